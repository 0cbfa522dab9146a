"""``hdiary endpoints``: words and a table, one object, a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.cohort.endpoints.people import rows_of

SIGNS = {"P1": "5000" * 7 + "5000000" * 4, "P2": "50" * 28}


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A file of two people."""
    path = tmp_path / "two.csv"
    frames = [rows_of(signs, patient=patient) for patient, signs in SIGNS.items()]
    pd.concat(frames).to_csv(path, index=False)
    return path


def test_it_tells_means_a_table_and_definitions(run: Any, two: Path) -> None:
    ran = run("endpoints", two, "--anchor", "2026-03-29", "--endpoint", "headache_days")
    assert ran.code == 0
    assert "Headache days in 28: 10.5 before (2 people); 9 in period 1 (2 people)." in ran.out
    assert "days with headache of any strength" in ran.out


def test_it_speaks_german(run: Any, two: Path) -> None:
    ran = run("endpoints", two, "--anchor", "2026-03-29", "--language", "de")
    assert "Kopfschmerztage in 28 Tagen: 10,5 davor (2 Personen)" in ran.out
    assert "headache_days" not in ran.out


def test_one_person_has_their_own_rows(run: Any, two: Path) -> None:
    ran = run("endpoints", two, "--anchor", "2026-03-29", "--patient", "P1")
    assert "no in period 1" in ran.out
    assert "At least" in ran.out


def test_a_program_gets_one_object(run: Any, two: Path) -> None:
    told = run("endpoints", two, "--anchor", "2026-03-29", "--json").json
    assert told["question"] == "endpoints"
    first = told["table"][0]
    assert (first["patient"], first["endpoint"], first["value"]) == ("P1", "headache_days", 7.0)
    assert told["settings"]["anchor"] == "2026-03-29"
    assert "definitions" in told


def test_the_table_is_saved(run: Any, two: Path, tmp_path: Path) -> None:
    out = tmp_path / "endpoints.csv"
    asked = ("endpoints", two, "--anchor", "2026-03-29", "-o", out)
    assert run(*asked).code == 0
    saved = pd.read_csv(out)
    assert len(saved) == 2 * 12 * 2
    assert saved["value"].iloc[0] == 7.0
    assert run(*asked).code != 0
    assert run(*asked, "--force").code == 0
    assert run("endpoints", two, "-o", two, "--force").code != 0


def test_what_is_no_start_is_wrong_usage(run: Any, two: Path) -> None:
    ran = run("endpoints", two, "--anchor", "randomised")
    assert ran.code == 2
    assert "neither a day such as 2026-03-01 nor a fact" in ran.err


def test_the_start_can_stand_among_the_facts_of_people(run: Any, two: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "patient,arm,randomised\nP1,booklet,2026-03-29\nP2,usual,\n", encoding="utf-8"
    )
    asked = ("endpoints", two, "--people", people, "--endpoint", "headache_days")
    ran = run(*asked, "--anchor", "randomised", "--periods", "1")
    assert "Headache days in 28: 7 before (1 person); 4 in period 1 (1 person)." in ran.out
    assert "Of 1 person no start is known" in ran.out
    refused = run(*asked, "--anchor", "arm")
    assert refused.code == 2
    assert "but no day" in refused.err
    one = run(*asked, "--anchor", "randomised", "--where", "arm == 'booklet'")
    assert "7 before; 4 in period 1" in one.out
