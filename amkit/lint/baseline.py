"""A baseline: the complaints that were there already. It only shrinks, unless somebody asks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from amkit.errors import FileError
from amkit.lint.anchors import Anchor
from amkit.model.finding import Finding, Place
from amkit.model.text import Text

VERSION = 1
"""The version of the shape of a baseline."""


class Entry(NamedTuple):
    """A complaint that was there already.

    Attributes:
        path: of the file, from the folder of the baseline.
        rule: whose complaint it is.
        at: the keys that lead there, for people.
        fingerprint: what it is known by.
    """

    path: str
    rule: str
    at: str
    fingerprint: str


class Compared(NamedTuple):
    """Findings beside a baseline.

    Attributes:
        new: those that are not in it.
        gone: what is in it and was not found.
    """

    new: tuple[Finding, ...]
    gone: tuple[Entry, ...]


def read_baseline(raw: bytes, path: str) -> tuple[Entry, ...]:
    """Return what stands in a baseline.

    Raises:
        FileError: it is none, or of another version.
    """
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise _unusable(path) from None
    entries = data.get("findings") if isinstance(data, dict) else None
    if not isinstance(entries, list) or data.get("version") != VERSION:
        raise _unusable(path)
    return tuple(_entry(member, path) for member in entries)


def written(entries: Iterable[Entry]) -> str:
    """Return the text of a baseline, in an order that makes small diffs."""
    listed = [entry._asdict() for entry in sorted(set(entries))]
    data = {"version": VERSION, "findings": listed}
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def entries_of(
    anchors: Mapping[Finding, Anchor], path_of: Callable[[str], str]
) -> dict[Finding, Entry]:
    """Return findings as they stand in a baseline.

    Args:
        anchors: where each finding hangs.
        path_of: from a file as the user named it to its path in the baseline.
    """
    return {
        finding: Entry(path_of(finding.place.path), finding.rule, *anchor)
        for finding, anchor in anchors.items()
    }


def compared(
    findings: Sequence[Finding], entries: Mapping[Finding, Entry], baseline: Iterable[Entry]
) -> Compared:
    """Return which findings are new, and what of the baseline was not found."""
    known = set(baseline)
    new = tuple(finding for finding in findings if entries[finding] not in known)
    return Compared(new, tuple(sorted(known - set(entries.values()))))


def stale(gone: Iterable[Entry], raw: str, path: str) -> tuple[Finding, ...]:
    """Return the complaints that a baseline is larger than it has to be.

    Args:
        gone: what is in it and was not found.
        raw: its text.
        path: the baseline, as the user named it.
    """
    lines = {row.strip(): number for number, row in enumerate(raw.split("\n"), 1)}
    return tuple(
        Finding(
            place=Place(path, lines.get(f'"fingerprint": "{entry.fingerprint}"', 1)),
            rule="baseline-stale",
            severity="error",
            text=_gone(entry),
        )
        for entry in gone
    )


def _gone(entry: Entry) -> Text:
    where = f"{entry.path} ({entry.at})" if entry.at else entry.path
    return Text(
        en=f"{entry.rule} in {where} is gone; take it out: --update-baseline",
        nl=f"{entry.rule} in {where} is er niet meer; haal het weg: --update-baseline",
    )


def _entry(member: Any, path: str) -> Entry:
    values = [member.get(key) for key in Entry._fields] if isinstance(member, dict) else [None]
    if not all(isinstance(value, str) for value in values):
        raise _unusable(path)
    return Entry(*values)


def _unusable(path: str) -> FileError:
    return FileError(
        Text(
            en=f"{path}:1:1: this is no baseline of version {VERSION}; "
            "write it anew with --update-baseline",
            nl=f"{path}:1:1: dit is geen nulmeting van versie {VERSION}; "
            "schrijf die opnieuw met --update-baseline",
        )
    )
