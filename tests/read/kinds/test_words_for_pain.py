"""Kind 25: pain, lengths and times in words."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from tests.read.kinds.helpers_b import HURT, counts, handed, number, table, walk


def test_the_handed_words_ask_for_the_scale_and_no_headache_is_lost() -> None:
    end = walk(handed("25_german_words.csv"))
    assert end.steps[0] == "--scale words"
    assert "skip" not in " ".join(end.steps)
    assert counts(end.diary) == (24, 0, 0)
    assert end.diary.entries["pain"].tolist() == [1, 2, 3] * 8


@pytest.mark.parametrize(
    ("heading", "words", "lengths", "encoding"),
    [
        (
            "Date;Heure;Intensité;Durée",
            ("léger", "modéré", "fort"),
            ("2 heures", "env. 3h", "toute la journée", "30 min"),
            "cp1252",
        ),
        (
            "Date;Time;Intensity;Duration",
            ("mild", "moderate", "severe"),
            ("2 hrs", "approx 3h", "all day", "half a day"),
            "utf-16",
        ),
        (
            "Datum;Beginn;Stärke;Dauer",
            ("schwach", "mäßig", "heftig"),
            ("ca. 3 Std.", "2 Stunden", "den ganzen Tag", "halber Tag"),
            "utf-8",
        ),
        (
            "Fecha;Hora;Intensidad;Duración",
            ("leve", "moderado", "fuerte"),
            ("2 horas", "unas 3 h", "todo el día", "medio día"),
            "cp1252",
        ),
    ],
)
def test_other_words_cost_a_length_and_no_headache(
    heading: str, words: tuple[str, ...], lengths: tuple[str, ...], encoding: str
) -> None:
    def row(day: dt.date) -> list[str]:
        k = number(day)
        return [f"{day:%d/%m/%Y}", "14:30", words[k % 3], lengths[k % 4]]

    end = walk(table(heading, row, HURT, sign=";").encode(encoding))
    assert end.steps[0] == "--scale words"
    assert any("words" in asked for asked in end.asked)
    assert "skip" not in " ".join(end.steps)
    assert counts(end.diary) == (24, 0, 0)
    assert end.diary.entries["pain"].tolist() == [1, 2, 3] * 8
    assert end.diary.entries["start"].iloc[0] == pd.Timestamp("2026-01-06 14:30")


def test_a_length_that_is_nearly_said_is_offered_and_then_read() -> None:
    text = table(
        "Datum;Beginn;Schmerz;Dauer", lambda day: [day, "14:30", 5, "ca. 3h"], HURT, sign=";"
    )
    end = walk(text)
    assert end.steps == ["--accept nearest"]
    assert end.diary.entries["duration_h"].tolist() == [3.0] * 24


@pytest.mark.parametrize(
    ("texts", "hours"),
    [
        (("noon", "7ish"), (12, 7)),
        (("about 3pm", "around 8 am"), (15, 8)),
        (("~15:00", "ca. 9 Uhr"), (15, 9)),
        (("midi", "vers 15h"), (12, 15)),
        (("mittags", "14:00"), (12, 14)),
        (("mediodía", "sobre las 9"), (12, 9)),
    ],
)
def test_times_that_are_nearly_said_are_offered_and_then_read(
    texts: tuple[str, str], hours: tuple[int, int]
) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, texts[number(day) % 2], 5]

    end = walk(table("date,start,pain", row, HURT))
    assert end.steps == ["--accept nearest"]
    assert counts(end.diary) == (24, 0, 0)
    assert end.diary.entries["start"].dt.hour.tolist() == list(hours) * 12


@pytest.mark.parametrize("texts", [("mittags", "abends"), ("morning", "evening")])
def test_a_column_in_which_no_time_is_exact_is_still_a_column_of_times(
    texts: tuple[str, str],
) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, texts[number(day) % 2], 5]

    end = walk(table("Day,Started,Pain", row, HURT))
    assert end.steps == ["--accept nearest"]
    assert end.diary.factors.empty
    assert end.diary.entries["start"].notna().all()
