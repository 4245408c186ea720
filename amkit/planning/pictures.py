"""Pictures in Mermaid, which GitHub and Obsidian draw: the people, and the goals on a time line.

Mermaid has a language of its own, so every name goes into it as letters, digits, blanks and
commas; any other sign is written as `#58;`, Mermaid's way of writing a character by its number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

_MOST = 48
"""Most characters of a name in a picture."""
_PLAIN = re.compile(r"[^\w ,]")
_COLOURS = {
    "champion": "fill:#cfe8cf,stroke:#1b5e20", "positive": "fill:#e6f4e6,stroke:#2e7d32",
    "neutral": "fill:#f2f2f2,stroke:#616161", "critical": "fill:#fdebd0,stroke:#b9770e",
    "opponent": "fill:#f8d7d7,stroke:#b71c1c", "unknown": "fill:#ffffff,stroke:#9e9e9e",
}  # fmt: skip
"""How somebody looks at us, in colours that differ in lightness too."""


class Node(NamedTuple):
    """A person in the picture.

    Attributes:
        name, below: what stands in the box.
        group: what say the person has, in words.
        attitude: a name of `_COLOURS`.
        above: the number of the person reported to, -1 for none.
    """

    name: str
    below: str
    group: str
    attitude: str
    above: int


class Bar(NamedTuple):
    """A goal on the time line."""

    name: str
    start: date
    end: date
    late: bool


def label(text: str) -> str:
    """Return a text that Mermaid reads as the label it is, whatever is in it; never empty."""
    visible = "".join(
        " " if unicodedata.category(sign)[0] in "CZ" else sign for sign in " ".join(text.split())
    )
    whole = " ".join(visible.split())
    cut = whole if len(whole) <= _MOST else whole[: _MOST - 1].rstrip() + "…"
    return _PLAIN.sub(lambda sign: f"#{ord(sign[0])};", cut or "?")


def people_picture(nodes: Sequence[Node]) -> str:
    """Return the map of the people: by their say, coloured by attitude, with who reports to whom.

    Returns:
        "" for fewer than two: a picture of one person says nothing.
    """
    if len(nodes) < 2:
        return ""
    lines = ["flowchart TB"]
    for number, group in enumerate(dict.fromkeys(node.group for node in nodes)):
        lines.append(f'    subgraph g{number}["{label(group)}"]')
        lines += [
            f'        p{at}["{label(node.name)}<br/>{label(node.below)}"]:::{node.attitude}'
            for at, node in enumerate(nodes)
            if node.group == group
        ]
        lines.append("    end")
    lines += [f"    p{node.above} --> p{at}" for at, node in enumerate(nodes) if node.above >= 0]
    used = dict.fromkeys(node.attitude for node in nodes)
    lines += [f"    classDef {name} {_COLOURS[name]},color:#1b1b1b" for name in used]
    return "\n".join(lines)


def goals_picture(bars: Iterable[Bar]) -> str:
    """Return the time line of the goals; "" where none has a date."""
    rows = [
        f"    {number} {label(bar.name)} :{'crit, ' if bar.late else ''}{bar.start.isoformat()}, "
        f"{max(bar.end, bar.start + timedelta(days=1)).isoformat()}"
        for number, bar in enumerate(bars, start=1)
    ]
    head = ["gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %m-%Y"]
    return "\n".join([*head, *rows]) if rows else ""
