"""What a prompt can say besides its type: comments, checks, closed options, what stays as it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from amkit.errors import AnswerError
from amkit.model.text import Text
from amkit.model.values import Duration, Money
from amkit.walk import answering, engine
from amkit.walk.literal import Filler
from amkit.walk.state import Walk
from tests.protocols import HAND, at, change, here, places, reply, walk


def with_prompts(prompts: str, *, more: str = "") -> Walk:
    record = "".join(f"\n        {line}" for line in prompts.strip().split("\n"))
    return walk(f"""
- id: talk
  moment: during
  steps:
    - id: s
      title: S
      {more}
      record:{record}
""")


def refused(walk: Walk, text: str) -> str:
    stop, place = here(walk)
    with pytest.raises(AnswerError) as error:
        answering.accept(walk, stop, place, text, HAND)
    assert error.value.text.nl
    return error.value.text.en


def value(walk: Walk, slot: str) -> Any:
    return at(walk, slot)[1].value


def test_a_comment_is_asked_behind_an_answer_that_asks_for_one() -> None:
    now = with_prompts("""
mood: {type: scale, low: cold, high: warm, comment: What happened?, comment_when: answers.mood < 3}
after: {default: comments.mood}
""")
    assert places(reply(now, "4")) == ["mood answered", "after open"]
    low = reply(now, "2")
    assert places(low) == ["mood answered", "mood.#comment open", "after open"]
    low = reply(low, "they were let down", "")
    assert value(low, "after") == "they were let down"
    assert places(reply(now, "2", "")) == ["mood answered", "mood.#comment left", "after open"]


def test_checks_refuse_with_their_own_words() -> None:
    now = with_prompts("""
first: {type: integer}
second:
  type: integer
  checks:
    - {that: it >= answers.first, message: "at least {{ answers.first }}, and {{ it }} is less"}
    - {that: answers.second < 100, message: too many}
""")
    now = reply(now, "5")
    assert refused(now, "3") == "at least 5, and 3 is less"
    assert refused(now, "200") == "too many"
    assert value(reply(now, "7"), "second") == 7
    nothing_known = reply(
        with_prompts("a: {type: integer, checks: [{that: it > previous.a, message: x}]}"), "1"
    )
    assert value(nothing_known, "a") == 1


LIMITED = """
start: {type: date, min: today, max: today + weeks(2)}
long: {type: duration, min: days(2), max: weeks(1)}
people: {type: integer}
worth: {type: money, min: 100, max: answers.people * 1000}
"""


@pytest.mark.parametrize(
    ("before", "reply_", "said", "gezegd"),
    [
        ((), "yesterday", "the first day it can be is 23 November 2026",
         "de eerste dag die kan is 23 november 2026"),
        ((), "+15d", "the last day it can be is 7 December 2026",
         "de laatste dag die kan is 7 december 2026"),
        (("",), "30 hours", "the shortest it can be is 2 days",
         "het kan niet korter zijn dan 2 dagen"),
        (("",), "8 days", "the longest it can be is 1 week", "het kan niet langer zijn dan 1 week"),
        (("", "", "5"), "$ 99", "the lowest it can be is $100",
         "het kan niet lager zijn dan US$ 100"),
        (("", "", "5"), "6k", "the highest it can be is €5,000",
         "het kan niet hoger zijn dan € 5.000"),
    ],
)  # fmt: skip
def test_dates_durations_and_amounts_have_limits_that_can_depend_on_answers(
    before: tuple[str, ...], reply_: str, said: str, gezegd: str
) -> None:
    now = reply(with_prompts(LIMITED), *before)
    stop, place = here(now)
    with pytest.raises(AnswerError) as error:
        answering.accept(now, stop, place, reply_, HAND)

    assert (error.value.text.en, error.value.text.nl) == (said, gezegd)


def test_what_lies_on_a_limit_is_in_and_what_cannot_be_told_keeps_nothing_out() -> None:
    now = reply(with_prompts(LIMITED), "today", "1 week", "", "900k")

    assert value(now, "worth") == Money(Decimal(900_000), "EUR")
    assert value(now, "long") == Duration(1, "weeks")
    # In months there is no telling how many days that is.
    assert value(reply(with_prompts(LIMITED), "", "1 month"), "long") == Duration(1, "months")


@pytest.mark.parametrize(
    "prompt",
    [
        "{type: scale, low: cold, high: warm, default: '9'}",
        "{type: integer, max: 3, default: answers.seven}",
        "{type: integer, default: answers.seven, checks: [{that: it < 5, message: Less.}]}",
        "{type: list, max: 1, default: 'answers.two'}",
        "{type: choice, options: [{id: small, text: Small}], default: '\"large\"'}",
        "{type: choices, options: [{id: a, text: A}], default: answers.two}",
        "{max_length: 3, default: '\"four\"'}",
        "{type: date, max: today, default: today + days(1)}",
    ],
)
def test_a_default_that_its_own_prompt_would_refuse_is_not_proposed(prompt: str) -> None:
    now = with_prompts(f"""
seven: {{type: integer}}
two: {{type: list}}
limited: {prompt}
""")
    now = reply(now, "7", "a; b")

    assert answering.proposal(now, *here(now)) is None
    assert value(reply(now, ""), "limited") is None


def test_a_closed_option_says_why() -> None:
    now = with_prompts("""
size: {type: integer}
offer:
  type: choice
  options:
    - {id: small, text: Small}
    - {id: large, text: Large, when: answers.size > 10, why_not: for more than ten people}
    - {id: other, text: Other, when: answers.size > 10}
""")
    small, large = reply(now, "3"), reply(now, "30")
    assert refused(small, "2") == "this cannot be chosen: for more than ten people"
    assert refused(small, "other") == "this cannot be chosen: it does not fit here"
    assert value(reply(small, "small"), "offer") == "small"
    assert value(reply(large, "large"), "offer") == "large"


def test_some_answers_stay_as_they_were_given() -> None:
    now = with_prompts("promise: {edit: never}\nother: {}")
    now = reply(now, "on Friday")
    stop, place = at(now, "promise")

    with pytest.raises(AnswerError, match="stays as it was"):
        answering.accept(now, stop, place, "on Monday", HAND)
    with pytest.raises(AnswerError, match="stays as it was"):
        answering.leave(stop, place, "unknown", "", HAND)
    assert answering.accept(now, stop, place, "", HAND) == ()
    left = reply(with_prompts("promise: {edit: never}"), "")
    assert value(change(left, "promise", "on Friday"), "promise") == "on Friday"


def test_some_answers_are_only_added_to() -> None:
    now = with_prompts("log: {type: long_text, edit: append}\nnames: {type: list, edit: append}")
    now = change(reply(now, "one", "Anna"), "log", "two")
    now = change(now, "names", "Bram; Cees")

    assert value(now, "log") == "one\ntwo"
    assert value(now, "names") == ("Anna", "Bram", "Cees")


def test_what_is_worked_out_follows_its_sources_until_somebody_says_otherwise() -> None:
    now = with_prompts("""
a: {type: integer}
double: {type: integer, compute: answers.a * 2}
again: {type: integer, compute: answers.double + 1}
who: {compute: account}
whom: {type: list, compute: "[1, 2]"}
""")
    assert value(now, "double") is None
    now = reply(now, "4")
    assert places(now) == [
        "a answered", "double computed", "again computed", "who computed", "whom computed",
    ]  # fmt: skip
    assert (value(now, "double"), value(now, "again")) == (8, 9)
    assert (value(now, "who"), value(now, "whom")) == (None, None)
    stop, place = at(now, "double")
    assert answering.accept(now, stop, place, "", HAND) == ()
    now = change(change(now, "double", "10"), "a", "6")
    assert (value(now, "double"), value(now, "again")) == (10, 11)


def test_a_step_where_everything_is_worked_out_is_read_all_the_same() -> None:
    now = with_prompts("a: {type: text, compute: me}")

    assert places(now) == ["a computed", "s.#done open"]
    assert engine.stops(reply(now, ""))[0].standing == "answered"
    assert value(now, "a") == "Bram"


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("30 min", Duration(30, "minutes")), ("2 uur", Duration(2, "hours")),
        ("3d", Duration(3, "days")), ("5 werkdagen", Duration(5, "workdays")),
        ("1 week", Duration(1, "weeks")), ("6  MAANDEN", Duration(6, "months")),
        ("1 jaar", Duration(1, "years")), ("soon", None), ("1,5 uur", None), ("3 blue", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_duration_is_typed_as_it_is_said(reply: str, expected: Duration | None) -> None:
    now = with_prompts("a: {type: duration, required: true}")
    if expected is None:
        assert refused(now, reply)
    else:
        stop, place = here(now)
        assert answering.accept(now, stop, place, reply, HAND)[0].value == expected


@pytest.mark.parametrize(
    ("reply", "good"),
    [("https://example.org/plan", True), ("HTTP://x", False), ("mailto:a@example.org", True),
     ("javascript:alert(1)", False), ("example.org", False), ("https://a b", False),
     ("file:///etc/passwd", False)],
)  # fmt: skip
def test_a_link_leads_to_a_page_or_a_mailbox(reply: str, good: bool) -> None:
    now = with_prompts("a: {type: link}")
    if good:
        stop, place = here(now)
        assert answering.accept(now, stop, place, f" {reply} ", HAND)[0].value == reply
    else:
        assert "https://" in refused(now, reply)


def test_a_step_says_where_its_facts_come_from() -> None:
    entry = "contract: {kind: contract, fields: [goal]}"
    for source in ("said", "assumed", "known"):
        now = reply(with_prompts(entry, more=f"source: {source}"), "Cleaning", "save time")
        (statement,) = answering.statements(now, engine.stops(now), "r")
        assert statement.source == source


def test_the_last_run_can_be_built_on() -> None:
    now = replace(with_prompts("mood: {default: previous.mood}"), previous={"mood": "warm"})

    assert value(reply(now, ""), "mood") == "warm"


def test_why_there_is_no_answer_can_be_asked() -> None:
    now = with_prompts("a: {}\nb: {when: reason(answers.a) == 'unknown'}")
    stop, place = here(now)

    assert places(engine.with_answers(now, answering.leave(stop, place, "unknown", "", HAND))) == [
        "a left", "b open",
    ]  # fmt: skip
    assert places(reply(now, "x")) == ["a answered"]


def test_a_profile_is_named_after_the_account() -> None:
    now = reply(with_prompts("customer: {kind: profile, fields: [strategy]}"), "", "be cheap")
    (statement,) = answering.statements(now, engine.stops(now), "r")

    assert statement.fields == {"name": "ACME", "strategy": "be cheap"}


def test_a_secret_is_known_to_conditions_and_to_no_text() -> None:
    now = with_prompts("""
code: {secret: true, comment: Who knows it?, label: Code}
floor: {when: answers.code == "starling"}
""")
    now = reply(now, "starling", "Wilhelmina", "3")
    stop, _ = at(now, "floor")
    fill = Filler(now, stop, "en")

    assert fill.text(Text("{{ answers.code }}, {{ comments.code }}, {{ previous.code }}")) == (
        "‹Code›, ‹code›, ‹code›"
    )
    assert fill.text(Text("{{ answers.floor }}")) == "3"
    assert (
        Filler(now, stop, "en", hidden=True).text(Text("{{ answers.floor }} {{ answers.code }}"))
        == "••• ‹Code›"
    )
    assert [place.prompt.secret for place in stop.places] == [True, True, False]


def test_what_a_check_says_of_a_secret_does_not_repeat_it() -> None:
    now = with_prompts("""
code:
  secret: true
  checks: [{that: it != "1234", message: "{{ it }} and {{ account.name }}"}]
""")
    assert refused(now, "1234") == "‹it› and ACME"
