"""Addresses that can be opened without running anything."""

from __future__ import annotations

import re

_LINK = r"(https?://[^\s/]|mailto:[^\s@]+@)[^\s]*"


def is_link(address: str) -> bool:
    """Tell whether an address is that of a page or a mailbox."""
    return re.fullmatch(_LINK, address) is not None
