"""Protocols, read once and then kept compiled."""

from __future__ import annotations

from typing import NamedTuple

from amkit.files import cached, keep_cached
from amkit.model.protocol import Protocol
from amkit.source.compiled import digest, freeze, thaw


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


def load(raw: bytes, path: str) -> Loaded:
    """Return the protocol in `raw`; from the cache of compiled ones where it has been read before.

    Raises:
        ProtocolError: it is not one; carries every finding.
    """
    name = digest(raw)
    kept = cached(name)
    if kept is not None:
        try:
            return Loaded(protocol=thaw(kept), raw=raw, digest=name)
        except ValueError:  # of another version, or damaged: read the text again
            pass
    # Only a protocol that was never read needs YAML and pydantic, which cost a fifth of a second.
    from amkit.source.protocols import load_protocol  # noqa: PLC0415  heavy

    protocol = load_protocol(raw, path)
    keep_cached(name, freeze(protocol))
    return Loaded(protocol=protocol, raw=raw, digest=name)
