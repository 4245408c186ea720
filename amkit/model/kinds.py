"""The kinds of entry a record has, and their fields.

The kinds are those of the way of working itself: what we are contracted for, what it brought,
whom we deal with, what each of them counts on, what they want, what we want together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amkit.model.prompts import (
    ChoicePrompt,
    DatePrompt,
    KindName,
    MoneyPrompt,
    Option,
    PersonPrompt,
    Prompt,
    TextPrompt,
)
from amkit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of entry.

    Attributes:
        title, plural: its name for people.
        fields: field name to what asks for it; the first is the main field, which names the entry.
    """

    title: Text
    plural: Text
    fields: Mapping[str, Prompt]

    @property
    def main(self) -> str:
        """The name of the main field."""
        return next(iter(self.fields))


def _text(en: str, nl: str) -> TextPrompt:
    return TextPrompt(prompt=Text(en, nl))


def _date(en: str, nl: str) -> DatePrompt:
    return DatePrompt(type="date", prompt=Text(en, nl))


def _ours(en: str, nl: str) -> PersonPrompt:
    return PersonPrompt(type="person", side="ours", prompt=Text(en, nl))


def _theirs(en: str, nl: str) -> PersonPrompt:
    return PersonPrompt(type="person", side="theirs", prompt=Text(en, nl))


def _choice(en: str, nl: str, **options: tuple[str, str]) -> ChoicePrompt:
    return ChoicePrompt(
        type="choice",
        prompt=Text(en, nl),
        options=tuple(Option(id=name, text=Text(*texts)) for name, texts in options.items()),
    )


KINDS: Mapping[KindName, Kind] = {
    "contract": Kind(
        title=Text("contract", "contract"),
        plural=Text("contracts", "contracten"),
        fields={
            "what": _text("What are we contracted for?", "Waarvoor zijn we gecontracteerd?"),
            "goal": _text(
                "What did they want to achieve with it?", "Wat wilden ze ermee bereiken?"
            ),
            "start": _date("When did it start?", "Wanneer is het begonnen?"),
            "end": _date("When does it end?", "Wanneer loopt het af?"),
            "value": MoneyPrompt(
                type="money",
                prompt=Text("What is it worth in a year?", "Wat is het per jaar waard?"),
            ),
        },
    ),
    "result": Kind(
        title=Text("result", "resultaat"),
        plural=Text("results", "resultaten"),
        fields={
            "what": _text("What has become better?", "Wat is er beter geworden?"),
            "before": _text("What was it before?", "Hoe was het eerst?"),
            "after": _text("What is it now?", "Hoe is het nu?"),
            "since": _date("Since when?", "Sinds wanneer?"),
            "evidence": _text("Where does the number come from?", "Waar komt het cijfer vandaan?"),
        },
    ),
    "stakeholder": Kind(
        title=Text("stakeholder", "stakeholder"),
        plural=Text("stakeholders", "stakeholders"),
        fields={
            "name": _text("What is the name?", "Hoe heet hij of zij?"),
            "role": _text("What is the role?", "Wat is de functie?"),
            "power": _choice(
                "What say does this person have?",
                "Wat heeft deze persoon te zeggen?",
                decides=("decides", "beslist"),
                advises=("advises", "adviseert"),
                uses=("works with it", "werkt ermee"),
                blocks=("can stop it", "kan het tegenhouden"),
            ),
            "attitude": _choice(
                "How does this person look at us?",
                "Hoe kijkt deze persoon naar ons?",
                champion=("speaks up for us", "pleit voor ons"),
                positive=("positive", "positief"),
                neutral=("neutral", "neutraal"),
                critical=("critical", "kritisch"),
                opponent=("against us", "tegen ons"),
            ),
            "evidence": _text(
                "What did you see or hear that shows it?",
                "Waaruit blijkt dat? Wat zag of hoorde u?",
            ),
            "known_by": _ours(
                "Who of us knows this person best?", "Wie van ons kent deze persoon het best?"
            ),
        },
    ),
    "expectation": Kind(
        title=Text("expectation", "verwachting"),
        plural=Text("expectations", "verwachtingen"),
        fields={
            "who": _theirs("Who counts on us?", "Wie rekent op ons?"),
            "what": _text("What for?", "Waarvoor?"),
            "department": _text("In which department?", "Op welke afdeling?"),
        },
    ),
    "goal": Kind(
        title=Text("goal of the customer", "doel van de klant"),
        plural=Text("goals of the customer", "doelen van de klant"),
        fields={
            "what": _text("What do they want to achieve?", "Wat willen ze bereiken?"),
            "measure": _text(
                "What will show that it worked?", "Waaraan zien ze dat het gelukt is?"
            ),
            "date": _date("By when?", "Wanneer moet het er zijn?"),
            "who": _theirs("Whose goal is it?", "Wiens doel is het?"),
        },
    ),
    "joint_goal": Kind(
        title=Text("joint goal", "gezamenlijk doel"),
        plural=Text("joint goals", "gezamenlijke doelen"),
        fields={
            "what": _text(
                "What do you want to reach together?", "Wat willen jullie samen bereiken?"
            ),
            "measure": _text("What do you measure it by?", "Waaraan meten jullie het af?"),
            "baseline": _text("Where does it stand now?", "Hoe staat het er nu voor?"),
            "target": _text("Where should it stand then?", "Waar moet het dan staan?"),
            "date": _date("By when?", "Wanneer moet het er zijn?"),
            "owner_theirs": _theirs(
                "Who carries it at the customer?", "Wie trekt het bij de klant?"
            ),
            "owner_ours": _ours("Who carries it on our side?", "Wie trekt het bij ons?"),
        },
    ),
    "opportunity": Kind(
        title=Text("opportunity", "kans"),
        plural=Text("opportunities", "kansen"),
        fields={
            "what": _text("What could we do for them?", "Wat kunnen we voor hen doen?"),
            "where": _text("In which part of the company?", "In welk deel van het bedrijf?"),
            "value": MoneyPrompt(
                type="money",
                prompt=Text("What is it worth in a year?", "Wat is het per jaar waard?"),
            ),
            "next": _text("What is the next move?", "Wat is de volgende stap?"),
        },
    ),
    "risk": Kind(
        title=Text("risk", "risico"),
        plural=Text("risks", "risico's"),
        fields={
            "what": _text("What could go wrong?", "Wat kan er misgaan?"),
            "chance": _choice(
                "How likely is it?",
                "Hoe waarschijnlijk is het?",
                low=("unlikely", "klein"),
                middle=("possible", "redelijk"),
                high=("likely", "groot"),
            ),
            "answer": _text("What do we do about it?", "Wat doen we eraan?"),
            "owner": _ours("Who watches it?", "Wie houdt het in de gaten?"),
        },
    ),
    "action": Kind(
        title=Text("action", "actie"),
        plural=Text("actions", "acties"),
        fields={
            "what": _text("What has to be done?", "Wat moet er gebeuren?"),
            "who": PersonPrompt(type="person", prompt=Text("Who does it?", "Wie doet het?")),
            "due": _date("When is it done?", "Wanneer is het klaar?"),
        },
    ),
    "decision": Kind(
        title=Text("decision", "besluit"),
        plural=Text("decisions", "besluiten"),
        fields={
            "what": _text("What was decided?", "Wat is er besloten?"),
            "who": PersonPrompt(
                type="person", prompt=Text("Who decided it?", "Wie heeft dat besloten?")
            ),
        },
    ),
}
