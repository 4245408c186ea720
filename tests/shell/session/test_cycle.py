"""Which conversations come round by the method, read once and then kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from amkit.model.country import Country
from amkit.planning.workdays import holidays_of
from amkit.session.cycle import rhythm_of
from amkit.session.free_days import free_days
from amkit.settings import load

METHOD = """\
amkit: 2
title: Ours
tasks:
  - id: a
    title: A
    strategy: S
    protocols: [a1, a2]
    due: [{after: held, days: 90, protocol: a1}]
  - {id: b, title: B, strategy: S, protocols: [b1], due: [{on: new_owner, days: 7}]}
  - id: c
    title: C
    strategy: S
    protocols: [c1]
    tiers: [key]
    due: [{before: contract_year, days: 30}]
"""


def test_what_comes_round_is_told_by_group_of_accounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "amkit.toml").write_text("", encoding="utf-8")
    file = tmp_path / "protocols" / "method.yaml"
    file.parent.mkdir()
    file.write_text(METHOD, encoding="utf-8")
    settings = load(cwd=tmp_path, environ={}, options={})
    every = frozenset({"a1"})

    for time in "once", "again", "damaged":
        assert rhythm_of(settings) == {
            "strategic": every, "key": every | {"c1"}, "standard": every,
        }  # fmt: skip
        (kept,) = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
        assert b"Method" in kept.read_bytes()
        if time == "again":
            kept.write_bytes(kept.read_bytes()[:-9])
    file.write_text(METHOD.replace("amkit: 2", "amkit: two"), encoding="utf-8")
    assert rhythm_of(settings) == {}


def test_holidays_are_worked_out_once_and_then_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    asked: list[int] = []

    def worked_out(country: Country, year: int) -> frozenset[date]:
        asked.append(year)
        return holidays_of(country, year)

    monkeypatch.setattr("amkit.session.free_days.holidays_of", worked_out)

    def spring() -> bool:
        free = free_days("NL")
        return date(2026, 4, 27) in free(2026) and date(2026, 4, 28) not in free(2026)

    assert spring()
    assert spring()
    assert asked == [2026]
    (kept,) = (path for path in (tmp_path / "cache").rglob("*") if path.is_file())
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert spring()
    assert asked == [2026, 2026], "a damaged one was believed"
