"""Arms compared by what people ended with: the door."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pandas as pd

from hdiary.cohort.arms.asked import Asked, take_adjust
from hdiary.cohort.arms.make import make_comparison
from hdiary.cohort.arms.result import ComparisonResult
from hdiary.words import Phrase

PATIENT = "patient"


def compare_arms(
    frame: pd.DataFrame,
    *,
    outcome: str = "after",
    arm: str = "arm",
    baseline: str | None = None,
    reference: Hashable | None = None,
    adjust: str | Sequence[str] = (),
    patient: str | None = None,
    kind: str = "auto",
    errors: str = "auto",
    level: float = 0.95,
    randomised: bool | None = None,
    called: str | Phrase | None = None,
) -> ComparisonResult:
    """Compare each arm with a reference, adjusted for the baseline.

    Parameters
    ----------
    frame
        One row a person, from `hdiary.endpoints` or your own; columns may be of any kind. With
        a column ``imputation`` it holds several imputed tables, one below the other, which are
        combined by Rubin's rules.
    outcome
        The column to compare: numbers, or yes and no.
    arm
        The column that says who belongs where.
    baseline
        The column with the same measure before; None for none.
    reference
        The arm that the others are compared with; None for the first in order.
    adjust
        Further columns to adjust for: numbers as they are, words as categories.
    patient
        The column that says who it is, so that nobody counts twice; None for ``patient`` where
        there is such a column.
    kind
        "number" for a difference of means, "yes-no" for a difference of shares with the number
        needed to treat, or "auto": by what the outcome holds (0 and 1 are yes and no).
    errors
        Of means: "classical" as a published analysis of covariance has them; "robust" ones that
        hold where arms differ in spread and are small (HC2 with Bell and McCaffrey's degrees of
        freedom; Welch's where nothing is adjusted for); "auto": classical for two arms of about
        the same size (neither more than 1.2 times the other), where they hold whatever the
        spread, else robust.
    level
        Of the intervals.
    randomised
        Whether the arms were drawn by lot, if that is known.
    called
        What to call the outcome in sentences, if not by its column.

    Returns
    -------
    ComparisonResult

    Raises
    ------
    ArmsError
        Where the comparison cannot be made; says everything that is wrong.

    Notes
    -----
    Analysis of covariance (Vickers and Altman 2001, doi:10.1136/bmj.323.7321.1123). Whoever lacks
    the outcome, the arm or anything adjusted for is left out and counted: that is fair only if
    those people do not differ from the others in what the table cannot tell. Several
    comparisons carry Holm's p-values; the intervals are not widened for them. Where what is
    adjusted for parts every yes from every no, no logistic regression can be had (Albert and
    Anderson 1984, doi:10.1093/biomet/71.1.1): the shares are then compared as they are, and the
    sentences say so.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({
    ...     "arm": ["usual care"] * 4 + ["exercise"] * 4,
    ...     "before": [10, 12, 14, 16, 10, 12, 14, 16],
    ...     "after": [9, 12, 13, 15, 7, 8, 11, 12],
    ... })
    >>> found = compare_arms(frame, baseline="before", reference="usual care")
    >>> found.table[["arm", "difference", "ci_low", "ci_high"]].round(2).to_dict("records")
    [{'arm': 'exercise', 'difference': -2.75, 'ci_low': -3.75, 'ci_high': -1.75}]
    """
    asked = Asked(
        outcome=outcome,
        arm=arm,
        baseline=baseline,
        adjust=take_adjust(adjust),
        patient=find_patient(frame, patient),
        reference=reference,
        kind=kind,
        errors=errors,
        level=level,
        randomised=randomised,
    )
    return make_comparison(frame, asked, called)


def find_patient(frame: object, patient: str | None) -> str | None:
    """Give the column that says who it is, if there is one."""
    if patient is None and isinstance(frame, pd.DataFrame) and PATIENT in frame.columns:
        return PATIENT
    return patient
