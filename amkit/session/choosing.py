"""Before the walk: for which account, which run to go on with, and what is known already.

It loads nothing that only the walk needs: the first prompt comes sooner for it.
"""

from __future__ import annotations

from datetime import date

from amkit.errors import Interrupted, UsageError
from amkit.model.account import Account, key_of
from amkit.model.kinds import KINDS
from amkit.model.record import Record
from amkit.model.run import Run
from amkit.model.text import HIDDEN, Language, Text
from amkit.planning.differing import DIFFER, differing
from amkit.planning.record import record_of
from amkit.session import runs
from amkit.session.bench import Bench
from amkit.session.clock import today
from amkit.session.wanted import Wanted
from amkit.source.names import nearest
from amkit.terminal.screens import Heading, Paragraph, Question, Rows, Screen, Section
from amkit.walk.shown import age
from amkit.walk.yes_no import NO, OPTIONS, YES


class Choosing:
    """Asks what has to be known before the walk."""

    def __init__(self, bench: Bench) -> None:
        self._at = bench

    def account(self, wanted: Wanted) -> tuple[Account, bool]:
        """Return the account, and whether it is new and not stored yet.

        Raises:
            UsageError: it cannot be called that; or it is new, and nobody can be asked.
        """
        name = wanted.account or self._ask_account()
        known = self._at.store.account_by_key(key_of(name))
        if known is not None:
            return known, False
        account = runs.new_account(name, self._at.clock)
        if (
            wanted.yes
            or wanted.dry
            or (self._at.asks_again and self._yes(self._new_question(account)))
        ):
            return account, True
        raise UsageError(
            Text(
                en=f"there is no account “{account.name}”; add --yes to make it",
                nl=f"er is geen account ‘{account.name}’; met --yes wordt het gemaakt",
            )
        )

    def _ask_account(self) -> str:
        if not self._at.asks_again:
            raise UsageError(
                Text(
                    en="for which account? Add --account NAME",
                    nl="voor welk account? Voeg toe: --account NAAM",
                )
            )
        names = () if self._at.private else tuple(one.name for one in self._at.store.accounts())
        asked = Text("For which account?", "Voor welk account?").to(self._at.language)
        return self._at.prompter.ask(Question(text=asked, completions=names)).strip()

    def _new_question(self, account: Account) -> Text:
        close = nearest(account.name, (one.name for one in self._at.store.accounts()))
        beside = Text(f"; there is a “{close}”", f"; er is wel een ‘{close}’") if close else Text()
        return Text(
            f"“{account.name}” is new{beside.en}. Make this account?",
            f"‘{account.name}’ is nieuw{beside.nl}. Dit account aanmaken?",
        )

    def _yes(self, text: Text) -> bool:
        options = OPTIONS[self._at.language]
        while True:
            asked = Question(
                text=text.to(self._at.language), options=options, default=options[0][1]
            )
            reply = self._at.prompter.ask(asked).strip().casefold()
            if reply in YES or not reply:
                return True
            if reply in NO:
                return False

    def open_run(self, account: Account, wanted: Wanted, protocol_id: str) -> Run | None:
        """Return the open run to go on with, None to begin anew.

        Raises:
            UsageError: `--resume`, and there is none.
        """
        found = [
            run
            for run in self._at.store.runs(account_id=account.id, status="open")
            if run.protocol_id == protocol_id
        ]
        if wanted.resume is True and not found:
            raise UsageError(
                Text(
                    en=f"no {protocol_id} is open for “{account.name}”; leave out --resume",
                    nl=f"er staat geen {protocol_id} open voor ‘{account.name}’; laat --resume weg",
                )
            )
        if (
            not found
            or wanted.resume is False
            or (wanted.resume is None and not self._at.asks_again)
        ):
            return None
        return found[0] if wanted.resume else self._choose(account, found)

    def any_open(self) -> tuple[str, str] | None:
        """Ask which of all open runs to go on with; return its protocol and account.

        None where none is open, or something new is meant.
        """
        found = self._at.store.runs(status="open")
        if not found:
            return None
        accounts = {account.id: account for account in self._at.store.accounts()}
        whose = [accounts[run.account_id] for run in found]
        rows = tuple(
            (
                HIDDEN if self._at.private else account.name,
                run.protocol_id,
                self._standing(run, account),
            )
            for run, account in zip(found, whose, strict=True)
        )
        asked = Text("Which one? Enter begins something new", "Welke? Enter begint iets nieuws")
        at = self._which(rows, asked)
        return None if at is None else (found[at].protocol_id, whose[at].name)

    def _which(self, rows: tuple[tuple[str, ...], ...], asked: Text) -> int | None:
        """Ask for one of some open runs; return which, from 0, or None on Enter."""
        title = Text("These are still open", "Deze staan nog open").to(self._at.language)
        self._at.prompter.show((Heading(text=title), Rows(rows=rows, numbered=True)))
        while True:
            reply = self._at.prompter.ask(Question(text=asked.to(self._at.language))).strip()
            if not reply:
                return None
            if reply.isascii() and reply.isdigit() and 1 <= int(reply[:4]) <= len(rows):
                return int(reply) - 1

    def _choose(self, account: Account, found: list[Run]) -> Run | None:
        if len(found) == 1:
            return found[0] if self._yes(self._resume_question(found[0], account)) else None
        rows = tuple((self._standing(run, account),) for run in found)
        at = self._which(rows, Text("Which one? Enter begins anew", "Welke? Enter begint opnieuw"))
        return None if at is None else found[at]

    def _resume_question(self, run: Run, account: Account) -> Text:
        standing = self._standing(run, account)
        return Text(
            f"This conversation is still open: {standing}. Go on with it?",
            f"Dit gesprek staat nog open: {standing}. Daarmee verdergaan?",
        )

    def _standing(self, run: Run, account: Account) -> str:
        from amkit.walk import engine  # noqa: PLC0415  only where a run is open

        walk = runs.walk_of(self._at.store, run, account, self._at.me, self._at.clock)
        stops = engine.stops(walk)
        done = sum(stop.standing in ("answered", "left") for stop in stops)
        when = age(run.changed.astimezone().date(), today(self._at.clock), self._at.language)
        steps = Text(f"{done} of {len(stops)} steps", f"{done} van {len(stops)} stappen")
        return ", ".join(part for part in (when, run.by, steps.to(self._at.language)) if part)

    def ready(self) -> None:
        """Let the account manager read what is known before the first step takes the screen.

        Raises:
            Interrupted: they stop here.
        """
        begin = Text("Press Enter to begin", "Druk op Enter om te beginnen")
        early = Text(
            "this was not kept: the questions are still to come. Enter begins; /stop ends here",
            "dit is niet bewaard: de vragen komen nog. Enter begint; /stop houdt op",
        )
        while self._at.asks_again:
            asked = Question(text=begin.to(self._at.language))
            reply = self._at.prompter.ask(asked).strip().casefold()
            if not reply:
                return
            if reply in ("/stop", "/quit", "/exit"):
                raise Interrupted(Text("nothing was begun", "er is niets begonnen"), exit_code=0)
            shown = Paragraph(text=early.to(self._at.language), tone="warning")
            self._at.prompter.show((shown,))

    def show_known(self, account: Account, *, new: bool) -> None:
        """Show what is known of the account, and how old it is, unless somebody looks along."""
        if self._at.private:
            return
        said = () if new else self._at.store.statements(account.id)
        day = today(self._at.clock)
        self._at.prompter.show(known(account.name, record_of(said), day, self._at.language))


def known(account: str, record: Record, today: date, language: Language) -> Screen:
    """Return what is known of the account already, and how old it is."""
    lines = known_lines(record, today, language)
    if lines:
        label = Text(f"What we know of {account}", f"Wat we weten van {account}")
        differ = tuple(differing(record, today, language))
        more = (Section(label=DIFFER.to(language), lines=differ, tone="warning"),) if differ else ()
        return (Section(label=label.to(language), lines=lines), *more)
    nothing = Text(
        f"Nothing is recorded of {account} yet; this conversation makes a start.",
        f"Van {account} is nog niets vastgelegd; met dit gesprek begint het.",
    )
    return (Paragraph(text=nothing.to(language), tone="quiet"),)


def known_lines(record: Record, today: date, language: Language) -> tuple[str, ...]:
    """Return a line for each kind of entry the record has, with how old the newest is."""
    told = []
    for kind in KINDS:
        entries = record.open_of(kind)
        if entries:
            title = KINDS[kind].title if len(entries) == 1 else KINDS[kind].plural
            newest = max(entry.latest.at for entry in entries).date()
            names = ", ".join(entry.main for entry in entries[-3:])
            count = f"{len(entries)} " if len(entries) > 1 else ""
            told.append(f"{count}{title.to(language)}: {names} ({age(newest, today, language)})")
    return tuple(told)
