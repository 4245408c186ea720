"""Numbers from so much to so much, as options write them: “10-50 people”, “meer dan 50”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from amkit.lint.bounds import ALL, NOTHING, Bound

_LONGEST = 60
"""Most characters of a text that is taken for a range; longer ones say more than that."""
_N = r"[€$£]?\s*(\d[\d.,]*)"
_UNIT = r"\s*([^\W\d]*|%)"
_END = r"(?:\s\D*)?"

_FORMS: Mapping[str, re.Pattern[str]] = {
    form: re.compile(pattern)
    for form, pattern in {
        "[a,b]": _N + _UNIT + r"\s*(?:-|–|—|to|through|tot en met|t/m)\s*" + _N + _UNIT + _END,
        "[a,b)": _N + _UNIT + r"\s*(?:until|tot)\s*" + _N + _UNIT + _END,
        "(a,)": r"(?:more than|over|above|meer dan|boven|>)\s*" + _N + _UNIT + _END,
        "[a,)": r"(?:at least|from|vanaf|minstens|≥|>=)\s*" + _N + _UNIT + _END,
        "[a+": _N + _UNIT + r"\s*(?:\+|or more|and more|and up|of meer|en meer)" + _END,
        "(,b)": r"(?:less than|fewer than|under|below|minder dan|onder|tot|<)\s*"
        + _N + _UNIT + _END,
        "(,b]": r"(?:up to|at most|hooguit|maximaal|tot en met|t/m|≤|<=)\s*" + _N + _UNIT + _END,
    }.items()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers from one end to the other.

    Attributes:
        low, high: the ends.
        unit: the word behind the numbers; ranges of different units do not compare.
    """

    low: Bound
    high: Bound
    unit: str

    def overlaps(self, other: Range) -> bool:
        """Tell whether a number lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return self.unit == other.unit and low <= high


def range_in(text: str) -> Range | None:
    """Return the range that a text is; None for any other text."""
    text = text.strip().casefold()
    if len(text) > _LONGEST:
        return None
    for form, pattern in _FORMS.items():
        found = pattern.fullmatch(text)
        if found is not None:
            return _range(form, *found.groups())
    return None


def _range(form: str, number: str, unit: str, other: str = "", unit_of_other: str = "") -> Range:
    """Return the range of a form; of “500-1k” the units differ, so it compares with no other."""
    at = _number(number)
    if other:
        high = (_number(other), -1 if form == "[a,b)" else 0)
        same = unit in ("", unit_of_other)
        return Range((at, 0), high, unit_of_other if same else f"{unit}–{unit_of_other}")
    if form in ("(,b)", "(,b]"):
        return Range(NOTHING, (at, -1 if form == "(,b)" else 0), unit)
    return Range((at, 1 if form == "(a,)" else 0), ALL, unit)


def _number(text: str) -> Decimal:
    """Return a number as people write it: “1.000” is a thousand, “2,5” is two and a half."""
    text = text.strip(".,")
    whole, sign, rest = text.rpartition("," if "," in text else ".")
    if not sign or len(rest) == 3:
        return Decimal(re.sub("[.,]", "", text))
    return Decimal(f"{re.sub('[.,]', '', whole)}.{rest}")
