"""What endpoints give back: frames, words, definitions."""

from __future__ import annotations

import pandas as pd
import pytest

import hdiary
from hdiary.cli import endpoints as command
from hdiary.cohort import headache_days
from hdiary.cohort.endpoints.catalogue import COUNTED_NAMES, ENDPOINT_NAMES
from hdiary.cohort.endpoints.rules import MISSING
from hdiary.diary import make_people
from tests.cohort.endpoints.people import diary_of

TWO = "5000" * 7 + "5000000" * 4
START = "2026-03-29"


def test_the_table_is_tidy() -> None:
    found = hdiary.endpoints(diary_of(TWO, TWO), anchor=START)
    assert list(found.table.columns) == [
        "patient", "endpoint", "period", "first_day", "last_day", "days", "recorded", "count",
        "of", "value", "low", "high", "reason",
    ]  # fmt: skip
    assert len(found.table) == 2 * len(ENDPOINT_NAMES) * 2
    assert found.table["patient"].astype("str").is_monotonic_increasing
    assert (found.n, found.missing["headache_days"], found.missing["responder_50"]) == (2, 0, 0)


def test_wide_has_one_row_a_person_and_their_facts() -> None:
    facts = pd.DataFrame({"patient": ["P1", "P2"], "arm": ["a", "b"], "before": [1, 2]})
    diary = diary_of(TWO, TWO, TWO).with_people(make_people(facts))
    wide = hdiary.endpoints(diary, anchor=START).wide("headache_days")
    assert list(wide.columns) == [
        "patient", "before", "after", "after_low", "after_high", "reason", "arm", "before (fact)",
    ]  # fmt: skip
    assert wide["patient"].tolist() == ["P1", "P2", "P3"]
    assert wide["arm"].isna().tolist() == [False, False, True]


def test_wide_says_what_there_is() -> None:
    found = hdiary.endpoints(diary_of(TWO), anchor=START)
    with pytest.raises(ValueError, match="give one of headache_days"):
        found.wide()
    with pytest.raises(ValueError, match="give one from 1 to 1"):
        found.wide("headache_days", period=2)


def test_sums_over_everybody_say_how_many_stand_behind_them() -> None:
    found = headache_days(diary_of(TWO, "5" + "." * 60 + "0"), anchor=START, periods=1)
    rows = found.by_period.to_dict("records")
    assert [(r["people"], r["n"], r["missing"], r["mean"]) for r in rows] == [
        (2, 1, 1, 7.0),
        (2, 1, 1, 4.0),
    ]


def test_the_words_tell_means_people_and_what_is_missing() -> None:
    told = headache_days(diary_of(TWO, "5" + "." * 60 + "0"), anchor=START, periods=1).summary()
    assert told.splitlines()[:3] == [
        "2 people; periods of 28 days from each person's start, against the 28 days before.",
        "Headache days in 28: 7 before (1 person); 4 in period 1 (1 person).",
        "2 of 4 numbers are not known: too few days of the period are known (2).",
    ]


@pytest.mark.slow
def test_everything_is_said_in_german_too() -> None:
    found = hdiary.endpoints(diary_of(TWO, "5..." * 14), anchor=START)
    told = found.summary(language="de")
    assert "Kopfschmerztage in 28 Tagen: 7 davor (1 Person)" in told
    assert "es sind nur Kopfschmerzen aufgeschrieben" in told
    assert found.define(language="de")["attacks"].startswith("Attacken:")
    assert "Zielgröße" in found.show(language="de")._repr_html_()


def test_a_named_function_echoes_its_one_definition() -> None:
    found = headache_days(diary_of(TWO), anchor=START, least_days=20)
    assert found.definition == (
        "Headache days: days with headache of any strength, in 28 days. Days without an entry are "
        "taken to be like the recorded ones of the same period, of which it needs at least 20."
    )
    assert found.settings["least_days"] == 20


def test_a_notebook_shows_no_names_of_people() -> None:
    shown = hdiary.endpoints(diary_of(TWO, TWO), anchor=START)._repr_html_()
    assert "Headache days in 28" in shown
    assert "P1" not in shown


def test_the_command_knows_the_endpoints_there_are() -> None:
    assert command.ENDPOINTS == ENDPOINT_NAMES
    assert command.COUNTED == COUNTED_NAMES
    assert command.MISSING == MISSING
