"""Kind: other apps' exports by their headers: Headway for the Mac, Headi, Navigator, Cluster."""

from __future__ import annotations

from datetime import UTC, datetime, time

from tests.read.kinds.conftest import (
    became,
    calendar,
    decided,
    factors,
    follow,
    hurts,
    lost,
    medicine_days,
    sheet,
    states,
)

_ATTACKS = [day for day in calendar() if hurts(day)]


def test_headway_for_the_mac_lists_what_its_cells_hold() -> None:
    rows = [
        [f"{d.month}/{d.day}/{d:%y}", "2:15 PM", 3 + k % 6, "Left side", "2h 30m",
         '"Stress, Weather"', '"Ibuprofen, Sumatriptan"' if k % 2 else "", '"Nausea, Aura"', ""]
        for k, d in enumerate(_ATTACKS)
    ]  # fmt: skip
    walk = follow(
        sheet("Date,Time,Pain Level,Location,Duration,Triggers,Medications,Symptoms,Notes", rows)
    )
    assert walk.steps == []
    assert states(walk.diary) == (24, 0, 57)
    assert medicine_days(walk.diary) == 12
    assert walk.diary.episodes["hours"].unique().tolist() == [2.5]
    assert lost(walk) == []


def test_the_cluster_tracker_has_starts_and_ends() -> None:
    rows = [
        [f"{d:%Y-%m-%d} 08:00:00", f"{d:%Y-%m-%d} 09:15:00", 7,
         "oxygen" if k % 2 else "sumatriptan injection", "alcohol", ""]
        for k, d in enumerate(_ATTACKS)
    ]  # fmt: skip
    walk = follow(sheet("start_time,end_time,intensity,medication,triggers,notes", rows))
    assert states(walk.diary) == (24, 0, 57)
    assert medicine_days(walk.diary) == 12
    assert walk.diary.episodes["hours"].unique().tolist() == [1.25]


def test_headi_says_what_hurts_in_words_and_how_much_in_numbers() -> None:
    def milliseconds(day: object, hour: int) -> int:
        return int(datetime.combine(day, time(hour), UTC).timestamp() * 1000)

    rows = [
        [k + 1, "headache", milliseconds(d, 9), milliseconds(d, 12), 3 * 3_600_000, 2 + k % 7,
         "Ibuprofen" if k % 2 else "", 1 if k % 2 else "", ""]
        for k, d in enumerate(_ATTACKS)
    ]  # fmt: skip
    walk = follow(
        sheet(
            "_id,pain,start_date,end_date,duration,strength,medication,medication_amount,"
            "description",
            rows,
        )
    )
    assert states(walk.diary) == (24, 0, 57)
    assert walk.diary.days["worst_pain"].max() == 8
    assert medicine_days(walk.diary) == 12
    assert walk.diary.doses["recognised"].all()
    assert walk.diary.episodes["hours"].unique().tolist() == [3]


def test_the_navigators_location_is_where_the_person_was() -> None:
    rows = [
        [f"{d:%Y-%m-%d}", "08:30", 5 if hurts(d) else 0, "Sumatriptan" if hurts(d) else "",
         "50mg" if hurts(d) else "", 7, "Walk", "Stress" if hurts(d) else "", "",
         "Berlin", "52.5", "13.4", "Europe/Berlin"]
        for d in calendar()
    ]  # fmt: skip
    walk = follow(
        sheet(
            "Date,Time,Pain Level,Medication,Dosage,Sleep,Physical Activity,Triggers,Notes,"
            "Location,Latitude,Longitude,Timezone",
            rows,
        )
    )
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 24
    assert set(walk.diary.doses["amount"]) == {50}
    assert became(walk.diary, "Location") == ["left out"]
    shown = " ".join([*walk.diary.problems["value"], *decided(walk.diary)])
    assert "Berlin" not in shown.replace("Europe/Berlin", "")
    assert {"Sleep", "Triggers"} <= set(factors(walk.diary))
