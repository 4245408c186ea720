"""A team keeps some twenty protocols alive."""

from __future__ import annotations

from amkit.lint.check import examine
from amkit.lint.library import MOST, library_findings
from amkit.lint.registry import Choice
from amkit.model.finding import Place
from tests.lint.rules import GOOD


def active(number: int, status: str = "active") -> Place | None:
    text = GOOD.replace("id: talk\nversion", f"status: {status}\nid: talk-{number}\nversion")
    return examine(text.encode(), f"talk-{number}.yaml", Choice(frozenset(), frozenset())).active


def test_the_first_active_protocol_too_many_is_told_and_how_many_there_are() -> None:
    some = [place for number in range(MOST + 3) if (place := active(number))]
    (found,) = library_findings(some)

    assert (found.place.path, found.place.line, found.place.column) == (f"talk-{MOST}.yaml", 3, 5)
    assert found.text.en.startswith(f"{MOST + 3} protocols are active here")
    assert found.text.nl.startswith(f"hier zijn {MOST + 3} protocollen actief")
    assert (found.rule, found.severity) == ("library-bloat", "info")
    assert list(library_findings(some[:MOST])) == []


def test_what_is_no_active_protocol_does_not_count() -> None:
    assert active(98, "draft") is None
    assert active(99, "archived") is None
    for broken in (b"amkit: 2\nid: broken\n", b"["):
        assert examine(broken, "broken.yaml", Choice(frozenset(), frozenset())).active is None
