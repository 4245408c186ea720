"""Every rule has a test, a manual with a bad and a good example, and a bad file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import amkit.lint.rules
import amkit.source
from amkit.lint.check import check
from amkit.lint.manuals import parts
from amkit.lint.registry import every_rule
from amkit.lint.rule import Rule
from amkit.lint.rules import RULES
from amkit.lint.source_rules import SOURCE_RULES

HERE = Path(__file__).parent
BAD = HERE.parent / "data" / "protocols" / "bad"


def module(rule: Rule) -> str:
    return f"{rule.group}/{rule.name.replace('-', '_')}"


def test_every_module_with_a_rule_is_registered_in_order_under_its_own_name() -> None:
    (folder,) = amkit.lint.rules.__path__
    modules = sorted(f"{path.parent.name}/{path.stem}" for path in Path(folder).glob("*/[a-z]*.py"))

    assert [module(rule) for rule in RULES] == modules


def test_every_name_is_used_once_and_every_title_is_told_in_both_languages() -> None:
    names = [rule.name for rule in every_rule()]

    assert names == sorted(set(names))
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", name) for name in names)
    assert all(rule.title.en and rule.title.nl not in ("", rule.title.en) for rule in every_rule())


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.name)
def test_a_rule_has_a_manual_with_examples_and_its_source_in_both_languages(rule: Rule) -> None:
    manual = rule.manual or ""

    written = parts(manual)
    for text, bad, good, source in (
        (written.en, "Bad", "Good", "Source"), (written.nl, "Fout", "Goed", "Bron"),
    ):  # fmt: skip
        assert re.search(rf"^{bad}::\n\n    \S", text, re.MULTILINE)
        assert re.search(rf"^{good}::\n\n    \S", text, re.MULTILINE)
        assert re.search(rf"^{source}: \S", text, re.MULTILINE)
        assert text.index(f"{bad}::") < text.index(f"{good}::")
        assert re.fullmatch(r"[A-ZÉ][^\n]*\.", text.split("\n")[0])
    assert written.en != written.nl


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_test_and_a_bad_file(rule: Rule) -> None:
    assert f'RULE = "{rule.name}"' in (
        HERE / rule.group / f"test_{rule.name.replace('-', '_')}.py"
    ).read_text("utf-8")
    assert (BAD / f"{rule.name}.yaml").is_file()
    assert (BAD / f"{rule.name}.findings").is_file()


def told() -> Iterator[str]:
    """Yield every text in the code of the room `source`; the names of its rules are among them."""
    (folder,) = amkit.source.__path__
    for path in Path(folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_the_rules_held_while_reading_are_all_listed() -> None:
    listed, there = {rule.name for rule in SOURCE_RULES}, set(told())

    assert listed <= there
    assert {text for text in there if re.fullmatch("[a-z]+(-[a-z]+)+", text)} <= listed


@pytest.mark.parametrize("rule", SOURCE_RULES, ids=lambda rule: rule.name)
def test_a_rule_held_while_reading_has_a_bad_file_and_the_severity_that_is_listed(
    rule: Rule,
) -> None:
    raw = (BAD / f"{rule.name}.yaml").read_bytes()
    found = [finding for finding in check(raw, "f.yaml") if finding.rule == rule.name]

    assert found
    assert {finding.severity for finding in found} == {rule.severity}
    assert all(finding.text.nl not in ("", finding.text.en) for finding in found)
