"""Pain from the texts of a column: what is read, what is asked, and what is only left blank."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hdiary.diary import Problems
from hdiary.read.cells import Cells
from hdiary.read.pain import read_headache, read_pain, refuse_other_scale, says_no_pain
from hdiary.read.role import BY_NAME, Role
from hdiary.read.table import Column
from hdiary.words import phrase, say_plain

NAN = float("nan")
BAD = tuple(f"see page {letter}" for letter in "abcdefgh")
"""Texts that neither hold a rating nor say that it hurt."""


def cells_of(*texts: str, accept: tuple[str, ...] = (), meaning: str = "pain") -> Cells:
    """Give a column of these cells, from line 2 on."""
    values = tuple(dict.fromkeys(texts))
    codes = np.array([values.index(text) for text in texts], dtype=np.int32)
    return Cells(
        role=Role(
            position=0, header="Pain", meaning=meaning, how=BY_NAME, unit=None,
            column=Column(codes=codes, values=values),
        ),
        lines=np.arange(2, 2 + len(texts)),
        found=Problems(),
        accept=accept,
    )  # fmt: skip


def told(cells: Cells) -> list[tuple[str, str, str, list[int]]]:
    """Give code, severity, value and lines of what was told."""
    return [(g.code, g.severity, g.value, g.lines.tolist()) for g in cells.found.groups]


def ratings(*texts: str, scale: str = "0-10", **how: Any) -> list[float]:
    return read_pain(cells_of(*texts, **how), scale=scale).values.tolist()


# --- another scale ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "declared"),
    [
        (("5", "0", ""), None),
        (("", "-"), None),
        (("yes", "no", ""), "yes-no"),
        (("yes",), "yes-no"),
        (("yes", "5"), None),
        (("mild", "severe", "none"), "words"),
        (("mild", "0"), "words"),
        (("mild", "0.0", ""), "words"),
        (("mild", "5"), None),
        (("mild",) * 4 + ("severe",) * 4 + ("5", "6"), "words"),  # Four in five, of two levels
        (("mild",) * 4 + ("severe",) * 4 + ("5", "6", "7"), None),
        (("mild",) * 9 + ("5",), None),
        (BAD[:2], None),
    ],
)
def test_words_and_yes_and_no_ask_for_their_scale(
    texts: tuple[str, ...], declared: str | None
) -> None:
    cells = cells_of(*texts)
    found = cells.found
    assert refuse_other_scale(cells, scale="0-10", found=found) is (declared is not None)
    assert [group.code for group in found.groups] == (["scale"] if declared else [])
    assert [one.settings for one in found.suggested] == ([{"scale": declared}] if declared else [])
    if declared:
        name = declared.replace("-", "_")
        (group,) = found.groups
        assert (group.column, group.severity, group.fatal) == ("Pain", "error", True)
        assert group.expected == say_plain(phrase("read.pain.on_scale", scale="0-10"))
        assert group.suggestion == say_plain(phrase(f"read.pain.holds_{name}"))
        assert found.suggested[0].why == say_plain(phrase(f"read.pain.noted_in_{name}"))


@pytest.mark.parametrize("scale", ["words", "yes-no"])
def test_where_words_are_expected_nothing_is_asked(scale: str) -> None:
    for texts in (("yes", "no"), ("mild", "severe")):
        cells = cells_of(*texts)
        assert refuse_other_scale(cells, scale=scale, found=cells.found) is False
        assert not cells.found.groups


# --- ratings ---------------------------------------------------------------------------------


def test_ratings_are_read_as_they_are_written() -> None:
    found = ratings("7", "7,5", "7/10", "***", "", "-", "2 (moderate)", "0")
    np.testing.assert_equal(found, [7.0, 7.5, 7.0, 3.0, NAN, NAN, 2.0, 0.0])
    np.testing.assert_equal(ratings("70", "70/100", "7/10", scale="0-100")[:2], [70.0, 70.0])


@pytest.mark.parametrize("scale", ["0-10", "yes-no"])
def test_a_word_for_no_pain_is_0_and_told_with_how_often_it_stands_there(scale: str) -> None:
    cells = cells_of("5", "no pain", "no pain", "", "kein Kopfschmerz")
    found = read_pain(cells, scale=scale).values.tolist()
    np.testing.assert_equal(found, [5.0, 0.0, 0.0, NAN, 0.0])
    assert told(cells) == [
        ("no pain in words", "warning", "no pain", [3]),
        ("no pain in words", "warning", "kein Kopfschmerz", [6]),
    ]
    assert "2 " in cells.found.groups[0].suggestion
    assert say_plain(phrase("read.pain.is_0")) in cells.found.groups[1].suggestion
    assert cells.found.groups[0].expected == say_plain(phrase("read.pain.a_number", highest="10"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no pain", True), ("No Pain", True), ("kein Kopfschmerz", True), ("none", False),
        ("NONE", False), ("nil", False), ("mild", False), ("0", False), ("", False),
    ],
)  # fmt: skip
def test_words_that_programs_write_for_a_missing_value_say_nothing(text: str, says: bool) -> None:
    assert says_no_pain(text) is says


def test_none_is_asked_and_taken_for_0_only_where_that_is_accepted() -> None:
    asked = cells_of("5", "6", "none")
    np.testing.assert_equal(read_pain(asked, scale="0-10").values.tolist(), [5.0, 6.0, NAN])
    assert told(asked) == [("unreadable", "warning", "none", [4])]
    assert [one.settings for one in asked.found.suggested] == [{"accept": ("nearest",)}]
    assert ratings("5", "6", "none", accept=("nearest",)) == [5.0, 6.0, 0.0]
    assert ratings("5", "6", "NIL", accept=("nearest",)) == [5.0, 6.0, 0.0]


def test_words_are_levels_where_they_were_declared() -> None:
    cells = cells_of("none", "mild", "moderate", "severe", "0", "", "5", "Mild")
    found = read_pain(cells, scale="words")
    np.testing.assert_equal(found.values.tolist(), [0.0, 1.0, 2.0, 3.0, 0.0, NAN, NAN, 1.0])
    assert told(cells) == [("unreadable", "warning", "5", [8])]
    assert cells.found.groups[0].expected == say_plain(phrase("read.pain.in_words"))


def test_numbers_beside_words_of_pain_are_read_from_0_to_10() -> None:
    """Pain is declared in words; pain before and after may be in numbers all the same."""
    assert ratings("7", "10/10", scale="words", meaning="pain_before") == [7.0, 10.0]
    assert ratings("mild", "severe", scale="words", meaning="pain_before") == [1.0, 3.0]


@pytest.mark.parametrize("accept", [(), ("nearest",)])
def test_a_cell_that_says_it_hurt_without_a_rating_is_a_headache(accept: tuple[str, ...]) -> None:
    found = read_pain(
        cells_of("5", "0", "5-6", "very bad", "", *BAD[:1], accept=accept), scale="0-10"
    )
    near = 5.5 if accept else NAN
    np.testing.assert_equal(found.values.tolist()[:3], [5.0, 0.0, near])
    assert found.hurts.tolist()[2] is (not accept)
    assert found.hurts.tolist()[4:] == [False, False]
    assert not found.hurts[:2].any()
    assert bool(found.hurts[3]) or found.values[3] > 0


def test_every_cell_that_cannot_be_read_says_how_to_mend_it() -> None:
    cells = cells_of("5", "6", "7", "mild", "2026-10-07", BAD[0])
    read_pain(cells, scale="0-10")
    hints = {group.value: group.suggestion for group in cells.found.groups}
    for value, key in (
        ("mild", "write_number"), ("2026-10-07", "turned_into_date"), (BAD[0], "write_one_number"),
    ):  # fmt: skip
        assert say_plain(phrase(f"read.pain.{key}")) in hints[value]
    assert {group.severity for group in cells.found.groups} == {"warning"}


@pytest.mark.parametrize(
    ("text", "meaning", "counts"),
    [("bad", "pain", True), ("mild", "pain", True), (BAD[0], "pain", False),
     ("bad", "pain_before", False), ("bad", "neck_pain", False)],
)  # fmt: skip
def test_a_word_of_pain_is_told_to_count_as_a_headache(
    text: str, meaning: str, counts: bool
) -> None:
    cells = cells_of("5", "6", "7", "8", text, meaning=meaning)
    read_pain(cells, scale="0-10")
    (hint,) = (group.suggestion for group in cells.found.groups)
    assert (say_plain(phrase("read.pain.still_counts")) in hint) is counts
    mend = "write_number" if text != BAD[0] else "write_one_number"
    assert hint.endswith(say_plain(phrase(f"read.pain.{mend}")))


@pytest.mark.parametrize(
    ("bad", "good", "refused"),
    [
        (3, 4, True),  # More than two in five
        (3, 5, False),
        (4, 6, False),  # Two in five
        (2, 1, False),  # Fewer than three texts may be slips,
        (2, 0, True),  # unless nothing else is said
        (1, 0, False),
        (3, 0, True),
    ],
)
def test_a_column_that_is_mostly_unreadable_is_refused(bad: int, good: int, refused: bool) -> None:
    texts = [*BAD[:bad], *(str(n) for n in range(good)), "", "-"]
    cells = cells_of(*texts)
    found = read_pain(cells, scale="0-10")
    assert {group.severity for group in cells.found.groups} == {"error" if refused else "warning"}
    assert len(cells.found.groups) == bad
    assert not found.hurts.any() and len(found.hurts) == len(found.values) == len(texts)
    assert found.values[bad : bad + good].tolist() == [float(n) for n in range(good)]


def test_cells_count_as_often_as_they_stand_there() -> None:
    """Three distinct texts of eight, but five of eight rows."""
    cells = cells_of(*BAD[:3], BAD[0], BAD[0], "1", "2", "3")
    read_pain(cells, scale="0-10")
    assert {group.severity for group in cells.found.groups} == {"error"}
    same = cells_of(BAD[0], BAD[0])
    read_pain(same, scale="0-10")
    assert [group.severity for group in same.found.groups] == ["error"]


def test_words_of_pain_and_what_has_a_nearest_rating_refuse_no_column() -> None:
    """They say that it hurt, so the column is one of pain."""
    cells = cells_of("5-6", "6-7", "7-8", "3-4")
    read_pain(cells, scale="0-10")
    assert {group.severity for group in cells.found.groups} == {"warning"}
    between = cells_of("mild to moderate", "moderate to severe", "mild - severe", "mild")
    read_pain(between, scale="words")
    assert {group.severity for group in between.found.groups} == {"warning"}
    lost = cells_of("mild", "7", "8", "9")
    read_pain(lost, scale="words")
    assert {group.severity for group in lost.found.groups} == {"error"}


def test_what_lies_between_two_words_hurts_and_has_a_level_where_that_is_accepted() -> None:
    open_ = read_pain(cells_of("mild", "severe", "mild to moderate"), scale="words")
    np.testing.assert_equal(open_.values.tolist(), [1.0, 3.0, NAN])
    assert open_.hurts.tolist() == [False, False, True]
    taken = ratings("mild", "severe", "mild to moderate", scale="words", accept=("nearest",))
    assert taken == [1.0, 3.0, 1.5]


def test_a_column_without_rows_has_no_ratings() -> None:
    found = read_pain(cells_of(), scale="0-10")
    assert len(found.values) == len(found.hurts) == 0
    assert found.hurts.dtype == np.bool_


# --- whether it hurt -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes", True), ("no", False), ("ja", True), ("x", True), ("7", True), ("0", False),
        ("0.5", True), ("55/100", True), ("0/100", False), ("very bad", True),
    ],
)  # fmt: skip
def test_whether_it_hurt_is_read_from_answers_ticks_and_ratings(text: str, answer: bool) -> None:
    cells = cells_of(text, "yes", meaning="headache")
    assert read_headache(cells).tolist() == [answer, True]
    assert not cells.found.groups


def test_what_says_neither_is_left_blank_and_told() -> None:
    cells = cells_of("yes", "no", "", BAD[0], meaning="headache")
    found = read_headache(cells)
    assert found.isna().tolist() == [False, False, True, True]
    assert str(found.dtype) == "boolean"
    (group,) = cells.found.groups
    assert (group.code, group.severity, group.lines.tolist()) == ("unreadable", "warning", [5])
    assert group.expected == say_plain(phrase("read.pain.yes_or_no"))
