"""Accounts out of the store: whole, as a table, as cards, as days for a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from amkit.errors import UsageError
from amkit.exchange.sheets import sheet
from amkit.exchange.whole import Collection, Rendering, Whole
from amkit.files import is_there, read_bytes, write_bytes
from amkit.model.account import Account
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.text import Language, Text
from amkit.planning.record import record_of
from amkit.settings import Settings
from amkit.store import Store

Form = Literal["yaml", "json", "csv", "vcard", "ics"]
FORMS: tuple[Form, ...] = get_args(Form)
ENDINGS: Mapping[Form, str] = {
    "yaml": "yaml", "json": "json", "csv": "csv", "vcard": "vcf", "ics": "ics",
}  # fmt: skip
MOST_DOCUMENT = 16_777_216
"""Most bytes of a note or plan that is copied: 16 MiB."""


def exported(
    store: Store, accounts: Sequence[Account], form: Form, language: Language, *,
    raw: bool = False, documents: bool = False, kinds: Mapping[KindName, Kind] = KINDS,
) -> bytes:  # fmt: skip
    """Return accounts as a file, all as of one moment.

    Args:
        store: where they are kept.
        accounts: which.
        form: of the file.
        language: of what people read in it, and of the spreadsheet.
        raw: whether the cells of a table are written as they are, for a program.
        documents: whether yaml and json hold documents as they were last made.
        kinds: the kinds of entry there are.

    Raises:
        UsageError: a library that the form needs is not installed.
    """
    with store.as_of_now():
        if form in ("yaml", "json"):
            from amkit.exchange.texts import written  # noqa: PLC0415  YAML is heavy

            collection = collected(store, accounts, documents=documents)
            return written(collection, "json" if form == "json" else "yaml").encode()
        current = [one for one in accounts if one.archived is None or form == "csv"]
        records = [(one, record_of(store.statements(one.id))) for one in current]
    if form == "csv":
        named = [(account.name, record) for account, record in records]
        return "".join(sheet(named, language, kinds, raw=raw)).encode()
    if form == "vcard":
        from amkit.exchange.cards import cards  # noqa: PLC0415  few need it

        made = (cards(one, record.open_of("stakeholder")) for one, record in records)
        return "".join(made).encode()
    from amkit.exchange.days import calendar, days_of  # noqa: PLC0415  few need it

    days = [day for one, record in records for day in days_of(one, record, language)]
    return calendar(days, language)


def collected(store: Store, accounts: Sequence[Account], *, documents: bool) -> Collection:
    """Return everything that is kept of accounts."""
    wholes = tuple(_whole(store, account, documents=documents) for account in accounts)
    digests = {run.protocol_digest for whole in wholes for run, _ in whole.runs}
    return Collection(
        accounts=wholes, protocols={digest: store.protocol_text(digest) for digest in digests}
    )


def _whole(store: Store, account: Account, *, documents: bool) -> Whole:
    runs = sorted(store.runs(account_id=account.id), key=lambda run: (run.started, run.id))
    made = store.renderings(account.id) if documents else ()
    return Whole(
        account=account,
        names_before=store.names_before(account),
        statements=store.statements(account.id),
        runs=tuple((run, store.answers(run.id)) for run in runs),
        renderings=tuple(
            Rendering(name, text, datetime.fromisoformat(at)) for name, text, at in made
        ),
    )


def target_of(output: Path, name: str, form: Form) -> Path:
    """Return the file to write: in `output` where that is a folder, or it itself."""
    if output.is_dir() or not output.suffix:
        return output / f"{name}.{ENDINGS[form]}"
    return output


def write_new(path: Path, raw: bytes, *, force: bool) -> Path:
    """Write a file that is not there yet, or takes the place of the one that is.

    Raises:
        UsageError: it is there.
        OutputError: it cannot be written.
    """
    if is_there(path) and not force:
        raise UsageError(
            Text(
                f"{path} is there already; --force replaces it",
                f"{path} is er al; --force vervangt het",
            )
        )
    write_bytes(path, raw, root=path.parent)
    return path


def copy_documents(
    settings: Settings, accounts: Sequence[Account], folder: Path, *, force: bool
) -> list[Path]:
    """Copy the notes and plans of accounts into a folder; return what was written.

    Raises:
        UsageError: one of them is there already.
        FileError: one of them cannot be read.
        OutputError: one of them cannot be written.
    """
    found = [pair for account in accounts for pair in _documents(settings, account)]
    targets = [(source, folder / beneath) for source, beneath in found]
    new = [(source, target) for source, target in targets if source.resolve() != target.resolve()]
    return [
        write_new(target, read_bytes(source, MOST_DOCUMENT), force=force) for source, target in new
    ]


def _documents(settings: Settings, account: Account) -> Iterator[tuple[Path, Path]]:
    """Yield each document of an account, and where it belongs in a folder of its own."""
    notes = settings.notes / account.slug
    for path in sorted(notes.rglob("*.md")) if notes.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            yield path, Path("notes") / account.slug / path.relative_to(notes)
    plans = settings.plans
    for path in sorted(plans.glob("*.md")) if plans.is_dir() else ():
        mine = path.name == f"{account.slug}.md" or path.name.startswith(f"{account.slug}.")
        if mine and path.is_file() and not path.is_symlink():
            yield path, Path("plans") / path.name
