"""Whole files: the good ones are clean, and what is told of the bad ones is kept beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from amkit.lint.check import check
from amkit.lint.reports import report
from amkit.lint.rule import Rule
from amkit.lint.rules import RULES
from tests.golden import same

FOLDER = Path(__file__).parents[1] / "data" / "protocols"
OK = sorted((FOLDER / "ok").glob("*.yaml"))


@pytest.mark.parametrize("path", OK, ids=lambda path: path.stem)
def test_a_good_file_is_clean(path: Path) -> None:
    assert check(path.read_bytes(), path.name) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_golden_findings_of_a_bad_file(rule: Rule) -> None:
    name = f"{rule.name}.yaml"
    raw = (FOLDER / "bad" / name).read_bytes()
    found = check(raw, name)

    assert {finding.rule for finding in found} == {rule.name}
    texts = {name: raw.decode()}
    same(
        f"protocols/bad/{rule.name}.findings",
        report("full", found, texts, "en") + "\n" + report("text", found, texts, "nl"),
    )
