"""Rules that are not shipped: those in the workspace's folder `rules`, and those of other packages.

A rule of the workspace is data. One of a package is code, of a package that somebody installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from amkit.errors import SettingsError
from amkit.files import read_bytes, rule_files
from amkit.lint.own import read_rule
from amkit.lint.registry import BY_NAME, GROUPS, take_along
from amkit.lint.rule import Rule
from amkit.model.text import Text
from amkit.session.unchanged import PACKAGED


def take_own_rules(workspace: Path | None) -> bytes | None:
    """Let the rules count that are not shipped.

    Args:
        workspace: the folder with the settings.

    Returns:
        The workspace's own rules as they stand in their files; None where a package brings rules,
        which are code that can say something else the next time.

    Raises:
        SettingsError: one cannot be used, or two have one name; everything is told.
    """
    wrong: list[Text] = []
    found: dict[str, Rule] = {}
    of_packages = list(_of_packages(wrong))
    for where, rule in (*_of_workspace(workspace, wrong), *of_packages):
        if rule.name in found or rule.name in BY_NAME or rule.name in GROUPS:
            wrong.append(_twice(where, rule.name))
        found.setdefault(rule.name, rule)
    if wrong:
        raise SettingsError(
            Text(
                en="\n".join(text.en for text in wrong),
                nl="\n".join(text.to("nl") for text in wrong),
            )
        )
    take_along(found.values())
    if of_packages:
        return None
    return b"\0".join(read_bytes(path) for path in rule_files(workspace))


def _of_workspace(workspace: Path | None, wrong: list[Text]) -> Iterator[tuple[str, Rule]]:
    for path in rule_files(workspace):
        rule, findings = read_rule(read_bytes(path), str(path))
        wrong += [
            Text(en=f"{one.place}: {one.text.en}", nl=f"{one.place}: {one.text.to('nl')}")
            for one in findings
            if one.severity == "error"
        ]
        if rule is not None:
            yield f"{path}:1:1", rule


def _of_packages(wrong: list[Text]) -> Iterator[tuple[str, Rule]]:
    for entry in sorted(entry_points(group=PACKAGED), key=lambda entry: (entry.name, entry.value)):
        try:
            rules = list(_rules_of(entry))
        except Exception as error:
            why = f"{type(error).__name__}: {error}"
            wrong.append(
                Text(
                    en=f"{entry.value}: its rules cannot be loaded ({why}); "
                    "mend or remove that package",
                    nl=f"{entry.value}: de regels zijn niet te laden ({why}); "
                    "herstel of verwijder dat pakket",
                )
            )
            continue
        yield from ((entry.value, rule) for rule in rules)


def _rules_of(entry: EntryPoint) -> Iterable[Rule]:
    """Return the rules of an entry point: one, or several.

    Raises:
        TypeError: it names something else.
    """
    loaded = entry.load()
    rules = [loaded] if isinstance(loaded, Rule) else list(loaded)
    if not all(isinstance(rule, Rule) for rule in rules):
        raise TypeError("expected amkit.lint.rule.Rule")
    return rules


def _twice(where: str, name: str) -> Text:
    return Text(
        en=f"{where}: there is a rule or group “{name}” already; give this one another name",
        nl=f"{where}: er is al een regel of groep ‘{name}’; geef deze een andere naam",
    )
