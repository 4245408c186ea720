"""What is told of a file that cannot be read: where, and in both languages word for word."""

from __future__ import annotations

import pytest

from amkit.source.reader import read


@pytest.mark.parametrize(
    ("text", "place", "en", "nl"),
    [
        ("a: &x 1", "1:4",
         "anchors and aliases (& and *) are not used here; write the text out, or put it in quotes",
         "ankers en verwijzingen (& en *) worden hier niet gebruikt; schrijf de tekst uit, of zet "
         "hem tussen aanhalingstekens"),
        ("a: *x", "1:4",
         "anchors and aliases (& and *) are not used here; write the text out, or put it in quotes",
         "ankers en verwijzingen (& en *) worden hier niet gebruikt; schrijf de tekst uit, of zet "
         "hem tussen aanhalingstekens"),
        ("a: !x 1", "1:4", "tags (!) are not used here; leave it out, or put the text in quotes",
         "tags (!) worden hier niet gebruikt; laat hem weg, of zet de tekst tussen "
         "aanhalingstekens"),
        ('b: 1\na: "x', "2:4", "this quote is not closed, or what follows it does not fit",
         "dit aanhalingsteken is niet gesloten, of wat erop volgt past er niet bij"),
        ("a: [1, {b: 2]", "1:8", "this bracket is not closed, or what follows it does not fit",
         "dit haakje is niet gesloten, of wat erop volgt past er niet bij"),
        ("a: b: c", "1:5", "a second “: ” on this line; put the text in quotes",
         "een tweede ‘: ’ op deze regel; zet de tekst tussen aanhalingstekens"),
        ("a: @b", "1:4", "a text cannot begin with this sign; put the text in quotes",
         "een tekst kan niet met dit teken beginnen; zet de tekst tussen aanhalingstekens"),
        ("a: 1\n]", "2:1",
         "this is not YAML; look at the indentation, the colons and the quotes here",
         "dit is geen YAML; kijk hier naar het inspringen, de dubbele punten en de "
         "aanhalingstekens"),
        ("a: 1\nb: 2\na: 3", "3:1", "“a” is here twice; it was on line 1 already",
         "‘a’ staat hier twee keer; het stond al op regel 1"),
        ("a: b\ufeffc", "1:5", "the character U+FEFF here does not show; remove it",
         "het teken U+FEFF hier is niet te zien; haal het weg"),
        ("a: b\tc", "1:5", "use spaces instead of this tab",
         "gebruik spaties in plaats van deze tab"),
        ('a: "b\\ufeffc"', "1:4", "this text holds U+FEFF, which does not show; remove it",
         "in deze tekst staat U+FEFF, dat niet te zien is; haal het weg"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_both_languages(text: str, place: str, en: str, nl: str) -> None:
    _, findings = read(text.encode(), "f.yaml")

    assert (f"{findings[0].place.line}:{findings[0].place.column}", findings[0].text.en) == (
        place, en,
    )  # fmt: skip
    assert findings[0].text.nl == nl


@pytest.mark.parametrize(
    ("text", "mended", "safe"),
    [
        ("a: b\tc", "a: b c", True),
        ("a:\n\tb: c", "a:\n  b: c", False),
        ("a: b\ufeffc", "a: bc", True),
        ("a: b\u2028c", "a: b c", False),
        ("é: b\r\nd: x\ufeff", "é: b\r\nd: x", True),
    ],
)
def test_what_can_be_mended_is_mended_at_its_place(text: str, mended: str, safe: bool) -> None:
    _, findings = read(text.encode(), "f.yaml")
    fix = findings[0].fix
    assert fix is not None
    assert fix.safe is safe
    (edit,) = fix.edits
    rows = text.replace("\r\n", "\n").split("\n")
    row = rows[edit.place.line - 1]
    rows[edit.place.line - 1] = (
        row[: edit.place.column - 1] + edit.text + row[edit.place.end_column - 1 :]
    )

    assert "\n".join(rows) == mended.replace("\r\n", "\n")
