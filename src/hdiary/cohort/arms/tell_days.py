"""A comparison by days in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

from hdiary.cohort.arms.like import ComparisonLike
from hdiary.cohort.arms.tell import tell_rest, tell_row
from hdiary.words import Words, phrase

DAYS = "days in 28"


def tell_days(result: ComparisonLike, say: Words) -> Iterator[str]:
    """Tell each arm's difference, then what it rests on."""
    called = result.settings.get("called")
    for row in result.table.to_dict("records"):
        settings = dict(result.settings)
        if row["estimate"] == DAYS:
            settings["called"] = phrase("arms.days.named", name=str(called or row["outcome"]))
            if not called and row["outcome"] in {"state", "headache"}:
                settings["called"] = "headache_days"
        yield tell_row(
            {**row, "n": row["people"], "n_reference": row["people_reference"]}, settings, say
        )
    for name, days in result.settings.get("days_before", {}).items():
        key = "all" if result.settings.get("anchor") is None else "cut"
        yield say(f"arms.days.before_{key}", n=days, name=name)
    yield from tell_rest(result, say)
    left = result.missing
    if len(left):
        yield say("arms.days.left_out", n=int(left["days"].sum()))
