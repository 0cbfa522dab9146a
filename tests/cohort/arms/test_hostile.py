"""Comparisons of arms that are hard to make: what is found is told, and what is not is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import hdiary
from hdiary.cohort.arms.digits import find_digits
from hdiary.words import load_words

SAY = load_words("en", "screen")


def arms(people: int = 40) -> pd.DataFrame:
    """Make two arms of which one falls by one point more."""
    rng = np.random.default_rng(2)
    arm = np.repeat(["u", "e"], people // 2)
    before = rng.normal(10, 2, people)
    after = before + rng.normal(0, 1, people) - (arm == "e")
    return pd.DataFrame({"arm": arm, "before": before, "after": after})


@pytest.mark.parametrize("beside", ["all", "one level", "a number beyond"])
def test_what_parts_yes_from_no_is_not_adjusted_for_and_told_so(beside: str) -> None:
    well = np.tile([1, 0, 0, 1, 0], 8)
    word = np.where(well == 1, "k", "m")
    word[[1, 2]] = {"all": "m", "one level": "l", "a number beyond": "m"}[beside]
    frame = arms().assign(well=well, side=word)
    if beside == "one level":
        # Level k is all yes, the others hold both.
        frame.loc[[0, 3, 21], "side"] = ["m", "l", "m"]
    if beside == "a number beyond":
        frame["side"] = np.where(well == 1, 5.0, np.arange(40) / 10)
    found = hdiary.compare_arms(frame, outcome="well", reference="u", adjust="side")
    plain = hdiary.compare_arms(frame, outcome="well", reference="u")
    columns = ["difference", "ci_low", "ci_high", "p_value"]
    pd.testing.assert_frame_equal(found.table[columns], plain.table[columns])
    assert 'Not adjusted for "side"' in found.summary()
    assert "After adjusting" not in found.summary()
    assert "Nicht bereinigt" in found.summary(language="de")
    assert found.formula == "well ~ arm"
    assert not found.settings["adjusted"]


def test_a_covariate_that_only_nearly_parts_them_is_adjusted_for() -> None:
    well = np.tile([1, 0, 0, 1, 0], 8)
    far = np.where(well == 1, 8.0, 0.0) + np.arange(40) / 10
    far[[0, 1]] = far[[1, 0]]
    found = hdiary.compare_arms(
        arms().assign(well=well, far=far), outcome="well", reference="u", adjust="far"
    )
    assert found.settings["adjusted"]
    assert 'Adjusted for "far".' in found.summary()


@pytest.mark.parametrize("scale", [1e-9, 1e-5, 4e-4, 1e-2, 1e12])
def test_a_difference_is_never_told_as_none_whatever_its_size(scale: float) -> None:
    frame = arms().assign(after=lambda f: f["after"] * scale)
    told = hdiary.compare_arms(frame, baseline="before", reference="u").summary()
    assert "as high" not in told
    assert " 0 " not in told
    assert "0.0 lower" not in told
    assert "lower" in told


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((4.6, 2.153, 7.0496), ["4.6", "2.2", "7.0"]),
        ((0.42, 0.1, 0.74), ["0.42", "0.10", "0.74"]),
        ((2.6, 0.0003, 5.2), ["2.6", "under 0.1", "5.2"]),
        ((0.03, -1.2, 1.3), ["under 0.1", "1.2", "1.3"]),
    ],
)
def test_the_digits_of_a_sentence(numbers: tuple[float, float, float], told: list[str]) -> None:
    digits = find_digits(*numbers)
    assert [digits.write(number, SAY) for number in numbers] == told


def test_very_small_numbers_share_a_power_of_ten() -> None:
    digits = find_digits(5.1e-10, 2e-10, 8e-10)
    written = [digits.write(number, SAY) for number in (5.1e-10, 2e-10, 8e-10)]
    times = " \N{MULTIPLICATION SIGN} 10^-10"
    assert written == [f"5.1{times}", f"2.0{times}", f"8.0{times}"]


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ([1, "1", 2, "2"], ("1", "2")),
        ([True, "yes", False, "no"], ("no", "yes")),
        (["Cafe\u0301", "Caf\u00e9", "tea", "tea\u00a0"], ("Café", "tea")),
    ],
)
def test_arms_that_are_written_alike_are_one(values: list[object], names: tuple[str, str]) -> None:
    column = pd.Series(values * 10, dtype=object)
    found = hdiary.compare_arms(arms().assign(arm=column), baseline="before", reference=names[0])
    assert found.table["arm"].tolist() == [names[1]]
    assert found.table[["n", "n_reference"]].to_numpy().tolist() == [[20, 20]]


@pytest.mark.parametrize("offset", [1e9, -1e7, 1e11])
def test_numbers_far_from_nothing_are_compared_as_those_near_it(offset: float) -> None:
    near = hdiary.compare_arms(arms(), baseline="before", reference="u").table
    far = arms()
    far[["before", "after"]] += offset
    found = hdiary.compare_arms(far, baseline="before", reference="u").table
    columns = ["difference", "ci_low", "ci_high", "p_value"]
    assert found[columns].to_numpy() == pytest.approx(near[columns].to_numpy(), rel=1e-4)
    twice = far.assign(again=far["before"] * 2 + 1)
    with pytest.raises(ValueError, match="again"):
        hdiary.compare_arms(twice, baseline="before", reference="u", adjust="again")


@pytest.mark.parametrize(
    ("yes", "told"), [((3, 0), "one more for every 7"), ((14, 0), "for every 2 "), ((0, 0), "")]
)
def test_the_number_needed_is_rounded_up(yes: tuple[int, int], told: str) -> None:
    # 20 a side: a difference of 0.15 is 6.7 people, and one of 0.7 is 1.4.
    well = np.r_[np.arange(20) < yes[1], np.arange(20) < yes[0]].astype(int)
    found = hdiary.compare_arms(arms().assign(well=well), outcome="well", reference="u")
    assert told in found.summary()
    assert found.table["number_needed"].isna().all() == (not told)


def test_responders_say_what_each_lacks() -> None:
    frame = arms()
    frame.loc[:4, "before"] = 0.0
    frame.loc[5:6, "before"] = np.nan
    frame.loc[7, "after"] = np.nan
    found = hdiary.compare_responders(frame, reference="u", share=0.1)
    assert (
        '8 people are left out: 2 without "before", 5 with nothing to fall from in "before", '
        '1 without "after".'
    ) in found.summary()
    assert "responder" not in set(found.missing["column"])
    stages = found.flow[found.flow["arm"] == "u"].set_index("stage")["people"]
    assert stages["before known"] == 18
    assert stages["before above 0"] == 13
    assert stages["compared"] == 12
    german = found.summary(language="de")
    assert "nichts sinken kann" in german
    kept = hdiary.compare_responders(frame, reference="u", share=0.1, missing="no responder")
    assert kept.missing["people"].sum() == 7


def days(people: int = 24, length: int = 14) -> pd.DataFrame:
    """Make days of two arms."""
    rng = np.random.default_rng(5)
    frame = pd.DataFrame({"patient": np.repeat([f"p{at}" for at in range(people)], length)})
    frame["arm"] = np.repeat(np.where(np.arange(people) % 2, "u", "e"), length)
    frame["age"] = np.repeat(rng.normal(40, 10, people), length)
    often = np.repeat(rng.uniform(0.1, 0.7, people), length) + 0.1 * (frame["arm"] == "u")
    return frame.assign(y=(rng.random(len(frame)) < often).astype(int))


def test_days_that_a_column_parts_are_refused() -> None:
    frame = days()
    for parted in ((frame["age"] > 40).astype(int), frame["y"] * (frame["arm"] == "u")):
        with pytest.raises(ValueError, match="finds no answer"):
            hdiary.compare_days(frame.assign(y=parted), outcome="y", adjust="age", reference="u")


@pytest.mark.parametrize("model", ["gee", "mixed"])
def test_days_with_numbers_far_from_nothing(model: str) -> None:
    def fit(offset: float) -> pd.DataFrame:
        frame = days().assign(age=lambda f: f["age"] + offset)
        settings = {"outcome": "y", "adjust": "age", "reference": "u", "model": model}
        return hdiary.compare_days(frame, **settings).coefficients

    near, far = fit(0.0), fit(1e9)
    columns = ["coefficient", "standard_error"]
    assert far[columns][1:].to_numpy() == pytest.approx(near[columns][1:].to_numpy(), rel=1e-4)
