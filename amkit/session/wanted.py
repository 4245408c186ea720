"""What was asked for, and what there is to do it with."""

from __future__ import annotations

from dataclasses import dataclass

from amkit.model.text import Language
from amkit.session.clock import Clock
from amkit.store import Store
from amkit.terminal.screens import Prompter


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked for on the command line.

    Attributes:
        account: the account's name; "" to be asked.
        resume: go on with an open run (True), begin anew (False), or ask (None).
        dry: walk, and keep nothing.
        yes: make a new account without asking.
    """

    account: str
    resume: bool | None
    dry: bool
    yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What everything before, during and after a walk works with.

    Attributes:
        store: where it is kept.
        prompter: the terminal.
        clock: the present moment.
        me: who walks.
        language: in which.
        asks_again: whether a person is there to be asked again.
    """

    store: Store
    prompter: Prompter
    clock: Clock
    me: str
    language: Language
    asks_again: bool
