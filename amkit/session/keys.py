"""The passphrase of an encrypted store: given to a script, kept in the keyring, or asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from amkit.errors import StoreError, UsageError
from amkit.model.text import Text
from amkit.store import cipher
from amkit.store.cipher import Lock, Locked

GIVEN, GIVEN_NEW = "AMKIT_STORE_KEY", "AMKIT_STORE_NEW_KEY"
"""The variables that give a script's passphrase, and the one to come in its place."""
GIVEN_BEFORE = "AMKIT_STORE_OLD_KEY"
"""The variable that gives the passphrase that the store had before."""
_SERVICE = "amkit"
_TRIES = 3

_WHICH = Text("The passphrase of the store:", "De wachtzin van de opslag:")
_AGAIN = Text("That does not open it. The passphrase:", "Die opent hem niet. De wachtzin:")

Ask = Callable[[Text], str | None]
"""Asks for what does not show while it is typed; None where nobody is there."""


def unlock(file: Path, environ: Mapping[str, str], ask: Ask) -> None:
    """Find the passphrase of a store, where it is encrypted; else let nothing be encrypted.

    Raises:
        Locked: it is encrypted, and no passphrase fits.
        StoreError: what opens it is not installed.
    """
    before = cipher.in_use()
    cipher.forget()
    given = environ.get(GIVEN, "")
    if not cipher.is_encrypted(file):
        # Its lock may be lost; the file then opens with the passphrase alone.
        if given and cipher.may_be(file):
            cipher.unlock(file, given)
        return
    kept = next((kept for lock in cipher.locks_of(file) if (kept := _kept(file, lock))), None)
    _open(file, (before, given, kept), given, ask)


def unlock_copy(file: Path, environ: Mapping[str, str], ask: Ask) -> None:
    """Find the passphrase of a copy of an encrypted store, where its own does not open it.

    Raises:
        Locked: no passphrase fits.
        StoreError: what opens it is not installed.
    """
    if cipher.may_be(file):
        given = environ.get(GIVEN, "")
        _open(file, (cipher.in_use(), given), given, ask)


def _open(file: Path, known: Iterable[str | None], given: str, ask: Ask) -> None:
    """Try what is known, and ask for what is not where a script gave nothing."""
    if any(passphrase and cipher.unlock(file, passphrase) for passphrase in known):
        return
    if given:
        raise _wrong(file, Text(f" in {GIVEN}", f" in {GIVEN}"))
    for wrong in range(_TRIES):
        typed = ask(_AGAIN if wrong else _WHICH)
        if typed is None:
            raise cipher.locked(file)
        if cipher.unlock(file, typed):
            return
    raise _wrong(file, Text())


def chosen(environ: Mapping[str, str], ask: Ask, variable: str = GIVEN) -> str:
    """Return a new passphrase: given to a script, or typed twice.

    Raises:
        UsageError: it is too short, it was not typed the same twice, or nobody is there.
    """
    passphrase = environ.get(variable) or ask(
        Text("A new passphrase; four words or more are best:",
             "Een nieuwe wachtzin; het liefst vier woorden of meer:")
    )  # fmt: skip
    if passphrase is None:
        raise UsageError(
            Text(
                f"there is nobody to ask for a passphrase; a script gives it in {variable}",
                f"er is niemand om een wachtzin aan te vragen; een script geeft die in {variable}",
            )
        )
    if len(passphrase) < cipher.LEAST_CHARACTERS:
        least = cipher.LEAST_CHARACTERS
        raise UsageError(
            Text(
                f"a passphrase has at least {least} characters; nothing was changed",
                f"een wachtzin heeft minstens {least} tekens; er is niets veranderd",
            )
        )
    again = Text("The same once more:", "Nog een keer dezelfde:")
    if not environ.get(variable) and ask(again) != passphrase:
        raise UsageError(
            Text("the two are not the same; nothing was changed",
                 "die twee zijn niet gelijk; er is niets veranderd")
        )  # fmt: skip
    return passphrase


def earlier(files: Sequence[Path], environ: Mapping[str, str], ask: Ask) -> str:
    """Return the passphrase with which copies of a store open that its own does not open.

    Returns:
        What a script gave, or somebody typed; empty where nobody knows it.
    """
    names = ", ".join(path.name for path in files)
    return environ.get(GIVEN_BEFORE) or (
        ask(
            Text(f"These copies open with a passphrase from before: {names}. Which one (Enter: "
                 "leave them):",
                 f"Deze kopieën gaan open met een eerdere wachtzin: {names}. Welke (Enter: "
                 "laat ze zo):")
        )
        or ""
    )  # fmt: skip


# The keyring ------------------------------------------------------------------------------


def try_keyring() -> None:
    """Make sure, before anything is changed, that the system has a keyring that keeps something.

    Raises:
        StoreError: it has none.
    """
    _set("amkit", "a try")
    with suppress(Exception):
        _keyring().delete_password(_SERVICE, "amkit")


def keep(file: Path, passphrase: str) -> None:
    """Keep a store's passphrase in the system's keyring.

    Raises:
        StoreError: there is none that can be used.
    """
    _set(_whose(file), passphrase)


def _set(name: str, secret: str) -> None:
    try:
        _keyring().set_password(_SERVICE, name, secret)
    except Exception as error:
        # Each backend has errors of its own, and no text of theirs may be shown.
        raise _no_keyring(error) from None


def leave(file: Path) -> None:
    """Take a store's passphrase out of the keyring, where it is there."""
    with suppress(Exception):
        _keyring().delete_password(_SERVICE, _whose(file))


def _kept(file: Path, lock: Lock) -> str | None:
    if not lock.in_keyring:
        return None
    try:
        found: str | None = _keyring().get_password(_SERVICE, _whose(file))
    except Exception:
        return None
    return found


def _keyring() -> Any:
    import keyring  # noqa: PLC0415  only who keeps a passphrase there needs it

    return keyring


def _whose(file: Path) -> str:
    return str(file.absolute())


def _no_keyring(error: Exception) -> StoreError:
    kind = type(error).__name__
    return StoreError(
        Text(
            f"the keyring of this machine cannot be used ({kind}); leave --keyring out, and type "
            "the passphrase",
            f"de sleutelbos van deze machine is niet te gebruiken ({kind}); laat --keyring weg en "
            "typ de wachtzin",
        )
    )


def _wrong(file: Path, where: Text) -> Locked:
    return Locked(
        Text(
            f"the passphrase{where.en} does not open the store {file}",
            f"de wachtzin{where.nl} opent de opslag {file} niet",
        )
    )
