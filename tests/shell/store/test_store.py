"""What a store keeps, it keeps to the letter; on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from amkit.errors import FileError, StoreError, UsageError
from amkit.model.account import Account, key_of
from amkit.model.record import Statement
from amkit.model.run import Answer, Run, Slot
from amkit.model.values import Money, Value
from amkit.store import Store, open_store, rows
from amkit.store.schema import VERSION
from tests.naughty_texts import EVERY, mixed

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
CANARY = "the customer's secret"

NAUGHTY = [
    "", " ", "\n", "a\r\nb", "'; DROP TABLE answer; --", '"', "\\", "%s %d ?", "{{ x }}",
    "é", "e\u0301", "😀👨\u200d👩\u200d👧", "\u202eevil", "\u200b", "ﬁ ｗｉｄｅ", "<script>",
    "\x1b[31m", "a" * 100_000, "\ufeff", "𝕏", "مرحبا", "Ω≈ç√∫", "1;2", "NULL", "\t",
]  # fmt: skip


def account(name: str = "ACME") -> Account:
    return Account(id=f"id-{name}", name=name, key=key_of(name), slug=name.lower(), created=NOW)


def run(run_id: str = "r1", name: str = "ACME", started: datetime = NOW) -> Run:
    return Run(
        id=run_id, account_id=f"id-{name}", protocol_id="talk", protocol_version="1.0.0",
        protocol_digest="d1", status="open", by="Bram", started=started, changed=started,
    )  # fmt: skip


def answer(text: str = CANARY, value: Value = None, slot: Slot = Slot("goal")) -> Answer:  # noqa: B008
    return Answer(slot=slot, reply=text, value=value if value is not None else text, by="B", at=NOW)


def statement(what: str = "grow", item: str = "goal") -> Statement:
    return Statement(
        run_id="r1", item=item, kind="goal", fields={"what": what, "date": date(2027, 1, 1)},
        step="ask", source="said", by="Bram", at=NOW,
    )  # fmt: skip


def by_hand(what: str = "grow", item: str = "h1", **more: Any) -> Statement:
    return Statement(
        run_id="", item=item, kind="goal", fields={"what": what}, step="", source="known",
        by="Bram", at=NOW, **more,
    )  # fmt: skip


@pytest.fixture
def begun(store: Store) -> Store:
    """Return a store with an account and an open run."""
    store.add_account(account())
    store.start(run(), b"amkit: 1\n\xff")
    return store


def save(store: Store, *answers: Answer, expected: int = 0) -> None:
    store.save("r1", answers, [], [], expected=expected, at=LATER)


def test_an_empty_store_has_nothing(store: Store) -> None:
    assert store.accounts() == ()
    assert store.runs() == ()
    assert store.account_by_key("acme") is None
    assert store.run("r1") is None
    assert store.answers("r1") == ()
    assert store.statements("id-ACME") == ()
    assert store.rendering("id-ACME", "plan") is None


def test_accounts_come_back_by_name(store: Store) -> None:
    for name in ("Globex", "ACME"):
        store.add_account(account(name))

    assert [found.name for found in store.accounts()] == ["ACME", "Globex"]
    assert store.account_by_key("globex") == account("Globex")


def test_two_names_that_compare_the_same_are_one_account(store: Store) -> None:
    store.add_account(account("ACME"))

    with pytest.raises(UsageError, match="is there already, as “ACME”"):
        store.add_account(account("AcmE"))


def test_two_names_that_would_share_their_files_are_told_apart_first(store: Store) -> None:
    store.add_account(account("A B"))

    with pytest.raises(UsageError, match="the file names of “A B”"):
        store.add_account(replace(account("A-B"), slug=account("A B").slug))
    assert [found.name for found in store.accounts()] == ["A B"]


def test_a_run_keeps_the_protocol_it_was_started_with(begun: Store) -> None:
    assert begun.run("r1") == run()
    assert begun.protocol_text("d1") == b"amkit: 1\n\xff"
    begun.start(run("r2"), b"the same digest, so the same text")
    assert begun.protocol_text("d1") == b"amkit: 1\n\xff"


def test_runs_come_newest_first_and_can_be_narrowed_down(begun: Store) -> None:
    begun.add_account(account("Globex"))
    begun.start(run("r2", started=LATER), b"")
    begun.start(run("r3", name="Globex", started=LATER + timedelta(hours=1)), b"")
    begun.set_status("r2", "done", LATER)

    assert [found.id for found in begun.runs()] == ["r3", "r2", "r1"]
    assert [found.id for found in begun.runs(account_id="id-ACME")] == ["r2", "r1"]
    assert [found.id for found in begun.runs(account_id="id-ACME", status="open")] == ["r1"]
    assert [found.id for found in begun.runs(status="done")] == ["r2"]


@pytest.mark.parametrize(
    "value",
    [True, False, 3, Decimal("1.50"), date(2026, 2, 28), Money(Decimal("9.99"), "EUR"), ("a", "b"),
     ()],
)  # fmt: skip
def test_every_kind_of_value_comes_back(begun: Store, value: Value) -> None:
    given = Answer(slot=Slot("x", (1, 2), 3, "y"), reply="r", value=value, at=NOW, source="record")
    save(begun, given)

    assert begun.answers("r1") == (given,)
    assert type(begun.answers("r1")[0].value) is type(value)


def test_every_text_comes_back_to_the_letter(begun: Store) -> None:
    given = tuple(answer(text, slot=Slot(f"n{n}")) for n, text in enumerate(NAUGHTY))
    save(begun, *given)

    assert begun.answers("r1") == given


def test_reasons_and_their_explanation_come_back(begun: Store) -> None:
    given = Answer(slot=Slot("x"), reason="declined", why="board", at=NOW)
    save(begun, given)

    assert begun.answers("r1") == (given,)


def test_answers_are_kept_as_history_in_their_order(begun: Store) -> None:
    save(begun, answer("first"))
    save(begun, answer("second"), expected=1)

    assert [found.reply for found in begun.answers("r1")] == ["first", "second"]
    assert begun.run("r1") == replace(run(), changed=LATER)


def test_what_a_run_says_later_replaces_what_it_said(begun: Store) -> None:
    begun.save("r1", [], [statement("grow"), statement("save", "goals[1]")], [], expected=0, at=NOW)
    begun.save("r1", [], [statement("grow fast")], ["goals[1]"], expected=0, at=NOW)

    assert begun.statements("id-ACME") == (statement("grow fast"),)
    assert begun.statements("id-Globex") == ()


def test_a_run_that_went_on_elsewhere_takes_no_answer(begun: Store, url: str) -> None:
    with open_store(url) as other:
        save(other, answer("theirs"))

    with pytest.raises(StoreError) as refused:
        save(begun, answer("ours"))
    since = NOW.astimezone()
    assert f"went on elsewhere, by B since {since:%Y-%m-%d %H:%M};" in refused.value.text.en
    assert f"verder, door B sinds {since:%d-%m-%Y %H:%M};" in refused.value.text.nl
    assert "theirs" not in refused.value.text.en
    assert [found.reply for found in begun.answers("r1")] == ["theirs"]


def test_a_run_that_is_not_there_takes_no_answer(store: Store) -> None:
    with pytest.raises(StoreError):
        save(store, answer())


@pytest.mark.parametrize("text", ["a\ud800", "a\0b"])
def test_all_of_a_save_is_kept_or_nothing(begun: Store, text: str) -> None:
    with pytest.raises(StoreError, match="half a character or a NUL"):
        save(begun, answer("kept?"), answer(text))

    assert begun.answers("r1") == ()
    save(begun, answer("after"))
    assert [found.reply for found in begun.answers("r1")] == ["after"]


def test_what_is_said_at_one_moment_keeps_its_order(begun: Store) -> None:
    items = [f"goals[{number}]" for number in (1, 2, 10, 11, 3)]
    begun.save("r1", [], [statement(item, item) for item in items], [], expected=0, at=NOW)
    begun.save("r1", [], [statement("changed", "goals[2]")], [], expected=0, at=NOW)
    begun.start(run("r0"), b"")
    other = replace(statement("other"), run_id="r0")
    begun.save("r0", [], [other], [], expected=0, at=NOW)

    assert [found.item for found in begun.statements("id-ACME")] == [*items, "goal"]
    later = replace(statement("later", "goals[1]"), at=LATER)
    begun.save("r1", [], [later], [], expected=0, at=LATER)
    assert begun.statements("id-ACME")[-1] == later


def test_the_status_of_a_run_that_is_gone_is_not_silently_lost(store: Store) -> None:
    with pytest.raises(StoreError, match="r9 is gone"):
        store.set_status("r9", "done", NOW)


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("UPDATE account SET created = 'soon'", lambda store: store.accounts()),
        ("UPDATE run SET status = 'lost'", lambda store: store.runs()),
        ("UPDATE protocol SET text = '*'", lambda store: store.protocol_text("d1")),
        ("UPDATE statement SET fields = '7'", lambda store: store.statements("id-ACME")),
        ("UPDATE statement SET kind = 'wish'", lambda store: store.statements("id-ACME")),
        ("UPDATE rendering SET at = ''", lambda store: store.rendering("id-ACME", "plan")),
        ("UPDATE answer SET reply = 'other'", lambda store: store.answers("r1")),
        ("DELETE FROM answer WHERE seq = 1", lambda store: store.answers("r1")),
    ],
)
def test_a_row_that_another_hand_changed_is_found(
    begun: Store, damage: str, read: Callable[[Store], object]
) -> None:
    fill(begun)
    read(begun)
    begun._database.execute(damage)

    with pytest.raises(
        StoreError, match="is damaged; see what is safe with: amkit doctor"
    ) as refused:
        read(begun)
    assert CANARY not in str(refused.value)
    assert "other" not in str(refused.value)


def test_the_last_rendering_of_a_document_is_kept(begun: Store) -> None:
    begun.keep_rendering("id-ACME", "plan", "one", NOW)
    begun.keep_rendering("id-ACME", "plan", "two", LATER)

    assert begun.rendering("id-ACME", "plan") == ("two", LATER)
    assert begun.rendering("id-ACME", "note") is None


def test_what_was_rendered_before_is_known_by_name(begun: Store) -> None:
    for name in ("report:2026-02-01", "plan", "report:2025-02-01"):
        begun.keep_rendering("id-ACME", name, "x", NOW)

    assert begun.rendered("id-ACME") == ("plan", "report:2025-02-01", "report:2026-02-01")
    assert begun.rendered("nobody") == ()


def test_a_protocol_text_that_is_gone_is_said(store: Store) -> None:
    with pytest.raises(StoreError, match="gone from the store"):
        store.protocol_text("d9")


def test_the_status_counts_and_checks(begun: Store) -> None:
    save(begun, answer())
    found = begun.status()

    assert (found.accounts, found.runs, found.answers, found.statements) == (1, 1, 1, 0)
    assert found.sound
    assert found.version == VERSION


def fill(store: Store) -> None:
    save(store, *(answer(text, slot=Slot(f"n{n}")) for n, text in enumerate(NAUGHTY)))
    store.save("r1", [], [statement()], [], expected=len(NAUGHTY), at=NOW)
    store.keep_rendering("id-ACME", "plan", "text", NOW)
    store.set_status("r1", "done", LATER)


def test_what_is_exported_and_imported_is_the_same(begun: Store, tmp_path: Path) -> None:
    fill(begun)
    lines = list(begun.export())

    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as other:
        taken = other.import_(lines)
        assert list(other.export()) == lines
        assert other.answers("r1") == begun.answers("r1")
    assert (taken.accounts, taken.runs, taken.answers) == (1, 1, len(NAUGHTY))


def test_an_export_of_sqlite_goes_into_either_database(store: Store, tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'source.db'}") as source:
        source.add_account(account())
        source.start(run(), b"text")
        fill(source)
        lines = list(source.export())
    store.import_(lines)

    assert list(store.export()) == lines


def test_an_export_goes_in_beside_what_is_there(begun: Store, tmp_path: Path) -> None:
    save(begun, answer())
    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.add_account(account("Globex"))
        other.start(run("r2", name="Globex"), b"amkit: 1\n\xff")
        other.import_(begun.export())

        assert [found.name for found in other.accounts()] == ["ACME", "Globex"]
        assert other.answers("r1") == begun.answers("r1")


def test_an_export_is_of_one_moment(begun: Store, url: str) -> None:
    lines = begun.export()
    next(lines)
    with open_store(url) as other:
        save(other, answer())

    assert not any('{"answer"' in line for line in lines)


def test_what_is_there_already_is_not_imported(begun: Store) -> None:
    lines = list(begun.export())

    with pytest.raises(UsageError, match="line 2"):
        begun.import_(lines)
    assert list(begun.export()) == lines


def forged(**cells: object) -> str:
    """Return the line of an answer that adds up, and that amkit never wrote."""
    good = dict(zip(rows.ANSWER, rows.answer_row("r1", 0, answer()), strict=True))
    made = {**good, **cells}
    made["checksum"] = rows.checksum([made[name] for name in rows.ANSWER[:-1]])
    return rows.compact({"answer": made})


Change = Callable[[list[str]], list[str]]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda lines: [], 1),
        (lambda lines: ["{}\n"], 1),
        (lambda lines: ["not json\n"], 1),
        (lambda lines: ["[" * 100_000], 1),
        (lambda lines: [*lines, "[]"], 6),
        (lambda lines: [*lines, '{"account":{}}'], 6),
        (lambda lines: [*lines, '{"secrets":{}}'], 6),
        (lambda lines: [*lines, '{"a":{},"b":{}}'], 6),
        (lambda lines: [*lines[:1], lines[1].replace('"ACME"', "[1]")], 2),
        (lambda lines: [*lines[:1], lines[1].replace("ACME", "\\u0000")], 2),
        (lambda lines: [*lines[:1], lines[1].replace("ACME", "\\ud800")], 2),
        (lambda lines: [*lines[:1], lines[1].replace("2026", "soon")], 2),
        (lambda lines: [*lines[:2], lines[2].replace("YW1r", "*")], 3),
        (lambda lines: [*lines[:3], lines[3].replace("open", "ajar")], 4),
        (lambda lines: [*lines[:4], lines[4].replace("secret", "Secret")], 5),
        (lambda lines: [*lines[:4], lines[4].replace('"seq":0', '"seq":true')], 5),
        (lambda lines: [*lines[:4], lines[4].replace('"seq":0', f'"seq":{2**64}')], 5),
        (lambda lines: [*lines[:4], forged(slot="???")], 5),
        (lambda lines: [*lines[:4], forged(value='{"decimal":"x"}')], 5),
        (lambda lines: [*lines[:4], forged(source="heard")], 5),
        (lambda lines: [*lines[:4], forged(seq=1)], None),
    ],
)
def test_what_no_export_wrote_is_not_imported(
    begun: Store, tmp_path: Path, change: Change, line: int | None
) -> None:
    save(begun, answer())
    lines = list(begun.export())

    with (
        open_store(f"sqlite:///{tmp_path / 'other.db'}") as other,
        pytest.raises(FileError) as refused,
    ):
        other.import_(change(lines))
    assert (f"line {line} " if line else "answers of run r1 are missing") in str(refused.value)
    with open_store(f"sqlite:///{tmp_path / 'other.db'}") as other:
        assert other.accounts() == ()


def test_a_store_is_brought_up_to_date_step_by_step(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(url) as store:
        store.add_account(account())
    more = {VERSION + 1: ("ALTER TABLE account ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'",)}
    monkeypatch.setattr("amkit.store.migrate.MIGRATIONS", more)
    monkeypatch.setattr("amkit.store.migrate.VERSION", VERSION + 1)

    with open_store(url) as store:
        assert store.status().version == VERSION + 1
        assert store.accounts() == (account(),)


def test_every_text_that_breaks_others_is_kept_to_the_letter(begun: Store, tmp_path: Path) -> None:
    texts = [*EVERY, *mixed(1_100)]
    save(begun, *(answer(one) for one in texts))
    begun.say("id-ACME", [by_hand(one, item=f"h{n}") for n, one in enumerate(texts)])

    with open_store(f"sqlite:///{tmp_path / 'copy.db'}") as copy:
        copy.import_(list(begun.export()))
        for store in (begun, copy):
            assert [found.reply for found in store.answers("r1")] == texts
            assert [found.value for found in store.answers("r1")] == texts
            said = {found.item: found.fields["what"] for found in store.statements("id-ACME")}
            assert [said[f"h{n}"] for n in range(len(texts))] == texts


def test_another_programs_tables_are_left_alone(url: str) -> None:
    with open_store(url) as store:
        store._database.execute("DROP TABLE amkit_version")

    with pytest.raises(StoreError, match=r"another program|not an amkit store"):
        open_store(url)


def test_a_migration_that_fails_changes_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(url) as store:
        store.add_account(account())
    with monkeypatch.context() as patch:
        bad = {VERSION + 1: ("ALTER TABLE account ADD COLUMN colour TEXT", "NONSENSE")}
        patch.setattr("amkit.store.migrate.MIGRATIONS", bad)
        patch.setattr("amkit.store.migrate.VERSION", VERSION + 1)
        with pytest.raises(StoreError):
            open_store(url)

    with open_store(url) as store:
        assert store.status().version == VERSION


def test_what_was_held_last_is_known_of_all_accounts_at_once(begun: Store) -> None:
    begun.add_account(account("B"))
    begun.start(run("r2", "B"), b"x")
    begun.start(run("r3"), b"x")
    for run_id, at in (("r1", NOW), ("r2", LATER), ("r3", LATER)):
        said = Statement(
            run_id=run_id, item="who", kind="stakeholder", fields={"name": "Anna"}, step="",
            source="said", by="Bram", at=NOW,
        )  # fmt: skip
        begun.save(run_id, [], [said] if run_id != "r3" else [], (), expected=0, at=NOW)
        if run_id != "r2":
            begun.set_status(run_id, "done", at)

    assert begun.last_held() == {"id-ACME": {"talk": LATER}}
    assert begun.held_about_people() == {"id-ACME": {"talk": frozenset({"r1"})}}
