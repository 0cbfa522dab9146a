"""Where nothing was left alone, treatments are compared with each other and called nothing else."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import Diary, make_diary
from hdiary.plots import alt_text, plot_relief, plot_treatments
from hdiary.questions import relief, treatments
from hdiary.vocabulary.verdicts import (
    CANNOT_TELL,
    LITTLE_MORE_THAN,
    MORE_RELIEF_THAN,
    NOT_ENOUGH,
    SAME_AS,
)
from hdiary.words import load_words, say_plain

HARM = (
    "less relief",
    "without it",
    "without the treatment",
    "weniger Linderung",
    "ohne diese Behandlung",
)
BESIDE = {MORE_RELIEF_THAN, LITTLE_MORE_THAN, SAME_AS, CANNOT_TELL}


def attacks(
    gains: dict[str, float], *, people: int = 1, seed: int = 1, many: int = 60, sd: float = 1.2
) -> pd.DataFrame:
    """Make up rated attacks, one every third day, the first treatment the more it hurts."""
    rng = np.random.default_rng(seed)
    names = np.array(list(gains))
    pain = np.clip(np.rint(rng.normal(5.5, 1.8, (people, many))), 1, 10)
    pull = np.where(np.arange(len(names)) == 0, 0.4, 0.0) * (pain - 5.5)[..., None]
    which = (pull + rng.gumbel(size=(people, many, len(names)))).argmax(axis=2)
    fall = 1 + 0.3 * (pain - 5.5) + np.array(list(gains.values()))[which]
    after = np.clip(np.rint(pain - fall - sd * rng.normal(size=pain.shape)), 0, 10)
    return pd.DataFrame(
        {
            "patient": np.repeat([f"P{i:02d}" for i in range(people)], many),
            "date": np.tile(pd.date_range("2026-01-01", periods=many, freq="3D"), people),
            "pain": np.maximum(pain, after).ravel(),
            "treatment": names[which].ravel(),
            "pain_before": pain.ravel(),
            "pain_after": after.ravel(),
        }
    )


ALL_TREATED = {"ibuprofen": 2.0, "ice": 0.0, "heat": 0.0}


@pytest.fixture(scope="module")
def treated() -> Diary:
    return make_diary(attacks(ALL_TREATED, many=120).drop(columns="patient"))


def test_a_treatment_has_no_number_of_its_own(treated: Diary) -> None:
    table = relief(treated).table
    numbers = ["expected_fall", "extra_fall", "ci_low", "ci_high", "p_value", "q_value"]
    assert table[numbers].isna().all().all()
    assert set(table["verdict"]) == {CANNOT_TELL}
    assert set(table["compared_with"]) == {"other treatments"}
    assert relief(treated).moments["expected_after"].isna().all()
    assert table["fall"].notna().all()


def test_every_two_are_compared_by_name_the_one_with_more_relief_first(treated: Diary) -> None:
    pairs = relief(treated).contrasts
    assert len(pairs) == 3
    assert (pairs["difference"] >= 0).all()
    assert set(pairs["verdict"]) <= BESIDE
    drug = pairs[pairs["treatment"] == "ibuprofen"]
    assert set(drug["other"]) == {"cold", "heat"}
    assert set(drug["verdict"]) == {MORE_RELIEF_THAN}
    assert ((drug["ci_low"] < 2.0) & (drug["ci_high"] > 2.0)).all()
    rated = relief(treated).table.set_index("treatment")["rated"]
    assert (drug["moments"] == rated["ibuprofen"]).all()
    assert drug["moments_other"].tolist() == [rated[name] for name in drug["other"]]


@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_is_called_worse_than_nothing(treated: Diary, language: str) -> None:
    hours, both = relief(treated), treatments(treated)
    told = [hours.summary(language=language), both.summary(language=language)]
    told += [alt_text(plot(result, language=language)) for plot, result in (
        (plot_relief, hours), (plot_treatments, both),
    )]  # fmt: skip
    say = load_words(language, "screen")
    for result in (hours, both):
        told.append(result.tell_table(result.table, say).to_string())
    for words in told:
        assert not [harm for harm in HARM if harm in words]


def test_both_answers_hold_the_same_pairs(treated: Diary) -> None:
    pd.testing.assert_frame_equal(relief(treated).contrasts, treatments(treated).contrasts)


def test_intervals_are_wider_the_more_pairs_there_are() -> None:
    two = attacks({"ibuprofen": 1.0, "ice": 0.0}, many=80)
    four = two.assign(treatment=two["treatment"].where(np.arange(80) % 8 > 0, "heat"))
    four["treatment"] = four["treatment"].where(np.arange(80) % 8 != 4, "tea")
    few, more = (relief(make_diary(f.drop(columns="patient"))).contrasts for f in (two, four))
    assert (len(few), len(more)) == (1, 6)
    name = (more["treatment"] == few["treatment"][0]) & (more["other"] == few["other"][0])
    wide = (more["ci_high"] - more["ci_low"])[name].iloc[0]
    assert wide > 1.1 * (few["ci_high"] - few["ci_low"]).iloc[0]


def test_null_treatments_beside_a_painkiller_are_rarely_called_different() -> None:
    pairs = relief(make_diary(attacks(ALL_TREATED, people=60))).contrasts
    nulls = pairs[(pairs["treatment"] != "ibuprofen") & (pairs["other"] != "ibuprofen")]
    assert len(nulls) == 60
    assert (~nulls["verdict"].isin([CANNOT_TELL, SAME_AS])).sum() <= 4
    drug = pairs[pairs["treatment"] == "ibuprofen"]
    assert (drug["verdict"] == MORE_RELIEF_THAN).mean() > 0.85


def test_about_the_same_says_its_margin() -> None:
    frame = attacks({"ibuprofen": 0.0, "ice": 0.0}, many=200, sd=0.6, seed=3)
    result = relief(make_diary(frame.drop(columns="patient")))
    assert result.contrasts["verdict"].tolist() == [SAME_AS]
    assert "no difference of 1 point or more" in result.summary()


def test_a_single_treatment_has_nothing_beside_it() -> None:
    frame = attacks({"ibuprofen": 2.0, "ice": 0.0})
    few = frame[(frame["treatment"] == "ibuprofen") | (frame.groupby("treatment").cumcount() < 3)]
    few = few.assign(treatment=few["treatment"].where(few.index % 2 > 0, few["treatment"]))
    result = relief(make_diary(few.drop(columns="patient")))
    assert result.contrasts.empty
    assert set(result.table["verdict"]) == {NOT_ENOUGH}


def test_headaches_without_a_word_are_left_alone_if_the_person_says_so() -> None:
    frame = attacks({"ibuprofen": 2.0, "ice": 0.0, "none": 0.0}, many=90)
    blank = frame.assign(treatment=frame["treatment"].replace("none", np.nan))
    diary = make_diary(blank.drop(columns="patient"))
    plain = relief(diary)
    assert set(plain.table["compared_with"]) == {"other treatments"}
    assert all("--blank-is-none" in reason for reason in plain.table["reason"])
    told = relief(diary, blank_is_none=True)
    known = relief(make_diary(frame.drop(columns="patient")))
    assert set(told.table["compared_with"]) == {"untreated"}
    assert told.contrasts.empty
    numbers = ["extra_fall", "ci_low", "ci_high"]
    pd.testing.assert_frame_equal(told.table[numbers], known.table[numbers])
    assert told.settings["blank_is_none"]
    assert not any("without a word" in notice for notice in told.notices)
    both = treatments(diary, blank_is_none=True).table
    assert set(both["compared_with"]) == {"untreated"}


def test_many_people_are_counted_by_who_had_more_relief_with_what() -> None:
    result = relief(make_diary(attacks(ALL_TREATED, people=5)))
    assert "5 people" in result.summary()
    assert "ibuprofen" in result.summary()
    assert "ibuprofen" in result.summary(language="de").lower()


def test_reasons_are_told_in_another_language(treated: Diary) -> None:
    result = relief(treated)
    for frame in (result.table, result.contrasts):
        for text in frame["reason"]:
            assert say_plain(result.why(text)) == text


@pytest.mark.parametrize("language", ["en", "de"])
def test_where_pain_rose_with_both_nobody_speaks_of_relief(language: str) -> None:
    frame = attacks({"tea": -2.5, "ice": -2.5}, many=200, sd=0.6, seed=3)
    result = relief(make_diary(frame.drop(columns="patient")))
    assert result.contrasts["verdict"].tolist() == [SAME_AS]
    assert (result.table["fall"] < 0).all()
    lines = result.summary(language=language).splitlines()
    pair = next(line for line in lines if "\N{MINUS SIGN}" in line)
    assert "relief" not in pair
    assert "Linderung" not in pair
