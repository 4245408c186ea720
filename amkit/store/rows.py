"""Values into rows and back. What a row holds is checked when it is read."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps
from hashlib import blake2b
from typing import Any, NamedTuple, ParamSpec, TypeVar, get_args

from amkit.errors import StoreError
from amkit.model.account import Account
from amkit.model.prompts import Audience, KindName
from amkit.model.record import Confidence, Statement
from amkit.model.run import Answer, Given, Reason, Run, Source, Status, Went, slot_of
from amkit.model.text import Text
from amkit.model.values import from_plain, to_plain
from amkit.store.database import Damaged, Row

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

ACCOUNT = ("id", "key", "name", "slug", "created", "archived")
ALIAS = ("key", "account_id")
RUN = (
    "id", "account_id", "protocol_id", "protocol_version", "protocol_digest", "status", "by_whom",
    "started", "changed",
)  # fmt: skip
ANSWER = (
    "run_id", "seq", "slot", "reply", "value", "reason", "why", "by_whom", "at", "source",
    "checksum",
)  # fmt: skip
STATEMENT = (
    "run_id", "item", "account_id", "kind", "fields", "about", "step", "source", "confidence",
    "audience", "by_whom", "at", "seq",
)  # fmt: skip
PROTOCOL = ("digest", "text")
RENDERING = ("account_id", "name", "text", "at")


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
"""Made once: every row that is read is written anew by it, to be compared with its seal."""


def compact(data: Any) -> str:
    """Return JSON in its one canonical form."""
    return _ENCODER.encode(data)


def checked(row: Row) -> Row:
    """Return a row whose texts either database keeps to the letter.

    Raises:
        StoreError: a text holds half a character (a lone surrogate), or a NUL, which PostgreSQL
            has no room for.
    """
    for text in row:
        if isinstance(text, str) and not _can_be_kept(text):
            raise StoreError(
                Text(
                    en="this text holds half a character or a NUL and cannot be kept; "
                    "type it again",
                    nl="in deze tekst staat een half teken of een NUL; zo kan hij niet bewaard "
                    "worden. Typ hem opnieuw",
                )
            )
    return row


def _can_be_kept(text: str) -> bool:
    if text.isascii():  # most are
        return "\0" not in text
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _reads(table: str) -> Callable[[Callable[_Given, _Made]], Callable[_Given, _Made]]:
    """Turn whatever a row that nobody wrote can do wrong into one error, without its content."""

    def wrap(read: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
        @wraps(read)
        def reading(*given: _Given.args, **named: _Given.kwargs) -> _Made:
            try:
                return read(*given, **named)
            except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError):
                raise damaged_row(table) from None

        return reading

    return wrap


_STATUSES, _REASONS, _SOURCES = (frozenset(get_args(one)) for one in (Status, Reason, Source))
_KINDS, _SURE, _AUDIENCES = (frozenset(get_args(one)) for one in (KindName, Confidence, Audience))


def _one_of(names: frozenset[Any], name: Any) -> Any:
    """Return `name`, which must be one of the names."""
    if name not in names:
        raise ValueError(name)
    return name


def account_row(account: Account) -> Row:
    """Return an account as a row."""
    archived = account.archived.isoformat() if account.archived is not None else ""
    return (
        account.id, account.key, account.name, account.slug, account.created.isoformat(), archived,
    )  # fmt: skip


@_reads("account")
def account_of(row: Row) -> Account:
    """Return the account in a row."""
    return Account(
        id=row[0],
        key=row[1],
        name=row[2],
        slug=row[3],
        created=datetime.fromisoformat(row[4]),
        archived=datetime.fromisoformat(row[5]) if row[5] else None,
    )


def alias_of(row: Row) -> str:
    """Return the account's id in a row."""
    return str(row[1])


def run_row(run: Run) -> Row:
    """Return a run as a row."""
    return (
        run.id, run.account_id, run.protocol_id, run.protocol_version, run.protocol_digest,
        run.status, run.by, run.started.isoformat(), run.changed.isoformat(),
    )  # fmt: skip


@_reads("run")
def run_of(row: Row) -> Run:
    """Return the run in a row."""
    return Run(
        id=row[0],
        account_id=row[1],
        protocol_id=row[2],
        protocol_version=row[3],
        protocol_digest=row[4],
        status=_one_of(_STATUSES, row[5]),
        by=row[6],
        started=datetime.fromisoformat(row[7]),
        changed=datetime.fromisoformat(row[8]),
    )


@_reads("run")
def changed_of(text: str) -> datetime:
    """Return the moment at which a run was changed last, as its row has it."""
    return datetime.fromisoformat(text)


@_reads("run")
def went_of(row: Row) -> Went:
    """Return how a run went, from those columns of its row."""
    status = _one_of(_STATUSES, row[3])
    return Went(row[0], row[1], row[2], status, datetime.fromisoformat(row[4]))


@_reads("answer")
def given_of(slot: str, value: str, reason: str, why: str, at: str) -> Given:
    """Return how something was answered, as its row has it."""
    return Given(slot_of(slot), value, reason, why, datetime.fromisoformat(at))


def protocol_row(digest: str, text: bytes) -> Row:
    """Return a protocol's text as a row."""
    return digest, base64.b64encode(text).decode()


@_reads("protocol")
def protocol_of(row: Row) -> bytes:
    """Return the protocol's text in a row."""
    return base64.b64decode(row[1], validate=True)


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
    values = checked((
        run_id, seq, str(answer.slot), answer.reply, compact(to_plain(answer.value)),
        answer.reason or "", answer.why, answer.by, answer.at.isoformat(), answer.source,
    ))  # fmt: skip
    return *values, checksum(values)


@_reads("answer")
def answer_of(row: Row) -> Answer:
    """Return the answer in a row.

    Raises:
        StoreError: the row is not what was written; names the run and its number, no content.
    """
    run_id, seq, slot, reply, value, reason, why, by, at, source, expected = row
    if checksum(row[:-1]) != expected:
        raise damaged(run_id, seq)
    return Answer(
        slot=slot_of(slot),
        reply=reply,
        value=from_plain(json.loads(value)),
        reason=_one_of(_REASONS, reason) if reason else None,
        why=why,
        by=by,
        at=datetime.fromisoformat(at),
        source=_one_of(_SOURCES, source),
    )


def damaged(run_id: str, seq: int) -> StoreError:
    """Return the error that says which answer is not what was written, without its content."""
    return _damaged(
        Text(f"answer {seq + 1} of run {run_id}", f"antwoord {seq + 1} van run {run_id}")
    )


def damaged_run(run_id: str) -> StoreError:
    """Return the error that says that answers of a run are missing."""
    return _damaged(
        Text(f"run {run_id} lacks answers that it had, and", f"run {run_id} mist antwoorden, en")
    )


def damaged_row(table: str) -> StoreError:
    """Return the error that says of which table a row is not what was written."""
    return _damaged(Text(f"a row of the table {table}", f"een rij van de tabel {table}"))


def _damaged(what: Text) -> StoreError:
    return Damaged(
        Text(
            en=f"{what.en} is damaged; see what is safe with: amkit doctor",
            nl=f"{what.nl} is beschadigd; kijk wat veilig is met: amkit doctor",
        )
    )


def statement_row(account_id: str, statement: Statement) -> Row:
    """Return a statement as a row, its last column (seq) aside."""
    fields = [[name, to_plain(value)] for name, value in statement.fields.items()]
    return (
        statement.run_id or None, statement.item, account_id, statement.kind, compact(fields),
        statement.about, statement.step, statement.source, statement.confidence,
        statement.audience, statement.by, statement.at.isoformat(),
    )  # fmt: skip


@_reads("statement")
def statement_of(row: Row) -> Statement:
    """Return the statement in a row."""
    return Statement(
        run_id=row[0] or "",
        item=row[1],
        kind=_one_of(_KINDS, row[3]),
        fields={name: from_plain(value) for name, value in json.loads(row[4])},
        about=row[5],
        step=row[6],
        source=_one_of(_SOURCES, row[7]),
        confidence=_one_of(_SURE, row[8]),
        audience=_one_of(_AUDIENCES, row[9]),
        by=row[10],
        at=datetime.fromisoformat(row[11]),
    )


class Rendering(NamedTuple):
    """A document as it was made last.

    Attributes:
        text: the whole of it.
        at: when, UTC.
    """

    text: str
    at: datetime


@_reads("rendering")
def rendering_of(row: Row) -> Rendering:
    """Return the rendering in a row."""
    return Rendering(str(row[2]), datetime.fromisoformat(row[3]))


READERS: dict[str, tuple[tuple[str, ...], Callable[[Row], object]]] = {
    "account": (ACCOUNT, account_of),
    "alias": (ALIAS, alias_of),
    "protocol": (PROTOCOL, protocol_of),
    "run": (RUN, run_of),
    "answer": (ANSWER, answer_of),
    "statement": (STATEMENT, statement_of),
    "rendering": (RENDERING, rendering_of),
}
"""Each table's columns, and what reads one of its rows and raises StoreError where it cannot."""
