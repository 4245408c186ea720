"""What the child of a rendering sets, sends and survives; here without a fork, step by step."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from amkit.errors import TemplateError
from amkit.model.text import Text
from amkit.render import Limits, child

LIMITS = Limits(memory_bytes=3 * 1024 * 1024, processor_s=7, wall_s=2.0, output_bytes=5 * 1024)
Patch = pytest.MonkeyPatch


class Ended(BaseException):
    """The process ended, with this code."""


def ended(patch: Patch, work: Callable[[], str]) -> tuple[int, bytes, list[Limits]]:
    """Return how a child that does this work ends, what it sent, and which limits it set."""
    limited: list[Limits] = []

    def exit_(code: int) -> None:
        raise Ended(code)

    patch.setattr(os, "_exit", exit_)
    patch.setattr(child, "_limit", limited.append)
    reading, writing = os.pipe()
    with pytest.raises(Ended) as found:
        child._work(work, writing, LIMITS)
    if found.value.args[0]:
        os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        return found.value.args[0], pipe.read(), limited


def fails() -> str:
    raise TemplateError(Text("en: é", "nl: ë"))


def runs_wild() -> str:
    raise MemoryError


def test_what_was_made_is_sent(monkeypatch: Patch) -> None:
    assert ended(monkeypatch, lambda: "é") == (0, "+é".encode(), [LIMITS])
    assert child._result("+é".encode(), LIMITS, "t.j2") == "é"


def test_what_is_wrong_is_sent_in_both_languages(monkeypatch: Patch) -> None:
    code, sent, _ = ended(monkeypatch, fails)

    assert (code, sent) == (0, "-en: é\0nl: ë".encode())
    with pytest.raises(TemplateError) as refused:
        child._result(sent, LIMITS, "t.j2")
    assert refused.value.text == Text("en: é", "nl: ë")


def test_nothing_is_sent_of_what_ran_wild(monkeypatch: Patch) -> None:
    assert ended(monkeypatch, runs_wild)[:2] == (1, b"")


@pytest.mark.parametrize("more", [-1, 0, 1, 500])
def test_no_more_is_sent_than_tells_that_it_is_too_much(monkeypatch: Patch, more: int) -> None:
    size = LIMITS.output_bytes + more
    _, sent, _ = ended(monkeypatch, lambda: "x" * size)

    assert len(sent) == min(size + 1, LIMITS.output_bytes + 2)
    if more <= 0:
        assert child._result(sent, LIMITS, "t.j2") == "x" * size
        return
    with pytest.raises(TemplateError) as refused:
        child._result(sent, LIMITS, "t.j2")
    assert refused.value.text == Text(
        "t.j2:1:1: rendering took more than 7 s, 3 MB or 5 KiB of text; make the template simpler",
        "t.j2:1:1: het maken kostte meer dan 7 s, 3 MB of 5 KiB tekst; maak het sjabloon "
        "eenvoudiger",
    )


@pytest.mark.parametrize("sent", [b"", b"x", b"?+"])
def test_what_no_child_sends_is_a_limit_that_was_met(sent: bytes) -> None:
    with pytest.raises(TemplateError, match="took more than"):
        child._result(sent, LIMITS, "t.j2")


@pytest.mark.parametrize("used", [0, 40_000_000])
def test_every_limit_is_set(monkeypatch: Patch, used: int) -> None:
    limits: list[tuple[int, tuple[int, int]]] = []
    signals: dict[int, object] = {}
    monkeypatch.setattr(resource, "setrlimit", lambda *given: limits.append(given))
    monkeypatch.setattr(signal, "signal", signals.__setitem__)
    monkeypatch.setattr(child, "_address_space", lambda: used)

    child._limit(LIMITS)

    most = used + LIMITS.memory_bytes
    memory = [(resource.RLIMIT_AS, (most, most))] if used else []
    assert limits == [
        (resource.RLIMIT_CPU, (7, 8)), *memory, (resource.RLIMIT_CORE, (0, 0)),
    ]  # fmt: skip
    ends = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
    assert signals == dict.fromkeys(ends, signal.SIG_DFL)


def test_the_address_space_is_what_the_system_says() -> None:
    if not Path("/proc/self/status").exists():
        assert child._address_space() == 0
        return
    before = child._address_space()
    said = Path("/proc/self/status").read_text(encoding="ascii")
    (kib,) = (int(line.split()[1]) for line in said.splitlines() if line.startswith("VmSize:"))

    assert before % os.sysconf("SC_PAGE_SIZE") == 0
    assert abs(kib * 1024 - before) < 64 * 1024 * 1024


def test_without_a_proc_nothing_is_known_of_the_address_space(monkeypatch: Patch) -> None:
    def gone(*given: object, **named: object) -> object:
        raise FileNotFoundError

    monkeypatch.setattr("builtins.open", gone)

    assert child._address_space() == 0
