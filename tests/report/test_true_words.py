"""What the page says where little was understood: true, for the reason that it gives."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import burden
from hdiary.report import make_page
from hdiary.report.parts import texts_of
from hdiary.report.people_part import people_glance
from hdiary.words import load_words
from tests.report.conftest import text_of


def made(pain: list[float | None], *, step: int = 1, **columns: object) -> Diary:
    """Give a diary of days that lie so far apart."""
    date = pd.date_range("2026-01-01", periods=len(pain), freq=f"{step}D").strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": date, "pain": pain, **columns}))


NO_COLUMN = {
    "en": "No column of this diary was understood as treatment, so nothing is known of medicine.",
    "de": "Keine Spalte dieses Tagebuchs wurde als Behandlung verstanden; über Medikamente",
}


@pytest.mark.parametrize("language", ["en", "de"])
def test_without_a_column_for_treatment_nothing_is_said_of_what_was_written(language: str) -> None:
    page = make_page(made([5.0, 0.0, 0.0] * 20), language=language)
    text = text_of(page)
    assert NO_COLUMN[language] in text
    for false in ("No treatment was written", "keine Behandlung eingetragen", "medicine on 0 days"):
        assert false not in page


def test_a_column_that_stayed_blank_is_said_to_be_blank() -> None:
    text = text_of(make_page(made([5.0, 0.0, 0.0] * 20, treatment=[None] * 60)))
    assert "No treatment was written down, so days with medicine cannot be counted." in text


@pytest.mark.parametrize("faded", [0, 1])
def test_the_card_of_trends_says_what_brings_one_where_somebody_has_one(faded: int) -> None:
    fades = np.where(np.random.default_rng(1).random(168) < np.linspace(0.8, 0.1, 168), 5.0, 0.0)
    people = [fades.tolist()] * faded + [[5.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0] * 24] * 2
    tables = [made(pain).entries.assign(patient=f"P{at}") for at, pain in enumerate(people)]
    text = " ".join(
        texts_of(people_glance(load_words("en"), burden(make_diary(pd.concat(tables)))))
    )
    assert f"{faded} fewer, 0 more" in text
    assert ("good and bad weeks" in text) == bool(faded)


@pytest.mark.parametrize(
    ("language", "asked", "meant"),
    [
        ("en", "Are my days with acute medicine within the limits?", "Did you mean sumatriptan?"),
        ("de", "Tagen mit Akutmedikament", "Ist Sumatriptan gemeint?"),
    ],
)
def test_a_misspelt_drug_leaves_medicine_days_open(language: str, asked: str, meant: str) -> None:
    hurts = [5.0] * 16 + [0.0] * 12
    diary = made(hurts * 4, treatment=[*["Summatriptan"] * 16, *[None] * 12] * 4)
    text = text_of(make_page(diary, language=language))
    assert meant in text
    assert {"en": "0 to 16 in 28 days", "de": "0 bis 16 in diesem Zeitraum"}[language] in text
    if language == "en":
        assert asked in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_places_that_are_not_recognised_are_quoted_and_the_neck_is_not_denied(
    language: str,
) -> None:
    diary = made([5.0] * 24, step=3, location=["C2-C3"] * 24)
    text = text_of(make_page(diary, language=language))
    said = {
        "en": "The places written down were not recognised (“C2-C3”), so where it hurt is not "
        "known. Whether the neck took part is therefore not known either.",
        "de": "Die eingetragenen Stellen wurden nicht erkannt („C2-C3“); wo es wehtat, ist deshalb "
        "nicht bekannt. Ob der Nacken beteiligt war, ist deshalb ebenfalls nicht bekannt.",
    }
    assert said[language] in text
    assert "0%" not in text


def test_by_day_places_that_are_not_recognised_leave_the_neck_open() -> None:
    places = ["neck", "temple", "temple; C2", "C2"] * 10
    text = text_of(make_page(made([5.0] * 40, location=places)))
    assert "Places that are not recognised (“C2”): on 20 days." in text
    assert "on 10 of 20 days that tell. For 20 days that is not known" in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_left_out_headaches_are_the_first_thing_that_is_said(language: str) -> None:
    days = pd.date_range("2026-01-01", periods=40).strftime("%Y-%m-%d").tolist()
    frame = pd.DataFrame({"date": days, "pain": [14.0] * 4 + [0.0, 5.0] * 18})
    frame.loc[39, "date"] = "x"
    diary = make_diary(frame, skip_bad_rows=True)
    text = text_of(make_page(diary, language=language))
    said = {
        "en": "Please note 5 rows of the file left out, 5 of them with a headache, so headaches "
        "are missing from this page and their number is too low",
        "de": "Bitte beachten Sie Weggelassen: 5 Zeilen der Datei, davon 5 mit Kopfschmerz.",
    }
    assert said[language] in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_headaches_are_counted_beside_headache_days_where_they_differ(language: str) -> None:
    text = text_of(make_page(made([5.0, 5.0, 0.0, 0.0] * 7), language=language))
    said = {
        "en": "7 headaches in this time (with less than 24 hours free in between",
        "de": "7 Kopfschmerzen in dieser Zeit (mit weniger als 24 freien Stunden dazwischen",
    }
    assert said[language] in text
    single = text_of(make_page(made([5.0, 0.0] * 14), language=language))
    assert said[language][1:] not in single


class TestAListOfAttacks:
    """Where only headaches are listed, no reason blames too few days."""

    @pytest.fixture
    def attacks(self) -> Diary:
        days = pd.date_range("2025-03-01", periods=300).strftime("%Y-%m-%d")[::3]
        late = [i >= 50 for i in range(100)]
        return make_diary(
            pd.DataFrame(
                {
                    "date": days,
                    "pain": 5,
                    "activity": ["driving", "desk work"] * 50,
                    "treatment": ["exercise 20 min" if on else "none" for on in late],
                }
            )
        )

    def test_the_reasons_are_that_only_headaches_are_listed(self, attacks: Diary) -> None:
        text = text_of(make_page(attacks))
        assert "Only headaches are listed, so there is no clear day to compare with." in text
        assert "not enough data: only headaches are listed" in text
        for false in ("Too few days for a verdict", "0 usable days", "All recorded days are alike"):
            assert false not in text
        assert "How long should exercise go on" not in text

    def test_so_in_german(self, attacks: Diary) -> None:
        text = text_of(make_page(attacks, language="de"))
        assert "Es sind nur Kopfschmerzen aufgeschrieben, deshalb gibt es keinen" in text
        assert "zu wenige Angaben: es sind nur Kopfschmerzen aufgeschrieben" in text


def test_a_rating_that_no_column_could_hold_is_not_called_missing() -> None:
    diary = made([5.0, 0.0, 0.0] * 20, treatment=["ibuprofen", "none", "none"] * 20)
    text = text_of(make_page(diary))
    assert "no column was understood as pain before it and about two hours later" in text
    assert "no dose with pain noted before it" not in text


@pytest.mark.parametrize(
    ("language", "ended", "go_on"),
    [
        ("en", "Not written down any more towards the end: dry needling.", "go on"),
        ("de", "Gegen Ende nicht mehr aufgeschrieben: Dry Needling.", "fortsetzen"),
    ],
)
def test_what_ended_is_not_asked_how_long_it_should_go_on(
    language: str, ended: str, go_on: str
) -> None:
    pain = np.random.default_rng(3).choice([0.0, 0.0, 5.0], 260).tolist()
    done = [70 <= k < 110 and k % 4 == 0 for k in range(260)]
    text = text_of(make_page(made(pain, treatment=_needling(done)), language=language))
    assert ended in text
    assert go_on not in text[text.index(ended) - 300 : text.index(ended)]
    again = [on or (k >= 180 and k % 4 == 0) for k, on in enumerate(done)]
    assert ended not in text_of(
        make_page(made(pain, treatment=_needling(again)), language=language)
    )


def _needling(done: list[bool]) -> list[str]:
    return ["dry needling" if on else "none" for on in done]
