"""Which conversation a protocol is about: some turns of phrase harm in one kind only."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from amkit.lint.rule import Subject

_NEW = "new decision maker|new-decision-maker|successor|nieuwe beslisser|opvolger"
_RENEWAL = "renew|price|pricing|tariff|verleng|prijs|tarie[fv]"


def of_new_decision_maker(subject: Subject) -> bool:
    """Tell whether a protocol is for meeting a new decision maker."""
    return _named(subject, _NEW)


def of_renewal_or_price(subject: Subject) -> bool:
    """Tell whether a protocol is about renewing a contract, or about a price."""
    return _named(subject, _RENEWAL)


def _named(subject: Subject, pattern: str) -> bool:
    data = subject.document.data
    said = " ".join(str(_texts(data.get(key))) for key in ("id", "title", "extends"))
    return _compiled(pattern).search(said) is not None


def _texts(given: Any) -> Any:
    return " ".join(map(str, given.values())) if isinstance(given, dict) else given


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
