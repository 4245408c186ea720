"""Filters for templates: whatever an answer holds, it stays the text it was.

In Markdown nearly every sign can mean something somewhere. What could is written with a backslash
or as a character reference, so that a reader sees the answer and nothing it might do.
"""

from __future__ import annotations

import json
import re

from amkit.model.links import is_link

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$^&#!@:/])")
_WWW = re.compile(r"\b(www)(?=\.)", re.IGNORECASE)
"""What GitHub's Markdown makes a link of, without any sign around it."""
_LEADING = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)](?=\s|$))", re.ASCII)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\u061c\ufeff"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)


def shown(text: str) -> str:
    """Return `text` with signs that do not show written out, such as ⟨U+202E⟩."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text.expandtabs(4))


def _line(text: str) -> str:
    """Escape one line so that Markdown and HTML read it as text."""
    escaped = _SPECIAL.sub(_escape, shown(text).strip())
    escaped = _WWW.sub(r"\1\\", escaped)
    return _LEADING.sub(lambda found: f"{found[1]}{_marker(found[2])}", escaped)


def _escape(found: re.Match[str]) -> str:
    sign, text, at = found[0], found.string, found.start()
    inside = 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    if sign == "&":
        return "&amp;"
    if sign == "<":
        return "&lt;"
    if sign == "/" or (sign == ":" and not text.startswith("//", at + 1)):
        return sign
    if sign == ":":
        return "&#58;"
    if sign == "!" and not text.startswith("[", at + 1):
        return sign
    if sign == "#" and at > 0:
        return sign
    if sign == "@" and not inside:
        return sign
    if sign == "@":
        return "&#64;"
    return f"\\{sign}"


def _marker(marker: str) -> str:
    """Escape what would begin a list or underline a heading."""
    return f"\\{marker}" if len(marker) == 1 else f"{marker[:-1]}\\{marker[-1]}"


def text(value: str) -> str:
    """Return an answer on one line."""
    return _line(" ".join(value.split()))


def cell(value: str) -> str:
    """Return an answer for a cell of a table; a dash where there is none."""
    return text(value) or "–"


def block(value: str, indent: int = 0) -> str:
    """Return an answer of several lines: empty ones part paragraphs, the others break."""
    between = "\n" + " " * indent
    paragraphs = re.split(r"\n\s*\n", value.replace("\r\n", "\n").strip("\n"))
    kept = ["\\\n".join(_line(row) for row in p.split("\n") if row.strip()) for p in paragraphs]
    return "\n\n".join(p for p in kept if p).replace("\n", between)


def quote(value: str, indent: int = 0) -> str:
    """Return an answer as a block quote: the words of somebody else."""
    rows = block(value).split("\n")
    return ("\n" + " " * indent).join(f"> {row}".rstrip() for row in rows)


def link(value: str) -> str:
    """Return an address as a link that can be followed; anything that is none, as text."""
    address = value.strip()
    if not is_link(address) or shown(address) != address:
        return text(value)
    return "<" + re.sub(r"[<>\\\s`]", lambda sign: f"%{ord(sign[0]):02X}", address) + ">"


def code(value: str) -> str:
    """Return a command as it is typed, in code: between more backticks than it has in a row."""
    line = " ".join(shown(value).split())
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if longest else ""
    return f"{fence}{blank}{line}{blank}{fence}"


def yaml(value: str) -> str:
    """Return a value for front matter: a JSON text, which YAML reads as it is."""
    return json.dumps(shown(value), ensure_ascii=False)


def sentence(value: str) -> str:
    """Return a text with a capital at its beginning."""
    return value[:1].upper() + value[1:]


FILTERS = {
    "text": text, "cell": cell, "block": block, "quote": quote, "link": link,
    "code": code, "yaml": yaml, "sentence": sentence,
}  # fmt: skip
"""The filters that templates know, beside Jinja's own."""
