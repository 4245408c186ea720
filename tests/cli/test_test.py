"""`amkit test` on real files: what passes, what fails and how that is told, and each exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from amkit import files
from tests.conftest import Amkit
from tests.protocols import text

PHASES = """
- id: before
  moment: before
  steps:
    - id: known
      title: What we know
      record:
        contract: {kind: contract, fields: [goal]}
- id: talk
  moment: during
  steps:
    - id: goals
      title: Their goals
      ask: What do you want to achieve?
      record:
        goals: {kind: goal, many: true, max: 2, fields: [date], audience: client}
        mood: {type: scale, low: cold, high: warm, default: previous.mood}
      checks: [{that: answers.mood > 2, message: Ask what is wrong.}]
    - id: obstacles
      title: Obstacles
      for_each: goal in answers.goals
      when: answered(goal.date)
      ask: What could keep us from {{ goal.what }}?
      record: {obstacle: {}}
"""
SCENARIO = """\
protocol: talk
about: {en: They grow., nl: Zij groeien.}
today: "2026-11-23"
record:
  contract: [{what: Cleaning, goal: Calm}]
previous: {mood: 4}
answers:
  goals:
    - {what: Grow, date: in 3 months}
    - {what: Rest, date: {left: unknown}}
  obstacle: [Time]
path: [known, goals, obstacles]
expect:
  contract: {goal: Calm}
  goals: [{date: 23 February 2027}, {what: Rest, date: null}]
  mood: 4
  obstacle: [Time]
open: {"goals[2].date": unknown}
checks: []
note: [Grow, Time]
client_note: [Grow]
"""


@pytest.fixture
def folder() -> Path:
    """Return a folder with a protocol and its scenario."""
    made = Path("own")
    made.mkdir()
    (made / "talk.yaml").write_text(text(PHASES))
    (made / "talk.grow.scenario.yaml").write_text(SCENARIO)
    return made


def changed(folder: Path, old: str, new: str) -> None:
    path = folder / "talk.grow.scenario.yaml"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


@pytest.mark.parametrize("named", ["own", "own/talk.yaml", "own/talk.grow.scenario.yaml"])
def test_a_scenario_that_comes_out_as_it_says_passes(
    folder: Path, amkit: Amkit, named: str
) -> None:
    ran = amkit("test", named)

    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[0] == "passed  talk · grow: They grow."
    assert ran.err == "1 scenario: 1 passed\n"


def test_it_speaks_dutch(folder: Path, amkit: Amkit) -> None:
    changed(folder, "mood: 4\n  obs", "mood: 5\n  obs")

    ran = amkit("test", "own", "--lang", "nl")
    assert ran.out.startswith("MISLUKT  talk · grow: Zij groeien.\n")
    assert "own/talk.grow.scenario.yaml:16:9: ‘mood’ luidt anders\n    - 5\n    + 4\n" in ran.out
    assert ran.err == "1 scenario: 0 geslaagd, 1 mislukt\n"


def test_what_comes_out_otherwise_is_told_where_the_scenario_says_it(
    folder: Path, amkit: Amkit
) -> None:
    changed(folder, "path: [known, goals, obstacles]", "path: [known, obstacles, obstacles]")
    changed(folder, "note: [Grow, Time]", "note: [Grow, Money]")

    ran = amkit("test", "own")
    assert ran.code == 1
    assert ran.out.startswith(
        "FAILED  talk · grow: They grow.\n"
        "own/talk.grow.scenario.yaml:12:7: other steps are walked\n"
        "      known\n"
        "    + goals\n"
        "      obstacles\n"
        "    - obstacles\n"
        "own/talk.grow.scenario.yaml:20:14: this does not stand in the note\n"
        "    - Money\n"
    )


def test_answers_that_the_protocol_no_longer_takes_fail(folder: Path, amkit: Amkit) -> None:
    changed(folder, "date: in 3 months", "date: soonish")
    (folder / "talk.new.scenario.yaml").write_text(
        'protocol: talk\ntoday: "2026-11-23"\nanswers: {gaols: [{what: x}]}\n'
    )

    ran = amkit("test", "own")
    assert ran.code == 1
    assert "own/talk.grow.scenario.yaml:9:26: " in ran.out
    assert "own/talk.new.scenario.yaml:3:11: nothing in this protocol is called “gaols”" in ran.out
    assert ran.err == "2 scenarios: 0 passed, 2 failed\n"


def test_an_answer_that_was_never_asked_for_fails(folder: Path, amkit: Amkit) -> None:
    changed(folder, "  obstacle: [Time]\npath", "  obstacle: [Time, Money]\npath")

    ran = amkit("test", "own", "--lang", "nl")
    assert ran.code == 1
    assert "own/talk.grow.scenario.yaml:11:20: hier is niet naar gevraagd" in ran.out


def test_answers_and_notes_can_stand_in_files_beside(folder: Path, amkit: Amkit) -> None:
    (folder / "examples").mkdir()
    (folder / "examples" / "a.yaml").write_text("mood: 1\n")
    path = folder / "talk.file.scenario.yaml"
    start = 'protocol: talk\ntoday: "2026-11-23"\nanswers: examples/a.yaml\n'
    path.write_text(start + "checks: [Ask what is wrong.]\nnote: golden.md\n")

    ran = amkit("test", str(path))
    assert ran.code == 1
    assert "golden.md is not there yet; --update writes it" in ran.out
    path.write_text(start + "checks: [Ask what is wrong.]\n")
    assert amkit("test", str(path)).code == 0
    path.write_text(start.replace("examples/a.yaml", "../secret.yaml"))
    ran = amkit("test", str(path))
    assert ran.code == 3
    assert "lies elsewhere; name a file beside the scenario" in ran.err


@pytest.mark.parametrize(
    ("argv", "code", "told"),
    [
        (["test", "empty"], 2, "there is no protocol (*.yaml) in empty"),
        (["test", "--nonsense"], 2, "No such option"),
        (["test", "gone.scenario.yaml"], 3, "is not there; check the name"),
        (["test", "own/tlak.yaml"], 3, "own/tlak.yaml:1:1: is not there; check the name"),
        (["test", "own/bad.scenario.yaml"], 3, "own/bad.scenario.yaml:1:1: there is no “protcol”"),
        (["test", "own/lost.scenario.yaml"], 3, "there is no protocol “nowhere”"),
    ],
)
def test_what_cannot_be_used_has_its_own_exit_code(
    folder: Path, amkit: Amkit, argv: list[str], code: int, told: str
) -> None:
    Path("empty").mkdir()
    (folder / "bad.scenario.yaml").write_text('protcol: talk\ntoday: "2026-11-23"\n')
    (folder / "lost.scenario.yaml").write_text('protocol: nowhere\ntoday: "2026-11-23"\n')

    ran = amkit(*argv)
    assert ran.code == code
    assert told in ran.err


def test_update_writes_what_came_out_and_keeps_the_rest(folder: Path, amkit: Amkit) -> None:
    changed(folder, "path: [known, goals, obstacles]", "path: [known]  # as we do it")
    changed(folder, "obstacle: [Time]\nopen", "obstacle: [Money]\nopen")
    changed(folder, "note: [Grow, Time]", "note: talk.md")

    ran = amkit("test", "own", "--update")
    assert ran.code == 0, ran.out
    assert ran.out.splitlines()[1] == "    written anew: talk.md, talk.grow.scenario.yaml"
    assert "# Talk · ACME" in (folder / "talk.md").read_text()
    kept = SCENARIO.split("expect:")[0]
    assert (folder / "talk.grow.scenario.yaml").read_text().startswith(kept)
    assert amkit("test", "own").code == 0

    (folder / "talk.md").write_text("# Talk\n")
    ran = amkit("test", "own")
    assert "own/talk.grow.scenario.yaml:25:7: the note is not talk.md\n" in ran.out
    assert "    - # Talk\n    + ---\n" in ran.out


def test_update_leaves_what_it_cannot_know(folder: Path, amkit: Amkit) -> None:
    changed(folder, "note: [Grow, Time]", "note: [Shrink]")
    before = (folder / "talk.grow.scenario.yaml").read_text()
    assert amkit("test", "own", "--update").code == 1
    assert (folder / "talk.grow.scenario.yaml").read_text() == before

    changed(folder, "date: in 3 months", "date: soonish")
    assert amkit("test", "own", "--update").code == 1


def test_reports_for_scripts_and_for_a_ci(folder: Path, amkit: Amkit) -> None:
    changed(folder, "checks: []", "checks: [Ask <&> more.]")
    shutil.copy(folder / "talk.grow.scenario.yaml", folder / "talk.more.scenario.yaml")
    (folder / "talk.small.scenario.yaml").write_text('protocol: talk\ntoday: "2026-11-23"\n')

    ran = amkit("test", "own", "--json", "--junit", "junit.xml")
    assert ran.code == 1
    data = json.loads(ran.out)
    assert data["counts"] == {"passed": 1, "failed": 2, "unusable": 0}
    assert [one["name"] for one in data["scenarios"]] == ["grow", "more", "small"]
    assert data["scenarios"][0]["failures"] == [
        {"path": "own/talk.grow.scenario.yaml", "line": 19, "column": 9,
         "message": "other checks fail", "lines": ["- Ask <&> more."]}
    ]  # fmt: skip
    assert "FAILED  talk · grow" in ran.err
    suites = ElementTree.parse("junit.xml").getroot()
    assert (suites.get("tests"), suites.get("failures")) == ("3", "2")
    (suite,) = suites
    assert [case.get("name") for case in suite] == ["grow", "more", "small"]
    failure = suite[0].find("failure")
    assert failure is not None
    assert failure.get("message") == "other checks fail"
    assert "own/talk.grow.scenario.yaml:19:9: other checks fail" in str(failure.text)
    assert "- Ask <&> more." in str(failure.text)


def test_the_others_are_walked_where_one_cannot_be_used(folder: Path, amkit: Amkit) -> None:
    (folder / "bad.scenario.yaml").write_text("protocol: [talk]\n")

    ran = amkit("test", "own", "--junit", "junit.xml")
    assert ran.code == 3
    assert "passed  talk · grow" in ran.out
    assert "own/bad.scenario.yaml:1:11: expected text, found a list" in ran.err
    (error,) = ElementTree.parse("junit.xml").getroot().iter("error")
    assert "expected text, found a list" in str(error.get("message"))


def test_only_the_scenarios_of_the_named_protocol_are_walked(folder: Path, amkit: Amkit) -> None:
    (folder / "other.yaml").write_text(text(PHASES, id="other"))
    (folder / "other.x.scenario.yaml").write_text('protocol: other\ntoday: "2026-11-23"\n')

    ran = amkit("test", "own/other.yaml")
    assert ran.out.startswith("passed  other · x\nother: ")
    assert "talk" not in ran.out
    assert amkit("test", "own").err == "2 scenarios: 2 passed\n"


def test_it_says_so_where_there_is_no_scenario(folder: Path, amkit: Amkit) -> None:
    (folder / "talk.grow.scenario.yaml").unlink()
    done = amkit("test", str(folder))

    assert done.code == 0
    assert "talk.NAME.scenario.yaml" in done.err


def test_it_tells_what_scenarios_cover_and_what_never_happens(folder: Path, amkit: Amkit) -> None:
    path = folder / "talk.yaml"
    path.write_text(path.read_text() + "  - {id: never, title: Never, when: 1 > 2}\n".replace(
        "  - ", "      - "))  # fmt: skip
    changed(folder, "path: [known, goals, obstacles]\n", "")

    ran = amkit("test", "own")
    assert ran.code == 0
    assert ran.out.splitlines()[1:] == [
        "talk: 71 % covered, 5 of 7 branches; by 1 scenario",
        "own/talk.yaml:23:19: info not-covered: no scenario comes here: check goals 1 fails",
        "own/talk.yaml:26:9: info not-covered: no scenario comes here: “obstacles” has nothing "
        "to repeat for",
        "own/talk.yaml:30:9: warning unreachable: walked 13 times, and this never happened: "
        "step “never” is walked",
    ]


def test_a_gap_that_stays_open_is_told_on_request(folder: Path, amkit: Amkit) -> None:
    path = folder / "talk.yaml"
    path.write_text(path.read_text().replace("{{ goal.what }}", "{{ goal.date }} {{ me.x }}"))

    ran = amkit("test", "own/talk.yaml", "--lang", "nl")
    assert "warning" not in ran.out
    assert (
        "own/talk.yaml:28:9: waarschuwing open-gap: ‘{{ me.x }}’ is hier niet bekend\n" in ran.out
    )
    assert "--full" not in ran.out
    path.write_text(path.read_text().replace("{{ me.x }}", "{{ answers.mood }}"))
    assert "    1 gap stays open" in amkit("test", "own/talk.yaml").out
    assert "open-gap: “{{ answers.mood }}” is not known here where “mood” is left open" in (
        amkit("test", "own/talk.yaml", "--full").out
    )


def test_too_little_coverage_fails(folder: Path, amkit: Amkit) -> None:
    assert amkit("test", "own", "--fail-under", "60").code == 0

    ran = amkit("test", "own", "--fail-under", "90", "--junit", "j.xml", "--json")
    assert ran.code == 1
    assert "scenarios cover 66 %; at least 90 % is asked for" in ran.err
    (suite,) = ElementTree.parse("j.xml").getroot()
    assert [case.get("name") for case in suite] == ["grow", "--fail-under"]
    (covered,) = json.loads(ran.out)["protocols"]
    assert (covered["percent"], covered["branches"]) == (66, 6)


def test_a_protocol_that_cannot_be_used_is_told_once_with_the_rest(
    folder: Path, amkit: Amkit
) -> None:
    (folder / "bad.yaml").write_text("amkit: 2\n")

    ran = amkit("test", "own")
    assert ran.code == 3
    assert "own/bad.yaml:1:1: “id” is missing here" in ran.err
    assert "talk: 66 % covered" in ran.out


def test_a_scenario_is_no_protocol(folder: Path, amkit: Amkit) -> None:
    assert "talk.grow" not in amkit("lint", "own").out
    assert amkit("init", ".").code == 0
    (folder / "talk.grow.scenario.yaml").rename("protocols/talk.grow.scenario.yaml")
    assert "talk.grow" not in amkit("protocols", "--json").out


@pytest.mark.parametrize("name", files.protocol_names(None))
def test_a_shipped_protocol_passes(name: str, amkit: Amkit) -> None:
    path = files.protocol_names(None)[name]
    ran = amkit("test", str(path), "--fail-under", "100")

    assert ran.code == 0, ran.out
    assert f"{name}: 100 % covered" in ran.out
    assert "warning" not in ran.out


def test_without_a_name_the_library_is_tested(folder: Path, amkit: Amkit) -> None:
    assert amkit("init", ".").code == 0
    for path in folder.iterdir():
        path.rename(Path("protocols") / path.name)

    assert "talk: " in amkit("test").out


CARD = """
- id: talk
  moment: during
  steps:
    - id: health
      title: Health
      record:
        card: {type: scorecard, low: bad, high: good, stale_after: 30, items: [{id: a, text: A}]}
"""
SCORED = """\
protocol: card
today: "2026-11-23"
previous: {card: {a: 4}}
previous_day: "2026-11-01"
answers: {}
expect: {card: {score: 75, a: 4}}
"""


def test_the_scores_of_an_earlier_day_hold_for_as_long_as_they_are_fresh(amkit: Amkit) -> None:
    Path("card.yaml").write_text(text(CARD, id="card"))
    scenario = Path("card.again.scenario.yaml")
    scenario.write_text(SCORED)
    assert amkit("test", "card.yaml").code == 0
    scenario.write_text(SCORED.replace("2026-11-01", "2026-10-01"))
    stale = amkit("test", "card.yaml")
    assert stale.code == 1
    assert "“score” reads otherwise" in stale.out
    scenario.write_text(SCORED.replace('previous_day: "2026-11-01"\n', ""))
    assert amkit("test", "card.yaml").code == 0
    scenario.write_text(SCORED.replace('"2026-11-01"', '"1 November"'))
    assert "4:15: " in amkit("test", "card.yaml").err


WAITS = """
- id: talk
  moment: during
  steps:
  - id: ask
    title: Ask
    record: {works: {type: yes_no, prompt: Does it work?}}
    wait: days(7)
    until: answers.works == true
- id: then
  moment: after
  steps: [{id: thank, title: Thank, record: {thanks: {prompt: What?}}}]
"""
SEVERAL = """\
protocol: waits
today: "2026-11-23"
answers: {works: [no]}
later:
- {today: "2026-11-29", answers: {works: [null, yes]}}
- {today: "2026-11-30", answers: {works: [null, yes], thanks: Flowers}}
path: [ask, ask, thank]
expect: {works: [no, yes], thanks: Flowers}
open: {}
"""


def test_a_scenario_of_several_days_walks_what_waits(amkit: Amkit) -> None:
    Path("waits.yaml").write_text(text(WAITS, id="waits"))
    scenario = Path("waits.again.scenario.yaml")
    scenario.write_text(SEVERAL)
    ran = amkit("test", "waits.yaml")
    assert ran.code == 0, ran.out
    assert "error" not in amkit("lint", str(scenario)).out

    scenario.write_text(SEVERAL.replace("2026-11-30", "2026-11-29"))
    ran = amkit("test", "waits.yaml")
    assert ran.code == 1, "a day too early, and it still waits"
    assert "waiting" in ran.out
    scenario.write_text(SEVERAL.replace("thanks: Flowers}}", "thankz: Flowers}}"))
    assert "6:55: error" in amkit("lint", str(scenario)).out
    assert "waits.again.scenario.yaml:6:55: " in amkit("test", "waits.yaml").out
