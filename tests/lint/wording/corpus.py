"""Lines with the rules that must object to them, and how the rules do on them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from amkit.lint.rule import subject_of
from amkit.lint.rules import wording
from amkit.model.text import Language
from amkit.source.reader import read

FOLDER = Path(__file__).parents[2] / "data" / "wording"
PARTS = ("develop", "held-out", "unseen", "fresh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A line, and which rules must object to it."""

    line: str
    language: Language
    part: str
    rules: frozenset[str]
    field: str
    protocol: str

    def protocol_text(self) -> str:
        """Return a protocol that says nothing else."""
        line = json.dumps(self.line, ensure_ascii=False)
        head = f"amkit: 2\nid: {self.protocol}\nlanguages: [{self.language}]\n"
        if self.field == "body":
            return f"{head}documents:\n  - {{id: letter, audience: client, body: {line}}}\n"
        steps = f"      - id: step\n        {self.field}: {line}\n"
        return f"{head}phases:\n  - id: talk\n    moment: during\n    steps:\n{steps}"

    def found(self) -> frozenset[str]:
        """Return the wording rules that object to it."""
        document, _ = read(self.protocol_text().encode(), "line.yaml")
        assert document is not None
        subject = subject_of(document, None)
        return frozenset(rule.name for rule in wording.RULES if any(rule.check(subject)))


@lru_cache(maxsize=1)
def corpus() -> tuple[Said, ...]:
    """Return every line there is."""
    return tuple(
        said for language in ("en", "nl") for part in PARTS for said in _read(language, part)
    )


def _read(language: Language, part: str) -> Iterator[Said]:
    path = FOLDER / f"{language}.{part}.yaml"
    for group in yaml.safe_load(path.read_text("utf-8")):
        for line in group["lines"]:
            asked = line.rstrip("”").endswith("?")
            yield Said(
                line=line,
                language=language,
                part=part,
                rules=frozenset(group["rules"]),
                field=group.get("field", "ask" if asked else "say"),
                protocol=group.get("protocol", "talk"),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a rule did on some lines: rightly found, wrongly found, passed by."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Which part of what it found it should have found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Which part of what it should have found it found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@lru_cache(maxsize=1)
def verdicts() -> tuple[tuple[Said, frozenset[str]], ...]:
    """Return every line with the rules that object to it."""
    return tuple((said, said.found()) for said in corpus())


def scores(part: str = "") -> dict[str, Score]:
    """Return how each rule did on a part of the corpus; on all of it where none is named."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for said, found in verdicts():
        if part in ("", said.part):
            right.update(said.rules & found)
            wrong.update(found - said.rules)
            missed.update(said.rules - found)
    return {
        rule.name: Score(right=right[rule.name], wrong=wrong[rule.name], missed=missed[rule.name])
        for rule in wording.RULES
    }
