"""What was asked for on the command line."""

from __future__ import annotations

from typing import NamedTuple


class Wanted(NamedTuple):
    """What was asked for on the command line.

    Attributes:
        account: the account's name; "" to be asked.
        resume: go on with an open run (True), begin anew (False), or ask (None).
        dry: walk, and keep nothing.
        yes: make a new account without asking.
        private: somebody looks along, so what is known does not show.
    """

    account: str
    resume: bool | None
    dry: bool
    yes: bool
    private: bool = False
