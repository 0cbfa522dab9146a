"""Endpoints of treatments, each beside a count by pencil."""

from __future__ import annotations

import math
from typing import Any

import pytest

from hdiary.cohort import pain_free_2h, pain_relief_2h, sustained_24h
from tests.cohort.endpoints.people import diary_of

TAKEN = """
    date,start,pain,treatment,treated_at,pain_before,pain_after
    2026-03-01,08:00,6,ibuprofen 400 mg,08:00,6,0
    2026-03-02,,0,,,,
    2026-03-03,08:00,7,ibuprofen 400 mg,08:00,7,3
    2026-03-04,,0,,,,
    2026-03-05,08:00,5,ibuprofen 400 mg,08:00,5,0
    2026-03-05,20:00,4,,,,
    2026-03-06,,0,,,,
    2026-03-07,08:00,3,ibuprofen 400 mg,08:00,3,0
    2026-03-08,,0,,,,
    2026-03-09,08:00,6,ibuprofen 400 mg,08:00,,
    2026-03-10,,0,,,,
"""


def row_of(found: Any) -> dict[str, Any]:
    """Give the one row of a table."""
    return dict(found.table.to_dict("records")[0])


def test_pain_free_two_hours_later(read: Any) -> None:
    # Rated: 6 to 0, 7 to 3, 5 to 0, 3 to 0; one without ratings, which may have been either.
    row = row_of(pain_free_2h(read(TAKEN)))
    assert (row["count"], row["of"], row["value"]) == (3.0, 4.0, 0.75)
    assert (row["low"], row["high"]) == (0.6, 0.8)


def test_relief_from_four_or_more_to_three_or_less(read: Any) -> None:
    # 6 to 0, 7 to 3 and 5 to 0; that at 3 does not count. The fifth began at 6, as its start says.
    row = row_of(pain_relief_2h(read(TAKEN)))
    assert (row["count"], row["of"], row["value"]) == (3.0, 3.0, 1.0)
    assert (row["low"], row["high"]) == (0.75, 1.0)


def test_sustained_freedom_ends_with_the_next_headache(read: Any) -> None:
    # 1 March lasted; 3 March was never free; 5 March came back at 20:00; 7 March lasted.
    row = row_of(sustained_24h(read(TAKEN)))
    assert (row["count"], row["of"], row["value"]) == (2.0, 4.0, 0.5)


def test_a_further_medicine_ends_it_too(read: Any) -> None:
    rescued = """
        date,start,pain,treatment,treated_at,pain_before,pain_after
        2026-03-01,08:00,6,ibuprofen 400 mg,08:00,6,0
        2026-03-01,,,sumatriptan 50 mg,14:00,,
        2026-03-02,,0,,,,
    """
    assert row_of(sustained_24h(read(rescued)))["value"] == 0.0


def test_where_the_next_day_is_not_recorded_nobody_knows(read: Any) -> None:
    last = """
        date,start,pain,treatment,treated_at,pain_before,pain_after
        2026-03-01,,0,,,,
        2026-03-02,08:00,6,ibuprofen 400 mg,08:00,6,0
    """
    row = row_of(sustained_24h(read(last)))
    assert math.isnan(row["value"])
    assert (row["low"], row["high"]) == (0.0, 1.0)
    assert row["reason"].startswith("no treatment has the ratings, times and the next day")


@pytest.mark.parametrize("ask", [pain_free_2h, pain_relief_2h, sustained_24h])
def test_without_a_treatment_there_is_no_share(ask: Any) -> None:
    row = row_of(ask(diary_of("5000" * 7)))
    assert math.isnan(row["value"])
    assert row["reason"] == "no treatment of a headache in the period"


def test_every_treatment_rated_can_be_asked_for(read: Any) -> None:
    row = row_of(pain_free_2h(read(TAKEN), missing="complete"))
    assert row["reason"] == "not every treatment of the period was rated"
    row = row_of(pain_free_2h(read(TAKEN), missing="bounds"))
    assert row["reason"] == "treatments without a rating could change it"


def test_they_are_shares_of_the_relief_question(read: Any) -> None:
    import hdiary

    diary = read(TAKEN)
    relief = hdiary.relief(diary).table.iloc[0]
    assert row_of(pain_free_2h(diary))["value"] == relief["pain_free_2h"]
    assert row_of(pain_relief_2h(diary))["value"] == relief["relief_2h"]
    assert row_of(sustained_24h(diary))["value"] == relief["sustained_24h"]


def test_on_four_steps_relief_is_from_moderate_or_severe_to_mild_or_none(read: Any) -> None:
    steps = """
        date,start,pain,treatment,treated_at,pain_before,pain_after
        2026-03-01,08:00,3,ibuprofen 400 mg,08:00,3,1
        2026-03-02,,0,,,,
        2026-03-03,08:00,2,ibuprofen 400 mg,08:00,2,2
        2026-03-04,,0,,,,
        2026-03-05,08:00,1,ibuprofen 400 mg,08:00,1,0
        2026-03-06,,0,,,,
    """
    diary = read(steps, scale="0-3")
    row = row_of(pain_relief_2h(diary))
    assert (row["count"], row["of"]) == (1.0, 2.0)
    assert "2 or more on the scale 0-3" in pain_relief_2h(diary).definition
    assert row_of(pain_free_2h(diary))["value"] == pytest.approx(1 / 3)


def test_on_another_scale_there_is_no_such_share(read: Any) -> None:
    hundred = """
        date,pain,treatment,pain_before,pain_after
        2026-03-01,60,ibuprofen 400 mg,60,0
        2026-03-02,0,,,
    """
    row = row_of(pain_relief_2h(read(hundred, scale="0-100")))
    assert row["reason"] == "it needs a scale that parts mild pain from moderate"


@pytest.mark.parametrize("name", ["amitriptyline 10 mg", "topiramate 50 mg; propranolol 40 mg"])
def test_preventive_medicine_is_no_treatment_of_a_headache(read: Any, name: str) -> None:
    for ask in (pain_free_2h, pain_relief_2h, sustained_24h):
        row = row_of(ask(read(TAKEN.replace("ibuprofen 400 mg", name))))
        assert math.isnan(row["value"])
        assert "no treatment" in row["reason"]


def test_beside_preventive_medicine_an_acute_one_counts(read: Any) -> None:
    both = TAKEN.replace("ibuprofen 400 mg", "ibuprofen 400 mg; amitriptyline 10 mg")
    assert row_of(pain_free_2h(read(both)))["value"] == 0.75
