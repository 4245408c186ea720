"""`amkit schema`: the JSON Schema of protocol files, for editors."""

from __future__ import annotations

import json
from collections.abc import Callable

from amkit.cli.options import Options
from amkit.source.protocols import protocol_schema
from amkit.terminal.output import out


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def schema() -> int:
        out(json.dumps(protocol_schema(), ensure_ascii=False, indent=2) + "\n")
        return 0

    return schema
