"""Each command, as somebody uses it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Amkit
from tests.golden import same
from tests.protocols import text
from tests.shell.session.test_sitting import ANSWERS, PHASES


@pytest.fixture
def held(amkit: Amkit) -> Path:
    """Return a workspace in which one conversation was held."""
    assert amkit("init", ".").code == 0
    Path("protocols/talk.yaml").write_text(text(PHASES, minutes=10))
    Path("answers.yaml").write_text(ANSWERS)
    ran = amkit("run", "talk", "--account", "ACME", "--yes", "--answers", "answers.yaml")
    assert ran.code == 0, ran.err
    return Path.cwd()


def dated(text: str) -> str:
    """Return a text with today's dates replaced, so that it is the same tomorrow."""
    text = re.sub(r"\d{4}-\d\d-\d\d", "2026-11-23", text)
    return re.sub(r"\d{1,2} [A-Z][a-z]+ 20\d\d", "23 November 2026", text)


def test_golden_the_note_is_written_where_it_belongs(held: Path) -> None:
    (note,) = Path("notes/acme").iterdir()

    assert re.fullmatch(r"\d{4}-\d\d-\d\d-talk\.md", note.name)
    same("notes/talk.internal.en.md", dated(note.read_text()))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_golden_a_plan_is_made_of_what_was_recorded(
    held: Path, amkit: Amkit, language: str
) -> None:
    ran = amkit("plan", "acme", "--lang", language)

    assert ran.out == f"{held / 'plans' / 'acme.md'}\n"
    plan = Path("plans/acme.md").read_text()
    dutch = re.sub(r"\d{1,2} [a-z]+ 20\d\d", "23 november 2026", dated(plan))
    same(f"plans/talk.{language}.md", dutch if language == "nl" else dated(plan))
    assert amkit("plan", "ACME", "--stdout", "--lang", language).out == plan


def test_a_document_that_somebody_edited_is_never_overwritten(held: Path, amkit: Amkit) -> None:
    assert amkit("plan", "ACME").code == 0
    assert amkit("plan", "ACME").code == 0
    plan = Path("plans/acme.md")
    edited = plan.read_text() + "\nMy own line.\n"
    plan.write_text(edited)

    assert amkit("plan", "ACME").code == 0
    assert plan.read_text() == edited
    plan.write_bytes(b"\xff")
    ran = amkit("plan", "ACME")
    assert ran.code == 1
    assert "left as it is" in ran.err
    assert plan.read_bytes() == b"\xff"
    assert Path("plans/acme.new.md").is_file()


def told_otherwise(amkit: Amkit, goal: str = "Win abroad") -> None:
    """Hold the conversation again, with another goal."""
    answers = Path("answers.yaml").read_text().replace("Less noise", goal)
    Path("other.yaml").write_text(answers)
    ran = amkit("run", "talk", "--account", "ACME", "--yes", "--answers", "other.yaml")
    assert ran.code == 0, ran.err


def written_in(plan: Path, behind: str, line: str) -> None:
    """Write a line of one's own in a plan, in place of what follows a line of it."""
    lines = plan.read_text().splitlines()
    at = next(at for at, text in enumerate(lines) if text.startswith(behind))
    plan.write_text("\n".join([*lines[: at + 1], line, *lines[at + 2 :]]) + "\n")


def test_what_somebody_wrote_in_a_plan_stays_and_what_is_new_is_taken_over(
    held: Path, amkit: Amkit
) -> None:
    plan = Path("plans/acme.md")
    for language, heading, said in (
        ("en", "## Action plan", "was edited; that stayed"),
        ("nl", "## Actieplan", "was bewerkt; dat is"),
    ):
        plan.unlink(missing_ok=True)
        assert amkit("plan", "ACME", "--lang", language).code == 0
        written_in(plan, heading, "My own line.")
        told_otherwise(amkit, f"Win abroad {language}")

        ran = amkit("plan", "ACME", "--lang", language)
        assert (ran.code, ran.out) == (0, f"{held / plan}\n")
        assert said in ran.err
        assert f"Win abroad {language}" in plan.read_text()
        assert "My own line." in plan.read_text()
        assert amkit("plan", "ACME", "--lang", language).err == ""


def test_a_line_that_both_changed_is_marked_until_somebody_chose(held: Path, amkit: Amkit) -> None:
    plan = Path("plans/acme.md")
    amkit("plan", "ACME", "--lang", "en")
    written_in(plan, "# ", "My own line.")
    plan.write_text(plan.read_text().replace("Less noise", "Less noise, but slowly"))
    told_otherwise(amkit)

    marked = amkit("plan", "ACME", "--lang", "en")
    assert marked.code == 1
    assert re.search(r"acme\.md:\d+:1: here you and amkit changed the same lines", marked.err)
    kept = plan.read_text()
    for language, said in (("en", "still stand here"), ("nl", "staan nog de twee versies")):
        ran = amkit("plan", "ACME", "--lang", language)
        assert ran.code == 1
        assert said in ran.err
    assert plan.read_text() == kept


def test_a_second_conversation_on_a_day_gets_a_note_of_its_own(held: Path, amkit: Amkit) -> None:
    amkit("run", "talk", "--account", "ACME", "--answers", "answers.yaml", "--audience", "client")

    names = sorted(path.name[10:] for path in Path("notes/acme").iterdir())
    assert names == ["-talk-2.client.md", "-talk-2.md", "-talk.md"]


def test_a_note_can_be_written_once_more_and_for_the_customer(held: Path, amkit: Amkit) -> None:
    ran = amkit("note", "ACME", "--audience", "client", "--stdout")
    assert "Less noise" not in ran.out
    assert "Nodded" not in ran.out
    assert amkit("note", "ACME", "--protocol", "talk").code == 0
    ran = amkit("note", "ACME", "-p", "renewal")
    assert (ran.code, "no conversation with renewal" in ran.err) == (2, True)


def test_a_template_of_the_workspace_comes_first(held: Path, amkit: Amkit) -> None:
    Path("templates/plan.md.j2").write_text("# Mine: {{ account | text }}\n")
    assert amkit("plan", "ACME", "--stdout").out == "# Mine: ACME\n"
    Path("templates/plan.md.j2").write_text("a\n{{ acount }}\n")
    ran = amkit("plan", "ACME", "--stdout")
    assert ran.code == 3
    assert ran.err == "plan.md.j2:2:4: there is no “acount” here; did you mean “account”?\n"


def test_a_template_that_is_a_link_out_of_the_library_is_refused(held: Path, amkit: Amkit) -> None:
    Path("secret.txt").write_text("secret")
    Path("templates/plan.md.j2").symlink_to(Path("secret.txt").resolve())
    ran = amkit("plan", "ACME", "--stdout")

    assert ran.code == 3
    assert "leads out of the library" in ran.err


def test_runs_lists_them_and_tells_a_script(held: Path, amkit: Amkit) -> None:
    assert "ACME" in amkit("runs").out
    (row,) = json.loads(amkit("runs", "--account", "acme", "--json").out)
    assert (row["account"], row["protocol"], row["status"]) == ("ACME", "talk", "done")


def test_without_runs_it_says_how_to_begin(amkit: Amkit) -> None:
    assert "amkit run new-decision-maker" in amkit("runs").out
    assert json.loads(amkit("runs", "--json").out) == []


def test_protocols_lists_what_can_be_read_and_tells_what_cannot(held: Path, amkit: Amkit) -> None:
    Path("protocols/broken.yaml").write_text("amkit: 2\n")
    ran = amkit("protocols")

    assert ran.code == 0
    assert "new-decision-maker" in ran.out
    assert "talk" in ran.out
    assert "broken.yaml:1:1:" in ran.err
    listed = {row["id"] for row in json.loads(amkit("protocols", "--json").out)}
    assert {"new-decision-maker", "talk"} <= listed
    assert "broken" not in listed


@pytest.mark.parametrize("language", ["en", "nl"])
def test_golden_show_reads_a_protocol(held: Path, amkit: Amkit, language: str) -> None:
    same(f"show/talk.{language}.txt", amkit("show", "talk", "--lang", language).out)


def test_lint_tells_everything_at_once_in_each_form(amkit: Amkit) -> None:
    Path("bad.yaml").write_text("amkit: 2\nid: bad\nversion: 1\ntitle: T\nphases: []\n")
    ran = amkit("lint", "bad.yaml")
    assert ran.code == 1
    assert [line.split(": ")[0] for line in ran.out.splitlines()] == [
        "bad.yaml:1:1", "bad.yaml:3:10",
    ]  # fmt: skip
    assert ran.err == "1 file: 2 errors (--fix mends 1)\n"
    assert "^" in amkit("lint", "bad.yaml", "--format", "full").out
    assert json.loads(amkit("lint", "bad.yaml", "--format", "json").out)["counts"]["error"] == 2
    assert amkit("lint", "bad.yaml", "--format", "github").out.startswith("::error file=bad.yaml")
    assert (
        amkit("lint", "bad.yaml", "--lang", "nl").err
        == "1 bestand: 2 fouten (--fix herstelt er 1)\n"
    )
    left = amkit("lint", "bad.yaml", "--ignore", "missing-key", "--ignore", "wrong-type")
    assert left.code == 0


def test_lint_takes_folders_and_the_library_where_nothing_is_named(
    held: Path, amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = amkit("lint")
    assert (here.code, here.out.startswith("protocols/talk.yaml:2:1: warning no-use-when")) == (
        1, True,
    )  # fmt: skip
    assert amkit("lint", "protocols").out == here.out
    monkeypatch.chdir("/")
    assert amkit("lint").code == 0
    monkeypatch.chdir(held)
    Path("empty").mkdir()
    ran = amkit("lint", "empty")
    assert (ran.code, "there is nothing to check in empty (*.yaml, *.j2" in ran.err) == (2, True)


def test_init_makes_a_workspace_once(amkit: Amkit) -> None:
    ran = amkit("init", "acc", "--lang", "nl")
    assert ran.code == 0
    assert 'language = "nl"' in Path("acc/amkit.toml").read_text()
    assert "notes/" in Path("acc/.gitignore").read_text()
    assert amkit("init", "acc").code == 2
    Path("other").mkdir()
    Path("other/.gitignore").write_text("mine")
    assert amkit("init", "other").code == 0
    assert Path("other/.gitignore").read_text() == "mine"


def test_the_store_can_be_looked_at_copied_and_taken_along(
    held: Path, amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = amkit("store", "status").out
    assert "1 accounts, 1 conversations, 12 answers" in shown
    assert json.loads(amkit("store", "status", "--json").out)["sound"] is True
    assert amkit("store", "backup", "copy.db").code == 0
    assert amkit("store", "backup", "copy.db").code == 5
    assert amkit("store", "backup", "copy.db", "--force").code == 0
    exported = amkit("store", "export", "-").out
    assert amkit("store", "export", "all.jsonl").code == 0
    assert Path("all.jsonl").read_text() == exported

    monkeypatch.setenv("AMKIT_DATABASE_URL", "sqlite:///other.db")
    ran = amkit("store", "import", "all.jsonl")
    assert (ran.code, ran.out) == (0, "taken in: 1 accounts, 1 conversations, 12 answers\n")
    assert amkit("store", "export", "-").out == exported
    assert amkit("store", "import", "all.jsonl").code == 2
    assert len(json.loads(amkit("runs", "--json").out)) == 1


def test_a_store_that_is_damaged_is_told_and_fails(held: Path, amkit: Amkit) -> None:
    import sqlite3

    connection = sqlite3.connect(".amkit/amkit.db")
    connection.execute("UPDATE answer SET reply = 'x' WHERE seq = 1")
    connection.commit()
    connection.close()

    ran = amkit("store", "status", "--lang", "nl")
    assert (ran.code, "beschadigd" in ran.out) == (1, True)


def piped(lines: str, *argv: str, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "amkit", *argv], input=lines, text=True, capture_output=True,
        check=False, **more,
    )  # fmt: skip


PIPED = "Cleaning\nclean rooms\n\nLess noise\n1 May 2027\n\n4\ny\nCall\nme\n+2d\n"


def test_piped_lines_go_through_the_same_engine(held: Path, amkit: Amkit) -> None:
    done = piped(PIPED, "run", "talk", "-a", "Globex", "--yes")

    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "┃ Globex hired us to clean rooms." in done.stdout
    assert len(json.loads(amkit("runs", "--json").out)) == 2


def test_a_pipe_that_ends_early_names_the_step_and_loses_nothing(held: Path, amkit: Amkit) -> None:
    done = piped("Cleaning\n", "run", "talk", "-a", "Globex", "--yes")
    assert done.returncode == 3
    assert (
        "step “Our contract”, deal.goal: there is no reply for it; saved, 1 answers" in done.stderr
    )

    rest = piped(PIPED.split("\n", 1)[1], "run", "talk", "-a", "Globex", "--resume")
    assert rest.returncode == 0, rest.stderr
    assert piped("x\nsoon\n", "run", "talk", "-a", "Globex", "--lang", "nl").returncode == 3
    assert piped("", "run", "talk").returncode == 2
    assert piped("", "run").returncode == 2


def test_a_reply_that_is_not_utf8_is_told_with_its_byte(held: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "amkit", "run", "talk", "-a", "G", "--yes"],
        input=b"Cle\xe9ning\n", capture_output=True, check=False,
    )  # fmt: skip

    assert done.returncode == 3
    assert "byte 4 of this line is not UTF-8" in done.stderr.decode()


def test_a_dry_run_leaves_nothing_behind(held: Path, amkit: Amkit) -> None:
    before = amkit("store", "export", "-").out
    ran = amkit("run", "talk", "-a", "Dry", "--dry-run", "--answers", "answers.yaml")

    assert (ran.code, "nothing was kept" in ran.out) == (0, True)
    assert amkit("store", "export", "-").out == before
    assert not Path("notes/dry").exists()


def test_what_can_fail_is_found_before_the_first_question(held: Path, amkit: Amkit) -> None:
    Path("file").touch()
    Path("amkit.toml").write_text('notes = "file/notes"\n')
    ran = amkit("run", "talk", "-a", "New", "--yes", "--answers", "answers.yaml")

    assert ran.code == 5
    assert "there is a file where a folder should be" in ran.err
    assert len(json.loads(amkit("runs", "--json").out)) == 1


def test_a_note_template_of_ones_own_is_tried_before_the_first_question(
    held: Path, amkit: Amkit
) -> None:
    Path("templates/note.md.j2").write_text("a\n{{ acount }}\n")
    ran = amkit("run", "talk", "-a", "New", "--yes", "--answers", "answers.yaml")

    assert ran.code == 3
    assert ran.err.startswith("note.md.j2:2:4: there is no “acount” here")
    assert len(json.loads(amkit("runs", "--json").out)) == 1
    Path("templates/note.md.j2").write_text("# {{ account | text }}\n")
    assert amkit("run", "talk", "-a", "New", "--yes", "--answers", "answers.yaml").code == 0
    (note,) = Path("notes/new").iterdir()
    assert note.read_text() == "# New\n"


def test_no_standard_input_at_all_is_told(held: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m amkit run talk -a X --yes <&-", shell=True, text=True,
        capture_output=True, check=False,
    )  # fmt: skip

    assert done.returncode == 2
    assert "use --answers FILE" in done.stderr


def test_an_answer_never_shows_in_an_error_or_a_log(held: Path, tmp_path: Path) -> None:
    canary = "CANARY-7f3a"
    done = piped(f"{canary}\n{canary}\n\n{canary}\nsoon\n", "run", "talk", "-a", "G", "--yes")

    assert done.returncode == 3
    assert canary not in done.stderr
    for path in (tmp_path / "home").rglob("*"):
        if path.is_file():
            assert canary.encode() not in path.read_bytes()


def test_the_schema_is_json_with_descriptions(amkit: Amkit) -> None:
    schema = json.loads(amkit("schema").out)

    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["properties"]["use_when"]["description"]


def test_the_schema_of_scenarios_is_there_too(amkit: Amkit) -> None:
    schema = json.loads(amkit("schema", "--scenario").out)

    assert schema["required"] == ["protocol", "today"]
    assert schema["properties"]["path"]["description"]


def test_a_name_that_is_too_long_is_told(
    held: Path, amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert amkit("store", "backup", "x" * 300).code == 5
    monkeypatch.setenv("AMKIT_PLANS", "x" * 300)
    ran = amkit("plan", "ACME")

    assert (ran.code, "name is too long" in ran.err) == (5, True)
