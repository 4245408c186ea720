"""`amkit account import` and `export`, as somebody uses them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Amkit

CSV = (
    "Bedrijf;Contactpersoon;E-mail;Einddatum;Waarde;Kleur\r\n"
    'ACME;Anna Bakker;anna@acme.nl;31-12-2027;"€ 25.000,50";rood\r\n'
    "ACME;Piet van Dam;;;;\r\nZorg;;;3-4-2028;1.250;\r\n"
)


@pytest.fixture
def file(amkit: Amkit) -> Path:
    """Return an export of a CRM, in a workspace."""
    assert amkit("init", ".").code == 0
    Path("klanten.csv").write_text(CSV, encoding="cp1252")
    return Path("klanten.csv")


def test_columns_are_agreed_once_and_kept(file: Path, amkit: Amkit) -> None:
    ran = amkit("account", "import", "klanten.csv")
    assert (ran.code, "nobody said yet what these columns hold" in ran.err) == (2, True)
    ran = amkit("account", "import", "klanten.csv", "--dry-run")
    assert ran.code == 0
    assert "Einddatum" in ran.out
    assert "contract: until" in ran.out
    assert (
        "2 new accounts, 0 updated, 0 unchanged; 4 facts added\nLeft out: Kleur\nThis was"
        in ran.out
    )
    assert not Path("imports").exists()
    ran = amkit("account", "import", "klanten.csv", "--yes", "--lang", "nl")
    assert ran.out.startswith("2 nieuwe accounts, 0 bijgewerkt, 0 ongewijzigd; 4 feiten")
    assert "\nDoet niet mee: Kleur\n" in ran.out
    assert '"Kleur" = ""' in Path("imports/klanten.toml").read_text()
    ran = amkit("account", "import", "klanten.csv")
    assert ran.out == "0 new accounts, 0 updated, 2 unchanged; 0 facts added\nLeft out: Kleur\n"
    file.write_text(CSV.replace("anna@", "a.bakker@"))
    ran = amkit("account", "import", "klanten.csv", "--json")
    told = json.loads(ran.out)
    assert told["accounts"] == {"new": 0, "updated": 1, "unchanged": 1}
    assert (told["rows"], told["statements"], told["written"]) == (3, 1, True)
    assert (told["encoding"], told["separator"]) == ("UTF-8", ";")
    assert told["columns"]["Einddatum"] == "contract.end"


def test_another_export_keeps_its_own_columns(file: Path, amkit: Amkit) -> None:
    amkit("account", "import", "klanten.csv", "--yes")
    Path("other").mkdir()
    Path("other/klanten.csv").write_text("Company,Owner\nB,Eva\n")
    ran = amkit("account", "import", "other/klanten.csv", "--yes", "--json")

    assert json.loads(ran.out)["kept"].endswith("klanten-2.toml")


def test_a_script_says_it_with_a_file(file: Path, amkit: Amkit) -> None:
    Path("map.toml").write_text('[columns]\n"Bedrijf" = "account"\n"Kleur" = "profile.market"\n')
    ran = amkit("account", "import", "klanten.csv", "--mapping", "map.toml")
    assert ran.out.startswith("2 new accounts, 0 updated, 0 unchanged; 1 fact added")
    Path("map.toml").write_text('[columns]\n"Klant" = "account"\n"Kleur" = "profile.market"\n')
    ran = amkit("account", "import", "klanten.csv", "--mapping", "map.toml")
    assert ran.code == 3
    assert ran.err == (
        "map.toml:1:1: the table has no column “Klant”\n"
        'map.toml:1:1: no column names the account; give one the target "account"\n'
    )
    Path("map.toml").write_bytes(b"\n\xff")
    ran = amkit("account", "import", "klanten.csv", "--mapping", "map.toml")
    assert (ran.code, ran.err) == (3, "map.toml:2:1: is not UTF-8; save it as UTF-8\n")


def test_every_row_that_is_wrong_is_told_and_none_is_taken_in(file: Path, amkit: Amkit) -> None:
    file.write_text(CSV.replace("31-12-2027", "31-13-2027").replace("1.250", "much"))
    ran = amkit("account", "import", "klanten.csv", "--yes", "--dates", "day-first")
    assert ran.code == 3
    assert ran.err == (
        "klanten.csv:2:4: “Einddatum”: the calendar has no 2027-13-31; look at day, month and "
        "year\nklanten.csv:4:5: “Waarde”: write an amount, such as 25,000 or EUR 1250.50\n"
    )
    ran = amkit("account", "import", "klanten.csv", "--dates", "day-first", "--lang", "nl")
    assert "‘Waarde’: schrijf een bedrag" in ran.err
    assert amkit("store", "status").out.splitlines()[1].startswith("0 accounts")


def test_a_date_that_can_be_two_is_refused_until_somebody_says_which(
    file: Path, amkit: Amkit
) -> None:
    file.write_text("Company,End date\nACME,3/4/2028\n")
    ran = amkit("account", "import", "klanten.csv", "--yes")
    assert ran.code == 3
    assert ran.err.startswith("klanten.csv:2:2: 3/4/2028 can be two dates; say which with --dates")
    assert amkit("account", "import", "klanten.csv", "--yes", "--dates", "month-first").code == 0
    assert "2028-03-04" in amkit("account", "export", "--format", "csv").out
    ran = amkit("account", "import", "klanten.csv", "--dates", "year-first")
    assert (ran.code, ran.err.startswith("amkit: --dates: day-first / month-first")) == (2, True)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"PK\x03\x04", ":1:1: this is a workbook"), (b"", ":1:1: there is no header"),
        (b"Company\n\0\n", "which no store keeps"),
        (b"Company,X\nA\n", ":2:2: this row has 1 cell"),
        (b"Company\n" + b'"' + b"a" * 200_000, "larger than 128 KiB"),
        (b"Company\nA\x81", "no text in Windows-1252"), (b'Company\n"A"B\n', ":2:1: the quotes"),
    ],
)  # fmt: skip
def test_hostile_files_are_refused_with_their_place(amkit: Amkit, raw: bytes, words: str) -> None:
    Path("x.csv").write_bytes(raw)
    ran = amkit("account", "import", "x.csv", "--yes")

    assert (ran.code, ran.err.startswith("x.csv:"), words in ran.err) == (3, True, True)


def test_what_cannot_be_used_is_told(amkit: Amkit) -> None:
    assert amkit("account", "import", "none.csv").code == 3
    Path("x.csv").write_text("A,B\n1,2\n")
    ran = amkit("account", "import", "x.csv", "--yes")
    assert (ran.code, "no column names the account" in ran.err) == (2, True)
    assert "The columns are: A, B." in ran.err
    ran = amkit("account", "import", "x.csv", "--encoding", "klingon")
    assert (ran.code, "no encoding “klingon”" in ran.err) == (2, True)


def test_a_table_of_ours_is_inert_and_comes_back(file: Path, amkit: Amkit) -> None:
    Path("x.csv").write_text("Company,Contact,Role\n=A(),\"=cmd|'/c calc'!A0\",+31\n")
    assert amkit("account", "import", "x.csv", "--yes").code == 0
    ran = amkit("account", "export", "--format", "csv", "-o", "a.csv")
    assert ran.out == "a.csv\n"
    made = Path("a.csv").read_text(encoding="utf-8")
    assert made.startswith('\ufeff"account","kind","stakeholder.name"')
    assert '"\'=A()"' in made
    assert '"=' not in made
    assert '"=A()"' in amkit("account", "export", "--format", "csv", "--raw").out
    assert amkit("account", "import", "a.csv").out.startswith("0 new accounts, 0 updated, 1 un")
    assert ";" in amkit("account", "export", "--format", "csv", "--lang", "nl").out


def test_an_export_goes_into_another_store_whole(
    file: Path, amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    amkit("account", "import", "klanten.csv", "--yes")
    amkit("plan", "ACME")
    Path("notes/acme").mkdir(parents=True)
    Path("notes/acme/2026-01-01-talk.md").write_text("# Note\n")
    ran = amkit("account", "export", "--output", "out", "--documents", "--json")
    assert json.loads(ran.out) == {
        "accounts": 2, "format": "yaml",
        "written": ["out/accounts.yaml", "out/notes/acme/2026-01-01-talk.md", "out/plans/acme.md"],
    }  # fmt: skip
    one = amkit("account", "export", "ACME", "-f", "json").out
    Path("acme.json").write_text(one)
    whole = Path("out/accounts.yaml").read_text()
    monkeypatch.setenv("AMKIT_DATABASE_URL", "sqlite:///other.db")
    ran = amkit("account", "import", "acme.json", "--dry-run")
    assert ran.out.endswith("This was only tried; nothing was written\n")
    ran = amkit("account", "import", "acme.json")
    assert ran.out == "1 new account, 0 updated, 0 unchanged; 3 facts added\n"
    assert amkit("account", "export", "-f", "json").out == one
    ran = amkit("account", "import", "out/accounts.yaml")
    assert ran.out == "1 new account, 0 updated, 1 unchanged; 1 fact added\n"
    ran = amkit("account", "export", "-o", "out2", "--documents")
    assert Path("out2/accounts.yaml").read_text() == whole
    Path("broken.yaml").write_text(whole.replace("kind: contract", "kind: kontract", 1))
    ran = amkit("account", "import", "broken.yaml")
    assert (ran.code, ran.err.startswith("broken.yaml:")) == (3, True)


def test_an_export_replaces_nothing_unasked(file: Path, amkit: Amkit) -> None:
    amkit("account", "import", "klanten.csv", "--yes")
    assert amkit("account", "export", "ACME", "-o", "out").out == "out/acme.yaml\n"
    ran = amkit("account", "export", "ACME", "-o", "out")
    assert (ran.code, "out/acme.yaml is there already" in ran.err) == (2, True)
    assert amkit("account", "export", "ACME", "-o", "out", "--force").code == 0
    assert amkit("account", "export", "ACME", "-o", "-").out.startswith("amkit_accounts: 1")
    for wrong in (["--json"], ["--documents"], ["-f", "xml"], ["Nobody"]):
        assert amkit("account", "export", *wrong).code == 2
    Path("file").write_text("x")
    assert amkit("account", "export", "-o", "file/x.yaml").code == 5
    assert amkit("account", "export", "-o", ".", "--documents").code == 0


def test_people_come_from_cards_and_go_out_on_cards(file: Path, amkit: Amkit) -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Anna Bakker\nEMAIL:a@acme.nl\nEND:VCARD\n"
    Path("anna.vcf").write_text(card)
    ran = amkit("account", "import", "anna.vcf")
    assert (ran.code, "Add --account" in ran.err) == (2, True)
    assert amkit("account", "import", "anna.vcf", "--account", "ACME").code == 2
    amkit("account", "import", "klanten.csv", "--yes")
    ran = amkit("account", "import", "anna.vcf", "--account", "acme")
    assert ran.out == "0 new accounts, 1 updated, 0 unchanged; 1 fact added\n"
    ran = amkit("account", "export", "ACME", "--format", "vcard", "-o", "people")
    assert ran.out == "people/acme.vcf\n"
    assert "EMAIL:a@acme.nl" in Path("people/acme.vcf").read_text()
    Path("anna.vcf").write_text(card + "x")
    ran = amkit("account", "import", "anna.vcf", "-a", "ACME")
    assert (ran.code, ran.err.startswith("anna.vcf:6:1: expected a card")) == (3, True)
    Path("two.vcf").write_text(card + card.replace("a@", "b@"))
    ran = amkit("account", "import", "two.vcf", "-a", "ACME", "--lang", "nl")
    assert ran.err.startswith("two.vcf:6: stakeholder: e-mail: een eerdere rij zegt iets anders")


def test_days_go_to_a_calendar_and_keep_their_names(file: Path, amkit: Amkit) -> None:
    amkit("account", "import", "klanten.csv", "--yes")
    made = amkit("account", "export", "-f", "ics", "--lang", "nl").out

    assert "SUMMARY:ACME: contract loopt af: Contract" in made
    assert "DTSTART;VALUE=DATE:20271231" in made
    assert amkit("account", "export", "-f", "ics", "--lang", "nl").out == made


def test_a_library_that_is_missing_is_named(
    file: Path, amkit: Amkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    amkit("account", "import", "klanten.csv", "--yes")
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.setitem(sys.modules, "vobject", None)
    Path("a.vcf").write_text("BEGIN:VCARD\nFN:A\nEND:VCARD\n")
    for argv, extra in (
        (["export", "-f", "ics"], "calendar"), (["export", "-f", "vcard"], "contacts"),
        (["import", "a.vcf", "-a", "ACME"], "contacts"),
    ):  # fmt: skip
        ran = amkit("account", *argv)
        assert (ran.code, f"pip install 'amkit[{extra}]'" in ran.err) == (2, True)


def test_at_a_terminal_the_columns_are_asked_and_the_rest_is_agreed(file: Path) -> None:
    file.write_text("Company,Full name,Renewal,Amount\nACME,Anna,3/4/2027,100\n")
    child = pexpect.spawn(
        sys.executable, ["-m", "amkit", "account", "import", "klanten.csv"],
        encoding="utf-8", timeout=20, dimensions=(40, 100),
        env={"PATH": "/usr/bin:/bin", "TERM": "dumb", "AMKIT_ME": "Bram", "LANG": "en_GB.UTF-8"},
    )  # fmt: skip
    for expected, reply in (
        ("Is this right", "9"), ("the number of a column, or Enter", "3"),
        ("What does “Renewal” hold", "color"), ("What does “Renewal” hold", "contract.end"),
        ("Is this right", ""), ("Which date is 3/4/2027", "3 april 2027"), ("Take this in", "y"),
    ):  # fmt: skip
        child.expect(expected)
        child.expect("> ")
        child.sendline(reply)
    child.expect("1 new account, 0 updated, 0 unchanged; 2 facts added")
    child.expect(pexpect.EOF)
    kept = Path("imports/klanten.toml").read_text()
    assert 'dates = "day-first"' in kept
    assert '"Renewal" = "contract.end"' in kept
    child = pexpect.spawn(
        sys.executable, ["-m", "amkit", "account", "import", "klanten.csv"],
        encoding="utf-8", timeout=20,
        env={"PATH": "/usr/bin:/bin", "TERM": "dumb", "AMKIT_ME": "Bram", "LANG": "nl_NL.UTF-8"},
    )  # fmt: skip
    child.expect("0 new accounts, 0 updated, 1 unchanged")
    child.expect("> ")
    child.sendline("n")
    child.expect("stopped; nothing was taken in")
