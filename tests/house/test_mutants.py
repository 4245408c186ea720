"""The table of `make mutants` counts every change once, and what no test ran as not noticed."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.mutants import ROOMS, counted, score

ROOT = Path(__file__).parents[2]


def test_what_was_noticed_is_counted_by_room() -> None:
    found = counted([
        "    amkit.store.rows.x_a__mutmut_1: killed",
        "    amkit.store.rows.x_a__mutmut_2: survived",
        "    amkit.store.rows.x_a__mutmut_3: no tests",
        "    amkit.store.rows.x_a__mutmut_4: timeout",
        "    amkit.store.rows.x_a__mutmut_5: not checked",
        "    amkit.render.markdown.x_b__mutmut_1: killed",
        "    amkit.walk.engine.x_c__mutmut_1: killed",
        "Something else",
    ])  # fmt: skip

    assert score(found["store"]) == pytest.approx(0.5)
    assert score(found["sanitiser"]) == 1
    assert score(found["loader"]) == 0


def test_each_file_that_is_broken_belongs_to_one_room() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["mutmut"]["only_mutate"]
    files = [str(path.relative_to(ROOT)) for path in (ROOT / "amkit").rglob("*.py")]
    broken = [file for file in files if any(fnmatch(file, pattern) for pattern in patterns)]

    assert len(broken) > 30
    for file in broken:
        name = file.removesuffix(".py").replace("/", ".") + "."
        assert sum(name.startswith(begins) for begins in ROOMS.values()) == 1, file
    for pattern in patterns:
        assert any(fnmatch(file, pattern) for file in files), pattern
