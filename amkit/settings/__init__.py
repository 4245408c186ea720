"""Settings: defaults, then the user's file, then the workspace's, then AMKIT_*, then options."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from amkit.errors import SettingsError
from amkit.model.country import COUNTRIES, Country
from amkit.model.text import LANGUAGES, Language, Text
from amkit.settings.reading import decoded, not_text, parsed, read_file, text_of, wrong
from amkit.source.names import nearest

if TYPE_CHECKING:
    from amkit.model.kinds import Kind
    from amkit.model.prompts import KindName
    from amkit.source.own_fields import Own

FILE = "amkit.toml"
"""The settings of a workspace; the folder it stands in is the workspace."""

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters, and what is left of bytes that are not UTF-8."""


class Setting(NamedTuple):
    """One setting, as the manual tells it.

    Attributes:
        name: in amkit.toml.
        variable: in the environment.
        default: what holds where nothing is set, for people.
        about: what it is.
    """

    name: str
    variable: str
    default: str
    about: Text


SETTINGS: tuple[Setting, ...] = (
    Setting(
        name="language",
        variable="AMKIT_LANG",
        default="the computer's, else en",
        about=Text("Language: nl or en.", "Taal: nl of en."),
    ),
    Setting(
        "me", "AMKIT_ME", "the name you are logged in with",
        Text("Your name, as notes show it.", "Uw naam, zoals verslagen die tonen."),
    ),
    Setting(
        "store", "AMKIT_DATABASE_URL",
        "in the workspace .amkit/amkit.db, else in your own data folder",
        Text(
            "Where everything is kept: sqlite:///PATH or postgresql://…",
            "Waar alles bewaard wordt: sqlite:///PAD of postgresql://…",
        ),
    ),
    Setting(
        "notes", "AMKIT_NOTES", "notes", Text("The folder for notes.", "De map voor verslagen.")
    ),
    Setting(
        "plans", "AMKIT_PLANS", "plans",
        Text("The folder for account plans.", "De map voor accountplannen."),
    ),
    Setting(
        "reports", "AMKIT_REPORTS", "reports",
        Text("The folder for reports to customers.", "De map voor klantrapportages."),
    ),
    Setting(
        "country", "AMKIT_COUNTRY", "NL",
        Text(
            "Whose holidays count: NL, BE, DE, GB or US.",
            "Welke feestdagen tellen: NL, BE, DE, GB of US.",
        ),
    ),
    Setting(
        "by_name", "AMKIT_BY_NAME", "no",
        Text(
            "Whether amkit team tells account managers apart: yes or no.",
            "Of amkit team accountmanagers apart noemt: yes of no.",
        ),
    ),
    Setting(
        "documents", "AMKIT_DOCUMENTS", "documents",
        Text(
            "The folder for what your own templates make.",
            "De map voor wat uw eigen sjablonen maken.",
        ),
    ),
)  # fmt: skip
_BY_NAME = {setting.name: setting for setting in SETTINGS}
LINT = "lint"
"""The table of settings for the linter; `amkit.lint.settings` reads it."""


class LintTable(NamedTuple):
    """What is set for the linter, as it was written.

    Attributes:
        path: the file it stands in.
        text: that file's text.
        table: what stands under `lint`.
    """

    path: Path
    text: str
    table: Any


FIELDS = "fields"
"""The table of settings that names fields of one's own, kind by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings that hold.

    Attributes:
        workspace: the folder with amkit.toml; None outside any.
        language: of screens and documents.
        country: whose holidays count.
        by_name: whether the team's figures tell account managers apart.
        me: who answers.
        store_url: see `amkit.store.open_store`.
        notes, plans, reports, documents: folders, absolute.
        own: the fields of the workspace's own, by kind and name.
        lint: what is set for the linter; None where nothing is.
    """

    workspace: Path | None
    language: Language
    country: Country = "NL"
    by_name: bool = False
    me: str
    store_url: str
    notes: Path
    plans: Path
    reports: Path
    documents: Path
    own: Own = field(default_factory=dict)
    lint: LintTable | None = None

    @property
    def kinds(self) -> Mapping[KindName, Kind]:
        """The kinds of entry a record has here, with the fields of the workspace's own."""
        from amkit.model.kinds import KINDS, extended  # noqa: PLC0415  the help does without

        return extended(self.own) if self.own else KINDS


class _Found(NamedTuple):
    """A value and where it came from."""

    value: str
    origin: str
    base: Path


def language_of(argv: Sequence[str], environ: Mapping[str, str], cwd: Path) -> Language:
    """Return the language before the settings are read: for the help, and for what goes wrong.

    That is the one of `--lang`, AMKIT_LANG, the workspace, or the locale.
    """
    words = list(argv)
    for at, word in enumerate(words):
        named = word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if word == "--lang" and at + 1 < len(words):
            named = words[at + 1]
        if named in LANGUAGES:
            return named
    named = environ.get("AMKIT_LANG", "") or _of_workspace(cwd)
    return named if named in LANGUAGES else _of_locale(environ)


def _of_workspace(cwd: Path) -> str:
    """Return the language that the nearest amkit.toml names, without reading the rest of it."""
    workspace = find_workspace(cwd)
    try:
        text = text_of(workspace / FILE) if workspace else ""
    except (OSError, ValueError):
        return ""
    found = re.search(r"^\s*language\s*=\s*[\"'](\w+)[\"']", text, re.MULTILINE)
    return found[1] if found else ""


def _of_locale(environ: Mapping[str, str]) -> Language:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "nl" if environ[name].startswith("nl") else "en"
    return "en"


def load(*, cwd: Path, environ: Mapping[str, str], options: Mapping[str, str | None]) -> Settings:
    """Return the settings that hold in folder `cwd`.

    Args:
        cwd: where the command is given; the workspace is there or above.
        environ: the environment.
        options: setting name to what the command line says, None where it says nothing.

    Raises:
        SettingsError: a setting is wrong; says which, and where it came from.
    """
    workspace = find_workspace(cwd)
    found: dict[str, _Found] = {}
    own: Own = {}
    lint: LintTable | None = None
    for path in (_user_file(environ), workspace / FILE if workspace else None):
        if path is not None and _is_file(path):
            text, data = read_file(path)
            own = {**own, **_fields(data, text, path)}
            if LINT in data:
                lint = LintTable(path, text, data.pop(LINT))
            found |= {name: _checked(path, text, name, value) for name, value in data.items()}
    for setting in SETTINGS:
        if environ.get(setting.variable):
            found[setting.name] = _Found(environ[setting.variable], setting.variable, cwd)
        given = options.get(setting.name)
        if given is not None:
            found[setting.name] = _Found(given, f"--{setting.name}", cwd)
    _refuse_unseen(found)
    base = workspace or cwd
    return Settings(
        workspace=workspace,
        language=_language(found.get("language"), environ),
        country=_country(found.get("country")),
        by_name=_yes_or_no(found.get("by_name")),
        me=found["me"].value if "me" in found else _login(environ),
        store_url=_store(found.get("store"), workspace),
        notes=_folder(found.get("notes"), base / "notes"),
        plans=_folder(found.get("plans"), base / "plans"),
        reports=_folder(found.get("reports"), base / "reports"),
        documents=_folder(found.get("documents"), base / "documents"),
        own=own,
        lint=lint,
    )


def wrong_in(raw: bytes, path: Path) -> tuple[tuple[SettingsError, ...], LintTable | None]:
    """Return everything that is wrong with a file of settings, and what it sets for the linter."""
    try:
        text = decoded(raw)
        data = parsed(text, path)
    except ValueError:
        return (not_text(path),), None
    except SettingsError as error:
        return (error,), None
    lint = LintTable(path, text, data.pop(LINT)) if LINT in data else None
    found_wrong: list[SettingsError] = []
    try:
        _fields(data, text, path)
    except SettingsError as error:
        found_wrong += _each(error)
    for name, value in data.items():
        try:
            found = _checked(path, text, name, value)
            _refuse_unseen({name: found})
            if name == "language":
                _language(found, {})
        except SettingsError as error:
            found_wrong.append(error)
    return tuple(found_wrong), lint


def _each(error: SettingsError) -> Iterator[SettingsError]:
    """Yield an error for each line of one that tells several."""
    for en, nl in zip(error.text.en.split("\n"), error.text.to("nl").split("\n"), strict=True):
        yield SettingsError(Text(en=en, nl=nl))


def find_workspace(cwd: Path) -> Path | None:
    """Return the nearest folder with an amkit.toml, from `cwd` upwards."""
    for folder in (cwd, *cwd.parents):
        if _is_file(folder / FILE):
            return folder
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be looked into has no settings for us
        return False


def _user_file(environ: Mapping[str, str]) -> Path | None:
    if not environ.get("HOME") and not environ.get("XDG_CONFIG_HOME"):
        return None
    from platformdirs import user_config_path  # noqa: PLC0415  commands outside a run need it

    return user_config_path("amkit") / "config.toml"


def _fields(data: dict[str, Any], text: str, path: Path) -> Own:
    """Return the fields of one's own that a file names, and take them out of what it sets."""
    if FIELDS not in data:
        return {}
    from amkit.source.own_fields import own_fields  # noqa: PLC0415  few files name any

    return own_fields(data.pop(FIELDS), text, str(path))


def _checked(path: Path, text: str, name: str, value: Any) -> _Found:
    line = next(
        (at for at, row in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[?{name}\b", row)), 1
    )
    place = f"{path}:{line}:1"
    if name not in _BY_NAME:
        close = nearest(name, (*_BY_NAME, LINT))
        listed = ", ".join(_BY_NAME)
        raise wrong(
            place,
            f"there is no setting “{name}”; "
            + (f"did you mean “{close}”?" if close else f"there are: {listed}"),
            f"de instelling ‘{name}’ bestaat niet; "
            + (f"bedoelt u ‘{close}’?" if close else f"er zijn: {listed}"),
        )
    if not isinstance(value, str) or not value.strip():
        raise wrong(place, f"“{name}” is a text in quotes",
                     f"‘{name}’ is een tekst tussen aanhalingstekens")  # fmt: skip
    return _Found(value, place, path.parent)


def _refuse_unseen(found: Mapping[str, _Found]) -> None:
    """Refuse values that no file name and no note can hold; the value itself is not shown."""
    for name, given in found.items():
        if _UNSEEN.search(given.value):
            raise wrong(
                given.origin,
                f"“{name}” has a control character in it, or is not UTF-8; type it anew",
                f"‘{name}’ bevat een stuurteken of is geen UTF-8; typ de waarde opnieuw",
            )


def _language(found: _Found | None, environ: Mapping[str, str]) -> Language:
    if found is None:
        return _of_locale(environ)
    if found.value not in LANGUAGES:
        raise wrong(
            found.origin,
            f"the language is nl or en, not “{found.value}”",
            f"de taal is nl of en, niet ‘{found.value}’",
        )
    return found.value


def _country(found: _Found | None) -> Country:
    if found is None:
        return "NL"
    if found.value not in COUNTRIES:
        listed = ", ".join(COUNTRIES)
        raise wrong(found.origin, f"the country is one of {listed}, not “{found.value}”",
                     f"het land is een van {listed}, niet ‘{found.value}’")  # fmt: skip
    return found.value


def _yes_or_no(found: _Found | None) -> bool:
    if found is not None and found.value not in ("yes", "no"):
        raise wrong(found.origin, f"it is yes or no, not “{found.value}”",
                     f"het is yes of no, niet ‘{found.value}’")  # fmt: skip
    return found is not None and found.value == "yes"


def _login(environ: Mapping[str, str]) -> str:
    for name in ("USER", "LOGNAME", "USERNAME"):
        if environ.get(name):
            return environ[name]
    try:
        import pwd  # noqa: PLC0415  Windows has none, and a login nearly always has a name

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # a container may run as a number that has no name
        return ""


def _store(found: _Found | None, workspace: Path | None) -> str:
    if found is not None:
        kind, _, path = found.value.partition(":///")
        if kind == "sqlite" and path and not path.startswith("/"):
            return f"sqlite:///{found.base / path}"
        return found.value
    if workspace is not None:
        return f"sqlite:///{workspace / '.amkit' / 'amkit.db'}"
    from platformdirs import user_data_path  # noqa: PLC0415  a workspace does without

    return f"sqlite:///{user_data_path('amkit') / 'amkit.db'}"


def _folder(found: _Found | None, default: Path) -> Path:
    return (found.base / found.value).absolute() if found else default.absolute()
