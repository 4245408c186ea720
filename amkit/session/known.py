"""What files said when they were read before, kept so that they need not be read again."""

from __future__ import annotations

from typing import TypeVar

from amkit.files import cached
from amkit.source.compiled import Compiler

_Whole = TypeVar("_Whole")


def known(compiler: Compiler[_Whole], name: str) -> _Whole | None:
    """Return what was kept under a content's name.

    None where there is nothing, or where it is damaged or of another version: then what it was
    made of is read again.
    """
    kept = cached(name)
    try:
        return compiler.thaw(kept) if kept is not None else None
    except ValueError:
        return None
