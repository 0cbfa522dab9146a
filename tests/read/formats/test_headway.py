"""Headway, AidingMigraine and Migraine Navigator: one row an attack, as each of them writes it."""

from __future__ import annotations

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.formats.conftest import OTHER_LAYOUTS
from tests.read.kinds.conftest import became, decided, factors, follow, medicine_days, states

MACS = ["mac_german.csv", "mac_american.csv", "mac_swedish.csv", "mac_shorter_british.csv"]


@pytest.mark.parametrize("name", MACS)
def test_short_dates_of_a_mac_are_read_in_its_own_order(name: str) -> None:
    walk = follow(OTHER_LAYOUTS / "headway" / name)
    assert walk.steps == []
    assert states(walk.diary) == (8, 0, 17)
    assert walk.diary.days["date"].min().isoformat() == "2026-01-06T00:00:00"
    assert medicine_days(walk.diary) == 4
    assert walk.diary.episodes["hours"].unique().tolist() == [2.5]


def test_dates_of_a_mac_that_fit_both_orders_are_asked_about() -> None:
    text = (OTHER_LAYOUTS / "headway" / "mac_american.csv").read_text(encoding="utf-8")
    short = "\n".join(text.splitlines()[:3])
    with pytest.raises(DiaryError) as refused:
        read_diary(short.encode())
    assert {one.settings["dates"] for one in refused.value.suggested} == {"dmy", "mdy"}


def test_columns_of_medicines_and_the_weather_of_the_telephone() -> None:
    diary = follow(OTHER_LAYOUTS / "headway" / "telephone.csv").diary
    assert states(diary) == (8, 0, 17)
    # Four with ibuprofen ticked, and one of another name written out.
    assert medicine_days(diary) == 5
    assert became(diary, "Other Med") == ["treatment"]
    weather = {"Temperature (°F)", "Pressure (inHg)", "Weather Condition", "Missed Work"}
    assert weather | {"Wake-up Headache", "Other Trigger"} <= set(factors(diary))
    assert diary.reading.app == "Headway"


def test_a_table_of_ones_own_with_some_of_the_headings_is_nobodys() -> None:
    text = "Date,Time,Pain Level,Location,Triggers,Notes\n2026-01-06,14:15,5,Frontal,Stress,\n"
    assert read_diary(text.encode()).reading.app == ""


def test_the_air_of_aiding_migraine_is_a_factor_and_an_attack_may_end_the_next_day() -> None:
    walk = follow(OTHER_LAYOUTS / "aidingmigraine" / "other_order_semicolons.csv")
    assert walk.steps == []
    assert states(walk.diary) == (16, 0, 10)
    assert {"Pressure (hPa)", "Category", "Resolution", "Status"} <= set(factors(walk.diary))
    assert walk.diary.entries["Pressure (hPa)"].unique().tolist() == [1013.2]
    assert not len(walk.diary.problems[walk.diary.problems["code"] == "kept as a factor"])


def test_where_the_person_was_stays_out_of_the_navigators_diary() -> None:
    diary = follow(OTHER_LAYOUTS / "migraine_navigator" / "other_order.csv").diary
    assert states(diary) == (4, 10, 0)
    for heading in ("Location", "Latitude", "Longitude"):
        assert became(diary, heading) == ["left out"]
        assert f'"{heading}" was left out: it tells where you were.' in decided(diary)
    assert "Kiel" not in " ".join([*diary.problems["value"], *decided(diary)])
    assert "Humidity" in factors(diary)
