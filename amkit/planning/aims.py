"""Joint goals, the actions that serve them, and the conversations of a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from amkit.model.record import Entry
from amkit.model.text import Text
from amkit.planning.basis import Basis, day_of
from amkit.planning.facts import by_date
from amkit.planning.pictures import Bar, goals_picture

MOST_GOALS = 5
"""Most joint goals a plan carries: what has more than five priorities has none."""
RENEWAL_DAYS = 90
"""How long before a contract ends, or can be ended, the conversation about it has to be held."""


def aims_of(basis: Basis) -> dict[str, Any]:
    """Return joint goals and the action plan, as a template sees them."""
    goals = open_goals(basis)
    actions = by_date(
        {**basis.fact(a), **_served(basis, a)} for a in basis.record.open_of("action")
    )
    return {
        "goals_shown": [
            {**basis.fact(goal), "actions": [a["what"] for a in actions if a["goal"] == goal.main]}
            for goal in goals[:MOST_GOALS]
        ],
        "goals_too_many": [goal.main for goal in goals[MOST_GOALS:]],
        "goals_closed": [basis.fact(g) for g in basis.record.of("joint_goal") if not g.is_open],
        "goals_picture": goals_picture(_bars(basis, goals)),
        "actions": actions,
        "loose_actions": [str(n) for n, a in enumerate(actions, start=1) if not a["goal"]],
        "goals_idle": [
            goal.main
            for goal in goals[:MOST_GOALS]
            if not any(action["goal"] == goal.main for action in actions)
        ],
    }


def open_goals(basis: Basis) -> list[Entry]:
    """Return the joint goals that still count, the first to be reached first."""
    return sorted(basis.record.open_of("joint_goal"), key=lambda goal: _date(goal) or date.max)


def _date(entry: Entry, name: str = "date") -> date | None:
    found = entry.fields.get(name)
    return found if isinstance(found, date) else None


def _served(basis: Basis, action: Entry) -> dict[str, str]:
    """Return the goal an action serves, by its name today; "" where it serves none we know."""
    named = str(action.fields.get("serves") or "")
    goal = basis.record.find("joint_goal", named) or basis.record.find("goal", named)
    return {"goal": goal.main if goal is not None else ""}


def _bars(basis: Basis, goals: list[Entry]) -> Iterator[Bar]:
    for goal in goals[:MOST_GOALS]:
        end = _date(goal)
        if end is not None:
            late = end < basis.today or goal.status == "at_risk"
            yield Bar(goal.main, min(day_of(goal.history[0]), end), end, late)


def year_of(basis: Basis) -> dict[str, Any]:
    """Return the conversations of the year: held, not finished, and due because of a date."""
    year = basis.year
    held = [run for run in basis.runs if run.status == "done"]
    return {
        "held": [
            _conversation(basis, run)
            for run in reversed(held)
            if run.started.astimezone().year == year
        ],
        "held_before": sum(run.started.astimezone().year < year for run in held),
        "unfinished": [
            _conversation(basis, run) for run in basis.runs if run.status == "open"
        ] if basis.is_internal else [],
        "due": [
            {"day": basis.day(day), "iso": day.isoformat(), "what": what,
             "overdue": day < basis.today}
            for day, what in sorted(_due(basis))
            if day.year == year or (day < basis.today and year == basis.today.year)
        ],
    }  # fmt: skip


def _conversation(basis: Basis, run: Any) -> dict[str, str]:
    """Return a conversation; what we call it, and who of us had it, is for us to know."""
    ours = basis.is_internal
    return {
        "day": basis.day(run.started.astimezone().date()),
        "title": basis.titles.get(run.protocol_digest, run.protocol_id) if ours else "",
        "by": run.by if ours else "",
    }


def _due(basis: Basis) -> Iterator[tuple[date, str]]:
    """Yield the day before which something has to be talked about, and what."""
    lead = timedelta(days=RENEWAL_DAYS)
    for contract in basis.record.open_of("contract"):
        end, notice = _date(contract, "end"), _date(contract, "notice")
        first = min((day for day in (end, notice) if day is not None), default=None)
        if first is not None and first > date.min + lead:
            what, until = contract.main, basis.day(first)
            yield (
                first - lead,
                basis.to(
                    Text(
                        f"how we go on with “{what}”; it ends, or can be ended, on {until}",
                        f"hoe we verdergaan met ‘{what}’; het loopt af, of is op te zeggen, op "
                        f"{until}",
                    )
                ),
            )
    for goal in open_goals(basis):
        if (day := _date(goal)) is not None:
            what = goal.main
            yield (
                day,
                basis.to(Text(f"whether we reached “{what}”", f"of we ‘{what}’ hebben gehaald")),
            )
    profile = basis.profile
    review = _date(profile, "review") if profile is not None else None
    if review is not None:
        yield review, basis.to(Text("this plan itself", "dit plan zelf"))
