"""An account after a rich year: whatever an instrument can show, it has."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from amkit.model.account import Account
from amkit.model.prompts import Audience
from amkit.model.record import Statement
from amkit.model.run import Run
from amkit.model.text import Language, Text
from amkit.model.values import Money
from tests.protocols import NOW

ACCOUNT = Account(id="a1", name="ACME", key="acme", slug="acme", created=NOW)
LAST_REPORT = date(2026, 8, 1)


def run(number: int, days: int, status: Any = "done") -> Run:
    """Return a run of so many days ago."""
    at = NOW - timedelta(days=days)
    return Run(
        id=f"r{number}", account_id="a1", protocol_id="annual-conversation",
        protocol_version="1.0.0", protocol_digest="d", status=status, by="Bram", started=at,
        changed=at,
    )  # fmt: skip


RUNS = (run(4, 3, "open"), run(3, 60), run(2, 200), run(1, 400))


def said(
    kind: Any, days: int, number: int = 3, source: Any = "said", audience: Audience = "client",
    about: str = "", **fields: Any,
) -> Statement:  # fmt: skip
    """Return a statement of so many days ago."""
    at: datetime = NOW - timedelta(days=days)
    return Statement(
        run_id=f"r{number}" if number else "", item=f"{kind}-{days}-{'-'.join(fields)}",
        kind=kind, fields=fields, about=about, step="s", source=source, audience=audience,
        by="Bram", at=at,
    )  # fmt: skip


def ours(kind: Any, days: int, number: int = 3, **fields: Any) -> Statement:
    """Return a statement for us alone, which we assume."""
    return said(kind, days, number, "assumed", "internal", **fields)


def statements(language: Language) -> list[Statement]:
    """Return everything that was said, oldest first."""

    def text(en: str, nl: str) -> str:
        return Text(en, nl).to(language)

    made = [
        *_customer(text), *_people(text), *_results(text), *_aims(text), *_more(text),
    ]  # fmt: skip
    return sorted(made, key=lambda statement: statement.at)


def _customer(text: Any) -> list[Statement]:
    return [
        said("profile", 60, name="ACME", owner="Bram de Wit",
             mission=text("fresh bread in every village", "vers brood in ieder dorp"),
             strategy=text("be the cheapest in own-label bread by 2028",
                           "in 2028 de goedkoopste in huismerkbrood")),
        said("profile", 60, name="ACME",
             market=text("number three of the country; supermarkets",
                         "nummer drie van het land; supermarkten"),
             competitors=text("Bakkersland, Borgesius", "Bakkersland, Borgesius"),
             trends=text("energy twice as dear in three years",
                         "energie in drie jaar twee keer zo duur"),
             limits=text("no investment above 2 million before 2028",
                         "vóór 2028 geen investering boven de 2 miljoen"),
             fiscal_year=text("1 July", "1 juli")),
        ours("profile", 60, name="ACME", tier="key", buying=text("three offers, price counts half",
                                                                "drie offertes, prijs telt half"),
             place=text("second of two for maintenance", "tweede van twee voor onderhoud"),
             rivals=text("Siemens, their own workshop", "Siemens, hun eigen werkplaats"),
             health="fair", history=text("since the fire of 2019", "sinds de brand van 2019"),
             payment=text("after 45 days", "na 45 dagen"),
             wishes=text("invoices per line", "facturen per lijn"),
             revenue_last=Money(Decimal(160_000), "EUR"), revenue=Money(Decimal(180_000), "EUR"),
             revenue_next=Money(Decimal(210_000), "EUR"), margin=Decimal(31), share=Decimal(40),
             review=date(2027, 1, 15), reviewed=date(2026, 6, 10), plan="adopted"),
        said("contract", 400, 1, what=text("Maintenance of the packaging lines",
                                           "Onderhoud van de verpakkingslijnen"),
             goal=text("no line down at night", "'s nachts geen lijn die stilstaat"),
             start=date(2024, 3, 1), end=date(2027, 3, 1)),
        ours("contract", 60, what=text("Maintenance of the packaging lines",
                                       "Onderhoud van de verpakkingslijnen"),
             value=Money(Decimal(180_000), "EUR"), product=text("maintenance", "onderhoud"),
             unit=text("Zwolle", "Zwolle"), notice=date(2026, 12, 1)),
        said("contract", 400, 1, what=text("Inspection", "Keuring"), end=date(2025, 12, 31),
             status="ended"),
    ]  # fmt: skip


def _people(text: Any) -> list[Statement]:
    return [
        said("stakeholder", 200, 2, name="Els Kuipers",
             role=text("plant manager", "fabrieksdirecteur"), unit="Zwolle"),
        ours("stakeholder", 199, 2, name="Els Kuipers", power="decides", attitude="neutral",
             evidence=text("asked for the numbers twice", "vroeg twee keer naar de cijfers"),
             known_by="Bram", wants=text("a quiet first year", "een rustig eerste jaar")),
        said("stakeholder", 60, name="Joost Mulder",
             role=text("head of maintenance", "hoofd technische dienst"), unit="Zwolle",
             reports_to="Els Kuipers"),
        ours("stakeholder", 60, name="Joost Mulder", power="advises", attitude="champion",
             evidence=text("defended us in the budget round", "kwam in de begroting voor ons op"),
             known_by="Bram"),
        ours("stakeholder", 300, 1, name="Petra Vos", role=text("controller", "controller"),
             power="blocks", attitude="critical", known_by="Bram"),
        said("expectation", 60, who="Joost Mulder",
             what=text("an answer within the hour at night", "'s nachts binnen een uur antwoord"),
             department=text("night shift", "nachtploeg")),
    ]  # fmt: skip


def _results(text: Any) -> list[Statement]:
    return [
        said("result", 60, what=text("unplanned downtime per line, a month",
                                     "ongeplande stilstand per lijn, per maand"),
             before=text("11 hours", "11 uur"), after=text("4 hours", "4 uur"),
             since=date(2025, 1, 1), evidence=text("their line log", "hun lijnlogboek"),
             promised=text("5 hours", "5 uur"), outcome="reached",
             quote=text("We sleep again.", "We slapen weer.")),
        said("result", 60, what=text("time to the first answer", "tijd tot het eerste antwoord"),
             before=text("3 hours", "3 uur"), after=text("40 minutes", "40 minuten"),
             evidence=text("call log, September", "bellijst, september"), outcome="reached"),
        said("result", 60, what=text("spare parts in stock", "onderdelen op voorraad"),
             promised="95%", after="81%", outcome="missed",
             evidence=text("count of 1 September", "telling van 1 september"),
             cause=text("we ordered by an old list", "we bestelden met een oude lijst"),
             change=text("we count each month and order by use",
                         "we tellen iedere maand en bestellen naar verbruik")),
    ]  # fmt: skip


def _aims(text: Any) -> list[Statement]:
    downtime = text("half the downtime at night", "de helft minder stilstand 's nachts")
    energy = text("a tenth less energy per loaf", "een tiende minder energie per brood")
    return [
        said("goal", 60, what=text("costs down by a tenth", "de kosten een tiende omlaag"),
             measure=text("cost per loaf", "kosten per brood"), date=date(2027, 7, 1),
             who="Els Kuipers"),
        said("joint_goal", 200, 2, what=downtime, measure=text("hours a month", "uren per maand"),
             baseline="11", target="5", date=date(2027, 1, 1), owner_theirs="Joost Mulder",
             owner_ours="Bram de Wit",
             serves=text("costs down by a tenth", "de kosten een tiende omlaag")),
        said("joint_goal", 60, what=downtime, actual=text("6 hours", "6 uur"), target="4",
             meaning=text("one night shift fewer in 2027", "één nachtploeg minder in 2027")),
        ours("joint_goal", 60, what=downtime,
             approach=text("a mechanic on site in the night", "'s nachts een monteur ter plaatse"),
             leaves=text("the oven line", "de ovenlijn")),
        said("joint_goal", 60, what=energy, measure=text("kWh per loaf", "kWh per brood"),
             target="0.9", date=date(2027, 6, 30), status="at_risk"),
        said("joint_goal", 60, what=text("one list of parts", "één onderdelenlijst"),
             status="reached", date=date(2026, 9, 1)),
        *(
            said("joint_goal", 50, what=text(f"further goal {number}", f"verder doel {number}"))
            for number in range(4)
        ),
        said("joint_goal", 60, what=text("a shared control room", "een gedeelde meldkamer"),
             status="missed", date=date(2026, 10, 1),
             meaning=text("the two systems stay apart for now",
                          "de twee systemen blijven voorlopig apart")),
        said("action", 200, 2, what=text("share the line log", "het lijnlogboek delen"),
             who="Joost Mulder", due=date(2026, 10, 1)),
        said("action", 200, 2, what=text("count the spare parts", "de onderdelen tellen"),
             who="Bram de Wit", due=date(2026, 9, 1)),
        said("action", 200, 2, what=text("translate the manual", "de handleiding vertalen"),
             who="Bram de Wit"),
        said("action", 60, 0, what=text("count the spare parts", "de onderdelen tellen"),
             status="done", done=date(2026, 9, 1)),
        ours("action", 60, 0, what=text("translate the manual", "de handleiding vertalen"),
             status="dropped"),
        ours("action", 60, what=text("share the line log", "het lijnlogboek delen"),
             serves=downtime, needs=text("two days", "twee dagen"),
             yields=text("the three worst lines", "de drie slechtste lijnen")),
        said("action", 60, what=text("plan the night mechanic", "de nachtmonteur inplannen"),
             who="Bram de Wit", due=date(2026, 12, 4)),
        said("decision", 60, what=text("which line goes first", "welke lijn eerst gaat"),
             who="Els Kuipers", due=date(2026, 12, 15), status="asked"),
        said("decision", 200, 2, what=text("no changes on Friday", "op vrijdag geen wijzigingen"),
             who="Els Kuipers"),
    ]  # fmt: skip


def _more(text: Any) -> list[Statement]:
    strong = text("we know every line", "we kennen iedere lijn")
    return [
        ours("opportunity", 60, what=text("maintenance in Ede", "onderhoud in Ede"),
             product=text("maintenance", "onderhoud"), where="Ede",
             value=Money(Decimal(40_000), "EUR"), next=text("visit them", "daar op bezoek")),
        ours("opportunity", 60, what=text("energy scan", "energiescan"),
             product=text("energy advice", "energieadvies"), where="Zwolle"),
        ours("opportunity", 60, what=text("training", "opleiding")),
        ours("opportunity", 300, 1, what=text("cleaning", "schoonmaak"), status="lost"),
        ours("swot", 60, what=strong, side="strength",
             meets=text("their workshop is short of people", "hun werkplaats komt mensen tekort"),
             point=text("offer the night shift", "bied de nachtdienst aan")),
        ours("swot", 60, what=text("one contact", "één contact"), side="weakness"),
        ours("risk", 60, what=text("the contract is tendered", "het contract wordt aanbesteed"),
             chance="high", impact="high", answer=text("talk with Petra", "met Petra praten"),
             owner="Bram"),
        ours("risk", 60, what=text("a strike", "een staking"), chance="low"),
        ours("request", 60, what=text("a second night mechanic", "een tweede nachtmonteur"),
             who="planning", due=date(2026, 12, 1)),
        said("goal", 55, 2, what=text("costs down by a tenth", "de kosten een tiende omlaag"),
             measure=text("cost per pallet", "kosten per pallet")),
    ]  # fmt: skip
