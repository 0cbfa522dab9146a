"""Words that say that nothing hurt, among numbers: they are said, and are no missing rating."""

from __future__ import annotations

import io

import pytest

from hdiary.read import read_diary

WORDS = [
    "keine", "kein Kopfschmerz", "keine Schmerzen", "nein", "schmerzfrei",
    "No pain", "no headache", "no", "nothing", "sin dolor",
]  # fmt: skip


def sheet(word: str, heading: str = "Schmerz (0-10)") -> io.StringIO:
    cells = ["5", "0", word, "7", "", "6", word, "3", "4", "2"]
    rows = [f"2026-03-{n:02d};{cell};Stirn" for n, cell in enumerate(cells, start=1)]
    return io.StringIO(f"Datum;{heading};Ort\n" + "\n".join(rows) + "\n")


@pytest.mark.parametrize("word", WORDS)
def test_a_word_for_no_pain_among_numbers_is_a_clear_day(word: str) -> None:
    diary = read_diary(sheet(word))
    assert diary.days["state"].tolist()[2] == "clear"
    assert (diary.days["state"] == "clear").sum() == 3
    # The empty cell stays open: nobody said anything there.
    assert (diary.days["state"] == "not recorded").sum() == 1


def test_it_is_told_with_how_often_it_stands_there() -> None:
    told = read_diary(sheet("keine")).problems
    one = told[told["code"] == "no pain in words"]
    assert one["value"].tolist() == ["keine"]
    assert "read as 0" in one["suggestion"].iloc[0]
    assert "It stands on 2 lines" in one["suggestion"].iloc[0]


@pytest.mark.parametrize("word", ["keine Angabe", "see notes", "weg", "0-1"])
def test_what_does_not_say_it_stays_open(word: str) -> None:
    assert read_diary(sheet(word)).days["state"].tolist()[2] == "not recorded"


def test_none_may_be_written_by_a_program_and_is_asked_about() -> None:
    diary = read_diary(sheet("None"))
    assert diary.days["state"].tolist()[2] == "not recorded"
    taken = read_diary(sheet("None"), accept=("nearest",))
    assert taken.days["state"].tolist()[2] == "clear"


def test_it_holds_for_the_pain_after_a_treatment_and_on_other_scales() -> None:
    text = "date,pain (0-100),pain_after\n2026-03-01,60,no pain\n2026-03-02,no,\n2026-03-03,40,20\n"
    entries = read_diary(io.StringIO(text)).entries
    assert entries["pain"].tolist() == [60.0, 0.0, 40.0]
    assert entries["pain_after"].tolist()[0] == 0


@pytest.mark.parametrize(
    "word",
    [
        "none (0)",
        "none = 0",
        "No HA",
        "no pain!",
        "nil pain",
        "zero",
        "none today",
        "kein KS",
        "nix",
    ],
)
def test_other_ways_to_write_no_pain(word: str) -> None:
    diary = read_diary(sheet(word))
    assert diary.days["state"].tolist()[2] == "clear"
    assert word in diary.problems["value"].tolist()


def test_the_letter_for_the_nought_is_no_mark_that_it_hurt() -> None:
    assert read_diary(sheet("o")).days["state"].tolist()[2] == "not recorded"
    assert read_diary(sheet("O"), accept=("nearest",)).days["state"].tolist()[2] == "clear"


def rated(word: str) -> io.StringIO:
    """Ratings and nothing beside them: a place would speak of a headache."""
    cells = ["5", "0", word, "7", "", "6", word, "3", "4", "2"]
    rows = [f"2026-03-{n:02d};{cell}" for n, cell in enumerate(cells, start=1)]
    return io.StringIO("Datum;Schmerz (0-10)\n" + "\n".join(rows) + "\n")


def test_a_sign_for_a_blank_is_told_and_means_what_a_blank_means() -> None:
    diary = read_diary(rated("--"))
    assert diary.days["state"].tolist()[2] == "not recorded"
    (told,) = [one for one in diary.reading.decisions if one.name == "blank"]
    assert told.words.endswith('means: not said. So does "--".')
    # An empty cell stands beside it, and may mean something else.
    assert told.overrule == "--blank dash"
    dash = read_diary(rated("--"), blank="dash")
    assert dash.days["state"].tolist()[2:5] == ["clear", "headache", "not recorded"]
    (told,) = [one for one in dash.reading.decisions if one.name == "blank"]
    assert "(2 rows)" in told.words
    both = read_diary(rated("--"), blank="none")
    assert both.days["state"].tolist()[2:5] == ["clear", "headache", "clear"]


@pytest.mark.parametrize("word", ["?", "??", "don't know", "weiß nicht"])
def test_who_does_not_know_says_no_clear_day(word: str) -> None:
    diary = read_diary(rated(word), blank="none")
    assert diary.days["state"].tolist()[2:5] == ["not recorded", "headache", "clear"]
