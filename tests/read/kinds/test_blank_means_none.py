"""Kind: every day is listed and a blank may mean none: asked once, never assumed."""

from __future__ import annotations

import pytest

from tests.read.kinds.conftest import (
    FILES,
    became,
    calendar,
    day_sheet,
    decided,
    dmy,
    follow,
    hurts,
    lost,
    medicine_days,
    sheet,
    states,
)


def _dutch() -> str:
    return day_sheet(
        "Datum;Hoofdpijn (0-10);Kant;Medicijn;Opmerkingen",
        lambda day, hurt, n: [
            f"{day:%d-%m-%Y}",
            1 + (3 * n) % 10 if hurt else "",
            "links" if hurt and n % 2 else "",
            "paracetamol" if hurt else "",
            "",
        ],
        sep=";",
    )


def _weekday_lines() -> str:
    days = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
    rows = []
    n = 0
    for day in calendar():
        hurt = hurts(day)
        n += hurt
        rows.append(
            [
                f"{day:%d/%m/%Y}",
                days[day.weekday()],
                ("leve", "moderado", "fuerte")[n % 3] if hurt else "",
                "ibuprofeno" if hurt and n % 2 else "",
            ]
        )
    return sheet("Fecha,Día,Dolor,Medicamento", rows)


def _template_with_blank_end() -> str:
    """Write hdiary's own template: days up to today are filled in, the rest of it is blank."""
    rows = []
    for k, day in enumerate(calendar()):
        hurt = hurts(day)
        pain = "" if k >= 56 else 5 if hurt else 0
        rows.append(
            [
                f"{day:%Y-%m-%d}",
                pain,
                "left" if hurt and k < 56 else "",
                "",
                "",
                "ibuprofen 400 mg" if hurt and k < 56 else "",
                "",
                "",
            ]
        )
    return sheet("date,pain,side,location,duration_h,treatment,neck_pain,notes", rows)


def _zeros_with_some_blanks() -> str:
    """Write zeros on clear days and blanks on days that were forgotten."""
    rows = []
    for k, day in enumerate(calendar()):
        pain = "" if k % 7 == 6 else 6 if hurts(day) else 0
        rows.append([dmy(day), pain, "Ibu" if hurts(day) else ""])
    return sheet("Datum;Schmerz;Medikament", rows, sep=";")


def _attacks_blank_end() -> str:
    """Write headaches only on their days, and a template's blank days behind the last."""
    rows = []
    for day in calendar(28):
        if hurts(day):
            rows.append([f"{day:%Y-%m-%d}", 6])
    rows += [[f"{day:%Y-%m-%d}", ""] for day in calendar()[28:]]
    return sheet("date,pain", rows)


def _one_to_five() -> str:
    return day_sheet(
        "Datum;Intensität;Tablette",
        lambda day, hurt, n: [
            f"{day:%d.%m.%Y}",
            1 + n % 5 if hurt else "",
            "Aspirin" if hurt and n % 2 else "",
        ],
        sep=";",
    )


def _clear_word() -> str:
    """Write words, with a dash on days without."""
    rows = [
        [f"{d:%d/%m/%Y}", "forte" if hurts(d) else "-", "Oki" if hurts(d) else "-"]
        for d in calendar()
    ]
    return sheet("Data;Mal di testa;Farmaco", rows, sep=";")


def _other_columns_filled() -> str:
    """Write sleep and mood every day, and the headache only when there is one."""
    rows = [
        [
            f"{d:%Y-%m-%d}",
            6.5 + k % 3,
            3 + k % 5,
            2 + k % 8 if hurts(d) else "",
            "migraine" if hurts(d) else "",
        ]
        for k, d in enumerate(calendar())
    ]
    return sheet("date,sleep hours,mood,headache,notes", rows)


def _medicine_only_days() -> str:
    """Write a medicine and no rating on three days: these are not plainly without headache."""
    rows = []
    for k, d in enumerate(calendar()):
        rows.append(
            [
                f"{d:%d-%m-%Y}",
                2 + k % 8 if hurts(d) else "",
                "Sumatriptan" if hurts(d) or k in (6, 13, 20) else "",
            ]
        )
    return sheet("Datum;Pijn;Medicijn", rows, sep=";")


def test_the_scale_and_the_blanks_are_asked_of_an_italian_sheet() -> None:
    walk = follow(FILES / "24_italian_every_day_blank.csv")
    assert walk.steps == [{"scale": "1-5"}, {"blank": "none"}]
    assert "--scale 1-5" in walk.first
    assert "--blank none" in walk.asked[-1]
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == 24
    assert any("no headache (60 rows)" in words for words in decided(walk.diary))
    assert lost(walk) == []


@pytest.mark.parametrize(
    ("text", "steps", "days"),
    [
        (_dutch(), [{"blank": "none"}], 24),
        (_one_to_five(), [{"scale": "1-5"}, {"blank": "none"}], 12),
        (_weekday_lines(), [{"scale": "words"}, {"blank": "none"}], 12),
        (_clear_word(), [{"scale": "words"}, {"blank": "none"}], 24),
        (_other_columns_filled(), [{"blank": "none"}], 0),
    ],
    ids=["Dutch", "German", "Spanish words", "dashes", "other columns filled"],
)
def test_what_a_blank_means_is_asked_once(text: str, steps: object, days: int) -> None:
    walk = follow(text)
    assert walk.steps == steps
    assert states(walk.diary) == (24, 60, 0)
    assert medicine_days(walk.diary) == days
    assert lost(walk) == []


def test_the_other_answer_leaves_the_days_unknown() -> None:
    assert states(follow(_dutch(), blank="not-said").diary) == (24, 0, 60)


def test_stating_clear_days_covers_blank_rows_or_says_that_it_did_not() -> None:
    span = ("2026-01-05", "2026-03-29")
    walk = follow(_dutch(), blank="not-said", clear_between=span)
    sentences = " ".join([*walk.diary.problems["suggestion"], *decided(walk.diary)])
    assert states(walk.diary) == (24, 60, 0) or "--clear-between" in sentences


def test_the_day_of_the_week_is_left_out() -> None:
    assert became(follow(_weekday_lines()).diary, "Día") == ["left out"]


def test_a_template_that_is_not_full_yet_is_not_asked_about() -> None:
    # Eight weeks are filled in, with two headaches each; four weeks are blank.
    walk = follow(_template_with_blank_end())
    assert walk.steps == []
    assert states(walk.diary) == (16, 40, 28)
    assert medicine_days(walk.diary) == 16
    assert lost(walk) == []


def test_headaches_and_a_blank_end_are_not_asked_about() -> None:
    walk = follow(_attacks_blank_end())
    assert walk.steps == []
    assert states(walk.diary)[:2] == (8, 0)


def test_where_zeros_are_written_a_blank_is_a_forgotten_day() -> None:
    walk = follow(_zeros_with_some_blanks())
    assert walk.steps == []
    assert states(walk.diary) == (24, 48, 12)


def test_a_day_with_a_medicine_and_no_rating_is_not_called_clear() -> None:
    walk = follow(_medicine_only_days())
    assert walk.steps == [{"blank": "none"}]
    assert states(walk.diary) == (24, 57, 3)
    assert medicine_days(walk.diary) == 27
