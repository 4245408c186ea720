"""Work done by several processes at once, in the order in which it was given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")

ENOUGH = 200
"""With fewer files, starting another process costs more than it brings."""
_CHUNK = 25
_work: Callable[[Any], Any] | None = None
"""What the processes do: they are forked, and so need not be told."""


def processes(wanted: int | None, count: int) -> int:
    """Return how many processes are worth it for so many files.

    Args:
        wanted: how many somebody asked for; None: two where there are enough files and cores.
        count: how many files there are.
    """
    if not hasattr(os, "fork"):
        return 1
    if wanted is not None:
        return max(1, min(wanted, count))
    return 2 if count >= ENOUGH and (os.cpu_count() or 1) > 1 else 1


def done(work: Callable[[_Item], _Made], items: Sequence[_Item], jobs: int) -> Iterator[_Made]:
    """Yield what `work` makes of each item, in order.

    Where a process is killed, the rest is done in this one.

    Args:
        work: what it makes can be pickled; what it raises comes out here.
        items: what to work on; these can be pickled too.
        jobs: in how many processes; 1: in this one.
    """
    made = 0
    if jobs > 1:
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  few need it

        try:
            for one in _forked(work, items, jobs):
                yield one
                made += 1
        except BrokenProcessPool:
            pass
        else:
            return
    for item in items[made:]:
        yield work(item)


def _forked(work: Callable[[_Item], _Made], items: Sequence[_Item], jobs: int) -> Iterator[_Made]:
    import multiprocessing  # noqa: PLC0415  few need it
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  likewise

    global _work
    _work = work
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_signals)
    try:
        yield from pool.map(_do, items, chunksize=_CHUNK)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _work = None


def _leave_signals() -> None:
    """Leave Ctrl-C to the process that was started: it ends the others."""
    import signal  # noqa: PLC0415  few need it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def _do(item: Any) -> Any:
    assert _work is not None
    return _work(item)
