"""Rules of a workspace's own: a pattern that no line may have, written down in YAML.

A pattern is somebody's text and may be a slow one. So it runs with a bound on its time, and a rule
that passes it says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import indent
from typing import Any, get_args

from amkit.lint.registry import BY_NAME, GROUPS
from amkit.lint.rule import Complaint, Rule, Subject
from amkit.lint.texts import FIELDS, Written, part
from amkit.model.finding import Finding, Severity
from amkit.model.text import LANGUAGES, Language, Text
from amkit.source.document import Document, Keys
from amkit.source.names import no_such, shown
from amkit.source.reader import read
from amkit.source.wrong import ID

MOST_SECONDS = 0.5
"""Most seconds that a pattern may take for one line; a good one takes thousandths."""
MOST_PATTERN = 2_000
"""Most characters of a pattern."""
_KEYS = (
    "id", "severity", "languages", "where", "pattern", "message", "why", "bad", "good", "source",
)  # fmt: skip
_NEEDED = ("id", "pattern", "message", "good")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """What a file says of a rule."""

    name: str
    severity: Severity
    languages: Collection[str]
    where: Collection[str]
    pattern: str
    message: Text
    why: Text
    bad: Sequence[str]
    good: Sequence[str]
    source: Text


def read_rule(raw: bytes, path: str) -> tuple[Rule | None, tuple[Finding, ...]]:
    """Return the rule that a file holds, None where it cannot be used, and what is wrong with it.

    Args:
        raw: the file's bytes.
        path: the file as the user named it.
    """
    document, found = read(raw, path)
    if document is None:
        return None, found
    reading = _Reading(document)
    form = reading.form()
    if form is None or reading.found or any(one.severity == "error" for one in found):
        return None, (*found, *reading.found)
    return _rule(form), found


def _rule(form: _Form) -> Rule:
    matches = _matcher(form.pattern)

    def check(subject: Subject) -> Iterator[Complaint]:
        spoken = subject.document.data.get("languages", LANGUAGES)
        for written in subject.texts:
            if written.field not in form.where:
                continue
            for keys, line in written.lines():
                if _in_one_of(form.languages, written, keys, spoken):
                    yield from _complaints(subject.document, keys, line, form.message, matches)

    return Rule(
        name=form.name, group="own", severity=form.severity, title=form.message,
        manual=_manual(form), check=check,
    )  # fmt: skip


def _in_one_of(languages: Collection[str], written: Written, keys: Keys, spoken: Any) -> bool:
    """Tell whether a line is in one of some languages; a text without is in all of its file's."""
    if isinstance(written.data, Mapping):
        return keys[len(written.keys)] in languages
    return isinstance(spoken, list | tuple) and any(one in languages for one in spoken)


_Matches = Callable[[str], Iterator[tuple[int, int]]]


def _matcher(pattern: str) -> _Matches:
    """Return what finds a pattern in a line: where each match begins, and how long it is.

    Raises:
        TimeoutError: it takes too long.
    """
    import regex  # noqa: PLC0415  only where a workspace has rules of its own

    compiled = regex.compile(pattern, regex.IGNORECASE | regex.VERSION0)

    def matches(line: str) -> Iterator[tuple[int, int]]:
        for found in compiled.finditer(line, timeout=MOST_SECONDS):
            yield found.start(), found.end() - found.start()

    return matches


def _complaints(
    document: Document, keys: Keys, line: str, message: Text, matches: _Matches
) -> Iterator[Complaint]:
    try:
        for offset, length in matches(line):
            yield Complaint(place=part(document, keys, offset, length), text=message)
    except TimeoutError:
        yield Complaint(place=document.place(keys), text=_SLOW)


_SLOW = Text(
    en="the pattern of this rule takes too long here; write it without a repeat in a repeat, "
    "such as (a+)+",
    nl="het patroon van deze regel duurt hier te lang; schrijf het zonder herhaling in een "
    "herhaling, zoals (a+)+",
)


def _manual(form: _Form) -> str:
    """Return the manual of a rule, in the form that the docstrings of others have."""
    parts = []
    heads = {"en": ("Bad", "Good", "Source"), "nl": ("Fout", "Goed", "Bron")}
    for language in LANGUAGES:
        bad, good, source = heads[language]
        if language == "nl":
            parts.append("Nederlands\n----------")
        parts += [form.message.to(language), form.why.to(language)]
        for head, lines in ((bad, form.bad), (good, form.good)):
            if lines:
                parts += [f"{head}::", indent("\n".join(lines), "    ")]
        if form.source:
            parts.append(f"{source}: {form.source.to(language)}")
    return "\n\n".join(part for part in parts if part)


# Reading ----------------------------------------------------------------------------------


class _Reading:
    """One reading of one file; complains of everything that is wrong."""

    def __init__(self, document: Document) -> None:
        self.found: list[Finding] = []
        self._document = document
        self._data = document.data

    def form(self) -> _Form | None:
        """Return what the file says; None where a part that is needed is not there."""
        for key in self._data:
            if key not in _KEYS:
                self._wrong(key, no_such(str(key), _KEYS), of_key=True)
        missing = [key for key in _NEEDED if key not in self._data]
        for key in missing:
            text = Text(en=f"“{key}” is missing here", nl=f"‘{key}’ ontbreekt hier")
            self._wrong("", text, of_key=True)
        form = _Form(
            name=self._name(), pattern=self._pattern(), message=self._text("message"),
            severity=self._severity(), languages=self._some("languages", LANGUAGES),
            where=self._some("where", tuple(sorted(FIELDS))), why=self._text("why"),
            source=self._text("source"), bad=self._lines("bad"), good=self._lines("good"),
        )  # fmt: skip
        if missing or self.found:
            return None
        self._try(form)
        return form

    def _wrong(self, key: str | int, text: Text, at: Keys = (), *, of_key: bool = False) -> None:
        keys = (key, *at) if key else ()
        place = self._document.place(keys, of="key" if of_key else "value")
        self.found.append(Finding(place=place, rule="wrong-rule", severity="error", text=text))

    def _name(self) -> str:
        name = self._data.get("id", "")
        if not isinstance(name, str) or (name and not ID.fullmatch(name)):
            self._wrong("id", _NO_NAME)
        elif name in BY_NAME or name in GROUPS:
            text = Text(
                en=f"“{name}” is a rule or group of amkit; give this one another id",
                nl=f"‘{name}’ is een regel of groep van amkit; geef deze een andere id",
            )
            self._wrong("id", text)
        return str(name)

    def _pattern(self) -> str:
        pattern = self._data.get("pattern", "a")
        if not isinstance(pattern, str) or not pattern or len(pattern) > MOST_PATTERN:
            text = Text(
                en=f"a pattern is a text of 1 to {MOST_PATTERN} characters",
                nl=f"een patroon is een tekst van 1 tot {MOST_PATTERN} tekens",
            )
            self._wrong("pattern", text)
            return "a"
        import regex  # noqa: PLC0415  as in `_matcher`

        try:
            regex.compile(pattern)
        except (regex.error, ValueError, RecursionError, OverflowError) as error:
            said = shown(str(error))
            text = Text(
                en=f"this is no regular expression: {said}",
                nl=f"dit is geen reguliere expressie: {said}",
            )
            self._wrong("pattern", text)
        return pattern

    def _severity(self) -> Severity:
        given = self._data.get("severity", "warning")
        for severity in get_args(Severity):
            if given == severity:
                found: Severity = severity
                return found
        self._wrong("severity", no_such(str(given), get_args(Severity)))
        return "warning"

    def _some(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """Return which of some words are named; all of them where none is."""
        given = self._data.get(key, list(known))
        words = [given] if isinstance(given, str) else given
        if not isinstance(words, list) or not words:
            self._wrong(key, _SOME)
            return known
        for number, word in enumerate(words):
            if word not in known:
                at = () if isinstance(given, str) else (number,)
                self._wrong(key, no_such(str(word), known), at)
        return tuple(words)

    def _text(self, key: str) -> Text:
        given = self._data.get(key, {})
        per: dict[Language, Any] = {language: given for language in LANGUAGES}
        if isinstance(given, dict):
            per = {language: given.get(language, "") for language in LANGUAGES}
            for name in given:
                if name not in LANGUAGES:
                    self._wrong(key, no_such(str(name), LANGUAGES), (name,), of_key=True)
        if not all(isinstance(text, str) for text in per.values()):
            self._wrong(key, _TEXT)
            return Text()
        made = Text(en=per["en"].strip(), nl=per["nl"].strip())
        if key in self._data and not made:
            self._wrong(key, _TEXT)
        return Text(en=made.to("en"), nl=made.to("nl"))

    def _lines(self, key: str) -> tuple[str, ...]:
        given = self._data.get(key, [])
        lines = [given] if isinstance(given, str) else given
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            self._wrong(key, _TEXT)
            return ()
        return tuple(lines)

    def _try(self, form: _Form) -> None:
        """Complain of examples that do not come out as they should."""
        matches = _matcher(form.pattern)
        for key, lines, wanted in (("bad", form.bad, True), ("good", form.good, False)):
            for number, line in enumerate(lines):
                at = () if isinstance(self._data[key], str) else (number,)
                try:
                    if any(True for _ in matches(line)) != wanted:
                        self._wrong(key, _MISSED if wanted else _HIT, at)
                except TimeoutError:
                    self._wrong("pattern", _SLOW)


_NO_NAME = Text(
    en="an id has a-z, 0-9 and -, and begins with a letter: no-asap",
    nl="een id heeft a-z, 0-9 en -, en begint met een letter: no-asap",
)
_SOME = Text(en="expected a word or a list of words", nl="verwacht: een woord of een lijst woorden")
_TEXT = Text(
    en="expected a text, or one for each language: {en: …, nl: …}",
    nl="verwacht: een tekst, of een per taal: {en: …, nl: …}",
)
_MISSED = Text(
    en="the pattern does not find this bad example; change one of the two",
    nl="het patroon vindt dit foute voorbeeld niet; verander een van de twee",
)
_HIT = Text(
    en="the pattern finds this good example too; change one of the two",
    nl="het patroon vindt dit goede voorbeeld ook; verander een van de twee",
)
