"""Daylio: an entry of a mood, in every layout that it has had; an activity is the headache."""

from __future__ import annotations

import io

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.formats.conftest import OTHER_LAYOUTS
from tests.read.kinds.conftest import became, decided, factors, follow, states

_HEADER = "full_date,date,weekday,time,mood,activities,scales,note_title,note"


def export(*rows: str, header: str = _HEADER) -> io.StringIO:
    """Write an export, as the app does, from the newest day."""
    return io.StringIO("\n".join([header, *rows]) + "\n")


THREE = (
    '2026-01-07,Jan 7,Wednesday,7:15 PM,meh,"work","Sleep:\u00a06 | Pain:\u00a08","",""',
    '2026-01-06,Jan 6,Tuesday,7:15 PM,bad,"headache | work","Sleep:\u00a04","Rosa","Rosa<br>left"',
    '2026-01-06,Jan 6,Tuesday,8:00 AM,good,"walk","","",""',
    '2026-01-05,Jan 5,Monday,7:15 PM,rad,"work","Sleep:\u00a08 | Pain:\u00a03","",""',
)
_SAID = {"headache": "headache", "blank": "none"}


@pytest.mark.parametrize(
    ("name", "headache"),
    [
        ("german_2019.csv", "Kopfschmerzen"),
        ("with_a_year.csv", "headache"),
        ("french_tabs_numbers.tsv", "mal de tête"),
    ],
)
def test_each_layout_asks_which_activity_is_the_headache(name: str, headache: str) -> None:
    walk = follow(OTHER_LAYOUTS / "daylio" / name)
    assert walk.steps == [{"headache": headache, "blank": "none"}]
    assert states(walk.diary) == (4, 10, 0)
    assert walk.diary.days["date"].min().isoformat() == "2026-01-05T00:00:00"
    assert walk.diary.reading.app == "Daylio"


def test_the_time_of_an_entry_is_when_it_was_written_and_no_start() -> None:
    diary = read_diary(export(*THREE), **_SAID)
    assert diary.entries["start"].isna().all()
    assert diary.entries["entered_at"].dt.hour.tolist() == [19, 19, 8, 19]


def test_several_entries_of_a_day_are_one_day() -> None:
    diary = read_diary(export(*THREE), **_SAID)
    assert states(diary) == (1, 2, 0)
    assert diary.days["entries"].tolist() == [1, 2, 1]


def test_a_mood_is_a_factor_and_never_pain() -> None:
    words = read_diary(export(*THREE), **_SAID)
    assert words.factors.set_index("factor")["kind"]["mood"] == "word"
    numbers = [row.replace(",meh,", ",3,").replace(",bad,", ",2,") for row in THREE]
    numbers = [row.replace(",good,", ",4,").replace(",rad,", ",5,") for row in numbers]
    diary = read_diary(export(*numbers), **_SAID)
    assert diary.factors.set_index("factor")["kind"]["mood"] == "number"
    assert diary.entries["mood"].tolist() == [3, 2, 4, 5]
    assert states(diary) == (1, 2, 0)


def test_renamed_moods_are_words_like_any_other() -> None:
    renamed = [row.replace(",bad,", ",pain,").replace(",meh,", ",Kopfweh,") for row in THREE]
    assert states(read_diary(export(*renamed), **_SAID)) == (1, 2, 0)


def test_each_scale_is_a_factor_of_numbers_and_no_pain_of_the_head() -> None:
    diary = read_diary(export(*THREE), **_SAID)
    assert diary.entries["Sleep"].tolist()[:2] == [6, 4]
    assert became(diary, "Pain") == ["factor"]
    assert '"scales": a column of numbers for each of Sleep, Pain.' in decided(diary)


def test_what_is_no_scale_is_kept_as_it_stands() -> None:
    odd = [THREE[0].replace("Sleep:\u00a06 | ", "restless | "), *THREE[1:]]
    diary = read_diary(export(*odd), **_SAID)
    assert "scales" in " ".join([*diary.reading.columns["column"], *decided(diary)])
    assert "restless" in " ".join(map(str, factors(diary))) or "scales" in factors(diary)


def test_titles_and_notes_are_notes_and_nothing_else() -> None:
    diary = read_diary(export(*THREE), **_SAID)
    assert became(diary, "note_title") == ["notes"]
    shown = [*decided(diary), *diary.problems["suggestion"], *diary.problems["value"]]
    assert "Rosa" not in " ".join([*shown, *factors(diary)])
    assert "Rosa" in diary.entries["notes"].dropna().iloc[0]


def test_without_headache_among_the_activities_nothing_is_guessed() -> None:
    none = [row.replace("headache | ", "") for row in THREE]
    with pytest.raises(DiaryError) as refused:
        read_diary(export(*none))
    assert not any("rows" in one.settings for one in refused.value.suggested)


def test_an_export_without_rows_is_refused_in_words() -> None:
    with pytest.raises(DiaryError, match="export of Daylio holds no row"):
        read_diary(export())
