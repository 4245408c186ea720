"""Whatever is answered stays what it was, to the letter, on every way in and out."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from amkit.model.record import Statement
from amkit.store import open_store
from tests.conftest import Amkit, Ran
from tests.naughty_texts import EVERY, TEXTS, mixed
from tests.protocols import text
from tests.shell.store.test_store import NOW
from tests.torture.conftest import Figure, many

STORE = Path(".amkit/amkit.db")
A_RUN = 60


def begin(count: int) -> None:
    Path("amkit.toml").write_text("")
    Path("protocols").mkdir()
    prompts = "".join(f"        n{n}: {{type: text}}\n" for n in range(count))
    steps = f"      title: All\n      minutes: 10\n      ask: What?\n      record:\n{prompts}"
    phases = f"- id: talk\n  moment: during\n  steps:\n    - id: all\n{steps}"
    Path("protocols/talk.yaml").write_text(text(phases, minutes=10))


def replies(path: Path = STORE) -> list[str]:
    """Return what was answered in all runs, in their order."""
    with open_store(f"sqlite:///{path.absolute()}") as store:
        runs = sorted(store.runs(), key=lambda run: run.started)
        return [found.reply for run in runs for found in store.answers(run.id)]


def test_there_are_many_of_each_kind() -> None:
    assert len(set(EVERY)) > 500
    assert all(len(texts) >= 5 for texts in TEXTS.values())


UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u2028\u2029]")
"""Signs that somebody would overlook in a file: they are refused there, at their place."""
PLAIN = [one for one in (*EVERY, *mixed(many(120, 1_100))) if one != "?" and one.strip()]
FILED = [one for one in PLAIN if not UNSEEN.search(one.replace("\r\n", ""))]
TYPED = [one for one in PLAIN if "\n" not in one and one[0] != "/"]


def filled(texts: list[str]) -> list[list[str]]:
    """Return the texts in pieces for one run each."""
    whole = texts + ["filled up"] * (-len(texts) % A_RUN)
    return [whole[start : start + A_RUN] for start in range(0, len(whole), A_RUN)]


def typed(lines: list[str]) -> bytes:
    """Type a run line by line; return what was shown."""
    done = subprocess.run(
        [sys.executable, "-m", "amkit", "run", "talk", "--account", "ACME", "--yes", "--plain"],
        input="".join(f"{one}\n" for one in [*lines, ""]).encode(),
        capture_output=True, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    return done.stdout


def answered(amkit: Amkit, texts: list[str]) -> Ran:
    answers = {f"n{n}": one for n, one in enumerate(texts)}
    Path("answers.json").write_text(json.dumps(answers), encoding="utf-8")
    return amkit("run", "talk", "--account", "ACME", "--yes", "--answers", "answers.json")


@pytest.mark.timeout(300)
def test_whatever_is_answered_every_copy_keeps_it(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    begin(A_RUN)
    for those in filled(FILED):
        ran = answered(amkit, those)
        assert ran.code == 0, ran.err
    unseen = [one for one in TYPED if UNSEEN.search(one)]
    for those in filled(unseen):
        typed(those)
    wanted = [one for those in (*filled(FILED), *filled(unseen)) for one in those]

    assert replies() == wanted
    Path("all.jsonl").write_text(amkit("store", "export", "-").out, encoding="utf-8", newline="")
    assert amkit("store", "backup", "copy.db").code == 0
    STORE.write_bytes(b"")
    assert amkit("store", "restore", "copy.db").code == 0
    assert replies() == wanted
    assert amkit("account", "export", "--output", "out").code == 0
    assert amkit("account", "export", "--format", "json", "--output", "out.json").code == 0
    for number, command in enumerate(
        (["store", "import", "all.jsonl"], ["account", "import", "out/accounts.yaml"],
         ["account", "import", "out.json"])
    ):  # fmt: skip
        monkeypatch.setenv("AMKIT_DATABASE_URL", f"sqlite:///other{number}.db")
        ran = amkit(*command)
        assert ran.code == 0, ran.err
        assert replies(Path(f"other{number}.db")) == wanted, command
    figure(f"texts: {len(FILED) + len(unseen)} of {len(FILED) + len(unseen)} to the letter in the "
           "store, JSON lines, YAML, JSON, backup and restore")  # fmt: skip


def test_what_nobody_would_see_in_a_file_is_refused_at_its_place(amkit: Amkit) -> None:
    begin(A_RUN)
    unseen = [one for one in EVERY if UNSEEN.search(one.replace("\r\n", ""))][:45]
    ran = answered(amkit, unseen)

    assert ran.code == 3
    assert len(re.findall(r"^answers\.json:1:\d+: ", ran.err, re.MULTILINE)) >= len(unseen)
    assert not STORE.exists() or replies() == []


def test_a_question_mark_in_a_file_is_told_and_nothing_is_kept(amkit: Amkit) -> None:
    begin(1)
    ran = answered(amkit, ["?"])

    assert ran.code == 3
    assert "asks for help" in ran.err
    assert not STORE.exists() or replies() == []


@pytest.mark.timeout(300)
def test_what_is_typed_line_by_line_is_kept_and_never_acts_on_the_terminal(figure: Figure) -> None:
    begin(A_RUN)
    for those in filled(TYPED):
        shown = typed(those).decode()
        assert not any(sign < " " and sign not in "\n" for sign in shown), "acted on the terminal"
        assert not re.search("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)

    assert replies() == [one for those in filled(TYPED) for one in those]
    figure(f"texts: {len(TYPED)} of {len(TYPED)} to the letter as typed, inert on the terminal")


def test_a_build_that_trims_is_caught(amkit: Amkit) -> None:
    begin(2)
    Path("answers.json").write_text(json.dumps({"n0": " lead", "n1": "trail. "}))
    ran = amkit("run", "talk", "--account", "ACME", "--yes", "--answers", "answers.json")
    assert ran.code == 0
    with sqlite3.connect(STORE) as connection:
        kept = [found for (found,) in connection.execute("SELECT reply FROM answer ORDER BY seq")]

    assert kept == [" lead", "trail. "]
    assert [one.strip() for one in kept] != kept


def test_a_spreadsheet_runs_nothing_and_gives_every_text_back(
    amkit: Amkit, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    Path("amkit.toml").write_text("")
    assert amkit("account", "add", "ACME").code == 0
    texts = [one for one in PLAIN if one == one.strip() and "\r" not in one]
    with open_store(f"sqlite:///{STORE.absolute()}") as store:
        account = store.account_by_key("acme")
        assert account is not None
        store.say(account.id, [
            Statement(run_id="", item=f"g{n}", kind="joint_goal", source="known", by="B", at=NOW,
                      step="", fields={"what": f"goal {n}", "measure": one})
            for n, one in enumerate(texts)
        ])  # fmt: skip
        before = _measures(store.statements(account.id))
    assert amkit("account", "export", "--format", "csv", "--output", "out.csv").code == 0
    raw = Path("out.csv").read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(raw, newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "|", "%", "\t")] == []
    monkeypatch.setenv("AMKIT_DATABASE_URL", "sqlite:///other.db")
    ran = amkit("account", "import", "out.csv", "--yes")
    assert ran.code == 0, ran.err
    with open_store("sqlite:///other.db") as store:
        account = store.account_by_key("acme")
        assert account is not None
        after = _measures(store.statements(account.id))

    assert after == before
    figure(f"texts: {len(texts)} of {len(texts)} inert in CSV, and back to the letter")


def _measures(said: tuple[Statement, ...]) -> dict[object, object]:
    return {one.fields["what"]: one.fields["measure"] for one in said}
