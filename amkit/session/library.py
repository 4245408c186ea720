"""Protocols, read once and then kept compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amkit.files import cached, keep_cached
from amkit.model.protocol import Protocol
from amkit.source.compiled import digest, freeze, thaw

if TYPE_CHECKING:
    from amkit.model.run import Run
    from amkit.store import Store


class Loaded(NamedTuple):
    """A protocol that can be walked.

    Attributes:
        protocol: what it says.
        raw: the bytes it was read from; a run keeps them.
        digest: names those bytes.
    """

    protocol: Protocol
    raw: bytes
    digest: str


def protocol_of(store: Store, run: Run) -> Loaded:
    """Return the protocol that a run was started with, in whatever format that was written.

    Raises:
        StoreError: the store cannot give it.
        ProtocolError: this amkit cannot read it.
    """
    raw = store.protocol_text(run.protocol_digest)
    return _load(raw, f"{run.protocol_id}.yaml", stored=True)


def load(raw: bytes, path: str) -> Loaded:
    """Return the protocol in `raw`; from the cache of compiled ones where it has been read before.

    Raises:
        ProtocolError: it is not one; carries every finding.
    """
    return _load(raw, path, stored=False)


def _load(raw: bytes, path: str, *, stored: bool) -> Loaded:
    name = digest(raw)
    kept = cached(name)
    if kept is not None:
        try:
            return Loaded(protocol=thaw(kept), raw=raw, digest=name)
        except ValueError:  # of another version, or damaged: read the text again
            pass
    # Only a protocol that was never read needs YAML and pydantic, which cost a fifth of a second.
    from amkit.source.formats import migrated  # noqa: PLC0415  heavy
    from amkit.source.protocols import load_protocol  # noqa: PLC0415  heavy

    text = migrated(raw, path) if stored else raw
    protocol = load_protocol(text, path)
    if text is raw:  # one of an earlier format is a protocol only to the run that keeps it
        keep_cached(name, freeze(protocol))
    return Loaded(protocol=protocol, raw=raw, digest=name)
