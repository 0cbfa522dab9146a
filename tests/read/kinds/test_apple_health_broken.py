"""Kind: exports of Apple Health that are broken, or made to do harm."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from hdiary.diary import DiaryError, Problems
from hdiary.read import read_diary
from hdiary.read.source import open_source
from tests.read.kinds.apple import MEMBER, export, headache, packed, steps

ONE = headache("2026-01-06 12:00:00 +0100", "Mild")
BROKEN_DTD = "<!DOCTYPE HealthData [\n<!ATTLIST Record\n  type CDATA #REQUIRED <!ELEMENT oops\n]>\n"
LAUGHS = (
    '<!DOCTYPE HealthData [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>\n'
)
OUTSIDE = '<!DOCTYPE HealthData [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n'


def refusal(data: bytes) -> str:
    with pytest.raises(DiaryError) as refused:
        read_diary(io.BytesIO(data))
    return str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        export(ONE, dtd=BROKEN_DTD),
        export(ONE, dtd=""),
        b"\xef\xbb\xbf" + export(ONE),
        export(ONE).replace(b"\n", b"\r\n"),
        export(ONE.replace("Health", "He\x0b\x00alth", 1).replace("He\x0b\x00alth", "Health")),
        export(ONE.replace('sourceName="Health"', 'sourceName="H\x0b\x01\x1f"')),
        export(ONE.replace('sourceName="Health"', 'sourceName="&#x0b;&#1;&#0;"')),
        export(ONE).replace(b'sourceName="Health"', b'sourceName="\xff\xe2\x80"'),
        gzip.compress(export(ONE)),
        gzip.compress(packed(export(ONE))),
    ],
    # What is packed names the moment at which it was, and workers must collect the same tests.
    ids=[
        "cut", "no types", "mark", "lines", "name", "source", "entities", "letters", "gzip", "zip",
    ],
)  # fmt: skip
def test_what_telephones_write_wrongly_is_read_all_the_same(data: bytes) -> None:
    assert read_diary(io.BytesIO(data)).entries["pain"].tolist() == [1]


def test_a_problem_names_the_line_of_the_file() -> None:
    bad = ONE.replace('startDate="2026-01-06', 'startDate="2026-99-06')
    good = [headache(f"2026-01-{day:02d} 12:00:00 +0100", "Mild") for day in range(7, 20)]
    diary = read_diary(io.BytesIO(export(bad, *good)), skip_bad_rows=True)
    line = export(bad).decode().splitlines().index(bad) + 1
    assert diary.problems["line"].tolist() == [line]


@pytest.mark.parametrize("dtd", [LAUGHS, OUTSIDE])
def test_entities_are_refused(dtd: str) -> None:
    assert "declares entities" in refusal(export(ONE, dtd=dtd))


@pytest.mark.parametrize("cut", [2, 40, 200])
def test_a_file_that_is_cut_off_is_refused(cut: int) -> None:
    data = export(ONE, dtd="")[:-cut]
    assert "cut off or damaged" in refusal(data)


def test_half_a_zip_is_refused() -> None:
    assert "zip is damaged" in refusal(packed(export(ONE))[:-30])
    out = bytearray(packed(export(*[ONE] * 50)))
    out[90:100] = bytes(10)
    assert "damaged" in refusal(bytes(out))


def test_half_a_gzip_is_refused() -> None:
    assert "cut off" in refusal(gzip.compress(export(ONE))[:-12])


def test_an_empty_zip_and_an_empty_file_are_refused() -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w"):
        pass
    assert refusal(empty.getvalue())
    assert refusal(b"")
    assert refusal(packed(b""))


def test_a_locked_zip_is_told() -> None:
    data = bytearray(packed(export(ONE)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert "password" in refusal(bytes(data))


def test_a_member_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(packed(export(*[ONE] * 50)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (300).to_bytes(4, "little")
    assert "zip is damaged" in refusal(bytes(data))


def test_members_that_lie_over_each_other_are_refused() -> None:
    data = bytearray(packed(export(*[ONE] * 50), **{"b.xml": export(*[ONE] * 50)}))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert "zip is damaged" in refusal(bytes(data))


@pytest.mark.slow
def test_a_zip_bomb_is_refused() -> None:
    assert "unpacks to" in refusal(packed(export(ONE, *["<!--" + " " * 1_000_000 + "-->"] * 30)))


def test_a_zip_of_many_files_is_read() -> None:
    walks = {f"workout-routes/route_{k}.gpx": b"<gpx/>" for k in range(2000)}
    data = packed(export(ONE), **walks)
    assert read_diary(io.BytesIO(data)).entries["pain"].tolist() == [1]


@pytest.mark.parametrize("name", ["export.xml", "export.zip", "export.xml.gz"])
def test_only_the_beginning_of_an_export_is_kept(tmp_path: Path, name: str) -> None:
    data = export(ONE, *(steps("2026-01-06", k, source="Phone") for k in range(5000)))
    path = tmp_path / name
    packing = {"zip": packed, "gz": gzip.compress}.get(name.rsplit(".", 1)[1], bytes)
    path.write_bytes(packing(data))  # type: ignore[operator]
    source = open_source(path, Problems())
    assert len(source.data) <= 200_000 < len(data)
    assert source.stream is not None
    assert b"".join(source.stream.pieces(Problems())) == data
    seen: list[tuple[int, int]] = []
    diary = read_diary(path, progress=lambda done, total: seen.append((done, total)))
    assert diary.entries["steps"].tolist() == [sum(range(5000))]
    if name != "export.xml.gz":
        assert (len(data), len(data)) in seen


def test_a_tag_without_an_end_is_not_kept() -> None:
    data = export(ONE)[:-14] + b'<Record type="' + b"x" * 6_000_000
    assert "cut off or damaged" in refusal(data)


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml version="1.0"?>\n<ClinicalDocument><title>HealthData</title></ClinicalDocument>',
        b'<?xml version="1.0"?>\n<!-- <HealthData> -->\n<gpx/>',
        b"<html><body>HealthData</body></html>",
    ],
)
def test_other_documents_are_no_export(data: bytes) -> None:
    assert "Apple" not in refusal(data)


def test_the_name_in_a_zip_leads_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(packed(export(ONE), "/../../" + MEMBER))
    assert len(read_diary(path).entries) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["export.zip"]
