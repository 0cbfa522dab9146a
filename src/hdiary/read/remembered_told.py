"""That a file was read as remembered: what is said of it, and of headers that changed since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from hdiary.diary import Problems
from hdiary.diary.problems import Suggestion
from hdiary.read.decisions import Decisions
from hdiary.read.remember import BESIDE, Remembered, fold_header, short_headers, without_auto
from hdiary.read.same import SAME
from hdiary.words import Phrase, phrase

_FEW = 4
"""So many columns are named when it is told how a file is read."""


def tell_remembered(
    kept: Remembered | None, headers: Sequence[str], decisions: Decisions, found: Problems
) -> None:
    """Say that a file was read as remembered, and warn where its headers changed since."""
    if kept is None:
        return
    words = phrase(f"read.{kept.by}.read_so", name=kept.name, settings=_say_settings(kept.settings))
    overrule: str | Phrase = "--as-is" if kept.by == BESIDE else phrase("read.map.leave_out")
    decisions.add("remembered", dict(kept.settings), words, overrule=overrule)
    decisions.made.insert(0, decisions.made.pop())
    now, then = Counter(short_headers(headers)), Counter(short_headers(kept.headers))
    if not then:
        # Written by hand: what it does not name may have been there all the time.
        gone = [
            h
            for h in kept.settings.get("columns", {})
            if fold_header(h) not in set(map(fold_header, headers))
        ]
        now, then = Counter(), Counter(gone)
    if now == then:
        return
    changes = {"new": list(now - then), "gone": list(then - now)}
    told = tuple(
        phrase(f"read.remembered.{change}", headers=tuple(headers))
        for change, headers in changes.items()
        if headers
    )
    found.warn(
        kept.by,
        expected=phrase(f"read.{kept.by}.same_headers"),
        suggestion=phrase(f"read.{kept.by}.changed", changes=told),
    )


def _say_settings(settings: Mapping[str, Any]) -> str | Phrase:
    """Say settings as options; of many columns, and of spellings, only how many they are."""
    columns = without_auto(settings.get("columns") or {})
    rest = {name: value for name, value in settings.items() if name not in ("columns", SAME)}
    if columns and len(columns) <= _FEW:
        rest["columns"] = columns
    told: list[str | Phrase] = [" ".join(Suggestion(why="", settings=rest).options)]
    if len(columns) > _FEW:
        told.append(phrase("read.remembered.columns_named", n=len(columns)))
    if settings.get(SAME):
        told.append(phrase("read.same.words_joined", n=len(settings[SAME])))
    first, *others = [one for one in told if one] or [phrase("read.remembered.no_settings")]
    for one in others:
        first = phrase("read.remembered.and_columns", options=first, columns=one)
    return first
