"""Kind: a column that numbers the rows is nobody, and a column of people stays one."""

from __future__ import annotations

import io

import pytest

from hdiary.diary import DiaryError
from hdiary.read import read_diary
from tests.read.kinds.conftest import (
    FILES,
    became,
    calendar,
    decided,
    dmy,
    factors,
    follow,
    hurts,
    lost,
    medicine_days,
    sheet,
    states,
)


def _list(header: str, mark: str = "", *, sep: str = ",") -> str:
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        rows.append(
            [
                f"{mark}{k + 1}",
                f"{day:%Y-%m-%d} 09:00",
                "03:00",
                3 + k % 6,
                "Ibuprofen" if k % 2 else "",
                "2" if k % 2 else "",
            ]
        )
    return sheet(
        f"{header}{sep}Date{sep}Duration{sep}Severity{sep}Medication{sep}Quantity", rows, sep=sep
    )


def _underscore_id() -> str:
    return _list("_id")


def _record_id() -> str:
    return _list("Record ID", "HA-")


def _nr() -> str:
    rows = []
    for k, day in enumerate(calendar()):
        rows.append(
            [k + 1, dmy(day), 5 if hurts(day) else 0, "Ibu" if hurts(day) and k % 2 else ""]
        )
    return sheet("Nr.;Datum;Schmerz;Medikament", rows, sep=";")


def _event_id() -> str:
    return _list("Event ID", "e7f3-00")


def _uuid() -> str:
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        rows.append(
            [f"3f2a{k:04d}-9c1b-4e7d-8a55-0b{k:010d}", f"{day:%Y-%m-%d}", 4 + k % 5, "Left"]
        )
    return sheet("id,date,pain,side", rows)


def _cohort(header: str = "ID") -> str:
    rows = []
    for person in range(1, 6):
        for day in calendar(28):
            rows.append(
                [
                    person,
                    f"{day:%Y-%m-%d}",
                    5 if hurts(day) and (day.toordinal() + person) % 2 else 0,
                ]
            )
    return sheet(f"{header},date,pain", rows)


def _cohort_of_attacks() -> str:
    """Write a list of attacks of twelve people with an ID each, two to four attacks a person."""
    rows = []
    for person in range(12):
        for k, day in enumerate(
            [d for d in calendar() if hurts(d)][person % 3 : person % 3 + 2 + person % 3]
        ):
            rows.append([f"P{person + 1:02d}", f"{day:%Y-%m-%d}", 4 + k])
    return sheet("Subject ID,Date,Pain", rows)


def _german_cohort() -> str:
    rows = []
    for name in ("K01", "K02", "K03"):
        for k, day in enumerate(calendar(28)):
            rows.append([k + 1, name, dmy(day), 6 if hurts(day) else 0])
    return sheet("lfd. Nr.;Patient;Datum;Schmerz", rows, sep=";")


def _pandas_index() -> str:
    rows = [[k, f"{d:%Y-%m-%d}", 5 if hurts(d) else 0] for k, d in enumerate(calendar())]
    return sheet(",date,pain", rows)


def _unnamed() -> str:
    rows = [[k, f"{d:%Y-%m-%d}", 5 if hurts(d) else 0] for k, d in enumerate(calendar())]
    return sheet("Unnamed: 0,date,pain", rows)


def _attack_number() -> str:
    rows = [[k + 1, dmy(d), 6, "links"] for k, d in enumerate(d for d in calendar() if hurts(d))]
    return sheet("Attacke Nr.;Datum;Schmerz;Seite", rows, sep=";")


def _numero() -> str:
    rows = [
        [k + 1, f"{d:%d/%m/%Y}", 6, "gauche"]
        for k, d in enumerate(d for d in calendar() if hurts(d))
    ]
    return sheet("N°;Date;Douleur;Côté", rows, sep=";")


def _entry() -> str:
    rows = [[24 - k, f"{d:%Y-%m-%d}", 6] for k, d in enumerate(d for d in calendar() if hurts(d))]
    return sheet("Entry #,Date,Pain", rows)


def _constant_user() -> str:
    rows = [["8471", f"{d:%Y-%m-%d}", 6 if hurts(d) else 0] for d in calendar()]
    return sheet("user_id,date,pain", rows)


def _constant_name() -> str:
    rows = [["Anna Beispiel", dmy(d), 6 if hurts(d) else 0] for d in calendar()]
    return sheet("Name;Datum;Schmerz", rows, sep=";")


def _ids_by_date() -> str:
    """Write a cohort in the order of the days, people mixed, most with few rows."""
    rows = []
    for k, day in enumerate(d for d in calendar() if hurts(d)):
        for person in (k % 7, (k + 3) % 7):
            rows.append([f"{100 + person}", f"{day:%d/%m/%Y}", 3 + (k + person) % 6])
    return sheet("Participant,Date,Pain", rows)


def _two_rows_each() -> str:
    """Write twenty people with two attacks each under a heading `id`."""
    rows = []
    for person in range(20):
        for day in [d for d in calendar() if hurts(d)][person % 5 : person % 5 + 2]:
            rows.append([person + 1, f"{day:%Y-%m-%d}", 5])
    return sheet("id,date,pain", rows)


def test_an_id_that_differs_in_every_row_is_nobody() -> None:
    walk = follow(FILES / "16_android_id_column.csv")
    diary = walk.diary
    assert walk.steps == []
    assert len(diary.patients) == 1
    assert states(diary) == (24, 0, 57)
    assert medicine_days(diary) == 12
    assert became(diary, "Id") == ["left out"]
    assert any('"Id" numbers the rows' in words for words in decided(diary))
    assert set(diary.doses["count"]) == {2}
    assert lost(walk) == []


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (_underscore_id(), "_id"), (_record_id(), "Record ID"), (_nr(), "Nr."),
        (_event_id(), "Event ID"), (_uuid(), "id"), (_unnamed(), "Unnamed: 0"),
        (_attack_number(), "Attacke Nr."), (_numero(), "N°"), (_entry(), "Entry #"),
        (_pandas_index(), "column 1")
    ],
)  # fmt: skip
def test_columns_that_number_the_rows_are_left_out(text: str, header: str) -> None:
    walk = follow(text)
    assert walk.steps == []
    assert len(walk.diary.patients) == 1
    assert states(walk.diary)[0] == 24
    assert became(walk.diary, header) == ["left out"]
    assert factors(walk.diary) == []
    assert lost(walk) == []


@pytest.mark.parametrize("header", ["ID", "Patient ID", "Subject", "Probanden-ID", "id"])
def test_people_who_come_back_stay_people(header: str) -> None:
    # 28 days have eight with a headache; each of five people has every second of them.
    diary = follow(_cohort(header)).diary
    assert len(diary.patients) == 5
    assert states(diary) == (20, 120, 0)


def test_people_with_few_attacks_stay_people() -> None:
    # Twelve people, of whom every third has two, three and four attacks.
    diary = follow(_cohort_of_attacks()).diary
    assert len(diary.patients) == 12
    assert states(diary)[0] == 4 * (2 + 3 + 4)


def test_people_mixed_by_date_stay_people() -> None:
    diary = follow(_ids_by_date()).diary
    assert len(diary.patients) == 7
    assert states(diary)[0] == 48


def test_people_with_two_attacks_each_are_never_one_person_in_silence() -> None:
    try:
        diary = read_diary(io.StringIO(_two_rows_each()))
    except DiaryError as refused:
        assert refused.suggested
        assert '"id"' in str(refused)
    else:
        assert len(diary.patients) == 20


def test_a_number_within_each_person_is_left_out_and_the_people_stay() -> None:
    walk = follow(_german_cohort())
    assert len(walk.diary.patients) == 3
    assert states(walk.diary) == (24, 60, 0)
    assert became(walk.diary, "lfd. Nr.") == ["left out"]


def test_one_name_on_every_row_is_one_person() -> None:
    assert len(follow(_constant_user()).diary.patients) == 1
    diary = follow(_constant_name()).diary
    assert len(diary.patients) == 1
    assert "Anna" not in " ".join([*decided(diary), repr(diary), *diary.problems["value"]])


@pytest.mark.parametrize(
    "header",
    ["Pat.-Nr.", "Teilnehmer-ID", "VP", "Participant number", "Study number", "pt_id", "Pt",
     "Code", "respondent id", "Kürzel", "Subject number", "usubjid", "SUBJID", "ID paziente",
     "Identifiant", "child"],
)  # fmt: skip
def test_days_that_repeat_for_each_number_are_those_of_people(header: str) -> None:
    walk = follow(_cohort(header))
    assert len(walk.diary.patients) == 5
    assert states(walk.diary) == (20, 120, 0)


@pytest.mark.parametrize(
    ("header", "names"),
    [("Name", ("Anna", "Ben")), ("initials", ("AB", "CD")), ("E-mail", ("a@b.org", "c@d.org"))],
)
def test_names_are_not_shown_and_their_people_stay_apart(
    header: str, names: tuple[str, str]
) -> None:
    # Eight of 28 days hurt; the first has those, the second the other twenty.
    rows = [
        [who, dmy(day), 5 if hurts(day) == (who == names[0]) else 0]
        for who in names
        for day in calendar(28)
    ]
    walk = follow(sheet(f"{header};Datum;Schmerz", rows, sep=";"))
    diary = walk.diary
    assert len(diary.patients) == 2
    assert states(diary) == (28, 28, 0)
    shown = " ".join([*walk.asked, *decided(diary), *diary.problems["value"]])
    assert not any(name in shown for name in names)


def test_days_since_something_are_a_factor() -> None:
    rows = [[dmy(d), k, 6 if hurts(d) else 0] for k, d in enumerate(calendar(28))]
    diary = follow(sheet("Date;Days since period;Pain", rows, sep=";")).diary
    assert factors(diary) == ["Days since period"]


def test_what_numbers_attacks_of_a_kind_is_no_person() -> None:
    rows = [
        [f"{d:%Y-%m-%d}", ("Migraine", "Tension", "Unknown", "Mixed")[k % 4], 3 + k % 6]
        for k, d in enumerate(d for d in calendar() if hurts(d))
    ]
    diary = follow(sheet("date,type,severity", rows)).diary
    assert len(diary.patients) == 1
    assert states(diary) == (24, 0, 57)


@pytest.mark.parametrize(
    ("header", "cells"),
    [("Slot", (1, 2, 3)), ("Side", ("L", "R")), ("Place", ("forehead", "temple"))],
)
def test_several_rows_a_day_are_not_people(header: str, cells: tuple[object, ...]) -> None:
    rows = [
        [dmy(d), cell, 5 if hurts(d) and cell == cells[0] else 0]
        for d in calendar()
        for cell in cells
    ]
    diary = follow(sheet(f"Date;{header};Pain", rows, sep=";")).diary
    assert len(diary.patients) == 1
    assert states(diary) == (24, 60, 0)
