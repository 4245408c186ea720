"""`amkit protocols` lists what there is; `amkit show` reads one without walking it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from amkit.cli import desk, figures
from amkit.cli.json_out import as_json
from amkit.cli.options import Options
from amkit.errors import ProtocolError, UsageError
from amkit.files import find_protocol, protocol_names
from amkit.model.figures import Figures
from amkit.model.protocol import Protocol
from amkit.model.text import Language, Text
from amkit.session import screens
from amkit.session.clock import now, today
from amkit.session.library import load
from amkit.settings import Settings
from amkit.terminal.output import err
from amkit.terminal.plain import Shown
from amkit.terminal.tables import table


def make(options: Options) -> Callable[..., int | None]:
    """Return `amkit protocols`."""

    def protocols(
        usage: bool = options.flag(
            "--usage",
            says=Text(
                "See how they are used: what is skipped, changed, takes long, or is never run.",
                "Zie hoe ze worden gebruikt: wat overgeslagen, gewijzigd, traag of ongebruikt is.",
            ),
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
        if usage:
            made = _usage(settings, since)
            figures.give(made, settings.language, json=json_, csv=csv, html=html, force=force)
            return 0
        _refuse_without_usage(since=since, csv=csv, html=html)
        found = list(_all(settings))
        if json_:
            rows = [_row_of(protocol) for protocol in found]
            as_json(rows)
        else:
            heads = Text("name;what it is for;minutes", "naam;waarvoor;minuten")
            language = settings.language
            table(
                heads.to(language).split(";"),
                [(p.id, p.purpose.to(language), str(p.minutes or "")) for p in found],
            )
        return 0

    return protocols


def _usage(settings: Settings, since: str) -> Figures:
    from amkit.planning.usage_figures import usage_of  # noqa: PLC0415  the list does without
    from amkit.session.team import uses_of  # noqa: PLC0415  likewise

    day = today(now)
    first = figures.first_day(since, day)
    with desk.store(settings) as store:
        uses = list(uses_of(store, settings, first))
    return usage_of(uses, first, day, settings.language)


def _refuse_without_usage(**given: object) -> None:
    for name, value in given.items():
        if value:
            raise UsageError(Text(f"--{name} goes with --usage", f"--{name} hoort bij --usage"))


def _all(settings: Settings) -> Iterator[Protocol]:
    """Yield every protocol that can be read; the others are told of, and are no reason to stop."""
    for name in protocol_names(settings.workspace):
        found = find_protocol(name, settings.workspace)
        try:
            yield load(found.raw, found.path, settings.workspace).protocol
        except ProtocolError as error:
            err(f"{error.text.to(settings.language)}\n")


def _row_of(protocol: Protocol) -> dict[str, object]:
    return {
        "id": protocol.id,
        "version": protocol.version,
        "status": protocol.status,
        "title": {"en": protocol.title.to("en"), "nl": protocol.title.to("nl")},
        "purpose": {"en": protocol.purpose.to("en"), "nl": protocol.purpose.to("nl")},
        "minutes": [protocol.minutes.low, protocol.minutes.high],
    }


def make_show(options: Options) -> Callable[..., int | None]:
    """Return `amkit show`."""

    def show(
        protocol: str = options.argument(
            Text("PROTOCOL", "PROTOCOL"),
            Text("Its name, or a file.", "De naam, of een bestand."),
        ),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        found = find_protocol(protocol, settings.workspace)
        loaded = load(found.raw, found.path, settings.workspace)
        shown = Shown()
        for screen in screens.protocol_pages(loaded.protocol, settings.language):
            shown.show(screen)
        return 0

    return show
