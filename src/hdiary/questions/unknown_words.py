"""What a person wrote that is not recognised: treatments and places, in their own words."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.calendar import SEPARATOR
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.say import say_count, say_list
from hdiary.vocabulary.treatments import parse_treatment

MOST_TOLD = 3
"""Words of a person's own that are told, those written most often first."""
_LONGEST = 40
_OFTEN = 2
"""What was written only once may be a note, and is not repeated."""


def list_unknown_treatments(diary: Diary) -> list[tuple[str, int]]:
    """List the treatments that are not recognised and how often each was written."""
    doses = diary.doses
    names = doses.loc[~doses["recognised"], "treatment"].astype("str")
    # Without amounts, so that two strengths of one misspelt drug are one.
    words = {name: parse_treatment(name).words or name for name in names.unique()}
    return _often(names.map(words))


def list_unknown_places(diary: Diary) -> tuple[str, ...]:
    """List one person's places of headaches that are not recognised, as they wrote them."""
    if len(diary.patients) != 1:
        return ()
    said = diary.entries.loc[diary.entries["headache"].fillna(False), "location"].dropna()
    items = said.astype("str").str.split(SEPARATOR, regex=False).explode()
    return tuple(word for word, _ in _often(items[~items.isin([*PLACES, ""])]))


def _often(words: pd.Series) -> list[tuple[str, int]]:
    counts = Counter(words.tolist()).most_common()
    return [(word, many) for word, many in counts if many >= _OFTEN and len(word) <= _LONGEST][
        :MOST_TOLD
    ]


def notice_unknown_treatments(diary: Diary) -> tuple[str, ...]:
    """Say which treatments are not recognised, and what may have been meant."""
    if len(diary.patients) != 1:
        return ()
    told = list_unknown_treatments(diary)
    if not told:
        return ()
    names = [f'"{name}" ({say_count(many, "time")})' for name, many in told]
    hints = [parse_treatment(name).suggestion for name, _ in told]
    close = [hint for hint in dict.fromkeys(hints) if hint and not hint.startswith("write ")]
    advice = [hint for hint in dict.fromkeys(hints) if hint.startswith("write ")]
    lines = [f"Not recognised among the treatments: {say_list(names)}."]
    if close:
        lines.append(f"Did you mean {' or '.join(close)}?")
    lines += [f"It helps to {hint}." for hint in advice]
    return (" ".join(lines),)
