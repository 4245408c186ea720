"""A team keeps some twenty protocols alive.

A method of forty protocols is a method that nobody knows by heart, and that nobody mends. What is
seldom used grows old unseen, and takes the good ones along: whoever was sent to an old one once,
looks no further. Keep those for the most important conversations, and archive the rest; what a
team runs shows which those are. Only protocols that are active count.

Bad::

    # protocols/ holds 31 files with: status: active

Good::

    # 14 are active; in the others: status: archived

Source: the founding idea of operational instructions: only for the most important tasks, as a small
and excellent library beats a big one. The number is a rule of thumb.

Nederlands
----------

Een team houdt zo'n twintig protocollen levend.

Een methode van veertig protocollen kent niemand uit het hoofd, en houdt niemand bij. Wat zelden
gebruikt wordt, veroudert ongezien, en sleept de goede mee: wie één keer een oud protocol kreeg,
zoekt niet verder. Houd die voor de belangrijkste gesprekken, en archiveer de rest; wat een team
loopt, laat zien welke dat zijn. Alleen protocollen die actief zijn tellen.

Fout::

    # protocols/ bevat 31 bestanden met: status: active

Goed::

    # 14 zijn actief; in de andere staat: status: archived

Bron: het grondidee van operationele instructies: alleen voor de belangrijkste taken, want een
kleine, uitstekende bibliotheek wint het van een grote. Het getal is een vuistregel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amkit.lint.rule import SourceRule
from amkit.model.finding import Finding, Place
from amkit.model.text import Text

MOST = 20
"""More protocols than this are too many to know, and to keep up to date."""
RULE = SourceRule(
    name="library-bloat",
    severity="info",
    title=Text("A team keeps some twenty protocols alive",
               "Een team houdt zo'n twintig protocollen levend"),
    manual=__doc__,
    group="craft",
)  # fmt: skip


def library_findings(active: Sequence[Place]) -> Iterator[Finding]:
    """Yield the first protocol that is one too many.

    Args:
        active: where each active protocol of a library has its id, in the order of the files.
    """
    if len(active) > MOST:
        text = Text(
            en=f"{len(active)} protocols are active here, and a team keeps some {MOST} alive; "
            "write status: archived in those that nobody runs",
            nl=f"hier zijn {len(active)} protocollen actief, en een team houdt er zo'n {MOST} "
            "levend; schrijf status: archived in wat niemand loopt",
        )
        yield Finding(place=active[MOST], rule=RULE.name, severity=RULE.severity, text=text)
