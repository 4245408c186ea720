"""The texts of a file, as they were written."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import amkit.model.prompts
import amkit.model.protocol
import amkit.model.rules
from amkit.lint.texts import FIELDS, texts
from amkit.source.reader import read


def found(text: str) -> list[str]:
    document, _ = read(text.encode(), "f.yaml")
    assert document is not None
    return [".".join(map(str, written.keys)) for written in texts(document)]


def test_every_text_of_the_models_is_gone_through() -> None:
    named = {
        field.name
        for module in (amkit.model.prompts, amkit.model.protocol, amkit.model.rules)
        for cls in vars(module).values()
        if isinstance(cls, type)
        and is_dataclass(cls)
        and cls.__module__.startswith(("amkit.model.p", "amkit.model.rules"))
        for field in fields(cls)
        if field.type in ("Text", "Lines")
    }

    assert named == FIELDS


def test_texts_are_found_wherever_they_stand_even_where_a_prompt_is_named_like_one() -> None:
    assert found(
        """
        title: A
        phases:
          - why: {en: [B]}
            steps:
              - say: [C]
                record:
                  title: {prompt: D, options: [{text: E}]}
        """
    ) == [
        "title", "phases.0.why", "phases.0.steps.0.say", "phases.0.steps.0.record.title.prompt",
        "phases.0.steps.0.record.title.options.0.text",
    ]  # fmt: skip


def test_what_is_no_text_is_passed_by() -> None:
    assert (
        found("title: 3\nwhy: [1]\nhow: {en: {nl: 1}}\nphases: x\nsteps: [1, x]\nrecord: 2") == []
    )
    assert found("steps: [{record: {a: 1, b: x, c: [1]}}]\nmeasure: {en: x}") == []
