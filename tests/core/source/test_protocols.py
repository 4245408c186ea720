"""Protocols are validated by the models; every complaint finds its place and says what to do."""

from __future__ import annotations

import marshal
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
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

HEAD = "amkit: 2\nid: talk\nversion: 1.0.0\ntitle: Talk\npurpose: Agree\n"
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
        (
            "amkit: 1\n",
            [
                "1:8 format: this file is written in amkit format 1; "
                "`amkit migrate f.yaml` rewrites it in 2"
            ],
        ),
        *(
            (
                f"amkit: {newer}\n",
                [
                    f"1:8 format: this file is written in amkit format {newer}; "
                    "this amkit reads 2: install a newer amkit"
                ],
            )
            for newer in (0, 3)
        ),
        (
            HEAD.replace("amkit: 2", "amkit: true") + "phases: []\n",
            ["1:8 wrong-type: expected a whole number, found true or false"],
        ),
        (
            HEAD.replace("amkit: 2", "amkit: '1'") + "phases: []\n",
            ["1:8 wrong-type: expected a whole number, found text"],
        ),
        (
            HEAD + "minutes: -5\nlanguages: []\nphases: []\n",
            [
                "6:10 limits: -5 is too little; at least 0",
                "7:12 empty: a protocol has languages; there are none here",
                "8:9 empty: a protocol has phases; there are none here",
            ],
        ),
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
                "status, languages, owner, title, purpose, use_when, minutes, roles, tables, "
                "renamed, pitfalls, meeting, phases, checks, actions, documents, extends, change, "
                "drop, add",
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
            with_step("id: Größe\ntitle: S\nfor_each: the-item in answers.x"),
            [
                "10:13 name: “Größe” (U+00F6, U+00DF) is no name; use a-z, 0-9, _, -, "
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
            with_step("id: s\ntitle: {en: First, then?, nl: Eerst}"),
            [
                "11:28 unknown-key: “then?” stands behind a comma, so it is read as a key; "
                "put the whole text in quotes"
            ],
        ),
        (
            with_step("id: s\ntitle: S\nsay: [{en: a, nl: b}]"),
            [
                "12:15 wrong-type: a list stands inside its language here; "
                "write say: {en: […], nl: […]}"
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
        ("a: {type: [x]}", ["1:21 wrong-type: expected text, found a list"]),
        ("a: {type: wizardry}", ["1:21 unknown-type: there is no answer type “wizardry”; "
                                 "there are: text, long_text, quote, list, tags, yes_no, "
                                 "yes_no_partly, choice, choices, scale, integer, decimal, "
                                 "percent, money, date, duration, link, person, entry, table, "
                                 "matrix, scorecard"]),
        ("a: {kind: gaol}", ["1:21 wrong-value: “gaol” is not one of contract, result, "
                             "stakeholder, expectation, goal, joint_goal, opportunity, risk, "
                             "action, decision, profile, swot, request; did you mean “goal”?"]),
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
         ["1:33 limits: a scale goes up: min (5) is not less than max (1)"]),
        ("a: {kind: goal, fields: [waht, measure]}",
         ["1:36 unknown-field: there is no “waht” here; did you mean “what”?"]),
        ("a: {kind: goal, min: 1}",
         ["1:27 limits: “min” counts answers, and there is one here; write many: true as well"]),
        ("a: {kind: goal, max: 1}",
         ["1:27 limits: “max” counts answers, and there is one here; write many: true as well"]),
        ("a: {kind: goal, mny: true}",
         ["1:27 unknown-key: there is no “mny” here; did you mean “many”?"]),
        ("a: {type: table, columns: {x: {}}, default: previous.a}",
         ["1:55 limits: a table, a matrix and a scorecard take no default; give the cells one"]),
        ("a: {secret: true, type: list}",
         ["1:23 limits: a secret is one answer, of which no step can be repeated; "
          "ask each by itself"]),
        ("a: {secret: true, type: choices, options: [{id: b, text: B}]}",
         ["1:23 limits: a secret is one answer, of which no step can be repeated; "
          "ask each by itself"]),
        ("a: {secret: true, audience: client}",
         ["1:23 limits: what the customer may read is no secret; leave one of the two out"]),
        ("A-b: {}", ["1:11 name: “A-b” is no name; use a-z, 0-9, _, begin with a letter, "
                     "at most 64"]),
        ("a: {type: decimal, min: 1e3}", ["1:35 wrong-type: expected a number, found text"]),
        ("a: {type: decimal, min: true}",
         ["1:35 wrong-type: expected a number, found true or false"]),
        ("a: {type: decimal, min: 2, max: 1.5}", ["1:35 limits: min (2) is more than max (1.5)"]),
        ("a: {required: no}", ["1:25 wrong-type: expected true or false, found text"]),
        ("a: {max_length: 010}", ["1:27 wrong-type: expected a whole number, found text"]),
        ("a: {max_length: true}",
         ["1:27 wrong-type: expected a whole number, found true or false"]),
        ("a: {max_length: 5.0}", ["1:27 wrong-type: expected a whole number, found a number"]),
        ("a: {max_length: 0}", ["1:27 limits: 0 is too little; at least 1"]),
        ("a: {type: list, min: -1, max: 0}", ["1:32 limits: -1 is too little; at least 0",
                                              "1:41 limits: 0 is too little; at least 1"]),
        ("a: {type: list, min: 3, max: 2}", ["1:32 limits: min (3) is more than max (2)"]),
        ("a: {type: scale, min: 3, max: 3, low: l, high: h}",
         ["1:33 limits: a scale goes up: min (3) is not less than max (3)"]),
        ("a: {type: choices, min: 2, options: [{id: a, text: A}]}",
         ["1:35 limits: min (2) is more than there are options"]),
        ("a: {type: choice, max: 1, options: [{id: a, text: A}]}",
         ["1:29 limits: “max” counts answers, and there is one here; write type: choices as well"]),
        ("a: {kind: goal, fields: [what, what]}",
         ["1:42 duplicate-name: “what” is used twice; it was on line 13 already. "
          "Give this one its own name"]),
        ("a: {type: scale, low: l, high: h}\nb: {max_length: 0}",
         ["2:27 limits: 0 is too little; at least 1"]),
        ("a: {type: money, currency: euro}",
         ["1:38 wrong-value: a currency has a code of three capitals, such as EUR"]),
        ("a: {type: person, side: [ours]}",
         ["1:35 wrong-value: expected one of ours, theirs, any"]),
        ("a: {prompt: {en: 3}, when: }", ["1:28 wrong-type: expected text, found a number; "
                                         "put it in quotes",
                                         "1:38 wrong-type: expected text, found nothing"]),
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


def test_thousands_of_complaints_are_counted_and_not_worded() -> None:
    found = findings(HEAD + "phases: [" + "1, " * 5_000 + "]\n")

    assert len(found) == 51
    assert found[-1].endswith("more: and 4950 more like these")


def test_the_schema_is_made_from_the_models() -> None:
    schema = protocol_schema()

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["additionalProperties"] is False
    assert schema["properties"]["minutes"]["description"].startswith("How long")
    assert all(
        member.get("description") or name == "type"
        for definition in schema["$defs"].values()
        for name, member in definition["properties"].items()
    )
    assert {"type": "number"} in schema["$defs"]["NumberPrompt"]["properties"]["min"]["anyOf"]


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
TEXTS = st.fixed_dictionaries({"en": st.text(max_size=8), "nl": st.text(max_size=8)})


@settings(max_examples=30)
@given(st.data())
def test_what_is_frozen_comes_back_the_same(data: st.DataObject) -> None:
    adapter = TypeAdapter(Protocol)
    protocol = adapter.validate_python(
        {
            "amkit": 2, "id": data.draw(NAMES), "version": "1", "title": data.draw(TEXTS),
            "purpose": data.draw(TEXTS),
            "phases": [{"id": "p", "moment": "during", "steps": [
                {"id": "s", "title": data.draw(TEXTS), "minutes": data.draw(st.integers(0, 99)),
                 "how": data.draw(st.lists(st.text(max_size=5), max_size=3)),
                 "record": {
                     "a": {"type": "decimal", "min": Decimal("0.5")},
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
def test_what_another_hand_wrote_is_not_thawed(change: Callable[[bytes], bytes]) -> None:
    frozen = freeze(load_protocol(with_step("id: s\ntitle: S").encode(), "f.yaml"))

    with pytest.raises(ValueError):  # noqa: PT011  whichever, it is read anew
        thaw(change(frozen))


@pytest.mark.parametrize(
    "data",
    [
        ["Text", "a", "b"], ["Text", "a"], ["Text", "a", "b", "c"], ["Popen", "ls"], [], [[]], [1],
        {}, None, 1.5, ["Decimal"], ["Decimal", "x"],
    ],
)  # fmt: skip
def test_data_that_is_no_protocol_is_not_thawed(data: object) -> None:
    body = marshal.dumps(data)  # type: ignore[arg-type]
    frozen = freeze(load_protocol(with_step("id: s\ntitle: S").encode(), "f.yaml"))
    head = frozen.split(b"\n")[0]

    with pytest.raises(ValueError):  # noqa: PT011  whichever, it is read anew
        thaw(head + b"\n" + digest(body).encode() + b"\n" + body)


def test_a_known_protocol_loads_neither_yaml_nor_pydantic() -> None:
    code = (
        "import sys, amkit.source.compiled; sys.exit(bool({'yaml', 'pydantic'} & {*sys.modules}))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_names_that_look_alike_are_told_apart() -> None:
    zero_width, cyrillic = findings(
        with_step("id: a\u200bb\ntitle: S") + "      - {id: \u0430b, title: S}\n"
    )

    assert "(U+200B)" in zero_width
    assert "(U+0430)" in cyrillic


def test_what_is_far_too_long_is_cut_in_a_message() -> None:
    (too_long,) = findings(with_step(f"id: {'x' * 10_000}\ntitle: S"))

    assert len(too_long) < 200
