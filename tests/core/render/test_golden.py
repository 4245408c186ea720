"""Notes and plans as they come out of the shipped templates, in both languages.

`make golden` writes them anew. What stands in them was answered in the language of the document.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from amkit.model.prompts import Audience
from amkit.model.run import Run
from amkit.model.text import LANGUAGES, Language, Text
from amkit.planning.basis import Basis
from amkit.planning.brief import brief_of
from amkit.planning.note import note_of
from amkit.planning.plan import plan_of
from amkit.planning.report import report_of
from amkit.render import render
from amkit.source.protocols import load_protocol
from amkit.walk import answering, engine
from amkit.walk.state import Walk
from tests import rich_account
from tests.golden import same
from tests.protocols import HAND, NOW, TODAY, at, here, reply, walk

TEMPLATES = Path(__file__).parents[3] / "templates"
PROTOCOL = TEMPLATES.parent / "protocols" / "new-decision-maker.yaml"
RUN = Run(
    id="r1", account_id="a1", protocol_id="talk", protocol_version="1.0.0", protocol_digest="d",
    status="done", by="Bram", started=NOW, changed=NOW,
)  # fmt: skip
PHASES = """
- id: prepare
  moment: before
  steps:
    - id: who
      title: {en: who is new, nl: wie er nieuw is}
      record: {newcomer: {kind: stakeholder, audience: client}}
- id: talk
  moment: during
  steps:
    - id: view
      title: {en: Their view, nl: Hun blik}
      record:
        view: {type: quote, audience: client, label: {en: In your words, nl: In uw woorden}}
        points: {type: list, audience: client, label: {en: What helps, nl: Wat helpt}}
        story: {type: long_text, label: {en: How it went, nl: Hoe het ging}}
        agreed: {type: yes_no, label: {en: All agreed?, nl: Alles afgesproken?}}
        goals: {kind: goal, many: true, max: 2, fields: [measure, date], audience: client}
        risks: {kind: risk, many: true, max: 1, fields: [chance]}
    - id: each
      title: {en: "What {{ goal.what }} asks", nl: "Wat {{ goal.what }} vraagt"}
      for_each: goal in answers.goals
      record:
        first:
          prompt: {en: "What first for {{ goal.what }}?", nl: "Wat eerst voor {{ goal.what }}?"}
    - {id: bye, title: {en: Goodbye, nl: Afscheid}}
- id: after
  moment: after
  steps:
    - id: acts
      title: {en: What was agreed, nl: Wat er is afgesproken}
      record:
        actions: {kind: action, many: true, audience: client}
        ours: {kind: action}
        decisions: {kind: decision, many: true, audience: client}
"""
REPLIES = (
    Text("Anna de Wit", "Anna de Wit"), Text("director of care", "directeur zorg"),
    Text("1", "1"), Text("3", "3"),
    Text("asked for the numbers twice", "vroeg tweemaal naar de cijfers"), Text("Bram", "Bram"),
    Text("It has to be *quiet* on the ward.\nEverything else follows.",
         "Het moet *stil* zijn op de afdeling.\nDe rest volgt."),
    Text("one planner; no changes on Friday", "één planner; op vrijdag geen wijzigingen"),
    Text("It began coldly.\n\nThe numbers turned it.",
         "Het begon koel.\n\nDe cijfers deden de stemming keren."),
    Text("yes", "ja"),
    Text("quiet nights", "stille nachten"),
    Text("calls after ten: 12 → 4", "belletjes na tienen: 12 → 4"),
    Text("2027-05-01", "2027-05-01"),
    Text("fewer forms", "minder formulieren"), Text("", ""), Text("", ""),
    Text("a merger next year", "een fusie volgend jaar"), Text("2", "2"),
)  # fmt: skip
CLOSING = (
    Text("send the page", "de pagina sturen"), Text("", ""), Text("", ""),
    Text("show the night figures", "de nachtcijfers laten zien"),
    Text("Anna de Wit", "Anna de Wit"), Text("2026-12-11", "2026-12-11"), Text("", ""),
    Text("call planning", "planning bellen"), Text("Bram", "Bram"),
    Text("2026-11-24", "2026-11-24"),
    Text("one planner for all wards", "één planner voor alle afdelingen"),
    Text("Anna de Wit", "Anna de Wit"), Text("", ""),
)  # fmt: skip


def held(language: Language) -> Walk:
    walked = reply(walk(PHASES), *(text.to(language) for text in REPLIES))
    stop, place = here(walked)
    why = Text("she has to ask", "dat moet ze navragen").to(language)
    walked = engine.with_answers(walked, answering.leave(stop, place, "parked", why, HAND))
    stop, place = here(walked)
    walked = engine.with_answers(walked, answering.leave(stop, place, "declined", "", HAND))
    stop, _ = at(walked, "bye.#done")
    why = Text("she was called away", "ze werd weggeroepen").to(language)
    walked = engine.with_answers(walked, answering.leave_step(stop, "skipped", why, HAND))
    stop, _ = at(walked, "view")
    told = Text("Smiled at “Friday”.", "Glimlachte bij ‘vrijdag’.").to(language)
    walked = engine.with_answers(walked, (answering.note(stop, told, HAND),))
    return reply(walked, *(text.to(language) for text in CLOSING))


def document(template: str, context: dict[str, Any]) -> str:
    return render(template, context, lambda name: (TEMPLATES / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("audience", ["internal", "client"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_a_note(language: Language, audience: Audience) -> None:
    walked = held(language)
    stops = engine.stops(walked)
    context = note_of(walked, stops, run=RUN, language=language, audience=audience)

    same(f"notes/meeting.{audience}.{language}.md", document("note.md.j2", context))


def test_golden_a_note_of_nothing_yet() -> None:
    walked = walk(PHASES)
    run = Run(**{name: getattr(RUN, name) for name in RUN.__slots__} | {"status": "open"})
    made = [
        document(
            "note.md.j2",
            note_of(walked, engine.stops(walked), run=run, language="nl", audience=audience),
        )
        for audience in ("internal", "client")
    ]

    same("notes/nothing.nl.md", "\n".join(made))


def basis(language: Language, audience: Audience, *, much: bool) -> Basis:
    title = Text("The conversation about next year", "Het gesprek over het komende jaar")
    raw = PROTOCOL.read_bytes()
    return Basis(
        account=rich_account.ACCOUNT,
        statements=rich_account.statements(language) if much else (),
        runs=rich_account.RUNS if much else (), titles={"d": title.to(language)},
        protocols=(load_protocol(raw, PROTOCOL.name),), language=language, today=TODAY,
        audience=audience,
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["internal", "client"])
@pytest.mark.parametrize("much", [True, False], ids=["year", "nothing"])
def test_golden_a_plan(language: Language, audience: Audience, *, much: bool) -> None:
    context = plan_of(basis(language, audience, much=much))

    name = "year" if much else "nothing"
    same(f"plans/{name}.{audience}.{language}.md", document("plan.md.j2", context))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("much", [True, False], ids=["year", "nothing"])
def test_golden_a_report(language: Language, *, much: bool) -> None:
    context = report_of(basis(language, "client", much=much), rich_account.LAST_REPORT)

    name = "year" if much else "nothing"
    same(f"reports/{name}.{language}.md", document("report.md.j2", context))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("much", [True, False], ids=["year", "nothing"])
def test_golden_a_brief(language: Language, *, much: bool) -> None:
    made_of = basis(language, "internal", much=much)
    walked = Walk(
        protocol=made_of.protocols[0], account="ACME", record=made_of.record, me="Bram",
        today=TODAY,
    )  # fmt: skip

    name = "year" if much else "nothing"
    same(f"briefs/{name}.{language}.md", document("brief.md.j2", brief_of(made_of, walked)))
