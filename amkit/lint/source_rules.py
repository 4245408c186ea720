"""The rules that are held while a file is read, as they stand in reports.

The room `source` reports what they find; here stands what they are called and what they ask for.
"""

from __future__ import annotations

from amkit.lint.rule import SourceRule
from amkit.model.finding import Severity
from amkit.model.text import Text


def _rule(name: str, title: Text, severity: Severity = "error") -> SourceRule:
    return SourceRule(name=name, severity=severity, title=title)


SOURCE_RULES: tuple[SourceRule, ...] = (
    _rule("duplicate-name", Text("Every name is used once", "Elke naam wordt één keer gebruikt")),
    _rule("empty", Text("Phases, steps and options are there",
                        "Er zijn fases, stappen en opties")),
    _rule("format", Text("A format that this amkit reads", "Een formaat dat deze amkit leest")),
    _rule("group", Text("A group of steps only groups", "Een groep stappen groepeert alleen")),
    _rule("limits", Text("Limits that can be met", "Grenzen waaraan te voldoen is")),
    _rule("missing-key", Text("No key is missing", "Er ontbreekt geen sleutel")),
    _rule("more", Text("No more complaints than are shown",
                       "Niet meer bevindingen dan getoond worden")),
    _rule("name", Text("Names of plain letters and digits", "Namen van gewone letters en cijfers")),
    _rule("reuse", Text("Steps that can be taken over", "Stappen die over te nemen zijn")),
    _rule("unknown-field", Text("Fields that the kind of entry has",
                                "Velden die deze soort gegevens heeft")),
    _rule("unknown-key", Text("Keys that there are", "Sleutels die bestaan")),
    _rule("unknown-prompt", Text("Prompts that the protocol has", "Vragen die het protocol heeft")),
    _rule("unknown-role", Text("Roles that the protocol has", "Rollen die het protocol heeft")),
    _rule("unknown-type", Text("Answer types that there are", "Antwoordtypen die bestaan")),
    _rule("wrong-type", Text("Text, number or list where it belongs",
                             "Tekst, getal of lijst waar die hoort")),
    _rule("wrong-value", Text("One of the values there are", "Een van de waarden die er zijn")),
    _rule("yaml-anchor", Text("No anchors and aliases", "Geen ankers en verwijzingen")),
    _rule("yaml-duplicate-key", Text("A key stands in one place", "Een sleutel staat op één plek")),
    _rule("yaml-empty", Text("A file with something in it", "Een bestand waar iets in staat")),
    _rule("yaml-encoding", Text("UTF-8 that shows all it holds",
                                "UTF-8 waarin alles te zien is")),
    _rule("yaml-key", Text("Keys are text", "Sleutels zijn tekst")),
    _rule("yaml-limit", Text("Of a size that people can read", "Van een omvang die te lezen is")),
    _rule("yaml-merge", Text("No merge keys", "Geen samenvoegsleutels")),
    _rule("yaml-number", Text("Numbers that stay exact", "Getallen die precies blijven")),
    _rule("yaml-syntax", Text("One document of YAML", "Eén YAML-document")),
    _rule("yaml-tab", Text("Spaces, no tabs", "Spaties, geen tabs")),
    _rule("yaml-tag", Text("No tags", "Geen tags")),
    _rule("yaml-truthy", Text("Yes and no are told from true and false",
                              "Ja en nee zijn geen true en false"), "info"),
)  # fmt: skip
"""By name. A test holds that it is complete."""
