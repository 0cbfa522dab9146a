"""Names that recur among words, whatever stands above them, are no words to compare."""

from __future__ import annotations

import datetime as dt

import pytest

from hdiary.diary import Diary
from tests.read.kinds.helpers_b import became, counts, hurts, read, table, told

HEADINGS = ["Mood", "Drink", "Logbuch", "Sport", "Wetter", "Essen", "Type", "x"]
WORDS = ["calm", "wine", "rain", "yoga"]


def diary_of(heading: str, name: str, words: list[str], *, often: int = 3) -> Diary:
    """Read twelve weeks with a name each third day, and words on the others."""

    def row(day: dt.date) -> list[object]:
        number = day.toordinal()
        word = words[number // 3 % len(words)]
        return [day, 5 if hurts(day) else 0, name if number % often == 0 else word]

    return read(table(f"date;pain;{heading}", row, sign=";"))


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("name", ["Okonkwo", "brzezinski", "Dr. Yilmaz", "Anna", "Vexmoorowski"])
def test_a_usual_name_each_third_day_is_a_note_and_its_words_stay(name: str, heading: str) -> None:
    diary = diary_of(heading, name, WORDS)
    assert counts(diary) == (24, 60, 0)
    assert diary.factors["factor"].tolist() == [heading]
    assert set(diary.entries[heading].dropna()) == set(WORDS)
    assert (diary.entries["notes"] == name).sum() == 28
    assert name.casefold() not in told(diary).casefold()


@pytest.mark.parametrize("heading", ["Mood", "Logbuch", "Sport", "x"])
def test_a_name_that_no_list_has_stands_out_among_small_words(heading: str) -> None:
    diary = diary_of(heading, "Vexmoor", WORDS)
    assert set(diary.entries[heading].dropna()) == set(WORDS)
    assert (diary.entries["notes"] == "Vexmoor").sum() == 28


@pytest.mark.parametrize(
    ("heading", "thing", "words"),
    [
        ("Drink", "Rioja", ["wine", "beer"]), ("Drink", "Jever", ["wine", "beer"]),
        ("Wetter", "Föhn", ["Regen", "Sonne"]), ("Weather", "Föhn", ["rain", "sun"]),
        ("x", "Sumatriptan", ["wine", "beer"]), ("Supplement", "Centrum", ["none", "iron"]),
        ("Game", "Zelda", ["chess", "none"]), ("Course", "Petra", ["yoga", "none"]),
        ("Getränk", "Jägermeister", ["Wein", "Bier"]), ("Mood", "Müde", ["Froh", "Traurig"]),
        ("Sport", "Pilates", ["running", "none"]), ("x", "Rioja", ["Wine", "Beer"]),
    ],
)  # fmt: skip
def test_a_thing_each_third_day_stays_a_word(heading: str, thing: str, words: list[str]) -> None:
    diary = diary_of(heading, thing, words)
    said = {w for one in ("treatment", heading) if one in diary.entries for w in
            diary.entries[one].dropna()}  # fmt: skip
    assert thing in said


@pytest.mark.parametrize("heading", ["Sport", "Drink", "Mood", "Type"])
def test_a_column_of_nothing_but_names_is_left_out(heading: str) -> None:
    diary = diary_of(heading, "Okonkwo", ["Brzezinski", "Yilmaz"])
    assert became(diary)[heading] == "left out"
    assert "konkwo" not in diary.entries.to_csv()


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("walked with Anna by the lake again", "walk"), ("Spaziergang mit Okonkwo", "walk"),
        ("running with Vexmoor", "run"), ("Okonkwo", ""), ("okonkwo", ""), ("Dr. Brzezinski", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("column", ["activity", "treatment"])
def test_what_was_done_with_somebody_stays_and_with_whom_is_a_note(
    column: str, said: str, left: str
) -> None:
    diary = diary_of(column, said, ["ice"])
    found = {str(word).casefold() for word in diary.entries[column].dropna()} - {"ice"}
    assert len(found) == bool(left)
    assert not any(name in word for name in ("anna", "okonkwo", "vexmoor") for word in found)
    assert (diary.entries["notes"] == said).sum() == 28
    assert counts(diary) == (24, 60, 0)


@pytest.mark.parametrize("name", ["Mulligan", "McKenzie", "Alexander technique", "Jacobson"])
@pytest.mark.parametrize("heading", ["Treatment", "Activity"])
def test_what_is_done_may_be_called_after_somebody(name: str, heading: str) -> None:
    diary = diary_of(heading, name, ["heat", "yoga"] if heading == "Treatment" else ["walk"])
    column = heading.casefold()
    said = diary.entries[column].dropna().astype(str).str.casefold()
    assert (said == name.casefold()).sum() == 28
    assert diary.entries["notes"].isna().all()


@pytest.mark.parametrize("who", ["with Alexander", "mit Alexander"])
def test_who_is_called_like_a_treatment_is_somebody_still(who: str) -> None:
    diary = diary_of("Activity", f"walk {who}", ["walk", "desk"])
    assert who.split()[1].casefold() not in told(diary).casefold()
    assert (diary.entries["notes"] == f"walk {who}").sum() == 28
