"""Whatever an answer holds, it stays the text it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from amkit.render import markdown

MD = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
NAUGHTY = [
    "# h", "---", "```", "| a | b |", "> q", "- [ ] x", "    code", "1. one", "1) one", "end\\",
    "end  ", "===", "<!-- c -->", "[x](javascript:alert(1))", "![](http://x.example/a.png)",
    "http://x.example", "<a@b.example>", "[^1]", "{{ x }}", "{% raw %}", "*a* _b_ **c** `d`",
    "~~gone~~", "$x$", "&amp;", "&#35;", "a\nb", "a\n\n# b", "+ x", "<script>alert(1)</script>",
    "[a]: http://x", "=", "-", "*", "\\", "!", "![", "a|b", "\\|", "x\n---", "x\n===", "\t- x",
    "<b onmouseover=x>", "]]>", "@user", "#1", "a_b_c", "2*3*4", "C:\\x", "10:30", "50%", "a/b",
    "- a", "www.example.com", "mailto:a@b.example", "1.5 kg", "\u202eevil", "a\x00b", "\ufeffx",
]  # fmt: skip


def shape(text: str) -> list[tuple[str, str]]:
    """Return the structure that Markdown sees, without the words."""

    def walk(tokens: Any) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = []
        for token in tokens:
            if token.type not in ("text", "text_special", "softbreak", "hardbreak"):
                found.append((token.type, token.tag))
            found += walk(token.children or [])
        return found

    return walk(MD.parse(text))


def words(text: str) -> str:
    """Return what a reader sees."""
    return "".join(
        child.content
        for token in MD.parse(text)
        for child in token.children or []
        if child.type in ("text", "text_special")
    )


def naughty(check: Any) -> Any:
    for text in NAUGHTY:
        check = example(text)(check)
    return settings(max_examples=300)(given(st.text(max_size=30))(check))


@naughty
def test_an_answer_on_a_line_stays_text(answer: str) -> None:
    if not "".join(answer.split()):
        return
    for form in ("{}", "- {}", "- **{}**", "# {}", "a {} b"):
        assert shape(form.format(markdown.text(answer))) == shape(form.format("PLACEHOLDER"))


@naughty
def test_an_answer_on_a_line_is_read_as_it_was_typed(answer: str) -> None:
    expected = markdown.shown(" ".join(answer.split()))

    assert words(f"a {markdown.text(answer)} b") == f"a {expected} b"


@naughty
def test_an_answer_in_a_table_stays_in_its_cell(answer: str) -> None:
    table = "| h |\n| --- |\n| {} |\n"

    assert shape(table.format(markdown.cell(answer))) == shape(table.format("PLACEHOLDER"))


@naughty
def test_an_answer_of_several_lines_stays_paragraphs(answer: str) -> None:
    if answer.strip():
        tags = {tag for kind, tag in shape(markdown.block(answer)) if kind != "inline"}
        assert tags <= {"p", ""}


@naughty
def test_a_message_has_paragraphs_and_lists_and_nothing_else(answer: str) -> None:
    if answer.strip():
        tags = {tag for kind, tag in shape(markdown.letter(f"- {answer}\n\n{answer}"))}
        assert tags <= {"p", "ul", "li", ""}


def test_a_message_keeps_its_lists_and_its_lines() -> None:
    assert markdown.letter("Dear Anna,\r\nwe want:\n- a*b\n- 1. c\n  d\n\n\n# e") == (
        "Dear Anna,\\\nwe want:\n\n- a\\*b\n- 1\\. c\n\nd\n\n\\# e"
    )


@naughty
def test_a_quote_stays_a_quote(answer: str) -> None:
    if answer.strip():
        found = shape(markdown.quote(answer))
        assert found[0] == ("blockquote_open", "blockquote")
        assert found[-1] == ("blockquote_close", "blockquote")
        assert {tag for kind, tag in found if kind != "inline"} <= {"blockquote", "p", ""}


@given(st.text())
def test_front_matter_keeps_what_can_be_shown(value: str) -> None:
    assert json.loads(markdown.yaml(value)) == markdown.shown(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Lijn 3: 41 uur (9,5%)", "Lijn 3: 41 uur (9,5%)"),
        ("a@b.example", "a&#64;b.example"),
        ("see http://x", "see http&#58;//x"),
        ("10:30", "10:30"),
        ("R&D", "R&amp;D"),
        ("no. 1!", "no. 1!"),
        ("team #1", "team #1"),
        ("@home", "@home"),
        ("www.acme.example", "www\\.acme.example"),
        ("a@b", "a&#64;b"),
        ("a@b c", "a&#64;b c"),
        ("@b", "@b"),
        ("a@", "a@"),
        ("a @b", "a @b"),
        ("a@ b", "a@ b"),
        ("a!b", "a!b"),
        ("!", "!"),
        ("a![b]", "a\\!\\[b\\]"),
        ("a! [b]", "a! \\[b\\]"),
        ("[!", "\\[!"),
        ("<b>", "&lt;b\\>"),
        ("# a", "\\# a"),
        ("a # b", "a # b"),
        ("a:b", "a:b"),
        ("a://b", "a&#58;//b"),
        ("- a", "\\- a"),
        ("= a", "\\= a"),
        ("1. a", "1\\. a"),
        ("12) a", "12\\) a"),
        ("1.5", "1.5"),
        ("1.", "1\\."),
        ("WWW.a", "WWW\\.a"),
    ],
)
def test_only_what_would_act_is_escaped(value: str, written: str) -> None:
    assert markdown.text(value) == written


def test_lines_and_paragraphs_stand_as_they_were_typed() -> None:
    assert markdown.block("\n\na b\r\nc\n \n \nd\n", 3) == "a b\\\n   c\n   \n   d"
    assert markdown.block("a\n\nb") == "a\n\nb"
    assert markdown.block("XXaXX") == "XXaXX"
    assert markdown.block("a\n  b") == "a\\\nb"
    assert markdown.block(" ") == ""
    assert markdown.quote("a b\n\nc") == "> a b\n>\n> c"
    assert markdown.quote("a\n\nb", 2) == "> a\n  >\n  > b"
    assert markdown.shown("a\tb\u202e\x1b") == "a   b⟨U+202E⟩⟨U+001B⟩"
    assert markdown.yaml("é “x” \u202e") == '"é “x” ⟨U+202E⟩"'
    assert markdown.letter("a\nb\n- c\n- d\n\n\ne") == "a\\\nb\n\n- c\n- d\n\ne"


def test_a_quote_can_be_indented_and_a_cell_is_never_empty() -> None:
    assert markdown.quote("a\nb", 2) == "> a\\\n  > b"
    assert markdown.cell("") == "–"
    assert markdown.sentence("élan") == "Élan"
    assert markdown.sentence("") == ""


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (" https://example.org/a?b=1#c ", "<https://example.org/a?b=1#c>"),
        ("https://example.org/<b>`", "<https://example.org/%3Cb%3E%60>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://a b", "https&#58;//a b"),
        ("https://example.org/\u202e", "https&#58;//example.org/⟨U+202E⟩"),
    ],
)
def test_only_an_address_becomes_a_link(value: str, written: str) -> None:
    assert markdown.link(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("amkit run x", "`amkit run x`"),
        ("a ` b", "`` a ` b ``"),
        ("``", "``` `` ```"),
        ("a\nb", "`a b`"),
        ("\x1b", "`⟨U+001B⟩`"),
    ],
)
def test_a_command_stays_in_its_code(value: str, written: str) -> None:
    assert markdown.code(value) == written
    assert shape(written) == shape("`x`")
