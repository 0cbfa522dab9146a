"""What earlier dates, a bad spell and the way before say against a claim, or beside it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from hdiary.diary import Diary, make_diary
from hdiary.questions.change import rules
from hdiary.questions.change.ask import change
from hdiary.questions.change.placebo import changes_often
from hdiary.questions.change.rules import name_cautions
from hdiary.words import say_plain


def diary_of(risk: np.ndarray) -> Diary:
    """Give a diary whose days hurt as evenly as their risk lets them."""
    hurt = np.diff(np.floor(np.r_[0, np.cumsum(risk)])) > 0
    dates = pd.date_range("2026-01-01", periods=len(risk)).strftime("%Y-%m-%d")
    return make_diary(pd.DataFrame({"date": dates, "pain": np.where(hurt, 5.0, 0.0)}))


def test_a_third_of_six_earlier_dates_take_a_claim_away() -> None:
    dates, changes = np.array([6, 6, 5, 12, 12]), np.array([2, 1, 5, 4, 4])
    sign = np.array([-1.0, -1.0, -1.0, 1.0, 0.0])
    assert changes_often(dates, changes, sign).tolist() == [True, False, False, True, False]


def test_earlier_dates_say_the_same_whether_or_not_they_are_asked_for() -> None:
    diary = diary_of(np.r_[np.full(120, 0.6), np.full(90, 0.15)])
    asked, not_asked = (
        change(diary, since="2026-05-01", what="yoga", placebo=placebo) for placebo in (True, False)
    )
    assert asked.table["verdict"].tolist() == not_asked.table["verdict"].tolist()
    assert asked.table["earlier_dates"].iloc[0] == not_asked.table["earlier_dates"].iloc[0] > 0
    assert not_asked.placebo.empty


def test_a_time_before_that_stood_still_was_not_going_anywhere() -> None:
    table = change(
        diary_of(np.r_[np.full(100, 1.0), np.full(100, 0.0)]), since="2026-04-11", what="yoga"
    ).table
    assert (table["verdict"].iloc[0], bool(table["going"].iloc[0])) == (
        "fewer headache days",
        False,
    )


def test_a_bad_spell_that_went_on_is_its_own_reason() -> None:
    risk = np.r_[np.full(99, 0.08), np.full(21, 0.65), np.full(120, 0.65)]
    row = change(diary_of(risk), since="2026-05-01", what="yoga").table.iloc[0]
    assert row["bad_week"]
    assert row["reason"] == say_plain(rules.BY_SPELL)


def test_cautions_stand_beside_a_claim_each_in_a_clause() -> None:
    calm = {"going": False, "wave": 0.01, "earlier_dates": 8, "earlier_changes": 0}
    assert name_cautions(calm) == []
    warned = {"going": True, "wave": 0.4, "earlier_dates": 12, "earlier_changes": 3}
    assert [told.key.rsplit(".")[-1] for told in name_cautions(warned)] == [
        "going", "wave", "earlier",
    ]  # fmt: skip
