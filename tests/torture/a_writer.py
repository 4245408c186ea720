"""A process of its own that writes to a run it shares with others, and to one of its own."""

from __future__ import annotations

import sys
import time
from contextlib import suppress

from amkit.errors import StoreError
from amkit.model.run import Answer, Slot
from amkit.store import Store, open_store
from tests.shell.store.test_store import LATER, NOW
from tests.torture.test_writers import EACH


def write(store: Store, run_id: str, text: str) -> float:
    """Write until it is kept: a run that went on elsewhere is looked at again; return the wait."""
    longest = 0.0
    while True:
        expected = len(store.answers(run_id))
        answer = Answer(slot=Slot(f"n{expected}"), reply=text, value=text, by="B", at=NOW)
        began = time.monotonic()
        try:
            store.save(run_id, [answer], [], [], expected=expected, at=LATER)
        except StoreError as error:
            longest = max(longest, time.monotonic() - began)
            if "elsewhere" not in str(error):
                raise
        else:
            return max(longest, time.monotonic() - began)


def main(url: str, name: str, *careless: str) -> None:
    longest = 0.0
    with open_store(url) as store:
        for number in range(EACH):
            if careless:  # the broken build: somebody who thinks that his answer was taken
                with suppress(StoreError):
                    answer = Answer(slot=Slot("n"), reply=f"{name} {number}", by="B", at=NOW)
                    store.save("r1", [answer], [], [], expected=number, at=LATER)
                continue
            longest = max(longest, write(store, f"own{name}", f"{name} {number}"))
            longest = max(longest, write(store, "r1", f"{name} {number}"))
    sys.stdout.write(f"{longest}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
