"""The record of an account as the template of its plan sees it: it decides before it describes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from amkit.model.record import Entry
from amkit.model.text import Text
from amkit.planning.aims import aims_of, open_goals, year_of
from amkit.planning.basis import Basis
from amkit.planning.changes import changes_of
from amkit.planning.facts import by_date
from amkit.planning.gaps import QUESTIONS, completeness
from amkit.planning.people import people_of
from amkit.planning.record import contradictions
from amkit.planning.worth import lines_of, ranked_risks, swot_question, worth_of
from amkit.walk.actions import open_actions
from amkit.walk.scope import PLURAL

_MOST_CHANGES = 8
"""Most changes that the log of a plan lists; `amkit account show` has them all."""
_AGELESS = ("decision", "profile")
"""What was decided, was; of a profile, every field has its own age."""
_LETS_GO = timedelta(days=90)


def plan_of(basis: Basis) -> dict[str, Any]:
    """Return what the account plan is made from: plain data, in one language, for one audience."""
    people, worth, aims = people_of(basis), worth_of(basis), aims_of(basis)
    known = completeness(basis)
    ours = basis.is_internal
    return {
        **{PLURAL[kind]: [basis.fact(e) for e in basis.record.of(kind)] for kind in basis.kinds},
        **people, **worth, **aims, **year_of(basis),
        "risks": [basis.fact(risk) for risk in ranked_risks(basis)],
        "requests": by_date(basis.facts("request")),
        "contracts": basis.facts("contract"),
        "decisions": [basis.fact(d) for d in basis.record.open_of("decision")],
        "questions": {PLURAL[kind]: basis.to(asked) for kind, asked in QUESTIONS.items()},
        "language": basis.language,
        "audience": basis.audience,
        "account": basis.account.name,
        "date": basis.today.isoformat(),
        "day": basis.day(basis.today),
        "year": basis.year,
        "header": list(_header(basis, known["complete"])),
        "decision": _decision(basis, people),
        "complete": known["complete"] if ours else 0,
        "gaps": known["gaps"] if ours else [],
        "unknown": [
            *known["unknown"], *swot_question(basis, worth["unconfronted"])
        ] if ours else [],
        "stale": list(_stale(basis)) if ours else [],
        "contradictions": list(_contradictions(basis)) if ours else [],
        "changes": _changes(basis),
    }  # fmt: skip


def _header(basis: Basis, complete: int) -> Iterator[dict[str, str]]:
    yield from lines_of(basis, ("owner", "tier"))
    first, last = date(basis.year, 1, 1), date(basis.year, 12, 31)
    yield _line(basis, Text("period", "periode"), f"{basis.day(first)} – {basis.day(last)}")
    yield from lines_of(basis, ("plan",))
    version = len({(e.by, e.run_id, e.at.date()) for e in basis.statements})
    if basis.is_internal and version:
        yield _line(basis, Text("version", "versie"), str(version))
    yield from lines_of(basis, ("reviewed", "review"))
    if basis.is_internal:
        yield _line(basis, Text("complete", "compleet"), f"{complete}%")


def _line(basis: Basis, label: Text, text: str) -> dict[str, str]:
    return {"label": basis.to(label), "text": text}


def _decision(basis: Basis, people: dict[str, Any]) -> dict[str, Any]:
    """Return the one thing to achieve, the one risk, and the next three moves.

    What is first to be reached together comes first; where there is nothing yet, what they want;
    where that is not known, what we are contracted for. `kind` tells which it is.
    """
    aim: Entry | None = next(iter(open_goals(basis)), None)
    kind = "joint_goal" if aim is not None else ""
    text = aim.main if aim is not None else ""
    goal = next(iter(basis.record.open_of("goal")), None)
    contract = next((c for c in basis.record.open_of("contract") if "goal" in c.fields), None)
    if not text and goal is not None:
        aim, kind, text = goal, "goal", goal.main
    elif not text and contract is not None:
        aim, kind, text = contract, "contract", str(contract.fields["goal"])
    return {
        "kind": kind,
        "aim": text,
        "aim_fact": basis.fact(aim) if aim is not None else {},
        "risk": _risk(basis, people).rstrip(".") if basis.is_internal else "",
        "moves": by_date(basis.fact(action) for action in open_actions(basis.record))[:3],
    }


def _risk(basis: Basis, people: dict[str, Any]) -> str:
    """Return the one risk; "" where nothing is known.

    A contract that lets go soon comes first, then the greatest that somebody named, then what the
    map of the people says by itself.
    """
    for contract in basis.record.open_of("contract"):
        for name in ("notice", "end"):
            day = contract.fields.get(name)
            if isinstance(day, date) and day - basis.today <= _LETS_GO:
                return _lets_go(basis, contract, name, day)
    named = ranked_risks(basis)
    if named:
        return named[0].main
    return str(next(iter(people["people_warnings"]), ""))


def _lets_go(basis: Basis, contract: Entry, name: str, day: date) -> str:
    when, what, over = basis.day(day), contract.main, day < basis.today
    if name == "notice" and not over:
        said = Text(f"“{what}” can be ended until {when}", f"‘{what}’ is op te zeggen tot {when}")
    elif over and name == "end":
        said = Text(
            f"“{what}” ended on {when}; what we do now, we do without a contract",
            f"‘{what}’ liep af op {when}; wat we nu doen, doen we zonder contract",
        )
    elif over:
        said = Text(
            f"“{what}” could be ended until {when}; make sure that it was not",
            f"‘{what}’ was op te zeggen tot {when}; ga na dat dat niet is gebeurd",
        )
    else:
        said = Text(f"“{what}” ends on {when}", f"‘{what}’ loopt af op {when}")
    return basis.to(said)


def _stale(basis: Basis) -> Iterator[dict[str, Any]]:
    for entry in basis.record.entries:
        fact = basis.fact(entry)
        if entry.kind not in _AGELESS and entry.is_open and fact["stale"]:
            yield {"kind": basis.to(basis.kinds[entry.kind].title), **fact}


def _contradictions(basis: Basis) -> Iterator[dict[str, str]]:
    for found in contradictions(basis.record):
        told = {
            name: basis.shown_value(found.entry, found.field, said)
            for name, said in (("before", found.before), ("now", found.now))
        }
        yield {
            "main": found.entry.main,
            "label": basis.label(found.entry.kind, found.field),
            "before_by": found.before.by, "now_by": found.now.by, **told,
        }  # fmt: skip


def _changes(basis: Basis) -> list[dict[str, Any]]:
    """Return the last things that became another value; what is new stands in the plan itself."""
    found = [change for change in changes_of(basis) if change["label"]]
    return [change for change in found if change["iso"][:4] == str(basis.year)][:_MOST_CHANGES]
