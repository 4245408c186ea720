"""Keeping what is typed off the screen, on a terminal without prompt_toolkit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unseen(descriptor: int) -> Iterator[None]:
    """Show nothing of what is typed meanwhile, where `descriptor` is a terminal that can."""
    try:
        import termios  # noqa: PLC0415  Windows has none
    except ImportError:
        yield
        return
    try:
        before = termios.tcgetattr(descriptor)
    except termios.error:  # no terminal
        yield
        return
    input_, output, control, local, *rest = before
    try:
        termios.tcsetattr(
            descriptor, termios.TCSADRAIN, [input_, output, control, local & ~termios.ECHO, *rest]
        )
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
