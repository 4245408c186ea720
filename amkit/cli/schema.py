"""`amkit schema`: the JSON Schema of protocol and scenario files, for editors."""

from __future__ import annotations

from collections.abc import Callable

from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.model.text import Text
from amkit.scenarios.reading import scenario_schema
from amkit.source.protocols import protocol_schema


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def schema(
        scenario: bool = options.flag(
            "--scenario",
            says=Text("Of scenario files instead.", "Van scenariobestanden in plaats daarvan."),
        ),
    ) -> int:
        made = scenario_schema() if scenario else protocol_schema()
        as_json(made)
        return 0

    return schema
