"""The pattern answer in plain sentences."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.pattern.judge import HOUR, WEEKDAY
from hdiary.questions.pattern.sides import (
    count_felt,
    find_leading_side,
    find_one_sided,
    say_enough,
)
from hdiary.questions.pattern.times import PARTS_OF_DAY, WAKING, is_waking
from hdiary.questions.unsaid import tell_no_column
from hdiary.stats import wilson_interval
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import round_number

FEWEST_CLEAR = 10
"""Clear days that tell of the neck from which they are told of beside headaches."""
_PLACES_TOLD = 3
_FEWEST_LENGTHS = 3
_DAY = 24


def tell_pattern(result: Any, say: Words) -> list[str]:
    """Tell the answer for one person, a sentence to a line."""
    row, covered = result.table.iloc[0], result.coverage.iloc[0]
    if row["episodes"] == 0:
        return [say("pattern.told.no_headache")]
    return [
        say("pattern.told.episodes", episodes=row["episodes"], days=covered["headache_days"]),
        *map(say, tell_standing(result)),
        *map(say, _side(row, result)),
        *map(say, _places(row, result)),
        *map(say, [*_neck(row), *_clear_neck(row)]),
        *map(say, _no_time(row, result)),
        say(_length(row, result)),
    ]


def _side(row: pd.Series, result: Any) -> list[Phrase]:
    said, unread = row["episodes_with_side"], "side" in result.unread
    in_part = row["episodes_side_in_part"]
    if not said and not in_part and "side" not in result.columns_in:
        return [tell_no_column("side", so=phrase("pattern.told.side_not_known"))]
    if not said and not in_part:
        return [phrase("pattern.unknown_side" if unread else "pattern.told.no_side")]
    if not said:
        return [phrase("pattern.told.sides_only_in_part", n=in_part, all=row["episodes"])]
    told = [_leading_side(row, result.sides, int(result.settings["min_episodes"]))]
    if in_part:
        told.append(phrase("pattern.told.side_in_part", n=in_part))
    without = row["episodes"] - said - in_part
    if without and not pd.isna(row["side_locked_share"]):
        told.append(phrase("pattern.told.without_side", n=without))
    return [*told, phrase("pattern.some_sides_unread")] if unread else told


def _leading_side(row: pd.Series, sides: pd.DataFrame, min_episodes: int) -> Phrase:
    said = row["episodes_with_side"]
    counts = tuple(phrase(f"pattern.side_counts.{side}", n=n) for side, n in count_felt(sides))
    if pd.isna(row["side_locked_share"]):
        all_ = row["episodes"]
        return phrase("pattern.told.few_sides", some=said, n=all_, counts=counts)
    lead = find_leading_side(sides, min_episodes=min_episodes)
    if lead is None:
        kept = find_one_sided(sides)
        if kept is None:
            return phrase("pattern.told.no_lead", n=said, counts=counts)
        told = {"one": kept.one, "side": kept.side, "n": said, "counts": counts}
        return phrase(f"pattern.told.{kept.key}", **told)
    many = sides["episodes"][sides["side"] == lead].to_numpy()
    low, high = wilson_interval(many, np.array([said]), level=0.95)
    return phrase(f"pattern.told.{lead}", n=said, many=_likely(many[0] / said, low[0], high[0]))


def _places(row: pd.Series, result: Any) -> list[Phrase]:
    """Name the places felt most often, and those that are not recognised in the person's words."""
    places, known = result.places, int(row["episodes_with_place"])
    named = places[places["episodes"] > 0].sort_values("episodes", ascending=False, kind="stable")
    told = []
    if known >= int(result.settings["min_episodes"]) and len(named):
        felt = tuple(_place(r) for r in named.head(_PLACES_TOLD).to_dict("records"))
        counted = named["share"].isna().all()
        key = "pattern.told.places_counted" if counted else "pattern.told.places"
        told.append(phrase(key, places=felt, **({"n": known} if counted else {})))
    many = int(row["episodes_place_unknown"])
    words = _quote(result.unknown_places)
    if many and not known:
        told.append(phrase("pattern.unknown_place", words=words))
    elif many:
        told.append(phrase("pattern.told.unknown_place", n=many, words=words))
    return told


def _place(row: Any) -> Phrase:
    if pd.isna(row["share"]):
        return phrase("pattern.told.place_counted", place=row["place"], n=row["episodes"])
    return phrase("pattern.told.place", place=row["place"], share=row["share"])


def _quote(words: tuple[str, ...]) -> Phrase | str:
    quoted = tuple(phrase("pattern.told.quoted", word=word) for word in words)
    return phrase("pattern.told.in_brackets", words=quoted) if quoted else ""


def _neck(row: pd.Series) -> list[Phrase]:
    known, unknown = int(row["episodes_with_neck"]), int(row["episodes_neck_unknown"])
    if not pd.isna(row["neck_share"]):
        many = _likely(row["neck_share"], row["neck_low"], row["neck_high"])
        if not unknown:
            return [phrase("pattern.told.neck", n=known, many=many)]
        return [phrase("pattern.told.neck_some_open", n=known, many=many, unknown=unknown)]
    involved = int(row["episodes_neck"])
    if not unknown and known and not say_enough(known, row["episodes"]):
        counts = {"involved": involved, "known": known, "n": row["episodes"]}
        return [phrase("pattern.told.few_necks", **counts)]
    if not unknown:
        return []
    if not involved:
        return [phrase("pattern.told.neck_open", n=unknown)]
    counts = {"involved": involved, "known": known, "unknown": unknown}
    return [phrase("pattern.told.neck_counted", **counts)]


def _clear_neck(row: pd.Series) -> list[Phrase]:
    """Tell of the neck on days without headache, beside which its share in headaches stands."""
    if pd.isna(row["neck_share"]) or row["clear_days_with_neck"] < FEWEST_CLEAR:
        return []
    counts = {"neck": row["clear_days_neck"], "n": row["clear_days_with_neck"]}
    return [phrase("pattern.told.neck_clear", **counts)]


def tell_standing(result: Any) -> list[Phrase]:
    """Tell the weekdays and the parts of the day that stand out, the surest kind first."""
    kinds = dict.fromkeys(str(kind) for kind in result.standing["kind"])
    told = {WEEKDAY: tell_weekdays, HOUR: _tell_parts}
    return [sentence for kind in kinds for sentence in told[kind](result)]


def _tell_parts(result: Any) -> list[Phrase]:
    """Name the parts of the day that have more starts than their length would give them."""
    known = int(result.table.iloc[0]["onset_known"])
    even = find_even_spread(result)
    parts = list_busy_parts(result)
    return [phrase("pattern.told.day_parts", n=known, parts=parts, even=even)] if parts else []


def _no_time(row: pd.Series, result: Any) -> list[Phrase]:
    known = int(row["onset_known"])
    if known < int(result.settings["min_episodes"]) or list_busy_parts(result):
        return []
    return [phrase("pattern.told.even_day", n=known)]


def list_busy_parts(result: Any, *, of: str = "day_parts") -> tuple[Phrase, ...]:
    """Name the parts of the day that stand out, the one with the most for its length first."""
    # ``of`` is the table of words: ``day_parts``, or ``hours_of_day`` with the hours.
    return tuple(
        phrase(f"pattern.{of}.{row['part']}", n=int(row["episodes"]))
        for row in _busy_parts(result).to_dict("records")
    )


def find_even_spread(result: Any) -> Phrase:
    """Tell how many starts an even spread would give each of these parts."""
    # Of one person; over the waking hours too, where all of these parts lie within them.
    busy = _busy_parts(result)
    over_day = tuple((busy["known"] * busy["length"] / _DAY).tolist())
    if not all(is_waking(str(part)) for part in busy["part"]):
        return phrase("pattern.even_spread.day", day=over_day)
    awake = result.hours.loc[result.hours["hour"].isin(WAKING), "episodes"].sum()
    over_waking = tuple((awake * busy["length"] / len(WAKING)).tolist())
    return phrase("pattern.even_spread.waking", day=over_day, waking=over_waking)


def _busy_parts(result: Any) -> pd.DataFrame:
    busy: pd.DataFrame = result.day_parts[result.day_parts["stands_out"]]
    busy = busy.assign(length=[len(PARTS_OF_DAY[str(part)]) for part in busy["part"]])
    dense = busy.assign(dense=-busy["episodes"] / busy["length"])
    return dense.sort_values("dense", kind="stable")


def tell_weekdays(result: Any) -> list[Phrase]:
    """Name the weekdays that stand out, and how the other days were."""
    table = result.weekdays
    told = []
    for row in table[table["stands_out"]].to_dict("records"):
        day = str(row["weekday"])
        if pd.isna(row["share"]):
            n, whole = int(row["began"]), int(table["began"].sum())
            told.append(phrase("pattern.told.began_on", n=n, all=whole, weekday=day))
            continue
        others = table[table["weekday"] != day]
        counts = {
            "hurt": int(row["headache_days"]),
            "days": int(row["recorded"]),
            "hurt_others": int(others["headache_days"].sum()),
            "others": int(others["recorded"].sum()),
        }
        told.append(phrase("pattern.told.weekday", weekday=day, **counts))
    return told


def _length(row: pd.Series, result: Any) -> Phrase:
    """Say how long episodes last, pauses left out, or what column that would need."""
    many, columns = int(row["pain_hours_known"]), result.columns_in
    missing = [] if "start" in columns else ["start"]
    missing += [] if columns & {"end", "duration_h"} else ["end"]
    if not many and not missing and result.unread & {"start", "end", "duration_h"}:
        return phrase("pattern.lengths.unread")
    if not many and missing == ["start"] and "duration_h" in columns:
        return phrase("pattern.lengths.no_start_of_length")
    if not many:
        gap = f"pattern.lengths.no_{'_'.join(missing)}"
        return phrase(gap if missing else "pattern.lengths.none")
    if many < _FEWEST_LENGTHS:
        return phrase("pattern.lengths.few", n=many)
    return phrase("pattern.lengths.half", n=many, length=_hours(row["median_pain_hours"]))


def _hours(hours: float) -> Phrase:
    if hours < 1 and (minutes := int(np.rint(60 * hours))) < 60:
        return phrase("pattern.lengths.minutes", n=max(minutes, 1))
    one = round_number(hours) == "1"
    return (
        phrase("pattern.lengths.one_hour") if one else phrase("pattern.lengths.hours", hours=hours)
    )


def _likely(share: float, low: float, high: float) -> Phrase:
    return phrase("pattern.told.likely", share=share, low=low, high=high)


def tell_people(result: Any, say: Words) -> list[str]:
    """Give an overview of many people."""
    table = result.table
    if not len(table):
        return [say("pattern.many.no_days")]
    episodes = int(table["episodes"].sum())
    lines = [say("pattern.many.holds", people=len(table), episodes=episodes)]
    for column, key in (("side_locked_share", "side"), ("neck_share", "neck")):
        known = table[column].dropna()
        if len(known):
            lines.append(say(f"pattern.many.{key}", share=known.median(), people=len(known)))
    lengths = table.loc[table["pain_hours_known"] >= _FEWEST_LENGTHS, "median_pain_hours"]
    if len(lengths):
        length = _hours(lengths.median())
        lines.append(say("pattern.many.length", length=length, people=len(lengths)))
    return lines
