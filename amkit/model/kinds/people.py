"""Whom we deal with: the customer as a whole, the people, and what each counts on."""

from __future__ import annotations

from collections.abc import Mapping

from amkit.model.kinds.kind import Kind, choice, day, money, ours, percent, status, text, theirs
from amkit.model.prompts import KindName
from amkit.model.text import Text

KINDS: Mapping[KindName, Kind] = {
    "profile": Kind(
        title=Text("profile", "profiel"),
        plural=Text("profiles", "profielen"),
        fields={
            "name": text(
                Text("name", "naam"), Text("What is the customer called?", "Hoe heet de klant?")
            ),
            "tier": choice(
                Text("tier", "klantgroep"),
                Text(
                    "How much of our time does this customer get?",
                    "Hoeveel tijd krijgt deze klant van ons?",
                ),
                strategic=Text("strategic", "strategisch"),
                key=Text("key account", "grote klant"),
                standard=Text("standard", "gewone klant"),
            ),
            "owner": ours(
                Text("account manager", "accountmanager"),
                Text(
                    "Who of us answers for this customer?",
                    "Wie van ons is verantwoordelijk voor deze klant?",
                ),
            ),
            "mission": text(
                Text("mission", "missie"),
                Text(
                    "What are they here for, in their own words?",
                    "Waar zijn ze voor, in hun eigen woorden?",
                ),
            ),
            "strategy": text(
                Text("strategy", "strategie"),
                Text("How do they want to win?", "Hoe willen ze het verschil maken?"),
            ),
            "market": text(
                Text("market", "markt"),
                Text(
                    "What is their place in their market, and who are their customers?",
                    "Wat is hun plek in de markt, en wie zijn hun klanten?",
                ),
            ),
            "competitors": text(
                Text("competitors", "concurrenten"),
                Text("Whom do they compete with?", "Met wie concurreren ze?"),
            ),
            "trends": text(
                Text("trends", "ontwikkelingen"),
                Text("What is changing around them?", "Wat verandert er om hen heen?"),
            ),
            "limits": text(
                Text("constraints", "beperkingen"),
                Text("What holds them back?", "Wat houdt hen tegen?"),
            ),
            "fiscal_year": text(
                Text("fiscal year", "boekjaar"),
                Text("When does their fiscal year begin?", "Wanneer begint hun boekjaar?"),
            ),
            "history": text(
                Text("history", "voorgeschiedenis"),
                Text("How did we come to work together?", "Hoe zijn we gaan samenwerken?"),
            ),
            "wishes": text(
                Text("particular wishes", "bijzondere wensen"),
                Text("What do they want done their way?", "Wat willen ze op hun eigen manier?"),
            ),
            "payment": text(
                Text("payment", "betaalgedrag"), Text("How do they pay?", "Hoe betalen ze?")
            ),
            "buying": text(
                Text("purchasing", "inkoop"),
                Text(
                    "How do they buy, and what counts there?", "Hoe kopen ze in, en wat telt daar?"
                ),
            ),
            "place": text(
                Text("our place", "onze plek"),
                Text(
                    "What are we to them beside other suppliers?",
                    "Wat zijn wij voor hen naast andere leveranciers?",
                ),
            ),
            "rivals": text(
                Text("our competition", "onze concurrentie"),
                Text(
                    "Who else could do what we do here?", "Wie zou hier kunnen doen wat wij doen?"
                ),
            ),
            "revenue_last": money(
                Text("revenue last year", "omzet vorig jaar"),
                Text("What was our revenue here last year?", "Wat was onze omzet hier vorig jaar?"),
            ),
            "revenue": money(
                Text("revenue this year", "omzet dit jaar"),
                Text("What is our revenue here this year?", "Wat is onze omzet hier dit jaar?"),
            ),
            "revenue_next": money(
                Text("revenue next year", "omzet volgend jaar"),
                Text("What do we count on next year?", "Waar rekenen we volgend jaar op?"),
            ),
            "margin": percent(
                Text("margin", "marge"),
                Text(
                    "What is our margin here, in percent?", "Wat is onze marge hier, in procenten?"
                ),
            ),
            "share": percent(
                Text("share of wallet", "aandeel in hun inkoop"),
                Text(
                    "Which part of what they buy of this comes from us, in percent?",
                    "Welk deel van wat ze hiervan inkopen, komt van ons, in procenten?",
                ),
            ),
            "health": choice(
                Text("how the account is doing", "hoe het account ervoor staat"),
                Text("How is this account doing?", "Hoe staat dit account ervoor?"),
                good=Text("well", "goed"),
                fair=Text("it could be better", "kan beter"),
                poor=Text("badly", "slecht"),
            ),
            "review": day(
                Text("next review", "volgende bespreking"),
                Text(
                    "When do we go through this plan again?", "Wanneer nemen we dit plan weer door?"
                ),
            ),
            "reviewed": day(
                Text("last review", "laatste bespreking"),
                Text(
                    "When did we last go through this plan?",
                    "Wanneer hebben we dit plan voor het laatst doorgenomen?",
                ),
            ),
            "plan": choice(
                Text("status of the plan", "status van het plan"),
                Text("How far is the account plan?", "Hoe ver is het accountplan?"),
                draft=Text("draft", "concept"),
                adopted=Text("adopted by us", "door ons vastgesteld"),
                agreed=Text("agreed with the customer", "afgesproken met de klant"),
            ),
        },
        aside=frozenset(
            {
                "market",
                "competitors",
                "trends",
                "limits",
                "fiscal_year",
                "history",
                "wishes",
                "payment",
                "buying",
                "place",
                "rivals",
                "revenue_last",
                "revenue",
                "revenue_next",
                "margin",
                "share",
                "health",
                "review",
                "reviewed",
                "plan",
            }
        ),
        moving=frozenset(
            {
                "health",
                "review",
                "reviewed",
                "plan",
                "revenue_last",
                "revenue",
                "revenue_next",
                "owner",
            }
        ),
        internal=frozenset(
            {
                "tier",
                "history",
                "wishes",
                "payment",
                "buying",
                "place",
                "rivals",
                "revenue_last",
                "revenue",
                "revenue_next",
                "margin",
                "share",
                "health",
                "review",
                "reviewed",
                "plan",
            }
        ),
        single=True,
    ),
    "stakeholder": Kind(
        title=Text("stakeholder", "stakeholder"),
        plural=Text("stakeholders", "stakeholders"),
        fields={
            "name": text(Text("name", "naam"), Text("What is the name?", "Wat is de naam?")),
            "role": text(Text("role", "functie"), Text("What is the role?", "Wat is de functie?")),
            "power": choice(
                Text("say in the decision", "zeggenschap"),
                Text(
                    "What say does this person have in the decision?",
                    "Welke stem heeft deze persoon in het besluit?",
                ),
                decides=Text("decides", "beslist"),
                advises=Text("advises", "adviseert"),
                uses=Text("works with it", "werkt ermee"),
                blocks=Text("can stop it", "kan het tegenhouden"),
            ),
            "attitude": choice(
                Text("attitude", "houding"),
                Text("How does this person look at us?", "Hoe kijkt deze persoon naar ons?"),
                champion=Text("speaks up for us", "pleit voor ons"),
                positive=Text("positive", "positief"),
                neutral=Text("neutral", "neutraal"),
                critical=Text("critical", "kritisch"),
                opponent=Text("against us", "tegen ons"),
            ),
            "evidence": text(
                Text("evidence", "waaruit dat blijkt"),
                Text("What did you see or hear that shows it?", "Waaruit blijkt dat?"),
            ),
            "known_by": ours(
                Text("known by", "kent van ons"),
                Text(
                    "Who of us knows this person best?", "Wie van ons kent deze persoon het best?"
                ),
            ),
            "unit": text(
                Text("department", "afdeling"),
                Text("In which part of the company?", "In welk deel van het bedrijf?"),
            ),
            "reports_to": theirs(
                Text("reports to", "rapporteert aan"),
                Text("Whom does this person report to?", "Aan wie rapporteert deze persoon?"),
            ),
            "wants": text(
                Text("personal aim", "wil zelf bereiken"),
                Text(
                    "What does this person want to achieve?", "Wat wil deze persoon zelf bereiken?"
                ),
            ),
            "email": text(
                Text("e-mail", "e-mail"),
                Text("What is the e-mail address?", "Wat is het e-mailadres?"),
            ),
            "phone": text(
                Text("phone", "telefoon"),
                Text("What is the phone number?", "Wat is het telefoonnummer?"),
            ),
            "status": status(
                here=Text("here", "werkt er nog"), left=Text("has left", "is vertrokken")
            ),
        },
        aside=frozenset({"unit", "reports_to", "wants", "email", "phone", "status"}),
        closing=frozenset({"left"}),
        moving=frozenset({"attitude", "evidence", "known_by", "wants", "status"}),
        internal=frozenset({"power", "attitude", "evidence", "known_by", "wants", "status"}),
    ),
    "expectation": Kind(
        title=Text("expectation", "verwachting"),
        plural=Text("expectations", "verwachtingen"),
        fields={
            "who": theirs(Text("who", "wie"), Text("Who counts on us?", "Wie rekent op ons?")),
            "what": text(Text("counts on", "rekent op"), Text("What for?", "Waarvoor?")),
            "department": text(
                Text("department", "afdeling"), Text("In which department?", "Op welke afdeling?")
            ),
            "status": status(
                open=Text("open", "loopt"),
                met=Text("met", "waargemaakt"),
                gone=Text("no longer counts", "vervallen"),
            ),
        },
        aside=frozenset({"status"}),
        closing=frozenset({"met", "gone"}),
    ),
}
