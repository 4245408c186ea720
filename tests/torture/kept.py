"""A store, and what must be true of it after anything that happens to it."""

from __future__ import annotations

from pathlib import Path

from amkit.model.run import Answer, Slot
from amkit.store import Store, open_store
from tests.shell.store.test_store import LATER, NOW, account, run


class LostError(AssertionError):
    """Something that was acknowledged is not there."""


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def begin(path: Path) -> None:
    """Make a store with an account and an open run."""
    with open_store(url(path)) as store:
        store.add_account(account())
        store.start(run(), b"text")


def say(store: Store, number: int, text: str = "") -> None:
    """Answer number `number`, 0-based."""
    given = f"answer {number} {text}"
    answer = Answer(slot=Slot(f"n{number}"), reply=given, value=given, by="Bram", at=NOW)
    store.save("r1", [answer], [], [], expected=number, at=LATER)


def proven(path: Path, *, acknowledged: int) -> int:
    """Return how many answers are there, once nothing of what was acknowledged is missing."""
    with open_store(url(path)) as store:
        kept = [found.reply.split()[1] for found in store.answers("r1")]
        assert store.sound(), "the store is damaged"
    assert kept == [str(number) for number in range(len(kept))], "out of order, or with a gap"
    if len(kept) < acknowledged:
        raise LostError(f"lost: {acknowledged - len(kept)} of {acknowledged}")
    return len(kept)
