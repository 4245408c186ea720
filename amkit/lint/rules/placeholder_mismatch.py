"""A gap stands in every language, or in none.

A sentence that names the customer's goal in one language and forgets it in the other is another
sentence.

Bad::

    say:
      en: You hired us to {{ contract.goal }}.
      nl: U huurde ons in met een doel.

Good::

    say:
      en: You hired us to {{ contract.goal }}.
      nl: U huurde ons in om {{ contract.goal }}.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from amkit.lint.rule import Complaint, Rule, Subject, lines, texts
from amkit.model.text import Text

_GAP = re.compile(r"\{\{(.*?)\}\}")


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield lines whose gaps differ between the languages."""
    for written in texts(subject):
        if not isinstance(written.data, dict) or set(written.data) != {"en", "nl"}:
            continue
        pairs = zip_longest(lines(written.data["en"]), lines(written.data["nl"]), fillvalue="")
        for number, (english, dutch) in enumerate(pairs):
            ours, theirs = _gaps(english), _gaps(dutch)
            if ours != theirs and english and dutch:
                odd = ", ".join(sorted((ours - theirs) + (theirs - ours)))
                keys = (*written.keys, "nl")
                many = isinstance(written.data["nl"], list)
                text = Text(
                    en=f"this gap is not in both languages: {odd}",
                    nl=f"deze open plek staat niet in beide talen: {odd}",
                )
                place = subject.document.place((*keys, number) if many else keys)
                yield Complaint(place=place, text=text)


def _gaps(line: str) -> Counter[str]:
    return Counter(found.strip() for found in _GAP.findall(line))


RULE = Rule(
    name="placeholder-mismatch",
    severity="error",
    title=Text("The same gaps in both languages", "Dezelfde open plekken in beide talen"),
    check=check,
)
