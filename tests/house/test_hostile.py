"""Whatever is answered, notes and plans keep their shape, and so does the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from amkit.model.account import Account
from amkit.model.kinds import KINDS
from amkit.model.prompts import Audience, EntryPrompt, PersonPrompt, TextPrompt
from amkit.model.protocol import Protocol
from amkit.model.run import DONE, Run
from amkit.planning.basis import Basis
from amkit.planning.brief import brief_of
from amkit.planning.note import note_of
from amkit.planning.plan import plan_of
from amkit.planning.report import report_of
from amkit.render.documents import rendered
from amkit.session.screens import review_screen
from amkit.session.view import View
from amkit.source.protocols import load_protocol
from amkit.terminal.paint import Look, paint
from amkit.walk import answering, engine
from amkit.walk.state import Place, Stop, Walk
from tests.core.render.test_markdown import NAUGHTY, shape
from tests.protocols import HAND, walk

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
RUN = Run(
    id="r1", account_id="a1", protocol_id="new-decision-maker", protocol_version="1.0.0",
    protocol_digest="d", status="done", by="Bram", started=NOW, changed=NOW,
)  # fmt: skip


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    """Return the longest protocol that is shipped."""
    path = ROOT / "protocols" / "new-decision-maker.yaml"
    return load_protocol(path.read_bytes(), path.name)


def _is_main(stop: Stop, place: Place) -> bool:
    return place.slot.field == KINDS[answering.entry_prompt(stop, place).kind].main


def answered(protocol: Protocol, answer: str) -> tuple[Walk, tuple[Stop, ...]]:
    """Return a walk in which every text is `answer`, and two entries stand in every list."""
    start = walk("- {id: x, moment: during, steps: [{id: s, title: S}]}")
    walked = Walk(
        protocol=protocol, account=start.account, record=start.record, me=start.me,
        today=date(2026, 11, 23),
    )  # fmt: skip
    while (found := engine.pending(engine.stops(walked))) is not None:
        stop, place = found
        prompt = stop.step.record.get(place.entry)
        entry = isinstance(prompt, EntryPrompt) and prompt.many
        if entry and _is_main(stop, place) and place.slot.number > 1:
            taken = answering.leave(stop, place, "unknown", answer, HAND)
        elif place.slot.field == DONE:
            taken = answering.accept(walked, stop, place, "", HAND)
        elif isinstance(place.prompt, TextPrompt | PersonPrompt):
            taken = answering.accept(walked, stop, place, answer, HAND)
        elif place.prompt.type == "date":
            taken = answering.accept(walked, stop, place, "2026-12-01", HAND)
        elif place.prompt.type == "choice":
            taken = answering.accept(walked, stop, place, "1", HAND)
        else:
            taken = answering.accept(walked, stop, place, answer, HAND)
        walked = engine.with_answers(walked, taken)
    stops = engine.stops(walked)
    noted = answering.note(stops[0], answer, HAND)
    walked = engine.with_answers(walked, (noted,))
    return walked, engine.stops(walked)


def documents(protocol: Protocol, answer: str) -> dict[str, str]:
    walked, stops = answered(protocol, answer)
    said = answering.statements(walked, stops, "r1")
    account = Account(id="a1", name="ACME", key="acme", slug="acme", created=NOW)

    def load(name: str) -> str:
        return (ROOT / "templates" / name).read_text(encoding="utf-8")

    made: dict[str, str] = {}
    audiences: tuple[Audience, ...] = ("internal", "client")
    for audience in audiences:
        context = note_of(walked, stops, run=RUN, language="nl", audience=audience)
        made[audience] = rendered("note.md.j2", context, load)
    known = [replace(statement, audience="client") for statement in said]
    basis = Basis(
        account=account, statements=known, runs=[RUN], titles={"d": "T"}, protocols=(protocol,),
        language="en", today=date(2026, 11, 23),
    )  # fmt: skip
    client = replace(basis, audience="client")
    made["plan"] = rendered("plan.md.j2", plan_of(basis), load)
    made["joint"] = rendered("plan.md.j2", plan_of(client), load)
    made["report"] = rendered("report.md.j2", report_of(client, date(2026, 11, 1)), load)
    made["brief"] = rendered("brief.md.j2", brief_of(basis, walked), load)
    return {name: text.split("---\n", 2)[2] for name, text in made.items()}


@pytest.fixture(scope="module")
def shapes(protocol: Protocol) -> dict[str, list[tuple[str, str]]]:
    """Return the structure of each document when every answer is harmless."""
    return {name: shape(text) for name, text in documents(protocol, "PLACEHOLDER").items()}


@pytest.mark.parametrize(
    "answer", [text for text in NAUGHTY if "\0" not in text and text.strip(";\n ")]
)
def test_a_document_keeps_its_shape_whatever_is_answered(
    protocol: Protocol, shapes: dict[str, list[tuple[str, str]]], answer: str
) -> None:
    for name, text in documents(protocol, answer.replace(";", ",")).items():
        found = shape(text)
        if "\n" not in answer:
            assert found == shapes[name], f"{name}\n{text}"
        assert {tag for _, tag in found} <= {tag for _, tag in shapes[name]} | {"br"}


@pytest.mark.parametrize("answer", ["\x1b]0;title\x07", "\x9b2J", "\u202e", "[/x]", "a\rb"])
def test_a_screen_is_not_acted_upon(protocol: Protocol, answer: str) -> None:
    walked, stops = answered(protocol, answer)
    shown = paint(
        review_screen(stops, View(walked, "en")), Look(width=80, style=False, unicode=True)
    )

    assert all(sign >= " " or sign == "\n" for sign in shown)
    assert "\x9b" not in shown
    assert "\u202e" not in shown
