"""What holds of every walk of every protocol here, whatever is typed, in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amkit.errors import AnswerError
from amkit.files import template
from amkit.lint.check import check
from amkit.model.prompts import Audience
from amkit.model.protocol import Protocol
from amkit.model.record import Record
from amkit.model.run import Answer, Run
from amkit.model.text import LANGUAGES, Language
from amkit.model.values import from_plain, to_plain
from amkit.planning.note import note_of
from amkit.planning.record import record_of
from amkit.render import render
from amkit.session import questions, screens
from amkit.session.view import View
from amkit.source.compiled import freeze, thaw
from amkit.source.protocols import load_protocol
from amkit.walk import answering, engine
from amkit.walk.answering import Hand
from amkit.walk.state import Place, Stop, Walk
from tests.protocols import HAND, NOW, TODAY
from tests.torture.conftest import many

ROOT = Path(__file__).parents[3]
FILES = sorted(
    path
    for folder in ("protocols", "tests/data/protocols", "tests/data/protocols/ok")
    for path in (ROOT / folder).glob("*.yaml")
    if not path.name.endswith(".scenario.yaml") and path.name != "method.yaml"
)
PROTOCOLS = {path.stem: load_protocol(path.read_bytes(), path.name) for path in FILES}
REPLIES = (
    "", "1", "2", "3", "1, 2", "yes", "no", "deels", "Cleaning", "a\nb", "12", "-4", "3,5", "80%",
    "€ 1.250", "tomorrow", "2027-02-28", "over 3 maanden", "30 min", "2 weken", "me", "Vera Smit",
    "https://example.org/plan", "☃ {{ me }} [b] | # <b>", "x" * 300,
)  # fmt: skip
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["reply"] * 12 + ["leave", "skip", "note", "back"]),
        st.sampled_from(REPLIES),
        st.integers(0, 10_000),
    ),
    min_size=20,
    max_size=80,
)
AUDIENCES: tuple[Audience, ...] = ("internal", "client")
LONG = {path.stem for path in FILES if path.parent.name == "protocols"} - {"new-decision-maker"}
"""Conversations of an hour: a few walks of each take as long as many of a small one."""


def some(name: str) -> int:
    """Return how many walks of a protocol are tried: others each day, and many for a release."""
    return many(4, 100) if name in LONG else many(15, 1_000)


def on_walks(test: Callable[[str, list[tuple[str, str, int]], int], None]) -> Callable[..., None]:
    """Run a test on walks of every protocol, each with a place to cut it off."""

    @pytest.mark.parametrize("name", PROTOCOLS)
    def on_each(name: str) -> None:
        @settings(max_examples=some(name), suppress_health_check=list(HealthCheck))
        @given(acts=ACTS, cut=st.integers(0, 100))
        def on_some(acts: list[tuple[str, str, int]], cut: int) -> None:
            test(name, acts, cut)

        on_some()

    on_each.__doc__ = test.__doc__
    return on_each


def fresh(protocol: Protocol) -> Walk:
    return Walk(protocol=protocol, account="ACME", record=Record(), me="Bram", today=TODAY)


def acted(walk: Walk, act: str, reply: str, number: int) -> Walk:
    """Return the walk after one thing that somebody does; the same where it is refused."""
    stops = engine.stops(walk)
    places = [(stop, place) for stop in stops for place in stop.places]
    here = engine.pending(stops)
    if act == "back" or here is None:
        here = places[number % len(places)]
    try:
        answers = done(walk, *here, act, reply)
        return engine.recorded(walk, stops, answers)[0] if answers else walk
    except AnswerError:
        return walk


def done(walk: Walk, stop: Stop, place: Place, act: str, reply: str) -> tuple[Answer, ...]:
    match act:
        case "leave":
            return answering.leave(stop, place, "unknown", reply, HAND)
        case "skip":
            return answering.leave_step(stop, "skipped", reply, HAND)
        case "note":
            return (answering.note(stop, reply, HAND),)
    return answering.accept(walk, stop, place, reply, HAND)


def walked(protocol: Protocol, acts: list[tuple[str, str, int]]) -> Walk:
    walk = fresh(protocol)
    for act in acts:
        walk = acted(walk, *act)
    return walk


def here_of(walk: Walk) -> tuple[tuple[Stop, ...], tuple[Stop, Place]]:
    stops = engine.stops(walk)
    return stops, engine.pending(stops) or (stops[-1], stops[-1].places[-1])


def shown(walk: Walk) -> None:
    """Paint what is on the screen at this point, in both languages."""
    stops, here = here_of(walk)
    for language in LANGUAGES:
        proposed = answering.proposal(walk, *here)
        view = View(walk, language)
        assert questions.question(*here, proposed, view).text
        assert screens.step_screen(stops, here[0], view)


def looked_up(walk: Walk) -> None:
    """Paint what somebody can ask for at this point, in both languages."""
    stops, here = here_of(walk)
    for view in (View(walk, language) for language in LANGUAGES):
        assert screens.help_screen(*here, view)
        assert screens.path_screen(stops, here[0], view)
        assert screens.review_screen(stops, view)


def standing(walk: Walk) -> list[tuple[str, str, object]]:
    """Return every place, how it stands, and what was answered."""
    return [
        (str(place.slot), place.standing, place.answer and place.answer.value)
        for stop in engine.stops(walk)
        for place in stop.places
    ]


def note(walk: Walk, audience: Audience, language: Language) -> str:
    run = Run(
        id="r", account_id="a", protocol_id=walk.protocol.id,
        protocol_version=walk.protocol.version, protocol_digest="d", status="done", by="Bram",
        started=NOW, changed=NOW,
    )  # fmt: skip
    context = note_of(walk, engine.stops(walk), run=run, language=language, audience=audience)
    return render("note.md.j2", context, lambda name: template(name, None))


every_protocol: Callable[[Callable[..., None]], Callable[..., None]] = pytest.mark.parametrize(
    "name", PROTOCOLS
)


@every_protocol
def test_the_linter_has_nothing_against_it(name: str) -> None:
    path = next(path for path in FILES if path.stem == name)

    assert [str(found) for found in check(path.read_bytes(), path.name)] == []


@on_walks
def test_whatever_is_typed_can_be_shown_and_kept(
    name: str, acts: list[tuple[str, str, int]], cut: int
) -> None:
    walk = fresh(PROTOCOLS[name])
    for number, act in enumerate(acts):
        walk = acted(walk, *act)
        shown(walk)
        if number in (cut % len(acts), len(acts) - 1):  # these go through the whole walk
            looked_up(walk)
    assert record_of(answering.statements(walk, engine.stops(walk), "r")) is not None


@on_walks
def test_going_on_after_any_cut_is_as_if_there_was_none(
    name: str, acts: list[tuple[str, str, int]], cut: int
) -> None:
    whole = walked(PROTOCOLS[name], acts)
    cut = min(cut, len(whole.answers))
    kept = tuple(
        replace(answer, value=from_plain(to_plain(answer.value))) for answer in whole.answers[:cut]
    )
    again = replace(fresh(thaw(freeze(whole.protocol))), answers=kept)
    again = engine.with_answers(again, whole.answers[cut:])

    assert standing(again) == standing(whole)


@on_walks
def test_going_back_and_forward_again_changes_nothing(
    name: str, acts: list[tuple[str, str, int]], cut: int
) -> None:
    walk = walked(PROTOCOLS[name], acts)
    before = standing(walk)
    later = Hand(by="Bram", at=datetime(2026, 11, 24, tzinfo=UTC))
    for stop in engine.stops(walk):
        for place in stop.places:
            if place.standing == "answered":
                walk = engine.with_answers(walk, answering.accept(walk, stop, place, "", later))

    assert standing(walk) == before


@every_protocol
@settings(max_examples=many(2, 100), suppress_health_check=list(HealthCheck))
@given(acts=ACTS)
def test_a_note_is_the_same_every_time(name: str, acts: list[tuple[str, str, int]]) -> None:
    walk = walked(PROTOCOLS[name], acts)

    for language in LANGUAGES:
        for audience in AUDIENCES:
            assert note(walk, audience, language) == note(walk, audience, language)
