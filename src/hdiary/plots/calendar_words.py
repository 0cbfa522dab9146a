"""The calendar in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from hdiary.words import Words

TOPS: dict[str, float] = {"0-10": 10.0, "0-100": 100.0, "0-3": 3.0, "words": 3.0}
TOPS |= {"0-4": 4.0, "0-5": 5.0, "1-5": 5.0}
"""The worst pain of each scale."""


def tell_calendar(days: pd.DataFrame, scale: str, say: Words) -> str:
    """Say in words what the calendar shows."""
    aching = (days["state"] == "headache").to_numpy()
    told = [say("calendar.alt.counts", days=len(days), **_count(days))]
    rated = days.loc[aching, "worst_pain"].dropna()
    if scale in TOPS and len(rated):
        key = "calendar.alt.pain_words" if scale == "words" else "calendar.alt.pain"
        told.append(say(key, least=f"{rated.min():g}", most=f"{rated.max():g}", scale=scale))
    if scale in TOPS and len(rated) < aching.sum():
        told.append(say("calendar.alt.not_rated", days=int(aching.sum()) - len(rated)))
    taken = days["acute_medication"]
    counts = {"days": int(taken.fillna(False).sum()), "unknown": int(taken.isna().sum())}
    if taken.isna().all():
        told.append(say("calendar.alt.medicine_not_known"))
    else:
        key = "calendar.alt.medicine_some" if counts["unknown"] else "calendar.alt.medicine"
        told.append(say(key, **counts))
    return " ".join(told)


def tell_briefly(days: pd.DataFrame, say: Words) -> str:
    """Say on a page what the calendar shows, where other words stand beside it."""
    taken, counts = days["acute_medication"], _count(days)
    medicine = say.count("day", int(taken.fillna(False).sum()))
    if taken.isna().all():
        medicine = say("say.not_known")
    elif taken.isna().any():
        medicine = say("pictures.medicine_at_least", days=medicine)
    return say(
        "pictures.calendar_alt",
        span=say.days_between(counts["first"], counts["last"]),
        headache=say.count("headache_day", counts["headache"]),
        clear=say.count("clear_day", counts["clear"]),
        missing=say.count("day", counts["missing"]),
        medicine=medicine,
    )


def tell_frame(day: date, say: Words) -> str:
    """Say which day is framed; on a page it is the last visit."""
    if say.place == "page":
        return say("pictures.framed", day=say.day(day))
    return say("calendar.framed", day=day)


def _count(days: pd.DataFrame) -> dict[str, Any]:
    state = days["state"].astype("str")
    names = {"headache": "headache", "clear": "clear", "missing": "not recorded"}
    many = {key: int((state == name).sum()) for key, name in names.items()}
    return {"first": days["date"].iloc[0], "last": days["date"].iloc[-1], **many}
