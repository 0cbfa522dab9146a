"""One diary, written in different ways, gives the same answers."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import openpyxl
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import hdiary
from hdiary.diary import Diary

SIDES = ("left", "right", "both")
PLACES = ("neck", "temple", "forehead", "eye")
TREATMENTS = ("ibuprofen", "sumatriptan", "ice", "massage")
TRIGGERS = ("stress", "bad sleep", "red wine", "weather")
START = dt.date(2026, 1, 5)
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HEADER = ("date", "pain", "side", "location", "treatment", "triggers", "coffee", "sleep_hours")
FEW = settings(max_examples=2, phases=[Phase.generate])
ONE = settings(max_examples=1, phases=[Phase.generate])

Cell = str
Grid = list[list[Cell]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """What happened on one day."""

    date: dt.date
    pain: int
    side: str
    places: tuple[str, ...]
    treatments: tuple[str, ...]
    triggers: tuple[str, ...]
    coffee: bool
    sleep: float


def draw(seed: int) -> list[Day]:
    """Draw sixty to a hundred and twenty days, a good third of them with headache."""
    random = Random(seed)

    def few(names: Sequence[str], least: int) -> tuple[str, ...]:
        found = random.sample(names, random.randint(least, 2))
        return tuple(name for name in names if name in found)

    days = []
    for k in range(random.randint(60, 120)):
        pain = random.choice((0, 0, 0, 0, 3, 6, 9))
        hurt = pain > 0
        days.append(
            Day(
                date=START + dt.timedelta(days=k),
                pain=pain,
                side=random.choice(SIDES) if hurt else "",
                places=few(PLACES, 1) if hurt else (),
                treatments=few(TREATMENTS, 0) if hurt else (),
                triggers=few(TRIGGERS, 0),
                coffee=random.random() < 0.4,
                sleep=random.choice((5.0, 6.5, 7.0, 8.25)),
            )
        )
    return days


diaries = st.integers(0, 10_000).map(draw)


def listed(items: Iterable[str], sign: str = "; ", *, none: str = "none") -> Cell:
    """Write a list in a cell."""
    return sign.join(items) or none


def grid(days: list[Day], sign: str = "; ") -> Grid:
    """Write a diary as a heading and a row for each day."""
    rows = [list(HEADER)]
    rows += [
        [
            day.date.isoformat(),
            str(day.pain),
            day.side,
            listed(day.places, sign, none=""),
            listed(day.treatments, sign),
            listed(day.triggers, sign),
            "yes" if day.coffee else "no",
            f"{day.sleep:g}",
        ]
        for day in days
    ]
    return rows


def text(rows: Grid, sign: str = ",") -> str:
    """Write rows as text; cells are quoted where they need it."""
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows(rows)
    return out.getvalue()


def read(rows: Grid, sign: str = ",") -> Diary:
    """Read a diary that needs no further word."""
    diary = hdiary.read_diary(text(rows, sign).encode())
    assert diary.suggested == ()
    return diary


@lru_cache(maxsize=8)
def first(written: str) -> dict[str, pd.DataFrame]:
    """Answer for a diary in the form that everything is compared with."""
    return answers(hdiary.read_diary(written.encode()))


def answers(diary: Diary) -> dict[str, pd.DataFrame]:
    """Give the tables of three questions, in an order of their own."""
    triggers = hdiary.triggers(diary).table
    triggers["factor"] = triggers["factor"].str.casefold().str.removeprefix("triggers: ")
    found = {
        "burden": hdiary.burden(diary).table,
        "pattern": hdiary.pattern(diary).table,
        "triggers": triggers.sort_values(["factor", "window"]),
    }
    return {name: frame.reset_index(drop=True) for name, frame in found.items()}


def assert_same(rows: Grid, other: Diary) -> None:
    """Demand the answers of a diary's rows from the same diary written otherwise."""
    left, right = first(text(rows)), answers(other)
    for name, frame in left.items():
        pd.testing.assert_frame_equal(frame, right[name], check_dtype=False, rtol=1e-9)


def changed(rows: Grid, column: int, write: Callable[[Cell], Cell]) -> Grid:
    """Write one column of the rows in another way."""
    body = [[*row[:column], write(row[column]), *row[column + 1 :]] for row in rows[1:]]
    return [rows[0], *body]


def added(rows: Grid, name: str, cells: Iterable[Cell], *, at: int = 0) -> Grid:
    """Put a column into the rows."""
    column = [name, *cells]
    return [[*row[:at], cell, *row[at:]] for row, cell in zip(rows, column, strict=True)]


@pytest.mark.slow
@FEW
@given(days=diaries, order=st.permutations(range(len(HEADER))))
def test_the_order_of_columns_changes_nothing(days: list[Day], order: list[int]) -> None:
    rows = grid(days)
    assert_same(rows, read([[row[k] for k in order] for row in rows]))


@pytest.mark.parametrize("sign", [";", "\t", "|"])
@ONE
@given(days=diaries)
def test_another_delimiter_changes_nothing(sign: str, days: list[Day]) -> None:
    rows = grid(days, ", ")
    assert_same(rows, read(rows, sign))


@FEW
@given(days=diaries)
def test_decimal_commas_under_semicolons_change_nothing(days: list[Day]) -> None:
    rows = grid(days)
    commas = changed(rows, HEADER.index("sleep_hours"), lambda cell: cell.replace(".", ","))
    assert_same(rows, read(commas, ";"))


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m/%d/%Y", "%d.%m.%y", "%d %B %Y", "%Y%m%d"])
@ONE
@given(days=diaries)
def test_the_form_of_dates_changes_nothing(form: str, days: list[Day]) -> None:
    rows = grid(days)
    other = changed(rows, 0, lambda cell: dt.date.fromisoformat(cell).strftime(form))
    assert_same(rows, read(other))


@FEW
@given(days=diaries)
def test_capital_letters_change_nothing(days: list[Day]) -> None:
    rows = grid(days)
    assert_same(rows, read([[cell.upper() for cell in row] for row in rows]))


@pytest.mark.parametrize("name", ["id", "No.", "Nr", "Entry", "#"])
@ONE
@given(days=diaries)
def test_a_number_for_each_row_changes_nothing(name: str, days: list[Day]) -> None:
    rows = grid(days)
    numbered = added(rows, name, [str(k) for k in range(1, len(rows))])
    assert_same(rows, read(numbered))


@pytest.mark.parametrize(
    ("name", "short"), [("weekday", False), ("Day", True), ("Wochentag", True)]
)
@ONE
@given(days=diaries)
def test_the_weekday_beside_the_date_changes_nothing(
    name: str, short: bool, days: list[Day]
) -> None:
    rows = grid(days)
    german = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
    names = german if name == "Wochentag" else WEEK
    cells = [names[day.date.weekday()][: 3 if short else None] for day in days]
    assert_same(rows, read(added(rows, name, cells, at=1)))


@pytest.mark.parametrize("at", [0, 4, 8])
@pytest.mark.parametrize("name", ["", "Extra"])
@ONE
@given(days=diaries)
def test_a_blank_column_changes_nothing(name: str, at: int, days: list[Day]) -> None:
    rows = grid(days)
    assert_same(rows, read(added(rows, name, [""] * len(days), at=at)))


@pytest.mark.parametrize("sign", [", ", " | ", "\n", ","])
@ONE
@given(days=diaries)
def test_the_sign_between_the_items_of_a_list_changes_nothing(sign: str, days: list[Day]) -> None:
    assert_same(grid(days), read(grid(days, sign)))


@pytest.mark.parametrize(
    ("yes", "no"), [("yes", "no"), ("1", "0"), ("TRUE", "FALSE"), ("ja", "nein")]
)
@ONE
@given(days=diaries)
def test_a_column_for_each_treatment_is_a_list_of_treatments(
    yes: str, no: str, days: list[Day]
) -> None:
    rows = grid(days)
    at = HEADER.index("treatment")
    wide = [[*row[:at], *row[at + 1 :]] for row in rows]
    for name in TREATMENTS:
        wide = added(wide, name, [yes if name in day.treatments else no for day in days], at=at)
    assert_same(rows, read(wide))


@pytest.mark.parametrize("mark", ["x", "1", "\N{CHECK MARK}", "X"])
@ONE
@given(days=diaries)
def test_a_tick_for_each_treatment_is_a_list_that_is_blank_where_nothing_was_taken(
    mark: str, days: list[Day]
) -> None:
    at = HEADER.index("treatment")
    rows = changed(grid(days), at, lambda cell: cell.replace("none", ""))
    wide = [[*row[:at], *row[at + 1 :]] for row in rows]
    for name in TREATMENTS:
        wide = added(wide, name, [mark if name in day.treatments else "" for day in days], at=at)
    assert_same(rows, read(wide))


@pytest.mark.parametrize(
    ("yes", "no"), [("yes", "no"), ("1", "0"), ("TRUE", "FALSE"), ("ja", "nein")]
)
@ONE
@given(days=diaries)
def test_a_column_for_each_trigger_is_a_list_of_triggers(
    yes: str, no: str, days: list[Day]
) -> None:
    rows = grid(days)
    at = HEADER.index("triggers")
    wide = [[*row[:at], *row[at + 1 :]] for row in rows]
    for name in TRIGGERS:
        wide = added(wide, name, [yes if name in day.triggers else no for day in days], at=at)
    assert_same(rows, read(wide))


@pytest.mark.parametrize("mark", ["x", "1", "\N{CHECK MARK}"])
@ONE
@given(days=diaries)
def test_a_tick_for_each_trigger_is_a_list_that_is_blank_where_nothing_was_said(
    mark: str, days: list[Day]
) -> None:
    at = HEADER.index("triggers")
    rows = changed(grid(days), at, lambda cell: cell.replace("none", ""))
    wide = [[*row[:at], *row[at + 1 :]] for row in rows]
    for name in TRIGGERS:
        wide = added(wide, name, [mark if name in day.triggers else "" for day in days], at=at)
    assert_same(rows, read(wide))


@pytest.mark.parametrize(
    "header", ["date,symptom,severity", "Date,Item,Value", "Datum,Symptom,Stärke"]
)
@ONE
@given(days=diaries)
def test_one_row_a_symptom_is_one_row_a_day(header: str, days: list[Day]) -> None:
    wide = [["date", "pain", "Nausea", "Fatigue"]]
    long = [header.split(",")]
    pain = "Kopfschmerz" if header.startswith("Datum") else "Headache"
    for day in days:
        nausea, fatigue = str(len(day.triggers)), str(round(day.sleep))
        wide.append([day.date.isoformat(), str(day.pain), nausea, fatigue])
        named = ((pain, str(day.pain)), ("Nausea", nausea), ("Fatigue", fatigue))
        long += [[day.date.isoformat(), *one] for one in named]
    assert_same(wide, read(long))


@pytest.mark.parametrize("mark", ["x", "1"])
@ONE
@given(days=diaries)
def test_a_tick_for_each_place_is_a_list_of_places(mark: str, days: list[Day]) -> None:
    rows = grid(days)
    at = HEADER.index("location")
    wide = [[*row[:at], *row[at + 1 :]] for row in rows]
    for name in PLACES:
        wide = added(wide, name, [mark if name in day.places else "" for day in days], at=at)
    assert_same(rows, read(wide))


@pytest.mark.parametrize("mark", ["x", "1"])
@ONE
@given(days=diaries)
def test_a_tick_for_each_side_is_the_side(mark: str, days: list[Day]) -> None:
    rows = grid(days)
    at = HEADER.index("side")
    wide = [[*row[:at], *row[at + 1 :]] for row in rows]
    for name in ("left", "right"):
        wide = added(
            wide, name, [mark if day.side in (name, "both") else "" for day in days], at=at
        )
    assert_same(rows, read(wide))


def as_json(rows: Grid) -> bytes:
    """Write rows as objects of JSON."""
    entries = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    return json.dumps(entries).encode()


def as_markdown(rows: Grid) -> bytes:
    """Write rows as a table in Markdown."""
    lines = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines).encode()


def as_workbook(rows: Grid) -> bytes:
    """Write rows as a workbook with true dates and numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(rows[0])
    for row in rows[1:]:
        sheet.append([dt.date.fromisoformat(row[0]), int(row[1]), *row[2:7], float(row[7])])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def as_turned(rows: Grid) -> bytes:
    """Write rows as columns."""
    return text([list(column) for column in zip(*rows, strict=True)]).encode()


def as_utf_16(rows: Grid) -> bytes:
    """Write rows as a spreadsheet's "Unicode text"."""
    return text(rows, "\t").replace("\n", "\r\n").encode("utf-16")


@pytest.mark.parametrize("write", [as_json, as_markdown, as_workbook, as_turned, as_utf_16])
@ONE
@given(days=diaries)
def test_another_format_changes_nothing(write: Callable[[Grid], bytes], days: list[Day]) -> None:
    rows = grid(days)
    assert_same(rows, hdiary.read_diary(write(rows)))


@pytest.mark.slow
@FEW
@given(days=diaries)
def test_many_changes_at_once_change_nothing(days: list[Day]) -> None:
    rows = grid(days, " | ")
    other = changed(rows, 0, lambda cell: dt.date.fromisoformat(cell).strftime("%d/%m/%Y"))
    other = changed(other, HEADER.index("sleep_hours"), lambda cell: cell.replace(".", ","))
    at = HEADER.index("triggers")
    other = [[*row[:at], *row[at + 1 :]] for row in other]
    for name in TRIGGERS:
        other = added(other, name, ["1" if name in day.triggers else "0" for day in days], at=2)
    other = added(other, "Nr", [str(k) for k in range(1, len(other))])
    other = added(other, "Day", [WEEK[day.date.weekday()] for day in days], at=3)
    other = [[cell.upper() for cell in row][::-1] for row in other]
    assert_same(grid(days), read(other, ";"))


@FEW
@given(days=diaries)
def test_the_order_of_rows_changes_nothing(days: list[Day]) -> None:
    rows = grid(days)
    assert_same(rows, read([rows[0], *reversed(rows[1:])]))
