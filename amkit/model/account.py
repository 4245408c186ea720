"""An account, and the names people give things."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

NAME_LIMIT = 200
"""Most characters an account's name may have; no trade register has longer ones."""

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A customer organisation.

    Attributes:
        id: UUID, as text.
        name: as people write it.
        key: `key_of(name)`; two names with one key are one account.
        slug: its name in file names.
        created: UTC.
        archived: when it was put aside, UTC; None where it is worked with.
    """

    id: str
    name: str
    key: str
    slug: str
    created: datetime
    archived: datetime | None = None


@lru_cache(maxsize=1024)  # what is said of an entry names it each time
def key_of(name: str) -> str:
    """Return what `name` is compared by: without letter case, odd forms and invisible signs."""
    if name.isascii():  # most are, and the rest of this leaves them as they are
        return " ".join(name.lower().split())
    visible = "".join(sign for sign in name if sign not in _INVISIBLE)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", visible).casefold())
    return " ".join(folded.split())


def looks_like(one: str, other: str) -> bool:
    """Tell whether two names that do not compare the same still look it.

    So they do where they differ only in letters that are Latin in one name and of another script
    in the other, as in “paypal” with a Cyrillic “a”; two names in one script are two names.
    """
    first, second = key_of(one), key_of(other)
    differing = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    return (
        len(first) == len(second)
        and bool(differing)
        and all(_is_latin(here) != _is_latin(there) for here, there in differing)
        and all(sign.isalpha() for pair in differing for sign in pair)
    )


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN ")


_RESERVED = r"(con|prn|aux|nul|com[0-9]|lpt[0-9])"


def slug_of(name: str, account_id: str) -> str:
    """Return a file name for `name`: `[a-z0-9-]`, at most 60 characters.

    A name of plain letters, digits and blanks keeps its own slug; any other gets the start of
    `account_id` behind it, so that no two accounts share a file: A-B is not A B.
    """
    plain = unicodedata.normalize("NFKD", key_of(name)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:53].strip("-")
    exact = slug.replace("-", " ") == key_of(name)
    if slug and exact and not re.fullmatch(_RESERVED, slug):
        return slug
    return f"{slug or 'account'}-{account_id.replace('-', '')[:6]}"
