"""A text that is made of other answers reads in the language of who reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from amkit.model.run import Slot
from amkit.model.text import Language, Text
from amkit.walk import answering, engine
from amkit.walk.literal import Filler
from amkit.walk.scope import latest_answers
from amkit.walk.shown import show
from tests.protocols import HAND, at, here, reply, walk

PHASES = """
- id: talk
  moment: during
  steps:
    - id: s
      title: {en: S, nl: S}
      record:
        topic: {type: choice, options: [{id: a, text: {en: Money, nl: Geld}},
                                        {id: b, text: {en: Time, nl: Tijd}}]}
        topics: {type: choices, options: [{id: a, text: {en: Money, nl: Geld}},
                                          {id: b, text: {en: Time, nl: Tijd}}]}
        price: {type: decimal}
        day: {type: date}
    - id: t
      title: {en: T, nl: T}
      record:
        made: {compute: 'join(answers.topics, " + ") + "; " + lower(answers.topic)'}
        MORE
"""
ANSWERED = ("a", "a, b", "2.5", "2027-03-01")


@pytest.mark.parametrize(
    ("gap", "en", "nl"),
    [
        ("answers.topic", "Money", "Geld"),
        ("text(answers.topic)", "Money", "Geld"),
        ("join(answers.topics)", "Money, Time", "Geld, Tijd"),
        ("join(answers.topics, ' / ')", "Money / Time", "Geld / Tijd"),
        ("lower(answers.topic) + '!'", "money!", "geld!"),
        ("upper(join(answers.topics))", "MONEY, TIME", "GELD, TIJD"),
        ("text(answers.price)", "2.5", "2,5"),
        ("'on ' + text(answers.day)", "on 1 March 2027", "on 1 maart 2027"),
        ("join([answers.topic, answers.price, answers.day])", "Money, 2.5, 1 March 2027",
         "Geld, 2,5, 1 maart 2027"),
    ],
)  # fmt: skip
def test_a_gap_reads_in_each_language(gap: str, en: str, nl: str) -> None:
    made = reply(walk(PHASES.replace("MORE", "last: {}")), *ANSWERED)
    stop, _ = here(made)
    text = Text(f"{{{{ {gap} }}}}", f"{{{{ {gap} }}}}")

    assert Filler(made, stop, "en").text(text) == en
    assert Filler(made, stop, "nl").text(text) == nl


def test_what_is_worked_out_reads_in_each_language() -> None:
    _, place = at(reply(walk(PHASES.replace("MORE", "last: {}")), *ANSWERED), "made")

    assert show(place.value, place.prompt, "en") == "Money + Time; money"
    assert show(place.value, place.prompt, "nl") == "Geld + Tijd; geld"


@pytest.mark.parametrize(
    ("prompt", "en", "nl"),
    [
        ("{default: answers.topic}", "Money", "Geld"),
        ("{default: join(answers.topics)}", "Money, Time", "Geld, Tijd"),
        ("{type: long_text, default: answers.made}", "Money + Time; money", "Geld + Tijd; geld"),
        ("{type: list, default: answers.topics}", ("Money", "Time"), ("Geld", "Tijd")),
        ("{type: choice, default: answers.topic, options: [{id: a, text: A}, {id: b, text: B}]}",
         "a", "a"),
        ("{type: choices, default: answers.topics, options: [{id: a, text: A}, {id: b, text: B}]}",
         ("a", "b"), ("a", "b")),
    ],
)  # fmt: skip
def test_what_is_kept_of_a_default_is_a_text_as_it_was_read_and_an_option_by_its_id(
    prompt: str, en: object, nl: object
) -> None:
    made = reply(walk(PHASES.replace("MORE", f"last: {prompt}")), *ANSWERED)
    kept: dict[Language, object] = {}
    for language in ("en", "nl"):
        stop, place = here(made)
        hand = replace(HAND, language=language)
        answers = answering.accept(made, stop, place, "", hand)
        kept[language] = latest_answers(engine.with_answers(made, answers))[Slot("last")].value

    assert kept == {"en": en, "nl": nl}
    parts = (kept["en"], *(kept["en"] if isinstance(kept["en"], tuple) else ()))
    assert all(type(part) in (str, tuple) for part in parts)


def test_conditions_see_ids_and_digits() -> None:
    phases = PHASES.replace("MORE", "last: {when: 'join(answers.topics) == \"a, b\"'}")

    assert here(reply(walk(phases), *ANSWERED))[1].slot == Slot("last")
