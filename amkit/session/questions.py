"""What is asked at a place of a walk, and how it is answered, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amkit.model.kinds import KINDS
from amkit.model.prompts import (
    ChoicePrompt,
    EntryPrompt,
    ListPrompt,
    MoneyPrompt,
    NumberPrompt,
    Option,
    PersonPrompt,
    Prompt,
    ScalePrompt,
    Sheet,
    TablePrompt,
    TextPrompt,
    YesNoPrompt,
)
from amkit.model.record import Statement
from amkit.model.run import DONE, Source
from amkit.model.text import Language, Text
from amkit.session.commands import keys
from amkit.session.view import View
from amkit.terminal.screens import Question, Section
from amkit.walk.answering import Proposal
from amkit.walk.scorecards import last_score
from amkit.walk.shown import age, reason, titled
from amkit.walk.state import Place, Stop, Walk
from amkit.walk.tables import names_one
from amkit.walk.yes_no import OPTIONS

SOURCE: dict[Source, Text] = {
    "said": Text("the customer said so", "de klant zei het"),
    "assumed": Text("we assume so", "dat nemen wij aan"),
    "known": Text("from our own records", "uit onze eigen gegevens"),
    "record": Text("confirmed", "bevestigd"),
    "carried": Text("as it was recorded before", "zoals het al was vastgelegd"),
}
KNOWN = Text("Known", "Bekend")


def known_block(proposed: Proposal, kind: EntryPrompt, view: View) -> Section:
    """Return the known entry that Enter keeps as a whole."""
    assert proposed.known is not None
    language = view.language
    fields = KINDS[kind.kind].fields
    lines = tuple(
        f"{(fields[name].label or fields[name].prompt).to(language)}: "
        f"{view.told(value, fields[name])}"
        for name, value in proposed.fields.items()
    )
    return Section(label=f"{KNOWN.to(language)} ({origin(proposed.known, view)})", lines=lines)


def origin(said: Statement, view: View) -> str:
    """Return where a fact comes from: who recorded it, how long ago, on whose word."""
    then = age(said.at.date(), view.walk.today, view.language)
    word = SOURCE[said.source].to(view.language)
    return ", ".join(part for part in (said.by, then, word) if part)


def question(stop: Stop, place: Place, proposed: Proposal | None, view: View) -> Question:
    """Return what is asked at a place."""
    language = view.language
    return Question(
        text="\n".join(_asked(stop, place, view)),
        hint=" · ".join(_hints(stop, place, proposed, view)),
        default="" if proposed is None else _default(place, proposed, view),
        options=options(place.prompt, language),
        completions=() if view.private else _completions(view.walk, place.prompt),
        multiline=isinstance(place.prompt, ListPrompt)
        or (isinstance(place.prompt, TextPrompt) and place.prompt.type == "long_text"),
        keys=keys(language),
        hidden=place.prompt.secret,
    )


def _asked(stop: Stop, place: Place, view: View) -> Iterator[str]:
    """Yield the lines of a question: first of a table or scorecard what that asks as a whole."""
    fill = view.fill(stop)
    whole = stop.step.record.get(place.slot.name)
    first = next((one.slot for one in stop.places if one.slot.name == place.slot.name), None)
    if isinstance(whole, Sheet) and whole.prompt and place.slot == first:
        yield fill.text(whole.prompt)
    text = fill.text(place.prompt.prompt or place.prompt.label)
    named = place.slot.name if place.row is None else place.slot.field
    text = text or titled(named)
    about = fill.text(place.about) or _row_name(whole, place, view)
    if about:
        yield f"{about} · {text}"
    else:
        yield f"{text} ({place.slot.number})" if place.slot.number > 1 else text


def _row_name(whole: Prompt | None, place: Place, view: View) -> str:
    """Return the name that its first column gave a row that was added."""
    first = names_one(whole)
    if place.row is None or first is None or first == place.slot.field:
        return ""
    assert isinstance(whole, TablePrompt)
    return view.told(place.row[first], whole.columns[first])


def _default(place: Place, proposed: Proposal, view: View) -> str:
    return "" if place.slot.field == DONE else view.told(proposed.value, place.prompt)


def _hints(stop: Stop, place: Place, proposed: Proposal | None, view: View) -> Iterator[str]:
    walk, language = view.walk, view.language
    form = _form(place.prompt)
    if form:
        yield form.to(language)
    if place.slot.field == DONE:
        return
    if stop.optional:
        yield Text("may be left out: /skip", "mag overgeslagen worden: /overslaan").to(language)
    scored = last_score(walk, stop, place)
    if scored is not None and place.answer is None:
        ago = age(scored.day, walk.today, language)
        old = Text("" if scored.is_fresh else ", too old to keep",
                   "" if scored.is_fresh else ", te oud om over te nemen")  # fmt: skip
        score = view.name(str(scored.value))
        last = Text(f"last time {score}, {ago}", f"vorige keer {score}, {ago}")
        yield f"{last.to(language)}{old.to(language)}"
    enter = _on_enter(stop, place, proposed, language)
    if enter is not None:
        yield enter.to(language)


def _on_enter(
    stop: Stop, place: Place, proposed: Proposal | None, language: Language
) -> Text | None:
    """Return what an empty reply does; None where it does nothing."""
    if place.computed is not None:
        return Text("worked out; Enter keeps it so", "uitgerekend; Enter houdt het zo")
    if place.standing == "stale":
        return Text(
            "something it builds on has changed; Enter keeps it",
            "iets waarop het rust is veranderd; Enter houdt het zo",
        )
    if proposed is not None:
        kept = Text("Enter keeps it", "Enter houdt het zo")
        return kept if proposed.known is None else _when_known(proposed)
    if place.answer is not None and place.answer.reason not in (None, "empty"):
        left = reason(place.answer.reason, language)
        return Text(f"Enter keeps it: {left}", f"Enter houdt het zo: {left}")
    return None if place.prompt.required else _when_empty(stop, place)


def _when_known(proposed: Proposal) -> Text:
    if len(proposed.fields) > 1:
        return Text("Enter: still true · /change: field by field",
                    "Enter: klopt nog · /wijzig: veld voor veld")  # fmt: skip
    return Text("Enter: still true", "Enter: klopt nog")


def _when_empty(stop: Stop, place: Place) -> Text:
    prompt = stop.step.record.get(place.slot.name)
    if place.slot.number > 1 and place.slot.field == names_one(prompt):
        return Text("Enter: that was all", "Enter: dat was alles")
    return Text("Enter leaves it empty", "Enter laat het leeg")


_ONE_A_LINE = Text("one a line; an empty line ends it", "één per regel; een lege sluit af")
_FORMS: Mapping[str, Text] = {
    "quote": Text("in their own words", "in hun eigen woorden"),
    "long_text": Text("several lines; an empty one ends it", "meer regels; een lege sluit af"),
    "list": _ONE_A_LINE,
    "tags": _ONE_A_LINE,
    "percent": Text("percent", "procent"),
    "date": Text("a date: 12 March, Thursday, +2w", "een datum: 12 maart, donderdag, +2w"),
    "duration": Text("how long: 30 min, 2 weeks", "hoe lang: 30 min, 2 weken"),
    "link": Text("an address: https://…", "een adres: https://…"),
    "choices": Text("several: 1, 3", "meerdere: 1, 3"),
}
"""How an answer of a type is written, where that does not speak for itself."""


def _form(prompt: Prompt) -> Text | None:
    """Return how an answer is written, None where that speaks for itself."""
    match prompt:
        case ScalePrompt():
            return Text(
                f"{prompt.min} = {prompt.low.to('en')}, {prompt.max} = {prompt.high.to('en')}",
                f"{prompt.min} = {prompt.low.to('nl')}, {prompt.max} = {prompt.high.to('nl')}",
            )
        case NumberPrompt() if prompt.unit:
            return prompt.unit
        case MoneyPrompt():
            return Text(
                f"in {prompt.currency}, such as 25,000", f"in {prompt.currency}, zoals 25.000"
            )
    return _FORMS.get(prompt.type)


def options(prompt: Prompt, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what can be typed for a choice, and what it means."""
    match prompt:
        case ChoicePrompt():
            return tuple(
                (str(number), _option(option, language))
                for number, option in enumerate(prompt.options, start=1)
            )
        case YesNoPrompt():
            yes, no = OPTIONS[language]
            partly = Text("p partly", "d deels").to(language).split(" ")
            middle = ((partly[0], partly[1]),) if prompt.type == "yes_no_partly" else ()
            return (yes, *middle, no)
    return ()


def _option(option: Option, language: Language) -> str:
    """Return an option as it is offered; one that is closed says why."""
    text = option.text.to(language)
    if not option.when:
        return text
    why = option.why_not.to(language) or Text("not here", "hier niet").to(language)
    return f"{text} — {why}"


def _completions(walk: Walk, prompt: Prompt) -> tuple[str, ...]:
    if not isinstance(prompt, PersonPrompt):
        return ()
    theirs = tuple(entry.main for entry in walk.record.open_of("stakeholder"))
    ours = (walk.me,) if walk.me else ()
    return {"ours": ours, "theirs": theirs, "any": ours + theirs}[prompt.side]
