"""Days that are only numbered: their month and year are found, or asked for."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.read.months import Titled, find_month, month_named, read_title, settle_months

DAYS = [dt.date(2026, 1, 5) + dt.timedelta(days=k) for k in range(84)]


def pain(day: dt.date) -> int:
    return 5 if day.weekday() in (1, 4) else 0


def read(lines: list[str], **settings: Any) -> Diary:
    return read_diary(io.BytesIO("\n".join([*lines, ""]).encode()), **settings)


def refused(path: Path) -> DiaryError:
    with pytest.raises(DiaryError) as caught:
        read_diary(path)
    return caught.value


def states(diary: Diary) -> tuple[int, int]:
    counts = diary.days["state"].value_counts()
    return counts["headache"], counts["clear"]


def year_grid(corner: str, months: list[str], sign: str = ";") -> list[str]:
    """Pain of 5 on the 2nd, 9th, 16th, 23rd and 30th of each month, if there is such a day."""
    lines = [sign.join([corner, *months])]
    for day in range(1, 32):
        pains = ["5" if day % 7 == 2 and (day, n) != (30, 1) else "0" for n in range(len(months))]
        lines.append(sign.join([str(day), *pains]))
    return lines


@pytest.mark.parametrize(
    ("corner", "months", "sign"),
    [
        ("2026", ["Jan", "Feb", "Mar"], ","),
        ("Tag 2026", ["Januar", "Februar", "März"], ";"),
        ("", ["Janv 2026", "Févr 2026", "Mars 2026"], ";"),
    ],
)
def test_months_may_run_across_and_days_down(corner: str, months: list[str], sign: str) -> None:
    # 31 + 28 + 31 days; the 30th of February is no day.
    assert states(read(year_grid(corner, months, sign))) == (14, 76)


def test_the_year_of_months_across_may_stand_in_a_title_and_sums_below_are_no_day() -> None:
    lines = ["Mes migraines 2026;;", *year_grid("Jour", ["Janvier", "Février"]), "Total;5;4"]
    assert states(read(lines)) == (9, 50)


def test_a_year_that_is_not_told_is_asked_for_and_offered_from_the_name_of_the_file(
    tmp_path: Path,
) -> None:
    lines = year_grid("Tag", ["Januar", "Februar", "März"])
    with pytest.raises(DiaryError, match="which year") as caught:
        read(lines)
    assert caught.value.suggested == ()
    path = tmp_path / "kopfschmerz_2026.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    settings = refused(path).suggested[0].settings
    assert settings == {"month": "2026-01"}
    assert states(read_diary(path, **settings)) == (14, 76)


def test_the_month_of_days_across_is_offered_from_the_name_of_the_file(tmp_path: Path) -> None:
    rows = [";".join(["Symptom", *map(str, range(1, 32))]), ";".join(["Kopfschmerz", *"05" * 15])]
    for name, month in (("migräne_märz_2026.csv", "2026-03"), ("2026-05 headaches.csv", "2026-05")):
        path = tmp_path / name
        path.write_text("\n".join([rows[0], rows[1] + ";0"]), encoding="utf-8")
        assert refused(path).suggested[0].settings == {"month": month}


def once(months: list[str]) -> list[str]:
    """A month in the first of its rows only."""
    first = {(1, 5): months[0], (2, 1): months[1], (3, 1): months[2]}
    return [
        f"{first.get((day.month, day.day), '')};{day.day};{pain(day)}" for day in DAYS
    ]  # fmt: skip


def test_a_month_that_is_written_once_goes_on_to_its_days() -> None:
    lines = ["Monat;Tag;Schmerz", *once(["Januar 2026", "Februar 2026", "März 2026"])]
    assert states(read(lines)) == (24, 60)
    titled = ["Kopfschmerzen 2026", "Monat;Tag;Schmerz", *once(["Jan", "Feb", "März"])]
    assert states(read(titled)) == (24, 60)


def test_the_year_of_months_in_a_column_is_asked_for() -> None:
    lines = ["Mois;Jour;Douleur", *once(["janvier", "février", "mars"])]
    with pytest.raises(DiaryError, match="the year of these months"):
        read(lines)
    assert states(read(lines, month="2026-01")) == (24, 60)


def test_a_winter_goes_on_into_the_next_year() -> None:
    titles = [Titled(month=month, year=None) for month in (11, 12, 1)]
    months = settle_months(titles, stated="2025-11", elsewhere=())
    assert months == ["2025-11", "2025-12", "2026-01"]
    assert settle_months(titles, stated=None, elsewhere=["Log 2026"]) == [None] * 3
    ordered = settle_months(titles[:2], stated=None, elsewhere=["Log 2026", "done"])
    assert ordered == ["2026-11", "2026-12"]


def test_titles_tell_months_in_many_ways() -> None:
    assert find_month("January: headaches January 2026") == "2026-01"
    assert find_month("export 2026-03-14") is None
    assert month_named("三月") == month_named("3月") == month_named("März") == 3
    assert read_title("Sheet1", "Headache diary May 2026") == Titled(month=5, year=2026)
    assert read_title("June", "May 2026") == Titled(month=6, year=2026)


def month_blocks(title: str) -> list[str]:
    lines = [title]
    for name, month in (("January", 1), ("February", 2), ("March", 3)):
        days = {day.day: str(pain(day)) for day in DAYS if day.month == month}
        lines += [
            name,
            ";".join(["Day", *map(str, range(1, 32))]),
            ";".join(["Headache severity", *(days.get(k, "") for k in range(1, 32))]),
            "",
        ]
    return lines


def test_months_may_be_blocks_below_each_other_with_their_days_across() -> None:
    assert states(read(month_blocks("Diary 2026"))) == (24, 60)
    assert states(read(month_blocks("Diary"), month="2026-01")) == (24, 60)
    with pytest.raises(DiaryError, match="--month 2026-01"):
        read(month_blocks("Diary"))
