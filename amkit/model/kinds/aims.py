"""What they want, what we want together, and what has to happen for it."""

from __future__ import annotations

from collections.abc import Mapping

from amkit.model.kinds.kind import Kind, anyone, choice, day, ours, status, text, theirs
from amkit.model.prompts import KindName
from amkit.model.text import Text

KINDS: Mapping[KindName, Kind] = {
    "goal": Kind(
        title=Text("goal of the customer", "doel van de klant"),
        plural=Text("goals of the customer", "doelen van de klant"),
        fields={
            "what": text(
                Text("goal", "doel"),
                Text("What do they want to achieve?", "Wat willen ze bereiken?"),
            ),
            "measure": text(
                Text("measure", "maatstaf"),
                Text("What will show that it worked?", "Waaraan zien ze dat het gelukt is?"),
            ),
            "date": day(Text("by", "uiterlijk"), Text("By when?", "Wanneer moet het er zijn?")),
            "who": theirs(
                Text("whose", "van wie"), Text("Whose goal is it?", "Wiens doel is het?")
            ),
            "status": status(
                open=Text("open", "loopt"),
                reached=Text("reached", "gehaald"),
                missed=Text("missed", "niet gehaald"),
                dropped=Text("dropped", "vervallen"),
            ),
        },
        aside=frozenset({"status"}),
        closing=frozenset({"reached", "missed", "dropped"}),
    ),
    "joint_goal": Kind(
        title=Text("joint goal", "gezamenlijk doel"),
        plural=Text("joint goals", "gezamenlijke doelen"),
        fields={
            "what": text(
                Text("joint goal", "gezamenlijk doel"),
                Text("What do we want to reach together?", "Wat willen we samen bereiken?"),
            ),
            "measure": text(
                Text("measure", "maatstaf"),
                Text("What do we measure it by?", "Waaraan meten we het af?"),
            ),
            "baseline": text(
                Text("now", "nu"), Text("Where does it stand now?", "Hoe staat het er nu voor?")
            ),
            "target": text(
                Text("target", "streefwaarde"),
                Text("Where should it stand then?", "Waar moet het dan staan?"),
            ),
            "date": day(Text("by", "uiterlijk"), Text("By when?", "Wanneer moet het er zijn?")),
            "owner_theirs": theirs(
                Text("owner at the customer", "trekker bij de klant"),
                Text("Who owns it at the customer?", "Wie trekt het bij de klant?"),
            ),
            "owner_ours": ours(
                Text("owner on our side", "trekker bij ons"),
                Text("Who owns it on our side?", "Wie trekt het bij ons?"),
            ),
            "actual": text(
                Text("actual", "tussenstand"),
                Text("Where does it stand at this moment?", "Hoe staat het er op dit moment voor?"),
            ),
            "meaning": text(
                Text("so what", "wat dat betekent"),
                Text("What does that mean for them?", "Wat betekent dat voor hen?"),
            ),
            "serves": text(
                Text("customer goal it serves", "doel van de klant dat het dient"),
                Text(
                    "Which goal of the customer does it serve?", "Welk doel van de klant dient het?"
                ),
            ),
            "approach": text(
                Text("our approach", "onze aanpak"),
                Text("How do we go about it?", "Hoe pakken we het aan?"),
            ),
            "leaves": text(
                Text("what we leave", "wat we laten"),
                Text("What will we not do for it?", "Wat doen we er niet voor?"),
            ),
            "status": status(
                open=Text("open", "loopt"),
                at_risk=Text("at risk", "in gevaar"),
                reached=Text("reached", "gehaald"),
                missed=Text("missed", "niet gehaald"),
                dropped=Text("dropped", "vervallen"),
            ),
        },
        aside=frozenset({"actual", "meaning", "serves", "approach", "leaves", "status"}),
        closing=frozenset({"reached", "missed", "dropped"}),
        moving=frozenset({"actual", "meaning", "status"}),
        internal=frozenset({"approach", "leaves"}),
    ),
    "risk": Kind(
        title=Text("risk", "risico"),
        plural=Text("risks", "risico's"),
        fields={
            "what": text(
                Text("risk", "risico"), Text("What could go wrong?", "Wat kan er misgaan?")
            ),
            "chance": choice(
                Text("likelihood", "hoe waarschijnlijk"),
                Text("How likely is it?", "Hoe waarschijnlijk is het?"),
                low=Text("unlikely", "onwaarschijnlijk"),
                middle=Text("possible", "mogelijk"),
                high=Text("likely", "waarschijnlijk"),
            ),
            "answer": text(
                Text("what we do about it", "wat we eraan doen"),
                Text("What do we do about it?", "Wat doen we eraan?"),
            ),
            "owner": ours(
                Text("watched by", "bewaakt door"),
                Text("Who watches it?", "Wie houdt het in de gaten?"),
            ),
            "impact": choice(
                Text("impact", "gevolg"),
                Text("How bad is it if it happens?", "Hoe erg is het als het gebeurt?"),
                low=Text("small", "klein"),
                middle=Text("considerable", "flink"),
                high=Text("great", "groot"),
            ),
            "status": status(
                open=Text("open", "open"),
                happened=Text("happened", "gebeurd"),
                gone=Text("gone", "voorbij"),
            ),
        },
        aside=frozenset({"impact", "status"}),
        closing=frozenset({"happened", "gone"}),
        moving=frozenset({"chance", "status"}),
        internal=frozenset({"what"}),
    ),
    "action": Kind(
        title=Text("action", "actie"),
        plural=Text("actions", "acties"),
        fields={
            "what": text(
                Text("action", "actie"), Text("What has to be done?", "Wat moet er gebeuren?")
            ),
            "who": anyone(Text("who", "wie"), Text("Who does it?", "Wie doet het?")),
            "due": day(Text("due", "klaar op"), Text("When is it done?", "Wanneer is het klaar?")),
            "status": choice(
                Text("status", "stand"),
                Text("How does it stand?", "Hoe staat het ervoor?"),
                open=Text("open", "open"),
                done=Text("done", "gedaan"),
                dropped=Text("dropped", "vervallen"),
            ),
            "done": day(
                Text("done on", "gedaan op"),
                Text("When was it done?", "Wanneer is het gedaan?"),
                past=True,
            ),
            "serves": text(
                Text("goal it serves", "doel dat het dient"),
                Text("Which goal does it serve?", "Welk doel dient het?"),
            ),
            "needs": text(
                Text("means", "middelen"), Text("What does it take?", "Wat is ervoor nodig?")
            ),
            "yields": text(
                Text("expected result", "verwacht resultaat"),
                Text("What should come of it?", "Wat moet het opleveren?"),
            ),
            "reason": text(
                Text("why dropped", "waarom vervallen"),
                Text("Why will it not be done?", "Waarom gebeurt het niet?"),
            ),
        },
        aside=frozenset({"status", "done", "serves", "needs", "yields", "reason"}),
        closing=frozenset({"done", "dropped"}),
        moving=frozenset({"status", "done", "due", "who", "reason"}),
        internal=frozenset({"serves", "needs", "yields", "reason"}),
    ),
    "decision": Kind(
        title=Text("decision", "besluit"),
        plural=Text("decisions", "besluiten"),
        fields={
            "what": text(
                Text("decision", "besluit"), Text("What was decided?", "Wat is er besloten?")
            ),
            "who": anyone(Text("by", "door"), Text("Who decided it?", "Wie heeft dat besloten?")),
            "due": day(
                Text("decide by", "beslissen vóór"),
                Text("By when is the decision needed?", "Wanneer moet het besloten zijn?"),
            ),
            "status": status(
                asked=Text("asked", "gevraagd"),
                taken=Text("taken", "genomen"),
                dropped=Text("dropped", "vervallen"),
            ),
        },
        aside=frozenset({"due", "status"}),
        closing=frozenset({"dropped"}),
    ),
    "request": Kind(
        title=Text("request to our own organisation", "vraag aan onze eigen organisatie"),
        plural=Text("requests to our own organisation", "vragen aan onze eigen organisatie"),
        fields={
            "what": text(
                Text("request", "vraag"),
                Text(
                    "What do we need from our own organisation?",
                    "Wat hebben we nodig van onze eigen organisatie?",
                ),
            ),
            "who": ours(Text("of whom", "aan wie"), Text("Of whom?", "Van wie?")),
            "due": day(Text("by", "uiterlijk"), Text("By when?", "Wanneer?")),
            "status": status(
                open=Text("open", "open"),
                done=Text("done", "gedaan"),
                dropped=Text("dropped", "vervallen"),
            ),
        },
        aside=frozenset({"status"}),
        closing=frozenset({"done", "dropped"}),
        moving=frozenset({"status", "due", "who"}),
        internal=frozenset({"what"}),
    ),
}
