"""Jinja, with everything taken away that a document does not need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from amkit.errors import FileError, TemplateError
from amkit.model.text import Text
from amkit.render.child import Limits, in_child
from amkit.render.markdown import FILTERS
from amkit.source.names import nearest

_KEPT_FILTERS = (
    "abs", "batch", "capitalize", "count", "default", "d", "dictsort", "first", "float",
    "groupby", "indent", "int", "items", "join", "last", "length", "list", "lower", "map", "max",
    "min", "reject", "rejectattr", "replace", "reverse", "round", "select", "selectattr", "slice",
    "sort", "sum", "title", "trim", "truncate", "unique", "upper", "wordcount",
)  # fmt: skip
_PLAIN = (str, int, float, bool, type(None))
_UNDEFINED = re.compile(r"'([^']*)' is undefined|has no attribute '([^']*)'")
_EMPTY_END = re.compile(r"\n{2,}\Z")
_EMPTY_LINES = re.compile(r"\n{3,}")
"""The empty lines that sections left out leave behind; one is all that Markdown knows."""
_MOST_REPEATED = 1_000_000
"""Most characters or items that `*` may make: twenty times the longest plan there is."""

Load = Callable[[str], str | None]


def render(name: str, context: Mapping[str, Any], load: Load, limits: Limits | None = None) -> str:
    """Return the document that template `name` makes of `context`.

    Args:
        name: the template, such as "note.md.j2".
        context: plain data: text, numbers, booleans, None, lists, dicts with text keys.
        load: from a template's name to its text, None where there is none.
        limits: what it may use.

    Raises:
        TemplateError: the template is not there, is wrong, or goes beyond its limits; begins with
            `template:line:column:`.
    """
    check_plain(context)
    return in_child(lambda: rendered(name, context, load), limits or Limits(), name)


def check_plain(data: Any) -> None:
    """Make sure that a template gets data alone; an object brings its methods along.

    With a path in the context, Jinja's sandbox read and wrote files.

    Raises:
        AssertionError: something in it is more than data: a bug of ours.
    """
    if type(data) in (dict, list):
        members = data.items() if isinstance(data, dict) else enumerate(data)
        for key, member in members:
            assert isinstance(key, str | int)
            check_plain(member)
        return
    if type(data) not in _PLAIN:
        raise AssertionError(f"a template cannot have a {type(data).__name__}")


def rendered(name: str, context: Mapping[str, Any], load: Load) -> str:
    """Return what `render` does, made in this process and without its limits.

    Raises:
        TemplateError: as `render` does.
    """
    import jinja2  # noqa: PLC0415  six times a bare Python to load
    from jinja2.exceptions import SecurityError  # noqa: PLC0415  likewise

    try:
        text: str = environment_for(load).get_template(name).render(context)
        text = _EMPTY_END.sub("\n", _EMPTY_LINES.sub("\n\n", text))
        text.encode()
    except FileError as error:
        raise TemplateError(error.text) from None
    except jinja2.TemplateNotFound as error:
        raise _wrong(
            f"{name}:1:1",
            f"there is no template “{error.name}”",
            f"er is geen sjabloon ‘{error.name}’",
        ) from None
    except jinja2.TemplateSyntaxError as error:
        raise _syntax(name, error) from None
    except SecurityError as error:
        raise _wrong(
            _place(name, error),
            "a template cannot reach into values; use the names of amkit templates",
            "een sjabloon kan niet in waarden grijpen; gebruik de namen die er zijn",
        ) from None
    except jinja2.UndefinedError as error:
        raise _undefined(_line(name, error), str(error), context, load) from None
    except MemoryError:
        raise
    except UnicodeEncodeError:
        raise _wrong(
            f"{name}:1:1", "the document is not text", "het document is geen tekst"
        ) from None
    except Exception as error:  # a template can fail in any way that Python can
        kind = type(error).__name__
        raise _wrong(
            _place(name, error), f"this cannot be worked out ({kind})",
            f"dit is niet uit te rekenen ({kind})",
        ) from None  # fmt: skip
    return text


def environment_for(load: Load) -> Any:
    """Return the Jinja environment that documents are made in."""
    from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound  # noqa: PLC0415  see rendered
    from jinja2.runtime import LoopContext  # noqa: PLC0415  see rendered
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415  see rendered

    class Loader(BaseLoader):
        def get_source(self, environment: Any, template: str) -> Any:
            text = load(template) if _is_plain(template) else None
            if text is None:
                raise TemplateNotFound(template)
            return text, template, lambda: True

    class Environment(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset({"**", "*", "%"})

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            in_loop = isinstance(obj, LoopContext) and not attr.startswith("_")
            return in_loop or (isinstance(obj, dict) and attr == "items")

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if _grows(operator, left, right):
                raise OverflowError
            return super().call_binop(context, operator, left, right)

    environment = Environment(
        loader=Loader(),
        undefined=StrictUndefined,
        optimized=False,  # its optimizer folds constants while compiling, and can hang there
        autoescape=False,  # Markdown; each answer goes through a filter of ours
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_written,
    )
    environment.globals.clear()
    environment.filters = {
        **{name: environment.filters[name] for name in _KEPT_FILTERS}, **FILTERS
    }  # fmt: skip
    return environment


def _is_plain(name: str) -> bool:
    """Whether a template is named by its name alone, and by no path."""
    return not set(name) & set("/\\:\0") and not name.startswith(".")


def _grows(operator: str, left: Any, right: Any) -> bool:
    """Whether an operation can make far more than it is given.

    The child's limits stop all of that too; here the complaint gets its line.
    """
    match operator, left, right:
        case ("**", _, _) | ("%", str(), _):
            return True
        case ("*", str() | list() | tuple(), int(times)):
            return len(left) * times > _MOST_REPEATED
        case ("*", int(times), str() | list() | tuple()):
            return len(right) * times > _MOST_REPEATED
    return False


def _written(value: Any) -> Any:
    """Let only data be written; a list that is, or what a filter made of one, is a mistake."""
    from jinja2 import Undefined  # noqa: PLC0415  see rendered
    from jinja2.exceptions import SecurityError  # noqa: PLC0415  see rendered

    if not isinstance(value, (*_PLAIN, Undefined)):
        raise SecurityError
    return value


def _syntax(name: str, error: Any) -> TemplateError:
    place = f"{error.name or name}:{error.lineno}:1"
    return _wrong(
        place, f"the template is wrong here: {error.message}",
        f"het sjabloon klopt hier niet: {error.message}",
    )  # fmt: skip


def _undefined(
    line: tuple[str, int], message: str, context: Mapping[str, Any], load: Load
) -> TemplateError:
    found = _UNDEFINED.search(message)
    unknown = (found[1] or found[2]) if found else "?"
    close = nearest(unknown, context)
    hint = Text(f"; did you mean “{close}”?", f"; bedoelt u ‘{close}’?") if close else Text()
    template, number = line
    return _wrong(
        f"{template}:{number}:{_column(load(template), number, unknown)}",
        f"there is no “{unknown}” here{hint.en}",
        f"‘{unknown}’ bestaat hier niet{hint.nl}",
    )


def _column(text: str | None, line: int, name: str) -> int:
    """Return where `name` stands on a line of a template: Jinja keeps no columns; 1 if nowhere."""
    rows = (text or "").splitlines()
    row = rows[line - 1] if line <= len(rows) else ""
    found = re.search(rf"\b{re.escape(name)}\b", row)
    return found.start() + 1 if found else 1


def _line(name: str, error: BaseException) -> tuple[str, int]:
    """Return the template and the line being rendered, from the traceback that Jinja rewrites."""
    trace, found = error.__traceback__, (name, 1)
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _place(name: str, error: BaseException) -> str:
    template, line = _line(name, error)
    return f"{template}:{line}:1"


def _wrong(place: str, en: str, nl: str) -> TemplateError:
    return TemplateError(Text(en=f"{place}: {en}", nl=f"{place}: {nl}"))
