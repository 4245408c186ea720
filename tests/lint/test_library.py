"""A team keeps some twenty protocols alive."""

from __future__ import annotations

from amkit.lint.library import MOST, library_findings
from amkit.lint.rule import Subject, subject_of
from amkit.source.protocols import parse_protocol
from amkit.source.reader import read
from tests.lint.rules import GOOD


def subject(number: int, status: str = "active") -> Subject:
    text = GOOD.replace("id: talk\nversion", f"status: {status}\nid: talk-{number}\nversion")
    document, _ = read(text.encode(), f"talk-{number}.yaml")
    assert document is not None
    return subject_of(document, parse_protocol(document)[0])


def broken() -> Subject:
    document, _ = read(b"amkit: 2\nid: broken\n", "broken.yaml")
    assert document is not None
    return subject_of(document, None)


def test_the_first_active_protocol_too_many_is_told_and_how_many_there_are() -> None:
    some = [subject(number) for number in range(MOST + 3)]
    (found,) = library_findings([subject(99, "archived"), broken(), *some])

    assert (found.place.path, found.place.line, found.place.column) == (f"talk-{MOST}.yaml", 3, 5)
    assert found.text.en.startswith(f"{MOST + 3} protocols are active here")
    assert found.text.nl.startswith(f"hier zijn {MOST + 3} protocollen actief")
    assert (found.rule, found.severity) == ("library-bloat", "info")


def test_as_many_as_a_team_keeps_alive_are_fine_and_the_others_do_not_count() -> None:
    some = [subject(number) for number in range(MOST)]
    others = [subject(98, "draft"), subject(99, "archived"), broken()]

    assert list(library_findings([*some, *others])) == []
