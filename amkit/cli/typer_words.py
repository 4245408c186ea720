"""Typer's own words, in Dutch. Ours stand beside each other where they are used."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_HELP = (
    (r"^Usage: ", "Gebruik: "),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "COMMANDO [ARGUMENTEN]..."),
    (r"^Options:$", "Opties:"),
    (r"^Arguments:$", "Argumenten:"),
    (r"^Commands:$", "Commando's:"),
    (r"Show this message and exit\.", "Toon deze uitleg."),
    (r"\[required\]", "[verplicht]"),
    (r"\[default: ", "[standaard: "),
)
_ERRORS = (
    (r"Missing argument '(.*)'\.", r"Er ontbreekt iets: \1."),
    (r"Missing command\.", "Noem een commando; --help toont ze."),
    (
        r"No such command '(.*)'\. Did you mean (.*)\?",
        r"Het commando '\1' bestaat niet. Bedoelt u \2?",
    ),
    (r"No such command '(.*)'\.", r"Het commando '\1' bestaat niet; --help toont ze."),
    (
        r"No such option: (\S+) (?:\(Possible options: (.*)\)|Did you mean (.*)\?)",
        r"De optie \1 bestaat niet. Bedoelt u \2\3?",
    ),
    (r"No such option: (\S+)", r"De optie \1 bestaat niet; --help toont ze."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", r"Dit is te veel: \1."),
    (r"Option '(.*)' requires an argument\.", r"Achter \1 hoort nog iets."),
    (r"Option '(.*)' does not take a value\.", r"Achter \1 hoort niets."),
    (r"Invalid value for (.*): '(.*)' is not one of (.*)\.", r"'\2' kan niet bij \1; kies uit \3."),
    (r"Invalid value for (.*): (.*)", r"Dit kan niet bij \1: \2"),
)


def help_in_dutch(text: str) -> str:
    """Return a help page with Typer's own words in Dutch."""
    for english, dutch in _HELP:
        text = re.sub(english, dutch, text, flags=re.MULTILINE)
    return text


def error_in_dutch(message: str) -> str:
    """Return a complaint of Typer's about the command line in Dutch."""
    for english, dutch in _ERRORS:
        found = re.fullmatch(english, message, flags=re.DOTALL)
        if found:
            return found.expand(dutch)
    return message


class DutchGroup(TyperGroup):
    """A group of commands whose help is Dutch throughout."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return help_in_dutch(super().get_help(ctx))


class DutchCommand(TyperCommand):
    """A command whose help is Dutch throughout."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return help_in_dutch(super().get_help(ctx))
