"""Questionnaires: their names, ranges and bands, as published."""

from __future__ import annotations

import pytest

from hdiary.vocabulary.questionnaires import QUESTIONNAIRES, find_band, name_questionnaire


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("HIT-6", "HIT-6"), ("hit6", "HIT-6"), ("HIT_6 total", "HIT-6"), ("HIT-6 Summe", "HIT-6"),
        ("Headache Impact Test", "HIT-6"), ("NDI", "NDI"), ("NDI points", "NDI"),
        ("NDI 0-50", "NDI"), ("Neck Disability Index", "NDI"), ("NDI %", "NDI %"),
        ("NDI in Prozent", ""), ("NDI Prozent", "NDI %"), ("Midas", "MIDAS"),
        ("MIDAS-Score", "MIDAS"), ("mMIDAS", ""), ("PHQ-9", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_questionnaire_is_known_by_its_names(written: str, name: str) -> None:
    assert name_questionnaire(written) == name


@pytest.mark.parametrize(
    ("name", "bands"),
    [
        # Kosinski 2003: 49 or less, 50 to 55, 56 to 59, 60 or more.
        ("HIT-6", {36: "little_impact", 49: "little_impact", 50: "some_impact", 55: "some_impact",
                   56: "substantial_impact", 59: "substantial_impact", 60: "severe_impact"}),
        # Vernon: 0-4, 5-14, 15-24, 25-34, above 34.
        ("NDI", {4: "no_disability", 5: "mild_disability", 14: "mild_disability",
                 15: "moderate_disability", 24: "moderate_disability", 25: "severe_disability",
                 34: "severe_disability", 35: "complete_disability"}),
        ("NDI %", {8: "no_disability", 10: "mild_disability", 30: "moderate_disability"}),
        # Stewart 2001: 0-5, 6-10, 11-20, 21 and more.
        ("MIDAS", {0: "grade_1", 5: "grade_1", 6: "grade_2", 10: "grade_2", 11: "grade_3",
                   20: "grade_3", 21: "grade_4", 270: "grade_4"}),
    ],
)  # fmt: skip
def test_the_bands_are_those_published(name: str, bands: dict[float, str]) -> None:
    one = QUESTIONNAIRES[name]
    assert {total: find_band(one, total) for total in bands} == bands


def test_a_percentage_has_the_bands_and_the_change_of_twice_the_points() -> None:
    points, percent = QUESTIONNAIRES["NDI"], QUESTIONNAIRES["NDI %"]
    assert [(2 * least, key) for least, key in points.bands] == [*percent.bands]
    assert points.matters is not None
    assert percent.matters == 2 * points.matters
    assert percent.highest == 2 * points.highest


def test_every_questionnaire_names_its_sources() -> None:
    assert all(one.sources for one in QUESTIONNAIRES.values())
