"""What every command starts from: the settings, the store, an account by name."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from amkit.errors import NotFound, OutputError, StoreError
from amkit.model.text import Language, Text
from amkit.settings import Settings, load
from amkit.source.names import nearest
from amkit.terminal.output import err
from amkit.terminal.visible import visible


def settings(lang: Language | None) -> Settings:
    """Return the settings that hold here.

    Raises:
        SettingsError: one of them is wrong.
    """
    return load(cwd=Path.cwd(), environ=os.environ, options={"language": lang})


def named(path: Path) -> str:
    """Return a file's name as it is told: from this folder where it lies below it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


if TYPE_CHECKING:
    from amkit.model.account import Account
    from amkit.store import Store


def store_file(settings: Settings) -> Path | None:
    """Return the file of the store; None where it is a server's, or in memory."""
    kind, _, rest = settings.store_url.partition("://")
    return Path(rest[1:]) if kind == "sqlite" and rest else None


def unlock(settings: Settings, copy: Path | None = None) -> None:
    """Find the passphrase of the store, where it is encrypted; ask for it where somebody is there.

    Args:
        settings: where the store is.
        copy: a copy of it that is read too; it may be of another machine.

    Raises:
        StoreError: none was given, or it does not fit.
    """
    from amkit.session import keys  # noqa: PLC0415  after the first text

    file, ask = store_file(settings), partial(ask_hidden, settings.language)
    if file is not None:
        keys.unlock(file, os.environ, ask)
    if copy is not None:
        keys.unlock_copy(copy, os.environ, ask)


def ask_hidden(language: Language, question: Text) -> str | None:
    """Return what somebody types without it showing; None where nobody is there."""
    from amkit.terminal.hidden import ask_hidden as asked  # noqa: PLC0415  few commands ask

    return asked(question.to(language))


def store(settings: Settings) -> Store:
    """Return the store, to be used in a `with`; the first time on a day, it is copied first.

    One that a newer amkit brought up to date is only read; that is said.

    Raises:
        StoreError: it cannot be opened.
    """
    from amkit.store import open_store  # noqa: PLC0415  after the first text of a run is there

    unlock(settings)
    opened = open_store(settings.store_url, newer=True)
    try:
        if opened.newer:
            err(f"amkit: {NEWER.to(settings.language)}\n")
        else:
            _keep_backup(opened, settings.language)
    except BaseException:
        opened.close()
        raise
    return opened


NEWER = Text(
    "the store was brought up to date by a newer amkit; this one only reads it. "
    "Install a newer amkit to write",
    "de opslag is bijgewerkt door een nieuwere amkit; deze kan er alleen in lezen. "
    "Installeer een nieuwere amkit om te schrijven",
)


def _keep_backup(store: Store, language: Language) -> None:
    """Keep the backup of the day; where that cannot be done, say so, and let the work go on."""
    from amkit.session.clock import now, today  # noqa: PLC0415  after the first text of a run
    from amkit.store.backup import backup_of_day  # noqa: PLC0415  after the first text of a run

    try:
        backup_of_day(store, today(now))
    except (StoreError, OutputError) as error:
        why = error.text
        told = Text(f"no backup was made: {why.en}", f"er is geen back-up gemaakt: {why.nl}")
        err(f"amkit: {visible(told.to(language))}\n")


def account_named(store: Store, name: str) -> Account:
    """Return the account with that name.

    Raises:
        NotFound: there is none; says which come near.
    """
    from amkit.model.account import key_of  # noqa: PLC0415  after the first text of a run

    found = store.account_by_key(key_of(name))
    if found is not None:
        return found
    names = {account.key: account.name for account in store.accounts()}
    close = nearest(key_of(name), list(names))
    if close is not None:
        raise NotFound(
            Text(
                en=f"there is no account “{name}”; did you mean “{names[close]}”?",
                nl=f"er is geen account ‘{name}’; bedoelt u ‘{names[close]}’?",
            )
        )
    raise NotFound(
        Text(
            en=f"there is no account “{name}” yet; amkit run PROTOCOL --account “{name}” makes it",
            nl=f"er is nog geen account ‘{name}’; amkit run PROTOCOL --account ‘{name}’ maakt het",
        )
    )
