"""A whole account: everything the store keeps of it, for a file and back, without loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from amkit.model.account import Account
from amkit.model.record import Statement
from amkit.model.run import Answer, Run


class Rendering(NamedTuple):
    """A document as it was last made.

    Attributes:
        name: which document.
        text: what was made.
        at: when, UTC.
    """

    name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything that is kept of one account.

    Attributes:
        account: the account.
        names_before: the keys that it was called by before.
        statements: what was said of its record, in the order in which it was kept.
        runs: its conversations, each with its answers, oldest first.
        renderings: its documents as they were last made.
    """

    account: Account
    names_before: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    runs: tuple[tuple[Run, tuple[Answer, ...]], ...] = ()
    renderings: tuple[Rendering, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Some accounts, with the protocol texts that their runs keep.

    Attributes:
        accounts: in the order of the file.
        protocols: by digest.
    """

    accounts: tuple[Whole, ...] = ()
    protocols: Mapping[str, bytes] = field(default_factory=dict)
