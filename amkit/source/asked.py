"""What must hold of a prompt and its model cannot say."""

from __future__ import annotations

import re

from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    ChoicePrompt,
    EntryPrompt,
    ListPrompt,
    MoneyPrompt,
    NumberPrompt,
    Prompt,
    ScalePrompt,
    ScorecardPrompt,
    Sheet,
    TextPrompt,
    ValuePrompt,
)
from amkit.model.text import Text
from amkit.source.document import Document, Keys
from amkit.source.names import no_such
from amkit.source.sheets import cells_of, of_sheet
from amkit.source.wrong import (
    ID,
    Found,
    Seen,
    at_least,
    empty,
    finding,
    in_order,
    named,
    once,
)

_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)  # ISO 4217


def of_prompt(document: Document, keys: Keys, prompt: Prompt) -> Found:
    """Yield what cannot be meant in a prompt."""
    yield from _appended(document, keys, prompt)
    yield from _secret(document, keys, prompt)
    if isinstance(prompt, Sheet):
        yield from _no_default(document, keys, prompt)
        yield from of_sheet(document, keys, prompt)
        for at, cell in cells_of(keys, prompt):
            yield from of_prompt(document, at, cell)
    match prompt:
        case TextPrompt():
            yield from at_least(document, (*keys, "max_length"), prompt.max_length, 1)
        case ListPrompt():
            yield from _counts(document, keys, prompt)
        case ChoicePrompt():
            yield from _counts(document, keys, prompt)
            yield from _options(document, keys, prompt)
        case EntryPrompt():
            yield from _counts(document, keys, prompt)
            yield from _entry(document, keys, prompt)
        case NumberPrompt():
            yield from in_order(document, keys, prompt)
        case ScalePrompt() | ScorecardPrompt():
            yield from _scale(document, keys, prompt)
        case MoneyPrompt() if not _CURRENCY.fullmatch(prompt.currency):
            text = Text(
                en="a currency has a code of three capitals, such as EUR",
                nl="een valuta heeft een code van drie hoofdletters, zoals EUR",
            )
            yield finding(document.place((*keys, "currency")), "wrong-value", text)


def _appended(document: Document, keys: Keys, prompt: Prompt) -> Found:
    if not isinstance(prompt, ValuePrompt) or prompt.edit != "append":
        return
    if not isinstance(prompt, TextPrompt | ListPrompt):
        text = Text(
            en="only a text or a list can be added to",
            nl="alleen aan een tekst of een lijst kan iets worden toegevoegd",
        )
        yield finding(document.place((*keys, "edit")), "limits", text)


def _no_default(document: Document, keys: Keys, prompt: Sheet) -> Found:
    """Complain of a default that no walk would offer: cells are asked one by one."""
    if prompt.default:
        text = Text(
            en="a table, a matrix and a scorecard take no default; give the cells one",
            nl="een tabel, een matrix en een scorekaart hebben geen default; geef de cellen er een",
        )
        yield finding(document.place((*keys, "default")), "limits", text)


def _secret(document: Document, keys: Keys, prompt: Prompt) -> Found:
    """Complain of a secret that would show all the same: its items, or to the customer."""
    if not isinstance(prompt, ValuePrompt) or not prompt.secret:
        return
    if isinstance(prompt, ListPrompt) or (
        isinstance(prompt, ChoicePrompt) and prompt.type == "choices"
    ):
        text = Text(
            en="a secret is one answer, of which no step can be repeated; ask each by itself",
            nl="een geheim is één antwoord, waarover geen stap zich herhaalt; vraag ze elk apart",
        )
        yield finding(document.place((*keys, "secret")), "limits", text)
    if prompt.audience == "client":
        text = Text(
            en="what the customer may read is no secret; leave one of the two out",
            nl="wat de klant mag lezen, is geen geheim; laat een van de twee weg",
        )
        yield finding(document.place((*keys, "secret")), "limits", text)


def _counts(
    document: Document, keys: Keys, prompt: ListPrompt | ChoicePrompt | EntryPrompt
) -> Found:
    yield from at_least(document, (*keys, "min"), prompt.min, 0)
    yield from at_least(document, (*keys, "max"), prompt.max, 1)
    yield from in_order(document, keys, prompt)


def _scale(document: Document, keys: Keys, prompt: ScalePrompt | ScorecardPrompt) -> Found:
    if prompt.min >= prompt.max:
        text = Text(
            en=f"a scale goes up: min ({prompt.min}) is not less than max ({prompt.max})",
            nl=f"een schaal loopt op: min ({prompt.min}) is niet minder dan max ({prompt.max})",
        )
        yield finding(document.place((*keys, "min")), "limits", text)


def _entry(document: Document, keys: Keys, prompt: EntryPrompt) -> Found:
    known, seen = KINDS[prompt.kind].fields, Seen()
    for number, name in enumerate(prompt.fields):
        at = (*keys, "fields", number)
        yield from once(document, at, name, name, seen)
        if name not in known:
            yield finding(document.place(at), "unknown-field", no_such(name, tuple(known)))
    if not prompt.many:
        yield from _only_with(document, keys, prompt, Text("many: true", "many: true"))


def _options(document: Document, keys: Keys, prompt: ChoicePrompt) -> Found:
    if not prompt.options:
        yield empty(document, (*keys, "options"), "a choice has options", "een keuze heeft opties")
    elif prompt.min > len(prompt.options):
        text = Text(
            en=f"min ({prompt.min}) is more than there are options",
            nl=f"min ({prompt.min}) is meer dan er opties zijn",
        )
        yield finding(document.place((*keys, "min")), "limits", text)
    if prompt.type == "choice":
        yield from _only_with(document, keys, prompt, Text("type: choices", "type: choices"))
    seen: Seen = {}
    for number, option in enumerate(prompt.options):
        at = (*keys, "options", number, "id")
        yield from named(document, at, option.id, ID)
        yield from once(document, at, option.id, option.id, seen)


def _only_with(
    document: Document, keys: Keys, prompt: ChoicePrompt | EntryPrompt, other: Text
) -> Found:
    """Complain of limits on how many, where there is only one."""
    key = "min" if prompt.min else "max"
    if prompt.min or prompt.max is not None:
        text = Text(
            en=f"“{key}” counts answers, and there is one here; write {other.en} as well",
            nl=f"‘{key}’ telt antwoorden, en hier is er één; schrijf ook {other.nl}",
        )
        yield finding(document.place((*keys, key), of="key"), "limits", text)
