"""Whatever stands in a file, the linter answers with findings at places that are there.

20,000 files in each test run, and twenty times as many with `make fuzz`. Plain random text finds
nothing, so poison is built in: what has brought down loaders, expressions and templates before.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from amkit.lint.check import examine
from amkit.lint.registry import choose
from tests.lint.rules import GOOD
from tests.torture.conftest import many

PARTS = 8
POISON = (
    "!!python/object/apply:os.system [x]",
    "&a [*a]",
    "*x",
    "<<: {a: b}",
    "? [a]",
    "{a: b: c}",
    "@x",
    "[" * 90,
    "{" * 90,
    "- " * 90 + "x",
    "9" * 400,
    "1e999",
    ".nan",
    "0x" + "f" * 400,
    "2026-02-30",
    "12:30",
    "no",
    "~",
    "''",
    '""',
    '"\\0"',
    '"\\ud800"',
    '"\\e[31m"',
    "\x1b[2J",
    "\u202e",
    "\u2028",
    "|\n          a\n         b",
    ">-",
    "'",
    '"',
    "}",
    "]",
    "a: 1\n---\nb: 2",
    "\t",
    "\ufeff",
    "a" * 5_000,
    "é" * 90,
    "{{ answers.x }}",
    "{{ 9**9**9 }}",
    "{{ ().__class__ }}",
    "{{",
    "}}",
    "{% for x in y %}",
    "{{ " + "(" * 300 + " }}",
    "{en: a, nl: b, de: c}",
    "{en: [], nl: {}}",
    "answers.goals > 'x'",
    "len(answers) and not",
    "not " * 300 + "x",
    "lambda: 1",
    "x[0]",
    "a = 1",
    "item in answers.goals",
    "-1",
    "[1, true, null, {a: b}]",
    "{left: skipped}",
    "yes_no",
    "[]",
    "{}",
)
"""Values, and parts of files, that are trouble somewhere."""
KEYS = (
    "when", "for_each", "until", "pick", "minutes", "record", "checks", "actions", "documents",
    "include", "extends", "steps", "say", "ask", "due", "wait", "id", "title", "renamed", "tables",
    "roles", "status", "languages", "amkit", "ｗｈｅｎ", "promt", "on", "1", "null",
)  # fmt: skip


def _line(rng: random.Random, lines: list[str]) -> None:
    """Put a key with poison somewhere, as deep as the line before."""
    at = rng.randrange(len(lines) + 1)
    before = lines[at - 1] if at else ""
    indent = " " * (len(before) - len(before.lstrip(" -")))
    lines.insert(at, f"{indent}{rng.choice(KEYS)}: {rng.choice(POISON)}")


def _value(rng: random.Random, lines: list[str]) -> None:
    """Put poison in the place of a value."""
    at = rng.randrange(len(lines))
    key, colon, _ = lines[at].partition(": ")
    lines[at] = f"{key}{colon}{rng.choice(POISON)}"


def _gone(rng: random.Random, lines: list[str]) -> None:
    del lines[rng.randrange(len(lines))]


def _twice(rng: random.Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    lines.insert(rng.randrange(len(lines)), lines[at])


def _moved(rng: random.Random, lines: list[str]) -> None:
    """Push a line in or out."""
    at = rng.randrange(len(lines))
    lines[at] = " " * rng.randrange(12) + lines[at].lstrip()


def _cut(rng: random.Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    del lines[at + 1 :]
    lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)]


CHANGES: tuple[Callable[[random.Random, list[str]], None], ...] = (
    _line, _line, _value, _value, _gone, _twice, _moved, _cut,
)  # fmt: skip


def file(seed: int) -> bytes:
    """Return a file that nobody would write; always the same one for a seed."""
    rng = random.Random(seed)
    lines = GOOD.splitlines()
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        rng.choice(CHANGES)(rng, lines)
        if not lines:
            break
    raw = "\n".join(lines).encode()
    if seed % 10 == 0 and raw:  # and what is no text any more
        at = rng.randrange(len(raw))
        raw = raw[:at] + bytes([rng.randrange(256)]) + raw[at + rng.randrange(3) :]
    return raw


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_stands_in_a_file_is_told_at_its_place(part: int) -> None:
    choice = choose()
    for seed in range(part, many(20_000, 400_000), PARTS):
        raw = file(seed)
        rows = raw.count(b"\n") + raw.count(b"\r") + 1
        for found in examine(raw, "x.yaml", choice).findings:
            place = found.place
            assert place.path == "x.yaml", seed
            assert 1 <= place.line <= rows + 1, (seed, found)
            assert place.column >= 1, (seed, found)
            assert found.text.en, seed
            assert found.text.to("nl") != "", seed


def test_the_files_are_worth_trying() -> None:
    """Most can be read as YAML, so that what comes behind the reader is tried too."""
    choice = choose()
    rules = {
        found.rule for seed in range(400) for found in examine(file(seed), "x", choice).findings
    }

    assert len(rules) >= 15, sorted(rules)
    assert any(not rule.startswith("yaml") for rule in rules)
