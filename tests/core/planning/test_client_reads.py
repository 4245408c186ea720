"""What the customer reads holds nothing that is ours, whatever is in the record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.model.kinds import KINDS, STATUS
from amkit.model.prompts import Audience, KindName
from amkit.model.record import Statement
from amkit.planning.basis import Basis
from amkit.planning.plan import plan_of
from amkit.planning.report import report_of
from amkit.render.documents import rendered
from tests import rich_account
from tests.protocols import NOW, TODAY

TEMPLATES = Path(__file__).parents[3] / "templates"
CANARY = "CANARY"
AUDIENCES: tuple[Audience, ...] = ("internal", "client")


def fields_of(kind: KindName, audience: Audience, main: str, drawn: set[str]) -> dict[str, Any]:
    """Return fields in which everything that the customer may not read is a canary."""
    known = KINDS[kind]
    made: dict[str, Any] = {}
    for name in known.fields:
        hidden = audience == "internal" or name in known.internal
        if name == known.main:
            made[name] = f"{CANARY} {main}" if known.is_internal else main
        elif name == STATUS and name in drawn:
            made[name] = CANARY if hidden else next(iter(sorted(known.closing)), "open")
        elif name in drawn:
            made[name] = f"{CANARY} {name}" if hidden else f"shared {name}"
    return made


@st.composite
def statements(draw: Any) -> list[Statement]:
    """Draw what was said of one or two entries of some kinds, for us and for the customer."""
    made = []
    for number in range(draw(st.integers(1, 12))):
        kind: KindName = draw(st.sampled_from(sorted(KINDS)))
        audience: Audience = draw(st.sampled_from(AUDIENCES))
        # What only we know of has a canary for its name; of what both know, both speak.
        main = draw(st.sampled_from(["one", "two"]))
        main = f"{CANARY} {main}" if audience == "internal" and draw(st.booleans()) else main
        drawn = draw(st.sets(st.sampled_from(sorted(KINDS[kind].fields))))
        made.append(
            Statement(
                run_id=f"r{number}" if draw(st.booleans()) else "", item=str(number), kind=kind,
                fields=fields_of(kind, audience, main, drawn), step=CANARY, source="assumed",
                audience=audience, by=CANARY, at=NOW - timedelta(days=200 - 15 * number),
            )
        )  # fmt: skip
    return made


def documents(said: list[Statement]) -> str:
    """Return all that a customer gets to see of a record, and what its templates see."""
    runs = [replace(run, by=CANARY, protocol_id=CANARY) for run in rich_account.RUNS]
    basis = Basis(
        account=rich_account.ACCOUNT, statements=said, runs=runs, titles={"d": CANARY},
        language="en", today=TODAY, audience="client",
    )  # fmt: skip
    plan, report = plan_of(basis), report_of(basis, TODAY - timedelta(days=100))

    def load(name: str) -> str:
        return (TEMPLATES / name).read_text(encoding="utf-8")

    texts = rendered("plan.md.j2", plan, load), rendered("report.md.j2", report, load)
    return "\n".join([*texts, json.dumps(plan), json.dumps(report)])


@given(statements())
def test_nothing_internal_is_in_what_the_customer_reads(said: list[Statement]) -> None:
    assert CANARY not in documents(said)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_field_of_any_kind_that_is_ours_is_in_it(kind: KindName, audience: Audience) -> None:
    every = set(KINDS[kind].fields)
    order: tuple[tuple[int, Audience], ...] = ((3, "client"), (2, audience), (1, "client"))
    said = [
        Statement(
            run_id=f"r{number}", item="", kind=kind, fields=fields_of(kind, who, "one", every),
            step="", source="said", audience=who, by=CANARY, at=NOW - timedelta(days=number),
        )
        for number, who in order
    ]  # fmt: skip

    assert CANARY not in documents(said)
    assert KINDS[kind].is_internal or "one" in documents(said)


def test_the_canaries_would_be_seen() -> None:
    basis = Basis(
        account=rich_account.ACCOUNT, language="en", today=TODAY, statements=[
            replace(rich_account.said("stakeholder", 1, name="Anna", evidence=CANARY), by="Bram")
        ],
    )  # fmt: skip

    assert CANARY in json.dumps(plan_of(basis))
