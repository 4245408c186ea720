"""Names in a scenario that its protocol does not have: found without walking it."""

from __future__ import annotations

from collections.abc import Iterator

from amkit.model.finding import Finding
from amkit.model.protocol import Protocol
from amkit.scenarios.model import Scenario
from amkit.source.document import Document
from amkit.source.names import no_such


def misnamed(document: Document, scenario: Scenario, protocol: Protocol) -> Iterator[Finding]:
    """Yield the steps of `path` and the prompts of `expect` that the protocol does not have."""
    steps = tuple(step.id for _, step in protocol.steps())
    prompts = tuple(name for _, step in protocol.steps() for name in step.record)
    for number, name in enumerate(scenario.path or ()):
        if name not in steps:
            yield Finding(
                place=document.place(("path", number)), rule="wrong-value", severity="error",
                text=no_such(name, steps),
            )  # fmt: skip
    for name in scenario.expect or ():
        if name not in prompts:
            yield Finding(
                place=document.place(("expect", name), of="key"), rule="unknown-key",
                severity="error", text=no_such(name, prompts),
            )  # fmt: skip
