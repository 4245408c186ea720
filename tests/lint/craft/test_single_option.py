"""A choice has something to choose from."""

from __future__ import annotations

from tests.lint.rules import at, changed, check

RULE = "single-option"
AIM = "aim: {label: {en: Aim, nl: Doel}}"
ONE = "{id: small, text: {en: Small, nl: Klein}}"
OTHER = "{id: large, text: {en: Large, nl: Groot}}"


def asked(kind: str, *options: str) -> str:
    new = f"aim: {{type: {kind}, label: {{en: Aim, nl: Doel}}, options: [{', '.join(options)}]}}"
    return changed((AIM, new))


def test_one_option_is_found_whether_one_or_several_can_be_chosen() -> None:
    for kind in ("choice", "choices"):
        text = asked(kind, ONE)
        (found,) = check(RULE, text, [at(text, ONE)])

        assert found.text.en.startswith("there is one option to choose")
        assert found.text.nl.startswith("er is maar één optie")


def test_several_options_are_a_choice() -> None:
    check(RULE, asked("choice", ONE, OTHER), [])


def test_the_choices_of_a_table_are_looked_at_too() -> None:
    table = f"aim: {{type: table, columns: {{size: {{type: choice, options: [{ONE}]}}}}}}"

    text = changed((AIM, table))
    check(RULE, text, [at(text, ONE)])
