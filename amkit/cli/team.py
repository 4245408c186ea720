"""`amkit team`: what was due against what was done, and where the method is passed over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from amkit.cli import desk, figures
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.account import key_of
from amkit.model.text import Language, Text
from amkit.planning.team import team_of
from amkit.session.clock import now, today
from amkit.session.cycle import method_of
from amkit.session.team import members_of, uses_of
from amkit.settings import Settings
from amkit.terminal.output import err, out
from amkit.terminal.visible import visible


def make(options: Options) -> Callable[..., int | None]:
    """Return the command."""

    def team(
        owner: str = options.option(
            "--owner", says=Text("Whose accounts; me is you.", "Van wie; ik bent u."), default=""
        ),
        since: str = figures.since_option(options),
        csv: Path | None = figures.csv_option(options),
        html: Path | None = figures.html_option(options),
        force: bool = options.flag(
            "--force", says=Text("Replace what is there.", "Vervang wat er al is.")
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        day = today(now)
        first = figures.first_day(since, day)
        whose = _allowed(settings, owner)
        with desk.store(settings) as store:
            members = members_of(store, whose)
            ids = frozenset(one.past.look.account.id for one in members) if whose else None
            uses = list(uses_of(store, settings, first, ids))
        if not members:
            out(_NOBODY_YET.to(settings.language))
            return 0
        made = team_of(
            members, uses, method_of(settings), first, day, settings.language,
            by_name=settings.by_name and not whose,
        )  # fmt: skip
        figures.give(made, settings.language, json=json_, csv=csv, html=html, force=force)
        if not (settings.by_name or whose or json_):
            err(visible(_NOT_BY_NAME.to(settings.language)))
        return 0

    return team


_NOBODY_YET = Text(
    "There are no accounts to look at. Make one: amkit account add ACME --owner me\n",
    "Er zijn geen accounts om naar te kijken. Maak er een: amkit account add ACME --owner ik\n",
)
_NOT_BY_NAME = Text(
    'Not told by account manager; a team lead sets by_name = "yes" in amkit.toml\n',
    'Niet per accountmanager; een teamleider zet by_name = "yes" in amkit.toml\n',
)


def _allowed(settings: Settings, owner: str) -> str:
    """Return whose accounts are looked at, "" for those of all.

    Raises:
        UsageError: somebody else's, and the settings do not say that this may be seen.
    """
    whose = settings.me if owner in ("me", "ik") else owner
    if whose and key_of(whose) != key_of(settings.me) and not settings.by_name:
        raise UsageError(
            Text(
                f"the figures of {whose} alone are for a team lead's eyes; "
                'by_name = "yes" in amkit.toml shows them',
                f"de cijfers van {whose} alleen zijn voor de ogen van een teamleider; "
                'by_name = "yes" in amkit.toml toont ze',
            )
        )
    return whose
