"""Columns of own words: names, codes and prose are told by their cells, whatever stands above."""

from __future__ import annotations

import datetime as dt

import pytest

from hdiary.read import read_diary
from tests.read.kinds.helpers_b import became, counts, hurts, read, table, told

FIRST = ["Zarquine", "Quillota", "Brandovic", "Xelvira", "Thornmere"]
LAST = ["Vexmoor", "Kolbinski", "Drachenau", "Umbrasil"]
RATHER = ["late", "slow", "odd", "long", "dull", "warm", "noisy", "grey", "fast"]


def nth(day: dt.date) -> int:
    return day.toordinal() % 1000 * 7


WHO = {
    "names": lambda k: f"{FIRST[k % 5]} {LAST[k % 4]}",
    "names turned": lambda k: f"{LAST[k % 4]}, {FIRST[k % 5]}",
    "one name": lambda k: "Zarquine Vexmoor",
    "titles": lambda k: f"Dr. {LAST[k % 4]}",
    "given names": lambda k: ["Anna", "Uwe", "Piotr"][k % 3],
    "initials": lambda k: ["Z. V.", "Q. K.", "B.D."][k % 3],
    "mail": lambda k: f"{FIRST[k % 5].lower()}@vexmoor.example",
    "telephone": lambda k: f"0171-77{k % 9000 + 1000}",
    "links": lambda k: f"https://vexmoor.example/{k}",
    "handles": lambda k: f"@{FIRST[k % 5].lower()}",
    "codes": lambda k: f"VEX{k * 7919 % 100000:05d}",
    "long numbers": lambda k: ["774411223", "774411224", "774499887"][k % 3],
    "births": lambda k: ["1977-11-23", "1984-03-17", "1991-08-29"][k % 3],
    "addresses": lambda k: f"Vexmoorstr. {k % 40 + 1}, 69115 Drachenau",
}
NOTES = {
    "sentences": lambda k: f"then {RATHER[k % 9]} tea with Zarquine and {k} plates",
    "few words": lambda k: f"{RATHER[k % 9]} vexmoor {k}",
    "many words": lambda k: "vexmoor" + chr(97 + k % 26) + chr(97 + k // 26 % 26),
    "people met": lambda k: f"call from {FIRST[k % 5]} {k}",
    "said again": lambda k: ["quarrel with Anna", "fine"][k % 2],
}


@pytest.mark.parametrize("heading", ["x", "", "col7", "Zähler"])
@pytest.mark.parametrize("kind", [*WHO, *NOTES])
def test_names_and_notes_are_told_by_their_cells(kind: str, heading: str) -> None:
    say = (WHO | NOTES)[kind]

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, say(nth(day)), day.day % 9]

    diary = read(table(f"date;pain;{heading};stress", row, sign=";"))
    assert counts(diary) == (24, 60, 0)
    assert became(diary)[heading or "column 3"] in ("left out", "notes")
    assert diary.factors["factor"].tolist() == ["stress"]
    words = told(diary).casefold()
    for one in (*FIRST, *LAST, "anna", "0171", "7744", "1977", "vex0", "plates"):
        assert one.casefold() not in words


@pytest.mark.parametrize("kind", NOTES)
def test_prose_is_kept_among_the_notes_and_taken_when_asked_for(kind: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, NOTES[kind](nth(day))]

    text = table("date;pain;x", row, sign=";")
    assert read(text).entries["notes"].notna().sum() == 84
    assert '--column factor="x"' in [one.overrule for one in read(text).reading.decisions]
    assert read(text, columns={"x": "factor"}).factors["factor"].tolist() == ["x"]


@pytest.mark.parametrize(
    "words",
    [
        ["sunny", "rain", "partly cloudy", "storm"],
        ["Night Shift", "Early Shift", "Day Off"],
        ["Red Wine", "White Wine", "none"],
        ["Starker Regen", "Sonne", "Zu Hause"],
        ["coffee, wine", "coffee", "wine, late meal", "late meal"],
        ["3/4", "5/6"], ["120/80", "130/85"], ["A1", "B2", "C3"], ["7h 30min", "6h"],
        ["more than usual for me", "about as usual for me", "less than usual for me"],
    ],
)  # fmt: skip
def test_words_that_recur_are_compared(words: list[str]) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, words[day.day % len(words)]]

    diary = read(table("date;pain;x", row, sign=";"))
    assert diary.factors["factor"].tolist() == ["x"]
    assert diary.entries["x"].notna().sum() == 84


def test_a_remark_among_words_costs_the_cell_and_is_kept() -> None:
    def row(day: dt.date) -> list[object]:
        word = ["rain", "sunny"][day.day % 2]
        return [day, 5 if hurts(day) else 0, "met Anna" if day.day == 9 else word]

    diary = read(table("date;pain;x", row, sign=";"))
    assert set(diary.entries["x"].dropna()) == {"rain", "sunny"}
    assert diary.entries["notes"].dropna().tolist() == ["met Anna"] * 3
    assert "Anna" not in told(diary)


def test_a_sentence_among_numbers_costs_the_cell() -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, "Zarquine snored" if day.day == 9 else day.day % 5]

    diary = read(table("date;pain;sleep_hours", row, sign=";"))
    assert diary.factors["kind"].tolist() == ["number"]
    assert "Zarquine" not in told(diary)


@pytest.mark.parametrize("column", ["treatment", "activity", "posture", "location"])
@pytest.mark.parametrize(
    "said", ["leaning on Zarquine while she was talking of that", "call Zarquine 0171 7712345"]
)
def test_a_sentence_is_no_item_of_a_list(column: str, said: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, said if day.day == 9 else "neck"]

    diary = read(table(f"date;pain;{column}", row, sign=";"))
    assert not diary.entries[column].astype("str").str.contains("Zarquine").any()
    assert diary.entries["notes"].notna().sum() == 3
    assert "Zarquine" not in told(diary)


@pytest.mark.parametrize(
    "said",
    [
        "bad, argued with Zarquine Vexmoor 0171-7712345", "Zarquine Vexmoor",
        "argued with Zarquine", "call 0171-7712345", "zarquine@vexmoor.example",
        "7 argued with Zarquine", "Anna",
    ],
)  # fmt: skip
@pytest.mark.parametrize("column", ["pain", "side", "start", "neck_pain", "pain_after"])
def test_a_note_that_lands_in_a_known_column_is_not_shown(column: str, said: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, ""]

    head = "date;pain" if column == "pain" else f"date;pain;{column}"
    lines = table(head + ";stress" if column == "pain" else head, row, sign=";").splitlines()
    cells = lines[9].split(";")
    cells[1 if column == "pain" else 2] = said
    diary = read("\n".join([*lines[:9], ";".join(cells), *lines[10:]]))
    words = told(diary).casefold()
    for one in ("zarquine", "vexmoor", "0171", "anna"):
        assert one not in words


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Medication | treatment", "treatment"), ("Medikament oder Behandlung", "treatment"),
        ("Pain | intensity", "pain"), ("Pain or intensity", "pain"), ("Date|Datum", "date"),
        ("Datum/Date", "date"), ("Side (L/R)", "side"), ("Notes & comments", "notes"),
        ("Anmerkungen | Notizen", "notes"),
    ],
)  # fmt: skip
def test_joined_headings_are_read_by_their_parts(heading: str, meaning: str) -> None:
    from hdiary.vocabulary.columns import column_meaning

    assert column_meaning(heading).meaning == meaning


@pytest.mark.parametrize(
    "heading",
    [
        "Patient's name", "Name des Patienten", "GP name", "Behandelnder Arzt", "Neurologist",
        "Versicherten-Nr.", "Fall-Nr.", "Case no.", "Initialen", "Tel.-Nr.", "Notfallkontakt",
        "Medication / doctor", "PLZ / Ort", "Aktenzeichen", "Imię i nazwisko",
    ],
)  # fmt: skip
def test_headings_that_say_who_somebody_is(heading: str) -> None:
    from hdiary.vocabulary.headings import PRIVATE_KINDS, heading_kind

    assert heading_kind(heading) in PRIVATE_KINDS


THINGS = {
    "Drink": ["Red Bull", "Coca Cola", "Earl Grey", "Dr Pepper"],
    "Smoke": ["Marlboro", "Lucky Strike", "none"],
    "Wine": ["Pinot Noir", "Merlot", "none"],
    "Kurs": ["Yoga Petra", "Zumba", "kein Kurs"],
    "Exercise": ["Gym", "Anna's yoga", "rest day"],
}


@pytest.mark.parametrize("heading", THINGS)
def test_things_with_names_of_their_own_stay_factors(heading: str) -> None:
    words = THINGS[heading]

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, words[nth(day) % len(words)]]

    diary = read(table(f"date;pain;{heading}", row, sign=";"))
    assert diary.factors["factor"].tolist() == [heading]
    assert set(diary.entries[heading].dropna()) == set(words)


@pytest.mark.parametrize("heading", ["Drinking with", "Course teacher", "Drink"])
def test_a_heading_of_things_takes_no_telephone_numbers_and_no_people(heading: str) -> None:
    who = "0171-7712345" if heading == "Drink" else "Zarquine Vexmoor"

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, who, day.day % 9]

    diary = read(table(f"date;pain;{heading};stress", row, sign=";"))
    assert diary.factors["factor"].tolist() == ["stress"]
    assert not {"Zarquine", "0171"} & set(told(diary).replace("-", " ").split())


def test_lengths_of_time_are_no_notes_though_each_stands_once() -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, f"{6 + nth(day) % 3}h {nth(day) % 60:02d}m"]

    diary = read(table("date;pain;Slept", row, sign=";"))
    assert diary.factors["kind"].tolist() == ["number"]


@pytest.mark.parametrize("heading", ["Surnmae", "Vornahme", "Info"])
def test_the_same_odd_word_in_every_row_is_not_shown(heading: str) -> None:
    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, "Vexmoor", day.day % 9]

    diary = read(table(f"date;pain;{heading};stress", row, sign=";"))
    assert diary.factors["factor"].tolist() == ["stress"]
    assert "Vexmoor" not in told(diary)


def test_names_in_small_letters_are_left_out() -> None:
    said = ["anna vexmoor", "uwe drachenau", "piotr umbrasil"]

    def row(day: dt.date) -> list[object]:
        return [day, 5 if hurts(day) else 0, said[nth(day) % 3], day.day % 9]

    diary = read(table("date;pain;x;stress", row, sign=";"))
    assert became(diary)["x"] == "left out"
    assert "vexmoor" not in told(diary)


@pytest.mark.parametrize("column", ["pain", "neck_pain", "side", "start", "stress"])
@pytest.mark.parametrize("said", ["Vexmoor", "Vexmoor 4"])
def test_a_lone_odd_name_in_a_known_column_is_not_shown(column: str, said: str) -> None:
    head = ["date", "pain", "neck_pain", "side", "start", "stress"]

    def row(day: dt.date) -> list[object]:
        cells = [day, 5, 4, "left", "14:30", day.day % 5]
        cells[head.index(column)] = said if day.day == 9 else cells[head.index(column)]
        return cells

    diary = read(table(";".join(head), row, sign=";"))
    assert "Vexmoor" not in told(diary)


@pytest.mark.parametrize("column", ["activity", "posture", "treatment"])
def test_somebody_met_once_is_no_activity_and_no_treatment(column: str) -> None:
    def row(day: dt.date) -> list[object]:
        rest = "ice" if column == "treatment" else "sitting"
        met = "lunch with Anna Vexmoor" if day == dt.date(2026, 2, 10) else rest
        return [day, 5 if hurts(day) else 0, met]

    diary = read(table(f"date;pain;{column}", row, sign=";"))
    assert diary.entries["notes"].dropna().tolist() == ["lunch with Anna Vexmoor"]
    assert "vexmoor" not in told(diary).casefold()


def test_columns_that_are_said_to_be_factors_are_no_readings() -> None:
    rows = (
        "2026-01-05,yes,\\,Mood,6,Meh; Calm",
        "2026-01-05,yes,,Symptom,2,Neck pain (Moderate)",
        "2026-01-06,yes,,Symptom,2,Headache (Moderate)",
        "2026-01-06,yes,,Sleep,7:45,Asleep",
    )
    header = "date,headache (yes-no),treatment,category (factor),rating (factor),detail (factor)"
    diary = read_diary("\n".join([header, *rows]).encode())
    assert diary.rows_kept == 4
    assert {"category", "rating", "detail"} <= set(diary.entries)
    assert diary.scale == "yes-no"
