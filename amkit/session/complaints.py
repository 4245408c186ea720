"""How a reply that cannot be accepted is told."""

from __future__ import annotations

from amkit.model.text import HIDDEN, Text
from amkit.walk.state import Place, Stop


def unsaid(text: Text, reply: str) -> Text:
    """Return a complaint without the reply to a secret prompt that it is about."""
    typed = reply.strip()
    return Text(*(one.replace(typed, HIDDEN) if typed else one for one in (text.en, text.nl)))


def at_step(stop: Stop, place: Place, text: Text) -> Text:
    """Return a complaint about a reply with the step and the prompt it was for."""
    en, nl = (f" · {name}" if name else "" for name in (stop.label.en, stop.label.nl))
    step, slot = stop.step.title, str(place.slot).replace("#", "")
    return Text(
        en=f"step “{step.to('en')}{en}”, {slot}: {text.en}",
        nl=f"stap ‘{step.to('nl')}{nl}’, {slot}: {text.to('nl')}",
    )
