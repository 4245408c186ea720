"""Bytes into text: UTF-8, of a bearable size, with nothing hidden in it."""

from __future__ import annotations

import re

from amkit.model.finding import Edit, Fix
from amkit.source.complaints import Complaints, Mark, Unreadable

MOST_BYTES = 1_048_576
"""Most bytes a file may have: 1 MiB, thirty times the longest protocol that is shipped."""

# C0 and C1 controls, surrogates, byte order marks and non-characters are not seen and may steer a
# terminal; U+0085, U+2028, U+2029 and a bare CR end a line for some readers and not for others.
_HIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_FORBIDDEN = re.compile(f"[{_HIDDEN}\t]|\r(?!\n)")
_ESCAPED = re.compile(f"[{_HIDDEN}]|\r(?!\n)")


def text_of(raw: bytes, complaints: Complaints) -> str:
    """Return the text of a file, its line ends as LF.

    Raises:
        Unreadable: it is none; `complaints` tells why.
    """
    if len(raw) > MOST_BYTES:
        complaints.stop(
            "yaml-limit", (0, 0),
            f"the file is larger than {MOST_BYTES // 1024} KiB; split it",
            f"het bestand is groter dan {MOST_BYTES // 1024} KiB; splits het",
        )  # fmt: skip
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        complaints.stop(
            "yaml-encoding", (0, 0),
            "the file is written in UTF-16; save it as UTF-8",
            "het bestand is geschreven in UTF-16; bewaar het als UTF-8",
        )  # fmt: skip
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before, byte = raw[: error.start].decode("utf-8"), raw[error.start]
        complaints.stop(
            "yaml-encoding", _mark_at(before, len(before)),
            f"the byte 0x{byte:02X} here is not UTF-8; save the file as UTF-8",
            f"de byte 0x{byte:02X} hier is geen UTF-8; bewaar het bestand als UTF-8",
        )  # fmt: skip
    _look_through(text, complaints)
    return text.replace("\r\n", "\n")


def hidden_sign(text: str) -> str:
    """Return the first sign of an escaped text that nobody can see, as U+XXXX; "" without any."""
    found = _ESCAPED.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def seen(text: str) -> str:
    """Return a text without the signs that nobody can see, and that no file may have."""
    return _ESCAPED.sub("", text)


def _look_through(text: str, complaints: Complaints) -> None:
    """Refuse signs that do not show, or that parsers read in different ways."""
    for found in _FORBIDDEN.finditer(text):
        mark = _mark_at(text, found.start())
        sign = found[0]
        if sign == "\t":
            # In front of a line it may mean any depth; elsewhere a blank means the same.
            inside = bool(text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip())
            complaints.add(
                "yaml-tab", mark,
                "use spaces instead of this tab",
                "gebruik spaties in plaats van deze tab",
                fix=_instead(complaints, mark, " " if inside else "  ", safe=inside),
            )  # fmt: skip
        else:
            # A line end of some readers is one that somebody meant, or nobody: a person must look.
            breaks = sign in "\r\u2028\u2029\x85"
            complaints.add(
                "yaml-encoding", mark,
                f"the character U+{ord(sign):04X} here does not show; remove it",
                f"het teken U+{ord(sign):04X} hier is niet te zien; haal het weg",
                fix=_instead(complaints, mark, " " if breaks else "", safe=not breaks),
            )  # fmt: skip
    if complaints.refuse:
        raise Unreadable


def _instead(complaints: Complaints, mark: Mark, text: str, *, safe: bool) -> Fix:
    return Fix((Edit(complaints.place(mark), text),), safe=safe)


def _mark_at(text: str, offset: int) -> Mark:
    """Return the line and column of a character, with CR LF as one line end."""
    before = text[:offset].replace("\r\n", "\n")
    line = before.count("\n")
    return line, len(before) - (before.rfind("\n") + 1)
