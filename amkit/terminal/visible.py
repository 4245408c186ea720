"""The one sanitiser: what must not act on a terminal is shown instead."""

from __future__ import annotations

import re

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, tab and line feed aside
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\u061c\ufeff"  # zero width, bidirectional
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"  # surrogates, non-characters, tags
)


def visible(text: str) -> str:
    """Return `text` with every control and invisible sign written out: ␛, ⟨U+202E⟩.

    Line feeds stay; a tab becomes blanks.
    """
    return _HIDDEN.sub(_shown, text.expandtabs(4))


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return f"⟨U+{code:04X}⟩"
