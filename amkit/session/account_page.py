"""One account on one page: who, what it is worth, what they want, what has to be done, how sure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from amkit.model.account import Account
from amkit.model.kinds import STATUS, Kind
from amkit.model.prompts import ChoicePrompt, KindName
from amkit.model.record import Entry, Record
from amkit.model.run import Run
from amkit.model.text import Language, Text
from amkit.planning.differing import DIFFER, differing
from amkit.planning.facts import STALE_DAYS
from amkit.planning.gaps import QUESTIONS
from amkit.planning.naming import Known
from amkit.planning.to_do import ToDo, to_do
from amkit.terminal.screens import Block, Heading, Paragraph, Screen, Section
from amkit.walk.shown import age, show, show_plain

MOST_LINES = 8
"""Most lines of what is unknown, or old: enough for the next conversation."""
_LABELS: Mapping[KindName, Text] = {
    "stakeholder": Text("People", "Mensen"),
    "contract": Text("What we work for", "Waar we voor werken"),
    "result": Text("What it has brought them", "Wat het hun heeft opgeleverd"),
    "expectation": Text("Who counts on us", "Wie op ons rekent"),
    "goal": Text("What they want to achieve", "Wat ze willen bereiken"),
    "joint_goal": Text("What we want to reach together", "Wat we samen willen bereiken"),
    "opportunity": Text("Opportunities", "Kansen"),
    "swot": Text("Strengths and weaknesses", "Sterktes en zwaktes"),
    "risk": Text("Risks", "Risico's"),
    "decision": Text("Decided", "Besloten"),
    "request": Text("Asked of our own organisation", "Gevraagd aan onze eigen organisatie"),
}
"""What stands above the entries of a kind, in the order of the page."""
_ASIDE = ("tier", "owner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is looked at.

    Attributes:
        account: whose page it is.
        known: its entries, with their ids.
        runs: its conversations, newest first.
        kinds: the kinds of entry there are.
        today: what ages count from.
        language: of the page.
    """

    account: Account
    known: tuple[Known, ...]
    runs: tuple[Run, ...]
    kinds: Mapping[KindName, Kind]
    today: date
    language: Language

    @property
    def record(self) -> Record:
        """The record alone."""
        return Record(entries=tuple(one.entry for one in self.known))

    def open_of(self, kind: KindName) -> tuple[Known, ...]:
        """Return the entries of `kind` that still count."""
        return tuple(one for one in self.known if one.entry.kind == kind and one.entry.is_open)


def page(seen: Seen) -> Screen:
    """Return the page."""
    language = seen.language
    return (
        *_head(seen),
        *(
            block
            for kind, label in _LABELS.items()
            for block in _section(label, [line_of(one, seen) for one in seen.open_of(kind)], seen)
        ),
        *_section(_ACTIONS, [action_line(one, language) for one in to_do(seen.known, seen.today)],
                  seen),
        *_section(DIFFER, list(differing(seen.record, seen.today, language, seen.kinds)), seen),
        *_section(_OLD, _first(stale(seen), language), seen),
        *_section(_UNKNOWN, _first(unknown(seen), language), seen),
    )  # fmt: skip


_ACTIONS = Text("To do", "Te doen")
_OLD = Text("Not confirmed for half a year", "Een half jaar niet bevestigd")
_UNKNOWN = Text("What we do not know", "Wat we niet weten")
_PROFILE = Text("Profile", "Profiel")


def _section(label: Text, lines: Sequence[str], seen: Seen) -> Iterator[Block]:
    if lines:
        yield Section(label=label.to(seen.language), lines=tuple(lines))


def _head(seen: Seen) -> Iterator[Block]:
    profile = next(iter(seen.open_of("profile")[-1:]), None)
    fields = {} if profile is None else profile.entry.fields
    asks = seen.kinds["profile"].fields
    aside = " · ".join(
        show(fields[name], asks[name], seen.language) for name in _ASIDE if name in fields
    )
    yield Heading(text=seen.account.name, aside=aside)
    yield Paragraph(text=_last_talk(seen), tone="quiet")
    if profile is not None:
        lines = tuple(
            _labelled(profile.entry, name, seen)
            for name in list(asks)[1:]
            if name in fields and name not in _ASIDE
        )
        title = f"{_PROFILE.to(seen.language)} ({profile.id})"
        yield Section(label=title, lines=lines or (profile.entry.main,))


def _last_talk(seen: Seen) -> str:
    archived = Text("Put aside. ", "Opzij gelegd. ") if seen.account.archived else Text()
    said = Text("No conversation yet.", "Nog geen gesprek.")
    if seen.runs:
        last = seen.runs[0]
        when = age(last.changed.astimezone().date(), seen.today, seen.language)
        by = f", {last.by}" if last.by else ""
        said = Text(
            f"Last conversation: {last.protocol_id}, {when}{by}.",
            f"Laatste gesprek: {last.protocol_id}, {when}{by}.",
        )
    return archived.to(seen.language) + said.to(seen.language)


def line_of(known: Known, seen: Seen) -> str:
    """Return an entry on a line: its name, what is known of it, and its id."""
    entry, kind = known.entry, seen.kinds[known.entry.kind]
    parts = [
        _labelled(entry, name, seen)
        for name in kind.fields
        if name in entry.fields and name != kind.main
    ]
    return f"{' · '.join([entry.main, *parts])} ({known.id})"


def _labelled(entry: Entry, name: str, seen: Seen) -> str:
    """Return a field in words; an option speaks for itself, and so does what a person does."""
    asks = seen.kinds[entry.kind].fields[name]
    text = show(entry.fields[name], asks, seen.language)
    if (isinstance(asks, ChoicePrompt) and asks.type == "choice") or name in ("role", STATUS):
        return text
    return f"{(asks.label or asks.prompt).to(seen.language)}: {text}"


def action_line(one: ToDo, language: Language) -> str:
    """Return an action on a line: when, what, who, and its id."""
    late = Text("late", "te laat").to(language)
    none = Text("no date", "geen datum").to(language)
    day = none if one.due is None else show_plain(one.due, language)
    who = one.who or Text("nobody yet", "nog niemand").to(language)
    when = f"{day}, {late}" if one.is_overdue else day
    return f"{when}: {one.known.entry.main} · {who} ({one.known.id})"


def stale(seen: Seen) -> Iterator[str]:
    """Yield what nobody confirmed for half a year, the oldest first."""
    old = (
        (one.entry.latest.at.astimezone().date(), one)
        for one in seen.known
        if one.entry.is_open and one.entry.kind != "decision"  # what was decided, was
    )
    for day, one in sorted(old, key=lambda found: found[0]):
        if (seen.today - day).days > STALE_DAYS:
            yield f"{one.entry.main}: {age(day, seen.today, seen.language)} ({one.id})"


def unknown(seen: Seen) -> Iterator[str]:
    """Yield what is not known: whole kinds as a question, then what entries miss."""
    for kind, asked in QUESTIONS.items():
        if not any(one.entry.kind == kind for one in seen.known):
            yield asked.to(seen.language)
    for one in seen.known:
        kind_of = seen.kinds[one.entry.kind]
        missing = [
            (asks.label or asks.prompt).to(seen.language)
            for name, asks in kind_of.fields.items()
            if name not in one.entry.fields and name not in kind_of.aside
        ]
        if missing and one.entry.is_open and not kind_of.single:
            yield f"{one.entry.main}: {', '.join(missing)} ({one.id})"


def _first(lines: Iterable[str], language: Language) -> list[str]:
    """Return the first lines, and how many more there are."""
    found = list(lines)
    more = len(found) - MOST_LINES
    told = Text(f"and {more} more: --json tells all", f"en nog {more}: --json toont alles")
    return [*found[:MOST_LINES], told.to(language)] if more > 1 else found
