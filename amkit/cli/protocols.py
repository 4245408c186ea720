"""`amkit protocols` lists what there is; `amkit show` reads one without walking it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from amkit.cli import desk
from amkit.cli.options import Options
from amkit.errors import ProtocolError
from amkit.files import find_protocol, protocol_names
from amkit.model.protocol import Protocol
from amkit.model.text import Language, Text
from amkit.session import screens
from amkit.session.library import load
from amkit.settings import Settings
from amkit.terminal.output import err, out
from amkit.terminal.plain import Shown
from amkit.terminal.tables import table


def make(options: Options) -> Callable[..., int | None]:
    """Return `amkit protocols`."""

    def protocols(json_: bool = options.json, lang: Language | None = options.lang) -> int:
        settings = desk.settings(lang)
        found = list(_all(settings))
        if json_:
            rows = [_row_of(protocol) for protocol in found]
            out(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        else:
            heads = Text("name;what it is for;minutes", "naam;waarvoor;minuten")
            language = settings.language
            table(
                heads.to(language).split(";"),
                [(p.id, p.purpose.to(language), str(p.minutes or "")) for p in found],
            )
        return 0

    return protocols


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
