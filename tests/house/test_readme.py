"""The README says what holds: settings, rules, exit codes, and an example that can be walked."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import indent

import pytest

from amkit.cli.commands import COMMANDS
from amkit.lint import check
from amkit.lint.rules import RULES
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


def test_every_rule_command_answer_type_and_kind_is_told() -> None:
    for rule in RULES:
        assert f"| `{rule.name}` |" in README
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
        record: {meeting: {type: date}, panel: {type: list}}
"""


def test_the_example_protocol_can_be_walked() -> None:
    findings = check(EXAMPLE.encode(), "README.md")

    assert {found.rule for found in findings} == {"missing-phase", "no-next-step"}


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_each_fragment_of_the_format_can_be_read(fragment: str) -> None:
    if not fragment.startswith("- "):
        fragment = "- id: of-prompts\n  title: Of prompts\n  record:\n" + indent(fragment, "    ")
    text = HEAD + indent(fragment, "      ")
    wording = {"missing-phase", "no-next-step", "no-instruction", "no-use-when", "minutes-sum"}

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
