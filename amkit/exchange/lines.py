"""A text on one line, for formats in which a line end begins something else."""

from __future__ import annotations

import re

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
"""Controls, what some readers take for a line end, and a byte order mark, which some drop."""


def on_one_line(text: str) -> str:
    """Return a text on one line, without signs that steer what reads it."""
    return " ".join(_STEERING.sub(" ", text).split())
