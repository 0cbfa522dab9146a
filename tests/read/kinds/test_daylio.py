"""Kind: Daylio, and other logs of moods with a list of activities that may hold the headache."""

from __future__ import annotations

import io

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.kinds.conftest import (
    FILES,
    became,
    calendar,
    days_of,
    decided,
    follow,
    hurts,
    lost,
    medicine_days,
    sheet,
    states,
)

_MONTHS = ("Januar", "Februar", "März")


def _german_2019() -> str:
    """Write the export of 2019 on a German telephone: seven columns, translated words."""
    lines = ["full_date,date,weekday,time,mood,activities,note"]
    names = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    for k, day in reversed(list(enumerate(calendar()))):
        items = ["Lesen", "Yoga"] if k % 3 else ["Arbeit"]
        if hurts(day):
            items = ["Kopfschmerzen", *items]
            items += ["Sumatriptan"] if k % 2 else []
        short = f"{day.day}. {_MONTHS[day.month - 1]},{names[day.weekday()]}"
        lines.append(f'{day:%Y-%m-%d},{short},19:05,Ok,"{" | ".join(items)}",""')
    return "\n".join(lines) + "\n"


def _with_scales() -> str:
    """Write the export of 2026 with its scales, twelve hours, two entries on some days."""
    lines = ["full_date,date,weekday,time,mood,activities,scales,note_title,note"]
    for k, day in reversed(list(enumerate(calendar()))):
        items = "work | coffee" + (" | Migraine | Ibuprofen" if hurts(day) else "")
        mood = "awful" if hurts(day) else "rad"
        lines.append(f"{day:%Y-%m-%d},{day:%b} {day.day},{day:%A},8:15 PM,{mood},{items},,,")
        if k % 7 == 2:
            lines.append(f"{day:%Y-%m-%d},{day:%b} {day.day},{day:%A},8:30 AM,good,walk,,,")
    return "\n".join(lines) + "\n"


def _own_list() -> str:
    """Write somebody's own list of what a day held, with semicolons."""
    rows = []
    for k, day in enumerate(calendar()):
        items = ["work", "gym"][: 1 + k % 2]
        rows.append([f"{day:%d/%m/%Y}", "; ".join([*items, "headache"] if hurts(day) else items)])
    return sheet("Date,Tags", rows)


def _no_headache() -> str:
    """Write a log of moods in which no headache is ever named."""
    rows = [
        [f"{d:%Y-%m-%d}", f"{d:%b} {d.day}", f"{d:%A}", "20:00", "good", "work | walk", "", ""]
        for d in calendar()
    ]
    return sheet("full_date,date,weekday,time,mood,activities,note_title,note", rows)


def _two_items() -> str:
    """Write headache on some days and migraine on others: both are headaches."""
    lines = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    n = 0
    for day in calendar():
        n += hurts(day)
        items = "work" + (
            (" | migraine" if n % 3 == 0 else " | headache") if hurts(day) else " | friends"
        )
        lines.append(f"{day:%Y-%m-%d},{day:%b} {day.day},{day:%A},20:00,meh,{items},,")
    return "\n".join(lines) + "\n"


def _french_tabs() -> str:
    lines = ["full_date\tdate\tweekday\ttime\tmood\tactivities\tnote_title\tnote"]
    for day in calendar():
        items = "travail | mal de tête | doliprane" if hurts(day) else "travail | cuisine"
        lines.append(f"{day:%Y-%m-%d}\t{day.day} janv.\tlundi\t21:10\tbien\t{items}\t\t")
    return "\n".join(lines) + "\n"


def _no_headache_item() -> str:
    """Write an item `no headache` beside `headache`: the second is the one."""
    lines = ["full_date,date,weekday,time,mood,activities,note_title,note"]
    for day in calendar():
        items = "headache | work" if hurts(day) else "no headache | work"
        lines.append(f"{day:%Y-%m-%d},{day:%b} {day.day},{day:%A},20:00,meh,{items},,")
    return "\n".join(lines) + "\n"


def test_daylio_asks_which_activity_is_the_headache() -> None:
    walk = follow(FILES / "06_daylio.csv")
    assert walk.steps == [{"headache": "headache", "blank": "none"}]
    assert '"headache"' in walk.first
    assert '"activities"' in walk.first
    diary = walk.diary
    assert states(diary) == (24, 60, 0)
    assert medicine_days(diary) == 24
    assert any('"headache" in "activities" is a headache' in words for words in decided(diary))
    assert lost(walk) == []


def test_the_export_of_2019_in_german() -> None:
    walk = follow(_german_2019())
    assert walk.steps == [{"headache": "Kopfschmerzen", "blank": "none"}]
    assert states(walk.diary) == (24, 60, 0)
    assert (medicine_days(walk.diary), days_of(walk.diary, "triptan")) == (12, 12)
    assert lost(walk) == []


def test_two_entries_on_a_day_are_one_day() -> None:
    walk = follow(_with_scales())
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 24
    assert became(walk.diary, "date") == ["left out"]


def test_a_list_of_ones_own_is_asked_about_in_the_same_way() -> None:
    walk = follow(_own_list())
    assert '"headache"' in walk.first
    assert states(walk.diary) == (24, 60, 0)


def test_french_words_between_tabs() -> None:
    walk = follow(_french_tabs())
    assert walk.steps[0]["headache"] == "mal de tête"
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 24


def test_headache_and_migraine_are_both_headaches() -> None:
    walk = follow(_two_items())
    assert states(walk.diary) == (24, 60, 0)


def test_an_item_that_says_no_headache_is_none() -> None:
    walk = follow(_no_headache_item())
    assert states(walk.diary) == (24, 60, 0)


def test_a_log_of_moods_without_headaches_is_not_offered_as_headaches() -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(io.StringIO(_no_headache()))
    assert not any(one.settings.get("rows") == "headache" for one in refused.value.suggested)


def test_nothing_is_said_of_blank_ratings_where_there_are_none() -> None:
    diary = follow(FILES / "06_daylio.csv").diary
    assert not any("(0 rows)" in words for words in decided(diary))
