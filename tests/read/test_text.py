"""One diary in every dress reads the same: encodings, delimiters, line ends, packing, noise."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary

PLAIN = (
    "date,pain,side,what I took,Bemerkungen,sleep_hours\n"
    '2026-03-01,0,,,"",7.5\n'
    '2026-03-14,7.5,left,"ibuprofen 400 mg; ice",zu spät gegessen,6\n'
    '2026-03-15,3,right,none,"zwei\nZeilen",8.25\n'
)
ROWS = [
    ["date", "pain", "side", "what I took", "Bemerkungen", "sleep_hours"],
    ["2026-03-01", "0", "", "", "", "7.5"],
    ["2026-03-14", "7.5", "left", "ibuprofen 400 mg; ice", "zu spät gegessen", "6"],
    ["2026-03-15", "3", "right", "none", "zwei\nZeilen", "8.25"],
]
Read = Callable[..., Diary]


def write(
    delimiter: str = ",", comma: bool = False, end: str = "\n", rows: list[list[str]] | None = None
) -> str:
    """Write the rows with every cell quoted."""
    lines = []
    for row in rows or ROWS:
        cells = [c.replace(".", ",") if comma and c.replace(".", "").isdigit() else c for c in row]
        lines.append(delimiter.join('"' + c.replace('"', '""') + '"' for c in cells))
    return end.join(lines) + end


@pytest.fixture
def plain(read: Read) -> Diary:
    return read(PLAIN)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
@pytest.mark.parametrize(
    ("delimiter", "comma"), [(",", False), (";", True), ("\t", True), ("|", False)]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends_change_nothing(
    read: Read, plain: Diary, encoding: str, delimiter: str, comma: bool, end: str
) -> None:
    diary = read(write(delimiter, comma, end).encode(encoding))
    assert diary.equals(plain)
    told = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}[delimiter]
    assert diary.reading.delimiter == told


def test_windows_1252_is_read_with_a_warning_that_names_the_option(read: Read) -> None:
    diary = read(PLAIN.encode("cp1252"))
    assert diary.reading.encoding == "Windows-1252"
    assert "--encoding" in diary.problems["suggestion"].iloc[0]


def test_the_declared_encoding_is_used(read: Read, plain: Diary) -> None:
    assert read(PLAIN.encode("cp850"), encoding="cp850").equals(plain)
    with pytest.raises(DiaryError, match="encoding"):
        read(PLAIN.encode(), encoding="klingon")


def test_title_lines_blank_lines_and_repeated_headers_are_passed_over_and_counted(
    read: Read, plain: Diary
) -> None:
    lines = write().split("\n")
    text = "sep=,\nMy diary,,\n\n" + lines[0] + "\n" + lines[1] + "\n\n,,,,,\n"
    text += lines[0] + "\n" + "\n".join(lines[2:])
    diary = read(text.encode())
    assert diary.equals(plain)
    reading = diary.reading
    assert (reading.header_line, reading.title_lines) == (4, 1)
    assert (reading.blank_lines, reading.repeated_headers) == (3, 1)
    assert diary.lines.tolist() == [5, 9, 10]


def test_trailing_delimiters_hold_nothing(read: Read, plain: Diary) -> None:
    quoted = write().replace('"\n"', '",,\n"').rstrip("\n") + ",,\n"
    assert read(quoted.encode()).equals(plain)


def test_a_comma_at_each_line_end_but_not_in_the_header(read: Read) -> None:
    diary = read("date,pain\n2026-03-01,5,\n2026-03-02,0,\n")
    assert diary.entries["pain"].tolist() == [5, 0]


def test_gzip_and_zip_are_unpacked(read: Read, plain: Diary) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("export/diary.csv", PLAIN)
        archive.writestr("__MACOSX/._diary.csv", "noise")
        archive.writestr("export/readme.md", "noise")
    assert read(packed.getvalue()).equals(plain)
    assert read(gzip.compress(PLAIN.encode())).equals(plain)


def test_a_zip_with_two_tables_is_refused(read: Read) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", PLAIN)
        archive.writestr("b.csv", PLAIN)
    with pytest.raises(DiaryError, match="2 tables"):
        read(packed.getvalue())


def test_paths_and_buffers_are_read_alike(tmp_path: object, plain: Diary) -> None:
    path = tmp_path / "my diary é.csv"  # type: ignore[operator]
    path.write_text(PLAIN, encoding="utf-8")
    with path.open("rb") as opened:
        for source in (path, str(path), opened, io.StringIO(PLAIN), PLAIN.encode()):
            assert read_diary(source).equals(plain)
    assert read_diary(path).file == str(path)


@pytest.mark.slow
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    try:
        read_diary(data)
    except DiaryError as refused:
        assert len(refused.problems)
        assert str(refused)


@pytest.mark.slow
@given(st.text(alphabet='date,pain;"\n\t0123456789-/.:leftè\r', max_size=200))
def test_any_text_under_a_header_is_read_or_refused_in_words(text: str) -> None:
    for header in ("date,pain,side,notes\n", "date;pain;start;treatment\n"):
        try:
            diary = read_diary((header + text).encode())
        except DiaryError as refused:
            assert len(refused.problems)
        else:
            assert diary.rows_in == diary.rows_kept
