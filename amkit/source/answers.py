"""Answers files: the same reader, another meaning."""

from __future__ import annotations

import json
import re

from amkit.errors import PlacedError
from amkit.source.document import Document
from amkit.source.reader import read

_PAIR = re.compile(rb"(\\\\)|\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def read_answers(raw: bytes, path: str) -> Document:
    """Return the data of an answers file, YAML or JSON.

    Raises:
        PlacedError: it is neither, or not fit to be read; tells everything that is wrong.
    """
    document, found = read(_without_pairs(raw), path)
    if document is not None:
        return document
    errors = [finding for finding in found if finding.severity == "error"]
    raise PlacedError(tuple((finding.place, finding.text) for finding in errors))


def _without_pairs(raw: bytes) -> bytes:
    r"""Write each pair of JSON escapes as the one sign it stands for, as YAML reads no pairs.

    JSON programs write 😀 as \ud83d\ude00. Columns behind it on its line shift with it.
    """
    if _PAIR.search(raw) is None:
        return raw
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return raw  # no JSON: in YAML the same letters may stand for themselves
    return _PAIR.sub(_one_sign, raw)


def _one_sign(found: re.Match[bytes]) -> bytes:
    if found[1]:
        return found[1]  # an escaped backslash, and what follows is no escape
    high, low = int(found[2], 16), int(found[3], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)).encode()
