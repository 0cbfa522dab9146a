"""What is known of people, from the tables that studies keep of them."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest

import hdiary
from hdiary.diary import DiaryError, People

ROOT = Path(__file__).parents[3]
GERMAN = """\
Studie X;;;;;;
;;;;;;
Patienten-ID;Gruppe;Alter;NDI;randomisiert am;Raucher;Geburtsdatum
01;Übung;34;12,5;16.02.2026;ja;1.2.1980
02;wie bisher;51;20;17.02.2026;nein;3.4.1970
010;wie bisher;k.A.;8,0;05.03.2026;;5.6.1975
"""


def read(text: str | bytes, **settings: Any) -> People:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return hdiary.read_people(io.BytesIO(data), **settings)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_german_table_is_read_as_it_is_meant(encoding: str) -> None:
    made = read(GERMAN.encode(encoding))
    assert made.patients == ["01", "02", "010"]
    assert made.table["Gruppe"].tolist() == ["Übung", "wie bisher", "wie bisher"]
    assert made.table["NDI"].tolist() == [12.5, 20, 8]
    assert made.table["randomisiert am"].dt.day.tolist() == [16, 17, 5]
    assert made.table["Raucher"].tolist()[:2] == [True, False]
    assert np.isnan(made.table["Alter"][2])
    assert [name for name, _ in made.left_out] == ["Geburtsdatum"]
    assert made.lines.tolist() == [4, 5, 6]


@pytest.mark.parametrize(
    "heading",
    [
        "patient", "Patient", "Patienten-ID", "ID", "record_id", "subject", "Subject ID",
        "Studien-ID", "Teilnehmer", "Probandennummer", "study_id", "Pseudonym", "Kürzel", "pat_id",
    ],
)  # fmt: skip
def test_identifiers_are_known_by_their_usual_headings(heading: str) -> None:
    assert read(f"arm;{heading};age\na;007;3\nb;008;4\n").patients == ["007", "008"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign: str) -> None:
    rows = [["patient", "arm", "age"], ["P1", "a, b", "3"], ["P2", "c; d", "4"]]
    text = "\n".join(sign.join(f'"{c}"' if sign in c else c for c in row) for row in rows)
    assert read(text + "\n").table["arm"].tolist() == ["a, b", "c; d"]


def test_an_excel_workbook_and_a_parquet_file_say_the_same_as_the_text(tmp_path: Path) -> None:
    text = read("patient,arm,age,day\nP1,a,3.5,2026-03-01\nP2,b,4,2026-03-02\n").table
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["patient", "arm", "age", "day"], ["P1", "a", 3.5, pd.Timestamp("2026-03-01")],
                ["P2", "b", 4, pd.Timestamp("2026-03-02")]):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "people.xlsx")
    pd.testing.assert_frame_equal(hdiary.read_people(tmp_path / "people.xlsx").table, text)
    text.to_parquet(tmp_path / "people.parquet")
    made = hdiary.read_people(tmp_path / "people.parquet")
    pd.testing.assert_frame_equal(made.table, text)
    assert made.file == str(tmp_path / "people.parquet")
    (tmp_path / "people.csv.gz").write_bytes(gzip.compress(text.to_csv(index=False).encode()))
    pd.testing.assert_frame_equal(hdiary.read_people(tmp_path / "people.csv.gz").table, text)


def test_days_that_can_be_read_in_both_orders_are_asked_about() -> None:
    text = "patient,day\nP1,3/4/2026\nP2,5/6/2026\n"
    with pytest.raises(DiaryError, match="--dates dmy") as refused:
        read(text)
    assert [one.settings for one in refused.value.suggested] == [{"dates": "dmy"}, {"dates": "mdy"}]
    months = [read(text, dates=order).table["day"].dt.month.tolist() for order in ("dmy", "mdy")]
    assert months == [[4, 6], [3, 5]]


def test_one_column_of_days_decides_for_the_others() -> None:
    made = read("patient,day,second\nP1,3/4/2026,1/2/2026\nP2,5/6/2026,25/2/2026\n")
    assert made.table["day"].dt.month.tolist() == [4, 6]


def test_all_problems_are_told_at_once_with_line_column_and_value() -> None:
    text = "patient,arm,age\nP1,a,3\nP1,b,3\n,a,4\nP2,a\nP3,a,3,4\nP4,a,x\nP5,a,4\nP6,a,5\nP7,a,6\n"
    with pytest.raises(DiaryError) as refused:
        read(text)
    problems = refused.value.problems
    errors = problems[problems["severity"] == "error"]
    assert set(errors["code"]) == {"one person twice", "missing patient", "ragged row"}
    assert sorted(errors["line"]) == [2, 3, 4, 5, 6]
    assert problems.loc[problems["code"] == "not read", ["line", "column", "value"]].to_numpy(
    ).tolist() == [[7, "age", "x"]]  # fmt: skip
    made = read(text, skip_bad_rows=True)
    assert made.patients == ["P4", "P5", "P6", "P7"]
    assert set(made.problems["line"]) == {2, 3, 4, 5, 6, 7}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("patient,arm\n", "at least one row"),
        ("patient\n", "at least one row"),
        ("P01,3,exercise\nP02,4,usual\n", "names the columns"),
        ("arm,age\na,3\n", 'The headings are "arm" and "age"'),
        ("subject,subject id,arm\n1,2,a\n", "Say which of them"),
        ("patient,arm,arm\nP1,a,b\n", "a name of its own"),
        ('patient,arm\nP1,"a\nP2,b\n', "quotes"),
        ("%PDF-1.4 nothing", "PDF"),
        ('{"patient": "A"}', ""),
    ],
)
def test_what_is_no_table_of_people_is_refused_in_words(text: str, told: str) -> None:
    with pytest.raises(DiaryError) as refused:
        read(text)
    assert told in str(refused.value)


def test_a_column_of_identifiers_alone_is_a_table_of_people() -> None:
    assert read("patient\nP1\nP2\n").facts.empty


def test_a_diary_given_for_people_and_people_given_for_a_diary_are_known() -> None:
    sample = ROOT / "data" / "sample"
    with pytest.raises(DiaryError, match="This is a diary"):
        hdiary.read_people(sample / "cohort.csv")
    with pytest.raises(DiaryError, match="--people FILE"):
        hdiary.read_diary(sample / "facts" / "people.csv")


def test_a_missing_file_and_a_folder_are_refused_like_a_diarys(tmp_path: Path) -> None:
    for path in (tmp_path / "nix.csv", tmp_path, "https://example.org/people.csv"):
        with pytest.raises(DiaryError):
            hdiary.read_people(path)


def test_a_damaged_parquet_file_is_refused() -> None:
    with pytest.raises(DiaryError, match="Parquet"):
        hdiary.read_people(io.BytesIO(b"PAR1 nothing"))


def test_what_is_said_of_a_column_counts() -> None:
    text = "Code;Nr;Name\nA1;01;Anna\nA2;02;Bert\n"
    made = read(text, columns={"Nr": "number", "Name": "fact"})
    assert made.table.to_dict("list") == {
        "patient": ["A1", "A2"],
        "Nr": [1, 2],
        "Name": ["Anna", "Bert"],
    }
    other = read("Wer;x\nA;1\nB;2\n", columns={"Wer": "patient", "x": "word"})
    assert other.table.to_dict("list") == {"patient": ["A", "B"], "x": ["1", "2"]}


def test_a_frame_is_read_too_and_never_shown() -> None:
    assert hdiary.read_people(pd.DataFrame({"patient": ["A"], "age": [3]})).patients == ["A"]
    with pytest.raises(DiaryError) as refused:
        hdiary.read_people(pd.DataFrame({"name": ["Anna"]}))
    assert "Anna" not in str(refused.value)
    with pytest.raises(DiaryError, match="mapping"):
        read("patient,age\nA,3\n", columns=["age"])


def test_a_sex_of_f_alone_is_a_word() -> None:
    assert read("patient,sex\nA,f\nB,f\n").facts["kind"].tolist() == ["word"]


def test_the_sample_people_belong_to_the_sample_cohort() -> None:
    sample = ROOT / "data" / "sample"
    diary = hdiary.read_diary(sample / "cohort.csv")
    joined = diary.with_people(hdiary.read_people(sample / "facts" / "people.csv"))
    assert not len(joined.problems)
    assert len(joined.select(where="arm == 'booklet'").patients) == 12


@pytest.mark.parametrize("seed", range(15))
def test_whatever_the_bytes_are_they_are_read_or_refused_in_words(seed: int) -> None:
    rng = np.random.default_rng(seed)
    whole = bytearray(GERMAN.encode())
    for _ in range(6):
        torn = whole.copy()
        for at in rng.integers(0, len(torn), 8):
            torn[at] = int(rng.integers(0, 256))
        try:
            made = read(bytes(torn[: int(rng.integers(20, len(torn)))]))
        except DiaryError:
            continue
        assert made.table["patient"].is_unique
