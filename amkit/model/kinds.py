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
    OneValue,
    Option,
    PersonPrompt,
    TextPrompt,
)
from amkit.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of entry.

    Attributes:
        title, plural: its name for people.
        fields: field name to what asks for it; the first is the main field, which names the entry.
        aside: the fields that are asked only where a prompt names them.
    """

    title: Text
    plural: Text
    fields: Mapping[str, OneValue]
    aside: frozenset[str] = frozenset()

    @property
    def main(self) -> str:
        """The name of the main field."""
        return next(iter(self.fields))


def _text(label: Text, prompt: Text) -> TextPrompt:
    return TextPrompt(label=label, prompt=prompt)


def _date(label: Text, prompt: Text) -> DatePrompt:
    return DatePrompt(type="date", label=label, prompt=prompt)


def _money(label: Text, prompt: Text) -> MoneyPrompt:
    return MoneyPrompt(type="money", label=label, prompt=prompt)


def _ours(label: Text, prompt: Text) -> PersonPrompt:
    return PersonPrompt(type="person", side="ours", label=label, prompt=prompt)


def _theirs(label: Text, prompt: Text) -> PersonPrompt:
    return PersonPrompt(type="person", side="theirs", label=label, prompt=prompt)


def _anyone(label: Text, prompt: Text) -> PersonPrompt:
    return PersonPrompt(type="person", label=label, prompt=prompt)


def _choice(label: Text, prompt: Text, **options: Text) -> ChoicePrompt:
    return ChoicePrompt(
        type="choice",
        label=label,
        prompt=prompt,
        options=tuple(Option(id=name, text=text) for name, text in options.items()),
    )


KINDS: Mapping[KindName, Kind] = {
    "contract": Kind(
        title=Text("contract", "contract"),
        plural=Text("contracts", "contracten"),
        fields={
            "what": _text(
                Text("contract", "contract"),
                Text("What are we contracted for?", "Waarvoor zijn we gecontracteerd?"),
            ),
            "goal": _text(
                Text("aim", "doel"),
                Text("What did they want to achieve with it?", "Wat wilden ze ermee bereiken?"),
            ),
            "start": _date(
                Text("since", "sinds"), Text("When did it start?", "Wanneer is het begonnen?")
            ),
            "end": _date(Text("until", "tot"), Text("When does it end?", "Wanneer loopt het af?")),
            "value": _money(
                Text("value a year", "waarde per jaar"),
                Text("What is it worth in a year?", "Wat is het per jaar waard?"),
            ),
        },
    ),
    "result": Kind(
        title=Text("result", "resultaat"),
        plural=Text("results", "resultaten"),
        fields={
            "what": _text(
                Text("result", "resultaat"),
                Text("What has become better?", "Wat is er beter geworden?"),
            ),
            "before": _text(
                Text("before", "eerst"), Text("What was it before?", "Hoe was het eerst?")
            ),
            "after": _text(Text("now", "nu"), Text("What is it now?", "Hoe is het nu?")),
            "since": _date(Text("since", "sinds"), Text("Since when?", "Sinds wanneer?")),
            "evidence": _text(
                Text("source", "bron"),
                Text("Where does the number come from?", "Waar komt het cijfer vandaan?"),
            ),
        },
    ),
    "stakeholder": Kind(
        title=Text("stakeholder", "stakeholder"),
        plural=Text("stakeholders", "stakeholders"),
        fields={
            "name": _text(Text("name", "naam"), Text("What is the name?", "Wat is de naam?")),
            "role": _text(Text("role", "functie"), Text("What is the role?", "Wat is de functie?")),
            "power": _choice(
                Text("say", "zeggenschap"),
                Text(
                    "What say does this person have in the decision?",
                    "Welke stem heeft deze persoon in het besluit?",
                ),
                decides=Text("decides", "beslist"),
                advises=Text("advises", "adviseert"),
                uses=Text("works with it", "werkt ermee"),
                blocks=Text("can stop it", "kan het tegenhouden"),
            ),
            "attitude": _choice(
                Text("attitude", "houding"),
                Text("How does this person look at us?", "Hoe kijkt deze persoon naar ons?"),
                champion=Text("speaks up for us", "pleit voor ons"),
                positive=Text("positive", "positief"),
                neutral=Text("neutral", "neutraal"),
                critical=Text("critical", "kritisch"),
                opponent=Text("against us", "tegen ons"),
            ),
            "evidence": _text(
                Text("evidence", "waaruit dat blijkt"),
                Text("What did you see or hear that shows it?", "Waaruit blijkt dat?"),
            ),
            "known_by": _ours(
                Text("known by", "kent van ons"),
                Text(
                    "Who of us knows this person best?", "Wie van ons kent deze persoon het best?"
                ),
            ),
        },
    ),
    "expectation": Kind(
        title=Text("expectation", "verwachting"),
        plural=Text("expectations", "verwachtingen"),
        fields={
            "who": _theirs(Text("who", "wie"), Text("Who counts on us?", "Wie rekent op ons?")),
            "what": _text(Text("counts on", "rekent op"), Text("What for?", "Waarvoor?")),
            "department": _text(
                Text("department", "afdeling"), Text("In which department?", "Op welke afdeling?")
            ),
        },
    ),
    "goal": Kind(
        title=Text("goal of the customer", "doel van de klant"),
        plural=Text("goals of the customer", "doelen van de klant"),
        fields={
            "what": _text(
                Text("goal", "doel"),
                Text("What do they want to achieve?", "Wat willen ze bereiken?"),
            ),
            "measure": _text(
                Text("measure", "maatstaf"),
                Text("What will show that it worked?", "Waaraan zien ze dat het gelukt is?"),
            ),
            "date": _date(Text("by", "uiterlijk"), Text("By when?", "Wanneer moet het er zijn?")),
            "who": _theirs(
                Text("whose", "van wie"), Text("Whose goal is it?", "Wiens doel is het?")
            ),
        },
    ),
    "joint_goal": Kind(
        title=Text("joint goal", "gezamenlijk doel"),
        plural=Text("joint goals", "gezamenlijke doelen"),
        fields={
            "what": _text(
                Text("joint goal", "gezamenlijk doel"),
                Text("What do we want to reach together?", "Wat willen we samen bereiken?"),
            ),
            "measure": _text(
                Text("measure", "maatstaf"),
                Text("What do we measure it by?", "Waaraan meten we het af?"),
            ),
            "baseline": _text(
                Text("now", "nu"), Text("Where does it stand now?", "Hoe staat het er nu voor?")
            ),
            "target": _text(
                Text("target", "streefwaarde"),
                Text("Where should it stand then?", "Waar moet het dan staan?"),
            ),
            "date": _date(Text("by", "uiterlijk"), Text("By when?", "Wanneer moet het er zijn?")),
            "owner_theirs": _theirs(
                Text("owner at the customer", "trekker bij de klant"),
                Text("Who owns it at the customer?", "Wie trekt het bij de klant?"),
            ),
            "owner_ours": _ours(
                Text("owner on our side", "trekker bij ons"),
                Text("Who owns it on our side?", "Wie trekt het bij ons?"),
            ),
        },
    ),
    "opportunity": Kind(
        title=Text("opportunity", "kans"),
        plural=Text("opportunities", "kansen"),
        fields={
            "what": _text(
                Text("opportunity", "kans"),
                Text("What could we do for them?", "Wat kunnen we voor hen doen?"),
            ),
            "where": _text(
                Text("where", "waar"),
                Text("In which part of the company?", "In welk deel van het bedrijf?"),
            ),
            "value": _money(
                Text("value a year", "waarde per jaar"),
                Text("What is it worth in a year?", "Wat is het per jaar waard?"),
            ),
            "next": _text(
                Text("next move", "volgende stap"),
                Text("What is the next move?", "Wat is de volgende stap?"),
            ),
        },
    ),
    "risk": Kind(
        title=Text("risk", "risico"),
        plural=Text("risks", "risico's"),
        fields={
            "what": _text(
                Text("risk", "risico"), Text("What could go wrong?", "Wat kan er misgaan?")
            ),
            "chance": _choice(
                Text("likelihood", "hoe waarschijnlijk"),
                Text("How likely is it?", "Hoe waarschijnlijk is het?"),
                low=Text("unlikely", "onwaarschijnlijk"),
                middle=Text("possible", "mogelijk"),
                high=Text("likely", "waarschijnlijk"),
            ),
            "answer": _text(
                Text("what we do about it", "wat we eraan doen"),
                Text("What do we do about it?", "Wat doen we eraan?"),
            ),
            "owner": _ours(
                Text("watched by", "bewaakt door"),
                Text("Who watches it?", "Wie houdt het in de gaten?"),
            ),
        },
    ),
    "action": Kind(
        title=Text("action", "actie"),
        plural=Text("actions", "acties"),
        fields={
            "what": _text(
                Text("action", "actie"), Text("What has to be done?", "Wat moet er gebeuren?")
            ),
            "who": _anyone(Text("who", "wie"), Text("Who does it?", "Wie doet het?")),
            "due": _date(
                Text("due", "klaar op"), Text("When is it done?", "Wanneer is het klaar?")
            ),
            "status": _choice(
                Text("status", "stand"),
                Text("How does it stand?", "Hoe staat het ervoor?"),
                open=Text("open", "open"),
                done=Text("done", "gedaan"),
                dropped=Text("dropped", "vervallen"),
            ),
            "done": _date(
                Text("done on", "gedaan op"), Text("When was it done?", "Wanneer is het gedaan?")
            ),
        },
        aside=frozenset({"status", "done"}),
    ),
    "decision": Kind(
        title=Text("decision", "besluit"),
        plural=Text("decisions", "besluiten"),
        fields={
            "what": _text(
                Text("decision", "besluit"), Text("What was decided?", "Wat is er besloten?")
            ),
            "who": _anyone(Text("by", "door"), Text("Who decided it?", "Wie heeft dat besloten?")),
        },
    ),
}
