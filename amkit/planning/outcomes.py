"""Does the method work? Accounts where the cycle was kept, beside those where it was not.

What this shows is a difference and not its cause: who looks after accounts well may do so in more
ways than this one, and an account that is about to leave has fewer conversations too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import comb, sqrt
from statistics import median
from typing import NamedTuple

from amkit.model.figures import Cell, Column, Figures, Sheet
from amkit.model.kinds import STATUS
from amkit.model.method import Rules
from amkit.model.record import Entry, Record
from amkit.model.text import Language, Text
from amkit.model.values import Money
from amkit.planning.basis import day_of
from amkit.planning.kept import Past, kept_of
from amkit.walk.shown import show_plain

FEWEST_DUE = 3
"""With fewer conversations due in the period, nobody can say whether the cycle was kept."""
_Z = 1.959964
"""The standard normal deviate that leaves 2.5 % at either side."""
_TAIL = 0.025


class Interval(NamedTuple):
    """Where a figure may lie, with 95 % confidence."""

    low: float
    high: float


def wilson(hits: int, of: int) -> Interval:
    """Return the interval of a share, by the score of E. B. Wilson (J. Am. Stat. Assoc. 22, 1927).

    It stays between 0 and 1 and holds for the few accounts that a team has, where the usual
    interval around the share does not.

    Args:
        hits: in how many cases.
        of: out of how many; at least 1.
    """
    share, spread = hits / of, _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def around_median(values: Sequence[float]) -> Interval | None:
    """Return the interval of a median, from the values themselves, whatever their distribution.

    It lies between the k-th value from below and the k-th from above, for the largest k at which
    a binomial of ½ leaves at most 2.5 % beyond it (W. J. Conover, Practical Nonparametric
    Statistics, 1999, 3.2). None for fewer than six values, which leave more.
    """
    ordered, of = sorted(values), len(values)
    below, k = 0.0, 0
    while k < of and (below := below + comb(of, k) / 2**of) <= _TAIL:
        k += 1
    return Interval(ordered[k - 1], ordered[of - k]) if k else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one account in the period.

    Attributes:
        account: its name.
        due, timely: how many conversations were due, and held in time.
        stayed: whether it is still a customer; None where no contract was ever known.
        reached, settled: how many joint goals were reached, and how many reached or missed.
        growth: by which part the value of its contracts grew since the first day, -0.1 for a tenth
            less; None where it is not known, or the customer left.
    """

    account: str
    due: int
    timely: int
    stayed: bool | None
    reached: int
    settled: int
    growth: float | None

    def kept(self, least: float) -> bool | None:
        """Tell whether the cycle was kept; None where too little was due to say so."""
        return None if self.due < FEWEST_DUE else self.timely / self.due >= least


def outcome_of(
    past: Past, rules: Rules, since: date, today: date, *, archived: bool = False
) -> Outcome:
    """Return what came of an account from `since` to `today`."""
    record = past.look.record
    kept = list(kept_of(past, rules, since, today))
    contracts = record.of("contract")
    stayed = bool(record.open_of("contract")) and not archived if contracts else None
    goals = [
        one.status
        for one in record.of("joint_goal")
        if one.status in ("reached", "missed") and day_of(one.said[STATUS]) >= since
    ]
    return Outcome(
        account=past.look.account.name, due=len(kept), timely=sum(one.on_time for one in kept),
        stayed=stayed, reached=goals.count("reached"), settled=len(goals),
        growth=_growth(record, max(since, past.look.known_since)) if stayed else None,
    )  # fmt: skip


def _growth(record: Record, since: date) -> float | None:
    """Return how much the value of all contracts grew; None where either of the two is unknown.

    With a customer who came later it counts from the first contract. One that began after that
    adds to what there is now, and to nothing before.
    """
    contracts = record.of("contract")
    starts = [day for one in contracts if isinstance(day := one.fields.get("start"), date)]
    since = max(since, min(starts, default=since))
    then = [value for one in contracts if (value := _first_value(one, since)) is not None]
    now = [one.fields["value"] for one in record.open_of("contract") if "value" in one.fields]
    amounts = [value for value in now if isinstance(value, Money)]
    if not then or not amounts or len({value.currency for value in (*then, *amounts)}) > 1:
        return None
    before = sum((value.amount for value in then), Decimal(0))
    after = sum((value.amount for value in amounts), Decimal(0))
    return float(after / before - 1) if before > 0 else None


def _first_value(contract: Entry, since: date) -> Money | None:
    """Return what a contract was worth on a day, as far as that was known then, or since."""
    start = contract.fields.get("start")
    if isinstance(start, date) and start > since:
        return None
    told = [
        (day_of(said) <= since, value)
        for said in contract.history
        if isinstance(value := said.fields.get("value"), Money)
    ]
    known = [value for early, value in told if early]
    return known[-1] if known else next((value for _, value in told), None)


def middle_of(found: Sequence[Outcome]) -> float:
    """Return the share of what was due that half of the accounts held in time; above 0."""
    shares = sorted(one.timely / one.due for one in found if one.due >= FEWEST_DUE)
    above = [share for share in shares if share > 0]
    return max(median(shares), above[0]) if above else 1.0


def outcomes_of(
    found: Sequence[Outcome],
    since: date,
    today: date,
    language: Language,
    least: float | None = None,
) -> Figures:
    """Return the accounts where the cycle was kept, beside the others.

    Args:
        found: what came of each account.
        since: the first day that counts.
        today: the last one.
        language: of the reader.
        least: which part of what was due must have been held in time for the cycle to be kept;
            None: as much as half of the accounts did.
    """
    middle = least is None
    least = middle_of(found) if least is None else least
    groups: dict[bool, list[Outcome]] = {True: [], False: []}
    for one in found:
        kept = one.kept(least)
        if kept is not None:
            groups[kept].append(one)
    unsaid = len(found) - sum(map(len, groups.values()))
    return Figures(
        title=Text("Does the method work?", "Werkt de werkwijze?"),
        period=Text(
            f"from {show_plain(since, 'en')} to {show_plain(today, 'en')}",
            f"van {show_plain(since, 'nl')} tot en met {show_plain(today, 'nl')}",
        ),
        sheets=(_compared(groups, language), _each(found, least, language)),
        notes=(_kept_means(least, middle=middle), *_left_out(unsaid), *_NO_PROOF),
    )


_KEPT = {
    True: Text("cycle kept", "ritme gevolgd"),
    False: Text("not kept", "niet gevolgd"),
    None: Text("too little was due", "te weinig aan de beurt"),
}
_YES = {True: Text("yes", "ja"), False: Text("no", "nee"), None: Text("unknown", "onbekend")}


def _compared(groups: Mapping[bool, Sequence[Outcome]], language: Language) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for measure, of in _MEASURES:
        for kept, those in groups.items():
            cells = of(those)
            if cells is not None:
                rows.append((measure.to(language), _KEPT[kept].to(language), *cells))
    return Sheet(
        id="outcomes",
        title=Text("With and without the cycle", "Met en zonder het ritme"),
        columns=(
            Column(id="measure", title=Text("result", "resultaat")),
            Column(id="group", title=Text("accounts where the", "accounts, met het")),
            Column(id="count", title=Text("of", "van"), shape="count"),
            Column(id="value", title=Text("found", "gevonden"), shape="share"),
            Column(id="low", title=Text("at least", "minstens"), shape="share"),
            Column(id="high", title=Text("at most", "hoogstens"), shape="share"),
        ),
        rows=tuple(rows),
        bar="value",
        note=Text(
            "At least and at most: where the figure lies with 95 % confidence. Where those of two "
            "groups overlap, the difference may be chance.",
            "Minstens en hoogstens: waar het cijfer met 95 % zekerheid ligt. Waar die van twee "
            "groepen overlappen, kan het verschil toeval zijn.",
        ),
    )


def _share(hits: int, of: int) -> tuple[Cell, ...] | None:
    return (of, hits / of, *wilson(hits, of)) if of else None


def _retention(those: Sequence[Outcome]) -> tuple[Cell, ...] | None:
    known = [one.stayed for one in those if one.stayed is not None]
    return _share(sum(known), len(known))


def _goals(those: Sequence[Outcome]) -> tuple[Cell, ...] | None:
    return _share(sum(one.reached for one in those), sum(one.settled for one in those))


def _growths(those: Sequence[Outcome]) -> tuple[Cell, ...] | None:
    known = [one.growth for one in those if one.growth is not None]
    if not known:
        return None
    around = around_median(known)
    return len(known), median(known), around and around.low, around and around.high


_MEASURES = (
    (Text("still a customer", "nog klant"), _retention),
    (Text("joint goals reached", "gezamenlijke doelen gehaald"), _goals),
    (Text("contracts grew by (median)", "contracten groeiden met (mediaan)"), _growths),
)


def _each(found: Sequence[Outcome], least: float, language: Language) -> Sheet:
    return Sheet(
        id="accounts",
        title=Text("Account by account", "Account voor account"),
        columns=(
            Column(id="account", title=Text("account", "account")),
            Column(id="group", title=Text("cycle", "ritme")),
            Column(id="due", title=Text("due", "aan de beurt"), shape="count"),
            Column(id="on_time", title=Text("on time", "op tijd"), shape="count"),
            Column(id="stayed", title=Text("customer", "klant")),
            Column(id="reached", title=Text("goals reached", "doelen gehaald"), shape="count"),
            Column(id="settled", title=Text("goals settled", "doelen beslist"), shape="count"),
            Column(id="growth", title=Text("growth", "groei"), shape="share"),
        ),
        rows=tuple(
            (one.account, _KEPT[one.kept(least)].to(language), one.due, one.timely,
             _YES[one.stayed].to(language), one.reached, one.settled, one.growth)
            for one in found
        ),
    )  # fmt: skip


def _kept_means(least: float, *, middle: bool) -> Text:
    why = Text(
        ", which is the middle of these accounts; --kept 75 sets another line",
        ", het midden van deze accounts; --kept 75 legt een andere grens",
    )
    because = why if middle else Text()
    return Text(
        f"The cycle was kept where at least {least:.0%} of what was due was held in time"
        f"{because.en}.",
        f"Het ritme is gevolgd waar minstens {least:.0%} van wat aan de beurt was op tijd is "
        f"gevoerd{because.nl}.",
    )


def _left_out(unsaid: int) -> tuple[Text, ...]:
    if not unsaid:
        return ()
    return (
        Text(
            f"{unsaid} accounts are left out: fewer than {FEWEST_DUE} conversations were due.",
            f"{unsaid} accounts tellen niet mee: er waren minder dan {FEWEST_DUE} gesprekken aan "
            "de beurt.",
        ),
    )


_NO_PROOF = (
    Text(
        "This proves nothing about the cause. Accounts that go well are easier to visit, good "
        "account managers do more than keep a cycle, and a customer who is leaving cancels "
        "meetings first. Only accounts that amkit knows are in it.",
        "Dit bewijst niets over de oorzaak. Bij accounts die goed gaan komt u makkelijker "
        "binnen, goede accountmanagers doen meer dan een ritme volgen, en een klant die weggaat "
        "zegt eerst afspraken af. Alleen accounts die in amkit staan, tellen mee.",
    ),
)
