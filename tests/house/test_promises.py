"""What the README promises names the tests that hold it, or says that it is not kept."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("\n## Promises\n")[2].partition("\n## ")[0]
PROMISES = re.findall(r"^- \*\*(G\d+)\*\* (.*?)(?=^- |\Z)", SECTION, re.MULTILINE | re.DOTALL)
NAMED = re.findall(r"`([\w/]+\.py)::(test_\w+)`", SECTION)


def test_every_guarantee_is_in_the_list_once() -> None:
    assert [name for name, _ in PROMISES] == [f"G{number}" for number in range(1, 25)]


@pytest.mark.parametrize(("name", "says"), PROMISES, ids=[name for name, _ in PROMISES])
def test_a_promise_names_its_tests_or_says_that_it_is_not_kept(name: str, says: str) -> None:
    del name
    assert ("**Not kept**" in says) != ("::test_" in says)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_each_named_test_exists(file: str, test: str) -> None:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))

    assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
