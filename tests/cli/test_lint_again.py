"""Linting again: what was clean is not looked at twice, and nothing that is wrong gets by."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from amkit.errors import FileError
from amkit.lint.check import Examined, examine
from amkit.lint.registry import Choice
from amkit.model.text import Text
from amkit.session import several
from amkit.session.several import done, processes
from tests.cli.test_own_rules import package
from tests.conftest import Amkit, Ran
from tests.lint.rules import GOOD
from tests.lint.test_own import ASAP, SPOKEN

TALK = Path("protocols/talk.yaml")
BAD = GOOD.replace("version:", "versio:", 1)


@pytest.fixture
def clean(amkit: Amkit) -> Amkit:
    """Return the command line in a workspace with a clean protocol."""
    assert amkit("init", ".").code == 0
    TALK.write_text(GOOD)
    return amkit


def linted(amkit: Amkit, *argv: str) -> Ran:
    """Lint where no run like it is remembered as a whole, so that each file counts for itself."""
    for told in Path(os.environ["XDG_CACHE_HOME"]).rglob("again-*"):
        told.unlink()
    return amkit("lint", "protocols", "--profile", "strict", *argv)


def cache() -> Path:
    (found,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("lint-*")
    return found


def examined(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which each protocol's name goes that is really looked at."""
    names: list[str] = []

    def spy(raw: bytes, path: str, choice: Choice, **more: Any) -> Examined:
        names.append(path)
        return examine(raw, path, choice, **more)

    monkeypatch.setattr("amkit.session.looking.examine", spy)
    return names


def test_what_was_clean_is_not_looked_at_again(
    clean: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = examined(monkeypatch)
    first = linted(clean)
    assert (first.code, first.out) == (0, "")
    assert linted(clean) == first
    assert names == ["protocols/talk.yaml"]
    assert linted(clean, "--no-cache") == first
    assert len(names) == 2
    assert cache().stat().st_mode & 0o777 == 0o600


def test_what_changed_is_looked_at(clean: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    linted(clean)
    names = examined(monkeypatch)
    TALK.write_text(BAD)
    found = linted(clean)
    assert (found.code, "talk.yaml" in found.out) == (1, True)
    assert linted(clean) == found
    assert len(names) == 2  # what is wrong is looked at each time
    TALK.write_text(GOOD)
    assert linted(clean, "--select", "wording").code == 0
    Path("amkit.toml").write_text('[lint]\njargon = ["zzz"]\n')
    linted(clean)
    assert len(names) == 4  # other rules, and other settings


def test_a_rule_of_ones_own_that_comes_counts(clean: Amkit) -> None:
    TALK.write_text(SPOKEN)
    assert clean("lint", "protocols", "--select", "method").out == ""
    Path("rules").mkdir()
    Path("rules/asap.yaml").write_text(ASAP)
    found = clean("lint", "protocols", "--select", "own")
    assert found.out.count("no-asap") == 3
    Path("rules/asap.yaml").write_text(ASAP.replace("asap", "zzzz"))
    assert clean("lint", "protocols", "--select", "own") != found
    Path("rules/asap.yaml").write_text(ASAP)
    assert clean("lint", "protocols", "--select", "own") == found


def test_rules_that_a_package_brings_are_code_so_nothing_is_remembered(
    clean: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Path("elsewhere").absolute()
    folder.mkdir()
    package(monkeypatch, folder, "RULE")

    linted(clean)
    assert not list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*-*"))


def test_what_takes_over_from_others_is_looked_at_each_time(
    clean: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    linted(clean)
    Path("protocols/more.yaml").write_text("amkit: 2\nid: more\nversion: 1.0.0\nextends: talk\n")
    first = linted(clean)
    names = examined(monkeypatch)
    assert linted(clean) == first
    assert names == ["protocols/more.yaml"]
    TALK.write_text(BAD)
    assert linted(clean).code == 1


@pytest.mark.parametrize("raw", [b"", b"nothing", b"\xff\xfe\n\x00", b"0" * 32 + b"\nx y"])
def test_a_cache_that_is_damaged_is_none(
    clean: Amkit, monkeypatch: pytest.MonkeyPatch, raw: bytes
) -> None:
    first = linted(clean)
    cache().write_bytes(raw)
    names = examined(monkeypatch)

    assert linted(clean) == first
    assert names == ["protocols/talk.yaml"]


def test_a_bit_that_flips_in_it_is_noticed(clean: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    first = linted(clean)
    raw = bytearray(cache().read_bytes())
    raw[-3] ^= 1
    cache().write_bytes(raw)
    names = examined(monkeypatch)

    assert linted(clean) == first
    assert names == ["protocols/talk.yaml"]


def test_two_processes_find_the_same_in_the_same_order(clean: Amkit) -> None:
    for number in range(60):
        text = (BAD if number % 7 == 0 else GOOD).replace("id: talk\n", f"id: talk-{number}\n", 1)
        Path(f"protocols/talk-{number}.yaml").write_text(text)
    Path("protocols/gone.yaml").symlink_to("nowhere.yaml")
    one = linted(clean, "--no-cache", "--jobs", "1")

    assert linted(clean, "--no-cache", "--jobs", "2") == one
    assert linted(clean, "--jobs", "2") == one
    assert linted(clean, "--jobs", "2") == one
    assert linted(clean, "--no-cache", "--jobs", "2", "--format", "sarif").out == (
        linted(clean, "--no-cache", "--jobs", "1", "--format", "sarif").out
    )


# A run in which nothing changed -----------------------------------------------------------


def strict(amkit: Amkit, *argv: str) -> Ran:
    return amkit("lint", "protocols", "--profile", "strict", *argv)


def no_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever loads the rules fail."""
    monkeypatch.setitem(sys.modules, "amkit.cli.linting", None)


@pytest.mark.parametrize("text", [GOOD, BAD, GOOD.replace("minutes: 30", "minutes: 99")])
def test_the_same_is_told_again_without_loading_a_rule(
    clean: Amkit, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    TALK.write_text(text)
    first, as_json = strict(clean), strict(clean, "--format", "json", "--lang", "nl")

    no_rules(monkeypatch)
    assert strict(clean) == first
    assert strict(clean, "--format", "json", "--lang", "nl") == as_json


def test_what_is_not_the_same_is_looked_at(clean: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    strict(clean)
    names = examined(monkeypatch)
    strict(clean, "--no-cache")
    assert len(names) == 1
    strict(clean, "--select", "wording")
    assert len(names) == 2
    Path("amkit.toml").write_text('[lint]\njargon = ["zzz"]\n')
    strict(clean)
    assert len(names) == 3
    TALK.write_text(BAD)
    assert strict(clean).code == 1
    TALK.with_name("more.yaml").write_text(GOOD.replace("id: talk", "id: more", 1))
    strict(clean)
    assert {"protocols/talk.yaml", "protocols/more.yaml"} <= set(names[4:])
    TALK.unlink()
    assert strict(clean).code == 0


def test_what_reads_other_files_or_writes_is_done_each_time(
    clean: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = TALK.with_name("more.yaml")
    more.write_text("amkit: 2\nid: more\nversion: 1.0.0\nextends: talk\n")
    assert strict(clean) == strict(clean)
    assert not list(Path(os.environ["XDG_CACHE_HOME"]).rglob("again-*"))
    more.unlink()
    for argv in (["--format", "json:out.json"], ["--update-baseline", "--baseline", "b.json"]):
        strict(clean, *argv)
        assert not list(Path(os.environ["XDG_CACHE_HOME"]).rglob("again-*"))
    assert "nowhere:1:1: is not there" in clean("lint", "nowhere").err
    strict(clean)
    no_rules(monkeypatch)
    assert strict(clean, "--diff").code == 70, "it would have to look"


@pytest.mark.parametrize("raw", [b"", b"nothing", b"\xff\xfe\n\x00", b"0" * 32 + b"\n[1]"])
def test_what_is_remembered_of_a_run_and_damaged_is_none(clean: Amkit, raw: bytes) -> None:
    first = strict(clean)
    (kept,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("again-*")
    flipped = bytearray(kept.read_bytes())
    flipped[-4] ^= 1
    for damaged in (raw, bytes(flipped)):
        kept.write_bytes(damaged)
        assert strict(clean) == first


# Several processes ------------------------------------------------------------------------


def test_several_processes_are_for_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert [processes(None, count) for count in (0, 199, 200)] == [1, 1, 2]
    assert [processes(wanted, 5) for wanted in (0, 3, 9)] == [1, 3, 5]
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert processes(None, 1_000) == 1
    monkeypatch.delattr(os, "fork")
    assert processes(8, 1_000) == 1


def test_a_process_that_is_killed_leaves_its_work_to_this_one() -> None:
    here = os.getpid()

    def work(item: int) -> int:
        if item == 30 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * 2

    assert list(done(work, range(80), 2)) == [item * 2 for item in range(80)]
    assert several._work is None


def test_what_a_process_raises_comes_out() -> None:
    def work(item: int) -> int:
        raise FileError(Text(f"{item}", f"{item}"))

    for jobs in (1, 2):
        with pytest.raises(FileError, match="0"):
            list(done(work, range(3), jobs))
