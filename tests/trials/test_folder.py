"""What is handed over with a plan lies in its folder, with everybody's own part."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest

from hdiary.trials.folder import hand_over
from hdiary.write import WriteError

from .lives import plan_periods


def test_one_person_has_a_calendar_and_a_diary(tmp_path: Path) -> None:
    written = plan_periods().save(tmp_path / "plan")
    names = [path.name for path in written]
    assert names == ["trial.toml", "schedule.csv", "calendar.ics", "diary.csv"]
    calendar = icalendar.Calendar.from_ical((tmp_path / "plan" / "calendar.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) == 14
    diary = (tmp_path / "plan" / "diary.csv").read_bytes()
    assert diary.startswith(b"date,pain,treatment,trial_done\n2026-01-05,,,\n")


@pytest.mark.parametrize("name", ["a\0b", "a\udcffb\ud800"])
def test_what_no_folder_can_be_called_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="No file can be called"):
        plan_periods().save(tmp_path / name)


def test_several_people_are_numbered_and_not_named() -> None:
    files = hand_over(plan_periods(patients=["Anna", "Berta"]))
    assert list(files) == ["calendar-1.ics", "diary-1.csv", "calendar-2.ics", "diary-2.csv"]
    assert b"\nBerta,2026-01-05," in files["diary-2.csv"]
    assert b"Anna" not in files["diary-2.csv"]


def test_what_is_sealed_stays_sealed() -> None:
    files = hand_over(plan_periods(design="headaches"))
    assert not any(b"desk" in data for data in files.values())


def test_it_speaks_german_too() -> None:
    assert b"Kopfschmerz-Versuch" in hand_over(plan_periods(), language="de")["calendar.ics"]
