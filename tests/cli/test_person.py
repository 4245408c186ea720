"""A person is found, handed over, put right and erased, as somebody does it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Amkit

STORE = Path(".amkit")
SECRET = "his-wife-is-ill"


@pytest.fixture
def known(amkit: Amkit) -> Amkit:
    """Return the command line in a workspace where Jan de Vries is known at ACME."""
    assert amkit("init", ".").code == 0
    for name in ("ACME", "Globex"):
        assert amkit("account", "add", name).code == 0
    for account, *fields in (
        ("ACME", "stakeholder", "Jan de Vries", "-f", "email=j.devries@acme.nl",
         "-f", f"evidence={SECRET}"),
        ("ACME", "stakeholder", "Vera Smit", "-f", "evidence=Mr Vries said so"),
        ("ACME", "action", "Ring Jan de Vries"),
        ("Globex", "action", "Ask jan  de vries for a reference"),
    ):  # fmt: skip
        ran = amkit("record", "add", account, *fields)
        assert ran.code == 0, ran.err
    assert amkit("plan", "ACME").code == 0
    for early in (STORE / "backups").iterdir():
        early.unlink()
    assert amkit("account", "list").code == 0  # keeps the backup of the day
    return amkit


def holding(*words: str) -> set[str]:
    """Return the files in which one of the words is."""
    return {
        str(path)
        for path in Path().rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    }


def test_a_person_is_found_wherever_they_are_named(known: Amkit) -> None:
    told = known("person", "find", "j.devries@acme.nl").out

    assert "ACME\n  record stakeholder: Jan de Vries: Jan de Vries" in told
    assert "record action: Ring Jan de Vries" in told
    assert "Globex\n  record action: Ask jan" in told
    assert "plans/acme.md: " in told
    sure, perhaps = told.split("Perhaps the same person")
    assert "Mr Vries said so" in perhaps
    assert "Mr Vries said so" not in sure
    found = json.loads(known("person", "find", "Jan de Vries", "--json").out)
    assert found["marks"] == ["Jan de Vries", "j.devries@acme.nl"]
    assert {hit["place"] for hit in found["hits"] if hit["sure"]} == {"record", "kept", "file"}


def test_who_is_not_there_is_said(known: Amkit) -> None:
    assert (
        "‘Piet Jansen’ wordt nergens genoemd"
        in known("person", "find", "Piet Jansen", "--lang", "nl").out
    )
    for command in (("export", "Piet Jansen"), ("erase", "Piet Jansen"), ("correct", "Xyz", "X")):
        ran = known("person", *command)
        assert (ran.code, "is named nowhere" in ran.err) == (2, True)
    ran = known("person", "find", "Jo")
    assert (ran.code, "too short" in ran.err) == (2, True)


def test_what_is_kept_is_handed_over(known: Amkit) -> None:
    told = known("person", "export", "Jan de Vries", "--lang", "nl").out

    assert told.startswith("Jan de Vries, j.devries@acme.nl\n\nACME\n  naam: Jan de Vries (")
    assert f"  waaruit dat blijkt: {SECRET} (" in told
    assert "Genoemd in documenten" in told
    whole = json.loads(known("person", "export", "Jan de Vries", "--json").out)
    assert whole["known"][0]["fields"]["evidence"] == SECRET
    assert whole["known"][0]["history"]
    assert known("person", "export", "Jan de Vries", "-o", "jan.txt").out == "jan.txt\n"
    assert SECRET in Path("jan.txt").read_text()
    assert known("person", "export", "Jan de Vries", "-o", "jan.txt").code != 0


def test_what_was_said_in_a_conversation_is_handed_over_to_the_letter(known: Amkit) -> None:
    Path("protocols").mkdir(exist_ok=True)
    Path("protocols/talk.yaml").write_text(
        "amkit: 2\nid: talk\nversion: 1.0.0\ntitle: T\npurpose: P\nphases:\n- id: talk\n"
        "  moment: during\n  steps:\n  - id: s\n    title: S\n    record:\n"
        "      wish: {type: text, prompt: W}\n"
    )
    Path("answers.yaml").write_text("wish: Jan de Vries wants {peace} | quiet\n")
    ran = known("run", "talk", "--account", "ACME", "--answers", "answers.yaml")
    assert ran.code == 0, ran.err

    told = known("person", "export", "Jan de Vries").out
    assert "Written down in conversations\n  ACME, talk, " in told
    assert ", wish: Jan de Vries wants {peace} | quiet\n" in told
    (said,) = json.loads(known("person", "export", "Jan de Vries", "--json").out)["said"]
    assert (said["account"], said["text"]) == ("ACME", "Jan de Vries wants {peace} | quiet")


def test_a_name_is_put_right_everywhere_once_somebody_says_so(known: Amkit) -> None:
    told = known("person", "correct", "Jan de Vries", "Jan de Fries").out
    assert "Nothing was changed. --yes puts it right" in told
    assert "Jan de Fries" not in known("account", "show", "ACME").out

    told = known("person", "correct", "Jan de Vries", "Jan de Fries", "--yes").out
    assert told.startswith("Put right in ")
    assert "Still there, to change yourself: " in told
    shown = known("account", "show", "ACME").out
    assert "Jan de Fries" in shown
    assert "Ring Jan de Fries" in shown
    assert SECRET in shown
    assert "Ask jan  de vries" in known("record", "list", "Globex", "--json").out
    assert known("person", "correct", "Jan de Fries", " ", "--yes").code == 2


def test_erasing_is_only_told_until_somebody_says_so(known: Amkit) -> None:
    before = holding(SECRET)
    told = known("person", "erase", "Jan de Vries", "--lang", "nl").out

    assert "Er is niets veranderd. --yes wist dit voorgoed" in told
    assert holding(SECRET) == before


def test_of_somebody_who_is_erased_not_a_byte_is_left(known: Amkit) -> None:
    Path("plans/acme.md").rename("plans/elsewhere.md")
    assert {str(Path(name).parent) for name in holding(SECRET)} >= {".amkit", ".amkit/backups"}
    ran = known("person", "erase", "Jan de Vries", "--account", "ACME", "--yes")

    assert ran.code == 0, ran.err
    assert "“former contact 1” stands there now" in ran.out
    assert "and from 1 backups" in ran.out
    assert "Vries" not in ran.out
    assert holding(SECRET, "Jan de Vries", "j.devries") == {"plans/elsewhere.md"}
    shown = known("account", "show", "ACME").out
    assert "Ring former contact 1" in shown
    assert "Vera Smit" in shown
    assert "Ask jan  de vries" in known("record", "list", "Globex", "--json").out
    assert "nothing is damaged" in known("doctor").out
    assert "A part of the name still stands in " in ran.out


def test_other_spellings_and_another_word_for_it(known: Amkit) -> None:
    ran = known(
        "person", "erase", "Jan de Vries", "--also", "Mr Vries", "--instead", "the buyer", "--yes"
    )

    assert ran.code == 0, ran.err
    assert "the buyer said so" in known("account", "show", "ACME").out
    for path in ("plans/acme.md",):
        assert f"Still there, to change yourself: {Path(path).absolute()}" in ran.out


def test_two_people_of_one_name_are_told_apart(known: Amkit) -> None:
    assert known("record", "add", "Globex", "stakeholder", "Jan de Vries").code == 0

    for command in (("erase", "Jan de Vries"), ("correct", "Jan de Vries", "X Y")):
        ran = known("person", *command, "--yes")
        assert (ran.code, "--account: ACME, Globex" in ran.err) == (2, True)
    assert known("person", "erase", "Jan de Vries", "-a", "Globex", "--yes").code == 0
    assert "Jan de Vries" in known("account", "show", "ACME").out


def test_an_old_copy_that_is_put_back_is_cleaned(known: Amkit) -> None:
    assert known("store", "backup", "copy.db").code == 0
    assert known("person", "erase", "Jan de Vries", "--yes").code == 0
    assert known("store", "restore", "copy.db").code == 0

    shown = known("account", "show", "ACME").out
    assert "Ring former contact 1" in shown
    assert SECRET not in shown
