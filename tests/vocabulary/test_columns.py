"""Headers of real diaries, and the scales behind their units."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.vocabulary.columns import (
    COLUMN_SYNONYMS,
    COLUMNS,
    WEAK_HEADERS,
    column_meaning,
    header_key,
    suggest_columns,
)
from hdiary.vocabulary.scales import SCALES, scale_of_unit

CANONICAL = [
    *("patient", "date", "start", "end", "duration_h", "headache", "pain", "side", "location"),
    *("neck_pain", "activity", "posture", "treatment", "treated_at", "pain_before", "pain_after"),
    *("after_min", "entered_at", "notes"),
]


def test_the_columns_are_those_of_the_format_in_its_order():
    assert list(COLUMNS) == CANONICAL
    assert set(COLUMN_SYNONYMS) == set(COLUMNS)
    for column in COLUMNS.values():
        assert column.meaning
        assert column.allowed


@pytest.mark.parametrize("name", CANONICAL)
def test_a_canonical_name_is_exact(name):
    match = column_meaning(name)
    assert (match.meaning, match.exact) == (name, True)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Severity", "pain"),
        ("intensity", "pain"),
        ("Headache severity", "pain"),
        ("Schmerzstärke", "pain"),
        ("Интенсивность (1-10)", "pain"),
        ("headache_intensity", "pain"),
        ("Average Pain Score", "pain"),
        ("Wie stark wurden deine Kopfschmerzen heute? (Höhepunkt)", "pain"),
        ("Started", "start"),
        ("Start-Time", "start"),
        ("onset", "start"),
        ("Datum", "date"),
        ("full_date", "date"),
        ("Дата", "date"),
        ("location of pain", "location"),
        ("Pain Positions", "location"),
        ("Where", "location"),
        ("Localisation", "location"),
        ("what I took", "treatment"),
        ("Medication", "treatment"),
        ("Helpful Medication", "treatment"),
        ("Please List medication taken", "treatment"),
        ("Comments", "notes"),
        ("Anmerkung", "notes"),
        ("memo", "notes"),
        ("Seite", "side"),
        ("Nackenschmerzen", "neck_pain"),
        ("Lasted", "duration_h"),
        ("How long did your headache last?", "duration_h"),
        ("Zeitstempel", "entered_at"),
        ("Patient ID", "patient"),
        ("record_id", "patient"),
    ],
)
def test_headers_of_real_diaries(header, meaning):
    match = column_meaning(header)
    assert (match.meaning, match.exact) == (meaning, False)


@pytest.mark.parametrize(
    ("header", "meaning", "unit"),
    [
        ("Pain level (0-10)", "pain", "0-10"),
        ("pain [NRS]", "pain", "NRS"),
        ("pain 0-10", "pain", "0-10"),
        ("pain_0_10", "pain", "0-10"),
        ("pain/10", "pain", "/10"),
        ("Duration (hours)", "duration_h", "hours"),
        ("Duration (min)", "duration_h", "min"),
        ("duration_min", "duration_h", "min"),
        ("Total Minutes", "duration_h", "minutes"),
        ("Headache (0-10)", "pain", "0-10"),
    ],
)
def test_a_unit_is_taken_off_and_handed_back(header, meaning, unit):
    match = column_meaning(header)
    assert (match.meaning, match.unit) == (meaning, unit)


@pytest.mark.parametrize(
    "header", ["time", "id", "duration", "location", "rating", "Kopfschmerzen"]
)
def test_a_word_with_other_uses_must_be_confirmed_by_its_values(header):
    assert column_meaning(header).weak


@pytest.mark.parametrize("header", ["pain", "severity", "intensity", "date", "treatment", "side"])
def test_a_plain_word_needs_no_confirming(header):
    assert not column_meaning(header).weak


def test_a_unit_confirms_a_weak_word():
    assert not column_meaning("rating (0-10)").weak
    assert not column_meaning("Duration (hours)").weak
    assert column_meaning("rating (stars)").weak


@pytest.mark.parametrize(
    "header",
    ["mood", "sleep_hours", "stress", "stress (0-10)", "Attack Location", "Geohash", "", "(x)"],
)
def test_other_headers_are_factors(header):
    assert column_meaning(header).meaning is None


def test_misspelt_headers_are_suggested():
    assert suggest_columns("pian") == ["pain"]
    assert suggest_columns("tratment") == ["treatment"]
    assert suggest_columns("Severty") == ["pain"]
    assert suggest_columns("barometer") == []


def test_every_header_means_one_column():
    owners: dict[str, set[str]] = {}
    for meaning, words in COLUMN_SYNONYMS.items():
        for word in (meaning, *words):
            owners.setdefault(header_key(word), set()).add(meaning)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}
    assert {word for word in WEAK_HEADERS if header_key(word) not in owners} == set()
    for meaning, words in COLUMN_SYNONYMS.items():
        assert {word for word in words if column_meaning(word).meaning != meaning} == set()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_header_is_read_without_error(text):
    assert column_meaning(text).meaning in {*COLUMNS, None}
    assert set(suggest_columns(text)) <= set(COLUMNS)


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("0-10", "0-10"),
        ("/10", "0-10"),
        ("NRS", "0-10"),
        ("1-10", "0-10"),
        ("0 bis 10", "0-10"),
        ("0-100", "0-100"),
        ("VAS mm", "0-100"),
        ("%", "0-100"),
        ("0-3", "0-3"),
        ("0\u20133", "0-3"),
        ("yes/no", "yes-no"),
        ("mild/moderate/severe", "words"),
    ],
)
def test_units_that_name_a_scale(unit, scale):
    assert scale_of_unit(unit) == scale


@pytest.mark.parametrize("unit", ["0-5", "0-4", "1-3", "1-5", "", "hours", "10-0", "0-1000", "mg"])
def test_units_that_name_no_scale_we_know(unit):
    assert scale_of_unit(unit) is None


def test_scales_start_at_none():
    assert set(SCALES) == {"0-10", "0-100", "0-3", "words", "yes-no"}
    assert {scale.lowest for scale in SCALES.values()} == {0}


@pytest.mark.parametrize(
    "header",
    ["Dónde", "¿Dónde duele?", "Endroit", "Lieu de la douleur", "Dove", "Waar", "Où"],
)
def test_where_in_other_languages_is_the_place_if_the_values_confirm_it(header):
    found = column_meaning(header)
    assert (found.meaning, found.weak) == ("location", True)
