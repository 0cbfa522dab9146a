"""What is said: plain sentences, right numbers of things, no doubled marks, no fright."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.questions import triggers
from hdiary.questions.exposure.told import tell_names
from hdiary.questions.reasons import ANSWERED, WIDE
from hdiary.questions.triggers import tell_factor
from hdiary.questions.triggers.ask import TriggersResult
from hdiary.questions.triggers.tell_factor import quote, quote_all
from hdiary.simulate import NULL_FACTORS, Factor, simulate_diaries, with_odds_ratios
from hdiary.words import load_words, phrase, say_plain

from ..conftest import daily

MORE, FEWER = "more headaches", "fewer headaches"
LITTLE, CANNOT, TOO_FEW = "little or no difference", "cannot tell yet", "not enough data"
SETTINGS = {"naive": False, "same_day": False, "false_discovery": 0.05}
SAY = load_words("en", "screen")
NOT_A_CAUSE, BARE_COUNTS, FOLLOWS, NAIVE_WARNING = (
    SAY(f"triggers.{name}") for name in ("not_a_cause", "bare_counts", "follows", "naive.warning")
)
REASONS = {
    say_plain(told): told
    for told in (
        ANSWERED,
        WIDE,
        phrase("triggers.need.clear_day.not_one"),
        phrase("triggers.need.day_with.some", n=1, needed=5),
        phrase("triggers.need.day_with.none", needed=5),
    )
}
COVERED = "The diary covers 100 days, 1 March 2026 to 8 June 2026, and all were recorded."


def make_row(factor: str, verdict: str = CANNOT, **changes: Any) -> dict[str, Any]:
    """Give a row of the table, 12 of 20 days with a headache after it and 10 of 40 without."""
    row: dict[str, Any] = {
        "patient": "1",
        "factor": factor,
        "kind": "yes/no",
        "window": "day before",
        "days_exposed": 20,
        "days_unexposed": 40,
        "headaches_exposed": 12,
        "headaches_unexposed": 10,
        "odds_ratio": 4.5,
        "ci_low": 1.44,
        "ci_high": 14.0,
        "p_value": 0.01,
        "q_value": 0.01 if verdict in (MORE, FEWER) else 0.4,
        "verdict": verdict,
        "reason": "answered",
        "cut": np.nan,
        "contrast": "with",
        "low_amount": np.nan,
        "high_amount": np.nan,
        "may_follow": False,
        "more_days": np.nan,
    }
    return row | changes


def named(row: dict[str, Any]) -> dict[Any, Any]:
    """Give a row with the name that is spoken."""
    (told,) = tell_names(pd.DataFrame([row]), SAY, {}).to_dict("records")
    return told


def say_claim(row: dict[str, Any]) -> str:
    """Say a claim in English."""
    return tell_factor.say_claim(named(row), SAY)


def tell(*rows: dict[str, Any], **changes: Any) -> list[str]:
    """Tell one person's rows, line by line, without the line on coverage."""
    coverage = pd.DataFrame(
        {
            "patient": ["1"],
            "first_day": pd.to_datetime(["2026-03-01"]),
            "last_day": pd.to_datetime(["2026-06-08"]),
            "days": [100],
            "recorded": [100],
            "not_recorded": [0],
        }
    )
    given: dict[str, Any] = {
        "table": pd.DataFrame(list(rows), columns=list(make_row("x"))),
        "pooled": pd.DataFrame(),
        "inseparable": pd.DataFrame(columns=["patient", "factor", "other", "agreement"]),
        "naive": pd.DataFrame(columns=["patient", "factor", "kind", "says"]),
        "shrunk": pd.DataFrame(),
        "strips": pd.DataFrame(),
        "model": pd.DataFrame(),
        "coverage": coverage,
        "settings": SETTINGS,
        "said": (),
        "columns_in": frozenset({"activity"}),
        "reasons": REASONS,
        "question": "triggers",
    }
    lines = TriggersResult(**given | changes).summary().split("\n")
    check_marks(lines)
    if lines[0] == COVERED:
        lines = lines[1:]
    return lines


def check_marks(lines: list[str]) -> None:
    """Check that sentences end once and that marks do not run into each other."""
    for line in lines:
        assert line.endswith("."), line
        plain = re.sub(r'"[^"]*"', "name", line)
        assert not re.search(r"[.,;:] ?[.,;:]|  |\( | \)|\(\)| [.,;:]", plain), line
        assert plain.count("(") == plain.count(")"), line
        for sentence in re.split(r"\. |; ", plain):
            assert sentence.count(":") <= 1, line
        assert not re.search(r"\b1 (days|factors|people|others)\b", plain), line
        assert not re.search(r"\bnan\b|\binf\b|\bNone\b", plain), line


# --- one factor ------------------------------------------------------------------------------


def test_a_single_claim_says_the_days_first_and_then_the_odds_ratio() -> None:
    assert tell(make_row("driving", MORE)) == [
        "Headache was more likely after days with driving: 12 of the 20 days that followed had "
        "one (60%), against 10 of 40 other days (25%). Odds ratio 4.5 (1.4 to 14).",
        NOT_A_CAUSE,
    ]


def test_fewer_headaches_are_said_as_less_likely() -> None:
    row = make_row("walking", FEWER, headaches_exposed=2, odds_ratio=0.3, ci_low=0.1, ci_high=0.75)
    assert say_claim(row) == (
        "Headache was less likely after days with walking: 2 of the 20 days that followed had one "
        "(10%), against 10 of 40 other days (25%). Odds ratio 0.3 (0.1 to 0.75)."
    )


def test_all_and_none_are_said_without_doubled_marks() -> None:
    counts = {"days_exposed": 45, "headaches_exposed": 45, "days_unexposed": 74}
    ratios = {"odds_ratio": 52170.0, "ci_low": 546.0, "ci_high": 4.9e6}
    row = make_row("alcohol: yes", MORE, headaches_unexposed=0, **counts, **ratios)
    assert say_claim(row) == (
        'Headache was more likely after days with "alcohol: yes": 45 of the 45 days that followed '
        "had one (100%), against none of 74 other days (0%). Odds ratio more than 100."
    )
    check_marks([say_claim(row)])


def test_bare_counts_that_go_another_way_are_explained() -> None:
    row = make_row("driving", MORE, headaches_exposed=4)
    assert BARE_COUNTS in say_claim(row)
    assert BARE_COUNTS not in say_claim(make_row("driving", MORE))


@pytest.mark.parametrize(
    ("hurt", "ratio", "against"),
    # After 20 days, beside 10 of 40 others: 25 %.
    [(4, 1.6, True), (8, 0.7, True), (8, 1.6, False), (4, 0.7, False), (5, 1.6, False),
     (4, 1.04, False), (8, 0.996, False), (4, np.nan, False)],
)  # fmt: skip
def test_a_ratio_that_points_another_way_than_the_shares_as_shown_is_known(
    hurt: int, ratio: float, against: bool
) -> None:
    row = make_row("driving", headaches_exposed=hurt, odds_ratio=ratio)
    assert tell_factor.points_against(row) is against


def test_what_cannot_be_told_yet_says_why_its_ratio_points_another_way() -> None:
    told = " ".join(
        tell(make_row("driving", headaches_exposed=4, odds_ratio=1.6), make_row("rest"))
    )
    assert (
        "The odds ratio points the other way than the bare shares for driving: it takes "
        "yesterday's headache, the weekday, slow ups and downs and the other factors into account"
    ) in told


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("night before", "Of the night before something does stand out, before headaches later in "
                         "the day: sleep (see below)."),
        ("earlier the same day", "Of earlier the same day something does stand out, before "
                                 "headaches of that day: sleep (see below)."),
    ],
)  # fmt: skip
def test_what_is_open_the_day_before_says_where_else_it_stands_out(window: str, words: str) -> None:
    lines = tell(make_row("sleep"), make_row("rest"), make_row("sleep", MORE, window=window))
    at = lines.index("Of the day before, the diary cannot tell yet: sleep and rest.")
    assert lines[at + 1] == words
    plain = tell(make_row("sleep"), make_row("sleep", window=window))
    assert not any("does stand out" in line for line in plain)


def test_one_day_is_one_day() -> None:
    row = make_row("driving", MORE, days_exposed=1, headaches_exposed=1)
    row |= {"days_unexposed": 1, "headaches_unexposed": 0}
    assert "1 of the 1 day that followed had one (100%)" in say_claim(row)
    assert "against none of 1 other day (0%)" in say_claim(row)


def test_a_factor_that_may_follow_says_so() -> None:
    (line, _) = tell(make_row("lying down", MORE, may_follow=True))
    assert line.endswith(f"(1.4 to 14). {FOLLOWS}")
    assert "early sign" in FOLLOWS


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (make_row("driving"), "days with driving"),
        (make_row("day_type: work"), 'days with "day_type: work"'),
        (make_row("stress", kind="number", cut=4.0), "days with more stress (above 4)"),
        (
            make_row("stress, change", kind="change", cut=1.5),
            "days on which stress had gone up (by more than 1.5)",
        ),
        (
            make_row("stress, change", kind="change", cut=-2.0),
            "days on which stress had not gone down (by 2 or more)",
        ),
    ],
)
def test_days_with_a_factor_are_said_by_its_kind(row: dict[str, Any], told: str) -> None:
    assert tell_factor.say_days_with(named(row), SAY) == told


@pytest.mark.parametrize(
    ("ratios", "told"),
    [
        ((4.52, 1.44, 14.2), "odds ratio 4.5 (1.4 to 14)"),
        ((0.254, 0.083, 0.996), "odds ratio 0.25 (0.08 to 0.996)"),
        ((150.0, 20.0, 900.0), "odds ratio more than 100 (20 to more than 100)"),
        ((0.001, 0.0001, 0.2), "odds ratio less than 0.01 (less than 0.01 to 0.2)"),
        ((0.001, 0.0001, 0.005), "odds ratio less than 0.01"),
    ],
)
def test_odds_ratios_are_rounded_for_the_eye(ratios: tuple[float, ...], told: str) -> None:
    names = ("odds_ratio", "ci_low", "ci_high")
    row = {"kind": "yes/no", **dict(zip(names, ratios, strict=True))}
    assert tell_factor.say_odds(row, SAY) == told


@pytest.mark.parametrize("name", ["stress, change", "a: b", "a; b", "tea (black)", "bed and book"])
def test_names_with_marks_of_their_own_are_quoted(name: str) -> None:
    assert quote(name, SAY) == f'"{name}"'
    assert quote_all([name, "driving"], SAY) == f'"{name}" and driving'


def test_many_names_are_counted_and_quoted_alike() -> None:
    seven = [f"f{i}" for i in range(7)]
    assert quote_all(seven, SAY) == "f0, f1, f2, f3, f4, f5 and f6"
    assert quote_all([*seven, "f7"], SAY) == "f0, f1, f2, f3, f4, f5 and 2 others"
    assert quote_all(["a, change", *seven], SAY).startswith('"a, change", f0')


# --- one person ------------------------------------------------------------------------------


def test_several_claims_come_the_surest_first_and_the_caution_once() -> None:
    lines = tell(make_row("walking", FEWER, p_value=0.02), make_row("driving", MORE, p_value=0.001))
    assert [line.split(":")[0].rpartition(" ")[2] for line in lines[:2]] == ["driving", "walking"]
    assert lines.count(NOT_A_CAUSE) == 1
    assert lines[-1] == NOT_A_CAUSE


def test_no_claim_says_how_many_were_compared() -> None:
    lines = tell(make_row("a"), make_row("b"), make_row("c", TOO_FEW, reason="no clear day"))
    assert lines[0] == (
        "2 factors were compared, and none stands out before headaches in this diary."
    )
    assert NOT_A_CAUSE not in lines
    assert tell(make_row("a"))[0] == (
        "1 factor was compared, and it does not stand out before headaches in this diary."
    )


def test_little_or_no_difference_and_not_enough_are_named_with_reasons() -> None:
    lines = tell(
        make_row("tea", LITTLE),
        make_row("coffee", LITTLE),
        make_row("golf", TOO_FEW, reason="only 1 day with it; 5 are needed"),
        make_row("chess", TOO_FEW, reason="no day with it; 5 are needed"),
        make_row("judo", TOO_FEW, reason="no day with it; 5 are needed"),
    )
    assert lines[1:] == [
        "Little or no difference the day after (the odds of headache stay between 0.67 and 1.5 "
        "times the others'): tea and coffee.",
        "Not enough to compare: golf (only 1 day with it; 5 are needed); chess and judo (no day "
        "with it; 5 are needed).",
    ]


@pytest.mark.parametrize(
    ("days", "span"),
    [
        ([1.0], "about 1 more day like these"),
        ([40.0], "about 40 more days like these"),
        ([40.0, 90.0], "about 40 to 90 more days like these"),
        ([0.0, 40.0], "about 40 more days like these"),
        ([40.0, 5_000.0], "about 40 more days like these, or many more if it is rarer"),
    ],
)
def test_what_cannot_be_told_yet_says_how_many_days_it_would_take(
    days: list[float], span: str
) -> None:
    lines = tell(*(make_row(f"f{i}", more_days=more) for i, more in enumerate(days)))
    assert lines[-2].startswith("The diary cannot tell yet: f0")
    assert lines[-1] == f"A factor that doubles the odds of headache would show with {span}."


@pytest.mark.parametrize("more", [np.nan, 0.0, 5_000.0])
def test_no_number_of_days_is_said_that_would_help_nobody(more: float) -> None:
    lines = tell(make_row("a", more_days=more))
    assert lines[-2] == "The diary cannot tell yet: a."
    assert not any(sign.isdigit() for sign in lines[-1])


def pair(factor: str, other: str, agreement: float) -> pd.DataFrame:
    return pd.DataFrame(
        {"patient": ["1"], "factor": [factor], "other": [other], "agreement": [agreement]}
    )


def test_inseparable_factors_are_named_and_what_stands_out_may_be_either() -> None:
    amounts = {"contrast": "amounts", "low_amount": -1.0, "high_amount": 2.0}
    late = make_row("late, change", q_value=0.02, kind="change", **amounts)
    rows = [make_row("wine", q_value=0.01), late]
    lines = tell(*rows, inseparable=pair("wine", "late, change", 0.95))
    assert lines[0] == (
        'Wine and "late, change" nearly always come together, so this diary cannot tell them '
        "apart. What stands out before headaches may be either: wine, odds ratio 4.5 (1.4 to 14); "
        '"late, change", odds ratio 4.5 (1.4 to 14) for a change of +2 rather than '
        "\N{MINUS SIGN}1 in late."
    )


def test_what_stands_out_among_inseparable_factors_is_by_the_setting_asked_for() -> None:
    rows = [make_row("wine", q_value=0.08), make_row("late", q_value=0.08)]
    asked = SETTINGS | {"false_discovery": 0.1}
    pairs = pair("wine", "late", -0.95)
    assert "stand in for each other" in tell(*rows, inseparable=pairs)[0]
    assert "may be either" not in tell(*rows, inseparable=pairs)[0]
    assert "may be either" in tell(*rows, inseparable=pairs, settings=asked)[0]


def test_no_factor_at_all_says_that_none_was_written_down() -> None:
    assert tell() == [
        "No activity, posture or other factor was written down, so none can be compared."
    ]


def test_nothing_recorded_says_only_that() -> None:
    unsaid = pd.DataFrame({"date": ["2026-03-01", "2026-03-03"], "pain": [None, None]})
    lines = triggers(make_diary(unsaid)).summary().split("\n")
    assert lines[1] == "Nothing has been filled in yet."


def test_notices_come_last() -> None:
    told = tell(make_row("a"), said=(phrase("notices.other_scale", scale="words"),))[-1]
    assert told.startswith("Pain was noted in words")


def same_day(factor: str, low: float, high: float) -> dict[str, Any]:
    return make_row(factor, window="same day", ci_low=low, ci_high=high)


def test_the_same_day_is_told_only_when_asked_and_nothing_follows_from_it() -> None:
    rows = [make_row("tea"), same_day("lying down", 2, 5), same_day("golf", 0.1, 0.5)]
    rows += [same_day("tea", 0.8, 1.4)]
    unknown = "Which came first on the same day is not known, so nothing follows from it."
    asked = SETTINGS | {"same_day": True}
    assert not any("same day" in line for line in tell(*rows))
    assert tell(*rows, settings=asked)[-1] == (
        "On the same day, more on headache days: lying down; less on headache days: "
        f"golf. {unknown}"
    )
    assert tell(rows[0], rows[-1], settings=asked)[-1] == (
        f"Nothing clearly goes with headache on the same day. {unknown}"
    )


# --- whole answers -----------------------------------------------------------------------------

STRONG = with_odds_ratios(NULL_FACTORS, odds_ratios={"driving": 6.0, "stress": 2.0})


@pytest.fixture(scope="module")
def strong() -> Any:
    return make_diary(simulate_diaries(days=200, seed=3, factors=STRONG).entries)


@pytest.fixture(scope="module")
def many() -> Any:
    return make_diary(simulate_diaries(n_patients=8, days=120, seed=3, factors=STRONG).entries)


def test_the_naive_table_is_told_only_when_asked_and_always_with_its_warning(strong: Any) -> None:
    asked, plain = triggers(strong, naive=True).summary(), triggers(strong).summary()
    assert "many apps" not in plain
    assert NAIVE_WARNING in asked
    assert asked.startswith(plain)
    check_marks(asked.split("\n"))


def test_the_naive_words_name_what_stands_out_with_its_shares_or_nothing() -> None:
    row = {"patient": "1", "factor": "lying down", "says": MORE, "risk_with": 0.9}
    row |= {"kind": "yes/no"}
    naive = pd.DataFrame([{**row, "risk_without": 0.2}, {**row, "factor": "x", "says": "nothing"}])
    asked = SETTINGS | {"naive": True}
    lines = tell(make_row("lying down"), naive=naive, settings=asked)
    assert lines[-2:] == [
        "Comparing the same day, as many apps do, would name lying down (90% of days with it, 20% "
        "without).",
        NAIVE_WARNING,
    ]
    nothing = tell(make_row("lying down"), naive=naive.iloc[1:], settings=asked)
    assert nothing[-2] == "Comparing the same day, as many apps do, would name nothing."


def test_many_people_are_told_as_an_overview(many: Any) -> None:
    lines = triggers(many, naive=True).summary().split("\n")
    check_marks(lines)
    assert lines[0].startswith("8 people; 8 of them had enough days to compare at least one")
    assert any("driving" in line and line.startswith("Over 8 people") for line in lines)
    assert re.search(r"would name something in \d of 8 people\.$", lines[-2])
    assert lines[-1] == NAIVE_WARNING
    assert NOT_A_CAUSE in lines


def test_two_people_with_too_few_days_still_get_a_sentence() -> None:
    entries = daily([5, 0] * 4, activity=["driving", "none"] * 4)
    entries["patient"] = ["A", "B"] * 4
    words = triggers(make_diary(entries)).summary()
    assert words.startswith("2 people; 0 of them had enough days to compare at least one factor")


def test_patients_are_told_nothing_of_p_values_triggers_or_causes(strong: Any, many: Any) -> None:
    for diary in (strong, many):
        words = triggers(diary).summary().replace(NOT_A_CAUSE, "")
        assert not re.search(r"trigger|cause|p-value|p =|p <|signific|risk factor|danger", words)


def test_what_is_said_of_a_claim_is_what_the_table_holds(strong: Any) -> None:
    result = triggers(strong)
    table = result.table[result.table["window"] == "day before"].set_index("factor")
    row = table.loc["driving"]
    assert row["verdict"] == MORE
    assert (
        f"{row['headaches_exposed']} of the {row['days_exposed']} days that followed had one"
        in result.summary()
    )
    check_marks(result.summary().split("\n"))


def test_names_of_any_kind_stay_readable() -> None:
    odd = (Factor(name="tea, green (2 cups): iced", share=0.4, odds_ratio=8.0),)
    entries = simulate_diaries(days=200, seed=3, factors=odd).entries
    words = triggers(make_diary(entries)).summary()
    assert 'after days with "tea, green (2 cups): iced": ' in words
    check_marks(words.split("\n"))
