"""Treatments beside each other, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

import numpy as np
import pandas as pd

from hdiary.questions.relief.rules import BESIDE, BESIDE_KEYS
from hdiary.vocabulary.verdicts import LITTLE_MORE_THAN, MORE_RELIEF_THAN, SAME_AS
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import round_number, start_sentence

BESIDE_OTHERS = "only compared with others"
"""In place of the verdict, where it is shown: what it does by itself cannot be told."""
_MOST_PAIRS = 6
MOST_DOSES = 500
"""Of more further doses than this, no number is told."""
FEW_DOSES = 5
"""So few doses move an estimate as much as they sharpen it: no number is told of fewer."""

Row = Mapping[Any, Any]


def say_points(points: float) -> Phrase:
    """Say a number of points: one of them, or several."""
    number = 1 if round_number(abs(points)) == "1" else 2
    return phrase("relief.points", n=number, size=abs(points))


def tell_pairs(result: Any, say: Words) -> list[str]:
    """Tell one person's treatments beside each other, and why only so."""
    pairs = result.contrasts
    settings = result.settings.get("relief", result.settings)
    little = float(settings["little"])
    if pairs.empty:
        return []
    rows = pairs.to_dict("records")
    lines = [
        _say_pair(row, result.why(row["reason"]), little, say, _find_helped(result, row))
        for verdict in BESIDE
        for row in rows
        if row["verdict"] == verdict
    ]
    return [*lines, _say_why(settings, say)]


def _say_why(settings: Mapping[str, Any], say: Words) -> str:
    """Say why treatments are compared with each other only, and what would tell more."""
    return say("relief.beside.why", least=int(settings["gates"]["min_comparisons"]))


def _find_helped(result: Any, row: Row) -> tuple[bool, bool]:
    """Say of each treatment of a pair whether pain fell after it at all."""
    table = result.table
    fall = "fall" if "fall" in table else "hours_fall"
    if fall not in table:
        return True, True
    mine = table[table["patient"].astype("str") == str(row["patient"])]
    falls = dict(zip(mine["treatment"].astype("str"), mine[fall], strict=True))
    known = (falls.get(str(row[name]), np.nan) for name in ("treatment", "other"))
    first, second = (pd.isna(one) or round_number(max(one, 0.0)) != "0" for one in known)
    return first, second


def _say_pair(row: Row, why: Phrase, little: float, say: Words, helped: tuple[bool, bool]) -> str:
    told: dict[str, Any] = {"name": str(row["treatment"]), "other": str(row["other"])}
    if pd.isna(row["difference"]):
        return start_sentence(say("relief.beside.untold", why=why, **told))
    told |= {"points": say_points(float(row["difference"])), "most": say_points(little)}
    told |= {"low": float(row["ci_low"]), "high": float(row["ci_high"])}
    key = BESIDE_KEYS.get(str(row["verdict"]))
    if key is None:
        why = _add_doses(row, why, little)
        return start_sentence(say("relief.beside.open", why=why, **told))
    # Of relief is spoken only where pain fell.
    fell = "" if any(helped) else "_no_fall"
    return start_sentence(say(f"relief.beside.{key}{fell}", **told))


def _add_doses(row: Row, why: Phrase, little: float) -> Phrase:
    """Add about how many more doses would settle a pair, if its difference stays as it is."""
    far, many = float(row["difference"]), int(row["moments"]) + int(row["moments_other"])
    reach = (float(row["ci_high"]) - float(row["ci_low"])) / 2
    more = ceil(many * ((reach / max(far, little - far)) ** 2 - 1))
    if not 0 < more <= MOST_DOSES:
        return why
    if more < FEW_DOSES:
        return phrase("relief.few_would_tell", why=why)
    return phrase("relief.beside.would_tell", why=why, n=more)


def stands_beside(result: Any, row: Row) -> bool:
    """Say whether a treatment is compared with other treatments only."""
    return bool(_pairs_of(result, row))


def as_shown(result: Any, row: Row) -> dict[Any, Any]:
    """Give a row with its verdict as it is shown: beside others only, where that is so."""
    name = "hours_verdict" if "hours_verdict" in row else "verdict"
    return {**row, name: BESIDE_OTHERS} if stands_beside(result, row) else dict(row)


def _pairs_of(result: Any, row: Row) -> list[Row]:
    pairs = getattr(result, "contrasts", None)
    if pairs is None or pairs.empty:
        return []
    mine = pairs["patient"].astype("str") == str(row["patient"])
    mine &= (pairs[["treatment", "other"]] == str(row["treatment"])).any(axis="columns")
    rows: list[Row] = pairs[mine].to_dict("records")
    return rows


def say_beside(result: Any, row: Row, say: Words, *, numbers: bool = True) -> str:
    """Say in few words how one treatment stands beside the others of its person."""
    name, told = str(row["treatment"]), []
    others: dict[str, list[str]] = {}
    for pair in _pairs_of(result, row):
        first, kind = pair["treatment"] == name, BESIDE_KEYS.get(pair["verdict"], "open")
        other = str(pair["other" if first else "treatment"])
        if kind in ("more", "little") and first and numbers:
            ends = {"low": float(pair["ci_low"]), "high": float(pair["ci_high"])}
            size = float(pair["difference"])
            told.append(say(f"relief.beside.short_{kind}", other=other, size=size, **ends))
            continue
        kind = "after" if kind in ("more", "little") and not first else kind
        others.setdefault(kind, []).append(other)
    told += [
        say(f"relief.beside.brief_{kind}", others=others[kind])
        for kind in ("more", "little", "after", "same", "open")
        if kind in others
    ]
    return "; ".join(told)


def tell_pairs_of_people(
    contrasts: pd.DataFrame, settings: Mapping[str, Any], say: Words
) -> list[str]:
    """Say of the pairs that most people have which brought more relief, and in how many."""
    if contrasts.empty:
        return []
    pairs = [
        tuple(sorted(both)) for both in zip(contrasts["treatment"], contrasts["other"], strict=True)
    ]
    many = pd.Series(pairs).value_counts(sort=True)
    lines = []
    for one, other in many.index[:_MOST_PAIRS]:
        rows = contrasts[[pair == (one, other) for pair in pairs]]
        told = _count_people(rows, one, other, say)
        names = {"name": str(one), "other": str(other)}
        lines.append(
            start_sentence(say("relief.beside.people", people=len(rows), told=told, **names))
        )
    return [*lines, _say_why(settings, say)]


def _count_people(rows: pd.DataFrame, one: str, other: str, say: Words) -> str:
    more = rows["verdict"].isin([MORE_RELIEF_THAN, LITTLE_MORE_THAN])
    told = [
        say(
            "relief.beside.people_more",
            name=name,
            n=int((more & (rows["treatment"] == name)).sum()),
        )
        for name in (one, other)
        if (more & (rows["treatment"] == name)).any()
    ]
    same, rest = (rows["verdict"] == SAME_AS).sum(), (~rows["verdict"].isin(BESIDE_KEYS)).sum()
    told += [say("relief.beside.people_same", n=int(same))] if same else []
    told += [say("relief.beside.people_open", n=int(rest))] if rest else []
    return ", ".join(told)
