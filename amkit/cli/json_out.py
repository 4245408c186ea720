"""What a script reads: JSON that people can read too."""

from __future__ import annotations

import json

from amkit.terminal.output import out


def as_json(data: object) -> None:
    """Write JSON."""
    out(json_text(data))


def json_text(data: object) -> str:
    """Return data as JSON, every letter as it is."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
