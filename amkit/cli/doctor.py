"""`amkit doctor`, `amkit store restore`: what is damaged, what is safe, and putting it right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from amkit.cli import desk
from amkit.cli.json_out import json_text
from amkit.cli.options import Options
from amkit.errors import UsageError
from amkit.model.text import Language, Text
from amkit.session.clock import now
from amkit.store import damage, open_store, repair
from amkit.store.database import Damaged
from amkit.terminal.output import out

if TYPE_CHECKING:
    from amkit.settings import Settings
    from amkit.store.damage import Damage


class Checkup(NamedTuple):
    """How a store was found.

    Attributes:
        where: its file, or its URL without a password.
        whole: whether every row of it can be read.
        answers: how many answers are as they were given.
        damages: what is not what was written.
        backup: the newest good backup, which is looked for where there is damage.
        newer: whether a newer amkit brought it up to date.
    """

    where: str
    whole: bool
    answers: int
    damages: Sequence[Damage]
    backup: Path | None
    newer: bool = False

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return self.whole and not self.damages


def make(options: Options) -> Callable[..., int | None]:
    """Return `amkit doctor`."""

    def doctor(
        repair_: bool = options.flag(
            "--repair",
            says=Text(
                "Put right what can be, from the newest good backup; the damaged file is kept.",
                "Herstel wat kan, uit de nieuwste goede back-up; het beschadigde bestand blijft.",
            ),
        ),
        json_: bool = options.json,
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        desk.unlock(settings)
        found = _examined(settings)
        told = [*_told(found, settings.language)]
        if repair_ and not found.sound:
            done = repair.repair(_file(settings), now())
            told += [*_repaired(done, settings.language)]
            found = _examined(settings)
        out(_json(found) if json_ else "".join(f"{line}\n" for line in told))
        return 0 if found.sound else 1

    return doctor


def make_restore(options: Options) -> Callable[..., int | None]:
    """Return `amkit store restore`."""

    def restore(
        file: Path | None = options.argument(
            Text("FILE", "BESTAND"),
            Text(
                "The backup; without it, the newest good one that amkit made by itself.",
                "De back-up; zonder, de nieuwste goede die amkit zelf maakte.",
            ),
            default=None,
        ),
        lang: Language | None = options.lang,
    ) -> int:
        settings = desk.settings(lang)
        desk.unlock(settings, file)
        store = _file(settings)
        backup = file or repair.good_backup(store)
        if backup is None:
            raise UsageError(
                Text(
                    en="amkit has made no backup of this store yet; name one: "
                    "amkit store restore FILE",
                    nl="amkit heeft nog geen back-up van deze opslag gemaakt; noem er een: "
                    "amkit store restore BESTAND",
                )
            )
        aside = repair.restore(store, backup, now())
        lines = [Text(f"put back: {backup}", f"teruggezet: {backup}"), *_kept(aside)]
        out("".join(f"{line.to(settings.language)}\n" for line in lines))
        return 0

    return restore


def _file(settings: Settings) -> Path:
    """Return the store's file.

    Raises:
        UsageError: it is a server, which is looked after there.
    """
    if file := desk.store_file(settings):
        return file
    raise UsageError(
        Text(
            en="a PostgreSQL store is put right on its server, from a backup made there",
            nl="een PostgreSQL-opslag herstelt u op de server, uit een back-up die daar is gemaakt",
        )
    )


def _examined(settings: Settings) -> Checkup:
    newer = False
    try:
        with open_store(settings.store_url, newer=True) as store:
            newer = store.newer
            where, files = store.status().url, store.files()
            found = damage.Salvage(store.rows(), store.intact())
    except Damaged:
        files = (_file(settings),)
        where, found = str(files[0]), damage.salvage(files[0])
    damages = damage.find(found.rows)
    bad = sum(one.number > 0 for one in damages)
    sound = found.whole and not damages
    backup = repair.good_backup(files[0]) if files and not sound else None
    return Checkup(where, found.whole, len(found.rows["answer"]) - bad, damages, backup, newer)


def _told(found: Checkup, language: Language) -> Iterator[str]:
    yield found.where
    if found.newer:
        yield desk.NEWER.to(language)
    lines = [
        Text(
            f"{found.answers} answers were checked and are as they were given",
            f"{found.answers} antwoorden nagekeken: ze zijn zoals ze gegeven zijn",
        )
    ]
    if found.sound:
        lines.append(Text("nothing is damaged", "er is niets beschadigd"))
    if not found.whole:
        lines.append(
            Text(
                "damaged: the file itself; not every row can be read",
                "beschadigd: het bestand zelf; niet elke rij is te lezen",
            )
        )
    lines += [_words(one) for one in found.damages]
    if not found.sound:
        lines += _what_to_do(found.backup)
    yield from (line.to(language) for line in lines)


def _words(one: Damage) -> Text:
    if one.number:
        return Text(
            f"damaged: answer {one.number} of run {one.run_id}",
            f"beschadigd: antwoord {one.number} van run {one.run_id}",
        )
    if one.row is None:
        return Text(
            f"missing: answers of run {one.run_id}, or the run itself",
            f"kwijt: antwoorden van run {one.run_id}, of de run zelf",
        )
    return Text(
        f"damaged: a row of the table {one.table}", f"beschadigd: een rij van de tabel {one.table}"
    )


def _what_to_do(backup: Path | None) -> list[Text]:
    if backup is None:
        return [
            Text(
                "there is no good backup; amkit doctor --repair keeps what can be read, and the "
                "damaged file as it is",
                "er is geen goede back-up; amkit doctor --repair bewaart wat te lezen is, en het "
                "beschadigde bestand zoals het is",
            )
        ]
    return [
        Text(f"newest good backup: {backup}", f"nieuwste goede back-up: {backup}"),
        Text(
            "amkit doctor --repair takes from it what is damaged, and keeps the damaged file",
            "amkit doctor --repair haalt eruit wat beschadigd is, en bewaart het beschadigde "
            "bestand",
        ),
    ]


def _repaired(done: repair.Repaired, language: Language) -> Iterator[str]:
    lines = [*_kept(done.aside)]
    if done.backup is not None:
        lines.append(Text(f"put right from {done.backup}", f"hersteld uit {done.backup}"))
    lines += [
        Text(f"could not be put right: {words.en}", f"niet te herstellen: {words.nl}")
        for words in map(_words, done.left)
    ]
    if not done.left:
        lines.append(Text("nothing is damaged any more", "er is niets meer beschadigd"))
    yield from (line.to(language) for line in lines)


def _kept(aside: Path | None) -> Iterator[Text]:
    if aside is not None:
        yield Text(f"kept as it was: {aside}", f"bewaard zoals het was: {aside}")


def _json(found: Checkup) -> str:
    data = {
        "where": found.where,
        "sound": found.sound,
        "whole": found.whole,
        "answers": found.answers,
        "damaged": [
            {"table": one.table, "run": one.run_id, "number": one.number} for one in found.damages
        ],
        "backup": None if found.backup is None else str(found.backup),
    }
    return json_text(data)
