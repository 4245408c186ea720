"""What came of scenarios, as text."""

from __future__ import annotations

from collections.abc import Sequence

from amkit.model.text import Language, Text
from amkit.scenarios.comparing import Difference
from amkit.source.document import Document


def told_differences(found: Sequence[Difference], document: Document, language: Language) -> str:
    """Return differences for people: the place and the text, and the lines below it."""
    return "".join(
        f"{document.place(one.keys)}: {one.text.to(language)}\n"
        + "".join(f"    {line}\n" for line in one.lines)
        for one in found
    )


def summary(passed: int, failed: int, language: Language) -> str:
    """Return how many scenarios passed, and how many did not."""
    count = passed + failed
    many = Text(
        "1 scenario" if count == 1 else f"{count} scenarios",
        "1 scenario" if count == 1 else f"{count} scenario's",
    ).to(language)
    went = Text(f"{passed} passed", f"{passed} geslaagd").to(language)
    if not failed:
        return f"{many}: {went}"
    return f"{many}: {went}, " + Text(f"{failed} failed", f"{failed} mislukt").to(language)
