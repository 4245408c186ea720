"""A number has a source and a date."""

from __future__ import annotations

import pytest

from tests.lint.rules import GOOD, at, changed, check

RULE = "claim-without-source"
AIM = "          aim: {label: {en: Aim, nl: Doel}}\n"
ACTIONS = "          actions: {kind: action, many: true}\n"


def asked(fields: str) -> str:
    return changed(
        (AIM, f"{AIM}          results: {{kind: result, many: true, fields: {fields}}}\n")
    )


def test_a_number_that_is_asked_without_date_or_source_is_found() -> None:
    text = asked("[before, after]")
    (found,) = check(RULE, text, [at(text, "[before, after]")])

    assert found.text.en == "this number lacks the date and the source; add since, evidence"
    assert found.text.nl == "bij dit getal ontbreekt de datum en de bron; voeg toe: since, evidence"


def test_one_of_the_two_is_named_where_the_other_is_there() -> None:
    text = asked("[after, since]")
    (found,) = check(RULE, text, [at(text, "[after, since]")])

    assert found.text.en == "this number lacks the source; add evidence"


@pytest.mark.parametrize("fields", ["[what]", "[before]", "[before, after, since, evidence]"])
def test_results_with_both_or_without_a_number_are_fine(fields: str) -> None:
    check(RULE, asked(fields), [])


def letter(body: str, *, audience: str = "client", for_each: str = "") -> str:
    repeat = f"        for_each: {for_each}\n" if for_each else ""
    document = (
        f"{repeat}        documents:\n"
        f"          - id: mail\n            audience: {audience}\n"
        "            title: {en: Result, nl: Resultaat}\n"
        f"            body:\n              en: '{body}'\n              nl: '{body}'\n"
    )
    return changed(
        (AIM, f"{AIM}          results: {{kind: result, many: true}}\n"),
        (ACTIONS, ACTIONS.rstrip("\n") + "\n" + document),
    )


@pytest.mark.parametrize(
    ("body", "for_each"),
    [
        ("It is {{ result.after }} now.", ""),
        ("It is {{ answers.results[0].after }} now.", ""),
        ("It is {{ one.after }} now.", "one in answers.results"),
    ],
)
def test_a_number_in_a_letter_without_date_or_source_is_found(body: str, for_each: str) -> None:
    text = letter(body, for_each=for_each)
    name = body.split("{{ ")[1].split(" }}")[0]
    (found,) = check(RULE, text, [at(text, "{{ ^" + name)])

    assert found.text.en.startswith("this number lacks the date and the source")


@pytest.mark.parametrize(
    ("body", "for_each", "audience"),
    [
        ("{{ result.after }} since {{ result.since }}, says {{ result.evidence }}", "", "client"),
        ("{{ one.after }}", "one in answers.goals", "client"),
        ("{{ one.after }}", "one in (", "client"),
        ("{{ result.after }}", "", "internal"),
        ("{{ result.what }} and {{ account.name }}", "", "client"),
        ("{{ after", "", "client"),
        ("The day after.", "", "client"),
    ],
)
def test_a_letter_that_proves_its_number_or_has_none_is_fine(
    body: str, for_each: str, audience: str
) -> None:
    check(RULE, letter(body, for_each=for_each, audience=audience), [])
    check(RULE, GOOD, [])
