"""Rules of a workspace's own: what they find, and what is wrong with how they are written."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from amkit.lint.check import check
from amkit.lint.manuals import manual_of
from amkit.lint.own import read_rule
from amkit.lint.registry import BY_NAME, choose, every_rule, known, take_along
from amkit.lint.rule import Rule
from tests.lint.rules import changed

ASAP = """\
id: no-asap
pattern: \\b(?:asap|zsm)\\b
message: {en: Say a day., nl: Noem een dag.}
good: You hear from me on Thursday.
"""
SPOKEN = changed(("Why for {{", "Asap, or asap {{"), ("Waarom voor {{", "Zsm {{"))


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    take_along(())


def rule(text: str) -> Rule:
    made, found = read_rule(text.encode(), "rules/a.yaml")
    assert found == ()
    assert made is not None
    return made


def told(text: str, protocol: str = SPOKEN, path: str = "talk.yaml") -> list[str]:
    """Return what a rule that is written so finds in a protocol."""
    made = rule(text)
    take_along([made])
    found = check(protocol.encode(), path, select=frozenset({made.name}))
    return [
        f"{one.place.line}:{one.place.column}-{one.place.end_column}"
        for one in found
        if one.rule == made.name
    ]


def test_a_pattern_is_found_wherever_it_stands_whatever_its_capitals() -> None:
    assert told(ASAP) == ["24:20-24", "24:29-33", "24:61-64"]


def test_languages_and_fields_can_be_chosen() -> None:
    assert told(ASAP + "languages: [nl]\n") == ["24:61-64"]
    assert told(ASAP + "where: say\n") == []
    assert told(ASAP + "where: [say, ask]\nlanguages: en\n") == ["24:20-24", "24:29-33"]


def test_a_text_without_a_language_is_in_those_of_its_file() -> None:
    text = SPOKEN.replace("amkit: 2", "amkit: 2\nlanguages: [en]").replace(
        "how: {en: [Wait.], nl: [Wacht.]}", "how: [Wait asap.]"
    )

    assert "24:20-24" in told(ASAP + "languages: en\n", text)
    assert "24:20-24" not in told(ASAP + "languages: nl\n", text)
    assert told(ASAP + "where: how\n", text.replace("[en]", "3")) == []


def test_it_is_listed_explained_and_left_out_as_any_other() -> None:
    own = rule(ASAP + "why: Asap is never.\nbad: [asap, zsm]\nsource: our own manual\n")
    take_along([own])

    assert known()["no-asap"] is own
    assert [one.name for one in every_rule()] == sorted([*BY_NAME, "no-asap"])
    assert choose(ignore=["own"]).runs("no-purpose")
    assert not choose(ignore=["own"]).runs("no-asap")
    assert manual_of(own, "en") == (
        "# no-asap\n\nown · warning\n\nSay a day.\n\nAsap is never.\n\n"
        "**Bad**\n\n```yaml\nasap\nzsm\n```\n\n"
        "**Good**\n\n```yaml\nYou hear from me on Thursday.\n```\n\nSource: our own manual\n"
    )
    assert "\n\nNoem een dag.\n\nAsap is never.\n\n**Fout**" in manual_of(own, "nl")
    take_along(())
    assert "no-asap" not in known()


def test_a_rule_that_is_left_out_does_not_run() -> None:
    slow = SPOKEN.replace("Zsm {{", "a" * 60 + "! {{")
    take_along([rule(ASAP.replace(r"\b(?:asap|zsm)\b", "(a|aa)+$"))])
    start = time.process_time()
    check(slow.encode(), "talk.yaml", ignore=frozenset({"no-asap"}))

    assert time.process_time() - start < 0.4


def test_a_pattern_that_takes_too_long_is_stopped_and_told() -> None:
    slow = SPOKEN.replace("Zsm {{", "a" * 60 + "! {{")
    take_along([rule(ASAP.replace(r"\b(?:asap|zsm)\b", "(a|aa)+$"))])
    (found,) = check(slow.encode(), "talk.yaml", select=frozenset({"no-asap"}))

    assert found.text.en.startswith("the pattern of this rule takes too long here")
    assert found.text.nl.startswith("het patroon van deze regel duurt hier te lang")
    assert found.place.line == 24


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: no-asap", "id: No", "1:5 an id has a-z, 0-9 and -"),
        ("id: no-asap", "id: 3", "1:5 an id has"),
        ("id: no-asap", "id: no-purpose", "1:5 “no-purpose” is a rule or group of amkit"),
        ("id: no-asap", "id: flow", "1:5 “flow” is a rule or group of amkit"),
        ("id: no-asap\n", "", "1:1 “id” is missing here"),
        ("good:", "goed:", "4:1 there is no “goed” here; did you mean “good”?"),
        (r"\b(?:asap|zsm)\b", "(asap", "2:10 this is no regular expression: missing )"),
        (r"\b(?:asap|zsm)\b", "''", "2:10 a pattern is a text of 1 to 2000 characters"),
        (r"\b(?:asap|zsm)\b", "[a]", "2:10 a pattern is a text"),
        (r"\b(?:asap|zsm)\b", "thursday", "4:7 the pattern finds this good example too"),
        ("good: You hear from me on Thursday.", "good: [a]\nbad: [asap, b]",
         "5:13 the pattern does not find this bad example"),
        ("good: You", "severity: grave\ngood: You", "4:11 there is no “grave” here"),
        ("good: You", "languages: [en, fr]\ngood: You", "4:17 there is no “fr” here"),
        ("good: You", "languages: fr\ngood: You", "4:12 there is no “fr” here"),
        ("good: You", "where: []\ngood: You", "4:8 expected a word or a list of words"),
        ("good: You", "where: [sai]\ngood: You", "did you mean “say”?"),
        ("{en: Say a day., nl: Noem een dag.}", "{fr: Un jour}", "3:11 there is no “fr” here"),
        ("{en: Say a day., nl: Noem een dag.}", "3", "3:10 expected a text, or one for each"),
        ("{en: Say a day., nl: Noem een dag.}", "' '", "3:10 expected a text, or one for each"),
        ("good: You hear from me on Thursday.", "good: 3", "4:7 expected a text"),
        (ASAP, "- a\n", "1:1 a file begins with keys"),
        ("id: no-asap", "id: &x no-asap", "1:5 anchors and aliases"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_its_place(old: str, new: str, says: str) -> None:
    made, found = read_rule(ASAP.replace(old, new).encode(), "rules/a.yaml")
    lines = [f"{one.place.line}:{one.place.column} {one.text.en}" for one in found]

    assert made is None
    assert any(says in line for line in lines)
    assert all(one.text.nl not in ("", one.text.en) for one in found)


def test_an_example_on_which_a_pattern_takes_too_long_is_told() -> None:
    text = ASAP.replace(r"\b(?:asap|zsm)\b", "(a|aa)+$").replace("You hear", "a" * 60 + "!")
    (found,) = read_rule(text.encode(), "a.yaml")[1]

    assert found.text.en.startswith("the pattern of this rule takes too long")


def test_a_message_in_one_language_is_told_in_both() -> None:
    made = rule(ASAP.replace("{en: Say a day., nl: Noem een dag.}", "Say a day."))

    assert (made.title.en, made.title.nl) == ("Say a day.", "Say a day.")
    assert rule(ASAP.replace("en: Say a day., ", "")).title.en == "Noem een dag."
