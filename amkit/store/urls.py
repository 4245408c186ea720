"""The URL that names a store."""

from __future__ import annotations

import re

_PASSWORD = re.compile(r"(://[^:/@?]*):.*@")
"""Up to the last @: what follows a password that holds one itself is hidden with it."""
_NAMED_PASSWORD = re.compile(r"(password\s*=\s*)('(?:[^'\\]|\\.)*'?|[^&\s]*)", re.IGNORECASE)


def hidden(url: str) -> str:
    """Return the URL with its password hidden, for people to read."""
    return _NAMED_PASSWORD.sub(r"\1***", _PASSWORD.sub(r"\1:***@", url))
