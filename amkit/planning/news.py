"""What changed in a record since a moment, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from amkit.model.kinds import KINDS, STATUS, Kind
from amkit.model.prompts import KindName
from amkit.model.record import Entry, Record, Statement
from amkit.model.text import Language, Text
from amkit.planning.facts import SOURCES
from amkit.planning.record import record_of
from amkit.walk.shown import show, show_plain

What = Literal["new", "changed", "closed", "opened", "confirmed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNews:
    """A field that says something else now.

    Attributes:
        name: the field.
        label: its name for people.
        before, after: what it said and says, in words; "" where it said or says nothing.
    """

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is different about one entry.

    Attributes:
        what: new; changed: other fields; closed and opened: whether it counts; confirmed: somebody
            said again what was known.
        kind: its kind.
        main: the text that names it now.
        status: how it stands, in words; "" where nobody said.
        fields: the fields that say something else, its name and status aside.
        called: what it was called before, "" where that did not change.
        latest: the statement that was made last.
    """

    what: What
    kind: KindName
    main: str
    status: str
    fields: tuple[FieldNews, ...]
    called: str
    latest: Statement


_HEADINGS: dict[What, Text] = {
    "new": Text("New", "Nieuw"),
    "changed": Text("Changed", "Veranderd"),
    "closed": Text("Behind us", "Achter de rug"),
    "opened": Text("Open again", "Weer open"),
    "confirmed": Text("Still true", "Klopt nog"),
}


def news_since(
    statements: Sequence[Statement], since: datetime, language: Language,
    kinds: Mapping[KindName, Kind] = KINDS,
) -> tuple[News, ...]:  # fmt: skip
    """Return what changed, in the order of the kinds.

    Args:
        statements: all that was ever said of the account, oldest first.
        since: a moment; what was said from then on is news.
        language: of the words.
        kinds: the kinds of entry, with a workspace's own fields.
    """
    before = record_of(statement for statement in statements if statement.at < since)
    now = record_of(statements)
    return tuple(_news(before, now, since, language, kinds))


def told(news: Sequence[News], language: Language) -> str:
    """Return what changed as text: a heading for each sort of news, a line for each entry."""
    parts = []
    for what, heading in _HEADINGS.items():
        lines = [_line(one, language) for one in news if one.what == what]
        if lines:
            parts.append("\n".join([heading.to(language), *(f"  • {line}" for line in lines)]))
    return "\n\n".join(parts)


def _news(
    before: Record, now: Record, since: datetime, language: Language,
    kinds: Mapping[KindName, Kind],
) -> Iterator[News]:  # fmt: skip
    for kind in kinds:
        for entry in now.of(kind):
            if entry.latest.at >= since:
                known = [one for one in before.of(kind) if one.key in (entry.key, *entry.also)]
                yield _of(entry, known[0] if known else None, language, kinds[kind])


def _of(entry: Entry, known: Entry | None, language: Language, kind: Kind) -> News:
    fields = tuple(_fields(entry, known, language, kind))
    called = known.main if known is not None and known.main != entry.main else ""
    what: What = "changed" if fields or called else "confirmed"
    if known is None:
        what = "new"
    elif known.is_open != entry.is_open:
        what = "opened" if entry.is_open else "closed"
    elif known.status != entry.status:
        what = "changed"
    status = entry.fields.get(STATUS)
    return News(
        what=what,
        kind=entry.kind,
        main=entry.main,
        status=show(status, kind.fields[STATUS], language) if status else "",
        fields=fields,
        called=called,
        latest=entry.latest,
    )


def _fields(
    entry: Entry, known: Entry | None, language: Language, kind: Kind
) -> Iterator[FieldNews]:
    for name, prompt in kind.fields.items():
        was = known.fields.get(name) if known is not None else None
        now = entry.fields.get(name)
        if name not in (kind.main, STATUS) and was != now:
            yield FieldNews(
                name=name,
                label=(prompt.label or prompt.prompt).to(language),
                before="" if was is None else show(was, prompt, language),
                after="" if now is None else show(now, prompt, language),
            )


def _line(one: News, language: Language) -> str:
    """Return one piece of news in a line: what it is about, what is different, who said so."""
    title = KINDS[one.kind].title.to(language)
    parts = [f"{title}: {one.main}"]
    if one.called:
        parts.append(Text(f"was called {one.called}", f"heette {one.called}").to(language))
    if one.status and one.what != "confirmed":
        parts.append(one.status)
    parts += [_difference(field, one.what, language) for field in one.fields]
    day = show_plain(one.latest.at.astimezone().date(), language)
    origin = [SOURCES[one.latest.source].to(language), one.latest.by, day]
    return f"{'; '.join(parts)} ({', '.join(part for part in origin if part)})"


def _difference(field: FieldNews, what: What, language: Language) -> str:
    if what == "new" or not field.before:
        return f"{field.label}: {field.after}"
    if not field.after:
        return Text(
            f"{field.label}: no longer {field.before}", f"{field.label}: niet langer {field.before}"
        ).to(language)
    return f"{field.label}: {field.after} (was {field.before})"
