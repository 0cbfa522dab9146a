"""Arms compared by people's days: marginal and mixed models."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

import pandas as pd

from hdiary.cohort.arms.anchored import cut_days
from hdiary.cohort.arms.ask import PATIENT
from hdiary.cohort.arms.asked import Asked, check_asked, take_adjust
from hdiary.cohort.arms.columns import is_yes_no
from hdiary.cohort.arms.days_checks import GEE_ERRORS, MODELS, WORKING, check_days, read_states
from hdiary.cohort.arms.days_fit import fit_days
from hdiary.cohort.arms.days_result import DaysResult
from hdiary.cohort.arms.formula import write_formula
from hdiary.cohort.arms.problems import refuse


def compare_days(
    frame: pd.DataFrame,
    *,
    outcome: str = "state",
    arm: str = "arm",
    reference: Hashable | None = None,
    adjust: str | Sequence[str] = (),
    patient: str = PATIENT,
    anchor: str | None = None,
    model: str = "gee",
    working: str = "exchangeable",
    errors: str = "small-sample",
    level: float = 0.95,
    randomised: bool | None = None,
    called: str | None = None,
) -> DaysResult:
    """Compare arms by what each day of each person was.

    Parameters
    ----------
    frame
        One row a day: ``diary.days`` with the facts of people beside it, or your own. All its
        days are compared, those before a start too, unless ``anchor`` leaves them out.
    outcome
        The column to compare: yes and no, numbers, or the ``state`` of a diary's days, where
        "not recorded" is missing.
    arm, reference, adjust, level, randomised, called
        As for `compare_arms`.
    patient
        The column that says whose a day is.
    anchor
        The column with the day from which on each person's days count, such as
        ``"randomised"``; days before it (by the column ``date``) and of people without it are
        left out. Without it the answer says how many days lie before such a column.
    model
        "gee" for generalised estimating equations (a logit for yes and no), or "mixed" for a
        linear mixed model with one level of their own for each person.
    working
        Of a GEE: "exchangeable" or "independence".
    errors
        Of a GEE: "small-sample" (Mancl and DeRouen's, with a t of people less columns) or
        "robust", as geepack has them.

    Returns
    -------
    DaysResult
        With differences per 28 days where the outcome is yes and no, and every coefficient.

    Raises
    ------
    ArmsError
        Where the comparison cannot be made; says everything that is wrong.

    Notes
    -----
    Liang and Zeger 1986, doi:10.1093/biomet/73.1.13; Laird and Ware 1982, doi:10.2307/2529876.
    Days that are missing are left out: that is fair only if whether a day was written down
    depends on nothing but the columns of the model.

    Examples
    --------
    >>> import pandas as pd
    >>> days = pd.DataFrame({
    ...     "patient": [f"p{k}" for k in range(8) for _ in range(4)],
    ...     "arm": [a for a in ("usual care", "exercise") for _ in range(16)],
    ...     "headache": [1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 0,
    ...                  0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1],
    ... })
    >>> found = compare_days(days, outcome="headache", reference="usual care")
    >>> found.table[["arm", "difference", "people", "days"]].round(2).to_dict("records")
    [{'arm': 'exercise', 'difference': -10.5, 'people': 4, 'days': 16}]

    From a diary, the days since everybody was randomised:

    >>> import hdiary
    >>> diary = hdiary.read_diary("diaries.csv")         # doctest: +SKIP
    >>> diary = diary.with_people(hdiary.read_people("people.csv"))  # doctest: +SKIP
    >>> days = diary.days.merge(diary.people, on="patient")          # doctest: +SKIP
    >>> compare_days(days, reference="usual care", anchor="randomised")  # doctest: +SKIP
    """
    asked = Asked(
        outcome=outcome,
        arm=arm,
        baseline=None,
        adjust=take_adjust(adjust),
        patient=None,
        reference=reference,
        kind="auto",
        errors="auto",
        level=level,
        randomised=randomised,
    )
    choices = {
        "model": (model, MODELS),
        "working": (working, WORKING),
        "errors": (errors, GEE_ERRORS),
    }
    cut = cut_days(frame, anchor)
    states = read_states(cut.frame, outcome)
    refuse(check_asked(states, asked) + check_days(states, asked, str(patient), choices))
    yes_no = is_yes_no(states[outcome])
    asked = replace(asked, kind="yes-no" if yes_no else "number")
    found = fit_days(states, asked, str(patient), {k: v for k, (v, _) in choices.items()})
    return DaysResult(
        table=found.table,
        coefficients=found.coefficients,
        formula=write_formula(str(outcome), [str(arm), *map(str, asked.beside)]),
        n=found.days,
        people=found.people,
        missing=found.missing,
        settings={
            "outcome": outcome,
            "arm": arm,
            "reference": found.reference,
            "adjust": asked.adjust,
            "beside": tuple(map(str, asked.beside)),
            "levels": found.levels,
            "patient": patient,
            "anchor": anchor,
            "days_before": cut.before,
            "model": model,
            "working": working if model == "gee" else None,
            "errors": errors if model == "gee" else None,
            "level": level,
            "randomised": randomised,
            "called": called,
            **found.spread,
        },
    )
