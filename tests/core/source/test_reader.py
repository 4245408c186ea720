"""YAML 1.2 as it is read, and everything that is refused, at its place."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from amkit.errors import FileError
from amkit.source import reader
from amkit.source.answers import read_answers
from amkit.source.decoding import MOST_BYTES
from amkit.source.document import Document
from amkit.source.names import nearest, shown
from amkit.source.reader import MOST_NODES, read
from amkit.source.syntax import said_of


def data(text: str) -> dict[str, Any]:
    document, _ = read(text.encode(), "f.yaml")
    assert document is not None
    return document.data


def document(text: str) -> Document:
    found, _ = read(text.encode(), "f.yaml")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2024-02-30", "2024-02-30"),
        ("010", "010"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("+1", "+1"),
        ("123456789012345", 123456789012345),
        ("-1234567.89012345", Decimal("-1234567.89012345")),
        ("=", "="),
        ("0o10", "0o10"),
        ("no?", "no?"),
        ('"a\\tb"', "a\tb"),
        ("12", 12),
        ("-3", -3),
        ("1.50", Decimal("1.50")),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"true"', "true"),
        ("'12'", "12"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
        ("[a, 1]", ["a", 1]),
        ("{b: c}", {"b": "c"}),
    ],
)
def test_reads_a_value(text: str, value: Any) -> None:
    found = data(f"a: {text}")["a"]

    assert found == value
    assert type(found) is type(value)


def test_a_byte_order_mark_at_the_start_is_no_matter() -> None:
    found, findings = read(b"\xef\xbb\xbfa: 1", "f.yaml")

    assert found is not None
    assert not findings


def test_line_ends_of_windows_give_the_same_data_and_columns() -> None:
    unix, windows = b"a:\n  - b\n  - c: d\n", b"a:\r\n  - b\r\n  - c: d\r\n"
    one, other = read(unix, "f")[0], read(windows, "f")[0]

    assert one is not None
    assert other is not None
    assert one.data == other.data
    assert one.place(("a", 1, "c")) == other.place(("a", 1, "c"))


@pytest.mark.parametrize(
    ("raw", "rule", "line", "column"),
    [
        (b"a: 1\nb: 2\na: 3", "yaml-duplicate-key", 3, 1),
        (b"a:\n\tb: 1", "yaml-tab", 2, 1),
        (b"a:\t1", "yaml-tab", 1, 3),
        (b"a: &x 1", "yaml-anchor", 1, 4),
        (b"a: 1\nb: *x", "yaml-anchor", 2, 4),
        (b"a: &x [*x]", "yaml-anchor", 1, 4),
        (b"<<: {a: 1}", "yaml-merge", 1, 1),
        (b"[" * 100, "yaml-limit", 1, 65),
        (b"[" * 100_000, "yaml-limit", 1, 65),
        (b"- " * 10_000 + b"x", "yaml-limit", 1, 129),
        (b"a: " + b"x" * MOST_BYTES, "yaml-limit", 1, 1),
        (b"a: [" + b"1," * (MOST_NODES + 5) + b"]", "yaml-limit", 1, 400_001),
        ("a: \ufeff".encode(), "yaml-encoding", 1, 4),
        ("a: x".encode("utf-16"), "yaml-encoding", 1, 1),
        (b"a: 1\nb: \0", "yaml-encoding", 2, 4),
        (b"a: \x1b[31m", "yaml-encoding", 1, 4),
        (b"a: caf\xe9", "yaml-encoding", 1, 7),
        (b"\xc0\xaf", "yaml-encoding", 1, 1),
        (b'a: "\\e[31m"', "yaml-encoding", 1, 4),
        (b'a: "\\0"', "yaml-encoding", 1, 4),
        (b'a: "\\ud800"', "yaml-syntax", 1, 4),
        (b"a: 1\rb: 2", "yaml-encoding", 1, 5),
        ("a: 1\u2028b: 2".encode(), "yaml-encoding", 1, 5),
        ("a: 1\u0085b: 2".encode(), "yaml-encoding", 1, 5),
        (b"a: " + b"9" * 5_000, "yaml-number", 1, 4),
        (b"a: 1" + b"0" * 20 + b".5", "yaml-number", 1, 4),
        (b"a: .nan", "yaml-number", 1, 4),
        (b"a: 1e999", "yaml-number", 1, 4),
        (b"{1234567890123456: a}", "yaml-number", 1, 2),
        (b"*x : a", "yaml-key", 1, 1),
        (b"&x a: b", "yaml-anchor", 1, 1),
        (b'"\\e": b', "yaml-encoding", 1, 1),
        (b"a: -.INF", "yaml-number", 1, 4),
        *((f"a: {tag}".encode(), "yaml-tag", 1, 4) for tag in
          ["!!python/object/apply:os.system [ls]", '!!int ""', "!!bool x", "!!timestamp x",
           "!foo x", "!vault x", "!!binary x", "!!set {}", "!!omap []"]),
        (b"a: 1\n---\nb: 2", "yaml-syntax", 2, 1),
        (b"", "yaml-empty", 1, 1),
        (b"# only a comment", "yaml-empty", 1, 1),
        (b"hello", "yaml-syntax", 1, 1),
        (b"- a", "yaml-syntax", 1, 1),
        (b"{1: a}", "yaml-key", 1, 2),
        (b"{true: a}", "yaml-key", 1, 2),
        (b"null: a", "yaml-key", 1, 1),
        (b"? [a]\n: b", "yaml-key", 1, 3),
        (b"? {a: b}\n: c", "yaml-key", 1, 3),
        (b"a: b: c", "yaml-syntax", 1, 5),
        (b"a: @x", "yaml-syntax", 1, 4),
        (b"a: `x`", "yaml-syntax", 1, 4),
        (b"a: 1\nb: 'x\nc: d", "yaml-syntax", 2, 4),
        (b"a: 1\nb: [1, 2\nc: d", "yaml-syntax", 2, 4),
        (b"a: 1\n b: 2", "yaml-syntax", 2, 3),
        (b"a: 1\n...\n%", "yaml-syntax", 3, 2),
    ],
)  # fmt: skip
def test_refuses_at_its_place(raw: bytes, rule: str, line: int, column: int) -> None:
    found, findings = read(raw, "f.yaml")
    first = next(finding for finding in findings if finding.severity == "error")

    assert found is None
    assert (first.rule, first.place.line, first.place.column) == (rule, line, column)
    assert first.text.en
    assert first.text.nl
    assert first.text.en != first.text.nl


def test_tells_all_that_is_wrong_at_once() -> None:
    _, findings = read(b"a: &x 1\na: !t 2\n1: b\nc: .inf", "f.yaml")

    assert [finding.rule for finding in findings] == [
        "yaml-anchor", "yaml-tag", "yaml-duplicate-key", "yaml-key", "yaml-number",
    ]  # fmt: skip


def test_tells_of_at_most_fifty_hidden_signs() -> None:
    _, findings = read(b"\x01" * 1_000, "f.yaml")

    assert len(findings) == 51
    assert findings[-1].rule == "more"


def test_tells_of_at_most_fifty_words_that_look_like_true_or_false() -> None:
    found, findings = read(b"a: [" + b"no, " * 1_000 + b"]", "f.yaml")

    assert found is not None
    assert len(findings) == 50


def test_a_word_that_other_yaml_reads_as_true_or_false_is_only_mentioned() -> None:
    found, findings = read(b"a: no", "f.yaml")

    assert found is not None
    assert [(finding.rule, finding.severity) for finding in findings] == [("yaml-truthy", "info")]


def test_what_the_parser_cannot_place_is_an_error_too() -> None:
    assert said_of(yaml.YAMLError())[0] == (0, 0)


def test_depth_and_size_are_told_apart() -> None:
    _, deep = read(b"[" * 100, "f.yaml")
    _, wide = read(b"a: [" + b"1," * (MOST_NODES + 5) + b"]", "f.yaml")

    assert "64" in deep[0].text.en
    assert "200.000" in wide[0].text.nl


DOCUMENTS = (
    "a: 1\nb: [x, {c: d}]\ne:\n  - |\n    f\n    g\n  - >\n    h\n    i\n",
    "'q': \"r\"\ns: no\n",
    "a: 1\nb:\n  c: &x 2\n  c: !t 3\n1: *x\n? [k]\n: v\n<<: .nan\n",
)


@pytest.mark.parametrize("text", DOCUMENTS)
def test_reads_the_same_at_the_same_places_without_the_parser_in_c(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_c, found_in_c = read(text.encode(), "f.yaml")
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    slow, found = read(text.encode(), "f.yaml")

    assert found == found_in_c
    assert (slow is None) == (in_c is None)
    if slow is not None and in_c is not None:
        assert slow.data == in_c.data
        assert [slow.place((key,)).column for key in slow.data] == [
            in_c.place((key,)).column for key in in_c.data
        ]


TEXT = """\
id: x
steps:
  - title: Goals
    when: answers.goal > 1
    say: "quoted text"
    ask: 'it''s'
    why: |
      first line
        second line
    how: >
      folded
    help: |2
        indented more
    label: plain text
      over two lines
    unit: "a\\u0062c"
"""


@pytest.mark.parametrize(
    ("keys", "of", "place"),
    [
        (("id",), "value", (1, 5, 1, 6)),
        (("id",), "key", (1, 1, 1, 3)),
        (("steps", 0, "title"), "value", (3, 12, 3, 17)),
        (("steps", 0, "title"), "key", (3, 5, 3, 10)),
        (("steps", 0, "nothing"), "value", (3, 5, 16, 21)),
        (("nothing",), "key", (1, 1, 16, 21)),
    ],
)
def test_finds_where_a_value_or_key_stands(
    keys: tuple[str | int, ...], of: Any, place: tuple[int, ...]
) -> None:
    found = document(TEXT).place(keys, of=of)

    assert (found.line, found.column, found.end_line, found.end_column) == place


@pytest.mark.parametrize(
    ("field", "offset", "line", "column"),
    [
        ("when", 0, 4, 11),
        ("when", 8, 4, 19),
        ("say", 7, 5, 18),
        ("ask", 3, 6, 15),
        ("why", 6, 8, 13),
        ("why", 13, 9, 9),
        ("why", 999, 9, 21),
        ("how", 3, 11, 10),
        ("help", 3, 13, 10),
        ("label", 3, 14, 15),
        ("unit", 3, 16, 20),
        ("nothing", 3, 3, 5),
    ],
)
def test_finds_a_character_inside_a_text(field: str, offset: int, line: int, column: int) -> None:
    found = document(TEXT).inside(("steps", 0, field), offset)

    assert (found.line, found.column) == (line, column)


def test_answers_are_read_alike_and_told_all_at_once() -> None:
    assert read_answers(b'{"a": "b", "c": [1]}', "a.json").data == {"a": "b", "c": [1]}
    with pytest.raises(FileError) as refused:
        read_answers(b"a: &x 1\na: 2", "a.yaml")

    assert [line.split(" ")[0] for line in refused.value.text.en.splitlines()] == [
        "a.yaml:1:4:", "a.yaml:2:1:",
    ]  # fmt: skip


def test_answers_in_json_hold_any_sign() -> None:
    written = json.dumps({"a": "😀 \\ud83d\\ude00", "b": "é"})

    assert read_answers(written.encode(), "a.json").data == json.loads(written)


def test_what_looks_like_a_pair_in_yaml_stays_as_it_is() -> None:
    data = read_answers(b"a: \\ud83d\\ude00", "a.yaml").data

    assert data == {"a": "\\ud83d\\ude00"}


def test_a_message_repeats_a_name_as_far_as_it_is_one() -> None:
    assert shown("x" * 64) == "x" * 64
    assert shown("x" * 65) == "x" * 63 + "…"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("promt", "prompt"), ("Purpose", "purpose"), ("xyzzy", None), ("a", None)],
)
def test_guesses_the_name_that_was_meant(word: str, meant: str | None) -> None:
    assert nearest(word, ["prompt", "purpose", "minutes"]) == meant


POISON = st.sampled_from(
    ["a", ": ", "\n", "- ", "[", "]", "{", "}", "'", '"', "&x", "*x", "!t", "<<", "|", ">", "#",
     "---", "...", "?", "%", "@", "`", "\t", "\0", "\x1b", "é", "😀", "2024-02-30", "9" * 20, ",",
     ".nan", "  ", "\r\n", "\\", "\ufeff", "\u2028", "~", "true"]
)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(POISON, max_size=40))
def test_never_raises_and_always_says_why(parts: list[str]) -> None:
    found, findings = read("".join(parts).encode(errors="surrogatepass"), "f.yaml")

    assert (found is None) == any(finding.severity == "error" for finding in findings)
    if found is not None:
        assert found.place(tuple(found.data)[:1]).line >= 1


@given(st.binary(max_size=60))
def test_never_raises_on_bytes(raw: bytes) -> None:
    read(raw, "f.yaml")
