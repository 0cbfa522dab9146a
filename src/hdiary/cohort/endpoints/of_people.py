"""The endpoint of people: who responded, a function with its definition."""

from __future__ import annotations

from numbers import Real
from typing import Unpack

from hdiary.cohort.endpoints.catalogue import COUNTED_NAMES
from hdiary.cohort.endpoints.result import EndpointsResult
from hdiary.cohort.endpoints.rules import Anchor, HowLong, Rules
from hdiary.cohort.endpoints.run import ask_by_rules
from hdiary.diary import Diary
from hdiary.questions.answer import SettingError


def responders(
    diary: Diary,
    *,
    percent: float = 50,
    of: str = "headache_days",
    anchor: Anchor = None,
    **how: Unpack[HowLong],
) -> EndpointsResult:
    """Say whose number fell by half, or by another share, against their baseline.

    Parameters
    ----------
    diary
        Of one person or many.
    percent
        From how large a fall somebody responded [percent]; 50, 75 and 100 are usual.
    of
        Which number: ``"headache_days"``, ``"moderate_days"``, ``"medication_days"`` or
        ``"attacks"``.
    anchor
        From where periods are counted, as in `hdiary.endpoints`; without one there is no
        baseline and nobody is known.
    **how
        ``baseline_days``, ``period_days``, ``periods``, ``skip``, ``missing``,
        ``least_days``, ``moderate_from``, as in `hdiary.endpoints`.

    Returns
    -------
    EndpointsResult
        One row per person and period: 1 is yes, 0 no, and missing not known. ``low`` is 1
        where the answer is yes whatever the days without an entry were, ``high`` is 0 where it
        is no.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be.

    Notes
    -----
    Both numbers are per 28 days. Somebody without any such day in the baseline cannot fall and is
    not known. Guidelines of the International Headache Society for trials of preventive treatment:
    Diener and others 2020, Cephalalgia 40:1026-1044 (episodic migraine); Tassorelli and others
    2018, doi:10.1177/0333102418758283 (chronic migraine); Bendtsen and others 2010,
    doi:10.1111/j.1468-2982.2009.01948.x (tension-type headache).

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=56).strftime("%Y-%m-%d")
    >>> pain = [5, 0] * 14 + [5, 0, 0, 0] * 7
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": pain}))
    >>> responders(diary, anchor="2026-03-29").wide()["after"].tolist()
    [1.0]
    """
    number = isinstance(percent, Real) and not isinstance(percent, bool)
    if not number or not 0 < percent <= 100:
        raise SettingError(f"percent is {percent!r}; give a number above 0 and up to 100")
    if of not in COUNTED_NAMES:
        raise SettingError(f"of is {of!r}; give one of {', '.join(COUNTED_NAMES)}")
    rules = Rules(responder_of=of, **how)
    name = f"responder_{percent:g}"
    return ask_by_rules(diary, [name], anchor=anchor, rules=rules, shares={name: percent})
