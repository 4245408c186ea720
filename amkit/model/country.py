"""The countries whose holidays are known."""

from __future__ import annotations

from typing import Literal

Country = Literal["NL", "BE", "DE", "GB", "US"]
COUNTRIES: tuple[Country, ...] = ("NL", "BE", "DE", "GB", "US")
