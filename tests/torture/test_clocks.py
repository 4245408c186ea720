"""Clocks that jump, time zones that are none, and locales without letters (F18)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

import pytest

from amkit.session import clock
from tests.conftest import Amkit
from tests.lint.rules import GOOD

START = datetime(2026, 3, 28, 23, 30, tzinfo=UTC)
STEPS = {
    "back": timedelta(days=-400), "ahead": timedelta(days=365 * 50), "hardly": timedelta(),
    "through summer time": timedelta(minutes=31), "a leap day": timedelta(days=703),
}  # fmt: skip


class Jumping:
    """A clock that jumps each time it is read."""

    def __init__(self, step: timedelta) -> None:
        self.at, self.step, self.reads = START, step, 0

    def now(self, zone: tzinfo) -> datetime:
        self.reads += 1
        self.at += timedelta(milliseconds=1)
        there = self.at + self.step
        if self.reads % 7 == 0 and 1990 < there.year < 2150:
            self.at = there
        return self.at.astimezone(zone)


@pytest.fixture
def workspace(amkit: Amkit) -> Amkit:
    """Return the command line where there is a protocol that asks for two goals."""
    Path("amkit.toml").write_text("")
    Path("protocols").mkdir()
    Path("protocols/talk.yaml").write_text(GOOD)
    return amkit


def walked(amkit: Amkit, answers: dict[str, Any]) -> None:
    Path("answers.yaml").write_text(json.dumps(answers))
    ran = amkit("run", "talk", "--account", "ACME", "--answers", "answers.yaml")
    assert ran.code == 0, ran


def numbers(data: Any) -> Iterator[float]:
    """Yield every number in some JSON."""
    if isinstance(data, dict | list):
        for one in data.values() if isinstance(data, dict) else data:
            yield from numbers(one)
    elif isinstance(data, int | float):
        yield data


COMMANDS = [
    ["due"], ["next", "ACME"], ["plan", "ACME"], ["report", "ACME"], ["actions"], ["runs"],
    ["account", "show", "ACME"], ["team"], ["protocols", "--usage"], ["outcomes"],
    ["store", "backup", "copy.db", "--force"], ["doctor"],
]  # fmt: skip


@pytest.mark.parametrize("name", STEPS)
def test_a_clock_that_jumps_breaks_nothing_and_loses_nothing(
    workspace: Amkit, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    jumping = Jumping(STEPS[name])
    monkeypatch.setattr(clock, "datetime", jumping)
    assert workspace("account", "add", "ACME").code == 0
    for number in range(4):
        assert workspace("record", "add", "ACME", "goal", f"Goal {number}").code == 0
        walked(workspace, {"aim": f"Aim {number}"})

    for command in COMMANDS:
        ran = workspace(*command)
        assert ran.code in (0, 1), (command, ran)
        assert "bug" not in ran.err
    assert workspace("doctor").code == 0
    shown = workspace("account", "show", "ACME").out
    assert all(f"Goal {number}" in shown for number in range(4))
    usage = json.loads(workspace("protocols", "--usage", "--json").out)
    assert min(numbers(usage), default=0) >= 0, "nothing takes less than no time"
    assert jumping.reads > 50, "nobody asked this clock"


@pytest.fixture
def zone() -> Iterator[None]:
    """Put the time zone back."""
    before = os.environ.get("TZ")
    yield
    os.environ.pop("TZ", None)
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    "named", ["UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "Etc/GMT+12", "", "Nowhere/At-All",
              ":/etc/passwd", "CET-1CEST,M3.5.0,M10.5.0/3"],
)  # fmt: skip
def test_days_are_those_of_the_time_zone_and_a_zone_that_is_none_is_utc(
    workspace: Amkit, monkeypatch: pytest.MonkeyPatch, zone: None, named: str
) -> None:
    monkeypatch.setattr(clock, "datetime", Jumping(timedelta()))
    os.environ["TZ"] = named
    time.tzset()
    assert workspace("account", "add", "ACME").code == 0
    walked(workspace, {"aim": "Grow"})

    day = START.astimezone().date()
    (run,) = json.loads(workspace("runs", "--json").out)
    assert datetime.fromisoformat(run["started"]).astimezone(UTC) - START < timedelta(seconds=1)
    assert workspace("plan", "ACME").code == 0
    assert day.isoformat() in {"2026-03-28", "2026-03-29"}
    ahead = {"Europe/Amsterdam", "Pacific/Kiritimati", "CET-1CEST,M3.5.0,M10.5.0/3"}
    assert (day.isoformat() == "2026-03-29") == (named in ahead)
    assert [path.name[:10] for path in Path("notes").rglob("*.md")] == [day.isoformat()]


@pytest.mark.parametrize(
    "locale",
    [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"LC_ALL": "POSIX"},
     {"LC_ALL": "tr_TR.UTF-8"}, {"LANG": "xx_YY.nope"}, {"PYTHONIOENCODING": "cp1252"}],
)  # fmt: skip
def test_a_locale_without_letters_changes_what_shows_and_not_what_is_kept(
    workspace: Amkit, locale: dict[str, str]
) -> None:
    name = "Café İzmir ✓ 日本"
    assert workspace("account", "add", name).code == 0

    code = "import sys; from amkit.cli.main import main; sys.exit(main(sys.argv[1:]))"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    for command in (["account", "list"], ["account", "show", "--", name], ["due"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *command], env={**environment, **locale}, check=False,
            capture_output=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert b"Traceback" not in done.stderr
    (kept,) = json.loads(workspace("account", "list", "--json").out)
    assert kept["name"] == name
