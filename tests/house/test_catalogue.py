"""Bad files and bad names, row by row, through the command line as it is used.

Each is told in one clear message at its place, within seconds and without a traceback, and what is
kept stays as it was.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest

from tests.conftest import Amkit, Ran

TALK = Path("protocols/talk.yaml")
HEAD = """\
amkit: 2
id: {id}
version: 1.0.0
title: {{en: Talk, nl: Gesprek}}
purpose: {{en: Agree., nl: Afspreken.}}
phases:
  - id: p
    moment: during
    steps:
"""


@pytest.fixture(autouse=True)
def workspace(amkit: Amkit) -> Iterator[None]:
    """Work in a workspace in which nothing is left behind."""
    TALK.parent.mkdir()
    Path("amkit.toml").write_text("")
    yield
    assert not list(Path().rglob("*.part"))


def write(steps: str, name: str = "talk") -> None:
    path = TALK.with_name(f"{name}.yaml")
    path.write_text(HEAD.format(id=name) + indent(steps, "      "), encoding="utf-8")


def write_when(condition: str) -> None:
    title = "{en: S, nl: S}"
    write(f"- id: s\n  title: {title}\n  when: {json.dumps(condition)}\n  record: {{a: {{}}}}\n")


def told(ran: Ran) -> str:
    """Return the first complaint of a run that told of some and ended as it should."""
    assert ran.code in (1, 2, 3), ran
    assert "Traceback" not in ran.out + ran.err
    return (ran.out or ran.err).splitlines()[0]


def linted(amkit: Amkit) -> str:
    return told(amkit("lint", str(TALK), "--profile", "minimal"))


# What a protocol cannot mean (P01 to P12) -------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "column"),
    [
        ("9**9**9", 16), ("9**4000000", 16), ("'a'*10**9", 20), ("'%2000000000s' % 'a'", 16),
        ("'a'.center(2000000000)", 16), ("(1).to_bytes(2000000000,'big')", 16),
        ("f'{1:>2000000000}'", 16), ("().__class__.__bases__", 16), ("x._a", 16),
        ("__import__('os')", 16), ("lambda: 1", 16), ("[i for i in x]", 16), ("(y:=1)", 17),
        ("(" * 500, 216), ("not " * 5000, 1016), ("1+" * 20_000, 1016), ("a=1", 17), ("1;2", 17),
        ("\uff41+1", 16), ("a\nb", 17), ("   ", 16), ("nope", 16), ("'a'*9999", 16),
        ("[0]*99999999", 16), ("'a' < 3", 16), ("answers.b", 24),
    ],
)  # fmt: skip
def test_a_condition_that_does_more_than_ask_is_refused_at_its_character(
    amkit: Amkit, condition: str, column: int
) -> None:
    write_when(condition)

    assert linted(amkit).startswith(f"protocols/talk.yaml:12:{column}: error expression: ")


@pytest.mark.parametrize("condition", ["1/0 > 3", "answers.a.x > 1 / 0", "1 % 0 == 1"])
def test_what_has_no_outcome_is_not_known_and_raises_nothing(amkit: Amkit, condition: str) -> None:
    write_when(condition)

    ran = amkit("run", "talk", "--account", "ACME", "--dry-run", "--answers", "/dev/null")
    assert ran.code in (0, 3)
    assert "bug" not in ran.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("talk", "“talk” is this protocol itself, and there is no other of that name"),
        ("../../x", "there is no protocol “../../x”"),
        ("/etc/passwd", "there is no protocol “/etc/passwd”"),
        ("'file:///etc/passwd'", "there is no protocol “file:///etc/passwd”"),
        ("'\\\\host\\share'", "there is no protocol “\\\\host\\share”"),
        ("'C:x'", "there is no protocol “C:x”"), ("http://x.y/z", "there is no protocol “http://"),
        ("Renewal", "there is no protocol “Renewal”; did you mean “renewal”?"),
    ],
)  # fmt: skip
def test_what_is_taken_over_is_a_protocol_of_the_library_by_its_name(
    amkit: Amkit, name: str, said: str
) -> None:
    write(f"- include: {name}\n")

    assert linted(amkit).startswith(f"protocols/talk.yaml:10:18: error reuse: {said}")


def test_a_link_out_of_the_library_is_not_followed(amkit: Amkit) -> None:
    outside = Path("../outside.yaml")
    outside.write_text(HEAD.format(id="outside") + "      - {id: x, title: {en: X, nl: X}}\n")
    TALK.with_name("outside.yaml").symlink_to(outside.absolute())
    write("- include: outside\n")

    assert "outside" in linted(amkit)
    assert amkit("run", "talk", "--account", "A", "--dry-run", "--answers", "/dev/null").code == 3


def test_circles_and_long_chains_are_shown_as_a_path(amkit: Amkit) -> None:
    write("- include: one\n")
    write("- include: two\n", "one")
    write("- include: one\n", "two")
    assert linted(amkit).endswith(
        "round and round: protocols/one.yaml → protocols/two.yaml → protocols/one.yaml"
    )
    for number in range(100):
        write(f"- include: c{number + 1}\n", f"c{number}")
    write("- include: c0\n")
    assert "more than 8 protocols build on one another here: protocols/talk.yaml →" in linted(amkit)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("{promt: x}", "there is no “promt” here; did you mean “prompt”?"),
        ("{type: choise}", "“choise”"),
        ("{type: choice, options: []}", "a choice has options; there are none here"),
        ("{type: integer, min: 9, max: 2}", "min (9) is more than max (2)"),
        ("{type: integer, max: 5, default: '9'}", "the prompt refuses its own default"),
        ("{type: choice, options: [{id: true, text: A}]}", "expected text, found true or false"),
        ("{pattern: '(a+)+$'}", "there is no “pattern” here"),
    ],
)
def test_a_prompt_that_cannot_be_meant_is_refused(amkit: Amkit, record: str, said: str) -> None:
    write(f"- id: s\n  title: {{en: S, nl: S}}\n  record: {{a: {record}}}\n")

    assert said in linted(amkit)


def test_an_id_that_is_there_twice_is_told_with_both_places(amkit: Amkit) -> None:
    write("- {id: s, title: {en: S, nl: S}}\n- {id: s, title: {en: T, nl: T}}\n")

    assert "“s” is used twice; it was on line 10 already" in linted(amkit)


def test_a_choice_of_five_thousand_is_read_and_ten_thousand_errors_are_fifty(amkit: Amkit) -> None:
    options = ", ".join(f"{{id: a{number}, text: A}}" for number in range(5_000))
    write(f"- {{id: s, title: T, record: {{a: {{type: choice, options: [{options}]}}}}}}\n")
    assert amkit("lint", str(TALK), "--profile", "minimal").code == 0

    wrong = "".join(f"  x{number}: 1\n" for number in range(10_000))
    write(f"- id: s\n  title: T\n{wrong}")
    found = amkit("lint", str(TALK), "--profile", "minimal").out.splitlines()
    assert len(found) == 51
    assert found[0].startswith("protocols/talk.yaml:12:9: error unknown-key: there is no “x0”")


# Names of accounts (N01 to N10) -----------------------------------------------------------

NAMES = [
    "../../etc/passwd", "/etc/passwd", "..", ".", "a/b", "a\\b", "C:x", "\\\\h\\s", "con",
    "CON.txt", "aux .md", "NUL", "COM¹", "lpt1", "trail.", "trail ", "é" * 128, "😀" * 64, "-rf",
    "--help", "@file", "~x", "$HOME", "%PATH%", "*", "👨\u200d👩\u200d👧", "שלום", "e\u0301" * 90,
]  # fmt: skip
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123")}


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_kept_and_its_files_stay_in_their_folder(amkit: Amkit, name: str) -> None:
    assert amkit("account", "add", "--", name).code == 0
    assert amkit("plan", "--", name).code == 0

    (account,) = json.loads(amkit("account", "list", "--json").out)
    assert account["name"] == " ".join(unicodedata.normalize("NFC", name).split()) or (
        account["name"] == name.strip()
    )
    (plan,) = Path("plans").rglob("*")
    assert plan.parent == Path("plans")
    assert plan.stem.casefold() not in RESERVED
    assert plan.stem == plan.stem.strip(" .")
    assert not plan.stem.startswith("-")
    assert len(plan.name.encode()) < 100
    assert {path.name for path in Path("..").iterdir()} <= {"work", "home"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "is empty"), ("   ", "is empty"), ("\u200b", "is empty"), ("\ufeff", "is empty"),
        ("x" * 300, "has 300 characters; at most 200 fit"), ("a\nb", "U+000A"),
        ("\x1b[31m", "U+001B"), ("a\u202eb", "U+202E"), ("a\x85b", "U+0085"),
        ("e" + "\u0301" * 1_000, "has 1001 characters"),
    ],
)  # fmt: skip
def test_a_name_that_does_not_show_or_does_not_fit_is_refused(
    amkit: Amkit, name: str, said: str
) -> None:
    ran = amkit("account", "add", "--", name)

    assert said in told(ran)
    assert json.loads(amkit("account", "list", "--json").out) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME"), ("café", "cafe\u0301"), ("ﬁrm", "firm"), ("straße", "STRASSE"),
        ("İ", "i\u0307"), ("Acme", "Ac\u200bme"), ("Acme", "  Acme  "),
    ],
)  # fmt: skip
def test_names_that_are_the_same_to_a_reader_are_one_account(
    amkit: Amkit, one: str, other: str
) -> None:
    assert amkit("account", "add", one).code == 0

    assert "is there already, as" in told(amkit("account", "add", other))


def test_a_name_that_only_looks_the_same_is_two_with_a_warning(amkit: Amkit) -> None:
    assert amkit("account", "add", "pаypal").code == 0  # with a Cyrillic а
    second = amkit("account", "add", "paypal")
    assert second.code == 0
    assert "looks like" in second.err


def test_a_thousand_accounts_with_the_same_beginning_have_files_of_their_own(
    amkit: Amkit,
) -> None:
    rows = "".join(f"{'x' * 80} {number}\n" for number in range(1_000))
    Path("many.csv").write_text("name\n" + rows)
    assert amkit("account", "import", "many.csv", "--yes").code == 0

    lines = [json.loads(line) for line in amkit("store", "export", "-").out.splitlines()]
    slugs = [line["account"]["slug"] for line in lines if "account" in line]
    assert len(slugs) == len(set(slugs)) == 1_000
    assert max(map(len, slugs)) <= 67
