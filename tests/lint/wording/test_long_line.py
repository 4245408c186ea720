"""A spoken sentence fits one breath."""

from __future__ import annotations

from tests.lint.rules import check
from tests.lint.wording.spoken import holds, spoken

RULE = "long-line"
BAD = (
    (
        "After this conversation you will know what we are here for, "
        "whom we work for and what that has brought you until now."
    ),
    (
        "Na dit gesprek weet u waarvoor wij hier zijn, voor wie wij "
        "werken en wat dat u tot nu toe heeft opgeleverd."
    ),
)
GOOD = (
    (
        "After this conversation you will know what we are here for. "
        "You will know what it has brought you, too."
    ),
    ("Na dit gesprek weet u waarvoor wij hier zijn. U weet dan ook wat het u heeft opgeleverd."),
)
AT = (
    (
        "After this conversation you will know what we are here for, "
        "whom we work for and what that has brought you until now."
    ),
    (
        "Na dit gesprek weet u waarvoor wij hier zijn, voor wie wij "
        "werken en wat dat u tot nu toe heeft opgeleverd."
    ),
)


def test_the_phrase_is_pointed_at_and_a_better_line_told() -> None:
    holds(RULE, "say", BAD, GOOD, AT)


def test_two_short_sentences_are_no_long_one() -> None:
    english = "We looked at every one of these lines together. " * 3
    dutch = "Deze regels hebben we samen een voor een bekeken. " * 3

    check(RULE, spoken("say", (english, dutch)), [])
