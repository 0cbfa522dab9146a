"""Early signs of headache: always marked, and told as a warning, not as a cause."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from hdiary import TriggersResult
from hdiary.diary import make_diary
from hdiary.plots import alt_text, plot_triggers
from hdiary.questions import triggers
from hdiary.questions.triggers.tell_pooled import put_in_order, say_pooled
from hdiary.report.triggers_part import before_section, leading_factors
from hdiary.words import load_words, phrase

from ..conftest import daily


@pytest.fixture(scope="module")
def result() -> TriggersResult:
    """Give half a year in which yawning and wine come the day before, laughter the other way."""
    rng = np.random.default_rng(5)
    days = 182
    yawned, wine, calm = (rng.random(days) < share for share in (0.4, 0.4, 0.5))
    log_odds = -1.6 + 2.0 * yawned + 1.7 * wine - 1.6 * calm
    before = np.concatenate([[False], rng.random(days - 1) < 1 / (1 + np.exp(-log_odds[:-1]))])
    pain = np.where(before, 5.0, 0.0).tolist()
    return triggers(make_diary(daily(pain, yawning=yawned, wine=wine, good_mood=calm)))


def rows(result: TriggersResult) -> pd.DataFrame:
    return result.before.set_index("factor")


def test_a_claim_on_an_early_sign_is_marked(result: TriggersResult) -> None:
    table = rows(result)
    assert table["verdict"].to_dict() == {
        "yawning": "more headaches",
        "wine": "more headaches",
        "good_mood": "fewer headaches",
    }
    assert table["early_sign"].to_dict() == {"yawning": True, "wine": False, "good_mood": False}
    assert table.loc["yawning", "may_follow"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_is_told_as_a_warning_and_the_rest_is_not(result: TriggersResult, language: str) -> None:
    say = load_words(language, "screen")
    told = result.summary(language=language)
    assert told.count(say("triggers.warning")) == 1
    (line,) = [line for line in told.split("\n") if say("triggers.warning") in line]
    assert say.factor("yawning", "yes/no") in line


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_picture_says_so(result: TriggersResult, language: str) -> None:
    say = load_words(language, "screen")
    warning = say("triggers.forest.warning", names=say.factor("yawning", "yes/no"))
    assert warning in alt_text(plot_triggers(result, language=language))


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_page_says_so_and_asks_nobody_to_change_it(
    result: TriggersResult, language: str
) -> None:
    say = load_words(language, "page")
    table = before_section(say, result, most=6).blocks[1]
    said = {row.name: row.cells[-1] for row in table.rows}  # type: ignore[union-attr]
    assert said[say.factor("yawning", "yes/no")] == say("before.warning")
    assert say.factor("wine", "yes/no") in leading_factors(say, result)
    assert say.factor("yawning", "yes/no") not in leading_factors(say, result)


@pytest.mark.parametrize("language", ["en", "de"])
def test_fewer_headaches_after_a_sign_are_no_warning(language: str) -> None:
    rng = np.random.default_rng(6)
    yawned = rng.random(182) < 0.4
    before = np.concatenate([[False], rng.random(181) < np.where(yawned[:-1], 0.08, 0.5)])
    pain = np.where(before, 5.0, 0.0).tolist()
    found = triggers(make_diary(daily(pain, yawning=yawned)))
    assert found.before["verdict"].tolist() == ["fewer headaches"]
    assert found.before["may_follow"].tolist() == [False]
    say = load_words(language, "screen")
    told = found.summary(language=language) + alt_text(plot_triggers(found, language=language))
    name = say.factor("yawning", "yes/no")
    for words in (
        say("triggers.warning"),
        say("triggers.follows"),
        say("triggers.forest.star"),
        say("triggers.forest.warning", names=name),
    ):
        assert words not in told


@pytest.mark.parametrize("language", ["en", "de"])
def test_over_people_a_sign_is_a_warning_and_a_change_is_no_second_finding(language: str) -> None:
    say = load_words(language, "screen")
    claim = {
        "people": 5,
        "verdict": "more headaches",
        "reason": "",
        "reach": "not known",
        "odds_ratio": 3.0,
        "ci_low": 2.0,
        "ci_high": 4.0,
        "prediction_low": 1.0,
        "prediction_high": 9.0,
    }
    sign = {**claim, "factor": "yawning", "told": "yawning", "kind": "yes/no", "p_value": 0.02}
    change = {**claim, "factor": "wine, change", "told": "x", "kind": "change", "p_value": 0.001}
    number = {**claim, "factor": "wine", "told": "wine", "kind": "number", "p_value": 0.01}
    ordered = put_in_order(pd.DataFrame([change, sign, number]))
    assert ordered["factor"].tolist() == ["wine", "wine, change", "yawning"]
    reasons = {"": phrase("reason.answered")}
    told = {str(row["factor"]): say_pooled(row, reasons, say) for row in ordered.to_dict("records")}
    warned = {name for name, words in told.items() if say("triggers.warning") in words}
    twice = {
        name
        for name, words in told.items()
        if say("triggers.pooled.overlaps", name=say.factor("wine", "number")) in words
    }
    assert (warned, twice) == ({"yawning"}, {"wine, change"})
