"""Kind 17: forms whose headings are questions, filled in at a time stamp."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.read.kinds.helpers_b import (
    START,
    became,
    counts,
    handed,
    hurts,
    number,
    refusal,
    table,
    told,
    walk,
)  # fmt: skip


def blank(day: dt.date) -> bool:
    """Say whether somebody left out the day to which the answer belongs."""
    return (day - START).days % 17 == 3


def test_the_handed_form_offers_the_day_of_the_time_stamp() -> None:
    refused = refusal(handed("17_german_google_form.csv"))
    assert refused.suggested[0].options == ["--accept", "timestamps"]
    assert "time stamp" in str(refused)
    end = walk(handed("17_german_google_form.csv"))
    assert counts(end.diary) == (24, 60, 24)


FORMS = [
    (
        "Timestamp,Which day is this entry for?,How bad was your headache today? (worst 0-10),"
        "How bad was your neck pain?,Did you exercise today?,"
        "Which medication did you take today?,Anything else?",
        "%m/%d/%Y",
        ("Yes", "No"),
        ("Ibuprofen", "None"),
        ",",
    ),
    (
        "Horodateur;Date concernée :;Quelle a été l'intensité de votre mal de tête aujourd'hui ?;"
        "Douleur au cou (0-10);Avez-vous fait du sport ?;"
        "Quels médicaments avez-vous pris ?;Remarques",
        "%d/%m/%Y",
        ("Oui", "Non"),
        ("Ibuprofène", "Aucun"),
        ";",
    ),
    (
        "Zeitstempel;Um welchen Tag geht es?;Wie stark waren die Kopfschmerzen heute?;"
        "Wie stark waren die Nackenschmerzen?;Hast du Sport gemacht?;"
        "Welche Tabletten hast du genommen?;Möchtest du noch etwas sagen?",
        "%d.%m.%Y",
        ("Ja", "Nein"),
        ("Ibuprofen 400", "keine"),
        ";",
    ),
    (
        "Marca temporal;¿Qué día?;¿Qué intensidad tuvo el dolor de cabeza hoy? (0-10);"
        "Dolor de cuello (0-10);¿Has hecho ejercicio?;"
        "¿Qué medicación has tomado?;Comentarios",
        "%d/%m/%Y",
        ("Sí", "No"),
        ("Ibuprofeno", "Ninguna"),
        ";",
    ),
]


@pytest.mark.parametrize(("heading", "dates", "answers", "taken", "sign"), FORMS)
def test_another_form_finds_pain_neck_and_medicine(
    heading: str, dates: str, answers: tuple[str, str], taken: tuple[str, str], sign: str
) -> None:
    def row(day: dt.date) -> list[object]:
        return [
            f"{day.strftime(dates)} 21:14:33", "" if blank(day) else day.strftime(dates),
            4 + number(day) % 3 if hurts(day) else 0, day.day % 4, answers[day.day % 2],
            taken[0] if hurts(day) else taken[1], "Rosa",
        ]  # fmt: skip

    end = walk(table(heading, row, sign=sign))
    assert counts(end.diary) == (24, 60, 24)
    roles = list(became(end.diary).values())
    assert roles[2] == "pain"
    assert roles[3] == "neck_pain"
    assert roles[4] == "factor"
    assert roles[6] == "notes"
    assert "Rosa" not in told(end.diary)
    assert "skip" not in " ".join(end.steps)
