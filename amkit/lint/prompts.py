"""The prompts of a protocol with where they stand, the cells of its tables among them."""

from __future__ import annotations

from collections.abc import Iterator

from amkit.model.prompts import Prompt, Sheet
from amkit.model.protocol import Protocol
from amkit.source.document import Keys
from amkit.source.sheets import cells_of


def prompts(protocol: Protocol) -> Iterator[tuple[Keys, Prompt]]:
    """Yield every prompt, and what a cell of each table asks, in the order of the file."""
    for keys, _, step in protocol.located():
        for name, prompt in step.record.items():
            at = (*keys, "record", name)
            yield at, prompt
            if isinstance(prompt, Sheet):
                yield from cells_of(at, prompt)
