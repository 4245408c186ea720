"""Values into rows and back. What a row holds is checked when it is read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any, cast

from amkit.errors import StoreError
from amkit.model.account import Account
from amkit.model.prompts import KindName
from amkit.model.record import Statement
from amkit.model.run import Answer, Reason, Run, Source, Status, slot_of
from amkit.model.text import Text
from amkit.model.values import from_plain, to_plain
from amkit.store.database import Row

ACCOUNT = ("id", "key", "name", "slug", "created")
RUN = (
    "id", "account_id", "protocol_id", "protocol_version", "protocol_digest", "status", "by_whom",
    "started", "changed",
)  # fmt: skip
ANSWER = (
    "run_id", "seq", "slot", "reply", "value", "reason", "why", "by_whom", "at", "source",
    "checksum",
)  # fmt: skip
STATEMENT = (
    "run_id", "item", "account_id", "kind", "fields", "step", "source", "by_whom", "at",
)  # fmt: skip


def compact(data: Any) -> str:
    """Return JSON in its one canonical form."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def account_row(account: Account) -> Row:
    """Return an account as a row."""
    return account.id, account.key, account.name, account.slug, account.created.isoformat()


def account_of(row: Row) -> Account:
    """Return the account in a row."""
    return Account(
        id=row[0], key=row[1], name=row[2], slug=row[3], created=datetime.fromisoformat(row[4])
    )


def run_row(run: Run) -> Row:
    """Return a run as a row."""
    return (
        run.id, run.account_id, run.protocol_id, run.protocol_version, run.protocol_digest,
        run.status, run.by, run.started.isoformat(), run.changed.isoformat(),
    )  # fmt: skip


def run_of(row: Row) -> Run:
    """Return the run in a row."""
    return Run(
        id=row[0],
        account_id=row[1],
        protocol_id=row[2],
        protocol_version=row[3],
        protocol_digest=row[4],
        status=cast(Status, row[5]),
        by=row[6],
        started=datetime.fromisoformat(row[7]),
        changed=datetime.fromisoformat(row[8]),
    )


def checksum(values: Sequence[Any]) -> str:
    """Return what a row must still add up to when it is read: 32 hexadecimal digits.

    SQLite's own check noticed 28 of 200 bits that were flipped in a file.
    """
    return blake2b(compact(list(values)).encode(), digest_size=16).hexdigest()


def answer_row(run_id: str, seq: int, answer: Answer) -> Row:
    """Return an answer as a row.

    Raises:
        StoreError: its text is not Unicode that can be written.
    """
    values = (
        run_id, seq, str(answer.slot), answer.reply, compact(to_plain(answer.value)),
        answer.reason or "", answer.why, answer.by, answer.at.isoformat(), answer.source,
    )  # fmt: skip
    try:
        return *values, checksum(values)
    except UnicodeEncodeError:
        raise StoreError(
            Text(
                en="this text holds half a character and cannot be kept; type it again",
                nl="in deze tekst staat een half teken; zo kan hij niet bewaard worden. "
                "Typ hem opnieuw",
            )
        ) from None


def answer_of(row: Row) -> Answer:
    """Return the answer in a row.

    Raises:
        StoreError: the row is not what was written; names the run and its number, no content.
    """
    run_id, seq, slot, reply, value, reason, why, by, at, source, expected = row
    if checksum(row[:-1]) != expected:
        raise StoreError(
            Text(
                en=f"answer {seq + 1} of run {run_id} is damaged; restore a backup",
                nl=f"antwoord {seq + 1} van run {run_id} is beschadigd; zet een back-up terug",
            )
        )
    return Answer(
        slot=slot_of(slot),
        reply=reply,
        value=from_plain(json.loads(value)),
        reason=cast(Reason, reason) if reason else None,
        why=why,
        by=by,
        at=datetime.fromisoformat(at),
        source=cast(Source, source),
    )


def statement_row(account_id: str, statement: Statement) -> Row:
    """Return a statement as a row."""
    fields = [[name, to_plain(value)] for name, value in statement.fields.items()]
    return (
        statement.run_id, statement.item, account_id, statement.kind, compact(fields),
        statement.step, statement.source, statement.by, statement.at.isoformat(),
    )  # fmt: skip


def statement_of(row: Row) -> Statement:
    """Return the statement in a row."""
    return Statement(
        run_id=row[0],
        item=row[1],
        kind=cast(KindName, row[3]),
        fields={name: from_plain(value) for name, value in json.loads(row[4])},
        step=row[5],
        source=cast(Source, row[6]),
        by=row[7],
        at=datetime.fromisoformat(row[8]),
    )
