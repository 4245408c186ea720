"""What the commands that make instruments share: their options, and how one is handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.cli.written import tell
from amkit.errors import AmkitError, NobodyReads, UsageError
from amkit.model.account import Account
from amkit.model.text import Language, Text
from amkit.session.clock import now
from amkit.session.cycle import rhythm_of
from amkit.session.instruments import (
    Desk,
    Made,
    Maker,
    library_of,
    outdated,
    planned,
    write,
)
from amkit.session.writing import difference
from amkit.store import Store
from amkit.terminal.output import err, out

AUDIENCE = Text(
    "Who will read it: internal (us), or client (the customer).",
    "Wie het leest: internal (wij) of client (de klant).",
)


def output(options: Options) -> Any:
    """Name the file."""
    says = Text("Write it to this file.", "Schrijf het naar dit bestand.")
    return options.option("--output", "-o", says=says)


def every(options: Options) -> Any:
    """Do it for every account."""
    says = Text("Of every account there is.", "Van alle accounts die er zijn.")
    return options.flag("--all", says=says)


def some_account(options: Options) -> Any:
    """Name the account, or leave it out for all of them."""
    return options.argument(
        Text("[ACCOUNT]", "[ACCOUNT]"),
        Text("The account, such as ACME.", "Het account, zoals ACME."),
        default=None,
    )


def year(options: Options) -> Any:
    """Name the year."""
    says = Text(
        "The year it is about; otherwise this one.", "Het jaar waar het over gaat; anders dit."
    )
    return options.option("--year", says=says)


def check(options: Options) -> Any:
    """Ask whether it is out of date."""
    says = Text(
        "Say whether it is out of date (then: exit code 1), and write nothing.",
        "Zeg of het verouderd is (dan: code 1), en schrijf niets.",
    )
    return options.flag("--check", says=says)


def diff(options: Options) -> Any:
    """Ask what would change."""
    says = Text("Show what would change, and write nothing.",
                "Toon wat er zou veranderen, en schrijf niets.")  # fmt: skip
    return options.flag("--diff", says=says)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a command was asked to do with the instruments it makes.

    Attributes:
        account: of which account; None where `all_` are meant.
        all_: of every account that is worked with.
        stdout, json: show it, or what its template sees, and write no file.
        output: the file to write it to.
        outdated, diff: say whether the one that is there is out of date, or what would change in
            it, and write nothing.
    """

    account: str | None
    all_: bool = False
    stdout: bool = False
    json: bool = False
    output: Path | None = None
    outdated: bool = False
    diff: bool = False

    def check(self) -> None:
        """Make sure that it can be done.

        Raises:
            UsageError: it contradicts itself, or names no account.
        """
        if (self.account is None) == (not self.all_):
            raise UsageError(Text("name one account, or --all", "noem één account, of --all"))
        shown = self.stdout or self.json
        if (self.stdout and self.json) or (shown and self.output is not None):
            raise UsageError(
                Text(
                    "--stdout, --json and --output exclude each other; give one",
                    "--stdout, --json en --output sluiten elkaar uit; geef er één",
                )
            )
        if sum((shown, self.outdated, self.diff)) > 1:
            raise UsageError(
                Text(
                    "--check, --diff and what shows the whole exclude each other; give one",
                    "--check, --diff en wat het geheel toont, sluiten elkaar uit; geef er één",
                )
            )
        if self.all_ and self.output is not None:
            raise UsageError(
                Text(
                    "--output names one file, and --all makes many; leave one of them out",
                    "--output noemt één bestand, en --all maakt er veel; laat er een weg",
                )
            )


def day(text: str | None) -> date | None:
    """Return the date of an option.

    Raises:
        UsageError: it is none.
    """
    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError:
        raise UsageError(
            Text(
                f"“{text}” is no date; write it as 2026-06-30",
                f"‘{text}’ is geen datum; schrijf die als 2026-06-30",
            )
        ) from None


def year_of(given: int | None) -> int:
    """Return the year of an option, 0 where none is given.

    Raises:
        UsageError: no calendar has it.
    """
    if given is not None and not 1900 <= given <= 2999:
        raise UsageError(
            Text(
                f"{given} is no year; write it as 2027",
                f"{given} is geen jaar; schrijf het als 2027",
            )
        )
    return given or 0


def carry_out(wanted: Wanted, lang: Language | None, maker: Maker, **given: Any) -> int:
    """Make the instruments that are wanted; return the exit code.

    Args:
        wanted: which, and what to do with them.
        lang: the language that was asked for.
        maker: what makes one.
        given: the audience, year and day that they are made with.
    """
    wanted.check()
    settings = desk.settings(lang)
    with desk.store(settings) as store:
        made_with = Desk(
            settings=settings, store=store, clock=now, library=library_of(settings),
            rhythm=rhythm_of(settings), **given,
        )  # fmt: skip
        if wanted.account is not None:
            return _one(made_with, desk.account_named(store, wanted.account), maker, wanted)
        return _all(made_with, _accounts(store), maker, wanted)


def _accounts(store: Store) -> Sequence[Account]:
    return [account for account in store.accounts() if account.archived is None]


def _one(made_with: Desk, account: Account, maker: Maker, wanted: Wanted) -> int:
    if wanted.outdated:
        return _tell_outdated(made_with, account, maker, wanted.output)
    made = maker(made_with, account)
    if wanted.diff:
        out(difference(planned(made_with, account, made, wanted.output)))
        return 0
    tell_gaps(made, made_with.language)
    if wanted.stdout or wanted.json:
        out(made.json if wanted.json else made.text)
        return 0
    return tell(write(made_with, account, made, wanted.output), made_with.language)


def _tell_outdated(made_with: Desk, account: Account, maker: Maker, output: Path | None) -> int:
    path, old = outdated(made_with, account, maker, output)
    state = Text("out of date", "verouderd") if old else Text("up to date", "actueel")
    out(f"{path}: {state.to(made_with.language)}\n")
    return 1 if old else 0


def _all(made_with: Desk, accounts: Sequence[Account], maker: Maker, wanted: Wanted) -> int:
    """Make an instrument of each account; one that fails is told and does not stop the rest."""
    worst = 0
    for number, account in enumerate(accounts, start=1):
        err(f"{number}/{len(accounts)} {account.name}\n")
        try:
            code = _one(made_with, account, maker, wanted)
        except NobodyReads:
            raise
        except AmkitError as error:
            err(f"amkit: {account.name}: {error.text.to(made_with.language)}\n")
            code = error.exit_code
        worst = max(worst, code)
    return worst


def tell_gaps(made: Made, language: Language) -> None:
    """Tell its author what an instrument still lacks."""
    for gap in made.gaps:
        err(
            Text(f"amkit: still missing: {gap}\n", f"amkit: nog aan te vullen: {gap}\n").to(
                language
            )
        )
