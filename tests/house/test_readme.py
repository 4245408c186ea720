"""The README says what holds: settings, rules, exit codes, and an example that can be walked."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from textwrap import indent

import pytest

from amkit.cli.commands import COMMANDS
from amkit.lint.check import check
from amkit.lint.manuals import FIXABLE, parts
from amkit.lint.own import read_rule
from amkit.lint.registry import GROUPS, AnyRule, every_rule
from amkit.lint.reports import FORMS
from amkit.lint.settings import read_settings
from amkit.model.kinds import KINDS
from amkit.model.prompts import PROMPT_CLASS
from amkit.session.commands import COMMANDS as TYPED
from amkit.settings import SETTINGS
from amkit.source.protocols import load_protocol
from tests.conftest import Amkit

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_setting_is_in_the_table() -> None:
    for setting in SETTINGS:
        row = (
            f"| `{setting.name}` | `{setting.variable}` | {setting.default} | {setting.about.en} |"
        )
        assert row in README


def table_of_rules() -> str:
    """Return every rule with what the first sentence of its manual asks for, group by group."""
    rows = [
        f"| `{rule.name}` | {rule.group} | {rule.severity} | {_sentence(rule)} | {_mends(rule)} |"
        for rule in sorted(every_rule(), key=lambda rule: (GROUPS.index(rule.group), rule.name))
    ]
    return "\n".join(
        ["| rule | group | severity | asks for | mends |", "|---|---|---|---|---|", *rows]
    )


def _sentence(rule: AnyRule) -> str:
    return parts(rule.manual or "").en.split("\n")[0].replace("|", "\\|")


def _mends(rule: AnyRule) -> str:
    return f"`{FIXABLE[rule.fixable]}`" if rule.fixable else ""


def test_golden_rules_are_those_of_the_manuals() -> None:
    path = Path(__file__).parents[2] / "README.md"
    before, start, rest = README.partition("written by `make golden` from the manuals -->\n")
    there, end, behind = rest.partition("<!-- end of rules -->")
    if os.environ.get("AMKIT_GOLDEN") == "write":
        there = table_of_rules() + "\n"
        path.write_text(before + start + there + end + behind, encoding="utf-8")

    assert there == table_of_rules() + "\n"


def test_every_format_and_setting_of_the_linter_is_told() -> None:
    told = README.partition("### Linting")[2].partition("### Rules")[0]

    assert [form for form in FORMS if f"`{form}`" not in told] == []
    (block,) = re.findall(r"```toml\n(.*?)```", told, re.DOTALL)
    made, found = read_settings(tomllib.loads(block)["lint"], block, "README.md")
    assert found == ()
    assert made.choice("protocols/drafts/a.yaml").wanted < made.choice("a.yaml").wanted


def test_the_rule_of_ones_own_can_be_read() -> None:
    (block,) = (
        one for one in re.findall(r"```yml\n(.*?)```", README, re.DOTALL) if "pattern:" in one
    )

    made, found = read_rule(block.encode(), "rules/no-asap.yaml")
    assert (made is not None, found) == (True, ())


def test_every_command_answer_type_and_kind_is_told() -> None:
    for name in (*PROMPT_CLASS, *KINDS):
        assert f"`{name}`" in README
    for typed in TYPED.values():
        assert f"`/{typed.words.en}" in README
        assert f"`/{typed.words.nl}" in README
    for command in COMMANDS:
        first = command.name.split()[0]
        assert f"amkit {first}" in README or f"`{first}`" in README


def test_every_field_of_a_kind_is_in_the_table() -> None:
    for name, kind in KINDS.items():
        others = " ".join(f"`{field}`" for field in kind.fields if field != kind.main)
        assert f"| `{name}` | `{kind.main}` | {others} |" in README


EXAMPLE, *FRAGMENTS = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
HEAD = """\
amkit: 2
id: talk
version: 1.0.0
languages: [en]
title: Talk
purpose: Agree on a date.
roles: {sponsor: {title: our sponsor, side: ours}}
tables: {sizes: {small: {visits: 2}, large: {visits: 6, sponsor: true}}}
phases:
  - id: talk
    moment: during
    steps:
      - id: first
        title: First
        record: {meeting: {type: date, label: Day}, panel: {type: list}}
"""


def test_the_example_protocol_can_be_walked() -> None:
    findings = check(EXAMPLE.encode(), "README.md")

    assert {found.rule for found in findings} == {"missing-phase", "no-next-step"}


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_each_fragment_of_the_format_can_be_read(fragment: str) -> None:
    if not fragment.startswith("- "):
        fragment = "- id: of-prompts\n  title: Of prompts\n  record:\n" + indent(fragment, "    ")
    text = HEAD + indent(fragment, "      ")
    wording = {
        "missing-phase",
        "no-next-step",
        "no-instruction",
        "no-use-when",
        "minutes-sum",
        "unused-answer",
    }  # what a part shows, a whole protocol reads

    assert [found for found in check(text.encode(), "README.md") if found.rule not in wording] == []
    assert load_protocol(text.encode(), "README.md").id == "talk"


def test_the_answers_in_a_file_walk_the_example(amkit: Amkit) -> None:
    told = README[README.index("### Answers in a file") :]
    answers = re.findall(r"```yml\n(.*?)```", told, re.DOTALL)[0]
    Path("first-meeting.yaml").write_text(EXAMPLE, encoding="utf-8")
    Path("answers.yaml").write_text(answers, encoding="utf-8")
    ran = amkit("run", "first-meeting.yaml", "--account", "ACME", "--yes", "--answers",
                "answers.yaml", "--lang", "en")  # fmt: skip

    assert (ran.code, ran.err) == (0, "")
    (note,) = Path("notes/acme").glob("*.md")
    written = note.read_text(encoding="utf-8")
    for part in ("The summer stop", "asks Joost first", "She wants it on paper", "Send the page"):
        assert part in written
