"""Whether a protocol is a way of working: how, down to the sentence."""

from amkit.lint.rule import Rule
from amkit.lint.rules.method import (
    announced_rating,
    claim_without_source,
    how_repeats_what,
    incomplete_goal,
    minutes_sum,
    missing_phase,
    no_instruction,
    no_next_step,
    no_purpose,
    no_use_when,
    open_first,
    positive_first,
    question_count,
    recovery_order,
    results_before_price,
    results_first,
    situation_questions,
)

RULES: tuple[Rule, ...] = (
    announced_rating.RULE,
    claim_without_source.RULE,
    how_repeats_what.RULE,
    incomplete_goal.RULE,
    minutes_sum.RULE,
    missing_phase.RULE,
    no_instruction.RULE,
    no_next_step.RULE,
    no_purpose.RULE,
    no_use_when.RULE,
    open_first.RULE,
    positive_first.RULE,
    question_count.RULE,
    recovery_order.RULE,
    results_before_price.RULE,
    results_first.RULE,
    situation_questions.RULE,
)
