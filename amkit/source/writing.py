"""Texts as YAML that is read back as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from amkit.source.decoding import seen

_PLAIN = re.compile(r"(?:[0-9]+ )?[^\W\d_](?:[^\s:#]|[:#](?=\S)|(?<=\S) (?=[^\s#]))*", re.UNICODE)
"""A text that YAML reads as it stands: it begins with a word; no “: ” and no “ #” in it."""
_COUNT = re.compile(r"0|[1-9][0-9]{0,3}", re.ASCII)
"""A number that is written the same in every language."""
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def scalar(text: str, *, inside: bool = False) -> str:
    """Return a text as YAML: as it stands where that can be read back, otherwise in quotes.

    Args:
        text: what is written.
        inside: whether it stands between brackets, where commas, colons and brackets end it.
    """
    plain = _PLAIN.fullmatch(text) is not None and text.casefold() not in _WORDS
    if inside and set(text) & set(",[]{}:"):
        plain = False
    if _COUNT.fullmatch(text) or (plain and not text.endswith(":")):
        return text
    return json.dumps(text, ensure_ascii=False)


def written(key: str, text: str, about: str) -> Iterator[str]:
    """Yield the lines of a key with a text, and behind it, or above it, what it is about.

    Signs that do not show are left out: no file may have them. A text of several lines stands as
    it is, unless that could not be read back.
    """
    text = seen(text)
    rows = text.split("\n")
    odd = any(row != row.rstrip() or "\t" in row for row in rows) or not rows[0] or not rows[-1]
    if len(rows) == 1 or odd or rows[0].startswith(" "):
        value = text if _DATE.fullmatch(text) else scalar(text) if text else ""
        yield f"{key}: {value}".rstrip() + (f"  # {about}" if about else "")
        return
    if about:
        yield f"# {about}"
    yield f"{key}: |-"
    for row in rows:
        yield f"  {row}".rstrip()
