"""Editors, started for real. Not part of `make test`: they need programs of their own."""
