"""What made up walks and scenarios say of a protocol, as findings at their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amkit.model.finding import Finding
from amkit.model.text import Language, Text
from amkit.scenarios.branches import Branch
from amkit.scenarios.exploring import Explored, Gap, told_plan
from amkit.source.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What scenarios cover of a protocol.

    Attributes:
        protocol: its id.
        path: its file.
        explored: what made up walks came by.
        covered: the branches that its scenarios pass, by name and side.
        scenarios: how many there are.
    """

    protocol: str
    path: str
    explored: Explored
    covered: frozenset[tuple[str, bool]]
    scenarios: int

    def _is_covered(self, branch: Branch) -> bool:
        return (branch.name, branch.side) in self.covered

    @property
    def unreachable(self) -> tuple[Branch, ...]:
        """The branches that neither a scenario nor a made up walk passed."""
        return tuple(one for one in self.explored.unreached if not self._is_covered(one))

    @property
    def uncovered(self) -> tuple[Branch, ...]:
        """The branches that a walk can pass, and no scenario does."""
        never = self.unreachable
        return tuple(
            one for one in self.explored.branches if not self._is_covered(one) and one not in never
        )

    @property
    def total(self) -> int:
        """How many branches a walk can pass."""
        return len(self.explored.branches) - len(self.unreachable)

    @property
    def percent(self) -> int:
        """How much of the branches that can be passed scenarios pass, rounded down."""
        return 100 * (self.total - len(self.uncovered)) // max(self.total, 1)


def findings(coverage: Coverage, document: Document) -> tuple[Finding, ...]:
    """Return what to look at in a protocol, in the order of its file."""
    found = [
        *_unreachable(coverage, document),
        *(_uncovered(coverage, document) if coverage.scenarios else ()),
        *(_gap(gap, document) for gap in coverage.explored.gaps),
    ]
    return tuple(sorted(found, key=lambda finding: finding.place))


def _unreachable(coverage: Coverage, document: Document) -> Iterator[Finding]:
    walks = coverage.explored.walks
    for branch in coverage.unreachable:
        said = branch.text
        text = Text(
            en=f"walked {walks} times, and this never happened: {said.en}",
            nl=f"{walks} keer doorlopen, en dit gebeurde nooit: {said.nl}",
        )
        yield Finding(
            place=document.place(branch.keys, of="key"), rule="unreachable", severity="warning",
            text=text,
        )  # fmt: skip


def _uncovered(coverage: Coverage, document: Document) -> Iterator[Finding]:
    for branch in coverage.uncovered:
        said = branch.text
        text = Text(
            en=f"no scenario comes here: {said.en}", nl=f"geen scenario komt hier: {said.nl}"
        )
        yield Finding(
            place=document.place(branch.keys, of="key"), rule="not-covered", severity="info",
            text=text,
        )  # fmt: skip


def _gap(gap: Gap, document: Document) -> Finding:
    """Return what to say of a gap: worse where it stays open though everything is answered."""
    where = told_plan(gap.plan)
    gapped = f"{{{{ {gap.expression.strip()} }}}}"
    text = Text(
        en=f"“{gapped}” is not known here" + (f" {where.en}" if where else ""),
        nl=f"‘{gapped}’ is hier niet bekend" + (f" {where.nl}" if where else ""),
    )
    return Finding(
        place=document.place(gap.keys, of="key"), rule="open-gap",
        severity="info" if where else "warning", text=text,
    )  # fmt: skip


def told_coverage(coverage: Coverage, language: Language) -> str:
    """Return in one line what scenarios cover of a protocol."""
    covered, total = coverage.total - len(coverage.uncovered), coverage.total
    count = coverage.scenarios
    by = Text(
        "by 1 scenario" if count == 1 else f"by {count} scenarios",
        "door 1 scenario" if count == 1 else f"door {count} scenario's",
    )
    if not count:
        by = Text("there is no scenario yet", "er is nog geen scenario")
    return Text(
        en=f"{coverage.protocol}: {coverage.percent} % covered, {covered} of {total} branches; "
        f"{by.en}",
        nl=f"{coverage.protocol}: {coverage.percent} % gedekt, {covered} van {total} takken; "
        f"{by.nl}",
    ).to(language)
