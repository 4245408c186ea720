"""`amkit rules` lists the rules; `amkit explain` teaches one."""

from __future__ import annotations

import json

import pytest

from amkit.lint.registry import every_rule
from tests.conftest import Amkit


def test_every_rule_is_listed_with_what_it_asks_for(amkit: Amkit) -> None:
    data = json.loads(amkit("rules", "--json").out)

    assert [one["name"] for one in data] == [rule.name for rule in every_rule()]
    assert {"name": "unknown-key", "group": "format", "severity": "error", "fix": "unsafe",
            "title": {"en": "Keys that there are",
                      "nl": "Sleutels die bestaan"}} in data  # fmt: skip


def test_the_list_is_in_the_language_of_the_reader(amkit: Amkit) -> None:
    dutch = " ".join(amkit("rules", "--lang", "nl").out.split())
    english = " ".join(amkit("rules").out.split())

    assert "rule about severity asks for" in english
    assert "regel over ernst vraagt om" in dutch
    assert "minutes-sum method fout Minuten tellen op (--unsafe-fixes)" in dutch


def test_the_rules_of_one_group_can_be_asked(amkit: Amkit) -> None:
    data = json.loads(amkit("rules", "language", "--json").out)

    assert {one["group"] for one in data} == {"language"}
    ran = amkit("rules", "languages")
    assert (ran.code, "there is no “languages” here; did you mean “language”?" in ran.err) == (2, 1)


@pytest.mark.parametrize("name", [rule.name for rule in every_rule()])
def test_every_rule_is_explained_in_both_languages(name: str, amkit: Amkit) -> None:
    english, dutch = amkit("explain", name).out, amkit("explain", name, "--lang", "nl").out

    assert english.startswith(f"# {name}\n\n")
    assert all(f"**{word}**\n\n```yaml\n" in english for word in ("Bad", "Good"))
    assert all(f"**{word}**\n\n```yaml\n" in dutch for word in ("Fout", "Goed"))
    assert "Nederlands\n---" not in english + dutch


def test_it_says_what_mends_a_rule(amkit: Amkit) -> None:
    assert "format · error · --unsafe-fixes mends it; look at the outcome" in (
        amkit("explain", "unknown-key").out
    )
    assert "format · fout · --fix herstelt het" in (
        amkit("explain", "wrong-type", "--lang", "nl").out
    )


def test_a_rule_that_does_not_exist_is_refused_with_what_comes_near(amkit: Amkit) -> None:
    ran = amkit("explain", "minute-sum")

    assert (ran.code, ran.out) == (2, "")
    assert "there is no rule “minute-sum”; did you mean “minutes-sum”?" in ran.err
    assert "bedoelt u ‘minutes-sum’?" in amkit("explain", "minute-sum", "--lang", "nl").err
