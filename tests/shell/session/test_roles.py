"""A step tells whose it is: the role, and the person who has it once that is known."""

from __future__ import annotations

from datetime import date

import pytest

from amkit.lint.check import check
from amkit.model.record import Record
from amkit.model.text import Language, Text
from amkit.session import screens
from amkit.session.view import View
from amkit.source.protocols import load_protocol
from amkit.terminal.screens import Paragraph
from amkit.walk.state import Stop, Walk

PROTOCOL = """\
amkit: 2
id: talk
version: 1.0.0
title: {en: Talk, nl: Gesprek}
purpose: {en: Agree., nl: Afspreken.}
roles: {sponsor: {title: {en: our sponsor, nl: onze sponsor}, person: PERSON}}
phases:
  - id: talk
    moment: during
    steps:
      - id: first
        title: {en: First, nl: Eerst}
        role: sponsor
        record: {sponsor: {type: person, label: {en: Sponsor, nl: Sponsor}}}
"""


def told(person: object, language: Language, *, private: bool = False) -> str:
    protocol = load_protocol(PROTOCOL.replace("PERSON", "answers.sponsor").encode(), "talk.yaml")
    walk = Walk(
        protocol=protocol, account="ACME", record=Record(), me="Vera", today=date(2026, 11, 28)
    )
    phase = protocol.phases[0]
    stop = Stop(
        phase=phase, step=phase.steps[0], items=(), label=Text(), places=(), notes=(),
        scope={"answers": {"sponsor": person}},
    )  # fmt: skip
    screen = screens.step_screen((stop,), stop, View(walk, language, private=private))
    return next(block.text for block in screen if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("language", "person", "line"),
    [
        ("en", None, "our sponsor"),
        ("en", "Henk Mulder", "our sponsor: Henk Mulder"),
        ("nl", {"name": "Henk Mulder", "role": "directeur"}, "onze sponsor: Henk Mulder"),
    ],
)
def test_the_person_of_a_role_shows_once_it_is_known(
    language: Language, person: object, line: str
) -> None:
    assert told(person, language).split(" · ")[1:] == [line]


def test_the_person_of_a_role_is_hidden_with_all_that_is_known() -> None:
    assert "Henk" not in told("Henk Mulder", "en", private=True)


def test_the_person_of_a_role_is_an_expression_like_any_other() -> None:
    found = [one for one in check(PROTOCOL.replace("PERSON", "answers.sponser").encode(), "t.yaml")
             if one.rule == "expression"]  # fmt: skip

    assert [(one.place.line, one.text.en) for one in found] == [
        (6, "nothing is called “sponser” here; did you mean “sponsor”?")
    ]
