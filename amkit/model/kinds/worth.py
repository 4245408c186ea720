"""What we are contracted for, what it brought, and what more could be."""

from __future__ import annotations

from collections.abc import Mapping

from amkit.model.kinds.kind import Kind, choice, day, money, status, text
from amkit.model.prompts import KindName
from amkit.model.text import Text

KINDS: Mapping[KindName, Kind] = {
    "contract": Kind(
        title=Text("contract", "contract"),
        plural=Text("contracts", "contracten"),
        fields={
            "what": text(
                Text("contract", "contract"),
                Text("What are we contracted for?", "Waarvoor zijn we gecontracteerd?"),
            ),
            "goal": text(
                Text("aim", "doel"),
                Text("What did they want to achieve with it?", "Wat wilden ze ermee bereiken?"),
            ),
            "start": day(
                Text("since", "sinds"),
                Text("When did it start?", "Wanneer is het begonnen?"),
                past=True,
            ),
            "end": day(Text("until", "tot"), Text("When does it end?", "Wanneer loopt het af?")),
            "value": money(
                Text("value a year", "waarde per jaar"),
                Text("What is it worth in a year?", "Wat is het per jaar waard?"),
            ),
            "product": text(
                Text("product", "product"),
                Text(
                    "Which product or service is it?", "Om welk product of welke dienst gaat het?"
                ),
            ),
            "unit": text(
                Text("where", "waar"),
                Text("In which part of the company?", "In welk deel van het bedrijf?"),
            ),
            "notice": day(
                Text("notice by", "opzeggen vóór"),
                Text("Until when can it be ended?", "Tot wanneer is het op te zeggen?"),
            ),
            "status": status(running=Text("running", "loopt"), ended=Text("ended", "afgelopen")),
        },
        aside=frozenset({"product", "unit", "notice", "status"}),
        closing=frozenset({"ended"}),
        internal=frozenset({"value", "notice", "status"}),
    ),
    "result": Kind(
        title=Text("result", "resultaat"),
        plural=Text("results", "resultaten"),
        fields={
            "what": text(
                Text("result", "resultaat"),
                Text("What has become better?", "Wat is er beter geworden?"),
            ),
            "before": text(
                Text("before", "eerst"), Text("What was it before?", "Hoe was het eerst?")
            ),
            "after": text(Text("now", "nu"), Text("What is it now?", "Hoe is het nu?")),
            "since": day(Text("since", "sinds"), Text("Since when?", "Sinds wanneer?"), past=True),
            "evidence": text(
                Text("source", "bron"),
                Text("Where does the number come from?", "Waar komt het cijfer vandaan?"),
            ),
            "promised": text(
                Text("promised", "beloofd"), Text("What was promised?", "Wat was er beloofd?")
            ),
            "quote": text(
                Text("in their words", "in hun woorden"),
                Text(
                    "What did they say of it, to the letter?", "Wat zeiden ze er letterlijk over?"
                ),
            ),
            "serves": text(
                Text("goal it serves", "doel dat het dient"),
                Text("Which goal does it serve?", "Welk doel dient het?"),
            ),
            "outcome": choice(
                Text("outcome", "uitkomst"),
                Text("Did it go as agreed?", "Ging het zoals afgesproken?"),
                reached=Text("as agreed", "zoals afgesproken"),
                partly=Text("in part", "ten dele"),
                missed=Text("missed", "niet gehaald"),
            ),
            "cause": text(
                Text("cause", "oorzaak"), Text("What was the cause?", "Wat was de oorzaak?")
            ),
            "change": text(
                Text("what changed", "wat er veranderd is"),
                Text("What did we change?", "Wat hebben we veranderd?"),
            ),
        },
        aside=frozenset({"promised", "quote", "serves", "outcome", "cause", "change"}),
        moving=frozenset({"after", "outcome"}),
    ),
    "opportunity": Kind(
        title=Text("opportunity", "kans"),
        plural=Text("opportunities", "kansen"),
        fields={
            "what": text(
                Text("opportunity", "kans"),
                Text("What could we do for them?", "Wat kunnen we voor hen doen?"),
            ),
            "where": text(
                Text("where", "waar"),
                Text("In which part of the company?", "In welk deel van het bedrijf?"),
            ),
            "value": money(
                Text("value a year", "waarde per jaar"),
                Text("What is it worth in a year?", "Wat is het per jaar waard?"),
            ),
            "next": text(
                Text("next move", "volgende stap"),
                Text("What is the next move?", "Wat is de volgende stap?"),
            ),
            "product": text(
                Text("product", "product"),
                Text(
                    "Which product or service is it?", "Om welk product of welke dienst gaat het?"
                ),
            ),
            "rival": text(
                Text("who has it now", "wie heeft het nu"),
                Text("Who does this for them now?", "Wie doet dit nu voor hen?"),
            ),
            "status": status(
                open=Text("open", "open"),
                won=Text("won", "gewonnen"),
                lost=Text("lost", "verloren"),
                dropped=Text("dropped", "vervallen"),
            ),
        },
        aside=frozenset({"product", "rival", "status"}),
        closing=frozenset({"won", "lost", "dropped"}),
        moving=frozenset({"status", "next", "value"}),
        internal=frozenset({"what"}),
    ),
    "swot": Kind(
        title=Text("strength or weakness", "sterkte of zwakte"),
        plural=Text("strengths and weaknesses", "sterktes en zwaktes"),
        fields={
            "what": text(
                Text("what", "wat"),
                Text("What helps or hinders us here?", "Wat helpt of hindert ons hier?"),
            ),
            "side": choice(
                Text("side", "kant"),
                Text("Which is it?", "Wat is het?"),
                strength=Text("strength", "sterkte"),
                weakness=Text("weakness", "zwakte"),
                opportunity=Text("chance", "kans"),
                threat=Text("threat", "bedreiging"),
            ),
            "meets": text(
                Text("meets", "komt tegenover"),
                Text(
                    "Which chance or threat does it meet?",
                    "Welke kans of bedreiging staat ertegenover?",
                ),
            ),
            "point": text(
                Text("what follows", "wat daaruit volgt"),
                Text("What do we have to do about that?", "Wat moeten we daarmee?"),
            ),
        },
        internal=frozenset({"what"}),
    ),
}
