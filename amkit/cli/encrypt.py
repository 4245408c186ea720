"""`amkit store encrypt`, `rekey`, `decrypt`: a store that opens with a passphrase only."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.text import Language, Text
from amkit.session import keys
from amkit.settings import Settings
from amkit.store import cipher, drafts, encrypting
from amkit.store.encrypting import Done
from amkit.terminal.output import out


def make_encrypt(options: Options) -> Callable[..., int | None]:
    """Return `amkit store encrypt`."""

    def encrypt(keyring: bool = _keyring(options), lang: Language | None = options.lang) -> int:
        settings = desk.settings(lang)
        file = _file(settings)
        if cipher.is_encrypted(file):
            shut = encrypting.closed(file)
            ask = partial(desk.ask_hidden, settings.language)
            earlier = keys.earlier(shut, os.environ, ask) if shut else ""
            done = encrypting.encrypt_rest(file, earlier)
            if keyring:
                _keep(file)
            first = Text(f"was encrypted already: {file}", f"was al versleuteld: {file}")
            return _told(settings, first, done)
        done = _with_new(settings, file, keys.GIVEN, keyring=keyring)
        return _told(settings, Text(f"encrypted: {file}", f"versleuteld: {file}"), done, _WARNING)

    return encrypt


def make_rekey(options: Options) -> Callable[..., int | None]:
    """Return `amkit store rekey`."""

    def rekey(keyring: bool = _keyring(options), lang: Language | None = options.lang) -> int:
        settings = desk.settings(lang)
        file = _encrypted(settings)
        done = _with_new(settings, file, keys.GIVEN_NEW, keyring=keyring)
        first = Text(f"has another passphrase: {file}", f"heeft een andere wachtzin: {file}")
        return _told(settings, first, done, _WARNING)

    return rekey


def make_decrypt(options: Options) -> Callable[..., int | None]:
    """Return `amkit store decrypt`."""

    def decrypt(lang: Language | None = options.lang) -> int:
        settings = desk.settings(lang)
        file = _encrypted(settings)
        kept = _is_kept(file)
        done = encrypting.decrypt(file)
        if kept:
            keys.leave(file)
        first = Text(f"readable without a passphrase: {file}", f"leesbaar zonder wachtzin: {file}")
        return _told(settings, first, done)

    return decrypt


_WARNING = Text(
    "Without the passphrase nobody can read it any more, we neither: keep it where you keep "
    "passwords. Notes, plans, exports and backups that you made yourself are files of their own, "
    "and are not encrypted.",
    "Zonder de wachtzin kan niemand het nog lezen, wij ook niet: bewaar die waar u wachtwoorden "
    "bewaart. Verslagen, plannen, exports en back-ups die u zelf maakte zijn losse bestanden; die "
    "zijn niet versleuteld.",
)


def _keyring(options: Options) -> Any:
    return options.flag(
        "--keyring",
        says=Text(
            "Let this machine's keyring keep the passphrase, so that it is not asked for.",
            "Laat de sleutelbos van deze machine de wachtzin bewaren, zodat er niet om gevraagd "
            "wordt.",
        ),
    )


def _file(settings: Settings) -> Path:
    """Return the store's file, with its passphrase in use where it is encrypted.

    Raises:
        UsageError: there is none yet, or the store is on a server.
    """
    file = desk.store_file(settings)
    if file is None:
        raise UsageError(
            Text(
                "only a store in a file is encrypted here; a PostgreSQL store is, on its server",
                "alleen een opslag in een bestand wordt hier versleuteld; een PostgreSQL-opslag "
                "versleutelt u op de server",
            )
        )
    if not file.exists():
        raise UsageError(
            Text(
                f"there is no store {file} yet; it comes with the first account",
                f"er is nog geen opslag {file}; die komt er met het eerste account",
            )
        )
    desk.unlock(settings)
    return file


def _encrypted(settings: Settings) -> Path:
    file = _file(settings)
    if not cipher.is_encrypted(file):
        raise UsageError(
            Text(
                f"the store {file} is not encrypted; amkit store encrypt does that",
                f"de opslag {file} is niet versleuteld; dat doet amkit store encrypt",
            )
        )
    return file


def _with_new(settings: Settings, file: Path, variable: str, *, keyring: bool) -> Done:
    """Encrypt a store with a passphrase that is given or asked for."""
    cipher.driver()
    kept = _is_kept(file)
    if keyring:
        keys.try_keyring()
    passphrase = keys.chosen(os.environ, partial(desk.ask_hidden, settings.language), variable)
    done = encrypting.encrypt(file, passphrase, in_keyring=keyring)
    if keyring:
        keys.keep(file, passphrase)
    elif kept:
        keys.leave(file)
    return done


def _keep(file: Path) -> None:
    """Let the keyring keep the passphrase that opened a store."""
    passphrase, locks = cipher.in_use(), cipher.locks_of(file)
    assert passphrase is not None
    keys.try_keyring()
    keys.keep(file, passphrase)
    try:
        cipher.note(file, [replace(one, in_keyring=True) for one in locks])
    except OSError as error:
        raise drafts.not_written(file, error) from None


def _is_kept(file: Path) -> bool:
    return any(lock.in_keyring for lock in cipher.locks_of(file))


def _told(settings: Settings, first: Text, done: Done, *more: Text) -> int:
    lines = [first]
    if done.copies:
        lines.append(
            Text(f"and {done.copies} of its copies", f"en {done.copies} van de kopieën ervan")
        )
    lines += [
        Text(
            "does not open with this passphrase, and stays as it is; where it had another, amkit "
            f"store encrypt asks for that one, else remove it yourself: {path}",
            "gaat niet open met deze wachtzin en blijft zoals het is; had het een andere, dan "
            f"vraagt amkit store encrypt daarom, en anders verwijdert u het zelf: {path}",
        )
        for path in done.left
    ]
    out("".join(f"{line.to(settings.language)}\n" for line in (*lines, *more)))
    return 1 if done.left else 0
