"""Endpoints of treatments, each a function with its definition."""

from __future__ import annotations

from typing import Unpack

from hdiary.cohort.endpoints.ask import endpoints
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.cohort.endpoints.rules import How
from hdiary.diary import Diary


def pain_free_2h(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Give the share of treatments after which pain was 0 two hours later.

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
    Treatments less than two hours apart are one, as in the question of relief; counted are those
    with a rating above 0 before and one 90 to 150 minutes later. Guidelines of the International
    Headache Society for trials of acute treatment: Diener and others 2019, Cephalalgia 39:687-710;
    Bendtsen and others 2010, doi:10.1111/j.1468-2982.2009.01948.x (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> rows = {
    ...     "date": ["2026-03-01", "2026-03-02"],
    ...     "start": ["08:00", "09:00"],
    ...     "pain": [6, 7],
    ...     "treatment": ["ibuprofen 400 mg", "ibuprofen 400 mg"],
    ...     "treated_at": ["08:00", "09:00"],
    ...     "pain_before": [6, 7],
    ...     "pain_after": [0, 3],
    ... }
    >>> pain_free_2h(make_diary(pd.DataFrame(rows)), period_days=2).table["value"].tolist()
    [0.5]
    """
    return endpoints(diary, names=["pain_free_2h"], **how)


def pain_relief_2h(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Give the share of treatments at moderate or severe pain that was mild or none later.

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
    Two hours later. On 0 to 10 from 4 or more to 3 or less; on 0 to 3, and in words, as the
    guideline has it: from moderate or severe to mild or none. Guidelines of the International
    Headache Society for trials of acute treatment: Diener and others 2019, Cephalalgia
    39:687-710; Bendtsen and others 2010, doi:10.1111/j.1468-2982.2009.01948.x (tension-type
    headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> rows = {
    ...     "date": ["2026-03-01", "2026-03-02"],
    ...     "start": ["08:00", "09:00"],
    ...     "pain": [6, 7],
    ...     "treatment": ["ibuprofen 400 mg", "ibuprofen 400 mg"],
    ...     "treated_at": ["08:00", "09:00"],
    ...     "pain_before": [6, 7],
    ...     "pain_after": [0, 4],
    ... }
    >>> pain_relief_2h(make_diary(pd.DataFrame(rows)), period_days=2).table["value"].tolist()
    [0.5]
    """
    return endpoints(diary, names=["pain_relief_2h"], **how)


def sustained_24h(diary: Diary, **how: Unpack[How]) -> EndpointsResult:
    """Give the share of treatments with pain 0 two hours later that stayed away.

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
    Pain 0 two hours later, no headache again and no further acute medicine within 24 hours. A
    diary knows that where the treatment and what follows have times, and the next day is recorded;
    other treatments do not count. Guidelines of the International Headache Society for trials of
    acute treatment: Diener and others 2019, Cephalalgia 39:687-710; Bendtsen and others 2010,
    doi:10.1111/j.1468-2982.2009.01948.x (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> rows = {
    ...     "date": ["2026-03-01", "2026-03-02"],
    ...     "start": ["08:00", "09:00"],
    ...     "pain": [6, 7],
    ...     "treatment": ["ibuprofen 400 mg", "ibuprofen 400 mg"],
    ...     "treated_at": ["08:00", "09:00"],
    ...     "pain_before": [6, 7],
    ...     "pain_after": [0, 3],
    ... }
    >>> sustained_24h(make_diary(pd.DataFrame(rows)), period_days=2).table["value"].tolist()
    [1.0]
    """
    return endpoints(diary, names=["sustained_24h"], **how)
