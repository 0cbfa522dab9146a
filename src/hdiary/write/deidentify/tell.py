"""What was done and what is not promised, in sentences."""

from __future__ import annotations

import pandas as pd

from hdiary.diary.schema import ENTRY_COLUMNS
from hdiary.words import Phrase, phrase
from hdiary.write.deidentify import account
from hdiary.write.deidentify.codes import MOST_WEEKS
from hdiary.write.deidentify.entries import Asked
from hdiary.write.deidentify.facts import FEWEST_ALIKE

_COUNTED = (
    (account.CODED, "deidentify.told.coded"),
    (account.CAPPED, "deidentify.told.capped"),
    (account.DROPPED_TEXT, "deidentify.told.text"),
    (account.DROPPED_PLACE, "deidentify.told.place"),
    (account.DROPPED_PERSON, "deidentify.told.person"),
    (account.DROPPED_DATE, "deidentify.told.date"),
    (account.DROPPED_NUMBER, "deidentify.told.number"),
    (account.DROPPED_CALENDAR, "deidentify.told.calendar"),
    (account.DROPPED_ASKED, "deidentify.told.asked"),
    (account.DROPPED_KIND, "deidentify.told.kind"),
)


def tell(
    done: pd.DataFrame, asked: Asked, *, people: int, unnamed: bool, rare: int | None
) -> tuple[Phrase, ...]:
    """Put the account into sentences: what was done, what to look at, what is not promised."""
    told = [
        phrase("deidentify.told.hashed", n=people),
        phrase(f"deidentify.told.{asked.way}", weeks=MOST_WEEKS),
    ]
    if asked.minutes is not None:
        told.append(phrase("deidentify.told.rounded", minutes=asked.minutes))
    told += [_counted(done, one, key) for one, key in _COUNTED if _said(done, one)]
    own = ~done["column"].isin(list(ENTRY_COLUMNS)) & ~done["done"].str.startswith(account.DROPPED)
    names = tuple(dict.fromkeys(done.loc[own & (done["cells"] > 0), "column"]))
    told += [phrase("deidentify.told.kept", names=names)] if names else []
    told += [phrase("deidentify.told.may_stay")] if _in_doubt(done) else []
    if asked.keep:
        told.append(phrase("deidentify.told.stays", names=tuple(sorted(asked.keep))))
    if unnamed:
        told.append(phrase("deidentify.told.unnamed"))
    if rare is not None:
        told.append(phrase("deidentify.told.rare", n=rare, fewest=FEWEST_ALIKE))
    promise = ("not_promised", "series", f"harbor_{asked.way}", "harbor")
    return (*told, *(phrase(f"deidentify.told.{name}") for name in promise))


def _in_doubt(done: pd.DataFrame) -> bool:
    """Say whether something of the people's own was left out that nobody asked to leave out."""
    mine = ~done["column"].isin(list(ENTRY_COLUMNS)) & (done["done"] != account.DROPPED_ASKED)
    return bool((mine & done["done"].str.startswith(account.DROPPED)).any())


def _said(done: pd.DataFrame, one: str) -> bool:
    return bool(((done["done"] == one) & (done["cells"] > 0)).any())


def _counted(done: pd.DataFrame, one: str, key: str) -> Phrase:
    rows = done[(done["done"] == one) & (done["cells"] > 0)]
    return phrase(key, names=tuple(dict.fromkeys(rows["column"])), cells=int(rows["cells"].sum()))
