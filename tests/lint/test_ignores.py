"""Comments that ignore a rule: where they hold, and what is wrong with them."""

from __future__ import annotations

import pytest

from amkit.lint.check import check
from amkit.lint.fixing import mended
from amkit.lint.ignores import ignores_in
from tests.lint.rules import GOOD, changed

HOW = "        how: {en: [Wait.], nl: [Wacht.]}\n"
BARE = GOOD.replace(HOW, "").replace("        listen_for: {en: [Numbers.], nl: [Cijfers.]}\n", "")
"""A protocol with two findings of one rule, both at the id of a step."""


def told(text: str, ignore: str = "") -> list[str]:
    """Return what is told of a protocol."""
    found = check(text.encode(), "talk.yaml", ignore=frozenset(ignore.split()))
    return [f"{one.place.line}:{one.place.column} {one.rule}" for one in found]


def before(line: str, comment: str) -> str:
    """Return the bare protocol with a comment alone on a line, as far in as the line below it."""
    assert BARE.count(line) == 1
    return BARE.replace(line, f"{' ' * (len(line) - len(line.lstrip()))}{comment}\n{line}")


def test_without_a_comment_two_things_are_wrong() -> None:
    assert told(BARE) == ["20:13 no-instruction", "20:13 no-instruction"]


@pytest.mark.parametrize(
    "text",
    [
        BARE.replace("      - id: ask", "      - id: ask  # amkit: ignore[no-instruction] a call"),
        before("      - id: ask", "# amkit: ignore[no-instruction] a call"),
        before("      - id: ask", "#amkit:ignore[ no-instruction ] a call\n\n      # more of it"),
        before("  - id: talk", "# amkit: ignore[no-instruction] the whole of the phase"),
        before("phases:", "# amkit: ignore[no-instruction] all of them"),
        BARE + "# amkit: ignore-file[no-instruction] a draft\n",
    ],
)  # fmt: skip
def test_a_comment_holds_for_its_line_for_what_begins_below_it_or_for_the_file(text: str) -> None:
    assert told(text) == []


def test_a_comment_does_not_hold_elsewhere() -> None:
    assert told(before("  - id: prepare", "# amkit: ignore[no-instruction] not there")) == [
        "9:3 ignore-unused", "21:13 no-instruction", "21:13 no-instruction",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("comment", "rule", "says"),
    [
        ("# amkit: ignore", "ignore-unused", "name the rule: # amkit: ignore[RULE] and why"),
        ("# amkit: ignore[] x", "ignore-unused", "name the rule"),
        ("# amkit: ignore[no-purpos] x", "ignore-unused", "did you mean “no-purpose”?"),
        ("# amkit: ignore[no-purpose] x", "ignore-unused", "nothing is ignored here: “no-purpose”"),
    ],
)
def test_a_comment_that_ignores_nothing_is_told(comment: str, rule: str, says: str) -> None:
    (found,) = check(f"{comment}\n{GOOD}".encode(), "talk.yaml")

    assert (found.rule, found.severity, found.place.line) == (rule, "warning", 1)
    assert says in found.text.en
    assert found.text.nl != found.text.en


def test_a_reason_is_asked() -> None:
    assert told(BARE + "# amkit: ignore-file[no-instruction]\n") == ["35:1 ignore-reason"]
    assert told(BARE + "# amkit: ignore-file[no-instruction]\n", ignore="ignore-reason") == []


def test_what_does_not_run_is_not_called_unused() -> None:
    assert told(f"# amkit: ignore[no-purpose] x\n{GOOD}", ignore="no-purpose") == []


def test_what_stands_in_a_text_is_no_comment() -> None:
    text = changed(("{en: Agree., nl: Het eens worden.}",
                    "{en: 'So # amkit: ignore[no-purpose] x', nl: Het eens worden.}"))  # fmt: skip

    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (f"# amkit: ignore[no-purpose] x\n{GOOD}", GOOD),
        (GOOD.replace("k\nv", "k  # amkit: ignore[no-purpose, no-use-when] x\nv"), GOOD),
        (f"# amkit: ignore[no-purpose, no-purpos] x\n{GOOD}", ""),
    ],
)  # fmt: skip
def test_a_comment_is_taken_out_whole(text: str, mend: str) -> None:
    found = check(text.encode(), "talk.yaml")

    assert mended(text.encode(), "talk.yaml", found, unsafe=False).raw.decode() == (mend or text)


def test_a_template_has_comments_of_its_own() -> None:
    one, other = ignores_in(
        "{# amkit: ignore[template-name] given -#}\n{{ a }}\n{{ b }} {# amkit: ignore[x] why",
        "t.j2",
    )

    assert (one.rules, one.why, one.first, one.last) == (("template-name",), "given", 2, 2)
    assert (one.cut.line, one.cut.end_line) == (1, 2)
    assert (other.rules, other.why, other.first) == (("x",), "why", 3)


def test_a_comment_at_the_end_of_a_file_that_cannot_be_read_holds_for_nothing_more() -> None:
    (one,) = ignores_in("a: [\n# amkit: ignore[yaml-syntax] x", "f")

    assert (one.first, one.last) == (3, 3)
