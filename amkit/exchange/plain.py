"""Whole accounts as plain data, and back: each piece is checked before it is believed."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar, get_args

from amkit.exchange.whole import Collection, Rendering, Whole
from amkit.model.account import NAME_LIMIT, Account, key_of
from amkit.model.kinds import KINDS, Kind
from amkit.model.prompts import Audience, KindName
from amkit.model.record import Confidence, Statement
from amkit.model.run import Answer, Reason, Run, Source, Status, slot_of
from amkit.model.text import Text
from amkit.model.values import from_plain, to_plain

FORMAT = 1
"""The version of the files."""
HEAD = "amkit_accounts"
"""The key that says so."""
Path = tuple[str | int, ...]
"""Where a piece stands in the data."""
_SLUG = r"[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?"
Made = TypeVar("Made")


def plain_of(collection: Collection) -> dict[str, Any]:
    """Return accounts as data of texts, numbers, lists and mappings; what is empty is left out."""
    return _filled(
        {
            HEAD: FORMAT,
            "accounts": [_whole(one) for one in collection.accounts],
            "protocols": {name: _raw(raw) for name, raw in sorted(collection.protocols.items())},
        }
    )


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in ("", [], {}, None)}


def _whole(whole: Whole) -> dict[str, Any]:
    account = whole.account
    return _filled(
        {
            "name": account.name,
            "id": account.id,
            "file_name": account.slug,
            "created": account.created.isoformat(),
            "archived": account.archived.isoformat() if account.archived else "",
            "names_before": list(whole.names_before),
            "record": [_statement(said) for said in whole.statements],
            "runs": [_run(run, answers) for run, answers in whole.runs],
            "documents": [
                {"name": made.name, "at": made.at.isoformat(), "text": made.text}
                for made in whole.renderings
            ],
        }
    )


def _statement(said: Statement) -> dict[str, Any]:
    return {
        "kind": said.kind,
        "fields": {name: to_plain(value) for name, value in said.fields.items()},
    } | _filled(
        {
            "about": said.about,
            "source": said.source,
            "confidence": said.confidence,
            "audience": said.audience,
            "by": said.by,
            "at": said.at.isoformat(),
            "run": said.run_id,
            "step": said.step,
            "item": said.item,
        }
    )


def _run(run: Run, answers: Iterable[Answer]) -> dict[str, Any]:
    return _filled(
        {
            "id": run.id,
            "protocol": run.protocol_id,
            "version": run.protocol_version,
            "digest": run.protocol_digest,
            "status": run.status,
            "by": run.by,
            "started": run.started.isoformat(),
            "changed": run.changed.isoformat(),
            "answers": [_answer(answer) for answer in answers],
        }
    )


def _answer(answer: Answer) -> dict[str, Any]:
    made = _filled(
        {
            "slot": str(answer.slot),
            "reply": answer.reply,
            "reason": answer.reason,
            "why": answer.why,
            "by": answer.by,
            "at": answer.at.isoformat(),
            "source": answer.source,
        }
    )
    return made if answer.value is None else made | {"value": to_plain(answer.value)}


def _raw(raw: bytes) -> dict[str, str]:
    try:
        return {"text": raw.decode()}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(raw).decode()}


class Wrong(Exception):
    """A piece is not what it should be.

    Attributes:
        path: where it stands.
        text: what is wrong.
    """

    def __init__(self, path: Path, text: Text) -> None:
        super().__init__(text.en)
        self.path = path
        self.text = text


class _Piece:
    """A mapping of a file, whose values are taken out one by one."""

    def __init__(self, data: Any, path: Path) -> None:
        if not isinstance(data, dict):
            raise Wrong(path, _expected("a mapping", "een groep velden"))
        self._data = dict(data)
        self.path = path

    def text(self, name: str, *, needed: bool = False) -> str:
        """Take a text; "" where there is none."""
        value = self._data.pop(name, "")
        if not isinstance(value, str) or (needed and not value):
            raise Wrong(self._at(name), _expected(f"“{name}” as a text", f"‘{name}’ als tekst"))
        bad = next((sign for sign in value if sign == "\0" or "\ud800" <= sign <= "\udfff"), "")
        if bad:
            raise Wrong(self._at(name), _kept(bad))
        return value

    def moment(self, name: str, *, needed: bool = True) -> datetime | None:
        """Take a moment with its zone; None where there is none and it is not needed."""
        text = self.text(name, needed=needed)
        if not text:
            return None
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            raise Wrong(self._at(name), _MOMENT)
        return found

    def one_of(self, name: str, names: Any, default: str = "") -> Any:
        """Take one of some names."""
        value = self.text(name) or default
        if value not in names:
            listed = ", ".join(str(one) for one in names if one)
            raise Wrong(self._at(name), _expected(f"one of {listed}", f"een van {listed}"))
        return value

    def version(self, name: str) -> int:
        """Take a whole number; 0 where there is none."""
        value = self._data.pop(name, 0)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0

    def plain(self, name: str) -> Any:
        """Take a value as it was kept."""
        try:
            return from_plain(self._data.pop(name, None))
        except (ValueError, ArithmeticError):
            raise Wrong(self._at(name), _VALUE) from None

    def mapping(self, name: str) -> _Piece:
        """Take a mapping; an empty one where there is none."""
        return _Piece(self._data.pop(name, {}), self._at(name))

    def names(self) -> tuple[str, ...]:
        """Return what was not taken yet."""
        return tuple(map(str, self._data))

    def each(self, name: str, make: Callable[[Any, Path], Made]) -> tuple[Made, ...]:
        """Take a list, and make something of each of its items."""
        items = self._data.pop(name, [])
        if not isinstance(items, list):
            raise Wrong(self._at(name), _expected(f"“{name}” as a list", f"‘{name}’ als lijst"))
        return tuple(make(item, (*self.path, name, at)) for at, item in enumerate(items))

    def end(self) -> None:
        """Refuse what nobody asked for."""
        for name in self._data:
            raise Wrong(
                self._at(str(name)),
                Text(f"“{name}” is not known here", f"‘{name}’ is hier niet bekend"),
            )

    def _at(self, name: str) -> Path:
        return (*self.path, name)


def collection_of(data: Any, kinds: Mapping[KindName, Kind] = KINDS) -> Collection:
    """Return the accounts in plain data.

    Raises:
        Wrong: it is not what `plain_of` makes.
    """
    piece = _Piece(data, ())
    if piece.version(HEAD) != FORMAT:
        raise Wrong((HEAD,), _FORMAT)
    accounts = piece.each("accounts", lambda item, path: _read_whole(item, path, kinds))
    texts = piece.mapping("protocols")
    protocols = {name: _read_raw(texts.mapping(name)) for name in texts.names()}
    piece.end()
    for at, whole in enumerate(accounts):
        for number, (run, _) in enumerate(whole.runs):
            if run.protocol_digest not in protocols:
                raise Wrong(("accounts", at, "runs", number, "digest"), _NO_PROTOCOL)
    return Collection(accounts=accounts, protocols=protocols)


def _read_whole(data: Any, path: Path, kinds: Mapping[KindName, Kind]) -> Whole:
    piece = _Piece(data, path)
    name, slug = piece.text("name", needed=True), piece.text("file_name", needed=True)
    if not key_of(name) or len(name) > NAME_LIMIT or not re.fullmatch(_SLUG, slug):
        raise Wrong((*path, "name"), _NAME)
    created = piece.moment("created")
    assert created is not None
    account = Account(
        id=piece.text("id", needed=True), name=name, key=key_of(name), slug=slug, created=created,
        archived=piece.moment("archived", needed=False),
    )  # fmt: skip
    whole = Whole(
        account=account,
        names_before=piece.each("names_before", _read_key),
        statements=piece.each("record", lambda item, at: _read_statement(item, at, kinds)),
        runs=piece.each("runs", lambda item, at: _read_run(item, at, account.id)),
        renderings=piece.each("documents", _read_rendering),
    )
    piece.end()
    _refuse_strange_runs(whole, path)
    return whole


def _refuse_strange_runs(whole: Whole, path: Path) -> None:
    known = {run.id for run, _ in whole.runs}
    for at, said in enumerate(whole.statements):
        if said.run_id and said.run_id not in known:
            raise Wrong((*path, "record", at, "run"), _NO_RUN)


def _read_key(data: Any, path: Path) -> str:
    if not isinstance(data, str) or key_of(data) != data or not data:
        raise Wrong(path, _expected("a name as names are compared", "een naam in kleine letters"))
    return data


def _read_statement(data: Any, path: Path, kinds: Mapping[KindName, Kind]) -> Statement:
    piece = _Piece(data, path)
    kind = piece.one_of("kind", tuple(kinds))
    fields = piece.mapping("fields")
    strange = next((name for name in fields.names() if name not in kinds[kind].fields), None)
    if strange is not None:
        raise Wrong((*fields.path, strange), _no_field(strange))
    at = piece.moment("at")
    assert at is not None
    made = Statement(
        run_id=piece.text("run"),
        item=piece.text("item", needed=True),
        kind=kind,
        fields={name: fields.plain(name) for name in fields.names()},
        about=piece.text("about"),
        step=piece.text("step"),
        source=piece.one_of("source", get_args(Source)),
        confidence=piece.one_of("confidence", get_args(Confidence)),
        audience=piece.one_of("audience", get_args(Audience), "internal"),
        by=piece.text("by"),
        at=at,
    )
    piece.end()
    return made


def _read_run(data: Any, path: Path, account_id: str) -> tuple[Run, tuple[Answer, ...]]:
    piece = _Piece(data, path)
    started, changed = piece.moment("started"), piece.moment("changed")
    assert started is not None
    assert changed is not None
    run = Run(
        id=piece.text("id", needed=True),
        account_id=account_id,
        protocol_id=piece.text("protocol", needed=True),
        protocol_version=piece.text("version"),
        protocol_digest=piece.text("digest", needed=True),
        status=piece.one_of("status", get_args(Status)),
        by=piece.text("by"),
        started=started,
        changed=changed,
    )
    answers = piece.each("answers", _read_answer)
    piece.end()
    return run, answers


def _read_answer(data: Any, path: Path) -> Answer:
    piece = _Piece(data, path)
    try:
        slot = slot_of(piece.text("slot", needed=True))
    except ValueError:
        raise Wrong((*path, "slot"), _VALUE) from None
    at = piece.moment("at")
    assert at is not None
    answer = Answer(
        slot=slot,
        reply=piece.text("reply"),
        value=piece.plain("value"),
        reason=piece.one_of("reason", ("", *get_args(Reason))) or None,
        why=piece.text("why"),
        by=piece.text("by"),
        at=at,
        source=piece.one_of("source", get_args(Source)),
    )
    piece.end()
    return answer


def _read_rendering(data: Any, path: Path) -> Rendering:
    piece = _Piece(data, path)
    at = piece.moment("at")
    assert at is not None
    made = Rendering(piece.text("name", needed=True), piece.text("text"), at)
    piece.end()
    return made


def _read_raw(piece: _Piece) -> bytes:
    coded = piece.text("base64")
    text = piece.text("text")
    piece.end()
    try:
        return base64.b64decode(coded, validate=True) if coded else text.encode()
    except (binascii.Error, ValueError):
        raise Wrong((*piece.path, "base64"), _VALUE) from None


def _expected(en: str, nl: str) -> Text:
    return Text(f"expected {en}", f"hier hoort {nl}")


def _kept(sign: str) -> Text:
    code = f"U+{ord(sign):04X}"
    return Text(
        f"{code} cannot be kept; write the text without",
        f"{code} kan niet bewaard worden; schrijf de tekst zonder",
    )


def _no_field(name: str) -> Text:
    return Text(f"this kind has no field “{name}”", f"deze soort heeft geen veld ‘{name}’")


_FORMAT = Text(
    f"this is not what amkit account export writes; it begins with {HEAD}: {FORMAT}",
    f"dit is niet wat amkit account export schrijft; dat begint met {HEAD}: {FORMAT}",
)
_NAME = Text(
    f"an account has a name of at most {NAME_LIMIT} characters, and a file_name of a-z, 0-9 and -",
    f"een account heeft een naam van hooguit {NAME_LIMIT} tekens, en een file_name van a-z, 0-9 "
    "en -",
)
_MOMENT = _expected(
    "a moment with its zone: 2026-11-23T09:00:00+00:00",
    "een moment met tijdzone: 2026-11-23T09:00:00+00:00",
)
_VALUE = _expected("a value as amkit export writes it", "een waarde zoals amkit die schrijft")
_NO_PROTOCOL = Text(
    "the protocol text of this conversation is missing; export once more",
    "de protocoltekst van dit gesprek ontbreekt; exporteer opnieuw",
)
_NO_RUN = Text(
    "the conversation that said this is missing; export once more",
    "het gesprek dat dit zei ontbreekt; exporteer opnieuw",
)
