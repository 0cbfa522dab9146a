"""What was suspected before looking: found, refused by name, weighed, and told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.questions import triggers
from hdiary.questions.answer import SettingError
from hdiary.questions.exposure.factors import Factor, list_factors
from hdiary.questions.triggers.suspects import Families, find_suspects, weigh_looks
from hdiary.words import load_words

from ..conftest import daily


def factors(*names: str) -> list[Factor]:
    return [Factor(name=name, source="own column", kind="yes/no", column=name) for name in names]


@pytest.fixture(scope="module")
def diary() -> Diary:
    """Give half a year of ten habits; after wine, headache is likelier by a little."""
    rng = np.random.default_rng(4)
    days = 182
    habits = {f"habit {k}": rng.random(days) < 0.4 for k in range(9)}
    wine = rng.random(days) < 0.35
    before = np.concatenate([[False], wine[:-1]])
    pain = np.where(rng.random(days) < np.where(before, 0.53, 0.3), 5.0, 0.0)
    return make_diary(daily(pain.tolist(), red_wine=wine, **habits))


def test_names_are_found_whatever_their_capitals_gaps_and_accents() -> None:
    known = factors("red_wine", "Käse", "stress, change", "coffee")
    assert find_suspects(["Red Wine"], known) == ("red_wine",)
    assert find_suspects(["KASE", "stress, change"], known) == ("Käse", "stress, change")
    assert find_suspects(["red-wine, coffee", "coffee"], known) == ("red_wine", "coffee")
    assert find_suspects([], known) == ()


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    known = factors("red_wine", "cheese")
    with pytest.raises(ValueError, match=r"names reed wine.*perhaps you mean red_wine"):
        find_suspects(["reed wine"], known)
    with pytest.raises(ValueError, match="it has red_wine and cheese"):
        find_suspects(["x"], known)
    with pytest.raises(ValueError, match="it has none"):
        find_suspects(["x"], [])


@pytest.mark.parametrize("given", [1, None])
def test_what_is_no_name_is_refused_in_words(diary: Diary, given: Any) -> None:
    with pytest.raises(SettingError, match="names of factors"):
        triggers(diary, suspects=[given])


@pytest.mark.parametrize("language", ["en", "de"])
def test_names_are_taken_as_the_page_shows_them(language: str) -> None:
    known = factors("sleep_hours", "stress, change")
    for own in known:
        shown = load_words(language).factor(own.name, own.kind)
        assert find_suspects([shown], known) == (own.name,)


@pytest.mark.parametrize("seed", [1, 2])
def test_where_all_that_can_be_tested_was_named_the_rest_asks_for_nothing(seed: int) -> None:
    wine = np.random.default_rng(seed).random(90) < 0.4
    pain = np.where(np.random.default_rng(seed + 9).random(90) < 0.4, 5.0, 0.0)
    mine = make_diary(daily(pain.tolist(), wine=wine, walk=np.arange(90) < 2))
    found = triggers(mine, suspects=["wine"]).before.set_index("factor")
    assert np.isfinite(found.loc["wine", "more_days"])
    assert np.isnan(found.loc["walk", "more_days"])


def test_a_question_refuses_an_unknown_suspect(diary: Diary) -> None:
    with pytest.raises(ValueError, match=r"perhaps you mean red_wine"):
        triggers(diary, suspects=["red_wein"])


def test_four_parts_in_five_fall_to_those_that_were_named() -> None:
    named = np.array([True, False, False, False, False])
    tested = np.ones((1, 5), dtype=np.bool_)
    np.testing.assert_allclose(weigh_looks(named, tested), [[4, 0.25, 0.25, 0.25, 0.25]])


@pytest.mark.parametrize("named", range(6))
@pytest.mark.parametrize("tested", range(6))
def test_weights_are_one_on_average_and_none_is_less_for_what_was_named(
    named: int, tested: int
) -> None:
    suspected = np.arange(5) < named
    shown = (np.arange(5) >= 5 - tested)[None]
    weight = weigh_looks(suspected, shown)
    if shown.any():
        assert weight[shown].mean() == pytest.approx(1)
    mine, others = weight[shown & suspected], weight[shown & ~suspected]
    if mine.size and others.size:
        assert mine.min() >= others.max()
    if not suspected[shown[0]].any():
        np.testing.assert_allclose(weight[shown], 1)


def test_the_first_step_of_a_lone_suspect_is_at_four_parts_in_five() -> None:
    families = Families(suspected=np.arange(10) == 0, rhythmic=np.zeros(10, np.bool_))
    p = np.full((1, 10), 0.9)
    p[0, 0] = 0.03
    weight, share = families.weigh(~np.isnan(p))
    assert families.adjust(p, weight)[0, 0] <= 0.05 < families.adjust(p, np.ones((1, 10)))[0, 0]
    assert share[0, 0] == pytest.approx(0.8)


def test_written_rhythms_are_a_family_of_their_own() -> None:
    families = Families(suspected=np.zeros(4, np.bool_), rhythmic=np.arange(4) == 0)
    p = np.array([[0.04, 0.04, 0.9, np.nan]])
    weight, _ = families.weigh(~np.isnan(p))
    np.testing.assert_allclose(families.adjust(p, weight), [[0.04, 0.08, 0.9, np.nan]])


def test_a_suspect_is_claimed_where_it_would_not_be_among_ten(diary: Diary) -> None:
    among = triggers(diary).before.set_index("factor").loc["red_wine"]
    named = triggers(diary, suspects="red wine").before.set_index("factor").loc["red_wine"]
    assert 0.005 < among["p_value"] < 0.04
    assert among["p_value"] == named["p_value"]
    assert (among["verdict"], named["verdict"]) == ("cannot tell yet", "more headaches")
    assert named["smallest_odds_ratio"] < among["smallest_odds_ratio"]


def test_the_table_and_the_settings_say_what_was_named(diary: Diary) -> None:
    result = triggers(diary, suspects=["RED WINE"])
    assert result.settings["suspects"] == ["red_wine"]
    assert result.before.set_index("factor")["suspect"].sum() == 1
    assert result.same_day.set_index("factor")["suspect"]["red_wine"]
    assert not triggers(diary).table["suspect"].any()


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_is_told_what_was_named_before_looking(diary: Diary, language: str) -> None:
    told = triggers(diary, suspects=["red_wine"]).summary(language=language)
    say = load_words(language, "screen")
    name = say.factor("red_wine", "yes/no")
    assert say("triggers.named_before", n=1, names=name) in told


def test_the_names_are_those_of_the_diarys_factors(diary: Diary) -> None:
    every = [factor.name for factor in list_factors(diary)]
    assert find_suspects(every, list_factors(diary)) == tuple(every)
