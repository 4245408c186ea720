"""What was expected against what came out: each difference at its place, as a short diff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

from amkit.model.text import Language, Text
from amkit.scenarios.model import Scenario
from amkit.scenarios.outcome import Outcome
from amkit.source.document import Keys
from amkit.walk.shown import show_plain

_CONTEXT = 2
"""Lines of a note that are shown around a difference."""
_NOTHING = Text("nothing", "niets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that came out otherwise.

    Attributes:
        keys: what the scenario says of it.
        text: what is different.
        lines: the difference: what was expected behind “-”, what came out behind “+”.
    """

    keys: Keys
    text: Text
    lines: tuple[str, ...] = ()


def differences(
    scenario: Scenario, outcome: Outcome, golden: Mapping[str, str | None]
) -> tuple[Difference, ...]:
    """Return what came out otherwise than the scenario says.

    Args:
        scenario: what is expected.
        outcome: what came out.
        golden: the files that the scenario names for its notes, by key; None where a file is not
            there.
    """
    return tuple(
        [
            *_listed("path", scenario.path, outcome.path, _PATH),
            *_answers(scenario, outcome),
            *_open(scenario, outcome),
            *_listed("checks", scenario.checks, outcome.checks, _CHECKS),
            *(one for key in ("note", "client_note") for one in _note(
                key, getattr(scenario, key), outcome, golden)),
        ]
    )  # fmt: skip


_PATH = Text("other steps are walked", "er worden andere stappen gelopen")
_CHECKS = Text("other checks fail", "er kloppen andere controles niet")


def _listed(
    key: str, expected: Sequence[str] | None, found: Sequence[str], text: Text
) -> Iterator[Difference]:
    if expected is not None and tuple(expected) != tuple(found):
        yield Difference(keys=(key,), text=text, lines=diff(expected, found, len(found)))


def diff(expected: Sequence[str], found: Sequence[str], context: int) -> tuple[str, ...]:
    """Return the lines that differ, with `context` lines around them."""
    lines = unified_diff(expected, found, n=context, lineterm="")
    return tuple("  …" if line.startswith("@@") else f"{line[:1]} {line[1:]}" for line in lines)[3:]


def _answers(scenario: Scenario, outcome: Outcome) -> Iterator[Difference]:
    for name, expected in (scenario.expect or {}).items():
        if name in outcome.expect:
            yield from _value(("expect", name), expected, outcome.expect[name], outcome.language)
        else:
            text = Text(
                en=f"no step that is walked asks for “{name}”",
                nl=f"geen stap die gelopen wordt, vraagt naar ‘{name}’",
            )
            yield Difference(keys=("expect", name), text=text)


def _value(keys: Keys, expected: Any, found: Any, language: Language) -> Iterator[Difference]:
    """Yield where a value is not what was expected; of an entry, only what was named counts."""
    match expected, found:
        case dict(), dict():
            for name, one in expected.items():
                yield from _value((*keys, name), one, found.get(name), language)
        case list(), list() if len(expected) == len(found):
            for number, one in enumerate(expected):
                yield from _value((*keys, number), one, found[number], language)
        case _:
            if isinstance(found, dict) and "answer" in found and not isinstance(expected, dict):
                found = found["answer"]
            if _plain(expected, language) != found:
                yield Difference(
                    keys=keys,
                    text=Text(f"“{keys[-1]}” reads otherwise", f"‘{keys[-1]}’ luidt anders"),
                    lines=(
                        *_lines("-", _plain(expected, language), language),
                        *_lines("+", found, language),
                    ),
                )


def _plain(expected: Any, language: Language) -> Any:
    """Return what a scenario says as it would be read: true as yes, 12 as 12."""
    match expected:
        case list():
            return [_plain(one, language) for one in expected]
        case dict():
            return {name: _plain(one, language) for name, one in expected.items()}
        case None:
            return None
    return show_plain(expected, language)


def _lines(sign: str, value: Any, language: Language) -> Iterator[str]:
    match value:
        case None:
            yield f"{sign} ({_NOTHING.to(language)})"
        case list():
            for one in value:
                yield from _lines(sign, one, language)
        case dict():
            told = (
                (name, _NOTHING.to(language) if one is None else one) for name, one in value.items()
            )
            yield f"{sign} " + ", ".join(f"{name}: {one}" for name, one in told)
        case _:
            for line in str(value).splitlines():
                yield f"{sign} {line}"


def _open(scenario: Scenario, outcome: Outcome) -> Iterator[Difference]:
    if scenario.open is None or dict(scenario.open) == dict(outcome.open):
        return
    expected, found = (
        [f"{name}: {reason}" for name, reason in sorted(of.items())]
        for of in (scenario.open, outcome.open)
    )
    yield Difference(
        keys=("open",),
        text=Text("something else is left open", "er blijft iets anders open"),
        lines=diff(expected, found, len(found)),
    )


def _note(
    key: str, expected: str | tuple[str, ...] | None, outcome: Outcome,
    golden: Mapping[str, str | None],
) -> Iterator[Difference]:  # fmt: skip
    made = outcome.notes.get(key, "")
    if isinstance(expected, str):
        kept = golden.get(key)
        if kept is None:
            text = Text(
                en=f"{expected} is not there yet; --update writes it",
                nl=f"{expected} is er nog niet; --update schrijft het",
            )
            yield Difference(keys=(key,), text=text)
        elif kept != made:
            yield Difference(
                keys=(key,),
                text=Text(f"the note is not {expected}", f"het verslag is niet {expected}"),
                lines=diff(kept.splitlines(), made.splitlines(), _CONTEXT),
            )
        return
    for number, line in enumerate(expected or ()):
        if line not in made:
            yield Difference(
                keys=(key, number),
                text=Text("this does not stand in the note", "dit staat niet in het verslag"),
                lines=(f"- {line}",),
            )
