"""The table `[lint]` of a workspace's settings: which rules run, and where others do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast, get_args

from amkit.lint.registry import GROUPS, Choice, choose, known, no_rule
from amkit.lint.rule import RuleSettings
from amkit.model.finding import Finding, Place, Profile, Severity
from amkit.model.text import Text
from amkit.source.names import nearest, shown

_Word = TypeVar("_Word", bound=str)

_KEYS = ("select", "ignore", "profile", "fail_on", "baseline", "jargon", "paths")
_PATH_KEYS = ("select", "ignore", "profile")
_LISTS = ("select", "ignore", "jargon")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "profile": get_args(Profile), "fail_on": get_args(Severity),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PathSettings:
    """What holds for some files.

    Attributes:
        pattern: which: `drafts/**`, from the folder of the settings; without a slash, any folder.
        select: rules and groups that run there; none: as elsewhere.
        ignore: rules and groups that do not, besides those that run nowhere.
        profile: which run where none is selected; None: as elsewhere.
    """

    pattern: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LintSettings:
    """What is set for the linter.

    Attributes:
        select: rules and groups that run, whatever the profile says; none: the profile.
        ignore: rules and groups that do not.
        profile: which run where none is selected.
        fail_on: the mildest finding that fails.
        baseline: a file, from the folder of the settings; "" where there is none.
        jargon: words that are not to be used towards the customer.
        paths: what holds for some files; the last that fits counts.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Profile = "standard"
    fail_on: Severity = "error"
    baseline: str = ""
    jargon: tuple[str, ...] = ()
    paths: tuple[PathSettings, ...] = ()

    @property
    def for_rules(self) -> RuleSettings:
        """What the rules themselves get to see."""
        return RuleSettings(jargon=self.jargon)

    def choice(
        self,
        path: str,
        *,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        profile: Profile | None = None,
    ) -> Choice:
        """Return which rules run on a file.

        Args:
            path: from the folder of the settings, with slashes.
            select: what the command line selects; counts over what is set.
            ignore: what it leaves out, besides what is set.
            profile: which it names; counts over what is set, also over what that selects.

        Raises:
            UsageError: there is no rule and no group of such a name.
        """
        selected, chosen, left_out = self.select, self.profile, {*self.ignore, *ignore}
        for part in self.paths:
            if _fits(part.pattern, path):
                left_out |= set(part.ignore)
                if part.profile is not None:
                    selected, chosen = (), part.profile
                selected = part.select or selected
        if profile is not None:
            selected, chosen = (), profile
        return _choice(tuple(select) or selected, frozenset(left_out), chosen, tuple(known()))


@lru_cache(maxsize=64)
def _choice(
    select: tuple[str, ...], ignore: frozenset[str], profile: Profile, _: tuple[str, ...]
) -> Choice:
    """Return a choice, kept for as long as the same rules are there."""
    return choose(select, ignore, profile)


def _fits(pattern: str, path: str) -> bool:
    """Tell whether a path is one of those that a pattern means."""
    if "/" not in pattern:
        path = path.rpartition("/")[2]
    return _expression(pattern).fullmatch(path) is not None


@lru_cache(maxsize=64)
def _expression(pattern: str) -> re.Pattern[str]:
    made = re.escape(pattern.removeprefix("./"))
    for sign, means in ((r"\*\*/", "(?:.*/)?"), (r"\*\*", ".*"), (r"\*", "[^/]*"), (r"\?", "[^/]")):
        made = made.replace(sign, means)
    return re.compile(made, re.DOTALL)


def read_settings(table: Any, text: str, path: str) -> tuple[LintSettings, tuple[Finding, ...]]:
    """Return what a table sets, and everything that is wrong with it.

    Args:
        table: what stands under `lint`.
        text: the file it stands in.
        path: the file as the user named it.
    """
    reading = _Reading(text, path)
    made = reading.table("lint", table, _KEYS)
    parts = tuple(
        PathSettings(pattern=pattern, **reading.table(f"lint.paths.{pattern}", part, _PATH_KEYS))
        for pattern, part in reading.mapping("lint", "paths", made.pop("paths", {})).items()
    )
    return LintSettings(**made, paths=parts), tuple(reading.found)


class _Reading:
    """One reading of one table."""

    def __init__(self, text: str, path: str) -> None:
        self.found: list[Finding] = []
        self._rows = text.split("\n")
        self._path = path

    def table(self, name: str, given: Any, keys: Sequence[str]) -> dict[str, Any]:
        """Return what can be used of a table, and complain of the rest."""
        made: dict[str, Any] = {}
        last = name.rpartition(".")[2]
        for key, value in self.mapping(name, "", given).items():
            if key not in keys:
                self._complain(name, key, _no_setting(f"{last}.{key}", key, keys))
            elif key == "paths":
                made[key] = value
            elif key in _LISTS:
                made[key] = tuple(self._listed(name, key, value))
            elif key in _WORDS:
                made |= self._one_of(name, key, value, _WORDS[key])
            elif isinstance(value, str) and value.strip():
                made[key] = value
            else:
                self._complain(name, key, _TEXT)
        return made

    def mapping(self, name: str, key: str, given: Any) -> dict[str, Any]:
        """Return a table; complain of what is none."""
        if isinstance(given, dict):
            return given
        self._complain(name, key, _TABLE)
        return {}

    def _listed(self, name: str, key: str, given: Any) -> Iterator[str]:
        if not isinstance(given, list) or not all(isinstance(word, str) for word in given):
            self._complain(name, key, _LIST)
            return
        for word in given:
            if key == "jargon" or word in known() or word in GROUPS:
                yield word
            else:
                self._complain(name, key, no_rule(word, groups=True), word)

    def _one_of(self, name: str, key: str, given: Any, words: tuple[str, ...]) -> dict[str, str]:
        if given in words:
            return {key: cast(str, given)}
        listed = ", ".join(words)
        text = Text(
            en=f"“{key}” is one of {listed}", nl=f"‘{key}’ is een van {listed}"
        )  # fmt: skip
        self._complain(name, key, text)
        return {}

    def _complain(self, name: str, key: str, text: Text, word: str = "") -> None:
        place = _place(self._rows, self._path, name, key, word)
        self.found.append(Finding(place=place, rule="wrong-setting", severity="error", text=text))


_TABLE = Text("this is a table: [lint]", "dit is een tabel: [lint]")
_LIST = Text('this is a list: ["no-purpose", "craft"]', 'dit is een lijst: ["no-purpose", "craft"]')
_TEXT = Text("this is a text in quotes", "dit is een tekst tussen aanhalingstekens")


def _no_setting(full: str, key: str, keys: Sequence[str]) -> Text:
    close, listed = nearest(key, keys), ", ".join(keys)
    return Text(
        en=f"there is no setting “{shown(full)}”; "
        + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
        nl=f"de instelling ‘{shown(full)}’ bestaat niet; "
        + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
    )


def _place(rows: Sequence[str], path: str, table: str, key: str, word: str) -> Place:
    """Return where a key stands in a table, or a word behind it; else where the table begins."""
    at = _head(rows, table)
    line = next((number for number in range(at, len(rows)) if _has_key(rows[number], key)), at)
    if word:
        quoted = re.compile(rf"[\"']{re.escape(word)}[\"']")
        for number in range(line, len(rows)):
            found = quoted.search(rows[number])
            if found:
                return Place(path, number + 1, found.start() + 1, number + 1, found.end() + 1)
    row = rows[line] if line < len(rows) else ""
    start = len(row) - len(row.lstrip())
    return Place(path, line + 1, start + 1, line + 1, max(len(row.rstrip()), start + 1) + 1)


def _head(rows: Sequence[str], table: str) -> int:
    """Return the number of the line where a table begins, or the one around it does."""
    wanted = {name: re.sub(r"[\s\"'\[\]]", "", name) for name in (table, "lint")}
    for name in wanted.values():
        for number, row in enumerate(rows):
            if row.lstrip().startswith("[") and re.sub(r"[\s\"'\[\]]", "", row) == name:
                return number
    return next((number for number, row in enumerate(rows) if row.lstrip().startswith("lint")), 0)


def _has_key(row: str, key: str) -> bool:
    return bool(key) and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", row) is not None
