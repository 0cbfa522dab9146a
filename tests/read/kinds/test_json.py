"""Kinds 41 and 45: JSON, as a list of entries or around one."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pandas as pd
import pytest

from tests.read.kinds.helpers_b import DAYS, HURT, became, counts, handed, hurts, number, told, walk


def taken(day: dt.date) -> list[str]:
    """Give a medicine at every other headache."""
    return ["Sumatriptan 50 mg"] if hurts(day) and number(day) % 2 else []


def written(content: Any) -> str:
    """Write JSON as apps do, with letters of every language."""
    return json.dumps(content, ensure_ascii=False)


def test_the_handed_list_is_read() -> None:
    diary = walk(handed("41_own.json")).diary
    assert counts(diary)[:2] == (24, 0)
    assert diary.entries["pain"].iloc[0] == 3
    assert diary.entries["side"].iloc[0] == "left"


def test_the_list_within_the_handed_object_is_read() -> None:
    assert counts(walk(handed("45_migralog.json")).diary)[:2] == (24, 0)


def test_an_attack_within_an_entry_tells_pain_side_and_place() -> None:
    entries = [
        {
            "date": str(day),
            "attack": {"pain": 3 + number(day) % 4, "side": "left", "location": ["neck", "temple"]},
            "medication": [{"name": "ibuprofen", "dose": "400 mg"}] if number(day) % 2 else [],
        }
        for day in HURT
    ]
    diary = walk(written(entries)).diary
    assert counts(diary) == (24, 0, 12)
    assert diary.entries["pain"].tolist() == [3, 4, 5, 6] * 6
    assert set(diary.entries["side"]) == {"left"}
    assert set(diary.entries["location"]) == {"neck; temple"}


def test_the_medicines_of_an_entry_are_its_treatments_and_no_rows() -> None:
    entries = [
        {
            "date": str(day), "pain": 5,
            "medications": [{"name": "ibuprofen", "dose": "400 mg", "time": "14:00"},
                            {"name": "Fantasol", "dose": "5 mg", "time": "16:00"}],
            "triggers": [{"name": "stress"}]
        }
        for day in HURT
    ]  # fmt: skip
    diary = walk(written({"entries": entries})).diary
    assert counts(diary) == (24, 0, 24)
    assert len(diary.episodes) == 24
    assert {name.split()[0] for name in diary.doses["treatment"]} == {"ibuprofen", "Fantasol"}
    assert diary.entries["start"].isna().all()
    assert "stress" in diary.entries.to_string()


def test_entries_deep_within_an_export_are_found_and_nobody_is_named() -> None:
    content = {
        "app": "MyHead", "user": {"name": "Anna Kowalska", "email": "anna@example.org"},
        "data": {"entries": [
            {"id": number(day), "startedAt": f"{day}T20:30:00Z", "endedAt": f"{day}T21:30:00Z",
             "timezone": "Europe/Warsaw", "intensity": 3 + number(day) % 4,
             "medications": taken(day), "note": "met Piotr"}
            for day in HURT
        ]},
    }  # fmt: skip
    diary = walk(written(content)).diary
    assert counts(diary) == (24, 0, 12)
    assert diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 21:30")
    assert not {"Anna", "Kowalska", "Piotr"} & set(told(diary).split())


def test_german_entries_of_every_day_are_read() -> None:
    entries = [
        {"Datum": f"{day:%d.%m.%Y}", "Schmerz": 4 if hurts(day) else 0,
         "Auslöser": ["Stress", "Wein"] if hurts(day) else [], "Medikamente": taken(day)}
        for day in DAYS
    ]  # fmt: skip
    assert counts(walk(written(entries)).diary) == (24, 60, 12)


def test_entries_under_their_dates_are_read() -> None:
    content = {str(day): {"pain": 4 if hurts(day) else 0, "meds": taken(day)} for day in DAYS}
    assert counts(walk(written(content)).diary) == (24, 60, 12)


def test_entries_under_keys_of_a_database_are_read() -> None:
    content = {
        f"-Nab{k:03d}": {"date": str(day), "painLevel": 5, "meds": taken(day)}
        for k, day in enumerate(HURT)
    }
    assert counts(walk(written(content)).diary) == (24, 0, 12)


def test_a_line_for_each_entry_is_read() -> None:
    lines = [written({"date": str(day), "pain": 4 if hurts(day) else 0}) for day in DAYS]
    assert counts(walk("\n".join(lines)).diary) == (24, 60, 0)


@pytest.mark.parametrize("name", ["createdAt", "timestamp", "time"])
def test_moments_in_thousandths_of_seconds_are_read(name: str) -> None:
    def moment(day: dt.date) -> int:
        return int(dt.datetime(day.year, day.month, day.day, 9, tzinfo=dt.UTC).timestamp() * 1000)

    entries = [{name: moment(day), "pain": {"level": 5, "side": "left"}} for day in HURT]
    diary = walk(written(entries)).diary
    assert counts(diary) == (24, 0, 0)
    assert set(diary.entries["side"]) == {"left"}
    assert diary.entries["date"].iloc[0] == pd.Timestamp("2026-01-06")


def test_a_second_list_is_told_or_joined_and_never_lost_in_silence() -> None:
    content = {
        "migraines": [{"id": k, "date": str(day), "pain": 5} for k, day in enumerate(HURT)],
        "medicines": [
            {"id": k, "date": str(day), "name": "ibuprofen"} for k, day in enumerate(HURT)
        ],
    }
    diary = walk(written(content)).diary
    assert counts(diary)[0] == 24
    assert counts(diary)[2] == 24 or "medicines" in told(diary)
    assert set(became(diary)) >= {"date", "pain"}
