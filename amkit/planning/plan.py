"""The record of an account as the template of its plan sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from amkit.model.account import Account
from amkit.model.kinds import KINDS
from amkit.model.prompts import KindName
from amkit.model.record import Entry, Record
from amkit.model.run import Run
from amkit.model.text import Language, Text
from amkit.planning.facts import by_date, fact_of
from amkit.walk.actions import open_actions
from amkit.walk.scope import PLURAL
from amkit.walk.shown import show_plain

QUESTIONS: Mapping[KindName, Text] = {
    "contract": Text(
        "What are we contracted for, and what did they want to achieve with it?",
        "Waarvoor zijn we gecontracteerd, en wat wilden ze ermee bereiken?",
    ),
    "result": Text(
        "What has it brought them so far, in numbers?",
        "Wat heeft het hun tot nu toe opgeleverd, in cijfers?",
    ),
    "stakeholder": Text(
        "Who decides, who advises, and who can stop it?",
        "Wie beslist, wie adviseert, en wie kan het tegenhouden?",
    ),
    "expectation": Text(
        "Who counts on us now, and what for?", "Wie rekent nu op ons, en waarvoor?"
    ),
    "goal": Text(
        "What does this customer have to achieve in the coming year?",
        "Wat moet deze klant het komende jaar bereiken?",
    ),
    "joint_goal": Text(
        "What do we want to reach together, and by when?",
        "Wat willen we samen bereiken, en wanneer?",
    ),
    "action": Text(
        "What is the next move, who makes it, and when?",
        "Wat is de volgende stap, wie zet die, en wanneer?",
    ),
}
"""What to ask where nothing of a kind is known; an account can do without the other kinds."""
_MATTERS: Mapping[KindName, tuple[str, ...]] = {
    "contract": ("goal", "end"),
    "result": ("before", "after", "evidence"),
    "stakeholder": ("power", "attitude", "evidence"),
    "goal": ("measure", "date"),
    "joint_goal": ("measure", "target", "date", "owner_theirs", "owner_ours"),
    "action": ("who", "due"),
}
"""The fields without which an entry cannot be acted on."""
_DECIDES = ("decides", "blocks")


def plan_of(
    account: Account,
    record: Record,
    runs: Sequence[Run],
    titles: Mapping[str, str],
    *,
    language: Language,
    today: date,
) -> dict[str, Any]:
    """Return what the account plan is made from: plain data, in one language.

    Args:
        account: whose plan it is.
        record: everything known of it.
        runs: its runs, newest first.
        titles: the protocol's title for each run's protocol digest.
        language: of the plan.
        today: what ages and overdue dates count from.
    """
    facts = {
        PLURAL[kind]: [fact_of(entry, language, today) for entry in record.of(kind)]
        for kind in KINDS
    }
    to_do = [fact_of(entry, language, today) for entry in open_actions(record)]
    return {
        **facts,
        "actions": by_date(to_do),
        "questions": {PLURAL[kind]: asked.to(language) for kind, asked in QUESTIONS.items()},
        "language": language,
        "account": account.name,
        "date": today.isoformat(),
        "day": show_plain(today, language),
        "deciders": _deciders(record, facts),
        "unknown": _unknown(record, language),
        "stale": [
            {"kind": KINDS[entry.kind].title.to(language), **fact}
            for entry in record.entries
            if entry.kind != "decision"  # what was decided, was
            and (fact := fact_of(entry, language, today))["stale"]
        ],
        "conversations": [_conversation(run, titles, language) for run in runs],
    }


def _deciders(record: Record, facts: Mapping[str, list[dict[str, Any]]]) -> list[str]:
    """Return the names of those who decide, or can stop a decision."""
    pairs = zip(record.of("stakeholder"), facts["stakeholders"], strict=True)
    return [fact["main"] for entry, fact in pairs if entry.fields.get("power") in _DECIDES]


def _unknown(record: Record, language: Language) -> list[str]:
    """Return what is not known, as questions that somebody can answer; whole kinds first."""
    whole = [
        question.to(language) for kind, question in QUESTIONS.items() if not _known(record, kind)
    ]
    parts = [
        f"{entry.main}: {KINDS[kind].fields[field].prompt.to(language)}"
        for kind, fields in _MATTERS.items()
        for entry in record.open_of(kind)
        for field in fields
        if field not in entry.fields
    ]
    return whole + parts


def _known(record: Record, kind: KindName) -> tuple[Entry, ...]:
    return open_actions(record) if kind == "action" else record.of(kind)


def _conversation(run: Run, titles: Mapping[str, str], language: Language) -> dict[str, Any]:
    return {
        "day": show_plain(run.started.astimezone().date(), language),
        "title": titles[run.protocol_digest],
        "by": run.by,
        "open": run.status == "open",
    }
