"""Endpoints of pain: its means, each a function with its definition."""

from __future__ import annotations

from typing import Unpack

from hdiary.cohort.endpoints.ask import endpoints
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.cohort.endpoints.rules import How
from hdiary.diary import Diary


def mean_pain(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Average the worst pain of headache days [0-10].

    Parameters
    ----------
    diary
        Of one person or many.
    **how
        ``anchor``, ``baseline_days``, ``period_days``, ``periods``, ``skip``, ``missing``,
        ``least_days``, ``moderate_from``, as in `hdiary.endpoints`.

    Returns
    -------
    EndpointsResult
        One row per person and period; its ``definition`` says what was counted.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be.

    Notes
    -----
    Of rated headache days only, so it can stay the same while headache days fall by half.
    Guidelines of the International Headache Society for trials of preventive treatment: Diener and
    others 2020, Cephalalgia 40:1026-1044 (episodic migraine); Tassorelli and others 2018,
    doi:10.1177/0333102418758283 (chronic migraine); Bendtsen and others 2010,
    doi:10.1111/j.1468-2982.2009.01948.x (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 3, 0, 0] * 7}))
    >>> mean_pain(diary).table["value"].tolist()
    [4.0]
    """
    return endpoints(diary, names=["mean_pain"], **how)


def mean_pain_all_days(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Average the worst pain of all days, clear ones as 0 [0-10].

    Parameters
    ----------
    diary
        Of one person or many.
    **how
        ``anchor``, ``baseline_days``, ``period_days``, ``periods``, ``skip``, ``missing``,
        ``least_days``, ``moderate_from``, as in `hdiary.endpoints`.

    Returns
    -------
    EndpointsResult
        One row per person and period; its ``definition`` says what was counted.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be.

    Notes
    -----
    Falls with the number of headache days and with their pain. Guidelines of the International
    Headache Society for trials of preventive treatment: Diener and others 2020, Cephalalgia
    40:1026-1044 (episodic migraine); Tassorelli and others 2018, doi:10.1177/0333102418758283
    (chronic migraine); Bendtsen and others 2010, doi:10.1111/j.1468-2982.2009.01948.x
    (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 3, 0, 0] * 7}))
    >>> mean_pain_all_days(diary).table["value"].tolist()
    [2.0]
    """
    return endpoints(diary, names=["mean_pain_all_days"], **how)
