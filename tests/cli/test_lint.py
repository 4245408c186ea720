"""`amkit lint` as it is used: what it looks at, what it tells where, and what it writes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Amkit
from tests.lint.rules import GOOD, changed

POOR = changed(("use_when: {en: Once a year., nl: Eens per jaar.}\n", ""))
"""A protocol with one finding, a warning."""
BAD = changed(("minutes: 5\nphases", "minutes: 9\nphases"))
"""A protocol with one finding, an error."""


@pytest.fixture
def own() -> Path:
    """Return a workspace with a protocol, a scenario, a template and settings."""
    for name in ("protocols", "templates"):
        Path(name).mkdir()
    Path("protocols/talk.yaml").write_text(POOR)
    Path("protocols/talk.x.scenario.yaml").write_text('protocol: tlk\ntoday: "2026-11-23"\n')
    Path("templates/note.md.j2").write_text("{{ acount }}\n")
    Path("amkit.toml").write_text('lnguage = "en"\n')
    return Path.cwd()


def settings(text: str) -> None:
    Path("amkit.toml").write_text(text)


def rules(out: str) -> list[str]:
    """Return the file and rule of each line that is told."""
    return [f"{line.split(':')[0]} {line.split(': ')[1].split()[1]}" for line in out.splitlines()]


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Put a text on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


# What it looks at -------------------------------------------------------------------------


def test_protocols_scenarios_templates_and_settings_are_looked_at(own: Path, amkit: Amkit) -> None:
    settings('[lint]\nprofile = "standard"\n')
    ran = amkit("lint")

    assert rules(ran.out) == [
        "protocols/talk.yaml no-use-when",
        "protocols/talk.x.scenario.yaml wrong-value",
        "templates/note.md.j2 template-name",
    ]
    assert ran.code == 1
    assert ran.err == "4 files: 2 errors, 1 warning (--unsafe-fixes mends 1)\n"


def test_settings_are_looked_at_without_being_used(own: Path, amkit: Amkit) -> None:
    (own / "other").mkdir()
    (own / "amkit.toml").rename(own / "other" / "amkit.toml")
    ran = amkit("lint", "other", "--lang", "nl")

    assert ran.out == (
        "other/amkit.toml:1:1: fout wrong-setting: de instelling ‘lnguage’ bestaat niet; "
        "bedoelt u ‘language’?\n"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[lint]\nselct = []\n', "2:1: error wrong-setting: there is no setting “lint.selct”; "),
        ('[fields.goal]\nsize = 3\n', "2:1: error wrong-setting: fields.goal.size: "),
        ('language = "fr"\n', "1:1: error wrong-setting: the language is nl or en"),
        ('me = 3\n', "1:1: error wrong-setting: “me” is a text in quotes"),
        ('a = \n', "1:5: error wrong-setting: this is not TOML"),
        ('me = "\\u0007"\n', "1:1: error wrong-setting: “me” has a control character"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_settings_is_told_in_its_place(text: str, told: str, amkit: Amkit) -> None:
    Path("other").mkdir()
    Path("other/amkit.toml").write_text(text)
    ran = amkit("lint", "other/amkit.toml")

    assert ran.out.startswith(f"other/amkit.toml:{told}")
    assert ran.code == 1


@pytest.mark.parametrize("raw", [b"\xff", b"#" * 70_000])
def test_settings_that_are_no_text_are_told(raw: bytes, amkit: Amkit) -> None:
    Path("other").mkdir()
    Path("other/amkit.toml").write_bytes(raw)

    assert "1:1: error wrong-setting: is not UTF-8, or larger" in amkit("lint", "other").out


def test_a_template_that_is_no_text_is_told(amkit: Amkit) -> None:
    Path("a.md.j2").write_bytes(b"ab\xff")

    assert "this is not UTF-8 (byte 3)" in amkit("lint", "a.md.j2").out


def test_standard_input_goes_by_a_name(amkit: Amkit, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, BAD)
    assert amkit("lint", "-").out.startswith("-:7:10: error minutes-sum: ")
    given(monkeypatch, "{{ acount }}")
    assert rules(amkit("lint", "-", "--stdin-filename", "x/note.md.j2").out) == [
        "x/note.md.j2 template-name"
    ]


@pytest.mark.parametrize(
    ("argv", "en", "nl"),
    [
        ("--stdin-filename a.yaml", "give - as the file as well", "geef ook - als bestand"),
        ("- --fix", "standard input cannot be mended; --diff shows", "niet te herstellen; --diff"),
        ("--update-baseline", "which file the baseline is", "welk bestand de nulmeting is"),
        ("--format xml", "--format xml: write one of text, full, json, jsonl", "schrijf een"),
        ("--format sarif:", "to write a file, sarif:lint.sarif", "voor een bestand sarif:lint"),
        ("--format json --format full", "one is shown; write the other", "wordt er één getoond"),
        ("--ignore no-purpos", "no rule “no-purpos”; did you mean “no-purpose”", "bedoelt u"),
        ("empty", "there is nothing to check in empty (*.yaml, *.j2, amkit.toml)", "in empty (*"),
    ],
)  # fmt: skip
def test_wrong_usage_is_refused_before_anything_is_read(
    argv: str, en: str, nl: str, amkit: Amkit
) -> None:
    Path("empty").mkdir()
    ran, dutch = amkit("lint", *argv.split()), amkit("lint", *argv.split(), "--lang", "nl")

    assert (ran.code, ran.out, dutch.code) == (2, "", 2)
    assert en in ran.err
    assert nl in dutch.err


def test_a_file_that_is_not_there_is_told_and_the_others_are_looked_at(amkit: Amkit) -> None:
    Path("talk.yaml").write_text(BAD)
    ran = amkit("lint", "gone.yaml", "talk.yaml")

    assert (ran.code, rules(ran.out)) == (3, ["talk.yaml minutes-sum"])
    assert ran.err.startswith("gone.yaml:1:1: is not there")
    assert "1 file: 1 error" in ran.err


# What it tells, and where -----------------------------------------------------------------


def test_reports_go_to_the_screen_and_to_files_in_one_run(own: Path, amkit: Amkit) -> None:
    settings("")
    ran = amkit("lint", "--format", "sarif:out/lint.sarif", "--format", "junit:lint.xml")
    log = json.loads(Path("out/lint.sarif").read_text())

    assert len(log["runs"][0]["results"]) == len(ran.out.splitlines()) == 3
    assert 'failures="3"' in Path("lint.xml").read_text()


def test_github_gets_annotations_where_it_runs_this_unless_a_form_is_asked(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("talk.yaml").write_text(BAD)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    lines = amkit("lint", "talk.yaml").out.splitlines()
    assert lines[0].startswith("talk.yaml:7:10: error")
    assert lines[1].startswith("::error file=talk.yaml,line=7,col=10")
    assert "::error" not in amkit("lint", "talk.yaml", "--format", "text").out


def test_statistics_count_by_rule(own: Path, amkit: Amkit) -> None:
    settings("")
    ran = amkit("lint", "--statistics", "--lang", "nl")

    assert "    1  no-use-when    " in ran.err


def test_what_fails_can_be_chosen(amkit: Amkit) -> None:
    Path("talk.yaml").write_text(POOR)

    assert amkit("lint", "talk.yaml").code == 0
    assert amkit("lint", "talk.yaml", "--fail-on", "warning").code == 1
    assert amkit("lint", "talk.yaml", "--fail-on", "warning", "--exit-zero").code == 0
    settings('[lint]\nfail_on = "warning"\n')
    assert amkit("lint", "talk.yaml").code == 1
    assert amkit("lint", "talk.yaml", "--fail-on", "error").code == 0


# Which rules run --------------------------------------------------------------------------


def test_rules_are_chosen_by_name_group_and_profile(amkit: Amkit) -> None:
    Path("talk.yaml").write_text(POOR.replace("minutes: 5\nphases", "minutes: 9\nphases"))

    def told(*argv: str) -> list[str]:
        return rules(amkit("lint", "talk.yaml", *argv).out)

    assert told() == ["talk.yaml no-use-when", "talk.yaml minutes-sum"]
    assert told("--select", "no-use-when") == ["talk.yaml no-use-when"]
    assert told("--select", "method", "--ignore", "minutes-sum") == ["talk.yaml no-use-when"]
    assert told("--ignore", "method") == []
    assert told("--profile", "minimal") == []


def test_settings_choose_per_path_and_the_command_line_counts_over_them(amkit: Amkit) -> None:
    for name in ("protocols/a.yaml", "protocols/drafts/b.yaml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(POOR)
    settings('[lint.paths."protocols/drafts/**"]\nignore = ["no-use-when"]\n')

    assert rules(amkit("lint", "protocols").out) == ["protocols/a.yaml no-use-when"]
    settings('[lint]\nignore = ["no-use-when"]\n')
    assert amkit("lint", "protocols").out == ""


def test_wrong_settings_are_all_told_before_anything_is_read(amkit: Amkit) -> None:
    settings('[lint]\nprofile = "stict"\nignore = ["no-purpos"]\n')
    ran = amkit("lint", "--lang", "nl")

    assert ran.code == 3
    assert ran.err.count("amkit.toml:2:1: ‘profile’ is een van minimal, standard, strict") == 1
    assert "amkit.toml:3:11: de regel ‘no-purpos’ bestaat niet; bedoelt u ‘no-purpose’?" in ran.err


# Baseline ---------------------------------------------------------------------------------


def test_a_baseline_hides_what_was_there_and_only_shrinks(amkit: Amkit) -> None:
    Path("talk.yaml").write_text(BAD)
    wrote = amkit("lint", "talk.yaml", "--baseline", "known.json", "--update-baseline")
    assert (wrote.code, wrote.out) == (0, "")
    assert wrote.err.startswith("baseline written: 1 new, 0 gone\n")

    Path("talk.yaml").write_text("# moved\n\n" + BAD)
    same = amkit("lint", "talk.yaml", "--baseline", "known.json")
    assert (same.code, same.out) == (0, "")
    assert same.err == "1 file: nothing new (beside 1 in the baseline)\n"

    Path("talk.yaml").write_text(BAD.replace("moment: before", "moment: during"))
    new = amkit("lint", "talk.yaml", "--baseline", "known.json", "--lang", "nl")
    assert new.code == 1
    assert "minutes-sum" not in new.out
    assert "naast 1 in de nulmeting" in new.err

    Path("talk.yaml").write_text(GOOD)
    gone = amkit("lint", "talk.yaml", "--baseline", "known.json")
    assert gone.code == 1
    assert gone.out == (
        "known.json:8:1: error baseline-stale: minutes-sum in talk.yaml (minutes) is gone; "
        "take it out: --update-baseline\n"
    )
    amkit("lint", "talk.yaml", "--baseline", "known.json", "--update-baseline")
    assert json.loads(Path("known.json").read_text())["findings"] == []


def test_a_baseline_keeps_what_was_not_looked_at_and_drops_files_that_are_gone(
    amkit: Amkit,
) -> None:
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        Path(name).write_text(BAD)
    settings('[lint]\nbaseline = "known.json"\n')
    amkit("lint", "a.yaml", "b.yaml", "c.yaml", "--update-baseline")
    Path("c.yaml").unlink()

    told = amkit("lint", "a.yaml").out
    assert "c.yaml" in told
    assert "b.yaml" not in told
    assert amkit("lint", "a.yaml", "--ignore", "minutes-sum").out == told
    amkit("lint", "a.yaml", "--update-baseline")
    kept = [entry["path"] for entry in json.loads(Path("known.json").read_text())["findings"]]
    assert kept == ["a.yaml", "b.yaml"]


@pytest.mark.parametrize("text", [None, "[]", "{", '{"version": 1, "findings": [{"path": 3}]}'])
def test_a_baseline_that_is_none_is_refused(text: str | None, amkit: Amkit) -> None:
    Path("talk.yaml").write_text(BAD)
    if text is not None:
        Path("known.json").write_text(text)
    ran = amkit("lint", "talk.yaml", "--baseline", "known.json")
    what = "is not there; --update-baseline" if text is None else "this is no baseline of version 1"

    assert ran.code == 3
    assert f"known.json:1:1: {what}" in ran.err


# Fixes ------------------------------------------------------------------------------------

MISSPELT = GOOD.replace("version: 1.0.0", "version: 1.0   # one\r").replace("purpose:", "purpse:")


def test_fixes_keep_comments_and_layout_and_a_diff_writes_nothing(amkit: Amkit) -> None:
    path = Path("talk.yaml")
    path.write_bytes(MISSPELT.encode())

    shown = amkit("lint", "talk.yaml", "--diff", "--unsafe-fixes")
    assert path.read_bytes() == MISSPELT.encode()
    assert '+version: "1.0"   # one' in shown.out
    assert "+purpose: " in shown.out
    assert "would be mended: 2" in shown.err
    assert shown.code == 1

    safe = amkit("lint", "talk.yaml", "--fix")
    assert path.read_bytes() == MISSPELT.replace("1.0 ", '"1.0" ').encode()
    assert safe.err.endswith("mended: 1\n")
    assert safe.code == 1

    done = amkit("lint", "talk.yaml", "--unsafe-fixes", "--lang", "nl")
    assert "purpose:" in path.read_text()
    assert "hersteld: 1" in done.err


def test_a_diff_of_what_needs_none_is_empty_and_ends_with_zero(amkit: Amkit) -> None:
    Path("talk.yaml").write_text(GOOD)
    ran = amkit("lint", "talk.yaml", "--diff", "--lang", "nl")

    assert (ran.code, ran.out) == (0, "")


# Comments ---------------------------------------------------------------------------------


def test_comments_ignore_in_every_kind_of_file(own: Path, amkit: Amkit) -> None:
    settings("[lint]\n")
    Path("protocols/talk.yaml").write_text(
        "# amkit: ignore-file[no-use-when] due when a customer calls\n" + POOR
    )
    Path("protocols/talk.x.scenario.yaml").write_text(
        'protocol: tlk  # amkit: ignore[wrong-value] of another shelf\ntoday: "2026-11-23"\n'
    )
    Path("templates/note.md.j2").write_text(
        "{# amkit: ignore[template-name] given by the other program #}\n{{ acount }}\n"
    )

    assert amkit("lint").out == ""


def test_a_comment_that_ignores_nothing_or_says_no_reason_is_told_and_mended(
    amkit: Amkit,
) -> None:
    path = Path("talk.yaml")
    path.write_text(POOR + "# amkit: ignore[no-purpose] once\n")
    path.write_text("# amkit: ignore-file[no-use-when]\n" + path.read_text())
    ran = amkit("lint", "talk.yaml", "--lang", "nl")

    assert rules(ran.out) == ["talk.yaml ignore-reason", "talk.yaml ignore-unused"]
    amkit("lint", "talk.yaml", "--fix")
    assert path.read_text() == "# amkit: ignore-file[no-use-when]\n" + POOR
