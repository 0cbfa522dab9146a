"""Kind: what an Apple Health export tells of the days of its headaches, and of those alone."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from hdiary.diary import Diary
from hdiary.read import read_diary
from hdiary.write import diary_csv
from tests.read.kinds.apple import asleep, export, headache, packed, record, steps, workout
from tests.read.kinds.conftest import decided

NOON = "2026-01-06 12:00:00 +0100"


def read(*lines: str) -> Diary:
    return read_diary(io.BytesIO(export(*lines)))


def values(diary: Diary, name: str) -> list[object]:
    return [None if pd.isna(value) else value for value in diary.entries[name]]


@pytest.mark.parametrize(
    ("words", "pain"),
    [
        (("Mild", "Moderate", "Severe"), [1, 2, 3]),
        (("2", "3", "4"), [1, 2, 3]),
        (("Unspecified", "0", "Mild"), [None, None, 1]),
        (("NotPresent", "1", "Severe"), [0, 0, 3]),
    ],
)
def test_a_severity_is_read_by_its_name_or_its_number(
    words: tuple[str, ...], pain: list[float | None]
) -> None:
    days = [f"2026-01-0{k} 09:00:00 +0100" for k in (5, 6, 7)]
    diary = read(*(headache(at, word) for at, word in zip(days, words, strict=True)))
    assert values(diary, "pain") == pain
    assert diary.scale == "words"
    assert diary.entries["headache"].tolist() == [word not in ("NotPresent", "1") for word in words]


def test_a_strength_that_is_not_known_is_a_headache_and_told() -> None:
    diary = read(headache(NOON, "Terrible"), headache("2026-01-07 09:00:00 +0100", "Mild"))
    assert values(diary, "pain") == [None, 1]
    assert diary.problems["code"].tolist() == ["severity"]


def test_what_several_apps_wrote_back_counts_once() -> None:
    diary = read(
        headache(NOON, "Severe"),
        headache(NOON, "Severe", source="Headway"),
        headache(NOON, "Unspecified", source="Logger"),
        headache(NOON, "Severe"),
        headache("2026-01-06 18:00:00 +0100", "Severe", source="Headway"),
    )
    assert len(diary.entries) == 2
    assert diary.reading.rows_in == 5
    assert diary.reading.rows_joined == 3
    assert any("counts once" in words or "count once" in words for words in decided(diary))


def test_a_headache_belongs_to_the_day_on_its_own_clock() -> None:
    diary = read(headache("2026-01-05 23:30:00 -0800", "Mild", hours=0))
    assert diary.days["date"].dt.strftime("%m-%d").tolist() == ["01-05"]


def test_sleep_is_of_the_day_of_waking_up_and_counts_once() -> None:
    diary = read(
        headache(NOON, "Mild"),
        asleep("2026-01-05 22:00:00 +0100", "2026-01-06 07:00:00 +0100", "InBed"),
        asleep("2026-01-05 23:00:00 +0100", "2026-01-06 02:00:00 +0100", "AsleepDeep"),
        asleep("2026-01-06 02:00:00 +0100", "2026-01-06 03:00:00 +0100", "Awake"),
        asleep("2026-01-06 03:00:00 +0100", "2026-01-06 06:00:00 +0100", "5"),
        asleep("2026-01-05 23:30:00 +0100", "2026-01-06 01:30:00 +0100", source="Phone"),
    )
    assert values(diary, "sleep_hours") == [6]


def test_workouts_are_minutes_of_their_day() -> None:
    run = workout("2026-01-06 18:00:00 +0100", "2026-01-06 18:31:30 +0100", "31.5")
    diary = read(
        headache(NOON, "Mild"),
        run,
        run.replace('sourceName="W"', 'sourceName="Copied"'),
        workout("2026-01-06 20:00:00 +0100", "2026-01-06 20:10:00 +0100", "10", kind="Yoga"),
    )
    assert values(diary, "workout_minutes") == [41.5]
    assert values(diary, "workout") == ["running; yoga"]


def test_steps_of_several_sources_are_not_added_up() -> None:
    day = "2026-01-06"
    diary = read(
        headache(NOON, "Mild"),
        steps(day, 4000, source="Phone"),
        steps(day, 5000, source="Watch"),
        steps(day, 100, source="Watch"),
    )
    assert values(diary, "steps") == [5100]


@pytest.mark.parametrize("kind", ["MenstrualFlow", "VaginalBleeding"])
def test_a_period_is_yes_or_no_under_older_and_newer_names(kind: str) -> None:
    days = [f"2026-01-0{k} 12:00:00 +0100" for k in (5, 6, 7)]
    diary = read(
        *(headache(day, "Mild") for day in days),
        record("MenstrualFlow", days[0], value=f"HKCategoryValue{kind}Light"),
        record("MenstrualFlow", days[1], value=f"HKCategoryValue{kind}None"),
    )
    assert values(diary, "period") == [True, False, None]


def test_other_symptoms_are_factors_and_never_pain() -> None:
    diary = read(
        headache(NOON, "Mild"),
        headache("2026-01-07 12:00:00 +0100", "Mild"),
        record("Nausea", NOON, value="HKCategoryValueSeveritySevere"),
        record("LowerBackPain", NOON, value="HKCategoryValueSeverityNotPresent"),
        record("MoodChanges", NOON, value="HKCategoryValuePresencePresent"),
    )
    assert values(diary, "pain") == [1, 1]
    assert values(diary, "nausea") == [True, None]
    assert values(diary, "lower back pain") == [False, None]
    assert values(diary, "mood changes") == [True, None]


def test_what_was_not_noted_is_not_said_to_be_absent() -> None:
    diary = read(
        headache(NOON, "Mild"),
        record("Nausea", NOON, value="HKCategoryValueSeverityMild"),
        headache("2026-01-07 12:00:00 +0100", "Mild"),
        record("Dizziness", "2026-01-07 12:00:00 +0100", value="HKCategoryValueSeverityMild"),
        record("MenstrualFlow", NOON, value="HKCategoryValueMenstrualFlowLight"),
    )
    assert values(diary, "nausea") == [True, None]
    assert values(diary, "dizziness") == [None, True]
    assert values(diary, "period") == [True, None]
    again = read_diary(io.BytesIO(diary_csv(diary).encode()))
    assert diary_csv(again) == diary_csv(diary)
    assert values(again, "period") == [True, None]


def test_a_day_of_which_only_a_watch_tells_is_never_made_a_day_of_the_diary() -> None:
    diary = read(
        headache(NOON, "Mild"),
        headache("2026-01-08 12:00:00 +0100", "NotPresent"),
        *(steps(f"2026-01-{day:02d}", 900, source="Phone") for day in range(5, 29)),
    )
    assert diary.days["state"].tolist() == ["headache", "not recorded", "clear"]
    said = " ".join(decided(diary))
    assert "Of 2 days with a note about headaches, 2 have values" in said
    assert "22 days that have only such values were left out" in said


def test_no_name_of_a_person_or_a_device_is_kept() -> None:
    diary = read(
        headache(NOON, "Mild", source="Zoë's iPhone"),
        asleep("2026-01-05 23:00:00 +0100", "2026-01-06 06:00:00 +0100", source="Zoë's Watch"),
    )
    assert "Zoë" not in "".join([diary.entries.to_csv(), *decided(diary)])


def test_the_attributes_may_stand_in_any_order() -> None:
    line = (
        f'<Record value="HKCategoryValueSeverityMild" endDate="{NOON}" startDate="{NOON}" '
        'extra="1" sourceName="A" type="HKCategoryTypeIdentifierHeadache"/>'
    )
    assert values(read(line), "pain") == [1]


def test_a_record_with_no_time_costs_only_itself() -> None:
    diary = read(
        headache(NOON, "Mild"),
        asleep("yesterday", "today"),
        steps("2026-13-45", 5, source="Phone"),
        steps("2026-01-06", 70, source="Phone"),
    )
    assert values(diary, "steps") == [70]
    assert any("2 records without a time" in words for words in decided(diary))


@pytest.mark.parametrize(
    "name",
    ["Export.xml", "exportation.xml", "apple_health_export/Exportar.xml", "../x/exportación.xml"],
)
def test_the_zip_is_read_under_any_name_beside_the_clinical_document(name: str) -> None:
    clinical = {"export_cda.xml": b'<?xml version="1.0"?>\n<ClinicalDocument/>\n'}
    data = packed(export(headache(NOON, "Mild")), name, **clinical)
    assert values(read_diary(io.BytesIO(data)), "pain") == [1]


def test_days_that_the_person_calls_clear_keep_their_values() -> None:
    lines = [
        headache("2026-03-02 09:00:00 +0100", "Mild"),
        headache("2026-03-09 09:00:00 +0100", "Severe"),
        *(
            asleep(f"2026-03-{day:02d} 00:30:00 +0100", f"2026-03-{day:02d} 07:30:00 +0100")
            for day in range(1, 15)
        ),
    ]
    text = export(*lines)
    between = ("2026-03-01", "2026-03-10")
    diary = read_diary(io.BytesIO(text), clear_between=between)
    assert diary.days["state"].tolist().count("clear") == 8
    assert diary.entries["sleep_hours"].tolist() == [7.0] * 10
    assert read_diary(io.BytesIO(text)).rows_kept == 2


def test_a_day_into_which_a_headache_ran_is_not_clear() -> None:
    lines = [
        record(
            "Headache",
            "2026-03-02 22:00:00 +0100",
            "2026-03-04 06:00:00 +0100",
            "HKCategoryValueSeverityMild",
        ),
        *(
            asleep(f"2026-03-{day:02d} 00:30:00 +0100", f"2026-03-{day:02d} 07:30:00 +0100")
            for day in range(1, 7)
        ),
    ]
    diary = read_diary(io.BytesIO(export(*lines)), clear_between=("2026-03-01", "2026-03-06"))
    assert diary.days["state"].tolist() == ["clear", *["headache"] * 3, "clear", "clear"]
    assert "clear after midnight" not in set(diary.problems["code"])
