"""Models of days, laid out as rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort.arms.asked import Asked
from hdiary.cohort.arms.cases import FEWEST, Cases, find_cases, tell_few
from hdiary.cohort.arms.problems import refuse
from hdiary.cohort.arms.table import make_missing
from hdiary.diary.arrays import Floats, Ints
from hdiary.stats.ancova import contrast, design_of
from hdiary.stats.days_units import find_units
from hdiary.stats.gee import DaysFit, fit_gee, fit_mixed, is_endless, standardise_days
from hdiary.stats.multiplicity import adjust_holm
from hdiary.words import phrase

WEEKS = 28.0
"""Days in which headache days are counted."""
DAYS, MEAN = "days in 28", "mean difference"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class FoundDays:
    """What a model of days found."""

    table: pd.DataFrame
    coefficients: pd.DataFrame
    missing: pd.DataFrame
    days: int
    people: int
    reference: str
    levels: dict[str, tuple[str, ...]]
    spread: dict[str, float]


def fit_days(frame: pd.DataFrame, asked: Asked, patient: str, how: Mapping[str, str]) -> FoundDays:
    """Fit the model that was asked for."""
    known = frame.loc[frame[patient].notna()]
    cases = find_cases(known, asked)
    whose = pd.factorize(known.loc[cases.left < 0, patient].astype(str))[0]
    _check_people(cases, whose, asked)
    units = find_units(cases.beside)
    cases = replace(cases, beside=(cases.beside - units.middle) / units.size)
    design = design_of(cases.arms, cases.beside)
    order = np.argsort(whose, kind="stable")
    fit = _fit(cases.outcome[order], design[order], whose[order], asked, how)
    _check_fit(fit, cases, design, asked, how)
    return FoundDays(
        table=_table(fit, cases, whose, asked, how),
        coefficients=_coefficients(units.restore(fit), cases, asked),
        missing=make_missing([cases]).rename(columns={"people": "days"}),
        days=len(cases.outcome),
        people=len(np.unique(whose)),
        reference=cases.names[0],
        levels=cases.levels,
        spread={
            "correlation": fit.correlation,
            "between_people": fit.between,
            "within_people": fit.within,
        },
    )


def _fit(
    outcome: Floats, design: Floats, whose: Ints, asked: Asked, how: Mapping[str, str]
) -> DaysFit:
    if how["model"] == "mixed":
        return fit_mixed(outcome, design, whose)
    return fit_gee(
        outcome,
        design,
        whose,
        binary=asked.kind == "yes-no",
        working=how["working"],
        errors=how["errors"],
    )


def _check_fit(
    fit: DaysFit, cases: Cases, design: Floats, asked: Asked, how: Mapping[str, str]
) -> None:
    """Refuse what found no answer, or one without end."""
    found = fit.converged and bool(np.isfinite(fit.coefficients).all() and (fit.se > 0).all())
    if found and asked.kind == "yes-no" and how["model"] == "gee":
        found = not is_endless(fit, cases.outcome, design)
    if not found:
        refuse([phrase("arms.refuse.no_fit", name=str(asked.outcome))])


def _check_people(cases: Cases, whose: Ints, asked: Asked) -> None:
    people = _count_people(cases, whose)
    if (people < FEWEST).any():
        refuse(tell_few(cases.names, people))
    columns = cases.beside.shape[1]
    if int(people.sum()) < columns + len(people) + 2:
        refuse([phrase("arms.refuse.columns", n=int(people.sum()), columns=columns)])
    if np.ptp(cases.outcome) == 0:
        refuse([phrase("arms.refuse.constant", name=str(asked.outcome))])


def _count_people(cases: Cases, whose: Ints) -> Ints:
    pairs = np.unique(np.column_stack([cases.arms, whose]), axis=0)
    return np.bincount(pairs[:, 0], minlength=len(cases.names))


def _table(
    fit: DaysFit, cases: Cases, whose: Ints, asked: Asked, how: Mapping[str, str]
) -> pd.DataFrame:
    """Lay out each arm's difference from the reference."""
    yes_no = asked.kind == "yes-no"
    scale = WEEKS if yes_no else 1.0
    logit = yes_no and how["model"] == "gee"
    several = len(cases.names) - 1
    told = [_standardise(fit, cases, at, logit=logit) for at in range(1, several + 1)]
    difference, se = (scale * np.array(part) for part in zip(*told, strict=True))
    found = contrast(
        difference,
        se=se,
        df=np.full(several, fit.df),
        adjusted=difference,
        errors=how["errors"],
        level=asked.level,
    )
    people, sizes = _count_people(cases, whose), cases.sizes
    means = scale * np.bincount(cases.arms, weights=cases.outcome) / sizes
    return pd.DataFrame(
        {
            "outcome": [str(asked.outcome)] * several,
            "arm": list(cases.names[1:]),
            "reference": [cases.names[0]] * several,
            "estimate": [DAYS if yes_no else MEAN] * several,
            "difference": found.difference,
            "ci_low": found.low,
            "ci_high": found.high,
            "p_value": found.p_value,
            "p_adjusted": adjust_holm(found.p_value),
            "people": people[1:],
            "people_reference": people[0],
            "days": sizes[1:],
            "days_reference": sizes[0],
            "missing": cases.left_out[1:],
            "missing_reference": cases.left_out[0],
            "mean": means[1:],
            "mean_reference": means[0],
            "standard_error": found.se,
            "df": found.df,
        }
    )


def _standardise(fit: DaysFit, cases: Cases, at: int, *, logit: bool) -> tuple[float, float]:
    """Average the days as if all were of one arm, less as if all were of the reference."""
    none = np.zeros((len(cases.outcome), len(cases.names) - 1))
    as_if = none.copy()
    as_if[:, at - 1] = 1.0
    one, other = (
        np.column_stack([np.ones(len(none)), arms, cases.beside]) for arms in (as_if, none)
    )
    return standardise_days(fit, one, other, logit=logit)


def _coefficients(fit: DaysFit, cases: Cases, asked: Asked) -> pd.DataFrame:
    """Give every coefficient as the model has it."""
    terms: list[Any] = ["(constant)", *(f"{asked.arm}: {name}" for name in cases.names[1:])]
    found = contrast(
        fit.coefficients,
        se=fit.se,
        df=np.full(len(fit.se), fit.df),
        adjusted=fit.coefficients,
        errors="",
        level=asked.level,
    )
    return pd.DataFrame(
        {
            "term": [*terms, *cases.columns],
            "coefficient": found.difference,
            "standard_error": found.se,
            "ci_low": found.low,
            "ci_high": found.high,
            "p_value": found.p_value,
        }
    )
