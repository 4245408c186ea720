"""What the customer hears has none of our own words in it."""

from __future__ import annotations

import pytest

from amkit.lint.check import lint
from amkit.lint.rule import RuleSettings, subject_of
from amkit.source.reader import read
from tests.lint.rules import GOOD, at, changed, check

RULE = "jargon"
ASK = 'ask: {en: "Why for {{ account.name }}?", nl: "Waarom voor {{ account.name }}?"}'
LETTER = """\
documents:
  - {id: note, title: Churn, audience: client, subject: Our QBR, body: "{{ answers.nps }}"}
  - {id: ours, title: Churn, body: Our QBR}
"""


def said(text: str) -> str:
    return changed((ASK, f"ask: {{en: Why?, nl: {text}}}"))


@pytest.mark.parametrize(
    "text",
    [
        "Uw ^health score is gedaald.", "Uw ^healthscore is gedaald.", "Wij zien ^Churn.",
        "De ^NPS's van dit jaar.", "Een ^cross-sell.", "Twee ^upsells dus.", "Uw ^key accounts.",
    ],
)  # fmt: skip
def test_a_word_of_ours_is_found_where_it_stands(text: str) -> None:
    written = said(text.replace("^", ""))
    (found,) = check(RULE, written, [at(written, text)])

    assert "is a word of ours, not of the customer; say: " in found.text.en
    assert "is een woord van ons, niet van de klant; zeg: " in found.text.nl


@pytest.mark.parametrize(
    "text",
    ["De nps staat hier klein", "Een healthy score", "Het kampioenschap", '"{{ account.churn }}"'],
)
def test_other_words_and_names_in_gaps_are_fine(text: str) -> None:
    check(RULE, said(text), [])


def test_only_documents_for_the_customer_are_read_by_the_customer() -> None:
    check(RULE, GOOD + LETTER, [at(GOOD + LETTER, "QBR")])


def test_what_we_read_ourselves_may_speak_our_language() -> None:
    check(RULE, changed(("how: {en: [Wait.]", "how: {en: [Note the churn.]")), [])


def test_a_file_that_is_no_protocol_yet_is_looked_at_too() -> None:
    text = "phases: [{steps: [{say: Our QBR}]}]\ndocuments: [{body: Our QBR}]\n"
    check(RULE, GOOD, [])
    from amkit.lint.check import check as lint_file

    found = lint_file(text.encode(), "f.yaml", select=frozenset({RULE}))
    assert [one.place.column for one in found if one.rule == RULE] == [29]


@pytest.mark.parametrize(
    ("words", "line", "told"),
    [
        (("golden ticket",), "Een ^Golden Ticket voor u.", ["Golden Ticket"]),
        (("golden ticket",), "Een ^golden-tickets voor u.", ["golden-tickets"]),
        (("TCV",), "De ^TCV stijgt.", ["TCV"]),
        (("TCV",), "De tcv stijgt.", []),
        ((), "Een golden ticket voor u.", []),
    ],
)
def test_words_of_the_workspace_are_words_of_ours(
    words: tuple[str, ...], line: str, told: list[str]
) -> None:
    text = said(line.replace("^", ""))
    document, _ = read(text.encode(), "talk.yaml")
    assert document is not None
    subject = subject_of(document, None, RuleSettings(jargon=words))
    found = lint((subject,), select=frozenset({RULE}))

    assert [one.text.en.split("”")[0].removeprefix("“") for one in found] == told
    assert all(one.text.en.endswith("say it in the words of the customer") for one in found)
    assert all(one.text.nl.endswith("zeg het in de woorden van de klant") for one in found)
    assert [(one.place.line, one.place.column) for one in found] == [at(text, line)] * len(told)
