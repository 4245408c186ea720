"""What scenarios cover of protocols: the walks of the scenarios beside those that are made up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from amkit.files import part_finder, read_bytes
from amkit.model.finding import Finding
from amkit.scenarios.branches import passed
from amkit.scenarios.coverage import Coverage, findings
from amkit.scenarios.exploring import explore
from amkit.session.library import load
from amkit.session.scenarios import Walked
from amkit.source.protocols import load_document


def coverage_of(
    path: Path, shown: str, walked: Sequence[Walked], workspace: Path | None
) -> tuple[Coverage, tuple[Finding, ...]]:
    """Return what the scenarios that were walked cover of a protocol, and what to look at in it.

    Raises:
        ProtocolError: the file is no protocol.
    """
    loaded = load(read_bytes(path), shown, workspace)
    own = [one.walk for one in walked if one.told.loaded.digest == loaded.digest]
    covered = frozenset(name for walk in own if walk is not None for name in passed(walk))
    coverage = Coverage(
        protocol=loaded.protocol.id,
        path=shown,
        explored=explore(loaded.protocol, covered),
        covered=covered,
        scenarios=len(own),
    )
    document = load_document(read_bytes(path), shown, part_finder(shown, workspace))
    return coverage, findings(coverage, document)
