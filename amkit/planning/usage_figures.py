"""How protocols are used, in tables: for who writes them, and for who leads the team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from amkit.model.figures import Column, Figures, Sheet
from amkit.model.text import Language, Text
from amkit.planning.usage import ProtocolUse, all_used, whys_of
from amkit.walk.shown import show_plain

_MOST_STEPS = 15
"""Most steps of one table: who looks for what to mend begins at the top."""
_STEP = (
    Column(id="protocol", title=Text("conversation", "gesprek")),
    Column(id="step", title=Text("step", "stap")),
)
_RUNS = Column(id="runs", title=Text("conversations", "gesprekken"), shape="count")


def skipped(uses: Sequence[ProtocolUse], language: Language) -> Sheet:
    """Return the steps that were left out, those most often first, and what was said of it."""
    found = [(one, step) for one, step in all_used(uses) if step.skipped]
    found.sort(key=lambda pair: (-pair[1].skipped / pair[1].runs, -pair[1].skipped))
    return Sheet(
        id="skipped",
        title=Text("Steps that are skipped", "Stappen die worden overgeslagen"),
        columns=(
            *_STEP, _RUNS,
            Column(id="skipped", title=Text("skipped", "overgeslagen"), shape="count"),
            Column(id="share", title=Text("of all", "van alle"), shape="share"),
            Column(id="why", title=Text("because", "omdat")),
        ),
        rows=tuple(
            (one.protocol.id, step.step.title.to(language), step.runs, step.skipped,
             step.skipped / step.runs, whys_of(step))
            for one, step in found[:_MOST_STEPS]
        ),
        bar="share",
    )  # fmt: skip


def minutes(uses: Sequence[ProtocolUse], language: Language) -> Sheet:
    """Return the steps that a protocol gives minutes, those furthest over them first."""
    found = [
        (one, step, step.minutes)
        for one, step in all_used(uses)
        if step.minutes is not None and step.planned
    ]
    found.sort(key=lambda row: row[1].planned.high - (row[2] or 0.0))
    return Sheet(
        id="minutes",
        title=Text("Minutes against the plan", "Minuten tegenover het plan"),
        columns=(
            *_STEP,
            Column(id="planned", title=Text("planned", "gepland")),
            Column(id="median", title=Text("median", "mediaan"), shape="minutes"),
            Column(id="timed", title=Text("timed", "gemeten"), shape="count"),
        ),
        rows=tuple(
            (one.protocol.id, step.step.title.to(language), str(step.planned), minutes,
             len(step.seconds))
            for one, step, minutes in found[:_MOST_STEPS]
        ),
        bar="median",
        note=Text(
            "From one answer to the next, for as long as nobody was away for half an hour.",
            "Van het ene antwoord tot het volgende, zolang niemand een halfuur weg was.",
        ),
    )  # fmt: skip


def unsaid(uses: Sequence[ProtocolUse], language: Language) -> Sheet:
    """Return the literal lines that came up in no conversation that was held."""
    rows = [
        (one.protocol.id, step.step.title.to(language), step.literal.to(language))
        for one in uses
        if one.done
        for step in one.steps
        if step.literal and step.runs == step.skipped
    ]
    return Sheet(
        id="unsaid",
        title=Text("Wording that is never used", "Zinnen die nooit worden gebruikt"),
        columns=(*_STEP, Column(id="line", title=Text("to the letter", "letterlijk"))),
        rows=tuple(rows[:_MOST_STEPS]),
        note=Text(
            "Its step was reached in no conversation, or skipped in each. Whether a line was "
            "really said, amkit cannot know.",
            "De stap kwam in geen gesprek aan bod, of werd steeds overgeslagen. Of een zin echt "
            "is uitgesproken, kan amkit niet weten.",
        ),
    )


def usage_of(uses: Sequence[ProtocolUse], since: date, today: date, language: Language) -> Figures:
    """Return how the protocols of a library are used, for who writes them.

    Args:
        uses: what came of each protocol since then.
        since: the first day that counts.
        today: the last one.
        language: of the reader.
    """
    return Figures(
        title=Text("How are the protocols used?", "Hoe worden de protocollen gebruikt?"),
        period=Text(
            f"from {show_plain(since, 'en')} to {show_plain(today, 'en')}",
            f"van {show_plain(since, 'nl')} tot en met {show_plain(today, 'nl')}",
        ),
        sheets=(
            _runs(uses), skipped(uses, language), _edited(uses, language),
            minutes(uses, language), unsaid(uses, language), _never(uses, language),
        ),
    )  # fmt: skip


def _runs(uses: Sequence[ProtocolUse]) -> Sheet:
    found = sorted(uses, key=lambda one: (-one.done, one.protocol.id))
    return Sheet(
        id="protocols",
        title=Text("Conversations held", "Gevoerde gesprekken"),
        columns=(
            Column(id="protocol", title=Text("conversation", "gesprek")),
            Column(id="version", title=Text("version", "versie")),
            Column(id="done", title=Text("held", "gevoerd"), shape="count"),
            Column(id="open", title=Text("open", "open"), shape="count"),
            Column(id="dropped", title=Text("given up", "gestaakt"), shape="count"),
            Column(id="last", title=Text("last", "laatst"), shape="day"),
        ),
        rows=tuple(
            (one.protocol.id, one.protocol.version, one.done, one.open, one.dropped, one.last)
            for one in found
            if one.done or one.open or one.dropped
        ),
        bar="done",
    )


def _edited(uses: Sequence[ProtocolUse], language: Language) -> Sheet:
    found = [(one, step) for one, step in all_used(uses) if step.edited]
    found.sort(key=lambda pair: (-pair[1].edited / pair[1].runs, -pair[1].edited))
    return Sheet(
        id="edited",
        title=Text("Answers that are changed afterwards", "Antwoorden die later worden gewijzigd"),
        columns=(
            *_STEP, _RUNS,
            Column(id="edited", title=Text("changed", "gewijzigd"), shape="count"),
            Column(id="share", title=Text("of all", "van alle"), shape="share"),
        ),
        rows=tuple(
            (one.protocol.id, step.step.title.to(language), step.runs, step.edited,
             step.edited / step.runs)
            for one, step in found[:_MOST_STEPS]
        ),
        bar="share",
        note=Text(
            "A question that is often answered twice is asked too early, or not clearly.",
            "Een vraag die vaak twee keer wordt beantwoord, komt te vroeg of is niet duidelijk.",
        ),
    )  # fmt: skip


def _never(uses: Sequence[ProtocolUse], language: Language) -> Sheet:
    return Sheet(
        id="never",
        title=Text("Never run", "Nooit gevoerd"),
        columns=(
            Column(id="protocol", title=Text("conversation", "gesprek")),
            Column(id="title", title=Text("title", "titel")),
        ),
        rows=tuple(
            (one.protocol.id, one.protocol.title.to(language))
            for one in uses
            if not (one.done or one.open or one.dropped)
        ),
    )
