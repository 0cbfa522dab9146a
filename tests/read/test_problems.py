"""What cannot be read is refused in words, all of it at once, with nothing private in it."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary

Read = Callable[..., Diary]
HEADER = "date,pain,notes\n"


def refusal(source: object, **settings: object) -> DiaryError:
    with pytest.raises(DiaryError) as refused:
        read_diary(source if not isinstance(source, str) else source.encode(), **settings)  # type: ignore[arg-type]
    return refused.value


def zipped(data: bytes, name: str = "diary.csv", *others: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for other in others:
            archive.writestr(other, "x")
        archive.writestr(name, data)
    return packed.getvalue()


def bomb(name: str, *others: str) -> bytes:
    return zipped(b"0" * 300_000_000, name, *others)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", "empty"),
        ("\n\n  \n", "empty"),
        ("date,pain\n", "at least one row"),
        ("<!DOCTYPE html><html><body>log in</body></html>", "web page"),
        ("  \n<table><tr><td>1</td></tr></table>", "web page"),
        ('{"date": 1}', "JSON"),
        ("<?xml version='1.0'?><a/>", "XML"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "picture"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "xlsx"),
        (bytes(range(256)) * 20, "NUL"),
        (b"date,pain\n2026-03-01,5\n2026-03-02,\x004\n", "line 3"),
        (HEADER + '2026-03-01,5,"my secret\n2026-03-02,5,x\n', "line 2"),
        ("pain,side\n5,left\n", "column for date"),
        ("date,side\n2026-03-01,left\n", "column for pain"),
        ("date,pian\n2026-03-01,5\n", '--column pain="pian"'),
        (gzip.compress(b"date,pain\n2026-03-01,5\n", mtime=0)[:-12], "cut off"),
        (b"PK\x03\x04garbage", "damaged"),
    ],
)
def test_inputs_that_are_no_diary(source: str | bytes, told: str) -> None:
    assert told in str(refusal(source))


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes each step of unpacking made."""
    sizes: list[int] = []
    real = zlib.decompressobj

    class Counted:
        def __init__(self, *args: Any, **kinds: Any) -> None:
            self.engine = real(*args, **kinds)

        def __getattr__(self, name: str) -> Any:
            return getattr(self.engine, name)

        def decompress(self, *args: Any) -> bytes:
            part = self.engine.decompress(*args)
            sizes.append(len(part))
            return part

    monkeypatch.setattr("zlib.decompressobj", Counted)
    return sizes


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [
        lambda: bomb("diary.csv"),
        lambda: bomb("xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/workbook.xml"),
        lambda: gzip.compress(b"0" * 300_000_000),
    ],
    ids=["zip", "xlsx", "gzip"],
)
def test_bombs_are_refused_before_they_are_unpacked(
    make: Callable[[], bytes], unpacked: list[int]
) -> None:
    data = make()
    assert "unpacks" in str(refusal(data))
    # No more than what is suspicious, and the part with which it became so.
    assert sum(unpacked) <= max(20_000_000, 200 * len(data)) + 16_000_000 < 100_000_000


@pytest.mark.parametrize("pack", [gzip.compress, zipped], ids=["gzip", "zip"])
def test_what_is_unpacked_is_counted(pack: Callable[[bytes], bytes], unpacked: list[int]) -> None:
    text = b"date,pain\n2026-03-01,5\n"
    assert len(read_diary(io.BytesIO(pack(text))).entries) == 1
    assert sum(unpacked) == len(text)


def test_paths_that_lead_nowhere(tmp_path: object) -> None:
    assert "exists" in str(refusal(tmp_path / "nothing.csv"))  # type: ignore[operator]
    assert "folder" in str(refusal(tmp_path))
    with pytest.raises(DiaryError, match="never uses the network"):
        read_diary("https://example.org/diary.csv")


def test_all_problems_come_at_once_with_where_and_how() -> None:
    found = refusal(
        "Tag;Schmerz;Seite;Beginn\n"
        "2026-03-01;12;links;10:00\n"
        "2026-02-30;5;rechts;10:00\n"
        "2026-03-03;viel;sideways;25:10\n"
        "2206-03-04;-1;links;\n"
    ).problems
    told = {(int(p.line), p.column, p.value) for p in found.itertuples()}
    assert told == {
        (2, "Schmerz", "12"),
        (3, "Tag", "2026-02-30"),
        (4, "Schmerz", "viel"),
        (4, "Seite", "sideways"),
        (4, "Beginn", "25:10"),
        (5, "Tag", "2206-03-04"),
        (5, "Schmerz", "-1"),
    }
    assert (found["expected"] != "").all()
    assert (found["suggestion"] != "").all()
    assert list(found.columns) == [
        "severity", "code", "file", "line", "column", "value", "expected", "suggestion",
    ]  # fmt: skip


def test_ragged_rows_are_told_by_their_number_of_cells() -> None:
    found = refusal(HEADER + "2026-03-01,7,5,ok\n2026-03-02,4\n2026-03-03,4,ok\n").problems
    assert sorted(zip(found["line"], found["value"], strict=True)) == [
        (2, "4 cells"),
        (3, "2 cells"),
    ]
    assert "7,5" in found.loc[found["line"] == 2, "suggestion"].iloc[0]


def test_skipping_bad_rows_accounts_for_every_row(read: Read) -> None:
    text = HEADER + "2026-03-01,12,a\n2026-03-02,4,b\nTotal,9,\n2026-03-03,5\n2026-03-04,0,c\n"
    diary = read(text, skip_bad_rows=True)
    # The row that adds up, in line 4, is no entry.
    assert (diary.rows_in, diary.rows_kept, diary.rows_refused) == (4, 2, 2)
    assert diary.refused_lines.tolist() == [2, 5]
    assert diary.lines.tolist() == [3, 6]
    assert diary.reading.rows_in == diary.rows_in


def test_nothing_is_left_after_skipping_is_refused() -> None:
    assert "no row that can be read" in str(refusal(HEADER + "x,5,\n", skip_bad_rows=True))


def test_notes_names_and_free_text_never_reach_a_message() -> None:
    secret = "a long and private story about Anna that stands in the wrong column"
    error = refusal(
        "patient,date,pain,side,notes\n"
        f"Anna Schmidt,2026-02-30,12,{secret},Annas note\n"
        f'Anna Schmidt,2026-03-01,5,left,"Annas note, unquoted\n'
    )
    assert "Anna" not in str(error)
    for value in error.problems.astype(str).to_numpy().ravel():
        assert "Anna" not in value
    skipped = read_diary(
        f"patient,date,pain,side,notes\nAnna,2026-03-01,5,{secret},n\nAnna,2026-03-02,5,left,n\n".encode(),
        skip_bad_rows=True,
    )
    assert "Anna" not in skipped.problems.to_csv()


def test_a_missing_identifier_is_refused_where_there_is_a_column_for_it() -> None:
    assert "identifier" in str(refusal("patient,date,pain\nA,2026-03-01,5\n,2026-03-02,5\n"))


def test_repeated_and_clashing_rows_are_reported_with_their_lines(read: Read) -> None:
    diary = read(
        """
        date,start,pain
        2026-03-01,10:00,5
        2026-03-01,10:00,5
        2026-03-02,10:00,5
        2026-03-02,10:00,7
        2026-03-03,,5
        2026-03-03,,0
        2026-03-04,08:00,5
        2026-03-04,12:00,6
        """
    )
    told = diary.problems.groupby("code")["line"].apply(list).to_dict()
    assert told["repeated row"] == [3]
    assert told["several entries for one moment"] == [4, 5, 6, 7]
    assert diary.rows_kept == 8


def test_a_two_hundred_thousand_times_wrong_value_is_told_briefly() -> None:
    error = refusal("date,pain\n" + "2026-03-01,99\n" * 2000)
    assert len(error.problems) == 2000
    assert len(str(error)) < 3000


def test_rows_above_the_header_that_look_like_data_are_told(read: Read) -> None:
    diary = read("2026-02-27,4,x\n2026-02-28,5,y\ndate,pain,side\n2026-03-01,5,left\n")
    told = diary.problems[diary.problems["code"] == "rows above the header"]
    assert told["line"].tolist() == [1, 2]


def test_a_second_table_of_another_shape_is_not_taken_for_the_first() -> None:
    text = "date,pain\n2026-03-01,5\n\ndate,pain,side,treatment\n2026-03-04,5,left,ice\n"
    error = refusal(text)
    assert {4, 5} <= set(error.problems["line"])


def test_a_table_above_that_is_no_diary_is_passed_over(read: Read) -> None:
    text = (
        '"Date","Time Period","Description","Notes"\n"No events","","",""\n\n'
        '"#","Started","Lasted","Pain Level","Pain Positions","Helpful Medication"\n'
        '"1","11/16/24 13:12","01h 00m","4","Right Temple, Left Temple","No medication"\n'
        '"2","11/17/24 13:12","Ongoing","5","Right Eye","1x Sumatriptan"\n'
    )
    diary = read(text)
    assert diary.rows_kept == 2
    assert diary.entries["duration_h"].tolist()[0] == 1.0
    assert diary.entries["side"].tolist() == ["both", "right"]
    assert diary.doses["treatment"].tolist() == ["sumatriptan"]


def test_a_table_without_a_header_says_so_and_shows_none_of_it() -> None:
    error = refusal("2026-03-01,5,Slept at Anna's and cried\n2026-03-02,4,x\n")
    assert "no such row" in str(error)
    assert "Anna" not in str(error)


def test_cells_of_ragged_rows_are_not_read_and_not_shown() -> None:
    error = refusal("date,notes,pain\n2026-03-01,Anna left, me pregnant,5\n")
    assert error.problems["value"].tolist() == ["4 cells"]


def test_short_sentences_in_the_wrong_column_are_not_shown() -> None:
    error = refusal("date,pain\n2026-03-01,5\nNotes: call Dr Smith re: mood,\n")
    assert "Smith" not in str(error)


def test_damaged_workbooks_and_odd_encodings_are_refused_in_words() -> None:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types")
        archive.writestr("xl/workbook.xml", "<workbook")
        archive.writestr("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'")
    assert "whole Excel workbook" in str(refusal(book.getvalue()))
    for name in ("punycode", "undefined", "no\0such"):
        assert "encod" in str(refusal("date,pain\n2026-03-01,5\n", encoding=name)).lower()


def test_an_identifier_of_any_length_is_read(read: Read) -> None:
    diary = read(f"patient,date,pain\n{'9' * 5000},2026-03-01,5\n")
    assert diary.rows_kept == 1


def test_columns_of_marks_named_like_medicine_are_medicine(read: Read) -> None:
    diary = read("date,pain,Ibuprofen,Other Med\n2026-03-01,5,Yes,No\n2026-03-02,0,No,No\n")
    assert diary.doses["treatment"].tolist() == ["ibuprofen"]
    assert diary.entries["treatment"].tolist() == ["Ibuprofen", "none"]


def test_columns_that_look_like_medicine_but_are_not_read_are_told(read: Read) -> None:
    diary = read("date,pain,medication plan\n2026-03-01,5,as ever\n")
    told = diary.problems[diary.problems["code"] == "kept as a factor"]
    assert "medication plan" in set(told["column"])


def test_rows_without_pain_are_told_together(read: Read) -> None:
    diary = read("date,pain\n2026-03-01,5\n2026-03-02,\n2026-03-03,6\n2026-03-04,\n")
    told = diary.problems[diary.problems["code"] == "nothing said of pain"]
    assert told["line"].tolist() == [3]
    assert "2 rows have a date and no pain (lines 3, 5)" in told["suggestion"].iloc[0]
    assert diary.attack_list


@pytest.mark.parametrize("text", ["date,pain\n14/03/2026,5\n03/16/2026,4\n"])
def test_dates_in_two_orders_are_told_as_such(text: str) -> None:
    told = str(refusal(text))
    assert "03/16/2026" in told
    assert "other way round" in told
