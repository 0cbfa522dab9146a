"""Endpoints that are so many days in 28, each a function with its definition."""

from __future__ import annotations

from typing import Unpack

from hdiary.cohort.endpoints.ask import endpoints
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.cohort.endpoints.rules import How
from hdiary.diary import Diary


def headache_days(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Count days with headache, in 28 days.

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
    Any headache counts, however mild or short, and also the day into which it lasts past midnight.
    Guidelines of the International Headache Society for trials of preventive treatment: Diener and
    others 2020, Cephalalgia 40:1026-1044 (episodic migraine); Tassorelli and others 2018,
    doi:10.1177/0333102418758283 (chronic migraine); Bendtsen and others 2010,
    doi:10.1111/j.1468-2982.2009.01948.x (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7}))
    >>> headache_days(diary).table["value"].tolist()
    [7.0]
    """
    return endpoints(diary, names=["headache_days"], **how)


def moderate_days(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Count days whose worst pain was moderate or severe, in 28 days.

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
    Moderate is 4 or more of 10 (2 or more of 3; ``moderate_from`` says another limit). A headache
    day without a rating is not known to be one or none, so it counts as a day not recorded.
    Guidelines of the International Headache Society for trials of preventive treatment: Diener and
    others 2020, Cephalalgia 40:1026-1044 (episodic migraine); Tassorelli and others 2018,
    doi:10.1177/0333102418758283 (chronic migraine); Bendtsen and others 2010,
    doi:10.1111/j.1468-2982.2009.01948.x (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 2, 0, 0] * 7}))
    >>> moderate_days(diary).table["value"].tolist()
    [7.0]
    """
    return endpoints(diary, names=["moderate_days"], **how)


def medication_days(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Count days with acute headache medicine, in 28 days.

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
    Days and not doses: several on one day are one. Days are counted as the burden question counts
    them; where a treatment is not recognised there is no number. Guidelines of the International
    Headache Society for trials of preventive treatment: Diener and others 2020, Cephalalgia
    40:1026-1044 (episodic migraine); Tassorelli and others 2018, doi:10.1177/0333102418758283
    (chronic migraine); Bendtsen and others 2010, doi:10.1111/j.1468-2982.2009.01948.x
    (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> rows = {"date": days, "pain": [5, 0] * 14, "treatment": ["ibuprofen", "none"] * 14}
    >>> medication_days(make_diary(pd.DataFrame(rows))).table["value"].tolist()
    [14.0]
    """
    return endpoints(diary, names=["medication_days"], **how)


def attacks(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Count attacks that began, in 28 days.

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
    Headaches with less than 24 hours free between them are one attack, which belongs to the period
    in which it began. ``low`` counts those alone that cannot be the rest of an earlier one.
    Guidelines of the International Headache Society for trials of preventive treatment: Diener and
    others 2020, Cephalalgia 40:1026-1044 (episodic migraine); Tassorelli and others 2018,
    doi:10.1177/0333102418758283 (chronic migraine); Bendtsen and others 2010,
    doi:10.1111/j.1468-2982.2009.01948.x (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 5, 0, 0] * 7}))
    >>> attacks(diary).table["value"].tolist()
    [7.0]
    """
    return endpoints(diary, names=["attacks"], **how)
