"""The calendar of a plan: whole days, the same for the same plan, and nothing sealed in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import icalendar
import pytest

from hdiary.trials import Plan, PlanError
from hdiary.trials.calendar import plan_ics
from hdiary.trials.planning import plan_trial

DESIGNS = ("periods", "days", "start", "headaches")


def planned(*arms: str, **how: Any) -> Plan:
    return plan_trial(
        arms or ("desk exercises", "none"), **{"start": "2026-01-05", "seed": 1} | how
    )


def events(plan: Plan, **how: Any) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(plan_ics(plan, **how))
    return list(calendar.walk("VEVENT"))


def spans(plan: Plan, **how: Any) -> list[tuple[str, date, date]]:
    """Give what stands in a calendar with its first and last day."""
    return [
        (str(e["SUMMARY"]), e["DTSTART"].dt, e["DTEND"].dt - timedelta(days=1))
        for e in events(plan, **how)
    ]


def test_each_period_is_one_entry_over_its_days() -> None:
    plan = planned()
    told = spans(plan)
    assert told[0] == ("The headache trial begins", date(2026, 1, 5), date(2026, 1, 5))
    assert told[-1] == ("Last day of the headache trial", date(2026, 3, 29), date(2026, 3, 29))
    rows = list(plan.schedule.itertuples())
    assert [(first, last) for _, first, last in told[1:-1]] == [
        (row.first_day.date(), row.last_day.date()) for row in rows
    ]
    names = {"none": "without desk exercises", "desk exercises": "desk exercises"}
    assert [name for name, *_ in told[1:-1]] == [
        f"{names[str(row.arm)]} ({row.period} of 12)" for row in rows
    ]


def test_days_in_a_row_that_are_alike_are_one_entry() -> None:
    plan = planned("heat", "ice", design="days")
    told = spans(plan)[1:-1]
    each = [
        (name, first + timedelta(days=n))
        for name, first, last in told
        for n in range((last - first).days + 1)
    ]
    days = [(str(row.arm), row.first_day.date()) for row in plan.schedule.itertuples()]
    assert each == days
    assert all(one[0] != next_one[0] for one, next_one in pairwise(told))


def test_a_programme_has_the_time_before_and_the_time_with_it() -> None:
    plan = planned(design="start", settle=7)
    before, after = events(plan)[1:-1]
    begins = plan.schedule["first_day"].iloc[1].date()
    assert (before["DTEND"].dt, after["DTSTART"].dt) == (begins, begins)
    assert "The first 7 days do not count" in str(after["DESCRIPTION"])
    assert "do not count" not in str(before["DESCRIPTION"])


def test_reminders_end_when_the_headaches_should_long_be_done() -> None:
    plan = replace(planned(design="headaches"), usual={"headaches_per_week": 4.0})
    # 40 headaches take ten weeks at that rate, and half as long again is left for them.
    assert events(plan)[1]["RRULE"]["COUNT"] == [15]


@pytest.mark.parametrize("language", ["en", "de"])
def test_sealed_choices_stay_sealed(language: str) -> None:
    plan = planned("Wärmflasche", "Eisbeutel", design="headaches")
    text = plan_ics(plan, language=language).decode()
    assert "Wärm" not in text and "Eis" not in text
    begin, week = events(plan, language=language)
    assert begin["DTSTART"].dt == date(2026, 1, 5)
    assert week["RRULE"]["FREQ"] == ["WEEKLY"]
    assert week["RRULE"]["COUNT"] == [52]


def test_planned_looks_stand_on_the_day_they_are_for() -> None:
    plan = planned(periods=24, looks=(16,))
    looks = [(first, last) for name, first, last in spans(plan) if "look" in name.lower()]
    assert looks == [(date(2026, 4, 26), date(2026, 4, 26))]


def test_days_of_washing_out_are_told() -> None:
    told = str(events(planned(washout=2))[3]["DESCRIPTION"])
    assert "The first 2 days do not count in the end; go on writing all the same." in told
    assert "from 0 to 10" in told


@pytest.mark.parametrize("design", DESIGNS)
def test_every_entry_is_valid_and_keeps_nobody_busy(design: str) -> None:
    found = events(planned(design=design))
    assert len({str(e["UID"]) for e in found}) == len(found)
    for event in found:
        assert str(event["TRANSP"]) == "TRANSPARENT"
        assert event["DTSTAMP"].dt.isoformat() == "2026-01-05T00:00:00+00:00"
        assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
        assert event["DTSTART"].dt < event["DTEND"].dt


@pytest.mark.parametrize("design", DESIGNS)
def test_every_line_is_as_the_format_asks(design: str) -> None:
    data = plan_ics(planned("Übungen für den Nackenbeuger", "none", design=design), language="de")
    assert data.endswith(b"\r\n")
    lines = data.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)


def test_it_is_the_same_for_the_same_plan_and_another_for_another() -> None:
    assert plan_ics(planned()) == plan_ics(planned())
    one, other = events(planned()), events(planned(seed=2))
    assert {str(e["UID"]) for e in one}.isdisjoint({str(e["UID"]) for e in other})


def test_everybody_has_a_calendar_of_their_own_that_names_nobody() -> None:
    plan = planned(patients=("Anna", "Berta"))
    with pytest.raises(PlanError, match="2 people"):
        plan_ics(plan)
    with pytest.raises(PlanError, match="Nobody"):
        plan_ics(plan, patient="Carla")
    anna, berta = (plan_ics(plan, patient=name) for name in ("Anna", "Berta"))
    assert b"Anna" not in anna and b"Berta" not in berta
    schedule = plan.schedule[plan.schedule["patient"].astype("str") == "Berta"]
    first = "desk exercises" if schedule["arm"].iloc[0] == "desk exercises" else "without"
    assert spans(plan, patient="Berta")[1][0].startswith(first)
    uids = {str(e["UID"]) for name in ("Anna", "Berta") for e in events(plan, patient=name)}
    assert len(uids) == 28
