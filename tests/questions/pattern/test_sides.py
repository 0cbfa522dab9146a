"""A side counts where it was said: it stands for all where many say it, and is lent to none."""

from __future__ import annotations

import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import pattern


def apart(side: list[str | None], **columns: object) -> Diary:
    """Give a diary with one headache on every third day, and the days between recorded as clear."""
    days = pd.date_range("2026-01-01", periods=3 * len(side)).strftime("%Y-%m-%d")
    rows = pd.DataFrame({"date": days, "pain": [5, 0, 0] * len(side)})
    for name, values in {"side": side, **columns}.items():
        rows[name] = [said for value in list(values) for said in (value, None, None)]  # type: ignore[call-overload]
    return make_diary(rows)


def run_on(lengths: list[int], side: dict[int, str], **columns: dict[int, str]) -> Diary:
    """Give headaches of so many days each, two clear days between; words by the headache day."""
    pain = [value for length in lengths for value in [5.0] * length + [0.0, 0.0]]
    hurts = [at for at, value in enumerate(pain) if value]
    rows = pd.DataFrame({"date": pd.date_range("2026-01-01", periods=len(pain)), "pain": pain})
    for name, said in {"side": side, **columns}.items():
        rows[name] = None
        for which, word in said.items():
            rows.loc[hurts[which], name] = word
    return make_diary(rows.assign(date=rows["date"].dt.strftime("%Y-%m-%d")))


class TestFewSayASide:
    """Four of forty headaches on the right do not make a headache of the right side."""

    @pytest.mark.parametrize(("some", "all_"), [(6, 40), (9, 20), (12, 25)])
    def test_no_share_and_no_leading_side(self, some: int, all_: int) -> None:
        result = pattern(apart(["right"] * some + [None] * (all_ - some)))
        row = result.table.iloc[0]
        assert (row["episodes"], row["episodes_with_side"]) == (all_, some)
        shares = ["side_locked_share", "side_locked_low", "side_locked_high", "dominant_side"]
        assert row[shares].isna().all()
        assert "fewer than half of the episodes say a side" in row["verdict"]

    def test_words_say_how_many_of_how_many(self) -> None:
        words = " ".join(pattern(apart(["right"] * 4 + [None] * 36)).summary().split())
        assert (
            "Of 40 in all, the side was written down for 4 episodes (right only 4): too few to say "
            "which it mostly is." in words
        )
        assert "keeps mostly" not in words

    def test_from_half_on_a_side_may_lead_and_the_others_are_told(self) -> None:
        result = pattern(apart(["right"] * 10 + [None] * 10))
        assert result.table.iloc[0]["dominant_side"] == "right"
        words = " ".join(result.summary().split())
        assert "keeps mostly to the right side" in words
        assert "10 more episodes say no side." in words


class TestASideIsLentToNobody:
    """What one day says is not said by the days around it, nor by the places on them."""

    def test_one_day_of_five_is_no_headache_on_one_side(self) -> None:
        row = pattern(run_on([5] * 6, {5 * k: "left" for k in range(6)})).table.iloc[0]
        assert (row["episodes_with_side"], row["episodes_side_in_part"]) == (0, 6)
        assert pd.isna(row["dominant_side"])

    def test_half_of_the_days_are_enough(self) -> None:
        row = pattern(run_on([2] * 6, {2 * k: "left" for k in range(6)})).table.iloc[0]
        assert (row["episodes_with_side"], row["episodes_side_in_part"]) == (6, 0)
        assert row["dominant_side"] == "left"

    def test_a_second_row_of_the_same_day_takes_nothing_away(self) -> None:
        days = pd.date_range("2026-01-01", periods=6, freq="3D").strftime("%Y-%m-%d")
        rows = pd.DataFrame({"date": [*days, *days, *days], "pain": 5, "side": [*["left"] * 6,
                             *[None] * 12]})  # fmt: skip
        assert pattern(make_diary(rows)).table.iloc[0]["episodes_with_side"] == 6

    def test_a_change_of_sides_is_seen_however_few_days_tell(self) -> None:
        sides = pattern(run_on([5], {0: "left", 4: "right"})).sides
        assert sides.loc[sides["episodes"] > 0, "side"].tolist() == ["shifting"]

    def test_words_say_that_it_was_said_in_part(self) -> None:
        diary = run_on([1] * 8 + [5], dict.fromkeys(range(9), "left"))
        words = " ".join(pattern(diary).summary().split())
        assert "In 1 more, fewer than half of its days say a side." in words
        only = " ".join(pattern(run_on([5], {0: "left"})).summary().split())
        assert "Of 1 episode, 1 says a side, on fewer than half of its days" in only

    def test_a_place_has_the_side_that_its_own_entry_names(self) -> None:
        said = run_on([2] * 6, {2 * k: "left" for k in range(6)},
                      location={k: ("temple", "neck")[k % 2] for k in range(12)})  # fmt: skip
        both = pattern(said).place_sides.set_index(["place", "side"])["episodes"]
        assert both[("temple", "left")] == 6
        assert both["neck"].sum() == 0


@pytest.mark.parametrize("column", ["location", "neck_pain"])
def test_the_neck_and_places_of_a_few_headaches_stand_for_no_others(column: str) -> None:
    said: list[object] = ["neck" if column == "location" else 3] * 6 + [None] * 14
    result = pattern(apart([None] * 20, **{column: said}))
    row = result.table.iloc[0]
    assert (row["episodes_neck"], row["episodes_with_neck"]) == (6, 6)
    assert row[["neck_share", "neck_low", "neck_high"]].isna().all()
    assert "fewer than half of the episodes say anything of the neck" in row["verdict"]
    words = " ".join(result.summary().split())
    assert "in 6 of the 6 episodes that tell, of 20 in all: too few to say how often" in words
    if column == "location":
        assert pd.isna(row["place_neck_share"])
        assert "Of 6 episodes with a place that is recognised" in words
        assert "fewer than half of the episodes say a place" in row["verdict"]
