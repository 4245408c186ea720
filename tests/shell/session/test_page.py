"""The literal lines of every step can be read while it is asked, on a screen of 24 lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from amkit.model.record import Record
from amkit.model.text import LANGUAGES, Language, Text
from amkit.session import screens
from amkit.session.page import fitted
from amkit.session.view import View
from amkit.source.protocols import load_protocol
from amkit.terminal.full import FullPrompter
from amkit.terminal.paint import Look, paint
from amkit.terminal.screens import Heading, Paragraph, Question, Screen, Section, Spoken
from amkit.walk.state import Stop, Walk
from tests.protocols import TODAY

ROOT = Path(__file__).parents[3]
SHIPPED = sorted(
    path
    for path in (ROOT / "protocols").glob("*.yaml")
    if not path.name.endswith(".scenario.yaml") and path.name != "method.yaml"
)
LOOK = Look(width=80, style=False, unicode=True)
ROOM = 20
"""Lines that a question, its hint, the reply and the line of keys leave on a screen of 24."""
STEP: Screen = (
    Heading(text="Goals"),
    Spoken(label="Say", lines=("What do we want?",)),
    Section(label="Why", lines=("It is theirs.",)),
    Section(label="How", lines=("Open it.", "Read it.")),
    Section(label="Noted so far", lines=("Clean rooms",)),
)


def lines(screen: Screen) -> int:
    return paint(screen, LOOK).count("\n") + 1


def shown(path: Path, language: Language) -> Iterator[Screen]:
    """Yield every step of a protocol as it is shown."""
    protocol = load_protocol(path.read_bytes(), path.name)
    walk = Walk(protocol=protocol, account="ACME", record=Record(), me="Vera", today=TODAY)
    for phase in protocol.phases:
        for step in (leaf for outer in phase.steps for _, leaf in outer.leaves()):
            stop = Stop(
                phase=phase, step=step, items=(), label=Text(), places=(), notes=(),
                scope={"account": {"name": "ACME"}},
            )  # fmt: skip
            yield screens.step_screen((stop,), stop, View(walk, language))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_room_for_its_question(path: Path, language: Language) -> None:
    for step in shown(path, language):
        page = fitted(step, lambda page: lines(page) <= ROOM, language)

        assert lines(page) <= ROOM, paint(page, LOOK)
        assert [one for one in page if isinstance(one, Spoken)] == [
            one for one in step if isinstance(one, Spoken)
        ]


@pytest.mark.parametrize(
    ("room", "left", "told"),
    [
        (99, ["Why", "How", "Noted so far"], ""),
        (lines(STEP) - 1, ["How", "Noted so far"], "/step shows the rest: Why"),
        (lines(STEP) - 4, ["Noted so far"], "/step shows the rest: How, Why"),
        (1, [], "/step shows the rest: Noted so far, How, Why"),
    ],
)
def test_what_is_missed_least_gives_way_first(room: int, left: list[str], told: str) -> None:
    page = fitted(STEP, lambda page: lines(page) <= room, "en")

    assert [one.label for one in page if isinstance(one, Section)] == left
    assert [one.text for one in page if isinstance(one, Paragraph)] == ([told] if told else [])
    assert page[:2] == STEP[:2]


def test_what_stands_on_the_screen_counts_below_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amkit.terminal.full._rows", lambda: 12)
    prompter, asked = FullPrompter(), Question(text="Which goal?")
    parts: Sequence[Screen] = ((Paragraph(text="Anything."),),)
    roomy, menu = asked, asked._replace(completions=("a",))

    assert prompter.fits(parts, roomy)
    for _ in range(5):
        prompter.show(parts[0])
    assert prompter.fits(parts, roomy)
    assert not prompter.fits(parts, roomy, below=True)
    assert prompter.fits(parts, menu)
    prompter.show(parts[0], clear=True)
    assert prompter.fits(parts, roomy, below=True)


def test_on_a_terminal_of_unknown_height_no_page_begins_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("amkit.terminal.full._rows", lambda: 0)
    prompter, part = FullPrompter(), (Paragraph(text="Anything."),)
    prompter.show(part)

    assert prompter.fits((part,), Question(text="Which goal?"), below=True)
