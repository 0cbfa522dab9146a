"""JSON as apps and people write it: entries with lists in them, by days, by columns, by lines."""

from __future__ import annotations

import datetime as dt
import io
import json
from typing import Any

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.read.context import Context
from hdiary.read.formats.json_list import read_json
from hdiary.read.formats.json_text import count_halves

DAYS = [dt.date(2026, 1, 5) + dt.timedelta(days=k) for k in range(28)]
ACHING = [day for day in DAYS if day.weekday() in (1, 4)]


def pain(day: dt.date, worst: int = 5) -> int:
    return worst if day in ACHING else 0


def read(content: Any, **settings: Any) -> Diary:
    text = content if isinstance(content, str) else json.dumps(content)
    return read_diary(io.BytesIO(text.encode()), **settings)


def refusal(content: Any) -> DiaryError:
    with pytest.raises(DiaryError) as caught:
        read(content)
    return caught.value


def states(diary: Diary) -> tuple[int, int, int]:
    counts = diary.days["state"].value_counts()
    return counts["headache"], counts["clear"], int(diary.days["acute_medication"].sum())


def medicated(medicines: list[Any], name: str = "medications") -> list[dict[str, Any]]:
    return [
        {"date": str(day), "pain": pain(day), name: medicines if day in ACHING else []}
        for day in DAYS
    ]


def test_medicines_with_doses_are_one_cell_and_their_time_is_when_they_were_taken() -> None:
    one = {"name": "ibuprofen", "dose": "400 mg", "time": "14:00"}
    diary = read({"entries": medicated([one, {"name": "Xyzol", "time": "14:00"}])})
    assert states(diary) == (8, 20, 8)
    assert len(diary.entries) == 28
    entry = diary.entries.iloc[1]
    assert entry["treatment"] == "ibuprofen 400 mg; Xyzol"
    assert str(entry["treated_at"]) == "2026-01-06 14:00:00"
    assert diary.entries["start"].isna().all()


def test_a_dose_may_be_a_number_with_its_unit_beside_it_or_in_its_name() -> None:
    beside = {"drug": "ibuprofen", "amount": 400, "unit": "mg"}
    within = {"title": "naproxen", "doseMg": 250}
    entry = read(medicated([beside, within], "meds")).entries.iloc[1]
    assert entry["treatment"] == "ibuprofen 400 mg; naproxen 250 mg"


def test_an_unknown_medicine_is_kept_and_told() -> None:
    diary = read(medicated([{"name": "Xyzol"}]))
    assert diary.entries["treatment"].dropna().unique().tolist() == ["Xyzol"]
    assert "unknown treatment" in set(diary.problems["code"])


def test_several_lists_in_an_entry_are_all_kept() -> None:
    rows = [
        {**row, "triggers": [{"name": "stress"}, {"name": "wine"}], "location": ["neck", "eye"]}
        for row in medicated([{"name": "ibuprofen"}] * 2)
    ]
    diary = read(rows)
    assert states(diary) == (8, 20, 8)
    assert diary.entries["location"].iloc[1] == "neck; eye"
    assert diary.entries["triggers"].iloc[0] == "stress; wine"


def test_times_that_differ_are_no_one_time() -> None:
    medicines = [{"name": "ibuprofen", "time": "14:00"}, {"name": "ice", "time": "16:00"}]
    diary = read(medicated(medicines))
    assert diary.entries["treated_at"].isna().all()
    assert diary.entries["medications times"].iloc[1] == "14:00; 16:00"


def test_a_list_of_ratings_becomes_rows() -> None:
    readings = [{"time": "14:00", "intensity": 3}, {"time": "16:00", "intensity": 7}]
    diary = read([{"date": str(day), "readings": readings} for day in ACHING])
    assert len(diary.entries) == 16
    assert diary.days["worst_pain"].dropna().tolist() == [7.0] * 8


@pytest.mark.parametrize("name", ["attack", "migraine", "Episode", "crise"])
def test_what_stands_in_the_headache_has_its_plain_name(name: str) -> None:
    inner = {"side": "left", "location": ["neck"]}
    rows = [{"date": str(day), name: {"pain": pain(day), **inner}} for day in DAYS]
    diary = read(rows)
    assert states(diary)[:2] == (8, 20)
    assert diary.entries["side"].iloc[0] == "left"
    assert diary.entries["location"].iloc[0] == "neck"


def test_what_stands_in_another_object_keeps_its_outer_name() -> None:
    rows = [{"date": str(d), "pain": pain(d), "weather": {"pressure": 1000 + d.day}} for d in DAYS]
    assert read(rows).factors["factor"].tolist() == ["weather pressure"]


def test_a_list_of_medicines_beside_the_headaches_is_joined_by_the_day() -> None:
    headaches = [{"date": str(day), "pain": 4} for day in ACHING]
    medicines = [{"date": str(day), "name": "ibuprofen"} for day in ACHING[:5]]
    medicines.append({"date": "2026-01-07", "name": "paracetamol"})
    diary = read({"migraines": headaches, "medicines": medicines})
    assert states(diary) == (8, 0, 6)
    assert any("was joined" in one.words for one in diary.reading.decisions)
    extra = diary.entries[diary.entries["pain"].isna()]
    assert extra["treatment"].tolist() == ["paracetamol"]


def test_medicines_with_moments_are_joined_without_starting_a_headache() -> None:
    headaches = [{"day": str(day), "pain": 4} for day in ACHING]
    medicines = [{"takenAt": f"{day}T14:30:00", "drug": "ibuprofen"} for day in ACHING]
    for one in medicines:
        one["date"] = one.pop("takenAt")
    diary = read({"log": headaches, "drugs": medicines})
    assert states(diary) == (8, 0, 8)
    assert str(diary.entries["treated_at"].iloc[0]) == "2026-01-06 14:30:00"


def test_a_list_that_was_not_read_is_told_with_its_size() -> None:
    weather = [{"date": str(day), "temp": 3} for day in DAYS]
    diary = read({"log": [{"date": str(d), "pain": 4} for d in ACHING], "weather": weather})
    told = diary.problems.set_index("code")["suggestion"]["another list"]
    assert '"weather" (28 entries)' in told


def test_entries_may_be_named_by_their_days_or_their_numbers() -> None:
    by_day = {str(day): {"pain": pain(day), "meds": ["ibuprofen"]} for day in DAYS}
    assert states(read(by_day)) == (8, 20, 28)
    by_id = {f"-Nx{k}": {"date": str(d), "pain": pain(d)} for k, d in enumerate(DAYS)}
    assert states(read({"diary": by_id})) == (8, 20, 0)
    bare = {"pain": {str(day): pain(day) for day in DAYS}}
    assert states(read(bare)) == (8, 20, 0)


def test_entries_may_stand_in_columns() -> None:
    columns = {"date": [str(day) for day in DAYS], "pain": [pain(day) for day in DAYS]}
    assert states(read(columns)) == (8, 20, 0)
    frame: dict[str, object] = {name: dict(enumerate(cells)) for name, cells in columns.items()}
    assert states(read(frame)) == (8, 20, 0)
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    assert states(read([list(columns), *rows])) == (8, 20, 0)
    assert states(read({"columns": list(columns), "data": rows})) == (8, 20, 0)


def test_each_line_may_be_an_entry() -> None:
    lines = [json.dumps({"date": str(day), "pain": pain(day)}) for day in DAYS]
    diary = read("\n\n".join(lines) + "\n")
    assert states(diary) == (8, 20, 0)
    assert diary.lines.tolist()[:3] == [1, 3, 5]


def test_what_is_cut_off_is_told_so_and_nothing_else_is() -> None:
    text = json.dumps([{"date": str(day), "pain": pain(day)} for day in DAYS])
    assert "cut off" in str(refusal(text[:-20]))
    lines = "\n".join(json.dumps({"date": str(day), "pain": 1}) for day in DAYS)
    assert "Line 28 is no whole object" in str(refusal(lines[:-5]))
    wrong = str(refusal('[{"date": "2026-01-05",\n "pain": 5 "side": "left"}]'))
    assert "Line 2" in wrong
    assert "cut off" not in wrong


def test_no_depth_and_no_number_breaks_the_reader() -> None:
    deep = '{"a":' * 300 + "1" + "}" * 300
    diary = read(f'[{{"date":"2026-01-06","pain":4,"x":{deep},"y":{"[" * 300}1{"]" * 300}}}]')
    assert states(diary)[0] == 1
    assert "too deeply" in str(refusal('[{"date":' + "[" * 200_000))
    assert states(read('[{"date":"2026-01-06","pain":4,"x":Infinity,"y":NaN}]'))[0] == 1
    assert states(read([None, {"date": "2026-01-06", "pain": 4}]))[0] == 1


def test_what_each_of_several_medicines_did_is_told_row_by_row() -> None:
    taken = [
        {"name": "ibuprofen", "time": "14:00", "pain_before": 6, "pain_after": 2},
        {"name": "ice", "time": "18:00", "pain_before": 4, "pain_after": 3},
    ]
    diary = read(medicated(taken))
    assert states(diary) == (8, 20, 8)
    rows = diary.entries[diary.entries["date"] == "2026-01-06"]
    assert rows["treatment"].tolist() == ["ibuprofen", "ice"]
    assert rows["pain_after"].tolist() == [2.0, 3.0]
    alone = read(medicated(taken[:1]))
    assert len(alone.entries) == 28
    assert alone.entries["pain_before"].iloc[1] == 6


def test_objects_that_refer_to_each_other_by_numbers_are_read_by_their_names() -> None:
    def moment(day: dt.date, hour: int) -> int:
        return (
            int(dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC).timestamp()) * 1000
        )

    episodes = [
        {
            "id": f"ep{k}",
            "startTime": moment(day, 9),
            "endTime": moment(day, 15),
            "intensityReadings": [
                {"id": "a", "timestamp": moment(day, 9), "intensity": 3},
                {"id": "b", "timestamp": moment(day, 11), "intensity": 6},
            ],
        }
        for k, day in enumerate(ACHING)
    ]
    doses = [{"id": k, "medicationId": "m1", "timestamp": moment(day, 10)}
             for k, day in enumerate(ACHING)]  # fmt: skip
    medicines = [{"id": "m1", "name": "Sumatriptan"}, {"id": "m2", "name": "Xyzol"}]
    diary = read({"episodes": episodes, "medications": medicines, "medicationDoses": doses})
    assert states(diary) == (8, 0, 8)
    assert len(diary.episodes) == 8
    assert diary.days["worst_pain"].max() == 6
    assert diary.entries["treatment"].dropna().unique().tolist() == ["Sumatriptan"]
    assert str(diary.entries["start"].iloc[1]) == "2026-01-06 11:00:00"
    assert not len(diary.factors)
    assert "another list" not in set(diary.problems["code"])


def test_the_numbers_of_people_stay() -> None:
    rows = [{"id": who, "date": str(day), "pain": pain(day)} for who in "ab" for day in DAYS]
    assert len(read(rows).patients) == 2


def test_of_very_many_names_no_more_are_read_than_cells_can_be_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hdiary.read.formats.json_list._MOST_CELLS", 100)
    monkeypatch.setattr("hdiary.read.formats.json_list._ALWAYS", 4)
    days = [{"date": f"2026-03-{k + 1:02d}", "pain": k % 4, f"k{k}": 1} for k in range(20)]
    diary = read(days)
    told = diary.problems[diary.problems["code"] == "too many columns"].iloc[0]
    assert diary.rows_kept == 20
    assert told["expected"] == "at most 5 names of what is noted"
    assert told["suggestion"] == "17 names more were left out."


def test_entries_that_have_each_a_name_of_their_own_make_no_table_of_blanks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hdiary.read.formats.json_list._ALWAYS", 4)
    days = [{"date": f"2026-03-{k % 28 + 1:02d}", "pain": 0, f"k{k}": 1} for k in range(400)]
    data = json.dumps(days).encode()
    table = read_json(data, Context()).table
    cells = len(table.header) * len(table)
    assert len(table.header) > 4
    assert cells <= 8 * len(data) < cells + len(table)


@pytest.mark.parametrize(
    ("text", "n"),
    [
        (r"a \ud800 b", 1),
        (r"\ud83d\ude00", 0),
        (r"\ude00\ud83d", 2),
        (r"\ud83d\ud83d\ude00", 1),
        (r"\\ud83d", 0),
        (r"\ud83d \ude00 \u00e4", 2),
        ("", 0),
    ],
)
def test_halves_of_letters_are_counted(text: str, n: int) -> None:
    assert count_halves(text) == n


def test_halves_of_letters_are_told_and_cost_no_column() -> None:
    text = (
        r'[{"date": "2026-01-05", "pain": 3, "\ud800": 1, "\udc00": 2, "notes": "x \ud83d"},'
        r'{"date": "2026-01-06", "pain": 4, "\ud800": 5, "\udc00": 6}]'
    )
    diary = read_diary(io.BytesIO(text.encode()))
    assert list(diary.factors["factor"]) == ["?", "? (2)"]
    assert [list(diary.entries[name]) for name in ("?", "? (2)")] == [[1, 5], [2, 6]]
    assert list(diary.entries["notes"].dropna()) == ["x ?"]
    assert "5 signs in it are half a letter" in str(list(diary.problems["suggestion"]))


def test_names_that_are_one_in_words_stay_two_columns() -> None:
    text = '[{"date": "2026-01-05", "pain": 3, "coffeeCups": 1, "coffee Cups": 2}]'
    diary = read_diary(io.BytesIO(text.encode()))
    assert list(diary.factors["factor"]) == ["coffee Cups", "coffee Cups (2)"]
