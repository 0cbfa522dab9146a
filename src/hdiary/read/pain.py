"""Pain on the declared scale, and the refusal of a column that is on another one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.diary import Problems
from hdiary.diary.arrays import Bools
from hdiary.read.cells import Cells
from hdiary.read.dates import parse_date
from hdiary.read.inexact import apply_rule, booleans, settle
from hdiary.read.nearest import nearest_rating, says_it_hurt, word_level, word_range
from hdiary.read.no_pain import is_no_pain, is_slip_of_0, level_of, may_mean_0
from hdiary.read.numbers import parse_number, parse_rating, parse_stars
from hdiary.vocabulary.headings import mark_of
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.words import is_blank, yes_no
from hdiary.words import Phrase, phrase

_FEWEST_BAD, _MOSTLY, _NEARLY = 3, 0.4, 0.8
_HIGHEST = 100


def refuse_other_scale(cells: Cells, *, scale: str, found: Problems) -> bool:
    """Refuse a pain column that holds words, or yes and no, without their being declared."""
    said = cells.said()
    if not said or scale in ("words", "yes-no"):
        return False
    texts = [text for text in said if parse_number(text) is None]
    if len(texts) == len(said) and all(yes_no(text) is not None for text in texts):
        declared, are = "yes-no", "yes_no"
    elif _are_words(cells):
        declared, are = "words", "words"
    else:
        return False
    found.add(
        "scale",
        column=cells.role.header,
        expected=phrase("read.pain.on_scale", scale=scale),
        suggestion=phrase(f"read.pain.holds_{are}"),
    )
    found.suggest(phrase(f"read.pain.noted_in_{are}"), scale=declared)
    return True


def _are_words(cells: Cells) -> bool:
    """Say whether every cell is a word of pain (0 says none), or nearly every one of several."""
    said = cells.said()
    words = [text for text in said if word_level(text) is not None]
    if words and all(text in words or parse_number(text) == 0 for text in said):
        return True
    rows = [np.isin(cells.texts, texts)[cells.codes].sum() for texts in (words, said)]
    return len({word_level(text) for text in words}) > 1 and bool(rows[0] >= _NEARLY * rows[1])


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Ratings:
    """Ratings of a column, and which rows say that it hurt without a rating that can be read."""

    values: pd.Series  # Float; NaN where nothing is said or what is said cannot be read
    hurts: Bools  # Whether an unreadable cell says that it hurt
    highest: float  # The worst that the scale has


def read_pain(cells: Cells, *, scale: str) -> Ratings:
    """Read pain on the declared scale; words become 0 (none) to 3 (severe)."""
    worded = scale == "words" and _worded(cells)
    highest = SCALES["0-10" if scale in ("words", "yes-no") else scale].highest
    worst = SCALES["words"].highest if worded else highest

    def rule(text: str) -> float | None:
        if worded:
            return 0.0 if parse_number(text) == 0 else level_of(text)
        if says_no_pain(text):
            return 0.0
        rating = parse_stars(text)
        return parse_rating(text, highest=highest) if rating is None else rating

    texts = cells.texts
    values, bad = apply_rule(texts, rule)
    suggest = _suggest_pain if cells.role.meaning == "pain" else _suggest
    numbered = phrase("read.pain.a_number", highest=f"{highest:g}")
    lost = [
        k
        for k in bad
        if (worded and word_range(texts[k]) is None)
        or not (worded or _tells(texts[k], highest=highest))
    ]
    if _is_mostly(lost, cells):
        cells.refuse(bad, expected=numbered, suggest=_suggest)
        return Ratings(values=pd.Series(values[cells.codes]), hurts=_no_rows(cells), highest=worst)
    if not worded:
        _tell_none(cells, numbered)
    near = settle(
        cells,
        bad,
        expected=phrase("read.pain.in_words") if worded else numbered,
        nearest=lambda text: word_range(text) if worded else _nearest(text, highest=highest),
        suggest=suggest,
    )
    values[list(near)] = list(near.values())
    hurts = np.zeros(len(texts), dtype=bool)
    hurts[[k for k in bad if k not in near and _hurts(texts[k])]] = True
    if not len(texts):
        return Ratings(values=pd.Series(np.empty(0)), hurts=np.empty(0, dtype=bool), highest=worst)
    return Ratings(values=pd.Series(values[cells.codes]), hurts=hurts[cells.codes], highest=worst)


def says_no_pain(text: str) -> bool:
    """Say whether a word in a column of ratings says that nothing hurt (`no pain`, `none (0)`)."""
    return is_no_pain(text)


def _tell_none(cells: Cells, numbered: Phrase) -> None:
    """Tell which words were read as 0, and how often they stand there."""
    cells.refuse(
        [k for k, text in enumerate(cells.texts) if not is_blank(text) and says_no_pain(text)],
        code="no pain in words",
        severity="warning",
        expected=numbered,
        suggest=lambda _: phrase("read.pain.is_0"),
    )


def _hurts(text: str) -> bool:
    return not is_slip_of_0(text) and (says_it_hurt(text) or bool(word_range(text)))


def _is_mostly(bad: list[int], cells: Cells) -> bool:
    """Say whether so many cells cannot be read that the column may be something else."""
    unread = np.isin(cells.codes, bad)
    said = ~np.isin(cells.codes, [k for k, text in enumerate(cells.texts) if is_blank(text)])
    if bad and unread.sum() == said.sum() > 1:
        return True
    return len(bad) >= _FEWEST_BAD and bool(unread.sum() > _MOSTLY * said.sum())


def _no_rows(cells: Cells) -> Bools:
    return np.zeros(len(cells.codes), dtype=bool)


def read_headache(cells: Cells) -> pd.Series:
    """Read whether it hurt, from yes and no, from ticks, and from how much it hurt."""

    def answer(text: str) -> bool | None:
        told = yes_no(text)
        told = mark_of(text) if told is None else told
        if told is not None:
            return told
        rating = parse_rating(text, highest=_HIGHEST)
        return rating > 0 if rating is not None else says_it_hurt(text) or None

    return booleans(cells, answer, expected=phrase("read.pain.yes_or_no"))


def _tells(text: str, *, highest: float) -> bool:
    """Say whether a cell has a nearest rating (``gone`` has 0), or says that it hurt."""
    return _nearest(text, highest=highest) is not None or says_it_hurt(text)


def _nearest(text: str, *, highest: float) -> float | None:
    """Give the nearest rating; a word for nothing that may be a missing value is near 0."""
    if may_mean_0(text):
        return 0.0
    return nearest_rating(text, highest=highest)


def is_near_0(text: str) -> bool:
    """Say whether a cell that is no rating is nearest to none at all: ``gone``, ``0?``, ``nil``."""
    return _nearest(text, highest=_HIGHEST) == 0


def _worded(cells: Cells) -> bool:
    return cells.role.meaning == "pain" or all(parse_number(t) is None for t in cells.said())


def _suggest_pain(text: str) -> Phrase:
    """Say what a cell is worth that says only that it hurt, and how to mend it."""
    mend = _suggest(text)
    if not _hurts(text):
        return mend
    return phrase("notices.sentences", parts=(phrase("read.pain.still_counts"), mend))


def _suggest(text: str) -> Phrase:
    if level_of(text) is not None:
        return phrase("read.pain.write_number")
    if parse_date(text) is not None:
        return phrase("read.pain.turned_into_date")
    return phrase("read.pain.write_one_number")
