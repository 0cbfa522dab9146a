"""What changes its course: days counted, levels fitted, and what may be said of them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from hdiary.diary import Diary, make_diary
from hdiary.questions.change import fit as change_fit
from hdiary.questions.change import rules
from hdiary.questions.change.ask import ChangeResult, change
from hdiary.questions.change.days import UnitDays
from hdiary.questions.change.fit import fit_lines
from hdiary.questions.change.rules import CLAIMS, ChangeGates
from hdiary.questions.reasons import DEPENDS as ON_OTHER_DAYS
from hdiary.questions.reasons import WIDE as TOO_WIDE
from hdiary.read import read_diary
from hdiary.stats import fit_autoregressive
from hdiary.words import say_plain

from ..conftest import daily

DAYS, PAIN = "headache_days_28", "mean_pain"
WIDE, DEPENDS = say_plain(TOO_WIDE), say_plain(ON_OTHER_DAYS)
AFTER_SPELL, GOING = say_plain(rules.AFTER_SPELL), say_plain(rules.GOING)
ONE_OF_MANY, SAME = say_plain(rules.ONE_OF_MANY), say_plain(rules.SAME)
LITTLE, CANNOT, TOO_FEW = "little or no difference", "cannot tell yet", "not enough data"
VERDICTS = {*CLAIMS, LITTLE, CANNOT, TOO_FEW}
ANY = ChangeGates(
    min_days=2, min_interval_days=2, min_slope_days=100, min_headaches=1, min_clear=1, min_rated=1
)
Floats = npt.NDArray[np.float64]


def day(number: int) -> str:
    """Give the day so many days after the first of `daily`."""
    return str((pd.Timestamp("2026-01-01") + pd.Timedelta(days=number)).date())


def row(result: ChangeResult, outcome: str = DAYS, *, number: int = 0) -> pd.Series:
    """Give an outcome of the first, second, ... start."""
    return result.table[result.table["outcome"] == outcome].iloc[number]


def phases(result: ChangeResult, outcome: str = DAYS) -> dict[str, tuple[int, int]]:
    """Give first and last day of each phase, counted from the first day of `daily`."""
    rows = result.phases[result.phases["outcome"] == outcome]
    first = pd.Timestamp("2026-01-01")
    return {
        str(one["phase"]): ((one["first_day"] - first).days, (one["last_day"] - first).days)
        for one in rows.to_dict("records")
    }


def spread(share: float, days: int, *, pain: float = 5) -> list[float]:
    """Give headaches of a steady share of the days, as evenly as may be."""
    counts = np.floor(np.arange(days + 1) * share + 0.5)
    return [pain if more else 0.0 for more in np.diff(counts) > 0]


def tossed(share: float | Floats, days: int, *, seed: int = 0, low: int = 3, high: int = 8) -> Any:
    """Give headaches by chance, with pain by chance."""
    rng = np.random.default_rng(seed)
    return np.where(rng.random(days) < share, rng.integers(low, high, days), 0).astype(float)


def diary_of(*parts: Any, **columns: Any) -> Diary:
    """Put parts of a course one after the other."""
    return make_diary(daily([*(None if v is None else float(v) for p in parts for v in p)]))


@pytest.fixture(scope="module")
def sample() -> Diary:
    return read_diary("data/sample/diary.csv")


# --- days counted by hand ----------------------------------------------------------------------
# Twenty days, the third and the sixteenth not recorded; it begins on day 8, 9 January.
COURSE = [5, 0, None, 7, 0, 3, 0, 4, 6, 0, 5, 0, 0, 2, 0, None, 0, 4, 0, 0]


class TestDays:
    def count(self, result: ChangeResult) -> list[tuple[float, ...]]:
        names = ["days_before", "days_after", "before", "after"]
        return [tuple(row(result, outcome)[names]) for outcome in (DAYS, PAIN)]

    def test_the_first_days_from_the_start_on_are_left_out(self) -> None:
        result = change(diary_of(COURSE), since=day(8), settle=4, gates=ANY)
        # Before: days 0 to 7 without day 2, headaches 0, 3, 5, 7. After: 12 to 19 without 15,
        # headaches 13 and 17.
        assert self.count(result) == [(7, 7, 28 * 4 / 7, 28 * 2 / 7), (4, 2, 19 / 4, 6 / 2)]
        assert phases(result) == {"before": (0, 7), "settling": (8, 11), "after": (12, 19)}

    def test_nothing_is_left_out_if_so_asked(self) -> None:
        result = change(diary_of(COURSE), since=day(8), settle=0, gates=ANY)
        assert self.count(result)[0] == (7, 11, 28 * 4 / 7, 28 * 4 / 11)
        assert phases(result) == {"before": (0, 7), "after": (8, 19)}

    def test_days_before_are_left_out_if_so_asked(self) -> None:
        result = change(diary_of(COURSE), since=day(8), settle=4, washout=3, gates=ANY)
        assert self.count(result)[0] == (4, 7, 28 * 2 / 4, 28 * 2 / 7)
        assert phases(result)["left out"] == (5, 7)

    def test_headaches_without_a_rating_count_as_days_and_not_as_pain(self) -> None:
        entries = daily(COURSE)
        entries["headache"] = np.where(entries["pain"] > 0, "yes", "no")
        entries.loc[entries["date"] == day(3), "pain"] = np.nan
        result = change(make_diary(entries), since=day(8), settle=4, gates=ANY)
        assert self.count(result) == [(7, 7, 28 * 4 / 7, 28 * 2 / 7), (3, 2, 12 / 3, 6 / 2)]

    def test_the_time_after_ends_where_the_next_thing_begins(self) -> None:
        result = change(
            diary_of(spread(0.4, 150)), since=[day(50), day(100)], what=["yoga", "swimming"]
        )
        told = result.phases[result.phases["outcome"] == DAYS]
        ends = told[told["phase"].isin(["before", "after"])][["intervention", "phase"]]
        assert ends.to_numpy().tolist() == [
            *(["yoga", "before"], ["yoga", "after"]),
            *(["swimming", "before"], ["swimming", "after"]),
        ]
        names = ["days_before", "days_after"]
        assert result.table[names].iloc[0].tolist() == [50, 36]
        # The days while the first settled are no baseline of the second.
        assert result.table[names].iloc[2].tolist() == [36, 36]

    def test_the_course_is_counted_by_sevens_from_the_start(self) -> None:
        result = change(diary_of(COURSE), since=day(8), settle=4, gates=ANY)
        weeks = result.course[result.course["outcome"] == DAYS]
        first = (weeks["first_day"] - pd.Timestamp("2026-01-01")).dt.days
        assert first.tolist() == [-6, 1, 8, 15]
        assert weeks["days"].tolist() == [1, 7, 7, 5]
        assert weeks["recorded"].tolist() == [1, 6, 7, 4]
        values = [np.nan, 28 * 3 / 6, 28 * 3 / 7, 28 * 1 / 4]
        np.testing.assert_allclose(weeks["value"], values)

    def test_overlap_counts_every_pair_of_days(self) -> None:
        found = row(change(diary_of(COURSE), since=day(8), settle=4, gates=ANY), PAIN)
        # 5, 7, 3 and 4 before against 2 and 4 after: 6 of 8 pairs better, one a tie.
        assert found["nap"] == 6.5 / 8
        assert found["nap_low"] < found["nap"] < found["nap_high"]


# --- the regression ----------------------------------------------------------------------------
SERIES = np.fromstring(
    """
    5.1 6.2 5.8 6.9 6.1 5.5 6.7 7.0 6.3 5.9 6.5 7.2 6.8 6.0 5.7
    6.4 7.1 6.6 6.2 5.6 6.9 7.3 6.7 6.1 5.8 6.6 7.4 6.9 6.3 6.0
    5.2 4.9 5.6 4.8 4.4 5.1 5.3 4.7 4.2 4.6 4.9 4.1 3.9 4.5 4.3
    3.8 4.0 4.4 3.6 3.5 4.1 3.9 3.3 3.7 3.4 3.0 3.6 3.2 2.9 3.1
    """,
    sep=" ",
)


class TestRegression:
    def test_two_lines_equal_r_gls_corar1_reml(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # R 4.2.2, nlme 3.1-162: gls(y ~ time + level + slope, correlation = corAR1(form = ~time))
        at_best = partial(fit_autoregressive, rhos=[0.153583239766])
        monkeypatch.setattr(change_fit, "fit_autoregressive", at_best)
        number = np.arange(60)
        nobody = np.zeros(60, dtype=np.bool_)
        days = UnitDays(
            units=1,
            unit=np.zeros(60, dtype=np.int64),
            row=number,
            position=number,
            offset=number - 30,
            before=number < 30,
            after=number >= 30,
            settling=nobody,
        )
        lines = fit_lines(days, ~nobody, SERIES, level=0.95)
        assert lines.slope_before.estimate[0] / 28 == pytest.approx(0.01844186689341, abs=1e-9)
        assert lines.slope_before.p_value[0] == pytest.approx(0.1048119355734, abs=1e-6)
        assert lines.slope_change.estimate[0] / 28 == pytest.approx(-0.09426029736151, abs=1e-9)
        assert lines.slope_change.p_value[0] == pytest.approx(2.192359918951e-07, abs=1e-6)
        half = (lines.slope_change.high[0] - lines.slope_change.low[0]) / 2 / 28
        # The 97.5% point of t with 56 degrees of freedom, by R's qt.
        assert half == pytest.approx(2.003240718848 * 0.01597064535085, abs=1e-6)
        # R's step stands at the first day after, this one at the middle of the time after.
        middle = -1.424678174789 + 14.5 * -0.09426029736151
        assert lines.beyond.estimate[0] == pytest.approx(middle, abs=1e-9)

    @pytest.mark.parametrize("outcome", [DAYS, PAIN])
    @pytest.mark.parametrize("settle", [0, 14])
    def test_levels_equal_statsmodels_gls_with_gaps(
        self, monkeypatch: pytest.MonkeyPatch, outcome: str, settle: int
    ) -> None:
        rho = 0.37
        monkeypatch.setattr(
            change_fit, "fit_autoregressive", partial(fit_autoregressive, rhos=[rho])
        )
        rng = np.random.default_rng(8)
        pain = tossed(0.6, 130, seed=8)
        kept = np.where(rng.random(130) < 0.8, pain, np.nan)
        entries = [None if np.isnan(v) else v for v in kept]
        found = row(change(diary_of(entries), since=day(60), settle=settle, spell=0), outcome)
        number = np.arange(130)
        use = ~np.isnan(kept) & ((kept > 0) | (outcome == DAYS))
        y = np.where(kept > 0, 28.0, 0.0)[use] if outcome == DAYS else kept[use]
        late = (number >= 60 + settle)[use].astype(float)
        between = ((number >= 60) & (number < 60 + settle))[use].astype(float)
        columns = [np.ones(use.sum()), late, *([between] if settle else [])]
        gaps = np.abs(number[use][:, None] - number[use])
        theirs = sm.GLS(y, np.column_stack(columns), sigma=rho**gaps).fit()
        assert found["change"] == pytest.approx(theirs.params[1], abs=1e-9)
        assert found["p_value"] == pytest.approx(theirs.pvalues[1], abs=1e-5)
        ends = theirs.conf_int()[1]
        assert found[["ci_low", "ci_high"]].tolist() == pytest.approx(ends.tolist(), abs=1e-4)

    def test_a_higher_level_has_a_wider_interval(self, sample: Diary) -> None:
        narrow, wide = (row(change(sample, since="2026-04-06", level=x)) for x in (0.8, 0.99))
        assert wide["ci_low"] < narrow["ci_low"] < narrow["ci_high"] < wide["ci_high"]

    def test_lines_are_fitted_only_with_six_weeks_on_both_sides(self) -> None:
        names = ["slope_before", "slope_change", "slope_change_low", "slope_change_high"]
        short, long = (
            row(change(diary_of(tossed(0.5, 14 + 2 * side)), since=day(side))) for side in (41, 42)
        )
        assert short[names].isna().all()
        assert long[names].notna().all()
        assert long["slope_change_low"] < long["slope_change"] < long["slope_change_high"]


# --- gates -------------------------------------------------------------------------------------


class TestGates:
    @pytest.mark.parametrize(("before", "after"), [(27, 40), (40, 27)])
    def test_a_verdict_needs_28_recorded_days_on_each_side(self, before: int, after: int) -> None:
        side = "before it to compare with" if before < 28 else "once it had settled"
        found = row(change(diary_of(tossed(0.5, before + 14 + after)), since=day(before)))
        assert found["verdict"] == TOO_FEW
        assert found["reason"] == f"fewer than 28 recorded days {side}"
        assert np.isfinite(found[["change", "ci_low", "ci_high"]].astype(float)).all()
        assert pd.isna(found["more_days"])

    @pytest.mark.parametrize(("missed", "enough"), [(4, True), (5, False)])
    def test_of_28_days_four_may_be_missed(self, missed: int, enough: bool) -> None:
        pain: list[float | None] = list(tossed(0.5, 70))
        for gone in range(missed):
            pain[2 + 3 * gone] = pain[44 + 3 * gone] = None
        found = row(change(diary_of(pain), since=day(28)))
        assert (found["verdict"] != TOO_FEW) == enough

    def test_28_recorded_days_are_enough(self) -> None:
        found = row(change(diary_of(tossed(0.5, 70)), since=day(28)))
        assert found["verdict"] != TOO_FEW

    def test_below_14_recorded_days_there_is_no_interval(self) -> None:
        for before, known in ((13, False), (14, True)):
            found = row(change(diary_of(tossed(0.5, before + 64, seed=3)), since=day(before)))
            assert found[["change", "ci_low", "ci_high", "p_value"]].notna().all() == known
            assert found["days_before"] == before
            assert np.isfinite(found["before"])

    def test_too_few_headaches_and_too_few_clear_days_are_told(self) -> None:
        few = diary_of(spread(0.04, 100))
        assert row(change(few, since=day(40)))["reason"] == "fewer than 5 headache days"
        most = diary_of(spread(0.96, 100))
        assert row(change(most, since=day(40)))["reason"] == "fewer than 5 clear days"

    def test_pain_needs_seven_rated_headache_days_on_each_side(self) -> None:
        diary = diary_of(tossed(0.5, 40), spread(0.1, 60))
        found = row(change(diary, since=day(40)), PAIN)
        told = "fewer than 7 headache days with a pain rating once it had settled"
        assert (found["verdict"], found["reason"]) == (TOO_FEW, told)

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"min_days": 0}, "min_days is 0; give a number above 0"),
            ({"meaningful_pain": float("nan")}, "above 0"),
            ({"min_interval_days": 29}, "must not be above min_days"),
        ],
    )
    def test_gates_that_cannot_be_are_refused(self, changes: Any, words: str) -> None:
        with pytest.raises(ValueError, match=words):
            ChangeGates(**changes)

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"settle": -1}, "settle is -1; give days from 0 to 365"),
            ({"washout": 400}, "washout is 400"),
            ({"spell": -2}, "spell is -2"),
            ({"level": 95}, "level is 95; it must be between 0 and 1"),
            ({"false_discovery": 0}, "false_discovery is 0"),
        ],
    )
    def test_settings_out_of_range_are_refused(self, changes: Any, words: str) -> None:
        with pytest.raises(ValueError, match=words):
            change(diary_of(COURSE), since=day(8), **changes)


# --- verdicts ----------------------------------------------------------------------------------


class TestVerdicts:
    def test_fewer_and_more_headache_days(self) -> None:
        down = change(diary_of(tossed(0.7, 60), tossed(0.2, 74, seed=1)), since=day(60))
        up = change(diary_of(tossed(0.2, 60), tossed(0.7, 74, seed=1)), since=day(60))
        assert row(down)["verdict"] == "fewer headache days"
        assert row(down)["ci_high"] < 0
        assert row(up)["verdict"] == "more headache days"
        assert row(up)["ci_low"] > 0

    def test_less_and_more_pain(self) -> None:
        high, low = (
            tossed(0.6, 70, low=6, high=11, seed=2),
            tossed(0.6, 70, low=1, high=4, seed=3),
        )
        assert row(change(diary_of(high, low), since=day(70)), PAIN)["verdict"] == "less pain"
        assert row(change(diary_of(low, high), since=day(70)), PAIN)["verdict"] == "more pain"

    def test_little_or_no_difference_lies_within_what_matters(self) -> None:
        found = row(change(diary_of(spread(0.4, 300)), since=day(150)))
        assert (found["verdict"], found["reason"]) == (LITTLE, "answered")
        assert -4 < found["ci_low"] < found["ci_high"] < 4
        stricter = change(
            diary_of(tossed(0.4, 300)), since=day(150), gates=ChangeGates(meaningful_days=0.1)
        )
        assert row(stricter)["verdict"] == CANNOT

    def test_cannot_tell_yet_says_how_many_more_days(self) -> None:
        pain = np.r_[tossed(0.5, 150), tossed(0.5, 60, seed=100)]
        result = change(diary_of(pain), since=day(150))
        found = row(result)
        assert (found["verdict"], found["reason"]) == (CANNOT, WIDE)
        assert found["more_days"] > 0
        assert "more months of diary may be enough to tell" in result.summary()

    def test_a_claim_that_hangs_on_unlogged_days_is_not_made(self) -> None:
        # After it began, half of the days were not written down; all of them with a headache
        # would make it the same as before.
        logged = tossed(0.25, 74, seed=5).tolist()
        gaps = [v if n % 2 else None for n, v in enumerate(logged)]
        found = row(change(diary_of(tossed(0.6, 60), gaps), since=day(60)))
        # The interval that is printed holds what those days may have been.
        assert found["change"] < 0 < found["ci_high"]
        assert (found["verdict"], found["reason"]) == (CANNOT, DEPENDS)

    def test_a_claim_that_stands_whatever_unlogged_days_were_is_made(self) -> None:
        logged = tossed(0.05, 104, seed=5).tolist()
        gaps = [None if n % 8 == 0 else v for n, v in enumerate(logged)]
        found = row(change(diary_of(tossed(0.8, 80), gaps), since=day(80)))
        assert found["verdict"] == "fewer headache days"

    def test_little_or_no_difference_is_not_said_where_it_hangs_on_unlogged_days(self) -> None:
        even = spread(0.4, 150)
        gaps = [v if n % 2 else None for n, v in enumerate(spread(0.4, 300))]
        found = row(change(diary_of(even, gaps), since=day(150)))
        assert (found["verdict"], found["reason"]) == (CANNOT, DEPENDS)

    def test_a_change_that_was_already_going_this_way_is_not_claimed(self) -> None:
        falling = np.linspace(0.95, 0.05, 180)
        pain = np.where(np.diff(np.floor(np.r_[0, np.cumsum(falling)])) > 0, 5.0, 0.0)
        found = row(change(diary_of(pain), since=day(90)))
        assert found["ci_high"] < 0
        assert found["slope_before"] < 0
        assert (found["verdict"], found["reason"]) == (CANNOT, GOING)

    def test_a_line_that_may_have_gone_that_way_is_told_beside_the_claim(self) -> None:
        risk = np.linspace(0.75, 0.2, 200)
        pain = np.where(np.random.default_rng(0).random(200) < risk, 5.0, 0.0)
        result = change(diary_of(pain), since=day(90))
        assert (row(result)["verdict"], row(result)["going"]) == ("fewer headache days", True)
        assert "may have been going this way already" in result.summary()
        steady = change(diary_of([5, 0] * 30, tossed(0.15, 90)), since=day(60))
        assert (row(steady)["verdict"], row(steady)["going"]) == ("fewer headache days", False)
        assert "already" not in steady.summary()

    def test_a_claim_smaller_than_what_matters_says_so(self) -> None:
        pain = [np.tile([6, 0, 7, 0], 30), np.tile([4, 0, 5, 0], 30)]
        result = change(diary_of(*pain), since=day(120), spell=0)
        assert row(result, PAIN)["verdict"] == "less pain"
        assert "less pain, though by less than the 2.5 points that usually matter" in (
            result.summary()
        )

    def test_a_change_beyond_the_way_it_was_going_is_claimed(self) -> None:
        # It was getting worse and then was far better.
        pain = np.r_[tossed(np.linspace(0.4, 0.8, 90), 90), tossed(0.1, 90, seed=1)]
        assert row(change(diary_of(pain), since=day(90)))["verdict"] == "fewer headache days"

    def test_pain_that_never_differs_cannot_be_weighed(self) -> None:
        found = row(change(diary_of(tossed(0.5, 120, low=5, high=6)), since=day(50)), PAIN)
        assert (found["before"], found["after"]) == (5, 5)
        assert (found["verdict"], found["reason"]) == (TOO_FEW, SAME)

    def test_headache_every_day_before_and_on_no_day_after_is_claimed_with_an_interval(
        self,
    ) -> None:
        found = row(change(diary_of([5] * 50, [0] * 60), since=day(50), settle=0))
        assert found["verdict"] == "fewer headache days"
        assert (found["before"], found["after"], found["nap"]) == (28, 0, 1)
        assert found["ci_low"] < found["ci_high"] < 0

    def test_a_claim_among_many_starts_needs_more_than_one_alone(self) -> None:
        pain = np.r_[tossed(0.55, 120, seed=1), tossed(0.28, 60, seed=2), tossed(0.28, 240)]
        diary = diary_of(pain)
        starts = [day(120), *(day(n) for n in (180, 240, 300, 360))]
        alone = change(diary, since=day(120), gates=ChangeGates(min_slope_days=400))
        assert row(alone)["q_value"] == row(alone)["p_value"]
        many = change(diary, since=starts)
        first = row(many)
        assert first["q_value"] >= first["p_value"]
        strict = change(diary, since=starts, false_discovery=first["p_value"] / 2)
        assert (row(strict)["verdict"], row(strict)["reason"]) == (CANNOT, ONE_OF_MANY)


class TestBadWeek:
    def test_a_bad_spell_just_before_is_left_out_of_the_baseline(self) -> None:
        diary = diary_of(spread(0.3, 60), [6] * 14, spread(0.3, 74))
        found, kept = (row(change(diary, since=day(74), spell=n)) for n in (14, 0))
        assert (found["bad_week"], found["days_before"]) == (True, 60)
        assert found["before"] == pytest.approx(8.4, abs=0.1)
        assert found["verdict"] != "fewer headache days"
        assert (kept["bad_week"], kept["days_before"]) == (False, 74)
        result = change(diary, since=day(74))
        assert phases(result)["left out"] == (60, 73)
        assert phases(result)["before"] == (0, 59)

    def test_its_length_is_a_setting(self) -> None:
        diary = diary_of(spread(0.3, 60), [6] * 21, spread(0.3, 74))
        assert row(change(diary, since=day(81), spell=21))["days_before"] == 60

    def test_a_steady_baseline_is_kept(self) -> None:
        found = row(change(diary_of(spread(0.4, 140)), since=day(70)))
        assert (found["bad_week"], found["days_before"]) == (False, 70)

    def test_a_better_spell_is_kept(self) -> None:
        found = row(change(diary_of(spread(0.6, 60), [0] * 14, spread(0.6, 74)), since=day(74)))
        assert (found["bad_week"], found["days_before"]) == (False, 74)

    def test_with_too_short_a_baseline_before_it_nothing_better_is_claimed(self) -> None:
        diary = diary_of(spread(0.3, 20), [6] * 14, spread(0.05, 74))
        found = row(change(diary, since=day(34)))
        assert (found["bad_week"], found["days_before"]) == (True, 34)
        assert found["change"] < 0
        assert (found["verdict"], found["reason"]) == (CANNOT, AFTER_SPELL)


class TestEarlierDays:
    def test_every_seventh_day_with_room_on_both_sides_is_tried(self) -> None:
        result = change(diary_of(tossed(0.5, 200)), since=day(100), spell=0)
        tried = result.placebo[result.placebo["outcome"] == DAYS]
        number = (tried["date"] - pd.Timestamp("2026-01-01")).dt.days
        # 28 days before, and 14 + 28 after, all inside of the first 100 days.
        assert sorted(number) == [30, 37, 44, 51, 58]
        assert tried["p_value"].between(0, 1).all()

    def test_it_is_the_same_comparison_on_the_baseline_alone(self) -> None:
        pain = tossed(0.5, 200)
        tried = change(diary_of(pain), since=day(100), spell=0).placebo
        first = tried[(tried["outcome"] == DAYS) & (tried["date"] == day(51))].iloc[0]
        alone = row(change(diary_of(pain[:100]), since=day(51), spell=0))
        assert first["change"] == pytest.approx(alone["change"])
        assert first["p_value"] == pytest.approx(alone["p_value"])

    def test_a_step_of_the_baseline_shows(self) -> None:
        pain = np.r_[tossed(0.9, 70), tossed(0.1, 170, seed=1)]
        result = change(diary_of(pain), since=day(140))
        tried = result.placebo[result.placebo["outcome"] == DAYS]
        assert (tried["p_value"] < 0.05).any()

    def test_it_may_be_left_out_and_short_baselines_have_none(self) -> None:
        pain = tossed(0.5, 200)
        assert change(diary_of(pain), since=day(100), placebo=False).placebo.empty
        assert change(diary_of(pain), since=day(60)).placebo.empty


# --- diaries that can say little ---------------------------------------------------------------


def is_told(result: ChangeResult) -> None:
    """Check that every number is finite or missing, and every missing one has a reason."""
    table = result.table
    numbers = table.select_dtypes("number").astype(float)
    assert not np.isinf(numbers.to_numpy()).any()
    assert set(table["verdict"]) <= VERDICTS
    assert (table["reason"].str.len() > 0).all()
    nothing = table["change"].isna()
    assert (table.loc[nothing, "verdict"] == TOO_FEW).all()
    assert (table.loc[table["verdict"] != TOO_FEW, "reason"] != "").all()
    summary = result.summary()
    assert "nan" not in summary.lower()
    assert "not known" not in summary


ODD_DIARIES = {
    "ten days": [5, 0] * 5,
    "one day": [5],
    "no clear day": [5] * 120,
    "no headache": [0] * 120,
    "headache always, pain by chance": [3, 7, 5] * 40,
    "one headache": [0] * 60 + [5] + [0] * 60,
    "all before, none after": [5] * 60 + [0] * 60,
    "every other day missing": [5, None, 0, None] * 40,
}


@pytest.mark.parametrize("pain", ODD_DIARIES.values(), ids=ODD_DIARIES)
@pytest.mark.parametrize("since", [day(-400), day(-1), day(0), day(1), day(60), day(119), day(900)])
def test_odd_diaries_and_odd_starts_are_told_in_words(pain: Any, since: str) -> None:
    is_told(change(diary_of(pain), since=since))


@pytest.mark.parametrize(
    ("since", "reason"),
    [
        (day(-30), "it began before the diary or on its first day"),
        (day(0), "it began before the diary or on its first day"),
        (day(120), "it begins after the diary's last day"),
    ],
)
def test_a_start_outside_of_the_diary_is_told(since: str, reason: str) -> None:
    result = change(diary_of(tossed(0.5, 120)), since=since)
    assert set(result.table["verdict"]) == {TOO_FEW}
    assert set(result.table["reason"]) == {reason}


@pytest.mark.parametrize(("scale", "top"), [("0-3", 3), ("0-100", 100), ("yes-no", 1)])
def test_other_scales_have_days_and_no_pain(scale: str, top: int) -> None:
    pain = np.where(tossed(0.5, 150) > 0, float(top), 0.0)
    result = change(make_diary(daily(pain.tolist()), scale=scale), since=day(60))
    is_told(result)
    assert row(result)["verdict"] != TOO_FEW
    found = row(result, PAIN)
    assert found["verdict"] == TOO_FEW
    assert "scale of 0 to 10" in found["reason"]
    assert pd.isna(found["before"])


def test_a_list_of_attacks_has_no_rate_of_headache_days() -> None:
    attacks = [v if v else None for v in tossed(0.5, 150)]
    attacks[0] = attacks[-1] = 5.0
    result = change(diary_of(attacks), since=day(60))
    is_told(result)
    assert (row(result)["verdict"], row(result)["reason"]) == (TOO_FEW, "only headaches are listed")
    stated = make_diary(daily(attacks), clear_between=(day(0), day(149)))
    assert row(change(stated, since=day(60)))["verdict"] != TOO_FEW


def test_nothing_filled_in_and_nothing_begun_give_no_rows_and_words() -> None:
    blank = make_diary(pd.DataFrame({"date": [day(0), day(1)], "pain": [np.nan, np.nan]}))
    for result in (change(blank), change(diary_of(tossed(0.5, 100)))):
        assert result.table.empty
        assert {"verdict", "reason", "change", "q_value"} <= set(result.table.columns)
        assert result.summary()
    is_told(change(blank, since=day(1)))


def test_starts_too_near_to_each_other_are_told_by_name() -> None:
    result = change(diary_of(tossed(0.5, 200)), since=[day(80), day(90)], what=["yoga", "swimming"])
    assert set(result.table["verdict"]) == {TOO_FEW}
    reasons = [row(result, number=n)["reason"] for n in (0, 1)]
    assert reasons == [
        "swimming began 10 days after it, too near to tell the two apart",
        "yoga began 10 days before it, too near to tell the two apart",
    ]


def test_a_neighbour_after_more_than_a_week_is_told_in_the_right_number() -> None:
    result = change(diary_of(tossed(0.5, 150)), since=[day(60), day(68)], what=["yoga", "baths"])
    assert row(result)["reason"].startswith("baths began 8 days after it, ")


def test_what_else_began_in_the_time_compared_is_named(sample: Diary) -> None:
    given_ = change(sample, since="2026-04-06", what="exercise")
    assert set(given_.table["also_began"]) == {"dry needling"}
    found = change(sample, what="dry needling")
    assert set(found.table["also_began"]) == {"exercise"}
    assert set(change(sample).table["also_began"]) == {""}


# --- the sample diary --------------------------------------------------------------------------


def test_since_the_exercise_there_are_fewer_headache_days(sample: Diary) -> None:
    result = change(sample, since="2026-04-06", what="exercise")
    found = row(result)
    assert found["verdict"] == "fewer headache days"
    # The truth is 5.97 fewer.
    assert found["ci_low"] < -5.97 < found["ci_high"]
    assert row(result, PAIN)["verdict"] not in CLAIMS


def test_since_the_needling_no_change_is_claimed(sample: Diary) -> None:
    table = change(sample).table
    needling = table[table["intervention"] == "dry needling"]
    assert len(needling) == 2
    assert set(needling["since"]) == {pd.Timestamp("2026-02-16")}
    assert not set(needling["verdict"]) & set(CLAIMS)
    exercise = table[(table["intervention"] == "exercise") & (table["outcome"] == DAYS)]
    assert exercise["verdict"].tolist() == ["fewer headache days"]
    assert table["found"].all()


# --- many people -------------------------------------------------------------------------------


def make_cohort(people: int, days: int, *, rho: float = 0.3, seed: int = 4) -> pd.DataFrame:
    """Give people whose headaches hang together from day to day and never change."""
    rng = np.random.default_rng(seed)
    frames = []
    for number in range(people):
        hurts = np.zeros(days, dtype=bool)
        hurts[0] = rng.random() < 0.45
        for n in range(1, days):
            hurts[n] = rng.random() < 0.45 + rho * (hurts[n - 1] - 0.45)
        pain = np.where(hurts, rng.integers(2, 10, days), 0).astype(float)
        frames.append(daily(pain.tolist()).assign(patient=f"P{number:03d}"))
    return pd.concat(frames, ignore_index=True)


@pytest.mark.slow
def test_claims_without_any_change_are_rare() -> None:
    result = change(make_diary(make_cohort(200, 98)), since=day(42), placebo=False)
    assert len(result.table) == 400
    for outcome in (DAYS, PAIN):
        mine = result.table[result.table["outcome"] == outcome]
        # At 5% there would be 10 of 200; 21 or more come once in a thousand times.
        assert 1 <= mine["verdict"].isin(CLAIMS).sum() <= 20


@pytest.mark.slow
def test_a_person_is_the_same_alone_and_among_others_in_any_order() -> None:
    entries = make_cohort(4, 120)
    entries = entries.drop(entries.index[entries["patient"] == "P001"][20:90])
    since = {"P000": day(50), "P001": [day(10), day(70)], "P003": day(60)}
    together = change(make_diary(entries), since=since)
    again = change(make_diary(entries.sample(frac=1, random_state=1)), since=since)
    for name in ("table", "phases", "course", "placebo"):
        everyone = getattr(together, name)
        shuffled = getattr(again, name)
        order = {"by": ["patient", "since", "outcome"], "kind": "stable"}
        for frame in (everyone, shuffled):
            frame["patient"] = frame["patient"].astype("str")
        pd.testing.assert_frame_equal(
            everyone.sort_values(**order, ignore_index=True),
            shuffled.sort_values(**order, ignore_index=True),
        )
        for person, begin in since.items():
            diary = make_diary(entries[entries["patient"] == person])
            alone = getattr(change(diary, since={person: begin}), name)
            mine = everyone[everyone["patient"] == person].reset_index(drop=True)
            pd.testing.assert_frame_equal(
                alone.assign(patient=person), mine, check_dtype=False, rtol=1e-9
            )


def test_the_answer_is_the_same_every_time(sample: Diary) -> None:
    one, other = (change(sample) for _ in range(2))
    for name in ("table", "phases", "course", "placebo"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    assert one.summary() == other.summary()


def test_the_settings_are_echoed(sample: Diary) -> None:
    told = change(sample, settle=7, what="exercise", gates=ChangeGates(min_days=20)).settings
    assert (told["settle"], told["washout"], told["spell"]) == (7, 0, 14)
    assert told["gates"]["min_days"] == 20
    assert told["looked_for"] == ("exercise",)


@pytest.mark.slow
@given(
    seed=st.integers(0, 10_000),
    before=st.sampled_from([0.0, 0.05, 0.5, 1.0]),
    after=st.sampled_from([0.0, 0.05, 0.5, 1.0]),
    length=st.integers(1, 160),
    begin=st.integers(-3, 165),
    gaps=st.sampled_from([0.0, 0.3, 0.8]),
    settle=st.sampled_from([0, 14, 40]),
)
@settings(max_examples=40)
def test_any_diary_is_answered_in_words_and_finite_numbers(
    seed: int, before: float, after: float, length: int, begin: int, gaps: float, settle: int
) -> None:
    rng = np.random.default_rng(seed)
    share = np.where(np.arange(length) < begin, before, after)
    pain = tossed(share, length, seed=seed, low=1, high=11)
    kept = rng.random(length) >= gaps
    kept[0] = True
    entries = [v if keep else None for v, keep in zip(pain, kept, strict=True)]
    result = change(diary_of(entries), since=day(begin), settle=settle)
    is_told(result)
    table = result.table
    judged = table[table["change"].notna()]
    assert (judged["ci_low"] <= judged["change"]).all()
    assert (judged["change"] <= judged["ci_high"]).all()
    better = table["verdict"].isin(["fewer headache days", "less pain"])
    assert (table.loc[better, "ci_high"] < 0).all()
    assert (table["days_before"] <= max(begin, 0)).all()


def test_a_result_is_frozen(sample: Diary) -> None:
    with pytest.raises(AttributeError):
        change(sample).question = "why"  # type: ignore[misc]
    assert replace(change(sample), question="change").question == "change"


def test_a_claim_needs_plain_averages_that_show_it() -> None:
    hurt = [0] * 56 + [6] * 14 + [0] * 14 + [0] * 56 + [6] * 14
    result = change(diary_of(hurt), since=day(70), spell=0)
    found = row(result)
    assert found["before"] == found["after"]
    assert found["verdict"] == CANNOT
    assert "plain averages do not show it" in found["reason"]


def test_a_spell_stands_out_from_a_baseline_that_never_changes() -> None:
    hurt = [0] * 40 + [6] * 14 + [0] * 20 + [6] * 5 + [0] * 60
    found = row(change(diary_of(hurt), since=day(54)))
    assert found["bad_week"]
    assert found["verdict"] != "fewer headache days"
