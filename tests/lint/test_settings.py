"""The table `[lint]`: which rules run where, and what is wrong with it, in its place."""

from __future__ import annotations

import tomllib

import pytest

from amkit.lint.registry import BY_NAME
from amkit.lint.settings import LintSettings, read_settings


def read(text: str) -> tuple[LintSettings, list[str]]:
    """Return what a text sets, and what is told of it."""
    made, found = read_settings(tomllib.loads(text)["lint"], text, "amkit.toml")
    assert all(one.rule == "wrong-setting" and one.text.nl != one.text.en for one in found)
    return made, [
        f"{one.place.line}:{one.place.column}-{one.place.end_column} {one.text.en}" for one in found
    ]


def test_everything_that_can_be_set_is_read() -> None:
    made, found = read(
        '[lint]\nprofile = "minimal"\nfail_on = "info"\nselect = ["method"]\n'
        'ignore = ["no-purpose"]\nbaseline = "known.json"\njargon = ["NPS"]\n'
        '[lint.paths."drafts/**"]\nprofile = "strict"\nignore = ["no-use-when"]\n'
    )

    assert found == []
    assert (made.profile, made.fail_on, made.baseline) == ("minimal", "info", "known.json")
    assert made.for_rules.jargon == ("NPS",)
    assert made.choice("x.yaml").wanted >= {"no-use-when", "minutes-sum"}
    assert not made.choice("x.yaml").runs("no-purpose")
    assert not made.choice("x.yaml").runs("expression")
    assert made.choice("drafts/x.yaml").runs("expression")
    assert not made.choice("drafts/x.yaml").runs("no-use-when")
    assert made.choice("x.yaml", select=("expression",)).wanted == {"expression"}
    assert made.choice("x.yaml", profile="strict").runs("expression")


def test_a_profile_says_which_rules_run_where_none_is_selected() -> None:
    minimal, standard = (
        read(f'[lint]\nprofile = "{name}"\n')[0].choice("f").wanted
        for name in ("minimal", "standard")
    )

    assert "expression" in minimal
    assert "minutes-sum" not in minimal
    assert minimal < standard
    assert all(BY_NAME[name].severity != "info" for name in standard)


@pytest.mark.parametrize(
    ("pattern", "fits", "fits_not"),
    [
        ("drafts/**", "drafts/a/b.yaml", "own/drafts/b.yaml"),
        ("**/drafts/*.yaml", "own/drafts/b.yaml", "drafts/a/b.yaml"),
        ("*.md.j2", "templates/note.md.j2", "note.yaml"),
        ("./a?.yaml", "ab.yaml", "a/.yaml"),
        ("a.b", "x/a.b", "axb"),
    ],
)
def test_patterns_fit_paths(pattern: str, fits: str, fits_not: str) -> None:
    made, _ = read(f'[lint.paths."{pattern}"]\nignore = ["no-purpose"]\n')

    assert not made.choice(fits).runs("no-purpose")
    assert made.choice(fits_not).runs("no-purpose")


def test_what_a_path_selects_counts_over_what_is_selected_everywhere() -> None:
    made, _ = read('[lint]\nselect = ["flow"]\n[lint.paths."*.x"]\nselect = ["no-purpose"]\n')

    assert made.choice("a.x").wanted == {"no-purpose"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[lint]\n  selct = ["a"]\n',
         '2:3-16 there is no setting “lint.selct”; did you mean “select”?'),
        ("[lint]\nxyzzy = 1\n", "2:1-10 there is no setting “lint.xyzzy”; there are: select, "),
        ("lint = 3\n", "1:1-9 this is a table: [lint]"),
        ("a = 1\nlint.paths = 3\n", "2:1-15 this is a table: [lint]"),
        ('[lint]\nselect = "flow"\n', '2:1-16 this is a list: ["no-purpose", "craft"]'),
        ("[lint]\nignore = [3]\n", "2:1-13 this is a list"),
        ('[lint]\nignore = [\n  "flow",\n  "no-purpos",\n]\n',
         "4:3-14 there is no rule “no-purpos”; did you mean “no-purpose”?"),
        ('[lint]\nignore = ["no\\u002dpurpos"]\n', "2:1-28 there is no rule “no-purpos”"),
        ('[lint]\nprofile = "stict"\n', "2:1-18 “profile” is one of minimal, standard, strict"),
        ("[lint]\nfail_on = 3\n", "2:1-12 “fail_on” is one of error, warning, info"),
        ('[lint]\nbaseline = " "\n', "2:1-15 this is a text in quotes"),
        ('[lint.paths."a/**"]\nfail_on = "info"\n', "2:1-17 there is no setting “a/**.fail_on”"),
        ('[lint.paths]\n"a/**" = 3\n', "1:1-13 this is a table"),
        ('["lint"]\nselect = 3\n', "2:1-11 this is a list"),
        ("[ 'lint' ]\n'select' = 3\n", "2:1-13 this is a list"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_its_place(text: str, told: str) -> None:
    (found,) = read(text)[1]

    assert found.startswith(told)


def test_a_place_that_cannot_be_found_is_the_first_line() -> None:
    (found,) = read_settings(3, "", "f")[1]

    assert (found.place.line, found.place.column) == (1, 1)
