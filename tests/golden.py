"""Texts kept in files. `make golden` writes them anew; the diff is what gets reviewed."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


def same(name: str, text: str) -> None:
    """Compare a text with the one that is kept."""
    path = FOLDER / name
    if os.environ.get("AMKIT_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"{path} is not there; make golden writes it"

    assert text == path.read_text(encoding="utf-8")
