"""Bytes of a table or cards into text: whatever a CRM, Excel or a phone writes."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from amkit.errors import UsageError
from amkit.exchange.problems import refused
from amkit.model.text import Text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
"""Byte order marks; that of UTF-32 begins as that of UTF-16 does, so it stands before it."""
_KNOWN = re.compile(
    r"utf-?(8|16|32)(-?(le|be|sig))?|(cp|windows-?)\d{3,4}|iso-?8859-?\d{1,2}|latin-?\d|mac-?roman"
)
"""The encodings that are text; Python knows others, some of which unpack or run on for ever."""
_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How a workbook of Excel or LibreOffice begins."""


class Decoded(NamedTuple):
    """A text, and how its bytes were read.

    Attributes:
        text: the text, to the letter.
        encoding: by its usual name.
        sure: whether the bytes themselves say so; Windows-1252 is what is left when they do not.
    """

    text: str
    encoding: str
    sure: bool = True


def decoded(raw: bytes, path: str, encoding: str = "") -> Decoded:
    """Return the text of a file.

    Args:
        raw: its bytes.
        path: its name, for complaints.
        encoding: what the user says it is; "" to find out.

    Raises:
        UsageError: there is no such encoding.
        PlacedError: the bytes are no text.
    """
    if raw.startswith(_SHEETS):
        raise refused(path, 1, 1, _WORKBOOK)
    name, sure = (_named(encoding), True) if encoding else _found(raw)
    try:
        text = raw.decode(name)
    except UnicodeDecodeError as error:
        raise _unreadable(raw, path, error, name) from None
    return Decoded(text.removeprefix("\ufeff"), _told(name), sure)


def _named(encoding: str) -> str:
    name = encoding.strip().casefold().replace("_", "-")
    if _KNOWN.fullmatch(name):
        try:
            return codecs.lookup(name).name
        except LookupError:
            pass
    raise UsageError(
        Text(
            en=f"there is no encoding “{encoding}”; there are utf-8, utf-16, cp1252, "
            "iso-8859-15, …",
            nl=f"de codering ‘{encoding}’ bestaat niet; er zijn utf-8, utf-16, cp1252, "
            "iso-8859-15, …",
        )
    )


def _found(raw: bytes) -> tuple[str, bool]:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name, True
    start = raw[:4096]
    evens, odds = start[::2].count(0), start[1::2].count(0)
    if max(evens, odds) > len(start) // 4:
        return ("utf-16-le" if odds > evens else "utf-16-be"), True
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", False
    return "utf-8", True


def _told(name: str) -> str:
    plain = name.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    return {"cp1252": "Windows-1252"}.get(plain, plain.upper())


_WORKBOOK = Text(
    "this is a workbook, not a CSV file; open it and save it as CSV UTF-8",
    "dit is een werkmap van Excel, geen CSV-bestand; open hem en sla hem op als CSV UTF-8",
)


def _unreadable(raw: bytes, path: str, error: UnicodeDecodeError, name: str) -> Exception:
    before = raw[: error.start]
    line = before.count(b"\n") + 1
    column = error.start - (before.rfind(b"\n") + 1) + 1
    byte = raw[error.start]
    return refused(
        path, line, column,
        Text(
            f"the byte 0x{byte:02X} here is no text in {_told(name)}; save the file as UTF-8, "
            "or say what it is with --encoding",
            f"de byte 0x{byte:02X} hier is geen tekst in {_told(name)}; bewaar het bestand als "
            "UTF-8, of zeg met --encoding wat het is",
        ),
    )  # fmt: skip
