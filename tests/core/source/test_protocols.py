"""Protocols are validated by the models; every complaint finds its place and says what to do."""

from __future__ import annotations

import marshal
from textwrap import dedent, indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from amkit.errors import ProtocolError
from amkit.model.protocol import Protocol
from amkit.model.text import Lines, Text
from amkit.source.compiled import digest, freeze, thaw
from amkit.source.protocols import load_protocol, protocol_schema

HEAD = "amkit: 1\nid: talk\nversion: 1.0.0\ntitle: Talk\npurpose: Agree\n"
PHASES = "phases:\n  - id: talk\n    moment: during\n    steps:\n"


def findings(text: str) -> list[str]:
    with pytest.raises(ProtocolError) as refused:
        load_protocol(text.encode(), "f.yaml")

    assert all(finding.text.nl for finding in refused.value.findings)
    return [
        f"{finding.place.line}:{finding.place.column} {finding.rule}: {finding.text.en}"
        for finding in refused.value.findings
    ]


def with_step(step: str) -> str:
    return HEAD + PHASES + "      - " + indent(dedent(step), "        ").strip() + "\n"


def in_record(prompts: str) -> list[str]:
    """Return the findings of a step with these prompts; lines count from the first prompt."""
    text = with_step("id: s\ntitle: S\nrecord:\n" + indent(dedent(prompts).strip(), "  "))
    start = text[: text.index("record:\n")].count("\n") + 1
    found = []
    for finding in findings(text):
        line, _, rest = finding.partition(":")
        found.append(f"{int(line) - start}:{rest}")
    return found


def test_reads_a_protocol_in_one_language_or_two() -> None:
    text = with_step(
        """
        id: goals
        title: {en: Goals, nl: Doelen}
        how: {en: [a, b], nl: c}
        say: [x, y]
        record:
          goal: {prompt: Goal}
          goals: {kind: joint_goal, many: true, min: 1, fields: [measure]}
          on: {type: date}
        """
    )
    protocol = load_protocol(text.encode(), "f.yaml")
    step = protocol.phases[0].steps[0]

    assert step.title == Text("Goals", "Doelen")
    assert step.how == Lines(("a", "b"), ("c",))
    assert step.say == Lines(("x", "y"), ("x", "y"))
    assert protocol.title == Text("Talk", "Talk")
    assert [prompt.type for prompt in step.record.values()] == ["text", "entry", "date"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1 yaml-empty: the file is empty"]),
        ("amkit: 2\n", ["1:8 format: this file needs amkit format 2; this amkit reads 1"]),
        (
            HEAD,
            ["1:1 missing-key: “phases” is missing here"],
        ),
        (
            HEAD + "phases: []\n",
            ["6:9 empty: a protocol has phases; there are none here"],
        ),
        (
            HEAD + "phases:\n  - {id: a, moment: during, steps: []}\n",
            ["7:36 empty: a phase has steps; there are none here"],
        ),
        (
            HEAD.replace("purpose", "purpse") + "phases: 3\n",
            [
                "1:1 missing-key: “purpose” is missing here",
                "5:1 unknown-key: there is no “purpse” here; did you mean “purpose”?",
                "6:9 wrong-type: expected a list, found a number",
            ],
        ),
        (
            HEAD.replace("1.0.0", "1.0") + "zzzzzzzz: 1\nphases: x\nminutes: many\n",
            [
                "3:10 wrong-type: expected text, found a number; put it in quotes",
                "6:1 unknown-key: there is no “zzzzzzzz” here; there are: amkit, id, version, "
                "status, languages, owner, title, purpose, use_when, minutes, pitfalls, phases",
                "7:9 wrong-type: expected a list, found text",
                "8:10 wrong-type: expected a whole number, found text",
            ],
        ),
        (
            HEAD.replace("title: Talk", "title: {en: T, de: x}") + "phases: []\n",
            ["4:16 unknown-key: there is no “de” here; there are: en, nl"],
        ),
        (
            HEAD.replace("title: Talk", "title:") + "phases: []\n",
            ["4:7 wrong-type: expected text, found nothing"],
        ),
        (
            HEAD + "status: activ\nlanguages: [en, fr]\nphases: []\n",
            [
                "6:9 wrong-value: “activ” is not one of draft, active, archived; "
                "did you mean “active”?",
                "7:17 wrong-value: expected one of en, nl",
            ],
        ),
        (
            with_step(
                "id: S t\ntitle: true\nhow: [[a]]\nsay: {en: 3}\nwhen: [a]\nfor_each: {a: b}"
            ),
            [
                "11:16 wrong-type: expected text, found true or false",
                "12:15 wrong-type: expected text, found a list",
                "13:19 wrong-type: expected a list, found a number",
                "14:15 wrong-type: expected text, found a list",
                "15:19 wrong-type: expected text, found keys with values",
            ],
        ),
        (
            with_step("id: Größe\ntitle: S\nfor_each: answers.x\nitem: the-item"),
            [
                "10:13 name: “Größe” (U+00F6, U+00DF) is no name; use a-z, 0-9, _, -, "
                "begin with a letter, at most 64",
                "13:15 name: “the-item” is no name; use a-z, 0-9, _, "
                "begin with a letter, at most 64",
            ],
        ),
        (
            HEAD + "phases:\n  - {id: a, moment: durring, stps: [], steps: [{id: s, titel: S}]}\n",
            [
                "7:21 wrong-value: “durring” is not one of before, during, after; "
                "did you mean “during”?",
                "7:30 unknown-key: there is no “stps” here; did you mean “steps”?",
                "7:48 missing-key: “title” is missing here",
                "7:56 unknown-key: there is no “titel” here; did you mean “title”?",
            ],
        ),
        (
            with_step("id: s\ntitle: S") + "      - id: s\n        title: S\n",
            [
                "12:9 duplicate-name: “s” is used twice; it was on line 10 already. "
                "Give this one its own name"
            ],
        ),
    ],
)  # fmt: skip
def test_complains_at_the_place(text: str, expected: list[str]) -> None:
    assert findings(text) == expected


@pytest.mark.parametrize(
    ("prompts", "expected"),
    [
        ("a: text", ["1:14 wrong-type: a prompt has keys, such as “type: date”; "
                     "{} asks for a plain text"]),
        ("a: {type: dat}", ["1:21 unknown-type: there is no answer type “dat”; "
                            "did you mean “date”?"]),
        ("a: {type: [x]}", ["1:21 unknown-type: there is no answer type “['x']”; there are: text, "
                            "long_text, quote, list, tags, yes_no, yes_no_partly, choice, choices, "
                            "scale, integer, decimal, percent, money, date, person, entry"]),
        ("a: {type: wizardry}", ["1:21 unknown-type: there is no answer type “wizardry”; "
                                 "there are: text, long_text, quote, list, tags, yes_no, "
                                 "yes_no_partly, choice, choices, scale, integer, decimal, "
                                 "percent, money, date, person, entry"]),
        ("a: {kind: gaol}", ["1:21 wrong-value: “gaol” is not one of contract, result, "
                             "stakeholder, expectation, goal, joint_goal, opportunity, risk, "
                             "action, decision; did you mean “goal”?"]),
        ("a: {required: perhaps}", ["1:25 wrong-type: expected true or false, found text"]),
        ("a: {type: decimal, min: low}", ["1:35 wrong-type: expected a number, found text"]),
        ("a: {type: choice, options: [x]}",
         ["1:39 wrong-type: expected keys with values, found text"]),
        ("a: {type: choice, options: [{id: a, txt: A}]}",
         ["1:39 missing-key: “text” is missing here",
          "1:47 unknown-key: there is no “txt” here; did you mean “text”?"]),
        ("a: {type: choice, options: []}",
         ["1:38 empty: a choice has options; there are none here"]),
        ("a: {type: choice, options: [{id: a, text: A}, {id: a, text: B}]}",
         ["1:58 duplicate-name: “a” is used twice; it was on line 13 already. "
          "Give this one its own name"]),
        ("a: {type: scale, min: 5, max: 1, low: l, high: h}",
         ["1:33 limits: min (5) is more than max (1)"]),
        ("a: {kind: goal, fields: [waht, measure]}",
         ["1:36 unknown-field: there is no “waht” here; did you mean “what”?"]),
        ("a: {kind: goal, min: 1}",
         ["1:27 limits: “min” counts entries; write many: true as well"]),
        ("a: {kind: goal, max: 1}",
         ["1:27 limits: “max” counts entries; write many: true as well"]),
        ("a: {kind: goal, mny: true}",
         ["1:27 unknown-key: there is no “mny” here; did you mean “many”?"]),
        ("A-b: {}", ["1:11 name: “A-b” is no name; use a-z, 0-9, _, begin with a letter, "
                     "at most 64"]),
        ("a: 3", ["1:14 wrong-type: a prompt has keys, such as “type: date”; "
                  "{} asks for a plain text"]),
    ],
)  # fmt: skip
def test_complains_about_prompts(prompts: str, expected: list[str]) -> None:
    assert in_record(prompts) == expected


def test_the_record_is_a_mapping() -> None:
    assert findings(with_step("id: s\ntitle: S\nrecord: [a]")) == [
        "12:17 wrong-type: expected keys with values, found a list"
    ]


def test_a_prompt_name_is_used_once_in_a_protocol() -> None:
    text = with_step("id: s\ntitle: S\nrecord:\n  a: {}") + "".join(
        f"      {line}\n" for line in ["- id: t", "  title: T", "  record:", "    a: {}"]
    )

    assert findings(text) == [
        "17:11 duplicate-name: “a” is used twice; it was on line 13 already. "
        "Give this one its own name"
    ]


def test_more_than_fifty_complaints_are_counted() -> None:
    found = findings(HEAD + "phases: []\n" + "".join(f"odd{n}: 1\n" for n in range(60)))

    assert len(found) == 51
    assert found[-1].endswith("more: and 10 more like these")


def test_the_schema_is_made_from_the_models() -> None:
    schema = protocol_schema()

    assert schema["additionalProperties"] is False
    assert schema["properties"]["minutes"]["description"].startswith("How long")
    assert "EntryPrompt" in schema["$defs"]


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.fixed_dictionaries({"en": st.text(max_size=8), "nl": st.text(max_size=8)})


@settings(max_examples=30)
@given(st.data())
def test_what_is_frozen_comes_back_the_same(data: st.DataObject) -> None:
    adapter = TypeAdapter(Protocol)
    protocol = adapter.validate_python(
        {
            "amkit": 1, "id": data.draw(NAMES), "version": "1", "title": data.draw(TEXTS),
            "purpose": data.draw(TEXTS),
            "phases": [{"id": "p", "moment": "during", "steps": [
                {"id": "s", "title": data.draw(TEXTS), "minutes": data.draw(st.integers(0, 99)),
                 "how": data.draw(st.lists(st.text(max_size=5), max_size=3)),
                 "record": {
                     "a": {"type": "decimal", "min": "0.5"},
                     "b": {"type": "choice", "options": [{"id": "x", "text": data.draw(TEXTS)}]},
                     "c": {"kind": "goal", "many": True},
                 }}]}],
        }
    )  # fmt: skip

    assert thaw(freeze(protocol)) == protocol


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-2],
        lambda data: data.replace(b"amkit", b"other", 1),
        lambda data: b"",
        lambda data: data.split(b"\n")[0] + b"\n" + digest(b"[]").encode() + b"\n[]!",
    ],
)
def test_what_another_hand_wrote_is_not_thawed(change) -> None:  # type: ignore[no-untyped-def]
    frozen = freeze(load_protocol(with_step("id: s\ntitle: S").encode(), "f.yaml"))

    with pytest.raises(ValueError):  # noqa: PT011  whichever, it is read anew
        thaw(change(frozen))


def test_data_that_is_no_protocol_is_not_thawed() -> None:
    body = marshal.dumps(["Text", "a", "b"])
    frozen = freeze(load_protocol(with_step("id: s\ntitle: S").encode(), "f.yaml"))
    head = frozen.split(b"\n")[0]

    with pytest.raises(ValueError, match="not a protocol"):
        thaw(head + b"\n" + digest(body).encode() + b"\n" + body)
