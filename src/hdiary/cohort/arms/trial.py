"""A whole trial from its diaries: endpoints, arms compared by them, the flow, and Table 1."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from hdiary.cohort.arms.ask import PATIENT, compare_arms
from hdiary.cohort.arms.asked import take_adjust
from hdiary.cohort.arms.first_table import TableOne, table_one
from hdiary.cohort.arms.flow import find_flow
from hdiary.cohort.arms.names import RESPONDERS, name_outcome, name_problem
from hdiary.cohort.arms.problems import ArmsError, nobody_has_a_diary, refuse
from hdiary.cohort.arms.result import ComparisonResult
from hdiary.cohort.arms.trial_result import EndpointsComparison
from hdiary.cohort.endpoints.ask import endpoints
from hdiary.diary import Diary, need_diary
from hdiary.stats.multiplicity import adjust_holm
from hdiary.words import Phrase, phrase

OUTCOMES = ("headache_days", "responder_50")
"""What is compared where nothing else is asked."""


def compare_endpoints(
    diary: Diary,
    *,
    outcomes: str | Sequence[str] = OUTCOMES,
    by: str = "arm",
    anchor: str | Mapping[str, object] | None = None,
    reference: Hashable | None = None,
    adjust: str | Sequence[str] = (),
    period: int = 1,
    errors: str = "auto",
    level: float = 0.95,
    randomised: bool | None = None,
    measured: Mapping[str, object] | None = None,
) -> EndpointsComparison:
    """Compare the arms of a trial by the endpoints of everybody's diary.

    Parameters
    ----------
    diary
        With the facts of the people joined to it (`hdiary.Diary.with_people`).
    outcomes
        Endpoints, the main one first; see `hdiary.endpoints`.
    by
        The fact that says who belongs where.
    anchor
        From where periods are counted, such as the fact ``"randomised"``; see
        `hdiary.endpoints`. Without it there is no baseline.
    reference, adjust, errors, level, randomised
        As for `hdiary.compare_arms`; `adjust` names facts.
    period
        Which period after the anchor.
    measured
        Further settings of `hdiary.endpoints`, such as ``{"missing": "bounds"}``.

    Returns
    -------
    EndpointsComparison

    Raises
    ------
    ValueError
        Where nothing can be compared; says everything that is wrong.

    Examples
    --------
    >>> import hdiary
    >>> diary = hdiary.read_diary("diaries.csv")         # doctest: +SKIP
    >>> diary = diary.with_people(hdiary.read_people("people.csv"))  # doctest: +SKIP
    >>> found = compare_endpoints(diary, anchor="randomised")  # doctest: +SKIP
    >>> print(found.summary())                           # doctest: +SKIP
    """
    need_diary(diary, "compare_endpoints")
    asked = (outcomes,) if isinstance(outcomes, str) else tuple(outcomes)
    refuse(_check(diary, asked, (by, *take_adjust(adjust))))
    found = endpoints(diary, names=list(asked), anchor=anchor, **dict(measured or {}))  # type: ignore[arg-type]
    results: dict[str, ComparisonResult] = {}
    failed: dict[str, tuple[Phrase, ...]] = {}
    for name in asked:
        if name in RESPONDERS and anchor is None:
            failed[name] = (phrase("arms.trial.no_baseline"),)
            continue
        frame = found.wide(name, period=period)
        baseline = None if name in RESPONDERS or frame["before"].isna().all() else "before"
        try:
            result = compare_arms(
                frame.rename(columns={f"{by} (fact)": by}),
                outcome="after",
                arm=by,
                baseline=baseline,
                reference=reference,
                adjust=adjust,
                kind="yes-no" if name in RESPONDERS else "number",
                errors=errors,
                level=level,
                randomised=randomised,
                called=name_outcome(name),
            )
        except ArmsError as error:
            failed[name] = tuple(name_problem(told, name) for told in error.problems)
        else:
            results[name] = replace(result, settings={**result.settings, "endpoint": name})
    if not results:
        raise ArmsError(list(dict.fromkeys(told for why in failed.values() for told in why)))
    phrases: dict[str, Phrase] = {}
    return EndpointsComparison(
        table=_join(results),
        results=results,
        failed=failed,
        endpoints=found,
        flow=find_flow(diary, found, results, by=by, period=period, phrases=phrases),
        who=_describe(diary, by, reference),
        settings={
            "outcomes": asked,
            "by": by,
            "reference": next(iter(results.values())).settings["reference"],
            "adjust": take_adjust(adjust),
            "period": period,
            "dated": _dated(diary),
            "level": level,
            "randomised": randomised,
            **{f"endpoints_{name}": value for name, value in found.settings.items()},
        },
        phrases=phrases,
    )


def _dated(diary: Diary) -> tuple[str, ...]:
    """List the facts that are days, from which periods may be counted."""
    people = diary.people
    facts = () if people is None else tuple(people.select_dtypes("datetime").columns)
    return tuple(str(name) for name in facts)


def _check(diary: Diary, outcomes: Sequence[str], facts: Sequence[str]) -> list[Phrase]:
    """Say what is wrong before anything is measured."""
    people = diary.people
    if people is None:
        return [phrase("arms.trial.no_people")]
    nobody = nobody_has_a_diary(diary)
    if nobody is not None:
        # Every fact is then missing, and no other words would say why.
        return [nobody]
    found = [] if outcomes else [phrase("arms.trial.no_outcome")]
    listed = tuple(str(name) for name in people.columns if name != PATIENT)
    unknown = tuple(dict.fromkeys(str(name) for name in facts if str(name) not in listed))
    if unknown:
        columns = listed or (phrase("say.none"),)
        found.append(phrase("arms.trial.no_fact", names=unknown, facts=columns))
    return found


def _join(results: Mapping[str, ComparisonResult]) -> pd.DataFrame:
    """Put all comparisons below each other; the p-values are adjusted over all of them."""
    parts = [one.table.assign(outcome=name) for name, one in results.items()]
    table = pd.concat(parts, ignore_index=True)
    return table.assign(p_adjusted=adjust_holm(table["p_value"]))


def _describe(diary: Diary, by: str, reference: Hashable | None) -> TableOne | tuple[Phrase, ...]:
    """Make Table 1 of everybody with a diary, or say why there is none."""
    try:
        return table_one(diary.people, by=by, reference=reference)
    except ArmsError as error:
        return error.problems
