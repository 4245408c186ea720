"""Protocols, read once and then kept compiled."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amkit.files import keep_cached, part_finder
from amkit.model.protocol import Protocol
from amkit.session.known import known
from amkit.source.compiled import PROTOCOLS, digest, freeze

if TYPE_CHECKING:
    from amkit.model.run import Run
    from amkit.store import Store

_MAY_TAKE_OVER = re.compile(rb"\b(include|extends)\b")
"""What a protocol holds that takes over steps of others; a text about them holds it too."""


class Loaded(NamedTuple):
    """A protocol that can be walked.

    Attributes:
        protocol: what it says.
        raw: the bytes it was read from; a run keeps them.
        digest: names those bytes.
        named: how whoever asked for it named it, where that is not by its id.
    """

    protocol: Protocol
    raw: bytes
    digest: str
    named: str = ""


def protocol_of(store: Store, run: Run) -> Loaded:
    """Return the protocol that a run was started with, in whatever format that was written.

    Raises:
        StoreError: the store cannot give it.
        ProtocolError: this amkit cannot read it.
    """
    raw = store.protocol_text(run.protocol_digest)
    return _load(raw, f"{run.protocol_id}.yaml", stored=True)


def load(raw: bytes, path: str, workspace: Path | None = None) -> Loaded:
    """Return the protocol in `raw`; from the cache of compiled ones where it has been read before.

    One that takes over steps of others is put together first: a run keeps all of it.

    Args:
        raw: its bytes.
        path: the file as the user named it.
        workspace: where other protocols are looked for.

    Raises:
        ProtocolError: it is not one; carries every finding.
    """
    if _MAY_TAKE_OVER.search(raw):
        return _load_composed(raw, path, workspace)
    return _load(raw, path, stored=False)


def _load_composed(raw: bytes, path: str, workspace: Path | None) -> Loaded:
    from amkit.source.composing import takes_over, written  # noqa: PLC0415  heavy
    from amkit.source.protocols import load_document, protocol_in  # noqa: PLC0415  heavy
    from amkit.source.reader import read  # noqa: PLC0415  heavy

    alone, _ = read(raw, path)
    if alone is None or not takes_over(alone.data):
        return _load(raw, path, stored=False)
    document = load_document(raw, path, part_finder(path, workspace))
    text = written(document.data)
    name = digest(text)
    protocol = known(PROTOCOLS, name)
    if protocol is None:
        protocol = protocol_in(document)
        keep_cached(name, freeze(protocol))
    return Loaded(protocol=protocol, raw=text, digest=name)


def _load(raw: bytes, path: str, *, stored: bool) -> Loaded:
    name = digest(raw)
    read_before = known(PROTOCOLS, name)
    if read_before is not None:
        return Loaded(protocol=read_before, raw=raw, digest=name)
    # Only a protocol that was never read needs YAML and pydantic, which cost a fifth of a second.
    from amkit.source.formats import migrated  # noqa: PLC0415  heavy
    from amkit.source.protocols import load_protocol  # noqa: PLC0415  heavy

    text = migrated(raw, path) if stored else raw
    protocol = load_protocol(text, path)
    if text is raw:  # one of an earlier format is a protocol only to the run that keeps it
        keep_cached(name, freeze(protocol))
    return Loaded(protocol=protocol, raw=raw, digest=name)
