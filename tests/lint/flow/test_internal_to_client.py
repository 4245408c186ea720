"""What only we may read stands in no document for the customer."""

from __future__ import annotations

from tests.lint.rules import GOOD, changed, check

RULE = "internal-to-client"
LETTER = """\
documents:
  - id: thanks
    title: "{{ risks }}"
    audience: client
    to: answers.aim
    subject: "{{ account.name }}"
    body: {en: "{{ risk.what }}", nl: "{{ comments.goals }}"}
"""
EACH = """\
        for_each: goal in answers.goals
        documents: [{id: each, title: Each, audience: client, to: goal.what, body: "{{ me }}"}]
"""
ACT = "        title: {en: Act, nl: Doe}\n"


def test_what_is_ours_is_found_in_each_text_that_the_customer_gets() -> None:
    found = check(RULE, GOOD + LETTER, [(41, 9), (43, 20), (43, 43)])

    assert "“aim”" in found[0].text.en
    assert "“risk”" in found[1].text.en
    assert "“goals”" in found[2].text.en


def test_a_document_for_us_may_read_it_all() -> None:
    check(RULE, GOOD + LETTER.replace("    audience: client\n", ""), [])


def test_what_the_customer_may_read_is_no_finding() -> None:
    text = changed(("{label: {en: Aim", "{audience: client, label: {en: Aim"))
    check(RULE, text + LETTER.split("    subject")[0] + "    body: Thanks\n", [])


def test_the_item_of_a_repeated_step_is_what_it_is_repeated_for() -> None:
    check(RULE, changed((ACT, ACT + EACH)), [(34, 67)])
    shared = ("{kind: goal, many", "{kind: goal, audience: client, many")
    check(RULE, changed((ACT, ACT + EACH), shared), [])


NESTED = """\
        for_each: goal in answers.goals
        steps:
          - id: inner
            title: {en: Inner, nl: Binnen}
            for_each: part in [goal.what, goal.measure]
            until: answers.done == true
            record: {done: {type: yes_no, label: {en: Done, nl: Klaar}}}
            documents:
              - {id: each, title: Each, audience: client, body: "{{ part }} {{ goal.what }}"}
"""


def test_the_items_of_outer_groups_are_what_those_are_repeated_for() -> None:
    act = GOOD[GOOD.index("        how: {en: [Call.]") :]
    check(RULE, changed((act, NESTED)), [(41, 69), (41, 80)])
    shared = ("{kind: goal, many", "{kind: goal, audience: client, many")
    check(RULE, changed((act, NESTED), shared), [])


def test_a_text_that_cannot_be_read_is_for_another_rule() -> None:
    check(RULE, GOOD + LETTER.replace("answers.aim", "answers."), [])
    broken = EACH.replace("in answers.goals", "in answers.")
    check(RULE, changed((ACT, ACT + broken)), [])


def test_a_document_need_not_say_to_whom() -> None:
    check(RULE, GOOD + LETTER.replace("    to: answers.aim\n", ""), [(42, 20), (42, 43)])
