"""amkit: a way of working with accounts that runs."""

__version__ = "0.1.0"
