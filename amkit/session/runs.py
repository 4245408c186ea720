"""Runs: begun, found again, and turned back into the walk they are."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from amkit.errors import UsageError
from amkit.model.account import NAME_LIMIT, Account, key_of, slug_of
from amkit.model.record import Record
from amkit.model.run import Run
from amkit.model.text import Text
from amkit.planning.record import record_of
from amkit.session.clock import Clock, today
from amkit.session.library import Loaded, protocol_of
from amkit.store import Store
from amkit.walk.state import Walk


def check_name(name: str) -> str:
    """Return the name of an account, blanks at the ends aside.

    Raises:
        UsageError: it is empty, too long, or has characters that do not show.
    """
    name = name.strip()
    if not key_of(name):
        raise UsageError(
            Text(en="the account's name is empty", nl="de naam van het account is leeg")
        )
    if len(name) > NAME_LIMIT:
        raise UsageError(
            Text(
                en=f"the account's name has {len(name)} characters; at most {NAME_LIMIT} fit",
                nl=f"de naam van het account heeft {len(name)} tekens; er passen er {NAME_LIMIT}",
            )
        )
    for sign in name if not (name.isascii() and name.isprintable()) else ():
        if unicodedata.category(sign) in ("Cc", "Cs") or sign in _BIDI:
            raise UsageError(
                Text(
                    en=f"the account's name has U+{ord(sign):04X} in it, which does not show; "
                    "type it without",
                    nl=f"in de naam van het account staat U+{ord(sign):04X}, dat niet te zien is; "
                    "typ hem zonder",
                )
            )
    return name


_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f")


def new_account(name: str, clock: Clock) -> Account:
    """Return an account that is not stored yet.

    Raises:
        UsageError: it cannot be called that.
    """
    name = check_name(name)
    account_id = str(uuid.uuid4())
    return Account(
        id=account_id,
        name=name,
        key=key_of(name),
        slug=slug_of(name, account_id),
        created=clock(),
    )


def begin(loaded: Loaded, account: Account, me: str, clock: Clock) -> Run:
    """Return a run that is not stored yet."""
    at = clock()
    return Run(
        id=str(uuid.uuid4()),
        account_id=account.id,
        protocol_id=loaded.protocol.id,
        protocol_version=loaded.protocol.version,
        protocol_digest=loaded.digest,
        status="open",
        by=me,
        started=at,
        changed=at,
    )


def walk_of(store: Store, run: Run, account: Account, me: str, clock: Clock) -> Walk:
    """Return the walk that a stored run is, with the protocol it was started with.

    Raises:
        StoreError: the store cannot give it.
        ProtocolError: this amkit cannot read the protocol it was started with.
    """
    loaded, walk = _bare(store, run, account, me, clock)
    known = replace(walk, record=record_before(store, account, run.id))
    return with_previous(store, loaded, account, known, clock, before=run)


def _bare(store: Store, run: Run, account: Account, me: str, clock: Clock) -> tuple[Loaded, Walk]:
    """Return a stored run's protocol and its walk, without what was known before it."""
    loaded = protocol_of(store, run)
    walk = Walk(
        protocol=loaded.protocol, account=account.name, record=Record(), me=me,
        today=today(clock), answers=store.answers(run.id),
    )  # fmt: skip
    return loaded, walk


def with_previous(
    store: Store, loaded: Loaded, account: Account, walk: Walk, clock: Clock,
    before: Run | None = None,
) -> Walk:  # fmt: skip
    """Return a walk that knows what the account's last finished run of its protocol answered.

    It stays as it is where there is none, or the protocol does not ask.

    Args:
        store: where it is kept.
        loaded: the protocol; only one that names `previous`, or has a scorecard, is looked up.
        account: whose run.
        walk: what is walked.
        clock: the present moment.
        before: the run that is walked itself; None for a new one.
    """
    if b"previous." not in loaded.raw and b"scorecard" not in loaded.raw:
        return walk
    for run in store.runs(account_id=account.id, status="done"):
        same = run.protocol_id == loaded.protocol.id
        if same and (before is None or run.started < before.started):
            from amkit.walk.engine import whole  # noqa: PLC0415  only where it is asked

            answers: Mapping[str, Any] = whole(_bare(store, run, account, walk.me, clock)[1])[
                "answers"
            ]
            renamed = loaded.protocol.renamed
            named = {renamed.get(name, name): value for name, value in answers.items()}
            return replace(walk, previous=named, previous_day=run.changed.astimezone().date())
    return walk


def record_before(store: Store, account: Account, run_id: str) -> Record:
    """Return what is known of an account from elsewhere than this run."""
    said = store.statements(account.id)
    return record_of(statement for statement in said if statement.run_id != run_id)
