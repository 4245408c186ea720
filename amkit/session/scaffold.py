"""A first protocol with a scenario, from a few answers of its author."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from amkit.errors import OutputError, UsageError
from amkit.files import write_text
from amkit.lint.check import check
from amkit.model.protocol import FORMAT
from amkit.model.text import Language, Text

LEAST_MINUTES, MOST_MINUTES = 4, 480
_CLOSE = 2
_ID = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)
Given = Mapping[str, Sequence[str]]
"""What the author said: title, purpose, use_when and ask, each once per language."""

_OWN: dict[str, Text] = {
    "prepare": Text("Prepare the conversation", "Het gesprek voorbereiden"),
    "prepare_how": Text(
        "Read the last note, and write down what you expect to hear.",
        "Lees het vorige verslag, en schrijf op wat u verwacht te horen.",
    ),
    "expected": Text("What do you expect to hear?", "Wat verwacht u te horen?"),
    "pivot": Text("The question it is about", "De vraag waar het om gaat"),
    "pivot_why": Text(
        "Asked in these words and followed by silence, it brings their own answer, not ours.",
        "Letterlijk zo gesteld, met stilte erna, levert de vraag hun antwoord op, niet het onze.",
    ),
    "pivot_how": Text(
        "Ask it in exactly these words, and wait until they answer.",
        "Stel de vraag letterlijk zo, en wacht tot er antwoord komt.",
    ),
    "listen": Text(
        "A general answer: ask for the last time that it happened.",
        "Een algemeen antwoord: vraag naar de laatste keer dat het gebeurde.",
    ),
    "heard": Text("What did they say, to the letter?", "Wat werd er letterlijk gezegd?"),
    "close": Text("Agree what happens next", "Afspreken wat er nu gebeurt"),
    "close_how": Text(
        "Repeat each agreement with a name and a date.",
        "Herhaal elke afspraak met een naam en een datum.",
    ),
    "close_ask": Text("Who does what, and by when?", "Wie doet wat, en uiterlijk wanneer?"),
    "close_listen": Text(
        "“Soon”: ask for a date.", "“Binnenkort”: vraag naar een datum."
    ),
    "send": Text("Confirm in writing", "Schriftelijk bevestigen"),
    "send_how": Text(
        "Send the agreements the same day.", "Stuur de afspraken dezelfde dag nog."
    ),
    "sent": Text("What came back on it?", "Welke reactie kwam daarop?"),
}  # fmt: skip


_HEARD = Text("We want to grow abroad", "Wij willen groeien in het buitenland")
_DONE = Text("Call back", "Terugbellen")
_COMMENTS: dict[str, Text] = {
    "head": Text(
        "Written by amkit new; change every line. README.md, “For the author”, tells what else "
        "there is.",
        "Gemaakt door amkit new; verander elke regel. README.md, “For the author”, vertelt wat er "
        "nog meer is.",
    ),
    "types": Text(
        "other types: choice, scale, date, money, list, …",
        "andere typen: choice, scale, date, money, list, …",
    ),
    "steps": Text(
        "A step can have a condition (when:), be repeated (for_each:), or be checked (checks:).",
        "Een stap kan een voorwaarde hebben (when:), zich herhalen (for_each:) of iets controleren "
        "(checks:).",
    ),
}


def check_name(name: str) -> None:
    """Refuse a name that is no id, with a proposal.

    Raises:
        UsageError: it is none.
    """
    if _ID.fullmatch(name):
        return
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-0123456789")[:64].strip("-")
    slug = slug or "my-protocol"
    raise UsageError(
        Text(
            en=f"a protocol's name has small letters, digits and hyphens only; try “{slug}”",
            nl=f"de naam van een protocol heeft kleine letters, cijfers en streepjes; "
            f"probeer ‘{slug}’",
        )
    )


def paths_of(name: str, folder: Path) -> tuple[Path, Path]:
    """Return where the protocol and its scenario will stand.

    Raises:
        UsageError: one of both is there already.
    """
    paths = folder / f"{name}.yaml", folder / f"{name}.first.scenario.yaml"
    for path in paths:
        if os.path.lexists(path):
            raise UsageError(
                Text(
                    en=f"{path} is there already; nothing was changed",
                    nl=f"{path} is er al; er is niets veranderd",
                )
            )
    return paths


def scaffold(
    name: str, given: Given, minutes: int, languages: Sequence[Language], folder: Path
) -> tuple[Path, Path]:
    """Write a protocol and its scenario, both or neither; return where.

    Raises:
        UsageError: one is there already, or what was given makes no good protocol.
        OutputError: they cannot be written.
    """
    paths = paths_of(name, folder)
    text = protocol_text(name, given, minutes, languages)
    for found in check(text.encode("utf-8", "replace"), paths[0].name):
        raise UsageError(
            Text(
                en=f"nothing was written: {found.text.en}",
                nl=f"er is niets geschreven: {found.text.to('nl')}",
            )
        )
    try:
        write_text(paths[0], text, root=folder)
        write_text(paths[1], _scenario(name, languages), root=folder)
    except (OutputError, KeyboardInterrupt):
        for path in paths:  # neither was there before
            with suppress(OSError):
                path.unlink()
        raise
    return paths


def protocol_text(
    name: str, given: Given, minutes: int, languages: Sequence[Language]
) -> str:  # fmt: skip
    """Return the text of the protocol."""

    def own(key: str) -> str:
        return _per_language([_OWN[key].to(one) for one in languages], languages)

    told = {key: text.to(languages[0]) for key, text in _COMMENTS.items()}
    said = {key: _per_language(texts, languages) for key, texts in given.items()}
    return f"""\
# {told["head"]}
amkit: {FORMAT}
id: {name}
version: 0.1.0
languages: [{", ".join(languages)}]
title: {said["title"]}
purpose: {said["purpose"]}
use_when: {said["use_when"]}
minutes: {minutes}
phases:
  - id: before
    moment: before
    steps:
      - id: prepare
        title: {own("prepare")}
        how: {own("prepare_how")}
        record:
          expected: {{prompt: {own("expected")}}}
  - id: talk
    moment: during
    steps:
      - id: pivot
        title: {own("pivot")}
        why: {own("pivot_why")}
        how: {own("pivot_how")}
        ask: {said["ask"]}
        listen_for: {own("listen")}
        minutes: {minutes - _CLOSE}
        record:                    # {told["types"]}
          heard: {{prompt: {own("heard")}}}
      # {told["steps"]}
      - id: close
        title: {own("close")}
        how: {own("close_how")}
        ask: {own("close_ask")}
        listen_for: {own("close_listen")}
        minutes: {_CLOSE}
        record:
          actions: {{kind: action, many: true, min: 1, fields: [who, due]}}
  - id: after
    moment: after
    steps:
      - id: send
        title: {own("send")}
        how: {own("send_how")}
        record:
          sent: {{prompt: {own("sent")}}}
"""


def _scenario(name: str, languages: Sequence[Language]) -> str:
    return f"""\
# Walked by amkit test; --update writes what comes out.
protocol: {name}
today: "2026-11-23"
language: {languages[0]}
answers:
  heard: {_HEARD.to(languages[0])}
  actions:
    - {{what: {_DONE.to(languages[0])}, who: Kim, due: "2026-12-01"}}
path: [prepare, pivot, close, send]
note: [{_DONE.to(languages[0])}]
"""


def _per_language(texts: Sequence[str], languages: Sequence[Language]) -> str:
    if len(languages) == 1:
        return quoted(texts[0])
    pairs = zip(languages, texts, strict=True)
    return "{" + ", ".join(f"{one}: {quoted(text)}" for one, text in pairs) + "}"


def quoted(text: str) -> str:
    """Return a text as YAML writes it in double quotes, on one line."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        one if one.isprintable() else f"\\U{ord(one):08x}" for one in written
    )  # fmt: skip
