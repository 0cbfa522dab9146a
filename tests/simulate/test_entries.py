"""What a made-up diary looks like on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from hdiary.diary import make_diary
from hdiary.simulate import (
    CERVICOGENIC_FACTORS,
    Course,
    Factor,
    Look,
    Programme,
    Simulated,
    Traps,
    simulate_diaries,
)
from hdiary.vocabulary.columns import COLUMNS

EXERCISE = Programme(name="exercise", text="exercise 20 min", start_day=20, odds_ratio=0.5)
NEEDLING = Programme(name="dry needling", start_day=5, every=6, rated=True, extra_fall=1.0)


@pytest.fixture(scope="module")
def cohort() -> Simulated:
    return simulate_diaries(
        40,
        90,
        seed=3,
        traps=Traps.realistic(),
        factors=CERVICOGENIC_FACTORS,
        programmes=(EXERCISE, NEEDLING),
        look=Look(notes=("busy week",), note_share=0.1),
    )


def test_the_same_seed_gives_the_same_diary_and_another_seed_another() -> None:
    first, again, other = (
        simulate_diaries(2, 40, seed=seed, traps=Traps.realistic()) for seed in (7, 7, 8)
    )
    pd.testing.assert_frame_equal(first.entries, again.entries)
    pd.testing.assert_frame_equal(first.days_truth, again.days_truth)
    pd.testing.assert_frame_equal(first.truth, again.truth)
    assert not first.entries["pain"].head(30).equals(other.entries["pain"].head(30))


def test_it_begins_on_the_first_day_and_has_as_many_days_as_asked() -> None:
    made_up = simulate_diaries(3, 30, seed=1, first_day="2024-02-15")
    dates = made_up.entries["date"]
    assert dates.min() == pd.Timestamp("2024-02-15")
    assert dates.max() == pd.Timestamp("2024-03-15")
    assert len(made_up.days_truth) == 90


def test_only_a_cohort_has_a_patient_column_unless_asked() -> None:
    assert "patient" not in simulate_diaries(1, 10, seed=1).entries
    assert "patient" in simulate_diaries(1, 10, seed=1, patient_column=True).entries
    assert list(simulate_diaries(2, 10, seed=1).entries["patient"].cat.categories) == [
        "P01",
        "P02",
    ]


def test_canonical_columns_come_in_the_order_of_the_format_then_the_factors(
    cohort: Simulated,
) -> None:
    columns = list(cohort.entries.columns)
    known = [name for name in COLUMNS if name in columns]
    assert columns == [*known, "sleep_hours", "stress"]


def test_ratings_are_whole_numbers_on_their_scales(cohort: Simulated) -> None:
    for name in ("pain", "neck_pain", "pain_before", "pain_after"):
        said = cohort.entries[name].dropna()
        assert said.between(0, 10).all(), name
        assert (said == said.round()).all(), name
        assert not np.signbit(said).any(), f"{name} has a negative zero"
    rated = cohort.entries.dropna(subset=["pain_before"])
    assert (rated["pain_before"] >= 1).all()
    assert (rated["pain_before"] <= rated["pain"]).all()
    assert (rated["pain_after"] <= rated["pain"]).all()


def test_a_headache_starts_on_its_day_and_is_treated_while_it_lasts(cohort: Simulated) -> None:
    entries = cohort.entries[cohort.entries["pain"] > 0]
    assert (entries["start"].dt.normalize() == entries["date"]).all()
    assert (entries["end"] > entries["start"]).all()
    timed = entries.dropna(subset=["treated_at"])
    assert (timed["treated_at"] >= timed["start"]).all()
    assert (timed["treated_at"] <= timed["end"]).all()
    hurting = timed[timed["pain_after"] > 0]
    two_hours = pd.Timedelta(hours=2)
    assert (hurting["end"] >= hurting["treated_at"] + two_hours).all()


def test_no_headache_runs_into_a_clear_day(cohort: Simulated) -> None:
    entries, truth = cohort.entries, cohort.days_truth
    overnight = entries[entries["end"].dt.normalize() > entries["date"]]
    assert len(overnight) > 20
    days = pd.DataFrame(
        {
            "patient": overnight["patient"].astype(str),
            "date": overnight["date"] + pd.Timedelta(days=1),
        }
    )
    next_days = days.merge(truth.assign(patient=truth["patient"].astype(str)), how="left")
    assert next_days["headache"].eq(True).all()


def test_clear_days_are_rows_with_pain_0_and_nothing_of_a_headache(cohort: Simulated) -> None:
    clear = cohort.entries[cohort.entries["pain"] == 0]
    for name in ("start", "end", "side", "location", "treated_at", "pain_before", "pain_after"):
        assert clear[name].isna().all(), name
    assert clear["activity"].notna().all()


def test_a_session_on_a_headache_day_has_a_row_of_its_own(cohort: Simulated) -> None:
    entries = cohort.entries
    extra = entries[entries["pain"].isna()]
    assert len(extra) > 50
    assert extra["treatment"].eq("exercise 20 min").all()
    headaches = entries[entries["pain"] > 0]
    assert not headaches["treatment"].str.contains("exercise").any()
    assert headaches["treatment"].eq("dry needling").any()


def test_text_columns_are_categories(cohort: Simulated) -> None:
    for name in ("patient", "side", "location", "activity", "posture", "treatment", "notes"):
        assert isinstance(cohort.entries[name].dtype, pd.CategoricalDtype), name


def test_it_is_a_diary_without_problems_and_with_the_true_states(cohort: Simulated) -> None:
    diary = make_diary(cohort.entries)
    assert not len(diary.problems)
    days = diary.days.assign(patient=diary.days["patient"].astype(str))
    truth = cohort.days_truth.assign(patient=cohort.days_truth["patient"].astype(str))
    both = days.merge(truth, on=["patient", "date"])
    logged = both[both["logged"]]
    assert (logged["state"].eq("headache") == logged["headache"]).all()
    assert set(logged["state"]) == {"headache", "clear"}
    assert set(both.loc[~both["logged"], "state"]) <= {"not recorded", "headache"}


def test_it_looks_as_headaches_from_the_neck_do() -> None:
    made_up = simulate_diaries(60, 120, seed=5, look=Look(side="right"))
    headaches = made_up.entries[made_up.entries["pain"] > 0]
    right = headaches["side"].eq("right").groupby(headaches["patient"], observed=True).mean()
    assert 0.83 < right.mean() < 0.97
    assert headaches["location"].str.contains("back of head").mean() > 0.75
    assert headaches["location"].str.contains("neck").mean() > 0.65
    hours = (headaches["end"] - headaches["start"]).dt.total_seconds() / 3600
    assert 3 < hours.median() < 8
    neck = made_up.entries.groupby(made_up.entries["pain"] > 0)["neck_pain"].mean()
    assert neck[True] > neck[False] + 2


def test_a_yes_no_factor_of_its_own_is_yes_or_no() -> None:
    alcohol = Factor(name="alcohol", column="own", share=0.2)
    entries = simulate_diaries(1, 60, seed=1, factors=(alcohol,)).entries
    assert entries["alcohol"].dtype == "boolean"
    assert "activity" not in entries


def test_it_works_with_nothing_in_it() -> None:
    made_up = simulate_diaries(1, 1, seed=1, factors=(), treatments=())
    assert list(made_up.entries["date"]) == [pd.Timestamp("2026-01-05")]
    never = simulate_diaries(
        1, 60, seed=1, course=Course(headache_share=1e-9), treatments=(), factors=()
    )
    assert never.entries["pain"].eq(0).all()
    assert never.entries["treatment"].isna().all()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"n_patients": 0}, "n_patients"),
        ({"days": 0}, "days"),
        ({"first_day": "soon"}, "first_day is 'soon'"),
        ({"first_day": None}, "first_day is None"),
        ({"n_patients": 2, "patient_column": False}, "several people need a patient column"),
        ({"factors": (Factor(name="a"), Factor(name="a"))}, "'a' is given twice"),
        (
            {"course": Course(model="daily pain"), "traps": Traps(persistence=1.0)},
            "persistence",
        ),
        ({"course": Course(model="daily pain"), "programmes": (EXERCISE,)}, "exercise"),
    ],
)
def test_settings_that_do_not_go_together_are_refused_in_words(
    settings: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        simulate_diaries(**settings, seed=1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "settings",
    [
        {"missing_random": 1.2},
        {"wave_rho": 1.0},
        {"wave_risk": -0.1},
        {"reverse": float("nan")},
        {"missing_run_days": 0.5},
    ],
)
def test_a_strength_out_of_its_range_is_refused(settings: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(settings))):
        Traps(**settings)


def test_the_entries_of_many_people_stay_small() -> None:
    made_up = simulate_diaries(1000, 60, seed=1)
    assert len(made_up.entries) == 60_000
    assert made_up.entries.memory_usage(deep=True).sum() < 60_000 * 150


def test_the_example_in_the_documentation_runs() -> None:
    page = (Path(__file__).parents[2] / "docs" / "simulate.md").read_text(encoding="utf-8")
    code = page.split("```python\n")[1].split("```")[0]
    names: dict[str, Any] = {}
    exec(compile(code, "docs/simulate.md", "exec"), names)
    assert len(names["diary"].patients) == len(names["made_up"].truth["patient"].unique()) == 200
