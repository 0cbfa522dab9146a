"""Kind 43: headache as true or false."""

from __future__ import annotations

import pytest

from tests.read.kinds.helpers_b import DAYS, counts, handed, hurts, refusal, table, walk, workbook


def test_the_handed_flags_ask_and_are_then_read() -> None:
    refused = refusal(handed("43_true_false_headache.csv"))
    assert refused.suggested[0].options == ["--scale", "yes-no"]
    assert "yes and no" in str(refused)
    assert counts(walk(handed("43_true_false_headache.csv")).diary) == (24, 60, 0)


@pytest.mark.parametrize(
    ("heading", "sign", "yes", "no"),
    [
        ("Datum;Kopfschmerzen;Wein;Medikament", ";", "WAHR", "FALSCH"),
        ("date,had migraine,wine,meds", ",", "Y", "N"),
        ("date\theadache\twine\tmeds", "\t", "1", "0"),
        ("Date;Mal de tête;Vin;Médicament", ";", "oui", "non"),
        ("Fecha;Dolor de cabeza;Vino;Medicación", ";", "VERDADERO", "FALSO"),
        ("Data;Mal di testa;Vino;Farmaco", ";", "VERO", "FALSO"),
    ],
)
def test_other_flags_ask_and_are_then_read(heading: str, sign: str, yes: str, no: str) -> None:
    text = table(
        heading,
        lambda day: [
            f"{day:%Y-%m-%d}", yes if hurts(day) else no, no if day.day % 2 else yes,
            "Ibuprofen" if hurts(day) else ""
        ],
        sign=sign,
    )  # fmt: skip
    end = walk(text)
    assert end.steps[-1] == "--scale yes-no"
    assert counts(end.diary) == (24, 60, 24)
    assert end.diary.factors["kind"].tolist() == ["yes/no" if yes != "1" else "number"]


def test_ticked_boxes_of_a_workbook_ask_and_are_then_read() -> None:
    rows: list[list[object]] = [["Date", "Headache?", "Took Advil", "Slept badly"]]
    rows += [[day, hurts(day), hurts(day), False] for day in DAYS]
    end = walk(workbook({"Sheet1": rows}))
    assert end.steps == ["--scale yes-no"]
    assert counts(end.diary) == (24, 60, 24)


def test_true_and_false_under_the_heading_pain_ask_and_are_then_read() -> None:
    text = table("date,pain,wine", lambda day: [day, "TRUE" if hurts(day) else "FALSE", 1])
    end = walk(text)
    assert end.steps == ["--scale yes-no"]
    assert counts(end.diary) == (24, 60, 0)
