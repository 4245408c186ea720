"""A child process with limits: what a template makes amkit do, it does there.

Jinja's sandbox bounds what a template may reach, not what it may use: `'%2000000000s' % 'a'` is
allowed in it. On Linux and macOS the child is a fork (5 ms) with limits on memory and processor
time set by the system. Where there is no fork (Windows), rendering happens in this process: its
output is limited there, and what would grow in one step is refused by `documents`; the rest is not.
"""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from amkit.errors import TemplateError
from amkit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What rendering one document may use.

    Attributes:
        memory_bytes: added to what the process has already.
        processor_s: processor time, whole seconds.
        wall_s: time on the clock.
        output_bytes: of the document, UTF-8.
    """

    memory_bytes: int = 256 * 1024 * 1024
    processor_s: int = 2
    wall_s: float = 10.0
    output_bytes: int = 5 * 1024 * 1024


_DONE, _FAILED = b"+", b"-"
_SEPARATOR = "\0"


def in_child(work: Callable[[], str], limits: Limits, place: str) -> str:
    """Return what `work` returns, done in a child process.

    Args:
        work: what to do; may raise TemplateError.
        limits: what it may use.
        place: the template, for the complaint about a limit.

    Raises:
        TemplateError: `work` raised it, or a limit was met.
    """
    if not hasattr(os, "fork"):  # Windows
        return _result(_without_fork(work), limits, place)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # pragma: no cover  coverage does not follow forks
        os.close(reading)
        _work(work, writing, limits)
    os.close(writing)
    try:
        raw = _collect(reading, limits)
    finally:
        os.close(reading)
        _reap(child)
    return _result(raw, limits, place)


def _without_fork(work: Callable[[], str]) -> bytes:
    try:
        return _DONE + work().encode()
    except MemoryError:
        return b""


def _work(work: Callable[[], str], writing: int, limits: Limits) -> None:  # pragma: no cover
    """Do the work and end the process, whatever happens."""
    try:
        _limit(limits)
        answer = _DONE + work().encode()
    except TemplateError as error:
        answer = _FAILED + f"{error.text.en}{_SEPARATOR}{error.text.nl}".encode()
    except BaseException:  # a limit shows as any error; the parent says which
        os._exit(1)
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer[: limits.output_bytes + 2])
    finally:
        os._exit(0)


def _limit(limits: Limits) -> None:  # pragma: no cover  runs in the child
    import resource  # noqa: PLC0415  not there on Windows

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    soft = limits.processor_s
    resource.setrlimit(resource.RLIMIT_CPU, (soft, soft + 1))
    used = _address_space()
    if used:
        most = used + limits.memory_bytes
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _address_space() -> int:  # pragma: no cover  runs in the child
    """Return the bytes of address space in use, 0 where the system does not tell (macOS)."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  core: no pathlib
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _collect(reading: int, limits: Limits) -> bytes:
    """Return what the child wrote, as far as it came before the time was up."""
    until = monotonic() + limits.wall_s
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, until - monotonic()))
        if not ready:
            return b""
        part = os.read(reading, 65_536)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _reap(child: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _result(raw: bytes, limits: Limits, place: str) -> str:
    mark, body = raw[:1], raw[1:]
    if mark == _FAILED:
        en, _, nl = body.decode(errors="replace").partition(_SEPARATOR)
        raise TemplateError(Text(en=en, nl=nl))
    if mark != _DONE or len(body) > limits.output_bytes:
        megabytes = limits.memory_bytes // (1024 * 1024)
        raise TemplateError(
            Text(
                en=f"{place}:1:1: rendering took more than {limits.processor_s} s, {megabytes} MB "
                f"or {limits.output_bytes // 1024} KiB of text; make the template simpler",
                nl=f"{place}:1:1: het maken kostte meer dan {limits.processor_s} s, "
                f"{megabytes} MB of {limits.output_bytes // 1024} KiB tekst; "
                "maak het sjabloon eenvoudiger",
            )
        )
    return body.decode()
