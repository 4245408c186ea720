"""What everything before, during and after a walk works with."""

from __future__ import annotations

from dataclasses import dataclass

from amkit.model.text import Language
from amkit.session.clock import Clock
from amkit.store import Store
from amkit.terminal.screens import Prompter


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The store, the terminal, the clock, and who walks.

    Attributes:
        store: where it is kept.
        prompter: the terminal.
        clock: the present moment.
        me: who walks.
        language: in which.
        asks_again: whether a person is there to be asked again.
        private: whether somebody looks along, so that what is known does not show.
    """

    store: Store
    prompter: Prompter
    clock: Clock
    me: str
    language: Language
    asks_again: bool
    private: bool = False
