"""What columns hold: proposed by their names, kept in a file, and refused where it cannot be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amkit.errors import PlacedError
from amkit.exchange.columns import Columns, is_ours, mistakes, proposed, read, written
from amkit.exchange.targets import (
    ACCOUNT,
    LEFT_OUT,
    all_targets,
    can_join,
    guessed,
    is_orphan,
    label_of,
    named,
    target_of,
)
from amkit.model.kinds import KINDS


@pytest.mark.parametrize(
    ("header", "targets"),
    [
        (
            "Company Name,First Name,Last Name,Email,Phone Number,Job Title,Company owner,Color",
            "account,stakeholder.name,stakeholder.name,stakeholder.email,stakeholder.phone,"
            "stakeholder.role,profile.owner,",
        ),
        (
            "Bedrijf,Contactpersoon,E-mailadres,Telefoon,Functie,Einddatum,Waarde,Accountmanager",
            "account,stakeholder.name,stakeholder.email,stakeholder.phone,stakeholder.role,"
            "contract.end,contract.value,profile.owner",
        ),
        ("Naam,Plaats", "account,"),
        ("Naam,Klant,E-mail", "stakeholder.name,account,stakeholder.email"),
        ("Klant,Contact,Voornaam,Achternaam", "account,stakeholder.name,,"),
        ("Account,Role,Amount", "account,,"),
        ("Account,E-mail,Role", "account,stakeholder.email,stakeholder.role"),
        ("Account,Phone,Mobile,E-mail", "account,stakeholder.phone,,stakeholder.email"),
        ("account,kind,contract.end,stakeholder.power", "account,,contract.end,"),
        ("Account,contract: until,Contract: tot", "account,contract.end,"),
        ("-,Account", ",account"),
    ],
)
def test_names_say_what_a_column_holds(header: str, targets: str) -> None:
    assert guessed(header.split(",")) == tuple(targets.split(","))


def test_only_what_there_is_is_proposed() -> None:
    some: Any = {"profile": KINDS["profile"]}

    assert guessed(["Company", "Contact", "Owner"], some) == (ACCOUNT, "", "profile.owner")
    assert all_targets(some)[:2] == (ACCOUNT, "profile.name")
    assert target_of("contract.end", some) is None
    assert target_of("profile.color") is None


def test_a_reply_names_a_target() -> None:
    assert named("contract.end") == named("Contract: until") == named("contract: tot")
    assert named(" - ") == LEFT_OUT
    assert named("account") == named("Bedrijf") == ACCOUNT
    assert named("color") is None


def test_targets_have_words() -> None:
    assert label_of(ACCOUNT, "nl") == "de naam van het account"
    assert label_of(LEFT_OUT, "en") == "(left out)"
    assert label_of("contract.value", "nl") == "contract: waarde per jaar"


def test_texts_and_persons_can_be_made_up_of_several_columns() -> None:
    assert can_join("stakeholder.name")
    assert can_join("profile.owner")
    assert not can_join("contract.end")
    assert not can_join(ACCOUNT)


def test_a_field_needs_its_entry() -> None:
    assert is_orphan("stakeholder.role", ["stakeholder.role"])
    assert not is_orphan("stakeholder.role", ["stakeholder.role", "stakeholder.email"])
    assert not is_orphan("contract.end", ["contract.end"])
    assert not is_orphan("profile.owner", ["profile.owner"])
    assert not is_orphan(ACCOUNT, [])


def test_our_own_header_is_known() -> None:
    assert is_ours(("account", "kind", "contract.end"))
    assert not is_ours(("account", "Color"))
    assert not is_ours(("contract.end",))
    assert proposed(("account", "kind"), "f").decimals == "point"
    assert proposed(("Company",), "f") == Columns(targets={"Company": ACCOUNT}, fingerprint="f")


def test_mistakes_are_told_together() -> None:
    header = ("A", "B", "C")
    targets = {"A": "contract.end", "B": "contract.end", "C": "goal.measure", "D": ACCOUNT}
    found = mistakes(Columns(targets=targets), header)

    assert [text.en.split(";")[0] for text in found] == [
        "the table has no column “D”", "no column names the account",
        "“B” holds contract.end, and so does a column before it",
        "“C” holds goal.measure, and no column holds goal.what",
    ]  # fmt: skip
    assert all(text.nl != text.en for text in found)
    joined = {"A": ACCOUNT, "B": "stakeholder.name", "C": "stakeholder.name"}
    assert mistakes(Columns(targets=joined), header) == ()


names = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1,
    max_size=12,
)  # fmt: skip


@given(
    st.dictionaries(names, st.sampled_from(["", "account", "contract.end"]), min_size=1),
    st.sampled_from(["", "day-first", "month-first"]),
    st.sampled_from(["", "comma", "point"]),
    names,
    st.sampled_from(["en", "nl"]),
)
def test_what_is_kept_is_read_again(
    targets: dict[str, str], dates: Any, decimals: Any, name: str, language: Any
) -> None:
    columns = Columns(targets=targets, fingerprint="f00", dates=dates, decimals=decimals)

    assert read(written(columns, list(targets), name, language), "x.toml") == columns


def test_the_file_explains_itself() -> None:
    columns = Columns(targets={"Klant": "account"}, fingerprint="f00")

    assert "eerst gevraagd bij klanten.csv." in written(columns, ["Klant"], "klanten.csv", "nl")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a = x", ["1:5 this is not TOML"]), ("a =", ["1:1 this is not TOML"]),
        ("[columns]\n\"A\" = \"a\x01\"", ["2:"]),
        ("fingerprint = 'x'", ["1:1 there are no [columns]"]),
        (
            "color = 1\nfingerprint = 5\ndates = 'some'\n[columns]\n\"A\" = 'contract.ends'\n"
            "B = 'nothing at all of it'\nC = 5\nD = 'account'",
            ["2:1 “fingerprint” is a text", "3:1 “dates” is one of day-first, month-first",
             "5:1 “A” cannot hold “contract.ends”; did you mean “contract.end”?",
             "6:1 “B” cannot hold “nothing at all of it”; write a kind and a field",
             "7:1 “C” cannot hold “5”", "1:1 there is no “color” here"],
        ),
    ],
)  # fmt: skip
def test_a_file_that_says_something_else_is_refused(text: str, problems: list[str]) -> None:
    with pytest.raises(PlacedError) as refused:
        read(text, "x.toml")
    told = [f"{place.line}:{place.column} {text.en}" for place, text in refused.value.problems]

    assert len(told) == len(problems)
    for one, start in zip(told, problems, strict=True):
        assert one.startswith(start)
    assert refused.value.text.en != refused.value.text.nl
