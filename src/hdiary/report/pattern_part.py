"""What it looks like, as cards of the page."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.plots.words import count, percent
from hdiary.report.parts import Card, figure, join_words, known, share_span

_MOSTLY = 0.5
"""Below this share the side that comes most is not put in large type."""

_SIDE_WORDS = {"left": "left", "right": "right", "both": "both sides", "shifting": "changing"}


def side_card(result: Any) -> Card:
    """Say on which side it hurts, where, and how often the neck took part."""
    row = result.table.iloc[0]
    said, share = int(row["episodes_with_side"]), known(row["side_locked_share"])
    where = _places(result.places)
    neck = _neck(row)
    if not said:
        return _without_side(row, where, neck)
    side = row["dominant_side"]
    if share is None or pd.isna(side) or share < _MOSTLY:
        told = [
            f"{_SIDE_WORDS.get(str(r['side']), str(r['side']))} {int(r['episodes'])}"
            for r in result.sides.to_dict("records")
            if int(r["episodes"])
        ]
        words = f"Of {count(said, 'headache')} with a side: {join_words(told)}. {where}"
        return Card(
            name="Side and places",
            figure="no one side",
            unit="stands out",
            words=words.strip(),
            detail=_locked(row) + neck,
        )
    detail = _locked(row) + neck
    return Card(
        name="Side and places",
        figure=f"{side} side" if side in ("left", "right") else _SIDE_WORDS[str(side)],
        unit=f"in {percent(share)} of {count(said, 'headache')}",
        words=where or "Where on the head it hurt was not written down.",
        detail=detail.strip(),
    )


def _locked(row: pd.Series) -> str:
    share, said = known(row["side_locked_share"]), int(row["episodes_with_side"])
    if share is None:
        return ""
    interval = share_span(row["side_locked_low"], row["side_locked_high"])
    return f"Side-locked {percent(share)} (95% CI {interval}, n = {said}). "


def _without_side(row: pd.Series, where: str, neck: str) -> Card:
    if not int(row["episodes"]):
        words = "The diary lists no headache."
        return Card(name="Side and places", figure="none", unit="to describe", words=words)
    words = where or "Writing down the side and the place helps your clinician most."
    return Card(
        name="Side and places",
        figure="not said",
        unit=f"in {count(int(row['episodes']), 'headache')}",
        words=words,
        detail=neck,
    )


def _places(places: pd.DataFrame) -> str:
    felt = places[places["episodes"] > 0].sort_values(
        ["episodes", "place"], ascending=[False, True], kind="stable"
    )
    if not len(felt):
        return ""
    said = int(felt["said"].max())
    told = [f"{r['place']} ({int(r['episodes'])})" for r in felt.head(3).to_dict("records")]
    return f"Felt most often, of {count(said, 'headache')}: {join_words(told)}."


def _neck(row: pd.Series) -> str:
    share = known(row["neck_share"])
    if share is None:
        return ""
    interval = share_span(row["neck_low"], row["neck_high"])
    many = known(row.get("episodes_with_neck"))
    n = f", n = {int(many)}" if many is not None else ""
    return f"Neck took part in {percent(share)} (95% CI {interval}{n})."


def length_words(result: Any) -> str:
    """Say how long headaches lasted, where starts and ends are known."""
    row = result.table.iloc[0]
    hours, many = known(row["median_hours"]), int(row["hours_known"])
    if hours is None or not many:
        return ""
    unit = "hour" if figure(hours, places=1) == "1" else "hours"
    return (
        f"Half of the headaches lasted {figure(hours, places=1)} {unit} or less "
        f"({count(many, 'headache')} with a known start and end)."
    )
