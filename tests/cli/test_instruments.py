"""Plan, report, brief and a workspace's own instruments, as somebody uses them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from amkit.model.account import key_of, slug_of
from amkit.model.text import Language
from amkit.session.clock import now
from amkit.settings import load
from amkit.store import open_store
from tests import rich_account
from tests.conftest import Amkit
from tests.protocols import text
from tests.shell.session.test_sitting import ANSWERS, PHASES

NOW = now()


@pytest.fixture
def held(amkit: Amkit) -> Path:
    """Return a workspace with one account and what was said of it by hand, and a second."""
    assert amkit("init", ".").code == 0
    Path("protocols/talk.yaml").write_text(text(PHASES, minutes=10))
    Path("answers.yaml").write_text(ANSWERS)
    ran = amkit("run", "talk", "--account", "ACME", "--yes", "--answers", "answers.yaml")
    assert ran.code == 0, ran.err
    add("Bakker & Zn.")
    return Path.cwd()


def add(name: str, *, archived: bool = False) -> None:
    """Keep one more account, of which nothing is known."""
    with opened() as store:
        account = rich_account.ACCOUNT
        slug = slug_of(name, name)
        made = type(account)(
            id=name, name=name, key=key_of(name), slug=slug, created=NOW,
            archived=NOW if archived else None,
        )  # fmt: skip
        store.add_account(made)


def opened() -> Any:
    return open_store(load(cwd=Path.cwd(), environ={}, options={}).store_url)


def say(days: int, kind: Any, **fields: Any) -> None:
    """Keep something that was said by hand of ACME so many days ago, for the customer too."""
    with opened() as store:
        account = store.account_by_key("acme")
        made = rich_account.said(kind, 0, 0, **fields)
        at = NOW - timedelta(days=days)
        store.say(account.id, [type(made)(**{
            name: getattr(made, name) for name in made.__slots__
        } | {"at": at, "item": f"{kind}{days}{fields}"})])  # fmt: skip


def test_a_plan_for_the_customer_and_for_a_year_has_a_file_of_its_own(
    held: Path, amkit: Amkit
) -> None:
    client = amkit("plan", "ACME", "--audience", "client", "--lang", "nl")
    year = amkit("plan", "ACME", "--year", "2027")

    assert client.out == f"{held / 'plans' / 'acme.klant.md'}\n"
    assert year.out == f"{held / 'plans' / 'acme-2027.md'}\n"
    assert "1 January 2027 – 31 December 2027" in Path("plans/acme-2027.md").read_text()
    assert amkit("plan", "ACME", "--audience", "client", "--lang", "nl").code == 0


def test_an_instrument_can_be_written_to_any_file_but_over_no_edit(
    held: Path, amkit: Amkit
) -> None:
    assert amkit("plan", "ACME", "--output", "here.md").out == f"{held / 'here.md'}\n"
    assert amkit("plan", "ACME", "-o", "here.md").code == 0
    Path("here.md").write_text("mine")
    ran = amkit("plan", "ACME", "-o", "here.md")

    assert (ran.code, ran.out) == (0, f"{held / 'here.md'}\n")
    assert Path("here.md").read_text() == "mine"
    Path("other.md").write_text("not of amkit")
    assert amkit("plan", "ACME", "-o", "other.md").code == 1
    assert Path("other.md").read_text() == "not of amkit"
    assert not Path("plans").exists()


def test_json_is_what_the_template_sees(held: Path, amkit: Amkit) -> None:
    plan = json.loads(amkit("plan", "ACME", "--json").out)
    report = json.loads(amkit("report", "ACME", "--json").out)
    brief = json.loads(amkit("brief", "ACME", "new-decision-maker", "--json").out)

    assert (plan["account"], plan["audience"]) == ("ACME", "internal")
    assert report["to_author"]
    assert brief["protocol"] == "new-decision-maker"
    assert not Path("plans").exists()


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["plan"], "name one account, or --all"),
        (["report", "ACME", "--all"], "name one account, or --all"),
        (["plan", "ACME", "--stdout", "--json"], "exclude each other"),
        (["plan", "--all", "--output", "x.md"], "--output names one file"),
        (["plan", "ACME", "--year", "27"], "27 is no year"),
        (["report", "ACME", "--since", "yesterday"], "“yesterday” is no date"),
        (["plan", "ACMEE"], "did you mean “ACME”?"),
        (["render", "planz", "ACME"], "there is no template “planz”; did you mean “plan”?"),
        (["templates", "xyzzy"], "there are: brief, letter, note, plan, report"),
        (["brief", "ACME", "new-decision-makr"], "did you mean “new-decision-maker”?"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(
    held: Path, amkit: Amkit, argv: list[str], told: str
) -> None:
    ran = amkit(*argv)

    assert ran.code == 2
    assert told in ran.err
    assert not Path("plans").exists()
    assert not Path("reports").exists()


def test_all_accounts_get_theirs_and_one_that_fails_stops_no_other(
    held: Path, amkit: Amkit
) -> None:
    add("Old", archived=True)
    Path("plans/acme.md").mkdir(parents=True)
    ran = amkit("plan", "--all")

    assert ran.code == 5
    assert ran.err.startswith("1/2 ACME\namkit: ACME: ")
    assert "2/2 Bakker & Zn.\n" in ran.err
    assert [path.name for path in Path("plans").glob("bakker*.md")]
    Path("plans/acme.md").rmdir()
    assert amkit("plan", "--all").code == 0


def test_a_report_tells_its_author_what_is_missing_and_marks_it_in_the_document(
    held: Path, amkit: Amkit
) -> None:
    ran = amkit("report", "ACME", "--lang", "nl")
    (path,) = Path("reports/acme").iterdir()

    assert ran.code == 0
    assert "amkit: nog aan te vullen: ten minste één ding dat niet goed ging" in ran.err
    assert "CONCEPT, nog niet versturen" in path.read_text()


def test_a_report_goes_back_to_the_last_one(held: Path, amkit: Amkit) -> None:
    say(100, "action", what="count the parts", who="Bram")
    say(10, "action", what="count the parts", status="done")
    last = (NOW - timedelta(days=50)).astimezone().date()
    with opened() as store:
        account = store.account_by_key("acme")
        for day in (last, last - timedelta(days=90)):
            store.keep_rendering(account.id, f"report:{day.isoformat()}", "x", NOW)
        store.keep_rendering(account.id, "plan", "x", NOW)

    def since(*argv: str) -> tuple[str, list[str]]:
        made = json.loads(amkit("report", "ACME", "--json", *argv).out)
        return made["since_iso"], [one["state"] for one in made["actions_before"]]

    assert since() == (last.isoformat(), ["done"])
    assert amkit("report", "ACME").code == 0
    assert since() == (last.isoformat(), ["done"])
    assert since("--since", "2020-01-01") == ("2020-01-01", [])


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_brief_is_read_on_the_screen_or_written(
    held: Path, amkit: Amkit, language: Language
) -> None:
    ran = amkit("brief", "ACME", "talk", "--lang", language)

    assert ran.code == 0
    assert ran.out.startswith("---\n")
    assert not Path("documents").exists()
    written = amkit("brief", "ACME", "talk", "--lang", language, "-o", "brief.md")
    assert written.out == f"{held / 'brief.md'}\n"
    assert Path("brief.md").read_text() == ran.out


def test_a_brief_takes_along_what_was_prepared(held: Path, amkit: Amkit) -> None:
    run = ["run", "new-decision-maker", "--account", "ACME", "--yes"]
    subprocess.run(
        [sys.executable, "-m", "amkit", *run], input="Eva Prins\nbuyer\n/stop\n", text=True,
        capture_output=True, check=False,
    )  # fmt: skip

    assert "- **Eva Prins**" in amkit("brief", "ACME", "new-decision-maker").out


def test_a_workspace_renders_templates_of_its_own(held: Path, amkit: Amkit) -> None:
    Path("templates").mkdir(exist_ok=True)
    Path("templates/card.md.j2").write_text(
        "{{ account | text }} {{ audience }} {{ complete }} {{ report.since_iso }}\n"
    )
    ran = amkit("render", "card", "ACME", "--since", "2026-01-31")
    client = amkit("render", "card.md.j2", "ACME", "--audience", "client", "--stdout")

    assert ran.out == f"{held / 'documents' / 'acme' / 'card.md'}\n"
    assert Path("documents/acme/card.md").read_text().endswith("2026-01-31\n")
    assert client.out.startswith("ACME client 0 ")
    Path("templates/card.md.j2").write_text("{{ acount }}")
    wrong = amkit("render", "card", "ACME")
    assert (wrong.code, wrong.err) == (
        3, "card.md.j2:1:4: there is no “acount” here; did you mean “account”?\n",
    )  # fmt: skip


def test_templates_and_the_names_in_them_are_told(held: Path, amkit: Amkit) -> None:
    Path("templates").mkdir(exist_ok=True)
    Path("templates/card.md.j2").write_text("x")
    listed = json.loads(amkit("templates", "--json").out)

    assert [one["name"] for one in listed] == ["brief", "card", "letter", "note", "plan", "report"]
    assert "amkit templates plan" in amkit("templates").out
    assert "people[].quiet" in amkit("templates", "plan", "--lang", "nl").out
    own = json.loads(amkit("templates", "card", "--json").out)
    assert {"people[].name", "report.wins[].main"} <= {one["name"] for one in own}
    assert all(one["en"] and one["nl"] for one in own)


def test_a_protocol_that_cannot_be_read_does_not_stop_a_plan(held: Path, amkit: Amkit) -> None:
    Path("protocols/bad.yaml").write_text("amkit: 99")

    assert amkit("plan", "ACME").code == 0
