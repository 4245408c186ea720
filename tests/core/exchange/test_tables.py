"""Bytes into text and text into rows, whatever wrote them."""

from __future__ import annotations

import pytest

from amkit.errors import PlacedError, UsageError
from amkit.exchange.encodings import decoded
from amkit.exchange.problems import MOST_TOLD, Problems
from amkit.exchange.tables import MOST_CELL, MOST_COLUMNS, Row, rows_of, table_of

TEXT = "Bedrijf;Plaats\nCafé;Curaçao\n"


@pytest.mark.parametrize(
    ("encoding", "told", "sure"),
    [
        ("utf-8", "UTF-8", True), ("utf-8-sig", "UTF-8", True), ("utf-16", "UTF-16", True),
        ("utf-16-le", "UTF-16", True), ("utf-16-be", "UTF-16", True), ("utf-32", "UTF-32", True),
        ("cp1252", "Windows-1252", False),
    ],
)  # fmt: skip
def test_the_encoding_is_found(encoding: str, told: str, sure: bool) -> None:
    assert decoded(TEXT.encode(encoding), "x.csv") == (TEXT, told, sure)


def test_an_encoding_can_be_given() -> None:
    assert decoded("Ł".encode("cp1250"), "x.csv", "windows-1250").text == "Ł"
    assert decoded("Ł".encode("iso8859-2"), "x.csv", "ISO-8859-2").text == "Ł"
    assert decoded(b"", "x.csv").text == ""


@pytest.mark.parametrize("name", ["klingon", "zlib", "unicode_escape", "rot13", "cp9999"])
def test_an_encoding_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        decoded(b"a", "x.csv", name)
    assert f"“{name}”" in refused.value.text.en
    assert f"‘{name}’" in refused.value.text.nl


@pytest.mark.parametrize(
    ("raw", "encoding", "place", "words"),
    [
        (b"PK\x03\x04rest", "", "x.csv:1:1", "workbook"),
        (b"\xd0\xcf\x11\xe0rest", "", "x.csv:1:1", "workbook"),
        (b"a\nbc\x81d", "", "x.csv:2:3", "0x81 here is no text in Windows-1252"),
        (b"a\xff", "utf-8", "x.csv:1:2", "0xFF here is no text in UTF-8"),
        (b"\xff\xfea", "", "x.csv:1:3", "UTF-16"),
    ],
)
def test_bytes_that_are_no_text_are_refused_where_they_stand(
    raw: bytes, encoding: str, place: str, words: str
) -> None:
    with pytest.raises(PlacedError) as refused:
        decoded(raw, "x.csv", encoding)
    ((where, text),) = refused.value.problems
    assert (str(where), words in text.en) == (place, True)


def read(text: str) -> tuple[tuple[str, ...], list[Row], Problems]:
    table, problems = table_of(text, "x.csv"), Problems("x.csv")
    return table.header, list(rows_of(table, problems)), problems


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = f'a{separator}"b,;|x"\n1{separator}2\n\n3{separator}"4\n5"\n6{separator}7{separator}\n'
    header, rows, problems = read(text)

    assert header == ("a", "b,;|x")
    assert rows == [Row(2, ("1", "2")), Row(4, ("3", "4\n5")), Row(6, ("6", "7"))]
    assert problems.count == 0


def test_excels_own_line_says_the_separator_too() -> None:
    assert read("sep=;\r\na,b;c\r\n1;2\r\n")[:2] == (("a,b", "c"), [Row(3, ("1", "2"))])
    assert read("name\nACME\n")[:2] == (("name",), [Row(2, ("ACME",))])
    assert read("\n\nname\nACME\n")[:2] == (("name",), [Row(4, ("ACME",))])


def test_line_ends_may_be_mixed() -> None:
    assert [row.line for row in read("a,b\r\n1,2\r3,4\n5,6")[1]] == [2, 3, 4]


def test_column_names_are_told_apart() -> None:
    assert read("Phone, ,Phone,Phone,\n1,2,3,4,5\n")[0] == (
        "Phone", "#2", "Phone (2)", "Phone (3)",
    )  # fmt: skip
    one, other = table_of("a,b\n", "x"), table_of("a;c\n", "x")
    assert one.fingerprint == table_of("a;b\n", "y").fingerprint != other.fingerprint
    assert len(one.fingerprint) == 12


@pytest.mark.parametrize(
    ("row", "place", "en", "nl"),
    [
        ("1", "x.csv:2:2", "has 1 cell and the header 2", "heeft 1 cel en de kop 2"),
        ("1,2,3", "x.csv:2:3", "has 3 cells", "heeft 3 cellen"),
        ("1,a\0b", "x.csv:2:2", "NUL", "NUL"),
        ('1,"a"b', "x.csv:2:1", "quotes of this row", "aanhalingstekens van deze rij"),
        ('1,"a', "x.csv:2:1", "quotes of this row", "aanhalingstekens van deze rij"),
        ("1," + "a" * (MOST_CELL + 1), "x.csv:2:1", "larger than 128 KiB", "groter dan 128 KiB"),
    ],
)
def test_a_row_that_does_not_fit_is_told_with_its_place(
    row: str, place: str, en: str, nl: str
) -> None:
    _, rows, problems = read(f"a,b\n{row}\n")
    with pytest.raises(PlacedError) as refused:
        problems.refuse()
    ((where, text),) = refused.value.problems

    assert rows == []
    assert (str(where), en in text.en, nl in text.nl) == (place, True, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no header"), ("\n , \n", "no header"), ("sep=;", "no header"),
        (",".join("c" * (MOST_COLUMNS + 1)), "501 columns"),
        ('"a', "quotes"), ("a" * (MOST_CELL + 1), "128 KiB"),
    ],
)  # fmt: skip
def test_a_text_without_a_header_is_no_table(text: str, words: str) -> None:
    with pytest.raises(PlacedError) as refused:
        table_of(text, "x.csv")
    assert words in refused.value.text.en


def test_problems_are_told_all_at_once_and_not_without_end() -> None:
    _, _, problems = read("a,b\n" + "1\n" * 70)
    with pytest.raises(PlacedError) as refused:
        problems.refuse()

    assert len(refused.value.problems) == MOST_TOLD + 1
    assert "and 20 more like these" in refused.value.text.en
    assert "en nog 20" in refused.value.text.nl
    Problems("x.csv").refuse()
