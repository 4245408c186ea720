"""Fields of a workspace's own, as its settings name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, get_args

from amkit.errors import SettingsError
from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    PROMPT_CLASS,
    ChoicePrompt,
    DatePrompt,
    KindName,
    MoneyPrompt,
    NumberPrompt,
    OneValue,
    Option,
    TextPrompt,
    YesNoPrompt,
)
from amkit.model.text import LANGUAGES, Text
from amkit.source.names import no_such, shown
from amkit.source.wrong import NAME

Own: TypeAlias = Mapping[KindName, Mapping[str, OneValue]]
Path: TypeAlias = tuple[str, ...]
Wrong: TypeAlias = Callable[[Path, Text], None]
"""Takes what is wrong, and the keys along which it stands."""

RESERVED = frozenset({"id", "source", "confidence", "audience"})
"""Names that stand beside the fields of an entry where it is edited."""
_MAKE: Mapping[str, Callable[[Text], OneValue]] = {
    "text": lambda label: TextPrompt(label=label, prompt=label),
    "date": lambda label: DatePrompt(type="date", label=label, prompt=label),
    "money": lambda label: MoneyPrompt(type="money", label=label, prompt=label),
    "integer": lambda label: NumberPrompt(type="integer", label=label, prompt=label),
    "percent": lambda label: NumberPrompt(type="percent", label=label, prompt=label),
    "yes_no": lambda label: YesNoPrompt(type="yes_no", label=label, prompt=label),
    "choice": lambda label: ChoicePrompt(type="choice", label=label, prompt=label, options=()),
}
TYPES = tuple(_MAKE)
_NAMES_DEPTH = 3
"""How many keys lead to a field: fields, its kind, its name."""
_KEYS = ("type", "label", "options")
_TABLE = Text("expected names with values", "verwacht: namen met waarden")


def own_fields(data: Any, text: str, path: str) -> Own:
    """Return the fields of a workspace's own, by kind and name.

    Args:
        data: what stands under `fields` in the settings: kind to name to a field.
        text: of the whole file.
        path: of the file, as it is told.

    Raises:
        SettingsError: something of it cannot be used; tells everything, each with line and keys.
    """
    found: list[Text] = []

    def wrong(keys: Path, said: Text) -> None:
        whole = ("fields", *keys)
        place = f"{path}:{_line_of(text, whole)}:1: {'.'.join(whole)}"
        found.append(Text(f"{place}: {said.en}", f"{place}: {said.nl}"))

    own = {
        kind: dict(_of_kind(kind, fields, wrong))
        for kind, fields in _table(data, (), get_args(KindName), wrong)
    }
    if found:
        raise SettingsError(
            Text("\n".join(said.en for said in found), "\n".join(said.nl for said in found))
        )
    return own


def _line_of(text: str, keys: Path) -> int:
    """Return the line on which the last of `keys` that can be found stands, behind the others.

    What stands in a field that is written on one line stands on that line.
    """
    lines, at = text.splitlines(), 0
    for depth, key in enumerate(keys):
        named = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
        inside = depth >= _NAMES_DEPTH and not lines[at].lstrip().startswith("[")
        ahead = range(at, at + 1 if inside else len(lines))
        at = next((n for n in ahead if named.search(lines[n])), at)
    return at + 1


def _of_kind(kind: KindName, data: Any, wrong: Wrong) -> Iterator[tuple[str, OneValue]]:
    for name, given in _table(data, (kind,), None, wrong):
        said = _name_refused(kind, name)
        made = _field(given, (kind, name), wrong)
        if said is not None:
            wrong((kind, name), said)
        elif made is not None:
            yield name, made


def _name_refused(kind: KindName, name: str) -> Text | None:
    if name in KINDS[kind].fields or name in RESERVED:
        return Text(
            f"“{name}” has a meaning already; give this field another name",
            f"‘{name}’ heeft al een betekenis; geef dit veld een andere naam",
        )
    if NAME.fullmatch(name):
        return None
    return Text(
        f"“{shown(name)}” is no name; use a-z, 0-9, _, begin with a letter, at most 64",
        f"‘{shown(name)}’ is geen naam; gebruik a-z, 0-9, _, begin met een letter, hooguit 64",
    )


def _field(data: Any, path: Path, wrong: Wrong) -> OneValue | None:
    given = dict(_table(data, path, _KEYS, wrong))
    kind = given.get("type", "text")
    if not isinstance(kind, str) or kind not in _MAKE:
        wrong((*path, "type"), _no_type(str(kind)))
        return None
    label = Text()
    if "label" in given:
        label = _text(given["label"], (*path, "label"), wrong)
    made = _MAKE[kind](label or _from_name(path[-1]))
    if isinstance(made, ChoicePrompt):
        return _choice(made, given.get("options"), (*path, "options"), wrong)
    if "options" in given:
        wrong(
            (*path, "options"), Text("only a choice has options", "alleen een choice heeft opties")
        )
    return made


def _no_type(name: str) -> Text:
    listed = ", ".join(TYPES)
    if name in PROMPT_CLASS:
        return Text(
            f"a field of your own has one of the types {listed}",
            f"een eigen veld heeft een van de typen {listed}",
        )
    return no_such(name, TYPES)


def _choice(made: ChoicePrompt, data: Any, path: Path, wrong: Wrong) -> OneValue | None:
    """Return a choice with options: a list of texts, or a name for each text."""
    if isinstance(data, list):
        data = {str(item): item for item in data}
    if not isinstance(data, Mapping) or not data:
        wrong(
            path,
            Text(
                'a choice has options: ["gold", "silver"]',
                'een choice heeft opties: ["goud", "zilver"]',
            ),
        )
        return None
    options = tuple(
        Option(id=name, text=_text(given, (*path, name), wrong)) for name, given in data.items()
    )
    return replace(made, options=options)


def _from_name(name: str) -> Text:
    label = name.replace("_", " ")
    return Text(label, label)


def _text(data: Any, path: Path, wrong: Wrong) -> Text:
    """Return a text: one for both languages, or one for each."""
    if isinstance(data, str) and data.strip():
        return Text(data, data)
    if isinstance(data, Mapping):
        parts = {name: str(text) for name, text in _table(data, path, LANGUAGES, wrong)}
        return Text(**parts)
    wrong(path, Text("expected a text", "verwacht: een tekst"))
    return Text()


def _table(
    data: Any, path: Path, names: tuple[Any, ...] | None, wrong: Wrong
) -> Iterator[tuple[Any, Any]]:
    """Yield what is in a table, of the names that are known; complain of the others."""
    if not isinstance(data, Mapping):
        wrong(path, _TABLE)
        return
    for name, value in data.items():
        if names is None or name in names:
            yield name, value
        else:
            wrong((*path, name), no_such(name, names))
