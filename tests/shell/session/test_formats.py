"""Runs that were started with a protocol of an earlier format."""

from __future__ import annotations

from pathlib import Path

import pytest

from amkit.errors import ProtocolError
from amkit.session.library import Loaded, load
from amkit.session.runs import begin, new_account, walk_of
from amkit.source.compiled import digest
from amkit.source.formats import migrated
from amkit.store import open_store
from tests.shell.session.test_sitting import START, Ticking

OLD = Path(__file__).parents[2] / "data" / "formats" / "1" / "steps.yaml"


def test_a_run_stays_with_the_text_it_was_started_with(tmp_path: Path) -> None:
    raw, clock = OLD.read_bytes(), Ticking(START)
    protocol = load(migrated(raw, "steps.yaml"), "steps.yaml").protocol
    begun = Loaded(protocol=protocol, raw=raw, digest=digest(raw))
    account = new_account("ACME", clock)
    run = begin(begun, account, "Kim", clock)

    with open_store(f"sqlite:///{tmp_path / 'test.db'}") as store:
        store.add_account(account)
        store.start(run, raw)
        for _ in range(2):
            assert walk_of(store, run, account, "Kim", clock).protocol == protocol
    with pytest.raises(ProtocolError, match=r"amkit migrate steps\.yaml"):
        load(raw, "steps.yaml")  # a file of the library is to be rewritten
