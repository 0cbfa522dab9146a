"""Headers as people write them; what is not known is kept as a factor, clashes are refused."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.write import diary_csv

Read = Callable[..., Diary]


def became(diary: Diary) -> dict[str, str]:
    columns = diary.reading.columns
    return dict(zip(columns["column"], columns["became"], strict=True))


def test_synonyms_from_real_diaries(read: Read) -> None:
    diary = read(
        """
        Date;Started;Severity (0-10);Which side;Location of pain;What I took;Comments;Weather
        14/03/2026;09:15;7/10;L;neck, temple;Ibuprofen 400 mg;tired;rain
        15/03/2026;;0;;;;;sun
        """
    )
    assert became(diary) == {
        "Date": "date",
        "Started": "start",
        "Severity (0-10)": "pain",
        "Which side": "side",
        "Location of pain": "location",
        "What I took": "treatment",
        "Comments": "notes",
        "Weather": "factor",
    }
    entry = diary.entries.iloc[0]
    assert (entry["pain"], entry["side"], entry["location"]) == (7.0, "left", "neck; temple")


def test_the_persons_own_mapping_decides(read: Read) -> None:
    text = "Tag,Wert,severity\n2026-03-01,5,high\n"
    diary = read(text, columns={"Tag": "date", "Wert": "pain"})
    assert diary.entries["pain"].tolist() == [5.0]
    assert became(diary)["severity"] == "factor"
    assert "another column was declared" in diary.problems["suggestion"].iloc[0]


def test_a_mapping_may_keep_a_column_as_a_factor(read: Read) -> None:
    diary = read("date,pain,medication\n2026-03-01,5,reduced\n", columns={"medication": "factor"})
    assert diary.entries["treatment"].isna().all()
    assert diary.entries["medication"].tolist() == ["reduced"]


def test_a_mapping_that_names_nothing_in_the_file_or_in_the_format_is_refused(read: Read) -> None:
    with pytest.raises(DiaryError, match='Did you mean "Schmerz"'):
        read("date,Schmerz\n2026-03-01,5\n", columns={"Schmertz": "pain"})
    with pytest.raises(DiaryError, match='Did you mean "pain"'):
        read("date,Schmerz\n2026-03-01,5\n", columns={"Schmerz": "pian"})


def test_two_columns_with_one_meaning_are_refused_with_the_way_out(read: Read) -> None:
    with pytest.raises(DiaryError) as refused:
        read("date,pain,severity\n2026-03-01,5,6\n")
    assert '"pain" and "severity"' in str(refused.value)
    assert '--column pain="pain"' in str(refused.value)


def test_two_treatment_columns_can_be_read_together(read: Read) -> None:
    text = "date,pain,Medication,Other relief\n2026-03-01,5,aspirin,ice; rest\n2026-03-02,5,,heat\n"
    both = {"Medication": "treatment", "Other relief": "treatment"}
    diary = read(text, columns=both)
    assert diary.entries["treatment"].tolist() == ["aspirin; ice; rest", "heat"]


def test_a_name_that_only_suggests_a_meaning_needs_a_cell_that_fits(read: Read) -> None:
    diary = read("date,pain,time\n2026-03-01,5,-11\n2026-03-02,0,4\n")
    assert became(diary)["time"] == "factor"
    assert diary.entries["time"].tolist() == [-11.0, 4.0]
    diary = read("date,pain,time\n2026-03-01,5,09:30\n2026-03-02,0,\n")
    assert became(diary)["time"] == "start"


def test_unnamed_and_twice_named_columns_are_kept_apart(read: Read) -> None:
    diary = read("date,pain,,stress,stress\n2026-03-01,5,a,1,2\n")
    assert list(diary.factors["factor"]) == ["column 3", "stress", "stress (2)"]


def test_a_factor_named_like_a_column_of_the_days_is_marked(read: Read) -> None:
    diary = read("date,pain,state,entries\n2026-03-01,5,calm,3\n")
    assert list(diary.factors["factor"]) == ["state (factor)", "entries (factor)"]
    assert diary.days["state"].tolist() == ["headache"]
    assert diary.days["state (factor)"].tolist() == ["calm"]


@pytest.mark.parametrize("heading", ["When", "Wann"])
def test_when_beside_a_date_is_the_hour(heading: str) -> None:
    """It was kept as a factor, each clock time of it a thing that may come before headache."""
    diary = read_diary(io.StringIO(f"date,pain,{heading}\n2026-03-01,6,7:30\n2026-03-02,0,\n"))
    assert str(diary.entries["start"][0]) == "2026-03-01 07:30:00"
    assert heading not in diary.entries


@pytest.mark.parametrize("heading", ["Intensité maximale", "intensidad máxima", "maximale pijn"])
def test_the_worst_pain_is_known_in_other_languages(heading: str) -> None:
    diary = read_diary(io.StringIO(f"date,{heading}\n2026-03-01,6\n2026-03-02,0\n"))
    assert diary.entries["pain"].tolist() == [6, 0]


def test_when_of_other_words_keeps_them() -> None:
    """One clock time among them made times of a day of all, and left the words blank."""
    cells = ["after lunch", "at work", "on the train", "8:00"] * 4
    rows = [f"2026-03-{day:02d},{day % 4},{cell}" for day, cell in enumerate(cells, start=1)]
    diary = read_diary(io.StringIO("\n".join(["date,pain,When", *rows])))
    assert diary.entries["start"].isna().all()
    assert "on the train" in diary_csv(diary)
