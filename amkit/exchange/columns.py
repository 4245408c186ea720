"""What the columns of an export hold: kept in a file that people read, and can change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from amkit.errors import FileError
from amkit.exchange.problems import Problems, refused
from amkit.exchange.targets import (
    ACCOUNT,
    LEFT_OUT,
    all_targets,
    can_join,
    guessed,
    is_orphan,
    target_of,
)
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import KindName
from amkit.model.text import Language, Text
from amkit.source.names import nearest

DateOrder = Literal["", "day-first", "month-first"]
"""Which of 3/4/2027 is the day; "" where every date says so itself."""
DecimalSign = Literal["", "comma", "point"]
"""What stands before the decimals; "" where every number says so itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """How the rows of an export are read.

    Attributes:
        targets: column name to what it holds; a column that is not there is left out.
        fingerprint: of the header it was made for; "" where that does not matter.
        dates, decimals: how dates and numbers are written, where that was asked.
    """

    targets: Mapping[str, str]
    fingerprint: str = ""
    dates: DateOrder = ""
    decimals: DecimalSign = ""

    def of(self, header: Sequence[str]) -> tuple[str, ...]:
        """Return the target of each column of a header."""
        return tuple(self.targets.get(name, LEFT_OUT) for name in header)


def proposed(
    header: Sequence[str], fingerprint: str, kinds: Mapping[KindName, Kind] = KINDS
) -> Columns:
    """Return what the columns seem to hold; our own exports are read as they were written."""
    targets = dict(zip(header, guessed(header, kinds), strict=True))
    ours = is_ours(header, kinds)
    return Columns(targets=targets, fingerprint=fingerprint, decimals="point" if ours else "")


def is_ours(header: Sequence[str], kinds: Mapping[KindName, Kind] = KINDS) -> bool:
    """Tell whether a header is one of amkit's own: every column is called what it holds."""
    known = {*all_targets(kinds), "kind"}
    return header[0] == ACCOUNT and all(name in known for name in header)


def mistakes(
    columns: Columns, header: Sequence[str], kinds: Mapping[KindName, Kind] = KINDS
) -> tuple[Text, ...]:
    """Return why a table cannot be read so; nothing where it can."""
    targets = columns.of(header)
    wrong = [_gone(name) for name in columns.targets if name not in header]
    if ACCOUNT not in targets:
        wrong.append(_NO_ACCOUNT)
    for at, target in enumerate(targets):
        twice = target != LEFT_OUT and target in targets[:at]
        if twice and not can_join(target, kinds):
            wrong.append(_twice(header[at], target))
        if is_orphan(target, targets, kinds):
            wrong.append(_orphan(header[at], target, kinds))
    return tuple(wrong)


def written(columns: Columns, header: Sequence[str], name: str, language: Language) -> str:
    """Return the file that keeps what the columns hold.

    Args:
        columns: what they hold.
        header: the column names, in order.
        name: the export it was asked for.
        language: of the explanation in it.
    """
    shown = "".join(sign if sign.isprintable() else "?" for sign in name)
    about = _ABOUT.to(language).format(name=shown)
    lines = [*(f"# {line}".rstrip() for line in about.split("\n")), ""]
    lines.append(f"fingerprint = {_quoted(columns.fingerprint)}")
    lines += [f"{key} = {_quoted(value)}" for key, value in
              (("dates", columns.dates), ("decimals", columns.decimals)) if value]  # fmt: skip
    lines += ["", "[columns]"]
    lines += [
        f"{_quoted(column)} = {_quoted(target)}"
        for column, target in zip(header, columns.of(header), strict=True)
    ]
    return "\n".join(lines) + "\n"


def read(text: str, path: str, kinds: Mapping[KindName, Kind] = KINDS) -> Columns:
    """Return what a file says of columns.

    Raises:
        PlacedError: it is not such a file; tells everything that is wrong.
    """
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise _no_toml(path, str(error)) from None
    problems = Problems(path)
    fingerprint = _text(data, "fingerprint", problems, text)
    dates = _one_of(data, "dates", get_args(DateOrder), problems, text)
    decimals = _one_of(data, "decimals", get_args(DecimalSign), problems, text)
    targets = _targets(data.pop("columns", None), problems, text, kinds)
    for key in data:
        problems.add(_line(text, key), 1, _unknown(key))
    problems.refuse()
    return Columns(targets=targets, fingerprint=fingerprint, dates=dates, decimals=decimals)


def _text(data: dict[str, Any], key: str, problems: Problems, text: str) -> str:
    value = data.pop(key, "")
    if isinstance(value, str):
        return value
    told = Text(f"“{key}” is a text in quotes", f"‘{key}’ is een tekst tussen aanhalingstekens")
    problems.add(_line(text, key), 1, told)
    return ""


def _one_of(
    data: dict[str, Any], key: str, names: Sequence[Any], problems: Problems, text: str
) -> Any:
    value = _text(data, key, problems, text)
    if value in names:
        return value
    listed = ", ".join(name for name in names if name)
    problems.add(_line(text, key), 1, Text(f"“{key}” is one of {listed}",
                                           f"‘{key}’ is een van {listed}"))  # fmt: skip
    return ""


def _targets(
    given: Any, problems: Problems, text: str, kinds: Mapping[KindName, Kind]
) -> dict[str, str]:
    if not isinstance(given, dict) or not given:
        problems.add(1, 1, _NO_COLUMNS)
        return {}
    targets: dict[str, str] = {}
    for name, target in given.items():
        known = target in (ACCOUNT, LEFT_OUT) or (
            isinstance(target, str) and target_of(target, kinds) is not None
        )
        if known:
            targets[name] = target
        else:
            problems.add(_line(text, name), 1, _no_target(name, target, kinds))
    return targets


def _line(text: str, key: str) -> int:
    """Return the line on which a key stands, as far as that can be seen; 1 otherwise."""
    begins = (key, _quoted(key), f"'{key}'", f"[{key}]")
    lines = enumerate(text.split("\n"), start=1)
    return next((at for at, line in lines if line.lstrip().startswith(begins)), 1)


def _quoted(text: str) -> str:
    """Return a text as TOML writes it between quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(
        sign if sign >= " " and sign != "\x7f" else f"\\u{ord(sign):04X}" for sign in escaped
    ) + '"'  # fmt: skip


def _no_toml(path: str, message: str) -> FileError:
    words = message.replace(",", " ").replace(")", " ").split()
    line, column = (
        int(words[words.index(word) + 1]) if word in words and
        words[words.index(word) + 1].isdigit() else 1
        for word in ("line", "column")
    )  # fmt: skip
    told = Text(
        "this is not TOML; look at the quotes and =",
        "dit is geen TOML; kijk naar de aanhalingstekens en =",
    )
    return refused(path, line, column, told)


_ABOUT = Text(
    en="How amkit reads an export with these columns, first asked for {name}.\n"
    'Change what a column holds; "" leaves it out. For example: account, stakeholder.name,\n'
    "stakeholder.email, contract.end, contract.value, profile.owner.\n"
    'dates = "day-first" or "month-first", decimals = "comma" or "point", where dates or\n'
    "numbers do not say it themselves.",
    nl="Hoe amkit een export met deze kolommen leest, voor het eerst gevraagd bij {name}.\n"
    'Verander wat een kolom bevat; met "" doet hij niet mee. Bijvoorbeeld: account,\n'
    "stakeholder.name, stakeholder.email, contract.end, contract.value, profile.owner.\n"
    'dates = "day-first" of "month-first", decimals = "comma" of "point", als datums of\n'
    "getallen dat zelf niet zeggen.",
)
_NO_ACCOUNT = Text(
    'no column names the account; give one the target "account"',
    'geen kolom noemt het account; geef er een het doel "account"',
)
_NO_COLUMNS = Text(
    'there are no [columns]; write one a line, such as "Company" = "account"',
    'er zijn geen [columns]; schrijf er een per regel, zoals "Bedrijf" = "account"',
)


def _unknown(key: str) -> Text:
    return Text(
        f"there is no “{key}” here; there are fingerprint, dates, decimals and [columns]",
        f"‘{key}’ bestaat hier niet; er zijn fingerprint, dates, decimals en [columns]",
    )


def _gone(name: str) -> Text:
    return Text(f"the table has no column “{name}”", f"de tabel heeft geen kolom ‘{name}’")


def _twice(name: str, target: str) -> Text:
    return Text(
        f"“{name}” holds {target}, and so does a column before it; leave one of them out",
        f"‘{name}’ bevat {target}, en een eerdere kolom ook; laat er een weg",
    )


def _orphan(name: str, target: str, kinds: Mapping[KindName, Kind]) -> Text:
    kind = target.partition(".")[0]
    main = next(f"{known}.{kinds[known].main}" for known in kinds if known == kind)
    return Text(
        f"“{name}” holds {target}, and no column holds {main}; add that, or leave it out",
        f"‘{name}’ bevat {target}, en geen kolom bevat {main}; voeg die toe, of laat hem weg",
    )


def _no_target(name: str, target: Any, kinds: Mapping[KindName, Kind]) -> Text:
    close = nearest(str(target), list(all_targets(kinds)))
    en = f"did you mean “{close}”?" if close else "write a kind and a field, such as contract.end"
    nl = f"bedoelt u ‘{close}’?" if close else "schrijf een soort en een veld, zoals contract.end"
    return Text(
        f"“{name}” cannot hold “{target}”; {en}", f"‘{name}’ kan geen ‘{target}’ bevatten; {nl}"
    )
