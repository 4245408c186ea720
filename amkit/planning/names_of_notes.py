"""The names that the templates of notes and of messages may use."""

from __future__ import annotations

from collections.abc import Mapping

from amkit.model.text import Text

_ACTION = Text("an action: what, who, due, and iso, the day as 2026-12-31",
               "een actie: what, who, due, en iso, de dag als 2026-12-31")  # fmt: skip
NOTE: Mapping[str, Text] = {
    "language": Text("nl or en", "nl of en"),
    "audience": Text("internal or client", "internal of client"),
    "account": Text("the account's name", "de naam van het account"),
    "protocol": Text("the protocol's name", "de naam van het protocol"),
    "version": Text("its version", "de versie"),
    "title": Text("its title", "de titel"),
    "purpose": Text("what it is to bring about", "wat het moet opleveren"),
    "minutes": Text("how long it takes", "hoe lang het duurt"),
    "by": Text("who held it", "wie het voerde"),
    "date": Text("when, as 2026-12-31", "wanneer, als 2026-12-31"),
    "day": Text("when, in words", "wanneer, in woorden"),
    "finished": Text("true where it was finished", "waar als het is afgerond"),
    "phases[].moment": Text("before, during or after", "before, during of after"),
    "phases[].title": Text("the phase", "de fase"),
    "phases[].steps[].title": Text("a step", "een stap"),
    "phases[].steps[].about": Text("what it was repeated for", "waarvoor hij werd herhaald"),
    "phases[].steps[].answers[]": Text(
        "an answer: label, kind (quote, block, text, link, list, entries or table), text, items, "
        "entries; of a table also columns, rows and aside",
        "een antwoord: label, kind (quote, block, text, link, list, entries of table), text, "
        "items, entries; van een tabel ook columns, rows en aside",
    ),
    "phases[].steps[].notes[]": Text("a free note", "een losse notitie"),
    "decisions[]": Text("a decision, likewise", "een besluit, net zo"),
    "actions[]": _ACTION,
    "checks[].step": Text("where something does not hold", "waar iets niet klopt"),
    "checks[].message": Text("what", "wat"),
    "left[]": Text("what was left open: step, asked, reason, why",
                   "wat open bleef: step, asked, reason, why"),
    "parked[]": Text("what was kept for next time, likewise",
                     "wat bewaard bleef voor de volgende keer, net zo"),
}  # fmt: skip
LETTER: Mapping[str, Text] = {
    "language": Text("nl or en", "nl of en"),
    "account": Text("the account's name", "de naam van het account"),
    "date": Text("the day of the conversation, as 2026-12-31",
                 "de dag van het gesprek, als 2026-12-31"),
    "audience": Text("internal or client", "internal of client"),
    "title": Text("its name", "de naam"),
    "to": Text("whom it is for", "voor wie het is"),
    "subject": Text("its subject line", "het onderwerp"),
    "body": Text("its text", "de tekst"),
}  # fmt: skip
