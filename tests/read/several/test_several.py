"""Several files of one diary: what they tell together is told once, and what differs is told."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.write import diary_csv

SAMPLE = Path(__file__).parents[3] / "data" / "sample" / "diary.csv"
HEAD, *LINES = SAMPLE.read_text(encoding="utf-8").splitlines()


def buffer(*lines: str, head: str = HEAD) -> io.BytesIO:
    return io.BytesIO("\n".join([head, *lines, ""]).encode())


def write(folder: Path, name: str, *lines: str, head: str = "date,pain,treatment") -> Path:
    path = folder / name
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    return path


def sorted_csv(diary: Diary) -> list[str]:
    return sorted(diary_csv(diary).splitlines())


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_split_into_overlapping_files_in_any_order_is_the_same_diary(
    data: st.DataObject,
) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(20, 160), min_size=1, max_size=3, unique=True)))
    overlap = data.draw(st.integers(0, 19))
    bounds = [0, *cuts, len(LINES)]
    parts = [LINES[max(0, a - overlap) : b] for a, b in itertools.pairwise(bounds)]
    order = data.draw(st.permutations(parts))
    diary = read_diary([buffer(*lines) for lines in order])
    whole = read_diary(SAMPLE)
    assert sorted_csv(diary) == sorted_csv(whole)
    assert diary.days.equals(whole.days)
    assert diary.rows_in == sum(map(len, parts)) == diary.rows_kept + diary.rows_joined


def test_equal_entries_are_equal_in_other_words_and_in_another_order_of_columns() -> None:
    english = buffer("2026-01-05,7,ibuprofen", "2026-01-06,0,", head="date,pain,treatment")
    german = buffer("Ibuprofen;7,0;5.1.2026", ";0;6.1.2026", ";3;14.1.2026",
        head="Behandlung;Schmerz;Datum")  # fmt: skip
    diary = read_diary([english, german])
    assert diary.rows_kept == 3
    assert diary.days["state"].value_counts()["headache"] == 2
    assert diary.reading.files["again"].sum() == 2


def test_what_one_file_leaves_open_another_fills(tmp_path: Path) -> None:
    first = write(tmp_path, "a.csv", "2026-01-05,7", "2026-01-06,0", head="date,pain")
    second = write(tmp_path, "b.csv", "2026-01-05,7,ibuprofen", "2026-01-07,2,ice")
    diary = read_diary([first, second])
    assert diary.rows_kept == 3
    assert diary.doses["treatment"].tolist() == ["ibuprofen", "cold"]
    assert diary.problems.empty


def test_what_contradicts_is_told_with_both_files_and_lines(tmp_path: Path) -> None:
    first = write(tmp_path, "jan.csv", "2026-01-05,7,", "2026-01-06,6,ice")
    second = write(tmp_path, "feb.csv", "2026-01-06,3,ice", "2026-01-07,0,", "2026-02-07,1,")
    for order in ([first, second], [second, first]):
        diary = read_diary(order)
        told = diary.problems[diary.problems["code"] == "files differ"]
        assert len(told) == 1
        row = told.iloc[0]
        assert (row["file"], row["line"], row["column"]) == (str(first), 3, "pain")
        assert "6" in row["value"]
        assert "feb.csv" in row["suggestion"]
        assert "line 2" in row["suggestion"]
        assert diary.entries["pain"].tolist() == [7.0, 3.0, 0.0, 1.0]


def test_a_day_that_is_clear_in_the_later_file_keeps_nothing_of_the_headache(
    tmp_path: Path,
) -> None:
    first = write(tmp_path, "a.csv", "2026-01-05,7,ibuprofen", "2026-01-06,0,")
    second = write(tmp_path, "b.csv", "2026-01-05,0,", "2026-01-08,5,")
    diary = read_diary([first, second])
    assert diary.days["state"].tolist() == ["clear", "clear", "not recorded", "headache"]
    assert diary.doses.empty
    assert set(diary.problems.loc[diary.problems["code"] == "files differ", "column"]) >= {"pain"}


def test_a_day_that_is_clear_in_one_file_and_hurts_at_some_hour_in_another_is_told(
    tmp_path: Path,
) -> None:
    days = write(tmp_path, "days.csv", "2026-01-05,0", "2026-01-06,0", head="date,pain")
    hours = write(
        tmp_path, "hours.csv", "2026-01-05,09:00,7", "2026-01-06,,0", "2026-01-07,,0",
        head="date,start,pain",
    )  # fmt: skip
    for order in ([days, hours], [hours, days]):
        diary = read_diary(order)
        told = diary.problems[diary.problems["code"] == "files differ"]
        assert told[["file", "line", "column"]].to_numpy().tolist() == [[str(days), 2, "headache"]]
        assert "hours.csv, line 2" in told["suggestion"].iloc[0]
        assert diary.days["state"].tolist() == ["headache", "clear", "clear"]
        assert diary.rows_in == diary.rows_kept + diary.rows_joined


def test_where_both_files_reach_equally_far_it_is_said_that_their_order_decided(
    tmp_path: Path,
) -> None:
    first = write(tmp_path, "a.csv", "2026-01-05,7,")
    second = write(tmp_path, "b.csv", "2026-01-05,4,")
    diary = read_diary([first, second])
    assert "comes later in the list of files" in diary.problems["suggestion"].iloc[-1]
    assert diary.entries["pain"].tolist() == [4.0]


def test_a_long_name_of_a_file_is_told_whole(tmp_path: Path) -> None:
    name = "MigraineBuddy_20211217_20220604_1654341310940_-555206987.csv"
    first = write(tmp_path, "a.csv", "2026-01-05,7,")
    second = write(tmp_path, name, "2026-01-05,4,", "2026-01-06,0,")
    assert f"{name}, line 2" in read_diary([first, second]).problems["suggestion"].iloc[-1]


def test_what_cannot_be_read_is_named_and_may_be_left_out_by_naming_the_others(
    tmp_path: Path,
) -> None:
    write(tmp_path, "a.csv", "2026-01-05,7,", "2026-13-45,3,")
    write(tmp_path, "readme.txt", "world", head="hello")
    with pytest.raises(DiaryError) as refused:
        read_diary(tmp_path)
    told = str(refused.value)
    assert 'readme.txt, column "date"' in told
    assert "a.csv, line 3" in told
    assert told.count("name the others") == 1


def test_the_words_of_notes_never_reach_a_problem(tmp_path: Path) -> None:
    head = "date,pain,notes"
    first = write(tmp_path, "a.csv", "2026-01-05,7,with Anna", head=head)
    second = write(tmp_path, "b.csv", "2026-01-05,7,with Bert", "2026-01-06,0,", head=head)
    diary = read_diary([first, second])
    told = diary.problems.to_string()
    assert "files differ" in told
    assert "Anna" not in told
    assert "Bert" not in told


def test_two_headaches_of_one_day_stay_two() -> None:
    lines = ("2026-01-05,3", "2026-01-05,8", "2026-01-06,0")
    diary = read_diary([buffer(*lines, head="date,pain"), buffer(*lines, head="date,pain")])
    assert diary.entries["pain"].tolist() == [3.0, 8.0, 0.0]


def test_days_between_two_exports_are_not_recorded() -> None:
    diary = read_diary(
        [
            buffer("2026-01-01,0", "2026-01-02,4", head="date,pain"),
            buffer("2026-01-05,0", head="date,pain"),
        ]
    )
    assert diary.days["state"].tolist() == [
        "clear", "headache", "not recorded", "not recorded", "clear",
    ]  # fmt: skip


def test_a_list_of_headaches_beside_a_list_of_days_is_no_list_of_headaches() -> None:
    diary = read_diary(
        [
            buffer("2026-01-01,5", "2026-01-04,4", head="date,pain"),
            buffer("2026-02-01,0", "2026-02-02,3", head="date,pain"),
        ]
    )
    assert not diary.attack_list
    assert "only headaches listed" not in set(diary.problems["code"])
    assert not diary.suggested


def test_all_files_are_told_what_is_wrong_with_them_at_once(tmp_path: Path) -> None:
    first = write(tmp_path, "a.csv", "2026-01-05,77", "2026-13-45,3")
    second = write(tmp_path, "b.csv", "2026-01-06,4", "2026-01-99,3")
    with pytest.raises(DiaryError) as refused:
        read_diary([first, second])
    errors = refused.value.problems
    assert set(errors.loc[errors["severity"] == "error", "file"]) == {str(first), str(second)}


def test_skipped_rows_of_the_same_line_in_two_files_are_two(tmp_path: Path) -> None:
    first = write(tmp_path, "a.csv", "2026-01-05,7,", "2026-13-45,3,")
    second = write(tmp_path, "b.csv", "2026-01-06,4,", "2026-01-99,3,")
    diary = read_diary([first, second], skip_bad_rows=True)
    assert (diary.rows_in, diary.rows_kept, diary.rows_refused) == (4, 2, 2)


def test_different_scales_are_refused(tmp_path: Path) -> None:
    first = write(tmp_path, "a.csv", "2026-01-05,7", head="date,pain (0-10)")
    second = write(tmp_path, "b.csv", "2026-02-05,2", head="date,pain (0-3)")
    with pytest.raises(DiaryError, match="one scale of pain in all files"):
        read_diary([first, second])


def test_files_that_say_whose_they_are_and_files_that_do_not_are_refused() -> None:
    with pytest.raises(DiaryError, match="whose entry it is"):
        read_diary(
            [
                buffer("A,2026-01-05,7", "B,2026-01-05,2", head="patient,date,pain"),
                buffer("2026-02-05,2", head="date,pain"),
            ]
        )


def test_people_are_kept_apart() -> None:
    head = "patient,date,pain"
    diary = read_diary(
        [buffer("A,2026-01-05,7", head=head), buffer("A,2026-01-05,7", "B,2026-01-05,2", head=head)]
    )
    assert diary.patients == ["A", "B"]
    assert diary.rows_kept == 2


def test_a_factor_of_two_kinds_is_read_as_words_and_told() -> None:
    diary = read_diary(
        [
            buffer("2026-01-05,7,2", "2026-01-06,0,1", head="date,pain,wine"),
            buffer("2026-02-05,2,red", "2026-02-06,2,white", head="date,pain,wine"),
        ]
    )
    assert diary.entries["wine"].tolist() == ["2", "1", "red", "white"]
    assert "kinds" in set(diary.problems["code"])


def test_a_factor_of_words_is_read_through_several_files() -> None:
    whole = read_diary(
        [
            buffer("2026-01-05,7,sunny", "2026-01-06,0,rain", head="date,pain,weather"),
            buffer("2026-02-05,2,fog", "2026-02-06,0,", head="date,pain,weather"),
            buffer("2026-03-05,2", "2026-03-06,0", head="date,pain"),
        ]
    )
    said = whole.days["weather"].dropna()
    assert said.tolist() == ["sunny", "rain", "fog"]
    assert list(whole.entries["weather"].cat.categories) == ["sunny", "rain", "fog"]


def test_a_place_names_the_file_and_the_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, month in (("Jan", 1), ("Feb", 2)):
        sheet = book.create_sheet(name)
        rows = [[f"2026-{month:02}-{day:02}", day % 3, "ibuprofen"] for day in range(5, 20)]
        for row in (["date", "pain", "treatment"], *rows):
            sheet.append(row)
    book.save(tmp_path / "months.xlsx")
    other = write(tmp_path, "other.csv", "2026-02-06,7,", "2026-02-28,0,")
    diary = read_diary([tmp_path / "months.xlsx", other])
    at = diary.doses.set_index("date").loc["2026-02-07", ["file", "sheet", "line"]]
    assert at.tolist() == [str(tmp_path / "months.xlsx"), "Feb", 4]
    assert diary.reading.sheets is None
    differ = diary.problems[diary.problems["code"] == "files differ"]
    assert set(zip(differ["sheet"], differ["line"], strict=True)) == {("Feb", 3)}
    assert "other.csv, line 2, says 7" in " ".join(differ["suggestion"])
    # The sheet may be in the file that counts.
    write(tmp_path, "other.csv", "2026-02-06,7,", "2026-02-07,0,")
    differ = read_diary([tmp_path / "months.xlsx", other]).problems
    assert 'months.xlsx, line 3 of the sheet "Feb", says 0' in " ".join(differ["suggestion"])


def test_a_folder_is_read_without_what_is_no_diary(tmp_path: Path) -> None:
    write(tmp_path, "export 2.csv", "2026-01-06,4,", "2026-01-07,0,")
    write(tmp_path, "export 10.csv", "2026-02-06,4,")
    (tmp_path / "brain.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".hidden.csv").write_text("date,pain\n2026-05-05,3\n", encoding="utf-8")
    diary = read_diary(tmp_path)
    assert diary.rows_kept == 3
    assert [Path(name).name for name in diary.reading.files["file"]] == [
        "export 2.csv", "export 10.csv",
    ]  # fmt: skip
    assert diary.reading.passed_over == ("brain.png",)


def test_a_folder_without_diaries_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brain.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(DiaryError, match="No file in this folder"):
        read_diary(tmp_path)


def test_each_file_is_read_as_remembered_beside_it(tmp_path: Path) -> None:
    first = write(tmp_path, "a.csv", "2026-01-05,7", head="date,wie")
    (tmp_path / "a.csv.hdiary.toml").write_text(
        '# Remembered by hdiary\n[columns]\n"wie" = "pain"\n', encoding="utf-8"
    )
    second = write(tmp_path, "b.csv", "2026-02-05,3", head="date,pain")
    assert read_diary([first, second]).entries["pain"].tolist() == [7.0, 3.0]
    assert read_diary(tmp_path).rows_kept == 2


def test_a_single_file_in_a_list_is_that_file() -> None:
    one = read_diary([SAMPLE])
    pd.testing.assert_frame_equal(one.days, read_diary(SAMPLE).days)
