"""Each person's own estimate of one thing, and the same in the light of the group's."""

from __future__ import annotations

from hdiary.diary.arrays import Floats
from hdiary.stats.normal import critical_value
from hdiary.stats.shrunk import shrink_normal


def draw_people(effect: Floats, error: Floats, *, differ: float, level: float) -> dict[str, Floats]:
    """Give each person's estimate and interval, raw and drawn towards the group's."""
    half = float(critical_value(level)) * error
    drawn = shrink_normal(effect, error**2, differ=differ, level=level)
    return {
        "estimate": effect,
        "ci_low": effect - half,
        "ci_high": effect + half,
        "shrunk": drawn.estimate,
        "shrunk_low": drawn.low,
        "shrunk_high": drawn.high,
    }
