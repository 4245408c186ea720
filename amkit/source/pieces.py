"""Pieces of files that are put together otherwise: plain data, and where each of it stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from amkit.source.document import Group, Spot


class Piece(NamedTuple):
    """Something in a file, and where it stands; whoever changes one makes a new one."""

    data: Any
    spot: Spot

    def member(self, key: str | int) -> Piece:
        """Return what stands at a key, or an empty list where there is none."""
        if isinstance(self.spot, Group) and key in self.spot.members:
            return Piece(self.data[key], self.spot.members[key][1])
        return Piece([], Group(self.spot.start_mark))

    def members(self) -> Iterator[Piece]:
        """Yield the members of a list; nothing where it is none."""
        if isinstance(self.data, list):
            yield from (self.member(number) for number in range(len(self.data)))

    def mappings(self) -> Iterator[Piece]:
        """Yield the members of a list that have keys."""
        yield from (piece for piece in self.members() if isinstance(piece.data, dict))

    def with_member(self, key: str, piece: Piece, key_at: Spot = None) -> Piece:
        """Return a mapping with another value at a key."""
        spot = _copied(self.spot)
        at = key_at or spot.members.get(key, (piece.spot,))[0]
        spot.members[key] = (at, piece.spot)
        return Piece({**self.data, key: piece.data}, spot)

    def without(self, key: str) -> Piece:
        """Return a mapping without a key."""
        return Piece({name: data for name, data in self.data.items() if name != key}, self.spot)

    def with_members(self, pieces: Iterable[Piece]) -> Piece:
        """Return a list with other members."""
        listed = tuple(pieces)
        spot = _copied(self.spot)
        spot.members = {number: (piece.spot, piece.spot) for number, piece in enumerate(listed)}
        return Piece([piece.data for piece in listed], spot)


def _copied(spot: Spot) -> Group:
    made = Group(spot.start_mark)
    made.end_mark = spot.end_mark
    made.members = dict(spot.members) if isinstance(spot, Group) else {}
    return made


def replaced(piece: Piece, change: Piece) -> Piece:
    """Return a mapping with the keys of a change over its own; null takes one away."""
    for key, value in change.data.items():
        inner = piece.data.get(key)
        if value is None:
            piece = piece.without(key)
        elif key == "record" and isinstance(value, dict) and isinstance(inner, dict):
            record = replaced(piece.member(key), change.member(key))
            piece = piece.with_member(key, record)
        else:
            piece = piece.with_member(key, change.member(key), change.spot.members[key][0])
    return piece
