"""What JSON may hold that no table does: depth, huge numbers, names twice, half letters."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.write import diary_csv
from tests.read.formats.calendars import HURT, RATED
from tests.read.kinds.conftest import FILES

ROWS = [{"date": str(day), "pain": k % 9 + 1} for k, day in enumerate(HURT)]


def read(content: Any) -> Diary:
    text = content if isinstance(content, str) else json.dumps(content)
    return read_diary(io.BytesIO(text.encode()))


def codes(diary: Diary) -> set[str]:
    return set(diary.problems["code"])


def hurt(diary: Diary) -> int:
    return int((diary.days["state"] == "headache").sum())


@pytest.mark.parametrize(
    "deep",
    ["[" * 100_000, "[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000],
)
def test_brackets_without_end_are_told_in_words(deep: str) -> None:
    for text in (deep, f'[{{"date":"2026-01-06","pain":4,"x":{deep}}}]'):
        with pytest.raises(DiaryError, match=r"too deeply|not written as JSON|cut off"):
            read(text)


def test_a_number_without_end_costs_its_cell() -> None:
    diary = read(f'[{{"date":"2026-01-06","pain":4,"x":{"9" * 5000}}}]')
    assert (hurt(diary), len(diary.entries)) == (1, 1)


def test_a_name_that_stands_twice_is_told_where_its_values_differ() -> None:
    twice = '[{"date":"2026-01-06","pain":1,"pain":9},{"date":"2026-01-07","pain":5,"pain":5}]'
    diary = read(twice)
    assert diary.entries["pain"].tolist() == [9.0, 5.0]
    told = diary.problems.set_index("code")["suggestion"]["name twice"]
    assert '"pain" stands twice' in told


def test_what_lies_too_deep_is_told_by_its_name() -> None:
    rows = [{**row, "sleep": {"hours": 7, "a": {"b": {"c": {"d": {"e": 1}}}}}} for row in ROWS]
    diary = read(rows)
    assert diary.factors["factor"].tolist() == ["sleep hours"]
    told = diary.problems.set_index("code")["suggestion"]["lies deeper"]
    assert '"sleep"' in told
    mixed = read([{**row, "marks": [1, {"a": 2}, None]} for row in ROWS])
    assert "lies deeper" in codes(mixed)
    assert "lies deeper" not in codes(read([{**row, "sleep": {"hours": 7}} for row in ROWS]))


def test_half_a_letter_can_be_written_again() -> None:
    diary = read('[{"date":"2026-01-06","pain":5,"note\\ud800":"\\udfff and more"}]')
    assert diary_csv(diary).encode("utf-8")


def test_json_in_two_bytes_a_letter_is_read() -> None:
    assert hurt(read_diary(io.BytesIO(json.dumps(ROWS).encode("utf-16")))) == 24


def test_not_a_number_and_null_say_nothing() -> None:
    text = '[{"date":"2026-01-05","pain":NaN},{"date":"2026-01-06","pain":5}]'
    diary = read(text)
    assert diary.entries["pain"].isna().tolist() == [True, False]
    assert diary.days["state"].tolist() == ["not recorded", "headache"]


def packed(files: dict[str, str | bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    out.seek(0)
    return out


TABLE = "date,pain\n" + "".join(f"{day},5\n" for day in HURT[:12])


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"export/headaches.json": json.dumps(ROWS)}, 24),
        ({"headaches.json": json.dumps(ROWS), "settings.json": '{"theme": "dark"}'}, 24),
        ({"headaches.json": json.dumps(ROWS), "levels.csv": "level,colour\n1,red\n"}, 24),
        ({"diary.csv": TABLE, "manifest.json": '{"version": 3}'}, 12),
        ({"diary.csv": TABLE, "README.md": "# How to read this\n"}, 12),
        ({"diary.md": (FILES / "34_markdown_table.md").read_bytes()}, 24),
        ({"a/migralog.json": (FILES / "45_migralog.json").read_bytes()}, 24),
        ({"a/calendar.ics": RATED, "settings.json": "{}", "a/b.html": "<html>"}, 24),
        ({"__MACOSX/._d.json": "{}", "d.jsonl": "\n".join(map(json.dumps, ROWS))}, 24),
    ],
)
def test_a_zip_is_searched_for_what_looks_like_a_diary(
    files: dict[str, str | bytes], count: int
) -> None:
    assert hurt(read_diary(packed(files))) == count


def test_a_name_over_two_lines_and_a_zero_sign_can_be_written_again() -> None:
    rows = [{**row, "a\nb": "c\0d", "\0": 1} for row in ROWS]
    diary = read(rows)
    text = diary_csv(diary)
    assert diary_csv(read_diary(io.BytesIO(text.encode()))) == text


def test_a_moment_that_is_none_costs_its_row_and_is_told() -> None:
    rows = [{"time": 1767690000 + 86400 * k, "pain": 4} for k in range(5)]
    rows[2]["time"] = 10**400
    with pytest.raises(DiaryError, match="a date on each row"):
        read(rows)


@pytest.mark.parametrize(
    ("meds", "treatment"),
    [
        ([{"name": "ibuprofen"}, "ice"], "ibuprofen; ice"),
        ([{"name": "ibuprofen", "dose": 400, "unit": "mg"}, None], "ibuprofen 400 mg"),
        (["ice", {"medicine": "ibuprofen"}, ""], "ice; ibuprofen"),
        ([{"ibuprofen": 400}, "ice"], "ibuprofen 400; ice"),
        ([{"name": "ibuprofen", "tablets": 2}, "ibuprofen"], "2 x ibuprofen; ibuprofen"),
        ([[{"name": "ibuprofen"}], "ice", [[{"name": "heat"}]]], "ibuprofen; ice; heat"),
    ],
)
def test_treatments_of_several_kinds_in_one_list_are_all_read(
    meds: list[Any], treatment: str
) -> None:
    diary = read([{**row, "meds": meds} for row in ROWS])
    assert set(diary.entries["treatment"]) == {treatment}
    assert "lies deeper" not in codes(diary)
