"""Endpoints of everybody in a diary, by period against baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hdiary.cohort.endpoints.catalogue import ENDPOINT_NAMES, is_responder
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.cohort.endpoints.rules import Anchor, Rules
from hdiary.cohort.endpoints.run import ask_by_rules
from hdiary.diary import Diary, need_diary
from hdiary.questions.answer import SettingError


def endpoints(
    diary: Diary,
    *,
    names: str | Sequence[str] | None = None,
    anchor: Anchor = None,
    baseline_days: int = 28,
    period_days: int = 28,
    periods: int | None = None,
    skip: int = 0,
    missing: str = "prorate",
    least_days: int | None = None,
    moderate_from: float | None = None,
    responder_of: str = "headache_days",
) -> EndpointsResult:
    """Measure the endpoints of trials for everybody, by period against baseline.

    Parameters
    ----------
    diary
        Of one person or many.
    names
        Which endpoints: any of ``headache_days``, ``moderate_days``, ``medication_days``,
        ``attacks`` (each in 28 days), ``mean_pain``, ``mean_pain_all_days`` (0-10),
        ``responder_50``, ``responder_75``, ``responder_100`` (1 is yes), ``pain_free_2h``,
        ``pain_relief_2h``, ``sustained_24h`` (shares of treatments); where left out all, those
        against a baseline if there is one. Each is also a function of `hdiary.cohort`.
    anchor
        From where periods are counted: a day (such as that of a new law), the name of a fact of
        the people that is a day (such as ``"randomised"``), or a mapping of patients to days.
        Where left out, periods follow from each person's first day, without a baseline.
    baseline_days
        Days before the anchor that are the baseline, period 0 [days].
    period_days
        Length of every later period; the first begins on the anchor [days].
    periods
        How many of them for everybody; where left out, as many as begin within each person's
        diary, at least one.
    skip
        Days after the anchor that are left out, such as those of a slow start [days].
    missing
        What becomes of days that were not recorded: ``"prorate"`` takes them to be like the
        recorded ones of the same period; ``"complete"`` gives a number only where every day is
        known; ``"bounds"`` gives one only where it is the same whatever these days were.
        ``low`` and ``high`` always say what the number may lie between; a responder's answer
        that holds whatever the open days were is given in each of the three ways.
    least_days
        With ``"prorate"``: known days that a period needs; half of it where left out [days].
    moderate_from
        Pain from which a day is moderate, on the scale of the diary; 4 of 10 where left out.
    responder_of
        Which number has to fall: ``headache_days``, ``moderate_days``, ``medication_days`` or
        ``attacks``.

    Returns
    -------
    EndpointsResult
        One row per person, endpoint and period.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be, or the anchor is none.

    Notes
    -----
    Guidelines of the International Headache Society for controlled trials: of preventive
    treatment of episodic migraine (Diener and others 2020, Cephalalgia 40:1026-1044) and of
    chronic migraine (Tassorelli and others 2018, doi:10.1177/0333102418758283), of acute
    treatment (Diener and others 2019, Cephalalgia 39:687-710) and of tension-type headache
    (Bendtsen and others 2010, doi:10.1111/j.1468-2982.2009.01948.x). Where the burden question
    counts the same, this counts by its code. Days without an entry, days beyond the diary, and
    unlisted days of somebody who lists only headaches are never taken to be clear.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=56).strftime("%Y-%m-%d")
    >>> pain = [5, 0, 0, 0] * 7 + [5, 0, 0, 0, 0, 0, 0] * 4
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": pain}))
    >>> found = endpoints(diary, names=["headache_days"], anchor="2026-03-29")
    >>> found.wide()[["before", "after"]].to_dict("records")
    [{'before': 7.0, 'after': 4.0}]
    """
    need_diary(diary, "endpoints")
    rules = Rules(
        baseline_days=baseline_days,
        period_days=period_days,
        periods=periods,
        skip=skip,
        missing=missing,
        least_days=least_days,
        moderate_from=moderate_from,
        responder_of=responder_of,
    )
    asked = _check_names(names, baseline=anchor is not None)
    return ask_by_rules(diary, asked, anchor=anchor, rules=rules)


def _check_names(names: str | Sequence[str] | None, *, baseline: bool) -> tuple[str, ...]:
    """Give the endpoints that were named, each once and in their order."""
    if names is None:
        return tuple(name for name in ENDPOINT_NAMES if baseline or not is_responder(name))
    asked = [names] if not isinstance(names, Iterable) or isinstance(names, str) else list(names)
    unknown = [name for name in asked if name not in ENDPOINT_NAMES]
    if unknown or not asked:
        told = ", ".join(map(repr, unknown)) or "nothing"
        raise SettingError(f"names hold {told}; give any of {', '.join(ENDPOINT_NAMES)}")
    return tuple(name for name in ENDPOINT_NAMES if name in asked)
