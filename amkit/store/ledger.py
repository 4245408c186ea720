"""What was erased, so that a backup of before is cleaned when it is put back: digests, no names.

It lies beside the store and not in it: a backup takes the place of the whole store. Who has the
file can try names on it, as on any digest of a name; it tells nothing to who does not guess.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from amkit.errors import StoreError
from amkit.model.account import key_of
from amkit.model.text import Text
from amkit.planning.persons import phrases
from amkit.store import drafts, place
from amkit.store.damage import Rows
from amkit.store.rewriting import Renaming, renamed, texts, without_accounts


class Line(NamedTuple):
    """One erasure.

    Attributes:
        account: the id of an account that was erased; "" where it was a person.
        marks: digests of what the person was recognised by.
        words: of how many words the longest of those is.
        accounts: the ids of the accounts in which the person was erased; none for all.
        instead: what stands in the place of the names.
    """

    account: str = ""
    marks: tuple[str, ...] = ()
    words: int = 0
    accounts: frozenset[str] = frozenset()
    instead: str = ""


class Ledger:
    """The erasures of one store.

    Attributes:
        path: where they are kept; the file comes with the first of them.
    """

    def __init__(self, file: Path) -> None:
        self.path = file.with_name(f"{file.stem}-erased.jsonl")

    def count(self) -> int:
        """Return how many there were.

        Raises:
            StoreError: the file cannot be read.
        """
        return len(self._lines()[1])

    def note_account(self, account_id: str, at: datetime) -> None:
        """Keep that an account was erased.

        Raises:
            OutputError: it cannot be kept.
            StoreError: what was kept before cannot be read.
        """
        self._add({"account": account_id, "at": at.isoformat()})

    def note_person(self, wanted: Renaming, at: datetime) -> None:
        """Keep that a person was erased.

        Raises:
            OutputError: it cannot be kept.
            StoreError: what was kept before cannot be read.
        """
        salt = self._lines()[0] or secrets.token_hex(16)
        self._add({
            "salt": salt,
            "marks": [_digest(salt, mark) for mark in wanted.marks],
            "words": max(len(key_of(mark).split()) for mark in wanted.marks),
            "accounts": sorted(wanted.accounts),
            "instead": wanted.instead,
            "at": at.isoformat(),
        })  # fmt: skip

    def cleaned(self, rows: Rows) -> Rows:
        """Return the rows of a backup without what was erased since.

        Raises:
            StoreError: what was kept cannot be read, so that nothing may be put back.
        """
        salt, lines = self._lines()
        gone = {line.account for line in lines if line.account}
        rows = without_accounts(rows, gone) if gone else rows
        for line in lines:
            marks = tuple(_recognised(rows, line, salt))
            if marks:
                wanted = Renaming(
                    marks=marks, instead=line.instead, accounts=line.accounts, forget=True
                )
                rows = renamed(rows, wanted)
        return rows

    def _add(self, line: dict[str, Any]) -> None:
        try:
            place.make_folder(self.path.parent)
            before = self.path.read_bytes() if self.path.exists() else b""
            with drafts.drafted(self.path) as draft:
                draft.touch(mode=0o600)
                draft.write_bytes(before + json.dumps(line).encode() + b"\n")
                drafts.put(draft, self.path)
        except OSError as error:
            raise drafts.not_written(self.path, error) from None

    def _lines(self) -> tuple[str, list[Line]]:
        """Return the salt of the digests, "" where there are none yet, and the erasures."""
        salt, lines = "", []
        try:
            for text in self.path.read_text(encoding="utf-8").splitlines():
                data = json.loads(text)
                salt = salt or str(data.get("salt", ""))
                lines.append(
                    Line(
                        str(data.get("account", "")),
                        tuple(data.get("marks", ())),
                        int(data.get("words", 0)),
                        frozenset(data.get("accounts", ())),
                        str(data.get("instead", "")),
                    )
                )
        except FileNotFoundError:
            return "", []
        except (OSError, ValueError, TypeError, AttributeError):
            raise self._unreadable() from None
        return salt, lines

    def _unreadable(self) -> StoreError:
        return StoreError(
            Text(
                en=f"{self.path} cannot be read; it tells what was erased, and without it an "
                "erased person could come back. Put it right, or back from a copy",
                nl=f"{self.path} is niet te lezen; daarin staat wat er gewist is, en zonder kan "
                "een gewiste persoon terugkomen. Herstel het bestand, of zet een kopie terug",
            )
        )


def _recognised(rows: Rows, line: Line, salt: str) -> Iterator[str]:
    """Yield the names in rows whose digests are kept, each once as it is written."""
    if line.marks:
        seen: set[str] = set()
        digest = partial(_digest, salt)
        for text in texts(rows, line.accounts):
            for phrase in phrases(text, line.words):
                if phrase not in seen:
                    seen.add(phrase)
                    if digest(phrase) in line.marks:
                        yield phrase


def _digest(salt: str, mark: str) -> str:
    return blake2b(key_of(mark).encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()
