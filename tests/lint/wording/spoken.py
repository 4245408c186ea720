"""A wording rule at work: on a bad line, on the better one, and where nobody hears the bad one."""

from __future__ import annotations

import json

from tests.lint.rules import changed, check

Both = tuple[str, str]
"""A line in English and in Dutch."""

ASK = '        ask: {en: "Why for {{ account.name }}?", nl: "Waarom voor {{ account.name }}?"}\n'
LISTEN = "        listen_for: {en: [Numbers.], nl: [Cijfers.]}\n"
TITLE = "title: {en: Talk, nl: Gesprek}"
TALK: Both = ("Talk", "Gesprek")


def spoken(field: str, lines: Both, *, title: Both = TALK, listen: str = LISTEN) -> str:
    """Return a protocol that says or asks a line: its words begin at 25:16 and 26:16."""
    english, dutch = (json.dumps(line, ensure_ascii=False) for line in lines)
    said = f"        {field}:\n          en: {english}\n          nl: {dutch}\n"
    titled = f"title: {{en: {title[0]}, nl: {title[1]}}}"
    return changed((ASK, said), (LISTEN, listen), (TITLE, titled))


def holds(rule: str, field: str, bad: Both, good: Both, at: Both, *, title: Both = TALK) -> None:
    """Hold that a rule points at these phrases, tells the better line, and passes by the others.

    Args:
        rule: its name.
        field: "say" or "ask".
        bad: a line that it objects to.
        good: the line it tells instead, which it does not object to.
        at: the phrase in the bad line that it points at.
        title: of the protocol.
    """
    places = [(25 + each, 16 + bad[each].index(at[each])) for each in (0, 1)]
    english, dutch = check(rule, spoken(field, bad, title=title), places)

    ends = [start + len(phrase) for (_, start), phrase in zip(places, at, strict=True)]
    assert [english.place.end_column, dutch.place.end_column] == ends
    assert english.text.en.endswith(f"for example: “{good[0]}”")
    assert dutch.text.nl.endswith(f"bijvoorbeeld: ‘{good[1]}’")
    check(rule, spoken(field, good, title=title), [])
    quoted = (f"They said “{bad[0]}” to me.", f"Zij zeiden “{bad[1]}” tegen mij.")
    check(rule, spoken("say", quoted, title=title), [])
    for silent in ("listen_for", "avoid"):
        check(rule, spoken(silent, bad, title=title, listen=""), [])
