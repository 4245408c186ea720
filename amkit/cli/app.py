"""The Typer app: which commands there are, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import typer
from typer.core import TyperCommand, TyperGroup

from amkit.cli.command import Command
from amkit.cli.commands import COMMANDS, GROUPS
from amkit.cli.options import Options
from amkit.cli.typer_words import DutchCommand, DutchGroup
from amkit.model.text import Language, Text

ABOUT = Text(
    en="A way of working with accounts that runs: what to say, step by step, "
    "and a plan made from the answers.",
    nl="Een werkwijze voor accounts die werkt: wat u zegt, stap voor stap, "
    "en een plan uit de antwoorden.",
)


def build(language: Language, argv: Sequence[str]) -> typer.Typer:
    """Return the app that runs `argv`, with its help in `language`.

    Commands that `argv` does not name are there for the help only; their modules stay unloaded.
    """
    group: type[TyperGroup] = DutchGroup if language == "nl" else TyperGroup
    options = Options(language)
    app = _typer(group, ABOUT.to(language))
    app.callback()(_root(options))
    groups = {name: _typer(group, about.to(language)) for name, about in GROUPS.items()}
    for command in _wanted(argv):
        first, _, member = command.name.partition(" ")
        _add(groups[first] if member else app, command, options, argv)
    for name, members in groups.items():
        if members.registered_commands:
            app.add_typer(members, name=name)
    return app


def _wanted(argv: Sequence[str]) -> tuple[Command, ...]:
    """Return the commands that the first word can mean; all of them where it means none."""
    named = tuple(command for command in COMMANDS if command.name.split()[0] in argv[:1])
    return named or COMMANDS


def _add(app: typer.Typer, command: Command, options: Options, argv: Sequence[str]) -> None:
    named = all(word in argv for word in command.name.split())
    cls: type[TyperCommand] = DutchCommand if options.language == "nl" else TyperCommand
    about = command.about.to(options.language)
    app.command(command.name.split()[-1], cls=cls, help=about)(
        command.make(options) if named else _only_in_the_help
    )


def _only_in_the_help() -> None:
    raise AssertionError("a command that the command line does not name cannot run")


def _typer(group: type[TyperGroup], about: str) -> typer.Typer:
    return typer.Typer(
        cls=group,
        help=about,
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,  # Rich would double the time that --help takes
        pretty_exceptions_enable=False,
    )


def _root(options: Options) -> Callable[..., None]:
    def root(version: bool = options.version, lang: Language | None = options.lang) -> None:
        """Take what stands before the command; the language was read before the app was made."""

    return root
