"""A closed window and a kill end a conversation as Ctrl-C does: saved, the terminal whole."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from amkit.errors import Interrupted
from amkit.model.text import Text

# SIGQUIT (Ctrl-\) too: it would leave a core file with whatever was answered in it.
_SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)
)


def interrupted(number: int) -> Interrupted:
    """Return the end that a signal means."""
    return Interrupted(Text("stopped", "gestopt"), exit_code=128 + number)


def _raise(number: int) -> None:
    raise interrupted(number)


@contextmanager
def ending_signals(end: Callable[[int], None] = _raise) -> Iterator[None]:
    """Let these signals call `end` with their number within; by default, raise Interrupted."""

    def handle(number: int, frame: FrameType | None) -> None:
        end(number)

    before = {number: signal.signal(number, handle) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
