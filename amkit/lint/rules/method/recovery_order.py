"""After a mistake: first responsibility, then repair, then how it is prevented.

What works in an apology is taking responsibility, then an offer to repair it; asking for
forgiveness works least. A plan for the future before anybody said that it was our fault sounds like
sales. This holds for protocols with recovery, complaint, escalation, apology, klacht, escalatie or
excuses in their id. A step is recognised by its id, its title and what it says and asks: words such
as responsibility, fault and “we missed”; repair, solve and propose; prevent and “not happen again”.

Bad::

    id: complaint
    …
    - {id: future, say: It will not happen again.}
    - {id: own-it, say: We missed this. That is our responsibility.}

Good::

    id: complaint
    …
    - {id: own-it, say: We missed this. That is our responsibility.}
    - {id: repair, say: This is what I propose for today.}
    - {id: future, say: This is what we changed so that it does not happen again.}

Source: Lewicki, Polin and Lount (2016), two experiments: acknowledging responsibility counts most,
then an offer of repair, then a promise to do otherwise.

Nederlands
----------

Na een fout: eerst verantwoordelijkheid, dan herstel, dan hoe we het voorkomen.

Wat in excuses werkt, is verantwoordelijkheid nemen, en daarna een aanbod om het te herstellen; om
vergeving vragen werkt het minst. Een plan voor de toekomst voordat iemand gezegd heeft dat het aan
ons lag, klinkt als verkopen. Dit geldt voor protocollen met recovery, complaint, escalation,
apology, klacht, escalatie of excuses in hun id. Een stap wordt herkend aan zijn id, zijn titel en
wat hij zegt en vraagt: woorden als verantwoordelijkheid, onze fout en “niet goed gedaan”;
herstellen, oplossen en voorstellen; voorkomen en “niet meer gebeurt”.

Fout::

    id: klacht
    …
    - {id: toekomst, say: Dit zal niet meer gebeuren.}
    - {id: erkennen, say: Dit deden wij niet goed. Dat is onze verantwoordelijkheid.}

Goed::

    id: klacht
    …
    - {id: erkennen, say: Dit deden wij niet goed. Dat is onze verantwoordelijkheid.}
    - {id: herstel, say: Dit stel ik voor vandaag voor.}
    - {id: toekomst, say: "Dit hebben we veranderd, zodat het niet meer gebeurt."}

Bron: Lewicki, Polin en Lount (2016), twee experimenten: verantwoordelijkheid erkennen telt het
zwaarst, dan een aanbod tot herstel, dan de belofte het anders te doen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amkit.lint.conversations import is_about, talk
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.lint.telling import every
from amkit.model.protocol import Protocol, Step
from amkit.model.text import Text

_PARTS: tuple[tuple[Text, re.Pattern[str]], ...] = (
    (
        Text("takes responsibility", "neemt verantwoordelijkheid"),
        re.compile(
            r"responsib|\bour (fault|mistake)|own it\b|\bwe (missed|failed|made a mistake|got)\b"
            r"|apolog|\bsorry\b|\bon us\b|we did not|verantwoordelijk|\b(onze|mijn) fout|niet goed"
            r"|excuses|spijt|\b(aan|bij) ons\b|erkenn"
            r"|\b(wij|we) hebben\b.*\b(veroorzaakt|gemist|verzuimd)", re.I
        ),
    ),
    (
        Text("offers repair", "biedt herstel aan"),
        re.compile(
            r"repair|restor|propos|\bfix|solv|resolv|make (it|this) (good|right)|remed|compensat"
            r"|herstel|oplos|los\w*\b.*\bop\b|stel\w*\b.*\bvoor\b|voorstel|goedmak|vergoed", re.I
        ),
    ),
    (
        Text("says how it is prevented", "zegt hoe het voorkomen wordt"),
        re.compile(
            r"prevent|again\b|recur|from now on|so that it|voorkom|niet meer|nooit meer|opnieuw"
            r"|herhal|terugkom|voortaan", re.I
        ),
    ),
)  # fmt: skip


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield a part of making up for a mistake that is not there, or comes too early."""
    steps = list(talk(protocol)) if is_about(protocol, "recovery") else []
    if not steps:
        return
    here, before = 0, _PARTS[0][0]
    for words, pattern in _PARTS:
        does = [at for at, (_, step) in enumerate(steps) if _does(step, pattern)]
        behind = [at for at in does if at >= here]
        if not does:
            place = subject.document.place((*steps[0][0][:2], "id"))
            yield Complaint(place=place, text=_missing(words))
        elif not behind:
            place = subject.document.place((*steps[does[-1]][0], "id"))
            yield Complaint(place=place, text=_early(words, before))
        else:
            here, before = behind[0], words


def _missing(words: Text) -> Text:
    return Text(
        en=f"no step of this conversation {words.en}",
        nl=f"geen stap van dit gesprek {words.nl}",
    )


def _early(words: Text, before: Text) -> Text:
    return Text(
        en=f"this step {words.en}, and only a later one {before.en}",
        nl=f"deze stap {words.nl}, en pas een latere {before.nl}",
    )


def _does(step: Step, pattern: re.Pattern[str]) -> bool:
    lines = (step.id.replace("-", " "), *every(step.title), *every(step.say), *every(step.ask))
    return any(map(pattern.search, lines))


RULE = Rule(
    name="recovery-order",
    group="method",
    severity="warning",
    title=Text("Responsibility, repair, prevention", "Verantwoordelijkheid, herstel, voorkomen"),
    manual=__doc__,
    check=of_protocol(check),
)
