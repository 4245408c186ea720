"""A closed question has a follow-up.

Closed questions are no sin: in 35,000 sales calls, open or closed did not matter for the result.
But “is the budget approved?” ends with no, and there you stand. Write what you ask then: a second
question, a comment, a step for that answer, or what to do under `listen_for`. Asking for leave is
no closed question.

Bad::

    ask: Is the budget approved?
    listen_for: A number.

Good::

    ask: Is the budget approved?
    listen_for: "“Not yet”: ask what must happen first."

Source: Rackham, SPIN Selling (Huthwaite observations); Huang and others (2017) on follow-up
questions.

Nederlands
----------

Een gesloten vraag heeft een vervolg.

Gesloten vragen zijn geen zonde: in 35.000 verkoopgesprekken maakte open of gesloten niet uit voor
het resultaat. Maar “is het budget goedgekeurd?” eindigt met nee, en daar staat u dan. Schrijf op
wat u dan vraagt: een tweede vraag, een toelichting, een stap voor dat antwoord, of wat u doet onder
`listen_for`. Toestemming vragen is geen gesloten vraag.

Fout::

    ask: Is het budget goedgekeurd?
    listen_for: Een bedrag.

Goed::

    ask: Is het budget goedgekeurd?
    listen_for: "“Nog niet”: vraag wat er eerst moet gebeuren."

Bron: Rackham, SPIN Selling (observaties van Huthwaite); Huang en anderen (2017) over vervolgvragen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.rules.wording import (
    agree_disagree,
    anything_else,
    feedback_request,
    hypothetical_intent,
    negative_check,
    problem_free_check,
    satisfaction_check,
    supplier_frame,
    tag_question,
)
from amkit.lint.texts import as_lines
from amkit.lint.wording.lines import Line
from amkit.lint.wording.objecting import Advice, complaint
from amkit.lint.wording.phrases import ByLanguage, compiled
from amkit.lint.wording.questions import asks_leave, begins_closed, second_question
from amkit.lint.wording.sentences import Sentence
from amkit.model.text import LANGUAGES, Language, Text

OTHERS: tuple[ByLanguage, ...] = (
    agree_disagree.PHRASES,
    anything_else.PHRASES,
    feedback_request.PHRASES,
    hypothetical_intent.PHRASES,
    negative_check.PHRASES,
    problem_free_check.PHRASES,
    satisfaction_check.PHRASES,
    supplier_frame.PHRASES,
    tag_question.PHRASES,
)
"""What is told of more precisely elsewhere."""
_GOES_ON: Mapping[Language, tuple[str, ...]] = {
    "en": ("ask|asks|follow up|go to|call|offer",),
    "nl": ("vraag|vraagt|door|ga naar|bel|bied",),
}
"""What says in `listen_for` or `hints` how to go on."""
ADVICE = Advice(
    do=Text(
        en="the answer is yes or no, and the step does not say how to go on; ask openly, "
        "or write the follow-up",
        nl="het antwoord is ja of nee, en de stap zegt niet hoe u verdergaat; vraag het "
        "open, of schrijf het vervolg op",
    ),
    better=Text(
        en="What must happen before the budget is approved?",
        nl="Wat moet er nog gebeuren voordat het budget is goedgekeurd?",
    ),
)


def check(subject: Subject) -> Iterator[Complaint]:
    """Yield closed questions at the end of a step that does not say how to go on."""
    for language in LANGUAGES:
        lines = [line for line in subject.spoken.lines[language] if line.field == "ask"]
        for at, line in enumerate(lines):
            last = at + 1 == len(lines) or _step(lines[at + 1]) != _step(line)
            sentence = line.sentences[-1] if last and line.sentences else None
            if sentence and _is_closed(sentence, line) and not _goes_on(subject, line):
                stretch = (sentence.start, sentence.start + len(sentence.text))
                yield complaint(subject, line, stretch, ADVICE)


def _step(line: Line) -> tuple[str | int, ...]:
    return line.keys[: line.keys.index("ask")]


def _is_closed(sentence: Sentence, line: Line) -> bool:
    language = line.language
    if not sentence.asks or not begins_closed(sentence, language) or line.text.count("?") > 1:
        return False
    if asks_leave(sentence, language):
        return False
    told = any(phrases[language].stretch(sentence) is not None for phrases in OTHERS)
    return not told and second_question(sentence, language) is None


def _goes_on(subject: Subject, line: Line) -> bool:
    """Tell whether the step says what comes behind the answer: a comment, a branch, a hint."""
    step: Any = subject.document.data
    for key in _step(line):
        step = step[key]
    record = step.get("record")
    for name, prompt in record.items() if isinstance(record, dict) else ():
        if isinstance(prompt, dict) and "comment" in prompt:
            return True
        if subject.document.text.count(f"answers.{name}"):
            return True
    return any(_says_how(step.get(key), line.language) for key in ("listen_for", "hints"))


def _says_how(given: Any, language: Language) -> bool:
    pieces = given.get(language, "") if isinstance(given, dict) else given
    if not isinstance(pieces, str | list):
        return False
    return any(compiled(_GOES_ON[language]).search(str(each)) for each in as_lines(pieces))


RULE = Rule(
    name="closed-question",
    group="wording",
    severity="info",
    title=Text(
        "A closed question has a follow-up",
        "Een gesloten vraag heeft een vervolg",
    ),
    manual=__doc__,
    check=check,
)
