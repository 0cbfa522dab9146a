"""Letters from before Unicode: read where the headings become words, else asked about."""

from __future__ import annotations

import io

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.read.encoding import recognise


def written(heading: str, medicine: str, codec: str) -> bytes:
    rows = [
        f"2026-01-{day:02d},{day % 3 * 2},{medicine if day % 3 else ''}" for day in range(5, 29)
    ]
    return "\n".join([heading, *rows, ""]).encode(codec)


def read(data: bytes) -> Diary:
    return read_diary(io.BytesIO(data))


@pytest.mark.parametrize(
    ("codec", "heading", "medicine"),
    [
        ("gb18030", "日期,疼痛程度,用药", "布洛芬"),
        ("gbk", "日期,头痛,用药", "对乙酰氨基酚"),
        ("big5", "日期,疼痛程度,部位", "後腦"),
        ("euc_jp", "日付,痛みの強さ,服薬", "ロキソニン"),
        ("cp932", "日付,痛みの強さ,服薬", "イブ"),
        ("koi8_r", "Дата,Боль,Лекарство", "Ибупрофен"),
        ("koi8_r", "дата,интенсивность,лекарства", "Парацетамол"),
        ("cp1251", "Дата,Боль,Лекарство", "Ибупрофен"),
        ("gb18030", "date,pain,medication", "布洛芬"),
    ],
)
def test_old_encodings_are_recognised(codec: str, heading: str, medicine: str) -> None:
    diary = read(written(heading, medicine, codec))
    assert len(diary.entries) == 24
    assert diary.reading.columns["column"].tolist() == heading.split(",")
    assert "encoding" in set(diary.problems["code"])


@pytest.mark.parametrize(
    ("codec", "heading"), [("gb18030", "甲乙,丙丁,戊己"), ("koi8_r", "Абвгд,Ежзик,Лмноп")]
)
def test_headings_that_no_encoding_makes_words_of_are_asked_about(codec: str, heading: str) -> None:
    data = written(heading, "", codec)
    with pytest.raises(DiaryError, match="--encoding") as caught:
        read(data)
    offered = [one.settings for one in caught.value.suggested]
    assert {"encoding": codec} in offered
    assert not any("columns" in one for one in offered)
    names = heading.split(",")
    columns = {names[0]: "date", names[1]: "pain"}
    assert len(read_diary(io.BytesIO(data), columns=columns).entries) == 24
    assert len(read_diary(io.BytesIO(data), columns=columns, encoding=codec).entries) == 24


def test_european_letters_are_not_taken_for_eastern_ones() -> None:
    assert recognise(written("Datum,Schmerz,Käse", "Müller Öl", "cp1252")) == "cp1252"
    assert recognise(written("Tágx,Qöwe,Käse", "Müller Öl", "cp1252")) == "cp1252"
    with pytest.raises(DiaryError) as caught:
        read(written("Tágx,Qöwe,Käse", "", "cp1252"))
    assert not any("encoding" in one.settings for one in caught.value.suggested)


@pytest.mark.parametrize(
    "codec", ["punycode", "Punycode", "idna", "unicode_escape", "raw-unicode-escape", "undefined"]
)
def test_what_no_file_is_written_in_is_no_encoding(codec: str) -> None:
    # Punycode puts each letter into its place: the square of a file's length.
    data = b"date,pain\n2026-01-01,3\n-" + b"a" * 200_000
    with pytest.raises(DiaryError, match="the name of a text encoding"):
        read_diary(io.BytesIO(data), encoding=codec)
