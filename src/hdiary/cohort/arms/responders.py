"""Responders: who fell by a share of where they began, compared between arms."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from hdiary.cohort.arms.ask import find_patient
from hdiary.cohort.arms.asked import Asked, check_asked, take_adjust
from hdiary.cohort.arms.columns import is_number, read_numbers
from hdiary.cohort.arms.make import make_comparison
from hdiary.cohort.arms.problems import refuse
from hdiary.cohort.arms.result import ComparisonResult
from hdiary.words import phrase

RESPONDER = "responder"


def compare_responders(
    frame: pd.DataFrame,
    *,
    outcome: str = "after",
    baseline: str = "before",
    arm: str = "arm",
    reference: Hashable | None = None,
    adjust: str | Sequence[str] = (),
    share: float = 0.5,
    missing: str = "left out",
    patient: str | None = None,
    level: float = 0.95,
    randomised: bool | None = None,
    called: str | None = None,
) -> ComparisonResult:
    """Compare between arms how many people fell by a share of where they began.

    Parameters
    ----------
    frame
        As for `compare_arms`.
    outcome, baseline
        The columns with the measure after and before; less is better.
    arm, reference, adjust, patient, level, randomised
        As for `compare_arms`. The baseline itself is adjusted for only if `adjust` names it.
    share
        How much of the baseline must be gone, above 0 and up to 1: 0.5 for half of it.
    missing
        "left out" for people without an outcome, or "no responder" to count them as such.
    called
        What to call it in sentences; else the share.

    Returns
    -------
    ComparisonResult
        A difference of shares of people, with the number needed to treat. Whoever began at 0 or
        without a baseline has nothing to fall from: they are left out and counted.

    Raises
    ------
    ArmsError
        Where the comparison cannot be made; says everything that is wrong.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({
    ...     "arm": ["usual care"] * 5 + ["exercise"] * 5,
    ...     "before": [10.0] * 10,
    ...     "after": [9, 8, 4, 10, 9, 5, 4, 9, 3, 2],
    ... })
    >>> found = compare_responders(frame, reference="usual care")
    >>> found.table[["difference", "number_needed"]].round(2).to_dict("records")
    [{'difference': 0.6, 'number_needed': 1.67}]
    """
    asked = Asked(
        outcome=outcome,
        arm=arm,
        baseline=baseline,
        adjust=tuple(name for name in take_adjust(adjust) if name != baseline),
        patient=patient,
        reference=reference,
        kind="number",
        errors="auto",
        level=level,
        randomised=randomised,
    )
    problems = check_asked(frame, asked)
    if not problems:
        both = (outcome, baseline)
        worded = [name for name in both if not is_number(frame[name])]
        problems += [phrase("arms.refuse.words", name=str(name)) for name in worded]
    if not isinstance(share, (int, float)) or isinstance(share, bool) or not 0 < share <= 1:
        problems.append(phrase("arms.refuse.share", given=str(share)))
    if missing not in {"left out", "no responder"}:
        allowed = ("left out", "no responder")
        problems.append(
            phrase("arms.refuse.choice", name="missing", given=str(missing), allowed=allowed)
        )
    refuse(problems)
    if not (read_numbers(frame[baseline]) > 0).any():
        refuse([phrase("arms.refuse.nothing_to_fall", name=str(baseline))])
    count = missing == "no responder"
    responded = _respond(frame, asked, share=share, count=count)
    begun = read_numbers(frame[baseline])
    # Under names that are no texts, which nobody's columns have.
    above: Any = (baseline, "begins above 0")
    needs = ((baseline, "blank", baseline), (baseline, "nothing to fall from", above))
    asked = replace(
        asked,
        outcome=RESPONDER,
        baseline=None,
        adjust=take_adjust(adjust),
        patient=find_patient(frame, patient),
        kind="yes-no",
        needs=needs if count else (*needs, (outcome, "blank", outcome)),
    )
    columns: dict[Any, Any] = {RESPONDER: responded, above: np.where(begun > 0, begun, np.nan)}
    table = frame.copy()
    for name, values in columns.items():
        table[name] = values
    return make_comparison(table, asked, called or phrase("arms.responder", share=float(share)))


def _respond(frame: pd.DataFrame, asked: Asked, *, share: float, count: bool) -> pd.Series:
    """Say who fell by the share; missing where there is nothing to fall from."""
    before = read_numbers(frame[asked.baseline])
    after = read_numbers(frame[asked.outcome])
    with np.errstate(invalid="ignore", divide="ignore"):
        # A hair's breadth: 10 to 7 is a fall of 0.3, whatever binary numbers make of it.
        fell = after <= before * (1 - share) + 1e-9 * np.abs(before)
        open_end = ~(before > 0) | (np.isnan(after) & ~np.bool_(count))
    yes = np.where(open_end, np.nan, np.where(np.isnan(after), 0.0, fell))
    return pd.Series(yes, index=frame.index).astype("float64")
