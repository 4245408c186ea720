"""The report to the customer: what was agreed, what came of it, and what did not go well.

It is made from what the customer may read, and nothing in it is made up: what a good report needs
and the record does not have is told to its author as a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from amkit.model.account import key_of
from amkit.model.record import Entry, Record
from amkit.model.text import Language, Text
from amkit.planning.aims import open_goals
from amkit.planning.basis import Basis, day_of
from amkit.planning.facts import by_date
from amkit.planning.record import record_of

MOST_WINS, FEWEST_WINS = 4, 2
INTERNAL_WORDS: dict[Language, tuple[str, ...]] = {
    "en": (
        "churn", "arr", "mrr", "detractor", "promoter", "upsell", "upselling", "cross-sell",
        "cross-selling", "expansion", "white space", "whitespace", "share of wallet",
        "health score", "champion", "stakeholder", "key account", "account plan",
        "account manager's target", "pipeline", "lead", "prospect", "single-threaded",
    ),
    "nl": (
        "churn", "arr", "mrr", "detractor", "promoter", "upsell", "upsellen", "cross-sell",
        "crosssell", "white space", "share of wallet", "klantgroep", "healthscore", "champion",
        "stakeholder", "key account", "accountplan", "pipeline", "lead", "prospect",
        "gunfactor", "uitmelken",
    ),
}  # fmt: skip
"""How we talk about customers among ourselves, and never to them."""


def report_of(basis: Basis, since: date) -> dict[str, Any]:
    """Return what the report is made from, for a basis whose audience is the customer.

    Args:
        basis: what it is made from.
        since: the day of the last report, or the one from which this one reports.
    """
    goals = [g for g in basis.record.of("joint_goal") if g.is_open or _after(g, since)]
    wins = _wins(basis, since)
    misses = [basis.fact(r) for r in _missed(basis.record) if _after(r, since)]
    report = {
        "language": basis.language,
        "account": basis.account.name,
        "date": basis.today.isoformat(),
        "day": basis.day(basis.today),
        "since": basis.day(since),
        "since_iso": since.isoformat(),
        "headline": _headline(basis, wins),
        "goals_agreed": [basis.fact(goal) for goal in goals],
        "wins": wins,
        "misses": misses,
        "goals_missed": [basis.fact(goal) for goal in goals if goal.status == "missed"],
        "actions_before": _before(basis, since),
        "actions_since": _since(basis, since),
        "priorities": [basis.fact(goal) for goal in open_goals(basis)],
        "decisions_asked": [
            basis.fact(d) for d in basis.record.of("decision") if d.status == "asked"
        ],
        "contacts": _contacts(basis),
    }
    return {**report, "to_author": [*_gaps(basis, report), *_words(basis)]}


def _after(entry: Entry, since: date) -> bool:
    """Tell whether something was said of an entry since a day."""
    return day_of(entry.latest) >= since


def _missed(record: Record) -> list[Entry]:
    return [r for r in record.of("result") if r.fields.get("outcome") in ("missed", "partly")]


def _wins(basis: Basis, since: date) -> list[dict[str, Any]]:
    """Return the results to be proud of: with a number and its source, the newest first."""
    good = [
        result
        for result in basis.record.of("result")
        if result.fields.get("outcome") not in ("missed", "partly")
        and "after" in result.fields and "evidence" in result.fields and _after(result, since)
    ]  # fmt: skip
    good.sort(key=lambda result: result.latest.at, reverse=True)
    return [basis.fact(result) for result in good[:MOST_WINS]]


def _headline(basis: Basis, wins: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the three things the headline says; "" for what is not known."""
    goal = next(iter(open_goals(basis)), None) or next(iter(basis.record.open_of("goal")), None)
    contract = next((c for c in basis.record.open_of("contract") if "goal" in c.fields), None)
    wanted = goal.main if goal is not None else ""
    if not wanted and contract is not None:
        wanted = str(contract.fields["goal"])
    need = next(iter(_needed(basis)), {"what": "", "who": "", "due": ""})
    return {"wanted": wanted, "brought": wins[0] if wins else {}, "need": need}


def _needed(basis: Basis) -> Iterator[dict[str, Any]]:
    """Yield what we need from the customer: decisions first, then what they do themselves."""
    for decision in basis.record.of("decision"):
        if decision.status == "asked":
            yield {**basis.fact(decision), "is_decision": True}
    # Whose people somebody belongs to is no secret, whoever may read what we know of them.
    everyone = record_of(basis.statements)
    theirs = [a for a in basis.record.open_of("action") if _is_theirs(everyone, a)]
    yield from ({**fact, "is_decision": False} for fact in by_date(map(basis.fact, theirs)))


def _is_theirs(everyone: Record, action: Entry) -> bool:
    who = str(action.fields.get("who") or "")
    return bool(who) and everyone.find("stakeholder", who) is not None


def _before(basis: Basis, since: date) -> list[dict[str, Any]]:
    """Return every action that was open at the last report, with what became of it; none dropped.

    One that was taken back is told as well: who agreed on it wants to know.
    """
    then = record_of((s for s in basis.statements if day_of(s) < since), "client")
    told = []
    for action in then.open_of("action"):
        now = basis.record.find("action", action.main) or action
        told.append({**basis.fact(now), "state": now.status})
    return by_date(told)


def _since(basis: Basis, since: date) -> list[dict[str, Any]]:
    """Return the actions that were agreed since then."""
    then = record_of((s for s in basis.statements if day_of(s) < since), "client")
    fresh = [a for a in basis.record.of("action") if then.find("action", a.main) is None]
    return by_date({**basis.fact(action), "state": action.status} for action in fresh)


def _contacts(basis: Basis) -> list[dict[str, str]]:
    """Return whom of us the customer can turn to, and for what."""
    found: dict[str, dict[str, str]] = {}
    profile = basis.profile
    if profile is not None and (owner := basis.shown(profile, "owner")):
        everything = Text("everything that concerns you", "alles wat u aangaat")
        found[key_of(owner)] = {"name": owner, "what": basis.to(everything)}
    for goal in open_goals(basis):
        if name := basis.shown(goal, "owner_ours"):
            found.setdefault(key_of(name), {"name": name, "what": goal.main})
    return list(found.values())


def _gaps(basis: Basis, report: dict[str, Any]) -> Iterator[str]:
    """Yield what a report needs and the record does not have."""
    headline = report["headline"]
    wins, misses = report["wins"], [*report["misses"], *report["goals_missed"]]
    unfinished = ", ".join(m["main"] for m in report["misses"] if not (m["cause"] and m["change"]))
    unowned = ", ".join(g["main"] for g in report["priorities"] if not g["owner_theirs"])
    silent = ", ".join(g["main"] for g in report["goals_agreed"] if g["open"] and not g["actual"])
    for missing, text in (
        (not headline["wanted"], Text(
            "what they wanted: no goal that the customer may read is recorded",
            "wat zij wilden: er is geen doel vastgelegd dat de klant mag lezen")),
        (len(wins) < FEWEST_WINS, Text(
            f"two results with a number and its source; there is {len(wins) or 'none'}",
            f"twee resultaten met een cijfer en de bron; er is er {len(wins) or 'geen'}")),
        (not headline["need"]["what"], Text(
            "what we need from them: no decision asked, no open action of theirs",
            "wat we van hen nodig hebben: geen gevraagd besluit, geen open actie van hen")),
        (not misses, Text(
            "at least one thing that did not go well, with its cause and what changed; a report "
            "without one is not believed",
            "ten minste één ding dat niet goed ging, met de oorzaak en wat er veranderd is; een "
            "rapportage zonder wordt niet geloofd")),
        (bool(unfinished), Text(f"the cause, and what changed, of: {unfinished}",
                                f"de oorzaak, en wat er veranderd is, van: {unfinished}")),
        (bool(silent), Text(f"where it stands now: {silent}", f"de stand van nu: {silent}")),
        (bool(unowned), Text(f"an owner on their side for: {unowned}",
                             f"een trekker aan hun kant voor: {unowned}")),
    ):  # fmt: skip
        if missing:
            yield basis.to(text)


def _words(basis: Basis) -> Iterator[str]:
    """Yield the entries in which we talk as we do among ourselves."""
    words = "|".join(map(re.escape, INTERNAL_WORDS[basis.language]))
    ours = re.compile(rf"(?<!\w)({words})(?!\w)", re.IGNORECASE)
    for entry in basis.record.entries:
        for value in entry.fields.values():
            found = ours.search(value) if isinstance(value, str) else None
            if found is not None and entry.kind in ("result", "joint_goal", "action", "decision"):
                word, main = found[0], entry.main
                yield basis.to(
                    Text(
                        f"another word for “{word}”, in “{main}”: we say that among ourselves",
                        f"een ander woord voor ‘{word}’, in ‘{main}’: dat zeggen we onder elkaar",
                    )
                )
                break
