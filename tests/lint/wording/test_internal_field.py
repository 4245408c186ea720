"""Nothing of our own sheet in what the customer reads."""

from __future__ import annotations

from tests.lint.rules import GOOD, check
from tests.lint.wording.spoken import Both

RULE = "internal-field"
BAD = ("Attitude: critical", "Houding: kritisch")
GOOD_LINES = ("You asked for fewer stops by 1 July.", "U vroeg om minder storingen vóór 1 juli.")


def document(audience: str, lines: Both) -> str:
    """Return a protocol with a document: its body at 38:16, and in Dutch at 39:16."""
    body = f'    body:\n      en: "{lines[0]}"\n      nl: "{lines[1]}"\n'
    return f"{GOOD}documents:\n  - id: report\n    audience: {audience}\n{body}"


def test_it_is_found_in_what_the_customer_reads_and_a_better_line_told() -> None:
    english, dutch = check(RULE, document("client", BAD), [(41, 12), (42, 12)])

    assert english.text.en.endswith(f"for example: “{GOOD_LINES[0]}”")
    assert dutch.text.nl.endswith(f"bijvoorbeeld: ‘{GOOD_LINES[1]}’")


def test_our_own_document_and_a_good_one_are_passed_by() -> None:
    check(RULE, document("internal", BAD), [])
    check(RULE, document("client", GOOD_LINES), [])
