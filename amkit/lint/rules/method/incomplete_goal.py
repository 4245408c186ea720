"""A joint goal is one that both can check on the day itself.

What it is measured by, what number it has to reach, by when, and who owns it on either side: where
one of these is missing, both remember another goal. A protocol may ask them in several steps, such
as the number afterwards; all of them together count. Where goals are only looked at again (a
protocol that asks neither measure nor target), nothing is asked.

Bad::

    goals: {kind: joint_goal, many: true, fields: [measure]}

Good::

    goals:
      kind: joint_goal
      many: true
      fields: [measure, target, date, owner_theirs, owner_ours]

Source: the success plans of GitLab's customer success managers: outcome, measure, target, date, an
owner on both sides.

Nederlands
----------

Een gezamenlijk doel is op de dag zelf door allebei te controleren.

Waaraan u het afmeet, welk getal het moet worden, wanneer, en wie het aan beide kanten trekt:
ontbreekt een daarvan, dan onthouden beide partijen een ander doel. Een protocol mag het in
verschillende stappen vragen, bijvoorbeeld het getal achteraf; alles samen telt. Worden doelen
alleen opnieuw bekeken (een protocol dat maatstaf noch streefwaarde vraagt), dan hoeft er niets.

Fout::

    doelen: {kind: joint_goal, many: true, fields: [measure]}

Goed::

    doelen:
      kind: joint_goal
      many: true
      fields: [measure, target, date, owner_theirs, owner_ours]

Bron: de succesplannen van de customer success managers van GitLab: uitkomst, maatstaf,
streefwaarde, datum, een trekker aan beide kanten.
"""

from __future__ import annotations

from collections.abc import Iterator

from amkit.lint.prefilter import says
from amkit.lint.prompts import prompts
from amkit.lint.rule import Complaint, Rule, Subject, of_protocol
from amkit.model.kinds import KINDS
from amkit.model.prompts import EntryPrompt
from amkit.model.protocol import Protocol
from amkit.model.text import Text
from amkit.walk.scope import asked_fields

_WHOLE = ("measure", "target", "date", "owner_theirs", "owner_ours")


def check(subject: Subject, protocol: Protocol) -> Iterator[Complaint]:
    """Yield the first joint goal that is made and never becomes whole."""
    if not says(subject.document, "joint_goal"):
        return
    goals = [
        (keys, asked_fields(prompt))
        for keys, prompt in prompts(protocol)
        if isinstance(prompt, EntryPrompt) and prompt.kind == "joint_goal"
    ]
    asked = {field for _, fields in goals for field in fields}
    missing = [name for name in _WHOLE if name not in asked]
    made = [keys for keys, fields in goals if not {"measure", "target"}.isdisjoint(fields)]
    if made and missing:
        labels = [KINDS["joint_goal"].fields[name].label for name in missing]
        en, nl = (", ".join(getattr(one, language) for one in labels) for language in ("en", "nl"))
        listed = ", ".join(missing)
        text = Text(
            en=f"nothing asks of this goal: {en}; add to fields: {listed}",
            nl=f"niets vraagt van dit doel: {nl}; zet bij fields: {listed}",
        )
        yield Complaint(place=subject.document.place((*made[0], "fields")), text=text)


RULE = Rule(
    name="incomplete-goal",
    group="method",
    severity="error",
    title=Text("Goals that both can check", "Doelen die allebei kunnen controleren"),
    manual=__doc__,
    check=of_protocol(check),
)
