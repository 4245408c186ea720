"""Comments that ask to ignore a rule: `# amkit: ignore[RULE] why`.

Behind something, the comment holds for what begins on its line. Alone on its line, it holds for
what begins on the next line, all of it: a key with its value, or an item of a list with everything
in it. `# amkit: ignore-file[RULE] why` holds for the file. In a template the comment is one of
Jinja's: `{# amkit: ignore[RULE] why #}`.

A comment that ignores nothing, that names no rule there is, or that does not say why is told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from amkit.lint.registry import Choice, known, no_rule
from amkit.model.finding import Edit, Finding, Fix, Place
from amkit.model.text import Text
from amkit.source.document import Document, Group, Spot, end_of

_COMMENT = re.compile(
    r"(?:(?<!\S)#|\{#-?)[ \t]*amkit:[ \t]*ignore(?P<file>-file)?\b[ \t]*"
    r"(?:\[(?P<rules>[^]\n]*)\])?(?P<why>[^\n]*)"
)
_END_OF_JINJA = re.compile(r"-?#\}.*")
_IS_COMMENT = re.compile(r"\s*(#|\{#|$)")
_LAST = 1 << 40
"""A line behind the last of any file."""
_UNNAMED = Text(
    en="name the rule: # amkit: ignore[RULE] and why",
    nl="noem de regel: # amkit: ignore[REGEL] en waarom",
)
_SILENT = Text(
    en="say behind the bracket why this is ignored",
    nl="zeg achter het haakje waarom dit wordt genegeerd",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """A comment that asks to ignore rules.

    Attributes:
        place: of the comment.
        rules: their names, as they were written.
        why: the reason that is given.
        first, last: the lines on which it holds.
        cut: what goes where the comment goes: all of a line that holds nothing else.
    """

    place: Place
    rules: tuple[str, ...]
    why: str
    first: int
    last: int
    cut: Place

    def covers(self, place: Place) -> bool:
        """Tell whether a place begins where it holds."""
        return place.path == self.place.path and self.first <= place.line <= self.last


def ignores_in(text: str, path: str, document: Document | None = None) -> tuple[Ignore, ...]:
    """Return what the comments of a file ask to ignore.

    Args:
        text: the file's text.
        path: the file as the user named it.
        document: where its keys and values stand; None where that is not known, and a comment
            alone on its line holds for the line behind it.
    """
    if "ignore" not in text:  # of most files that is all there is to do
        return ()
    rows = text.split("\n")
    found = [
        (number, comment) for number, row in enumerate(rows) for comment in _COMMENT.finditer(row)
    ]
    members = list(_members(document.root)) if document is not None and found else []
    written = [spot for _, spot in members if not isinstance(spot, Group) and spot.style]
    return tuple(
        _ignore(rows, number, comment, path, members)
        for number, comment in found
        if not any(_lies_in(number, comment.start(), spot) for spot in written)
    )


def settled(
    findings: Iterable[Finding], ignores: Sequence[Ignore], choice: Callable[[str], Choice]
) -> Iterator[Finding]:
    """Yield the findings that nothing ignores, and what is wrong with what ignores.

    Args:
        findings: about one file or several.
        ignores: of the same files.
        choice: from a file to which rules run there.
    """
    used: set[tuple[Ignore, str]] = set()
    by_path: dict[str, list[Ignore]] = {}
    for ignore in ignores:
        by_path.setdefault(ignore.place.path, []).append(ignore)
    for finding in findings:
        hits = [ignore for ignore in by_path.get(finding.place.path, ())
                if finding.rule in ignore.rules and ignore.covers(finding.place)]  # fmt: skip
        used |= {(ignore, finding.rule) for ignore in hits}
        if not hits:
            yield finding
    for ignore in ignores:
        yield from _wrong(ignore, used, choice(ignore.place.path))


def _ignore(
    rows: Sequence[str],
    number: int,
    comment: re.Match[str],
    path: str,
    members: Iterable[tuple[int, Spot]],
) -> Ignore:
    row, start = rows[number], comment.start()
    end, why = comment.end(), comment["why"]
    if comment[0].startswith("{"):
        closed = row.find("#}", start)
        end = closed + 2 if closed >= 0 else end
        why = _END_OF_JINJA.sub("", why)
    line, names = number + 1, (comment["rules"] or "").split(",")
    end = start + len(row[start:end].rstrip())
    before = len(row[:start].rstrip())
    cut = Place(path, line, before + 1, line, end + 1)
    first = last = line
    if not before and not row[end:].strip():
        cut = Place(path, line, 1, line + 1, 1)
        first, last = _below(rows, number, members)
    if comment["file"]:
        first, last = 1, _LAST
    return Ignore(
        place=Place(path, line, start + 1, line, end + 1),
        rules=tuple(name.strip() for name in names if name.strip()),
        why=why.strip(), first=first, last=last, cut=cut,
    )  # fmt: skip


def _below(
    rows: Sequence[str], number: int, members: Iterable[tuple[int, Spot]]
) -> tuple[int, int]:
    """Return the lines of what begins on the next line that holds more than a comment."""
    behind = range(number + 1, len(rows))
    first = next((at for at in behind if not _IS_COMMENT.match(rows[at])), number + 1)
    ends = (end_of(spot, rows)[0] for line, spot in members if line == first)
    return first + 1, max(ends, default=first) + 1


def _members(root: Spot) -> Iterator[tuple[int, Spot]]:
    """Yield each key's value and each item of a list, with the line on which that begins.

    A value begins with its key. A list is no member of its own: a comment above its first item
    is about that item.
    """
    todo = [root]
    while todo:
        one = todo.pop()
        if isinstance(one, Group):
            for key, member in one.members.values():
                yield key.start_mark.line, member
                todo.append(member)


def _lies_in(line: int, column: int, spot: Spot) -> bool:
    start, end = spot.start_mark, spot.end_mark
    return bool((start.line, start.column) < (line, column) < (end.line, end.column))


def _wrong(ignore: Ignore, used: set[tuple[Ignore, str]], choice: Choice) -> Iterator[Finding]:
    if not ignore.rules:
        yield from _told(ignore, "ignore-unused", _UNNAMED, choice)
    unused = [rule for rule in ignore.rules if (ignore, rule) not in used
              and (rule not in known() or choice.runs(rule))]  # fmt: skip
    # What a misspelt name is to ignore, nobody knows yet.
    whole = len(unused) == len(ignore.rules) and all(rule in known() for rule in unused)
    gone = Fix((Edit(ignore.cut, ""),), safe=True) if whole else None
    for rule in unused:
        said = Text(
            en=f"nothing is ignored here: “{rule}” has nothing against it; take this out",
            nl=f"hier wordt niets genegeerd: ‘{rule}’ heeft er niets op tegen; haal dit weg",
        )
        text, fix = (said, gone) if rule in known() else (no_rule(rule), None)
        yield from _told(ignore, "ignore-unused", text, choice, fix)
    if ignore.rules and not ignore.why:
        yield from _told(ignore, "ignore-reason", _SILENT, choice)


def _told(
    ignore: Ignore, rule: str, text: Text, choice: Choice, fix: Fix | None = None
) -> Iterator[Finding]:
    if choice.runs(rule):
        yield Finding(place=ignore.place, rule=rule, severity="warning", text=text, fix=fix)
