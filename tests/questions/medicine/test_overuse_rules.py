"""ICHD-3 8.2, rule by rule: days written as signs, counts and verdicts beside them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary.schema import ENTRY_COLUMNS
from hdiary.questions.facts import DayFacts
from hdiary.questions.medicine import verdicts
from hdiary.questions.medicine.overuse import count_days, has_unknown, is_silent, make_overuse
from hdiary.vocabulary.classes import ACUTE_CLASSES

SIMPLE, TOGETHER = "simple analgesics together", "all acute classes together"
TAKEN = {
    "i": ("nsaid",),
    "p": ("simple_analgesic",),
    "c": ("combination_analgesic",),
    "t": ("triptan",),
    "e": ("ergot",),
    "o": ("opioid",),
    "b": ("nsaid", "simple_analgesic"),
    "m": ("nsaid", "triptan"),
    "g": ("gepant",),
}
"""Signs of days with headache and medicine. Others: ``-`` clear, ``n`` headache and "none",
``h`` headache without a word on treatment, ``?`` a name that nobody knows, ``_`` not recorded."""


def facts_of(*people: str) -> DayFacts:
    """Give the days of each person, one sign a day, the oldest first."""
    days = "".join(people)
    length = np.array([len(one) for one in people], dtype=np.int64)
    took = np.array(
        [[name in TAKEN.get(day, ()) for name in ACUTE_CLASSES] for day in days], dtype=np.bool_
    ).reshape(len(days), len(ACUTE_CLASSES))
    return DayFacts(
        people=len(people),
        who=np.repeat(np.arange(len(people)), length),
        date=pd.Series(pd.date_range("2026-01-01", periods=len(days))),
        headache=np.array([day not in "-_" for day in days], dtype=np.bool_),
        clear=np.array([day == "-" for day in days], dtype=np.bool_),
        worst_pain=np.full(len(days), 5.0),
        took_acute=took.any(axis=1),
        took=took,
        unrecognised=np.array([day == "?" for day in days], dtype=np.bool_),
        treatment_said=np.array([day in "n?" or day in TAKEN for day in days], dtype=np.bool_),
        position=np.concatenate([np.arange(n) for n in length]) if people else np.zeros(0, int),
        length=length,
    )


def table_of(*people: str, columns: tuple[str, ...] = ("treatment",)) -> pd.DataFrame:
    diary: Any = SimpleNamespace(
        patients=tuple("ABCDEFGH"[: len(people)]),
        entries=pd.DataFrame(columns=list(ENTRY_COLUMNS), dtype=object),
        columns_in=frozenset(columns),
    )
    return make_overuse(diary, facts_of(*people))


def month(signs: str) -> str:
    """Fill a window of 30 days up with clear ones."""
    return signs + "-" * (30 - len(signs))


def verdict(days: str, group: str) -> str:
    return str(table_of(days).set_index("group").loc[group, "verdict"])


LIMITS = {
    "i": (SIMPLE, 15),
    "p": (SIMPLE, 15),
    "b": (SIMPLE, 15),
    "c": ("combination analgesics", 10),
    "t": ("triptans", 10),
    "e": ("ergots", 10),
    "o": ("opioids", 10),
}


@pytest.mark.parametrize("sign", LIMITS)
def test_a_limit_is_reached_on_its_day_and_not_the_day_before(sign: str) -> None:
    group, limit = LIMITS[sign]
    assert verdict(month(sign * limit) * 3, group) == verdicts.AT_LIMIT
    assert verdict(month(sign * (limit - 1)) * 3, group) == verdicts.BELOW
    one_less = month(sign * limit) * 2 + month(sign * (limit - 1))
    assert verdict(one_less, group) == verdicts.SOMETIMES


def test_every_group_of_everybody_has_a_row_in_this_order() -> None:
    table = table_of(month("t" * 3) * 3, month("i" * 4) * 3)
    names = [SIMPLE, "combination analgesics", "triptans", "ergots", "opioids", TOGETHER]
    assert table["patient"].tolist() == ["A"] * 6 + ["B"] * 6
    assert table["group"].tolist() == names * 2
    assert table["group"].cat.categories.tolist() == names
    assert table["limit"].tolist() == [15, 10, 10, 10, 10, 10] * 2
    assert table["w1_lowest"].tolist() == [0, 0, 3, 0, 0, 3, 4, 0, 0, 0, 0, 4]
    assert table.columns.tolist() == [
        "patient", "group", "limit", "w1_lowest", "w1_highest", "w2_lowest", "w2_highest",
        "w3_lowest", "w3_highest", "windows", "verdict",
    ]  # fmt: skip
    assert str(table["verdict"].dtype) == "str"


def test_windows_are_thirty_days_from_the_last_day_back_and_three() -> None:
    days = "t" * 4 + "-" * 27 + "t" + "-" * 29 + "tt" + "-" * 27 + "t"
    assert len(days) == 91
    row = table_of(days).set_index("group").loc["triptans"]
    assert [row[f"w{n}_lowest"] for n in (1, 2, 3)] == [3, 1, 3]
    assert row["windows"] == 3


@pytest.mark.parametrize(
    ("days", "windows"), [(29, 0), (30, 1), (59, 1), (60, 2), (89, 2), (90, 3), (150, 3)]
)
def test_a_window_that_the_diary_does_not_reach_over_is_not_known(days: int, windows: int) -> None:
    table = table_of("t" * days)
    assert (table["windows"] == windows).all()
    known = [bool(table[f"w{n}_{end}"].notna().all()) for n in (1, 2, 3) for end in ("lowest",)]
    assert known == [n < windows for n in range(3)]
    unknown = table[[f"w{n + 1}_highest" for n in range(windows, 3)]]
    assert unknown.isna().all().all()
    short = table["verdict"] == verdicts.TOO_SHORT
    assert short.all() if windows < 3 else not short.any()


@pytest.mark.parametrize(
    ("open_days", "told"),
    [
        ("h", verdicts.CANNOT_TELL),  # A headache, and not a word on treatment
        ("_", verdicts.CANNOT_TELL),
        ("?", verdicts.NOT_RECOGNISED),
        ("n", verdicts.BELOW),  # "None" leaves no room,
        ("-", verdicts.BELOW),  # and a clear day without a word neither
        ("g", verdicts.BELOW),  # nor does a medicine without a limit.
    ],
)
def test_what_was_not_said_leaves_room_up_to_the_limit(open_days: str, told: str) -> None:
    just = month("t" * 6 + open_days * 4) * 3
    assert verdict(just, "triptans") == told
    assert verdict(month("t" * 6 + open_days * 3) * 3, "triptans") == verdicts.BELOW
    row = table_of(just).set_index("group").loc["triptans"]
    assert (row["w2_lowest"], row["w2_highest"]) == (6, 6 if told == verdicts.BELOW else 10)


def test_room_in_one_window_leaves_it_open() -> None:
    one = month("t" * 6 + "h" * 4) + month("t" * 6) * 2
    assert verdict(one, "triptans") == verdicts.CANNOT_TELL
    assert verdict(month("t" * 10) + month("t" * 6 + "h" * 4) * 2, "triptans") == verdicts.SOMETIMES


def test_the_name_is_the_reason_only_where_blank_days_alone_leave_nothing_open() -> None:
    assert verdict(month("?" * 2 + "h" * 9) * 3, "triptans") == verdicts.NOT_RECOGNISED
    assert verdict(month("?" * 2 + "h" * 10) * 3, "triptans") == verdicts.CANNOT_TELL
    one_window = month("h" * 10) + month("?" * 10) * 2
    assert verdict(one_window, "triptans") == verdicts.CANNOT_TELL


def test_days_count_once_however_many_medicines_they_saw() -> None:
    row = table_of(month("m" * 9 + "b") * 3).set_index("group")["w1_lowest"]
    assert (row[SIMPLE], row["triptans"], row[TOGETHER]) == (10, 9, 10)


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (("i" * 5 + "t" * 5,) * 3, verdicts.AT_LIMIT),
        (("i" * 5 + "t" * 4,) * 3, verdicts.BELOW),
        (("i" * 5 + "t" * 5, "i", "t"), verdicts.SOMETIMES),
        # A group that is at its own limit throughout says it already,
        (("i" * 5 + "t" * 10,) * 3, verdicts.BY_ITSELF),
        # as does one that is so wherever all together are,
        (("i" * 5 + "t" * 10, "i", "t"), verdicts.BY_ITSELF),
        # also two groups in turn;
        (("i" * 15 + "t", "i" + "t" * 10, "t"), verdicts.BY_ITSELF),
        # not one that is so in some of the windows in which all together are,
        (("i" * 5 + "t" * 10, "i" * 5 + "t" * 5, "t"), verdicts.SOMETIMES),
        # and not in turn where all together are at the limit throughout: no class is overused
        # for three months by itself.
        (("i" * 15 + "t", "i" + "t" * 10, "t" * 10), verdicts.AT_LIMIT),
    ],
)
def test_all_together_is_told_where_no_class_says_it_by_itself(
    months: tuple[str, ...], told: str
) -> None:
    assert verdict("".join(month(one) for one in months), TOGETHER) == told


def test_all_together_asks_for_two_groups_and_simple_analgesics_are_one() -> None:
    assert verdict(month("b" * 6 + "i" * 3 + "p" * 3) * 3, TOGETHER) == verdicts.ONE_GROUP
    assert verdict(month("i" * 12) * 3, TOGETHER) == verdicts.ONE_GROUP
    assert verdict(month("-") * 2 + month("n"), TOGETHER) == verdicts.ONE_GROUP
    # One day of another group in any of the three windows is enough.
    assert verdict(month("i" * 12 + "t") + month("i" * 12) * 2, TOGETHER) == verdicts.AT_LIMIT
    assert verdict("t" + month("i" * 12) * 3, TOGETHER) == verdicts.ONE_GROUP


def test_what_nobody_knows_may_be_the_second_group() -> None:
    assert verdict(month("i" * 8 + "??") * 3, TOGETHER) == verdicts.NOT_RECOGNISED
    assert verdict(month("i" * 7 + "??") * 3, TOGETHER) == verdicts.ONE_GROUP
    # In one window is enough; before the three it says nothing of them.
    assert verdict(month("i" * 9 + "?") + month("i") * 2, TOGETHER) == verdicts.NOT_RECOGNISED
    assert verdict("?" + month("i" * 12) * 3, TOGETHER) == verdicts.ONE_GROUP
    # Where two groups are known it is judged as ever.
    assert verdict(month("iiiiittttt?") * 3, TOGETHER) == verdicts.AT_LIMIT


def test_whoever_never_wrote_a_word_on_treatment_is_not_assessed_whatever_the_length() -> None:
    silent, other = month("h" * 10) * 3, month("t" * 10) * 3
    table = table_of(silent, other)
    assert (table["verdict"][:6] == verdicts.NOT_SAID).all()
    assert table["verdict"][8] == verdicts.AT_LIMIT
    counts = [f"w{n}_{end}" for n in (1, 2, 3) for end in ("lowest", "highest")]
    assert table.loc[:5, counts].isna().all().all() and table.loc[6:, counts].notna().all().all()
    assert (table_of("h" * 20)["verdict"] == verdicts.NOT_SAID).all()
    assert (table_of("h" * 20, columns=())["verdict"] == verdicts.NO_COLUMN).all()
    # To have written "none" once is to have said something.
    assert (table_of("n" + silent)["verdict"] != verdicts.NOT_SAID).all()


def test_people_are_counted_by_themselves() -> None:
    facts = facts_of("tt-", "-t-t", "", "?--")
    lowest, highest = count_days(facts, ("triptan",), window_days=2, windows=2)
    assert lowest.tolist() == [[1, 1], [1, 1], [0, 0], [0, 0]]
    assert highest.tolist() == [[1, 1], [1, 1], [0, 0], [0, 1]]
    named = count_days(facts, ("triptan",), window_days=2, windows=2, known_names=True)[1]
    assert named.tolist() == [[1, 1], [1, 1], [0, 0], [0, 0]]
    assert is_silent(facts).tolist() == [False, False, True, False]
    assert has_unknown(facts).tolist() == [False, False, False, True]


@pytest.mark.parametrize(("later", "there"), [(89, True), (90, False)])
def test_an_unknown_name_counts_within_ninety_days(later: int, there: bool) -> None:
    assert has_unknown(facts_of("?" + "-" * later)).tolist() == [there]


def test_nobody_changes_what_is_said_of_another() -> None:
    months = [
        ("i" * 5 + "t" * 10,) * 3, ("i" * 5 + "t" * 5,) * 3, ("i" * 5 + "t" * 5, "i", "t"),
        ("i" * 9 + "?", "i", "i"), ("i",) * 3, ("h" * 10,) * 3, ("?" * 2 + "h" * 9,) * 3,
    ]  # fmt: skip
    people = ["".join(month(one) for one in each) for each in months]
    table = table_of(*people).drop(columns="patient")
    for place, days in enumerate(people):
        alone = table_of(days).drop(columns="patient")
        among = table[6 * place : 6 * place + 6].reset_index(drop=True)
        pd.testing.assert_frame_equal(among, alone)


def test_nobody_has_no_rows() -> None:
    assert table_of().empty
