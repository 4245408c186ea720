"""The URL that names a store."""

from __future__ import annotations

import re

_PASSWORD = re.compile(r"(://[^:/@]*):[^@]*@")
_QUERY_PASSWORD = re.compile(r"(password=)[^&\s]*", re.IGNORECASE)


def hidden(url: str) -> str:
    """Return the URL with its password hidden, for people to read."""
    return _QUERY_PASSWORD.sub(r"\1***", _PASSWORD.sub(r"\1:***@", url))
