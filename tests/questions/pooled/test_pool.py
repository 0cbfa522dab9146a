"""Rows of several people in, one row per thing out."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.questions.judge import Scale
from hdiary.questions.pooled.pool import pool_parts
from hdiary.questions.pooled.rules import How, Part, Pooled
from hdiary.questions.pooled.tell import tell_off
from hdiary.stats import pool_effects
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import load_words, phrase, say_plain

SCALE = Scale(little=(-1.0, 1.0), above="more", below="less")
HOW = How(names={"thing": "str"})
Z = 1.959963984540054


def rows(**things: list[tuple[float, float]]) -> pd.DataFrame:
    """Give estimates with standard errors, one person after the other."""
    told = [
        {
            "patient": f"P{k}", "thing": name, "estimate": y, "low": y - Z * se, "high": y + Z * se,
            "claimed": k == 0,
        }
        for name, people in things.items()
        for k, (y, se) in enumerate(people)
    ]  # fmt: skip
    return pd.DataFrame(told)


def pool(frame: pd.DataFrame, *, ratio: bool = False, how: How = HOW) -> Pooled:
    return pool_parts([Part(rows=frame, measure="size", scale=SCALE, ratio=ratio)], how)


FOUR = [(2.2, 0.3), (2.6, 0.4), (1.9, 0.3), (2.4, 0.5)]


def test_a_thing_is_pooled_as_its_estimates_are() -> None:
    (row,) = pool(rows(tea=FOUR)).pooled.to_dict("records")
    theirs = pool_effects([y for y, _ in FOUR], [se**2 for _, se in FOUR])
    assert (row["people"], row["people_claimed"], row["measure"]) == (4, 1, "size")
    assert row["estimate"] == pytest.approx(theirs.estimate)
    assert (row["ci_low"], row["ci_high"]) == pytest.approx((theirs.low, theirs.high))
    assert row["prediction_high"] == pytest.approx(theirs.prediction_high)
    assert (row["verdict"], row["reason"]) == ("more", "answered")


def test_ratios_are_pooled_as_logarithms() -> None:
    frame = rows(tea=FOUR)
    frame[["estimate", "low", "high"]] = np.exp(frame[["estimate", "low", "high"]])
    (row,) = pool(frame, ratio=True).pooled.to_dict("records")
    theirs = pool_effects([y for y, _ in FOUR], [se**2 for _, se in FOUR])
    assert row["estimate"] == pytest.approx(np.exp(theirs.estimate))
    assert row["tau"] == pytest.approx(theirs.tau)


def test_verdicts_are_the_questions_own_words() -> None:
    found = pool(
        rows(
            little=[(0.1, 0.2)] * 6,
            open=[(1.0, 1.5), (-0.5, 1.5), (2.0, 1.5)],
            less=[(-2.0, 0.3), (-2.4, 0.3), (-2.2, 0.3)],
            few=[(2.0, 0.1), (2.0, 0.1)],
        )
    )
    told = found.pooled.set_index("thing")["verdict"].to_dict()
    assert told == {"little": LITTLE, "open": CANNOT_TELL, "less": "less", "few": NOT_ENOUGH}
    few = found.pooled.set_index("thing").loc["few"]
    assert few["reason"] == "fewer than 3 people"
    assert few[["estimate", "ci_low", "p_value", "tau", "prediction_low"]].isna().all()
    assert found.reasons[str(few["reason"])].key == "pooled.reason.few_people"


def test_what_stands_out_alone_among_many_is_no_claim() -> None:
    noise = {f"n{k}": [(0.3, 1.0), (-0.4, 1.0), (0.1, 1.0), (0.2, 1.0)] for k in range(30)}
    one = [(1.0, 0.8), (2.4, 0.8), (1.5, 0.8), (2.2, 0.8)]
    alone = pool(rows(one=one)).pooled.set_index("thing").loc["one"]
    among = pool(rows(one=one, **noise)).pooled.set_index("thing").loc["one"]
    assert alone["verdict"] == "more"
    assert among["p_value"] == pytest.approx(alone["p_value"])
    assert among["verdict"] == CANNOT_TELL
    assert "by chance" in among["reason"]


def test_people_are_drawn_towards_the_group() -> None:
    found = pool(rows(tea=[*FOUR, (9.0, 2.0)]))
    shrunk = found.shrunk.set_index("patient")
    assert shrunk.loc["P4", "estimate"] == pytest.approx(9.0)
    assert shrunk.loc["P4", "ci_high"] == pytest.approx(9.0 + Z * 2.0)
    assert 2.0 < shrunk.loc["P4", "shrunk"] < 7.0
    assert (
        shrunk["shrunk_high"] - shrunk["shrunk_low"] < shrunk["ci_high"] - shrunk["ci_low"]
    ).all()


def test_the_order_of_rows_does_not_matter_to_the_last_digit() -> None:
    rng = np.random.default_rng(1)
    frame = rows(
        a=[(y, 0.3) for y in rng.normal(size=40)], b=[(y, 0.2) for y in rng.normal(size=9)]
    )
    one = pool(frame)
    other = pool(frame.sample(frac=1.0, random_state=3))
    pd.testing.assert_frame_equal(one.pooled, other.pooled, check_exact=True)
    pd.testing.assert_frame_equal(one.shrunk, other.shrunk, check_exact=True)


def test_a_person_counts_once() -> None:
    frame = pd.concat([rows(tea=FOUR), rows(tea=[(50.0, 0.1)])], ignore_index=True)
    assert pool(frame).pooled["people"].tolist() == [4]
    assert pool(frame).pooled["estimate"].iloc[0] < 3.0


@pytest.mark.parametrize("people", [0, 1])
def test_one_person_gives_empty_frames_with_the_right_columns(people: int) -> None:
    many, one = pool(rows(tea=FOUR)), pool(rows(tea=FOUR).head(people))
    for frame, full in ((one.pooled, many.pooled), (one.shrunk, many.shrunk)):
        assert frame.empty
        assert list(frame.columns) == list(full.columns)
        for name in map(str, full.columns):
            assert full[name].dtype.kind not in "if" or frame[name].dtype == full[name].dtype


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_no_estimate_is_left_out(bad: float) -> None:
    frame = rows(tea=FOUR)
    frame.loc[0, "high"] = bad
    assert pool(frame).pooled["people"].tolist() == [3]
    frame.loc[:, "high"] = frame["low"]
    assert pool(frame).pooled["verdict"].tolist() == [NOT_ENOUGH]


def test_what_is_held_back_is_pooled_of_nobody_and_says_why() -> None:
    why = phrase("dose.reason.leans")
    frame = rows(tea=FOUR, rest=FOUR)
    frame["held"] = frame["thing"] == "rest"
    part = Part(rows=frame, measure="size", scale=SCALE, why=why)
    found = pool_parts([part], HOW)
    told = found.pooled.set_index("thing")
    assert told.loc["tea", "people"] == 4
    assert (told.loc["rest", "people"], told.loc["rest", "verdict"]) == (0, NOT_ENOUGH)
    assert told.loc["rest", "reason"] == say_plain(why)
    assert set(found.shrunk["thing"]) == {"tea"}


@pytest.mark.parametrize(("people", "said"), [(100, 0), (101, 1)])
def test_of_many_people_it_is_said_what_all_may_be_off_by(people: int, said: int) -> None:
    pooled = pool(rows(tea=[(1.0, 0.5)] * people)).pooled
    for code, word in (("en", "in the same direction"), ("de", "in derselben Richtung")):
        lines = tell_off(pooled, "pooled.many.points", load_words(code))
        assert [word in line for line in lines] == [True] * said
