"""The record as YAML: it comes back as it went, and what was changed there is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import PlacedError
from amkit.model.kinds import KINDS, extended
from amkit.model.prompts import ChoicePrompt, ListPrompt, NumberPrompt, Option, YesNoPrompt
from amkit.model.record import Statement
from amkit.model.text import LANGUAGES, Language, Text
from amkit.model.values import Duration, Money, Value
from amkit.planning.drafted import Drafted, of_account, of_entry, read_draft
from amkit.planning.drafts import (
    draft_of_account,
    draft_of_entry,
    reply_of,
    state_named,
    state_of,
)
from amkit.planning.naming import Known
from amkit.source.writing import scalar, written
from tests.core.planning.test_by_hand import ACME, TODAY, known, said, voice

OWN: Any = {
    "contract": {
        "level": ChoicePrompt(
            type="choice",
            label=Text("level\nof service", "niveau"),
            options=(
                Option(id="a" * 50, text=Text("a" * 50, "b")),
                Option(id="z", text=Text("z" * 40, "z")),
            ),
        ),
        "staff": NumberPrompt(type="integer", label=Text("staff", "staff")),
        "fast": YesNoPrompt(type="yes_no", label=Text("fast", "snel")),
        "sites": ListPrompt(type="list", label=Text("sites", "locaties")),
    }
}  # fmt: skip
WITH_OWN = extended(OWN)
RECORD = (
    said("profile", name="ACME", tier="strategic", margin=Decimal("12.375")),
    said("contract", what="Cleaning", value=Money(Decimal("1234.567"), "EUR"),
         end=date(2027, 12, 31), staff=12, fast=True, sites=("Delft", "Gouda"), level="z"),
    said("goal", what="Grow: abroad\n\n  # and home", measure="10 %"),
    said("goal", what="Over", status="reached"),
    said("stakeholder", name="Anna", power="decides"),
)  # fmt: skip


def account_draft(language: Language = "en", record: tuple[Statement, ...] = RECORD) -> str:
    return draft_of_account(ACME, known(*record), WITH_OWN, state_of(record), language)


def account(text: str, language: Language = "en", **more: Any) -> Drafted:
    document = read_draft(text.encode(), "acme.yaml")
    return of_account(document, ACME, known(*RECORD), WITH_OWN, voice(**more), language)


def one_of(kind: str) -> Known:
    return next(one for one in known(*RECORD) if one.entry.kind == kind)


def fields(made: Drafted) -> list[dict[str, Value]]:
    return [dict(one.fields) for one in made.statements]


def complaints(text: str) -> list[str]:
    with pytest.raises(PlacedError) as caught:
        account(text)
    return caught.value.text.en.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changed_is_nothing_said(language: Language) -> None:
    assert account(account_draft(language), language) == Drafted(())
    for one in known(*RECORD):
        kind = WITH_OWN[one.entry.kind]
        draft = draft_of_entry(one, kind, "s", language)
        document = read_draft(draft.encode(), "x.yaml")
        assert of_entry(document, one, kind, voice(), language) == Drafted(())


@given(st.text(max_size=40))
def test_any_text_comes_back_unchanged(text: str) -> None:
    (one,) = known(said("goal", what="Grow", measure=text))
    draft = draft_of_entry(one, KINDS["goal"], "s", "en")
    document = read_draft(draft.encode(errors="replace"), "x.yaml")

    assert of_entry(document, one, KINDS["goal"], voice(), "en") == Drafted(())


def test_a_draft_says_what_each_field_is_and_what_could_be_told() -> None:
    draft = draft_of_entry(one_of("stakeholder"), KINDS["stakeholder"], "s", "nl")

    assert f"# stakeholder {one_of('stakeholder').id}, ACME" in draft
    assert "power: beslist  # zeggenschap: beslist · adviseert" in draft
    assert "evidence:  # Waaruit blijkt dat?" in draft
    assert "# confidence: high" in draft
    whole = account_draft()
    assert "profile:\n  tier: strategic  # tier: strategic · key account" in whole
    assert "  margin: 12.3750\n" not in whole
    assert '  margin: "12.3750"' in whole
    assert "    value: EUR 1234.5670  # value a year" in whole
    assert "    end: 2027-12-31  # until" in whole
    assert "    # goal\n    what: |-\n      Grow: abroad\n\n        # and home\n" in whole
    assert f"    level: {'z' * 40}  # level of service\n" in whole
    assert "Over" not in whole
    assert (
        "# A new one begins with “- what:”, without an id. Its other fields: chance,\n"
        "# answer, owner, impact, status\nrisks:\n"
    ) in whole


def test_the_state_it_was_made_of_is_named() -> None:
    assert state_named(account_draft()) == state_of(RECORD)
    assert state_named("profile:\n") == ""
    assert state_of(RECORD[1:]) != state_of(RECORD)
    assert state_of([replace(RECORD[0], audience="client")]) != state_of(RECORD[:1])


def test_what_is_changed_is_said_as_in_a_walk() -> None:
    text = account_draft()
    for was, is_ in (
        ('measure: "10 %"', "measure: 12"), ("    date:", "    date: 1 May"),
        ("tier: strategic", "tier: 2"), ("staff: 12", "staff:"), ('fast: "yes"', "fast: false"),
        ("sites: Delft; Gouda", "sites: [Delft, 3]\n    source: said"),
    ):  # fmt: skip
        assert was in text
        text = text.replace(was, is_)
    made = account(text)

    assert fields(made) == [
        {"tier": "key"},
        {"staff": None, "fast": False, "sites": ("Delft", "3")},
        {"measure": "12", "date": date(2027, 5, 1)},
    ]
    assert [one.source for one in made.statements] == ["known", "said", "known"]
    assert made.statements[2].about == one_of("goal").entry.key


def test_a_new_entry_has_no_id_and_one_that_is_gone_stays() -> None:
    first = "  - what: Win\n    date: 2027-01-01\n    audience: client\n"
    text = f"goals:\n{first}  - {{id: , what: Two}}\n"
    made = account(text)

    assert fields(made) == [{"what": "Win", "date": date(2027, 1, 1)}, {"what": "Two"}]
    assert [one.audience for one in made.statements] == ["client", "internal"]
    assert [one.about for one in made.statements] == ["", ""]
    assert [one.entry.kind for one in made.removed] == ["contract", "goal", "stakeholder"]


def test_a_profile_is_made_where_there_is_none() -> None:
    def profile(text: str) -> Drafted:
        document = read_draft(text.encode(), "acme.yaml")
        return of_account(document, ACME, (), KINDS, voice(), "en")

    assert fields(profile("profile: {owner: me, audience: client}")) == [
        {"name": "ACME", "owner": "Bram"}
    ]
    assert profile("profile: {owner: }\ngoals:\n") == profile("profile:\n") == Drafted(())
    assert "profile:\n  tier:  # tier: strategic" in draft_of_account(ACME, (), KINDS, "s", "en")


def test_everything_that_cannot_be_meant_is_told_with_its_place() -> None:
    anna = one_of("stakeholder").id
    text = f"""\
goal: []
profile: [tier]
goals: none
risks: [Leave]
contracts:
  - id: nowhere
stakeholders:
  - {{id: {anna}, name: , power: banana, hobby: x, confidence: sure}}
  - {{id: {anna}}}
  - {{name: ANNA}}
  - {{name: Bo}}
  - {{name: bo}}
  - {{role: CEO}}
  - {{name: {{x: y}}}}
  - {{name: Cy, role: []}}
  - {{name: Di, role: [[x], {{y: z}}]}}
  - {{name: Ed, source: [said]}}
"""
    found = complaints(text)

    assert [line.removeprefix("acme.yaml:").split(": ")[0] for line in found] == [
        "1:1", "2:10", "3:8", "4:9", "6:9", "8:25", "8:34", "8:42", "8:64", "9:10", "10:12",
        "12:12", "13:5", "14:12", "15:22", "16:22", "17:24",
    ]  # fmt: skip
    assert found[0].endswith("there is no “goal” here; did you mean “goals”?")
    assert "expected one of low, middle, high" in "\n".join(found)
    with pytest.raises(PlacedError, match=r"x.yaml:2:1: this bracket"):
        read_draft(b"what: [", "x.yaml")
    (one,) = known(said("goal", what="Grow"))
    with pytest.raises(PlacedError, match=r"x.yaml:2:1: there is no “mesure”"):
        of_entry(read_draft(b"what: Grow\nmesure: x", "x.yaml"), one, KINDS["goal"], voice(), "en")


@pytest.mark.parametrize(
    ("value", "reply"),
    [
        (None, ""), (Money(Decimal("1E+3"), "USD"), "USD 1000"), (Decimal("0.125"), "0.1250"),
        (Decimal("12.5"), "12.5"), (TODAY, "2026-11-23"), (("a", "b"), "a; b"), (7, "7"),
        (Duration(2, "weeks"), "2 weeks"), (True, "yes"), ("text", "text"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_somebody_would_type_it(value: Value, reply: str) -> None:
    assert reply_of(value, KINDS["goal"].fields["measure"], "en") == reply


def test_a_text_is_written_so_that_it_reads_well_and_comes_back() -> None:
    assert list(written("a", "x", "")) == ["a: x"]
    assert list(written("a", "", "what")) == ["a:  # what"]
    assert list(written("a", "one\ntwo", "")) == ["a: |-", "  one", "  two"]
    for odd in ("one\n", "\none", " one\ntwo", "one \ntwo", "one\t\ntwo\tx"):
        assert list(written("a", odd, "")) == [f"a: {scalar(odd)}"]
    assert list(written("a", "x\u2028\x07y", "")) == ["a: xy"]
    assert read_draft("\n".join(written("a", "one\n\n# two", "x")).encode(), "x").data == {
        "a": "one\n\n# two"
    }
