"""What became of a dose: pain-free, relief, whether it lasted, rescue, and how long it took."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, patient_codes
from hdiary.questions.relief.moments import (
    TWO_HOURS,
    UNKNOWN,
    Moments,
    Ratings,
    list_ratings,
    on_line,
    to_minutes,
)

MODERATE, MILD = 4.0, 3.0
"""Two-hour relief: from this or more to this or less [0-10]."""
RELIEF_CUTS = {"0-10": (MODERATE, MILD), "0-3": (2.0, 1.0), "words": (2.0, 1.0)}
"""The same on each scale that can say so: from moderate or severe to mild or none."""
DAY_MIN = 1440
_WITHIN_MIN = 360
"""Relief is looked for so long after a dose [min]."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Outcomes:
    """What became of each moment; NaN where the diary does not say."""

    pain_free: Floats  # 1 where pain was 0 about two hours later, else 0; of rated moments
    # 1 where pain fell from 4 or more to 3 or less, else 0; of those rated at 4 or more
    relief: Floats
    # 1 where pain was 0 two hours later, did not come back within 24 hours and no further acute
    # drug was taken, else 0; where times and the next day are recorded
    sustained: Floats
    rescue: Floats  # 1 where a further acute drug was taken within 24 hours, else 0; likewise
    # From the dose to the first rating of 3 or less; infinite where none came within six hours;
    # of those rated at 4 or more that have at least two later ratings [min]
    minutes: Floats


def follow_moments(
    diary: Diary, moments: Moments, *, cuts: tuple[float, float] = (MODERATE, MILD)
) -> Outcomes:
    """Follow every moment of treatment for a day."""
    # Pain-free, relief and sustained freedom as in the guidelines of the International Headache
    # Society for trials (Diener and others 2019, Cephalalgia 39:687-710), with 4 and 3 on the
    # scale of 0 to 10 in place of moderate and mild.
    rated, after = moments.rated, moments.after
    rescue, back = _find_later(diary, moments)
    free = np.where(rated, after == 0, np.nan)
    strong = rated & (moments.before >= cuts[0])
    known = rated & ~np.isnan(rescue) & ~np.isnan(back)
    lasting = (free == 1) & (rescue == 0) & (back == 0)
    return Outcomes(
        pain_free=free,
        relief=np.where(strong, after <= cuts[1], np.nan),
        sustained=np.where(known, lasting, np.nan),
        rescue=np.where(rated, rescue, np.nan),
        minutes=_time_relief(moments, list_ratings(diary), strong, mild=cuts[1]),
    )


def _find_later(diary: Diary, moments: Moments) -> tuple[Floats, Floats]:
    """Say whether a further acute drug, or headache, came within a day; NaN if not known."""
    entries, doses = diary.entries, diary.doses
    hurts = entries["headache"].fillna(False).to_numpy(dtype=np.bool_)
    start = to_minutes(entries["start"])
    who = patient_codes(entries)
    day = _day_numbers(entries["date"].to_numpy(dtype="datetime64[us]"))
    acute = doses["acute"].to_numpy(dtype=np.bool_)
    taken = to_minutes(doses["treated_at"])
    dose_who = patient_codes(doses)
    dose_day = _day_numbers(doses["date"].to_numpy(dtype="datetime64[us]"))
    timed = moments.at != UNKNOWN
    line = on_line(moments.who, np.where(timed, moments.at, 0))
    # A drug that is part of the moment itself is no further one.
    own_last = _last_dose(moments, taken)
    begin = on_line(moments.who, np.where(timed, np.maximum(moments.at, own_last), 0))
    # What is not recognised may have been a further drug, so nothing is known of one.
    odd = ~doses["recognised"].to_numpy(dtype=np.bool_)
    drug, maybe = (
        _any_between(begin, dose_who, taken, which & (taken != UNKNOWN), (0, DAY_MIN))
        for which in (acute, odd)
    )
    pain = _any_between(line, who, start, hurts & (start != UNKNOWN), (TWO_HOURS, DAY_MIN))
    own = day[moments.entry]
    untimed = (acute | odd) & (taken == UNKNOWN)
    lost = [_has_day(moments.who, own + more, dose_who, dose_day, untimed) for more in (0, 1)]
    untold = hurts & (start == UNKNOWN)
    vague = _has_day(moments.who, own + 1, who, day, untold)
    several = untold.copy()
    several[moments.entry] = False  # its own headache is the one that was treated
    vague |= _has_day(moments.who, own, who, day, several)
    days = diary.days
    recorded = (days["state"] != "not recorded").to_numpy()
    next_day = _has_day(
        moments.who,
        own + 1,
        patient_codes(days),
        _day_numbers(days["date"].to_numpy(dtype="datetime64[us]")),
        recorded,
    )
    sure = timed & next_day
    # A rescue that is found is always known; so that shares are fair, moments count only if its
    # absence would have been known too.
    rescue = np.where(sure & ~lost[0] & ~lost[1] & ~maybe, drug, np.nan)
    return rescue, np.where(sure & ~vague, pain, np.nan)


def _last_dose(moments: Moments, taken: Codes) -> Codes:
    """Give the time of the last dose of each moment; `UNKNOWN` where none is timed."""
    last = np.full(len(moments.who), UNKNOWN, dtype=np.int64)
    np.maximum.at(last, moments.dose_moment, taken)
    return last


def _day_numbers(dates: np.ndarray) -> Codes:
    numbers: Codes = dates.astype("datetime64[D]").astype(np.int64)
    return numbers


def _any_between(
    line: Codes, who: Codes, minutes: Codes, which: Bools, after: tuple[int, int]
) -> Bools:
    """Say whether something happened more than so long after each moment, and not later than."""
    happened = np.sort(on_line(who[which], minutes[which]))
    first = np.searchsorted(happened, line + after[0], side="right")
    found: Bools = np.searchsorted(happened, line + after[1], side="right") > first
    return found


def _has_day(who: Codes, day: Codes, among: Codes, days: Codes, which: Bools) -> Bools:
    """Say whether a person has such a day."""
    has: Bools = np.isin(who * (1 << 32) + day, among[which] * (1 << 32) + days[which])
    return has


def _time_relief(moments: Moments, ratings: Ratings, strong: Bools, *, mild: float) -> Floats:
    """Give the minutes to the first rating that is mild or none."""
    minutes = np.full(len(moments.who), np.nan)
    chosen = np.flatnonzero(strong & (moments.at != UNKNOWN))
    begin = on_line(moments.who[chosen], moments.at[chosen])
    first = np.searchsorted(ratings.when, begin, side="right")
    last = np.searchsorted(ratings.when, begin + _WITHIN_MIN, side="right")
    count = last - first
    owner = np.repeat(np.arange(len(chosen)), count)
    within = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    at = np.repeat(first, count) + within
    away = (ratings.when[at] - begin[owner]).astype(np.float64)
    beside = moments.after_min[chosen]
    known = np.isin(np.arange(len(chosen)), owner[away == beside[owner]])
    found = np.where(moments.after[chosen] <= mild, beside, np.inf)
    eased = ratings.pain[at] <= mild
    np.minimum.at(found, owner[eased], away[eased])
    several = count + ~known >= 2
    minutes[chosen[several]] = found[several]
    return minutes
