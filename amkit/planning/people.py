"""The people of an account: who they are, how they stand, and whom nobody speaks with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amkit.model.account import key_of
from amkit.model.record import Entry, Statement
from amkit.model.text import Text
from amkit.planning.basis import Basis, day_of
from amkit.planning.pictures import Node, people_picture

QUIET_DAYS: Mapping[str, int] = {"decides": 90, "blocks": 90, "advises": 60, "uses": 90}
"""After how many days of silence somebody with such a say is told of. Once a quarter is a healthy
rhythm for who decides; who advises moves the decision meanwhile, and hears others too."""
CHAMPION_DAYS = 30
"""The same for who speaks up for us, whatever say that person has: somebody who does that and goes
silent for a month has stopped, or is leaving."""
_SPEAKS = ("goal", "decision", "expectation")
"""The kinds whose `who` is the one that spoke."""
_DECIDE = ("decides", "blocks")
_ORDER = ("decides", "blocks", "advises", "uses", "")


def people_of(basis: Basis) -> dict[str, Any]:
    """Return the people as a template sees them; for the customer, their names and roles alone."""
    people = in_order(basis)
    heard = heard_of(basis)
    rows = [{**basis.fact(one), **_heard(basis, one, heard)} for one in people]
    ours = basis.is_internal
    return {
        "people": rows,
        "deciders": [one.main for one in people if one.fields.get("power") in _DECIDE],
        "people_warnings": list(_warnings(basis, people, heard)) if ours else [],
        "people_picture": people_picture(_nodes(basis, people)) if ours else "",
        "organigram": _organigram(people),
    }


def in_order(basis: Basis) -> tuple[Entry, ...]:
    """Return those who are still there: who decides first, then as they were met."""
    found = basis.record.open_of("stakeholder")
    return tuple(sorted(found, key=lambda one: _ORDER.index(str(one.fields.get("power", "")))))


def heard_of(basis: Basis) -> dict[str, Statement]:
    """Return when somebody was last heard, by the key of a name: the last thing that was said.

    A conversation is with the person that it records by itself, not in a list: those in a list were
    named by somebody else. Goals, decisions and expectations are heard from whose they are. What we
    assume of somebody, or copy from our own papers, is no conversation.
    """
    last = _last_said(basis)
    found: list[tuple[str, Statement]] = []
    for entry in basis.record.entries:
        for said in entry.history:
            if entry.kind == "stakeholder" and "[" not in said.item and said.run_id in last:
                found.append((entry.key, last[said.run_id]))
            elif entry.kind == "stakeholder" and not said.run_id and said.source == "said":
                found.append((entry.key, said))
            elif entry.kind in _SPEAKS and said.source == "said" and said.fields.get("who"):
                found.append((key_of(str(said.fields["who"])), said))
    return dict(sorted(found, key=lambda one: one[1].at))


def _last_said(basis: Basis) -> dict[str, Statement]:
    """Return the last thing that the customer said in each run."""
    said = (s for entry in basis.record.entries for s in entry.history if s.source == "said")
    return {one.run_id: one for one in sorted(said, key=lambda one: one.at) if one.run_id}


def _heard(basis: Basis, one: Entry, heard: Mapping[str, Statement]) -> dict[str, Any]:
    """Return when somebody was last heard; for the customer nothing, for that is ours."""
    last = _last(one, heard) if basis.is_internal else None
    days = 0 if last is None else (basis.today - day_of(last)).days
    return {
        "heard": basis.day(day_of(last)) if last is not None else "",
        "heard_by": last.by if last is not None else "",
        "quiet": days > _limit(one),
    }


def _last(one: Entry, heard: Mapping[str, Statement]) -> Statement | None:
    found = [heard[name] for name in (one.key, *one.also) if name in heard]
    return max(found, key=lambda said: said.at, default=None)


def _limit(one: Entry) -> int:
    days = QUIET_DAYS.get(str(one.fields.get("power", "")), 90)
    return min(days, CHAMPION_DAYS) if one.fields.get("attitude") == "champion" else days


def _warnings(
    basis: Basis, people: tuple[Entry, ...], heard: Mapping[str, Statement]
) -> Iterator[str]:
    yield from (basis.to(text) for text in _thin(people))
    for one in people:
        last = _last(one, heard)
        say = basis.shown(one, "power")
        about = one.main + (f" ({say})" if say else "")
        if last is None and one.fields.get("power") in _DECIDE:
            yield basis.to(
                Text(
                    f"{about}: nobody has spoken with this person yet, as far as is recorded.",
                    f"{about}: voor zover vastgelegd heeft niemand deze persoon nog gesproken.",
                )
            )
        elif last is not None and (days := (basis.today - day_of(last)).days) > _limit(one):
            who = f", {last.by}" if last.by else ""
            when = basis.day(day_of(last)) + who
            yield basis.to(
                Text(
                    f"{about}: not heard for {days} days; {_limit(one)} is the limit here. "
                    f"Last: {when}.",
                    f"{about}: al {days} dagen niets gehoord; {_limit(one)} is hier de grens. "
                    f"Laatst: {when}.",
                )
            )


def _thin(people: tuple[Entry, ...]) -> Iterator[Text]:
    """Yield what a relationship that hangs on one thread is told."""
    if len(people) == 1:
        yield Text(
            f"We know one person here: {people[0].main}. If that person leaves, so do we.",
            f"We kennen hier één persoon: {people[0].main}. Vertrekt die, dan zijn wij ook weg.",
        )
    ours = {key_of(name): name for one in people if (name := str(one.fields.get("known_by", "")))}
    if len(people) > 1 and len(ours) == 1:
        (name,) = ours.values()
        yield Text(
            f"{name} is the only one of us whom they know; it all hangs by that one thread.",
            f"Van ons kent hier iedereen alleen {name}; alles hangt aan die ene draad.",
        )
    if people and not any(one.fields.get("power") == "decides" for one in people):
        yield Text("Nobody is recorded who decides.", "Wie er beslist, is niet vastgelegd.")


def _nodes(basis: Basis, people: tuple[Entry, ...]) -> list[Node]:
    above = _above(people)
    nobody_knows = basis.to(Text("say not known", "zeggenschap onbekend"))
    return [
        Node(
            name=one.main,
            below=basis.shown(one, "attitude") or basis.to(Text("attitude not known",
                                                                "houding onbekend")),
            group=basis.shown(one, "power") or nobody_knows,
            attitude=str(one.fields.get("attitude", "unknown")),
            above=above[at],
        )
        for at, one in enumerate(people)
    ]  # fmt: skip


def _above(people: tuple[Entry, ...]) -> list[int]:
    """Return for each person the number of the one reported to; -1 where that is not known."""
    at = {name: number for number, one in enumerate(people) for name in (one.key, *one.also)}
    found = [at.get(key_of(str(one.fields.get("reports_to", ""))), -1) for one in people]
    return [-1 if boss == number else boss for number, boss in enumerate(found)]


def _organigram(people: tuple[Entry, ...]) -> list[dict[str, Any]]:
    """Return who reports to whom, top first, each with its depth; nothing where nobody does.

    Where people report to each other in a circle, the first of them is taken to be on top.
    """
    above = _above(people)
    if set(above) <= {-1}:
        return []
    lines: list[dict[str, Any]] = []
    told: set[int] = set()

    tops = sorted(range(len(people)), key=lambda at: above[at] >= 0)
    waiting = [(at, 0) for at in reversed(tops)]
    while waiting:
        at, depth = waiting.pop()
        if at not in told:
            told.add(at)
            role = str(people[at].fields.get("role", ""))
            lines.append({"name": people[at].main, "role": role, "depth": depth})
            waiting += [(n, depth + 1) for n, boss in reversed([*enumerate(above)]) if boss == at]
    return lines
