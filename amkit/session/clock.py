"""The one place where the clock is read. Everywhere else, moments and dates are arguments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Returns the present moment, UTC."""


def now() -> datetime:
    """Return the present moment, UTC."""
    return datetime.now(UTC)  # noqa: TID251  this is where the clock is read


def today(clock: Clock) -> date:
    """Return the date here, where the account manager is."""
    return clock().astimezone().date()
