"""What a person wrote that is not recognised: treatments and places, in their own words."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.calendar import SEPARATOR
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import Phrase, phrase

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


def notice_unknown_treatments(diary: Diary) -> tuple[Phrase, ...]:
    """Say which treatments are not recognised, and what may have been meant."""
    told = list_unknown_treatments(diary) if len(diary.patients) == 1 else []
    if not told:
        return ()
    names = tuple(phrase("notices.unknown_name", name=name, times=many) for name, many in told)
    read = [parse_treatment(name) for name, _ in told]
    close = tuple(dict.fromkeys(one.suggestion for one in read if one.suggestion))
    advice = dict.fromkeys(one.advice for one in read if one.advice)
    lines = [phrase("notices.unknown", names=names)]
    if close:
        lines.append(phrase("notices.did_you_mean", hints=close))
    told_so = [phrase(f"vocabulary.advice.{one}") for one in advice]
    lines += [phrase("notices.it_helps", hint=hint) for hint in told_so]
    return (phrase("notices.sentences", parts=tuple(lines)),)
