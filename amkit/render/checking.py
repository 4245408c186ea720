"""Templates looked through without being rendered: whether they can be, and know their names.

Nothing is compiled and nothing is worked out: a template is somebody's text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

from amkit.errors import FileError
from amkit.model.finding import Edit, Finding, Fix, Place
from amkit.model.text import Text
from amkit.render.documents import environment_for
from amkit.source.names import nearest, shown

Load = Callable[[str], str | None]

_TAG = re.compile(r"unknown tag '([^']*)'")
_OPEN = re.compile(r"(?:needs to be closed is|expected) '(?:end of )?([^']*)'")
_GOT = re.compile(
    r"(?:got|unexpected) '(.*?)'|unexpected char ['\"](?P<sign>.)['\"] at (?P<at>\d+)", re.DOTALL
)
_SIGNS = {"print statement": "{{", "statement block": "{%", "": "{#"}
"""What Jinja calls a bracket that is not closed; a comment it does not name."""
_ENDS = {"end of print statement": "}}", "end of statement block": "%}"}
_END = re.compile("unexpected end of template|Unexpected end of template|Missing end of", re.I)


def template_findings(
    text: str, path: str, names: Collection[str], load: Load
) -> tuple[Finding, ...]:
    """Return what keeps a template from being rendered, as far as that can be told without.

    Args:
        text: the template, line ends as LF.
        path: the file as the user named it.
        names: what it gets.
        load: from the name of another template to its text, None where there is none.
    """
    import jinja2  # noqa: PLC0415  six times a bare Python to load; few lints need it

    environment = environment_for(load)
    try:
        tree = environment.parse(text)
        found = list(_unknown(tree, environment, text, path, names, load))
    except jinja2.TemplateSyntaxError as error:
        return (_unreadable(text, path, error.lineno, error.message or ""),)
    except RecursionError:
        said = Text(
            en="this is nested too deep; make it simpler",
            nl="dit is te diep genest; maak het eenvoudiger",
        )
        return (_finding(Place(path), "template-syntax", said),)
    return tuple(dict.fromkeys(found))


def _finding(place: Place, rule: str, text: Text, fix: Fix | None = None) -> Finding:
    return Finding(place=place, rule=rule, severity="error", text=text, fix=fix)


# Syntax -----------------------------------------------------------------------------------


def _unreadable(text: str, path: str, line: int, message: str) -> Finding:
    """Return what Jinja says of a template it cannot read: where, and in our words."""
    got = _GOT.search(message)
    if got and got["at"]:
        before = text[: int(got["at"])]
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        place = Place(path, line, column, line, column + 1)
        return _finding(place, "template-syntax", _not_here(got["sign"]))
    tag = _TAG.search(message)
    word = tag[1] if tag else got[1] if got else ""
    word = _ENDS.get(word, word)
    row = text.split("\n")[line - 1]
    if _END.search(message):
        said = _not_closed(message)
    else:
        said = _no_tag(word, message) if tag else _not_here(word) if word else _odd(message)
    return _finding(_place(path, line, row, word), "template-syntax", said)


def _not_closed(message: str) -> Text:
    found = _OPEN.search(message)
    name = found[1] if found else ""
    what = shown(_SIGNS.get(name, name))
    return Text(
        en=f"“{what}” is opened and not closed; look for the end that is missing",
        nl=f"‘{what}’ is geopend en niet gesloten; zoek het einde dat ontbreekt",
    )


def _no_tag(word: str, message: str) -> Text:
    wanted = re.findall(r"'(\w+)'", message.partition("looking for")[2].partition(".")[0])
    listed = ", ".join(wanted)
    more = Text(f"; expected: {listed}", f"; verwacht: {listed}") if listed else Text("", "")
    return Text(
        en=f"there is no tag “{shown(word)}” here{more.en}",
        nl=f"de tag ‘{shown(word)}’ bestaat hier niet{more.nl}",
    )


def _not_here(word: str) -> Text:
    return Text(en=f"“{shown(word)}” does not fit here", nl=f"‘{shown(word)}’ past hier niet")


def _odd(message: str) -> Text:
    return Text(
        en=f"the template is wrong here: {message}",
        nl=f"het sjabloon klopt hier niet: {message}",
    )


def _place(path: str, line: int, row: str, word: str) -> Place:
    """Return where a word stands on a line; the whole of the line where it does not."""
    found = re.search(rf"(?<![.\w'\"]){re.escape(word)}(?!\w)", row) if word else None
    start, end = found.span() if found else (len(row) - len(row.lstrip()), len(row.rstrip()))
    return Place(path, line, start + 1, line, max(end, start + 1) + 1)


# Names ------------------------------------------------------------------------------------


def _unknown(
    tree: Any, environment: Any, text: str, path: str, names: Collection[str], load: Load
) -> Iterator[Finding]:
    from jinja2 import nodes  # noqa: PLC0415  see template_findings

    rows = text.split("\n")
    loose = _undeclared(tree, environment) - set(names)
    for node in tree.find_all(nodes.Name):
        if node.name in loose and node.ctx == "load":
            yield _no_such(path, rows, node.lineno, node.name, names, _NAME)
    for kind, known, words in (
        (nodes.Filter, environment.filters, _FILTER), (nodes.Test, environment.tests, _TEST),
    ):  # fmt: skip
        for node in tree.find_all(kind):
            if node.name not in known:
                yield _no_such(path, rows, node.lineno, node.name, known, words)
    for node in tree.find_all((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if isinstance(name, str) and not getattr(node, "ignore_missing", False):
            yield from _missing(path, rows, node.lineno, name, load)


def _undeclared(tree: Any, environment: Any) -> set[str]:
    """Return the names that a template reads and does not set, as Jinja's compiler tells them.

    Its optimizer, which works constants out and can be made to hang, is left out; nothing of what
    is generated is kept.
    """
    from jinja2.meta import TrackingCodeGenerator  # noqa: PLC0415  see template_findings

    class Names(TrackingCodeGenerator):
        def fail(self, msg: str, lineno: int) -> Any:
            """Go on where a filter is not known; that is told apart."""

    generator = Names(environment)
    generator.optimizer = None
    generator.visit(tree)
    return generator.undeclared_identifiers


_NAME = Text("there is no “{}” here", "‘{}’ bestaat hier niet")
_FILTER = Text("there is no filter “{}”", "het filter ‘{}’ bestaat niet")
_TEST = Text("there is no test “{}”", "de test ‘{}’ bestaat niet")


def _no_such(
    path: str, rows: list[str], line: int, name: str, known: Collection[str], words: Text
) -> Finding:
    place = _place(path, line, rows[line - 1], name)
    close = nearest(name, sorted(known))
    hint = Text(f"; did you mean “{close}”?", f"; bedoelt u ‘{close}’?") if close else Text("", "")
    said = Text(
        en=words.en.format(shown(name)) + hint.en, nl=words.to("nl").format(shown(name)) + hint.nl
    )
    exact = rows[line - 1][place.column - 1 : place.end_column - 1] == name
    fix = Fix((Edit(place, close),), safe=False) if close and exact else None
    return _finding(place, "template-name", said, fix)


def _missing(path: str, rows: list[str], line: int, name: str, load: Load) -> Iterator[Finding]:
    try:
        there = load(name) is not None
    except FileError as error:
        yield _finding(_place(path, line, rows[line - 1], ""), "template-name", error.text)
        return
    if not there:
        said = Text(
            en=f"there is no template “{shown(name)}”", nl=f"er is geen sjabloon ‘{shown(name)}’"
        )
        yield _finding(_place(path, line, rows[line - 1], ""), "template-name", said)
