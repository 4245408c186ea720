"""The README says what holds: settings, rules, exit codes, and an example that can be walked."""

from __future__ import annotations

import re
from pathlib import Path

from amkit.cli.commands import COMMANDS
from amkit.lint import check
from amkit.lint.rules import RULES
from amkit.model.kinds import KINDS
from amkit.model.prompts import PROMPT_CLASS
from amkit.session.commands import COMMANDS as TYPED
from amkit.settings import SETTINGS

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


def test_the_example_protocol_can_be_walked() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    findings = check(example.encode(), "README.md")

    assert {found.rule for found in findings} == {"missing-phase", "no-next-step"}
