"""Values as people write them; the scale of pain is declared, never guessed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from hdiary.diary import Diary, DiaryError

Read = Callable[..., Diary]


@pytest.mark.parametrize(
    ("text", "pain"),
    [("7/10", 7), ("7.0", 7), ("7,5", 7.5), (" 7 ", 7), ("7 out of 10", 7), ("0", 0), ("10", 10)],
)
def test_ways_to_write_a_rating(read: Read, text: str, pain: float) -> None:
    assert read(f"date;pain\n2026-03-01;{text}\n").entries["pain"].tolist() == [pain]


@pytest.mark.parametrize("text", ["", "-", "NA", "n/a", "?", "NaN"])
def test_ways_to_say_nothing_of_pain(read: Read, text: str) -> None:
    diary = read(f"date;pain;stress\n2026-03-01;{text};3\n2026-03-02;5;3\n")
    assert np.isnan(diary.entries["pain"][0])
    assert diary.days["state"].tolist() == ["not recorded", "headache"]


@pytest.mark.parametrize("text", ["10.5", "-1", "1e3"])
def test_a_number_outside_of_the_scale_is_refused(read: Read, text: str) -> None:
    with pytest.raises(DiaryError) as refused:
        read(f"date;pain\n2026-03-01;5\n2026-03-02;{text}\n")
    assert refused.value.problems["line"].tolist() == [3]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("6-7", "headache"), ("very bad", "headache"), ("6ish", "headache"), ("mild", "headache"),
        ("7/100", "headache"), ("None", "not recorded"), ("inf", "not recorded"),
    ],
)  # fmt: skip
def test_a_rating_that_cannot_be_read_costs_the_cell_and_never_the_headache(
    read: Read, text: str, state: str
) -> None:
    diary = read(f"date;pain\n2026-03-01;5\n2026-03-02;{text}\n")
    assert diary.rows_kept == 2
    assert np.isnan(diary.entries["pain"][1])
    assert diary.days["state"].tolist() == ["headache", state]
    told = diary.problems[diary.problems["code"] == "unreadable"]
    assert (told["line"].tolist(), told["severity"].tolist()) == ([3], ["warning"])
    assert "left blank" in told["suggestion"].iloc[0]


def test_a_column_that_is_mostly_unreadable_is_refused(read: Read) -> None:
    rows = "".join(f"2026-03-0{k};see notes {k}\n" for k in range(1, 5))
    with pytest.raises(DiaryError) as refused:
        read("date;pain\n" + rows + "2026-03-05;5\n")
    assert refused.value.problems["line"].tolist() == [2, 3, 4, 5]


def test_the_nearest_reading_is_offered_and_taken_only_when_accepted(read: Read) -> None:
    text = "date;pain;start\n2026-03-01;5-6;7ish\n2026-03-02;0;\n"
    offered = read(text)
    assert offered.suggested[0].options == ["--accept", "nearest"]
    assert '"5-6" as 5.5' in " ".join(one.why for one in offered.suggested)
    accepted = read(text, accept=["nearest"])
    assert accepted.entries["pain"].tolist() == [5.5, 0.0]
    assert f"{accepted.entries['start'][0]:%H:%M}" == "07:00"
    assert set(accepted.problems["code"]) == {"nearest reading"}


def test_a_rating_that_a_spreadsheet_turned_into_a_date_is_told(read: Read) -> None:
    diary = read("date;pain\n2026-03-01;5\n2026-03-02;2026-10-07\n")
    told = diary.problems[diary.problems["code"] == "unreadable"]
    assert "7/10 into a date" in told["suggestion"].iloc[0]


@pytest.mark.parametrize(
    ("values", "option"),
    [
        (["45", "70"], "--scale 0-100"),
        (["mild", "none", "severe"], "--scale words"),
        (["yes", "no"], "--scale yes-no"),
        (["ja", "nein"], "--scale yes-no"),
    ],
)
def test_another_scale_is_refused_with_its_option(
    read: Read, values: list[str], option: str
) -> None:
    rows = "".join(f"2026-03-0{k + 1},{v}\n" for k, v in enumerate(values))
    with pytest.raises(DiaryError, match=option):
        read("date,pain\n" + rows)
    diary = read("date,pain\n" + rows, scale=option.removeprefix("--scale "))
    assert diary.settings["scale"] == option.removeprefix("--scale ")
    assert diary.rows_kept == len(values)


def test_a_headache_column_of_yes_and_no_is_refused_with_its_option(read: Read) -> None:
    text = "date,headache\n2026-03-01,yes\n2026-03-02,no\n2026-03-03,\n"
    with pytest.raises(DiaryError, match="--scale yes-no"):
        read(text)
    diary = read(text, scale="yes-no")
    assert diary.days["state"].tolist() == ["headache", "clear", "not recorded"]
    assert diary.entries["pain"].isna().all()


@pytest.mark.parametrize("values", [["5", "0", "7"], ["0", "6,5", ""]])
def test_a_headache_column_of_numbers_is_the_pain(read: Read, values: list[str]) -> None:
    text = "date;headache\n" + "".join(f"2026-03-0{k + 1};{v}\n" for k, v in enumerate(values))
    diary = read(text)
    told = [float(v.replace(",", ".")) for v in values if v]
    assert diary.entries["pain"].dropna().tolist() == told
    assert '"headache" holds numbers' in diary.reading.decisions[0].words


def test_a_headache_column_of_numbers_and_words_is_never_called_yes_and_no(read: Read) -> None:
    text = "date;headache\n2026-03-01;5\n2026-03-02;none\n2026-03-03;yes\n"
    with pytest.raises(DiaryError, match=r'--column pain="headache"') as refused:
        read(text)
    assert "only yes and no" not in str(refused.value)
    assert refused.value.suggested[0].settings == {"columns": {"headache": "pain"}}


def test_a_declared_scale_is_kept_and_never_rescaled(read: Read) -> None:
    assert read("date,pain\n2026-03-01,45\n", scale="0-100").entries["pain"].tolist() == [45.0]
    words = read("date,pain\n2026-03-01,Moderate\n2026-03-02,none\n", scale="words")
    assert words.entries["pain"].tolist() == [2.0, 0.0]
    assert read("date,pain\n2026-03-01,3\n", scale="0-3").entries["pain"].tolist() == [3.0]
    with pytest.raises(DiaryError, match="0 to 3"):
        read("date,pain\n2026-03-01,4\n", scale="0-3")


def test_a_header_may_declare_the_scale(read: Read) -> None:
    assert read("date,pain (0-100)\n2026-03-01,45\n").scale == "0-100"
    assert read("date,headache (yes-no)\n2026-03-01,yes\n").scale == "yes-no"
    assert read("date,pain (0-5)\n2026-03-01,4\n").scale == "0-5"
    with pytest.raises(DiaryError, match="does not rescale"):
        read("date,pain (0-7)\n2026-03-01,4\n")


def test_a_column_that_never_goes_above_3_is_read_with_a_warning(read: Read) -> None:
    diary = read("date,pain\n2026-03-01,3\n2026-03-02,0\n")
    assert diary.scale == "0-10"
    assert "--scale 0-3" in diary.problems["suggestion"].iloc[0]
    assert not len(read("date,pain\n2026-03-01,4\n").problems)
    assert "low scale" not in set(read("date,pain\n2026-03-01,0\n").problems["code"])


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("L", "left"), ("RIGHT", "right"), ("bilateral", "both"), ("links", "left"),
        ("beidseitig", "both"), ("left and right", "both"), ("alternating", "shifting"),
    ],
)  # fmt: skip
def test_sides(read: Read, text: str, side: str) -> None:
    assert read(f"date;pain;side\n2026-03-01;5;{text}\n").entries["side"].tolist() == [side]


def test_none_is_read_by_column(read: Read) -> None:
    diary = read(
        """
        date;pain;side;treatment;alcohol
        2026-03-01;5;none;None;none
        2026-03-02;5;-;-;-
        2026-03-03;5;;;some
        """
    )
    assert diary.entries["side"].isna().all()
    assert diary.entries["treatment"].tolist()[0] == "none"
    assert diary.entries["treatment"].isna().tolist() == [False, True, True]
    assert diary.entries["alcohol"].tolist()[0] == "none"
    assert diary.entries["alcohol"].isna().tolist() == [False, True, False]
    assert len(diary.doses) == 0


@pytest.mark.parametrize("joiner", ["; ", ",", " | ", "\n"])
def test_lists_in_a_cell(read: Read, joiner: str) -> None:
    cell = joiner.join(["neck", "left temple", "Occiput"])
    diary = read(f'date;pain;location\n2026-03-01;5;"{cell}"\n')
    assert diary.entries["location"].tolist() == ["neck; temple; back of head"]
    assert diary.entries["side"].tolist() == ["left"]


def test_a_side_in_the_place_that_differs_from_the_side_column_is_told(read: Read) -> None:
    diary = read("date;pain;side;location\n2026-03-01;5;right;left temple\n")
    assert diary.entries["side"].tolist() == ["right"]
    assert "two sides" in set(diary.problems["code"])


@pytest.mark.parametrize(
    ("cell", "side", "told"),
    [
        ("left temple; right shoulder", "left", True),
        ("rechtes Auge; linker Nacken", "right", True),
        ("Left; right shoulder", "left", True),
        ("rechte Schulter", "right", True),
        ("left neck; left shoulder", "left", False),
        ("left temple; left neck", "left", False),
        ("left temple; right eye", "both", False),
        ("left arm", None, False),
        ("right eye; left knee", "right", False),
    ],
)
def test_the_side_of_a_headache_is_that_of_the_places_of_the_head(
    read: Read, cell: str, side: str | None, told: bool
) -> None:
    diary = read(f'date;pain;location\n2026-03-01;5;"{cell}"\n2026-03-02;5;"forehead"\n')
    assert diary.entries["side"].dropna().tolist() == ([side] if side else [])
    assert ("side beside the head" in set(diary.problems["code"])) == told


def test_a_misspelt_treatment_is_suggested_and_not_mapped(read: Read) -> None:
    diary = read("date;pain;treatment\n2026-03-01;5;ibuprofin 400 mg\n")
    assert diary.doses["treatment_class"].tolist() == ["other"]
    assert not diary.doses["recognised"][0]
    assert '"ibuprofen"' in diary.problems["suggestion"].iloc[0]


def test_factors_are_numbers_yes_and_no_or_words(read: Read) -> None:
    diary = read(
        """
        date;pain;sleep;storm;mood;code;level
        2026-03-01;5;7,5;yes;calm;007;1
        2026-03-02;0;n/a;no;low;008;0
        """
    )
    kinds = dict(zip(diary.factors["factor"], diary.factors["kind"], strict=True))
    assert kinds == {
        "sleep": "number", "storm": "yes/no", "mood": "word", "code": "word", "level": "number",
    }  # fmt: skip
    assert diary.entries["sleep"].tolist()[0] == 7.5


def test_a_word_among_numbers_is_told_with_its_line(read: Read) -> None:
    rows = "".join(f"2026-03-{k:02d};5;{k}\n" for k in range(1, 12))
    diary = read("date;pain;steps\n" + rows + "2026-03-12;5;many\n")
    warning = diary.problems[diary.problems["code"] == "words among numbers"]
    assert warning["line"].tolist() == [13]
    assert diary.factors["kind"].tolist() == ["word"]


def test_a_comma_may_part_thousands_where_cells_part_at_commas(read: Read) -> None:
    diary = read('date,pain,steps\n2026-03-01,5,"4,614"\n2026-03-02,0,"12,001"\n')
    assert diary.entries["steps"].tolist() == [4614.0, 12001.0]
    assert "thousands" in set(diary.problems["code"])
    assert read("date;pain;steps\n2026-03-01;5;4,614\n").entries["steps"].tolist() == [4.614]


def test_a_formula_kept_from_running_reads_back_as_written(read: Read) -> None:
    diary = read("date,pain,notes,mood\n2026-03-01,5,'=1+1,'@home\n2026-03-02,5,'tis,fine\n")
    assert diary.entries["notes"].tolist() == ["=1+1", "'tis"]
    assert diary.entries["mood"].tolist() == ["@home", "fine"]


def test_two_equal_doses_are_two_doses(read: Read) -> None:
    text = "date;pain;treatment\n2026-03-01;5;ibuprofen 400 mg; ibuprofen 400 mg\n"
    diary = read(text.replace("mg; ibu", "mg, ibu"))
    assert len(diary.doses) == 2


def test_long_identifiers_keep_their_digits(read: Read) -> None:
    diary = read("date,pain,device\n2026-03-01,5,12345678901234567890\n")
    assert diary.entries["device"].tolist() == ["12345678901234567890"]


def test_lists_that_begin_like_a_formula_read_back_as_written(read: Read) -> None:
    diary = read("date,pain,treatment,activity\n2026-03-01,5,'=1+1,'@home\n")
    assert diary.entries["treatment"].tolist() == ["=1+1"]
    assert diary.entries["activity"].tolist() == ["@home"]


def test_numbers_that_can_be_read_in_two_ways_are_told(read: Read) -> None:
    diary = read("date;pain;steps\n2026-03-01;5;1,234\n2026-03-02;0;12,345\n")
    assert diary.entries["steps"].tolist() == [1.234, 12.345]
    assert "decimal sign" in diary.problems["suggestion"].iloc[0]


def test_a_side_alone_in_the_place_column_is_a_side(read: Read) -> None:
    diary = read("date;pain;location\n2026-03-01;5;Left\n")
    assert diary.entries["side"].tolist() == ["left"]
    assert diary.entries["location"].isna().all()


def test_an_amount_beside_a_cell_that_names_nothing_is_of_nothing(read: Read) -> None:
    diary = read(
        "date,pain,Medication,Quantity\n"
        '2026-03-01,5,Ibuprofen,2\n2026-03-02,5,";",2\n2026-03-03,4,"Ibuprofen; ",1\n'
    )
    assert diary.doses["treatment"].tolist() == ["ibuprofen", "ibuprofen"]


_MINUTES = {"31": 31.0, "0.12345678901": 0.12345678901, "2 h": 120.0, "-5": None, "1e300": None}


@pytest.mark.parametrize("header", ["after_min", "minutes after", "Minuten danach"])
def test_minutes_stay_as_they_were_written_and_a_bad_one_costs_its_cell(
    read: Read, header: str
) -> None:
    rows = [f"2026-03-0{k},3,ice,4,2,{cell}" for k, cell in enumerate(_MINUTES, start=1)]
    text = f"date,pain,treatment,pain_before,pain_after,{header}\n" + "\n".join(rows)
    found = [None if np.isnan(v) else v for v in read(text).entries["after_min"]]
    assert found == list(_MINUTES.values())
