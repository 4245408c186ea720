"""Which commands there are. A command's module is loaded when that command is what runs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from amkit.cli.options import Options
from amkit.model.text import Text


class Command(NamedTuple):
    """A command of the command line.

    Attributes:
        name: how it is typed; two words for a command of a group.
        about: what it does.
        module: the module of `amkit.cli` that makes it.
        maker: the function there that does.
    """

    name: str
    about: Text
    module: str
    maker: str = "make"

    def make(self, options: Options) -> Callable[..., int | None]:
        """Return what Typer runs, with its parameters in the language of `options`."""
        made: Callable[..., int | None] = getattr(
            import_module(f"amkit.cli.{self.module}"), self.maker
        )(options)
        return made


GROUPS: dict[str, Text] = {
    "store": Text(
        "Look after the store: where everything is kept.",
        "Beheer de opslag: waar alles bewaard wordt.",
    ),
}
COMMANDS: tuple[Command, ...] = (
    Command(
        "run",
        Text(
            "Walk a protocol, before, during and after a conversation.",
            "Loop een protocol, voor, tijdens en na een gesprek.",
        ),
        "run",
    ),
    Command(
        "runs",
        Text(
            "List the conversations: open first, then those that were held.",
            "Toon de gesprekken: eerst de openstaande, dan de gevoerde.",
        ),
        "runs",
    ),
    Command(
        "note",
        Text(
            "Write the note of a conversation; with --audience client, for the customer.",
            "Schrijf het verslag van een gesprek; met --audience client, voor de klant.",
        ),
        "note",
    ),
    Command(
        "plan",
        Text(
            "Make the account plan, from everything recorded so far.",
            "Maak het accountplan, uit alles wat is vastgelegd.",
        ),
        "plan",
    ),
    Command(
        "protocols",
        Text("List the protocols.", "Toon welke protocollen er zijn."),
        "protocols",
    ),
    Command(
        "show",
        Text("Read a protocol, without walking it.", "Lees een protocol, zonder het te lopen."),
        "protocols",
        "make_show",
    ),
    Command(
        "lint",
        Text(
            "Check protocols, scenarios, templates and settings: do they work, do they say how?",
            "Controleer protocollen, scenario's, sjablonen en instellingen: werken ze, "
            "en zeggen ze hóé?",
        ),
        "lint",
    ),
    Command(
        "rules",
        Text("List the rules of the linter.", "Toon de regels van de controle."),
        "rules",
    ),
    Command(
        "explain",
        Text(
            "Read what a rule asks for and why, with examples.",
            "Lees wat een regel vraagt en waarom, met voorbeelden.",
        ),
        "rules",
        "make_explain",
    ),
    Command(
        "test",
        Text(
            "Walk the scenarios of protocols, and compare with what they say comes out.",
            "Loop de scenario's van protocollen, en vergelijk met wat eruit moet komen.",
        ),
        "test",
    ),
    Command(
        "migrate",
        Text(
            "Rewrite protocol files of an earlier format in today's.",
            "Herschrijf protocolbestanden van een eerder formaat in dat van nu.",
        ),
        "migrate",
    ),
    Command(
        "schema",
        Text(
            "Write the JSON Schema of protocol files, for editors.",
            "Schrijf het JSON-schema van protocolbestanden, voor editors.",
        ),
        "schema",
    ),
    Command(
        "init",
        Text(
            "Make a workspace: settings, and a place for your own protocols.",
            "Maak een werkmap: instellingen, en een plek voor eigen protocollen.",
        ),
        "init",
    ),
    Command(
        "new",
        Text(
            "Write a first protocol of your own, with a scenario.",
            "Schrijf een eerste eigen protocol, met een scenario.",
        ),
        "new",
    ),
    Command(
        "store status",
        Text(
            "Show where the store is and how it is.",
            "Toon waar de opslag is en hoe het ermee gaat.",
        ),
        "store",
        "make_status",
    ),
    Command(
        "store backup",
        Text("Copy the store to a file.", "Kopieer de opslag naar een bestand."),
        "store",
        "make_backup",
    ),
    Command(
        "store export",
        Text("Write everything as JSON lines.", "Schrijf alles als JSON-regels."),
        "store",
        "make_export",
    ),
    Command(
        "store import",
        Text(
            "Take in what an export wrote; all of it, or nothing.",
            "Neem op wat een export schreef; alles, of niets.",
        ),
        "store",
        "make_import",
    ),
)
