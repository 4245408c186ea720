"""Documents on disk: written anew, merged with what somebody made of them, never overwritten."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from amkit.errors import FileError
from amkit.files import is_there, read_bytes, write_text
from amkit.model.account import Account
from amkit.model.text import Language, Text
from amkit.render.merging import OURS, is_marked, merge
from amkit.session.clock import Clock
from amkit.store import Store

Outcome = Literal["new", "same", "renewed", "merged", "conflict", "waiting", "aside"]
"""What becomes of a document.

new: there was none; same: nothing changes; renewed: nobody had edited it; merged: what was edited
stays, what changed is taken over; conflict: both changed the same lines, which are marked;
waiting: the marks of an earlier conflict still stand in it; aside: it cannot be told what was
edited, so the new one is written beside it.
"""

_OUR_NAME = Text("as you edited it", "zoals u het bewerkte")
_THEIR_NAME = Text("as it is made now", "zoals het nu gemaakt wordt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document and where it belongs.

    Attributes:
        account: whose it is.
        name: what tells it from the account's other documents, in the store.
        path: where it is written.
        root: the folder it must stay in.
    """

    account: Account
    name: str
    path: Path
    root: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What becomes of a document, or became of it.

    Attributes:
        path: where it stands.
        outcome: see `Outcome`.
        text: what stands there then.
        before: what stood there; None where there was nothing that could be read.
        line: of the first conflict, 1-based; 0 where there is none.
    """

    path: Path
    outcome: Outcome
    text: str
    before: str | None
    line: int = 0

    @property
    def beside(self) -> Path | None:
        """The document that was left as it is, where the new one is written beside it."""
        if self.outcome != "aside":
            return None
        return self.path.with_name(self.path.name.removesuffix(".new.md") + ".md")


def planned(store: Store, document: Document, text: str, language: Language) -> Written:
    """Return what would become of a document, now that it would be made as `text`."""
    path = document.path
    if not (is_there(path) and path.is_file()):
        return Written(path=path, outcome="new", text=text, before=None)
    content = _content(path)
    last = store.rendering(document.account.id, document.name)
    if content == text:
        return Written(path=path, outcome="same", text=text, before=content)
    if content is None or last is None:
        aside = path.with_suffix(".new.md")
        return Written(path=aside, outcome="aside", text=text, before=_content(aside))
    if content == last.text:
        return Written(path=path, outcome="renewed", text=text, before=content)
    if is_marked(content):
        line = _marked_line(content)
        return Written(path=path, outcome="waiting", text=content, before=content, line=line)
    merged = merge(
        last.text, content, text,
        our_name=_OUR_NAME.to(language), their_name=_THEIR_NAME.to(language),
    )  # fmt: skip
    outcome: Outcome = "conflict" if merged.conflicts else "merged"
    if merged.text == content:
        outcome = "same"
    line = _marked_line(merged.text) if merged.conflicts else 0
    return Written(path=path, outcome=outcome, text=merged.text, before=content, line=line)


def write(store: Store, document: Document, text: str, language: Language, clock: Clock) -> Written:
    """Write a document, with what somebody edited in it.

    The file comes first: where the machine stops in between, the next time merges the same again,
    and finds that both sides agree.

    Raises:
        OutputError: it cannot be written.
        StoreError: the store is a newer amkit's, so that this one cannot keep what it wrote.
    """
    store.refuse_newer()
    what = planned(store, document, text, language)
    if what.outcome == "waiting":
        return what
    if what.outcome != "same":
        write_text(what.path, what.text, root=document.root)
    if what.outcome != "aside":
        store.keep_rendering(document.account.id, document.name, text, clock())
    return what


def difference(what: Written) -> str:
    """Return what would change, as a unified diff; "" where nothing would."""
    if what.outcome == "waiting":
        return ""
    before, after = (what.before or "").splitlines(True), what.text.splitlines(True)
    return "".join(difflib.unified_diff(before, after, str(what.path), str(what.path)))


def _marked_line(text: str) -> int:
    lines = text.split("\n")
    return next(at for at, line in enumerate(lines, start=1) if line.startswith(f"{OURS} "))


def _content(path: Path) -> str | None:
    try:
        return read_bytes(path).decode()
    except (FileError, UnicodeDecodeError):
        return None
