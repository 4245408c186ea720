"""The options that commands share, with their help in the reader's language."""

from __future__ import annotations

from typing import Any

import typer

from amkit import __version__
from amkit.model.text import Language, Text
from amkit.terminal.output import out


def _tell_version(wanted: bool) -> None:
    if wanted:
        out(f"amkit {__version__}\n")
        raise typer.Exit


class Options:
    """Makes Typer's parameters, in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def argument(self, name: Text, says: Text, *, default: Any = ...) -> Any:
        """Return an argument; it is optional where a default is given."""
        return typer.Argument(
            default,
            metavar=name.to(self.language),
            help=says.to(self.language),
            show_default=False,
        )

    def option(self, *names: str, says: Text, default: Any = None) -> Any:
        """Return an option."""
        return typer.Option(default, *names, help=says.to(self.language), show_default=False)

    def flag(self, *names: str, says: Text) -> Any:
        """Return an option that is there or not."""
        return self.option(*names, says=says, default=False)

    @property
    def version(self) -> Any:
        """Say which version this is."""
        says = Text("Show the version.", "Toon de versie.")
        return typer.Option(
            False, "--version", help=says.to(self.language), is_eager=True, callback=_tell_version
        )

    @property
    def lang(self) -> Any:
        """Choose the language."""
        return self.option(
            "--lang",
            says=Text(
                "Language: nl or en. Otherwise that of the settings, or of this computer.",
                "Taal: nl of en. Anders die van de instellingen, of van deze computer.",
            ),
        )

    @property
    def account(self) -> Any:
        """Name the account."""
        return self.option(
            "--account",
            "-a",
            says=Text("The account it is about.", "Het account waar het om gaat."),
        )

    @property
    def account_argument(self) -> Any:
        """Name the account, as an argument."""
        return self.argument(
            Text("ACCOUNT", "ACCOUNT"),
            Text("The account, such as ACME.", "Het account, zoals ACME."),
        )

    @property
    def plain(self) -> Any:
        """Do without a full terminal."""
        return self.flag(
            "--plain",
            says=Text(
                "Plain lines, without colours and keys: for a screen reader.",
                "Gewone regels, zonder kleuren en toetsen: voor een schermlezer.",
            ),
        )

    @property
    def private(self) -> Any:
        """Hide what is known of the customer."""
        return self.flag(
            "--private",
            says=Text(
                "Hide what is known of the customer, for who looks along; wipes the screen behind "
                "each step. /private shows it again.",
                "Verberg wat van de klant bekend is, voor wie meekijkt; wist het scherm na elke "
                "stap. /verberg toont het weer.",
            ),
        )

    @property
    def json(self) -> Any:
        """Write JSON."""
        return self.flag(
            "--json", says=Text("Write JSON, for a script.", "Schrijf JSON, voor een script.")
        )

    @property
    def stdout(self) -> Any:
        """Write to standard output."""
        return self.flag(
            "--stdout",
            says=Text("Show it, and write no file.", "Toon het, en schrijf geen bestand."),
        )
