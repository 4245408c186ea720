"""The ends of ranges of numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

Bound: TypeAlias = tuple[Decimal, int]
"""An end of a range: the number, and 0 where it belongs to it; 1 is just above it, -1 just below.
Ends compare by that."""

NOTHING: Bound = (-Decimal("Infinity"), 0)
"""Below every number."""
ALL: Bound = (Decimal("Infinity"), 0)
"""Above every number."""
