"""Sides, places, activities, postures and treatments: from people's words to the diary's."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd

from hdiary.diary.calendar import SEPARATOR, categorical, join_items
from hdiary.read.cells import Cells, texts
from hdiary.vocabulary.activities import canonical_activity
from hdiary.vocabulary.places import PLACES, Place, parse_place, split_places
from hdiary.vocabulary.postures import canonical_posture
from hdiary.vocabulary.sides import SIDES, parse_side
from hdiary.vocabulary.treatments import parse_treatment, split_items, split_treatments
from hdiary.vocabulary.words import is_blank, is_no_treatment

NO_TREATMENT = "none"


def read_side(cells: Cells) -> pd.Series:
    """Read the side of the head; one that cannot be read is told and left blank."""
    bad = [
        k
        for k, text in enumerate(cells.texts)
        if not _says_nothing(text) and parse_side(text) is None
    ]
    cells.refuse(
        bad,
        expected=f"one of {', '.join(SIDES)}",
        suggest=lambda _: "The cell was left blank. Write one of these.",
        severity="warning",
    )
    return texts(cells, lambda text: None if _says_nothing(text) else parse_side(text))


def read_places(cells: Cells) -> pd.Series:
    """Read places of pain; a place that is not known is kept as written, with a warning."""
    places = _places(cells)
    unknown = [k for k, t in enumerate(cells.texts) if not all(p.recognised for p in places[t])]
    cells.refuse(
        unknown,
        code="unknown place",
        severity="warning",
        expected=f"places such as {', '.join(PLACES[:6])}",
        suggest=lambda text: (
            _suggest([p.suggestion for p in places[text]])
            or "It is kept as written, and counted in no place."
        ),
    )
    return texts(cells, lambda text: join_items(p.name for p in places[text] if p.name) or None)


def read_places_sides(cells: Cells) -> pd.Series:
    """Read the sides that are named with places (``left temple``)."""
    places = _places(cells)
    return texts(cells, lambda text: _one_side([p.side for p in places[text]]))


def _places(cells: Cells) -> dict[str, list[Place]]:
    return {
        text: [] if _says_nothing(text) else [_place(item) for item in split_places(text)]
        for text in cells.texts
    }


def _place(item: str) -> Place:
    """Read a place; a side alone (``Left``) is a side and no place."""
    place, side = parse_place(item), parse_side(item)
    if place.recognised or side is None:
        return place
    return Place(name="", side=side, recognised=True, suggestion="")


def _one_side(sides: list[str | None]) -> str | None:
    said = {side for side in sides if side}
    return said.pop() if len(said) == 1 else ("both" if said else None)


def merge_sides(side: pd.Series | None, by_place: pd.Series | None, cells: Cells) -> pd.Series:
    """Take the side from the side column, else from the places; warn where they differ."""
    if side is None or by_place is None:
        return by_place if side is None and by_place is not None else _no_texts(side, cells)
    said, placed = (
        s.cat.set_categories(list(SIDES)).cat.codes.to_numpy() for s in (side, by_place)
    )
    differ = (said >= 0) & (placed >= 0) & (said != placed) & (placed != SIDES.index("both"))
    if differ.any():
        cells.found.warn(
            "two sides",
            column=cells.role.header,
            lines=cells.lines[differ],
            expected="the same side in both columns",
            suggestion="The side column was used.",
        )
    return pd.Series(categorical(np.where(said >= 0, said, placed), SIDES))


def _no_texts(side: pd.Series | None, cells: Cells) -> pd.Series:
    return side if side is not None else empty_texts(len(cells.lines))


def empty_texts(size: int) -> pd.Series:
    """Give a categorical column in which nothing is said."""
    return pd.Series(
        pd.Categorical.from_codes(np.full(size, -1), categories=pd.Index([], dtype="str"))
    )


def read_activities(cells: Cells) -> pd.Series:
    """Read activities; unknown ones are kept as written."""
    return texts(
        cells,
        lambda text: (
            None if is_blank(text) else join_items(canonical_activity(i) for i in split_items(text))
        ),
    )


def read_postures(cells: Cells) -> pd.Series:
    """Read postures; unknown ones are kept as written."""
    return texts(
        cells,
        lambda text: (
            None if is_blank(text) else join_items(canonical_posture(i) for i in split_items(text))
        ),
    )


def read_treatments(cells: Cells) -> pd.Series:
    """Read treatments, each item as written."""
    # A cell that says that nothing was done becomes ``none``: that is not a blank.
    items = {text: _treatment_items(text) for text in cells.texts}
    # Two equal items are two doses.
    return texts(cells, lambda text: SEPARATOR.join(items[text]) or None)


def warn_of_unknown_treatments(cells: Cells) -> None:
    """Warn of treatments that are not known, in the column in which they stand."""
    items = {text: _treatment_items(text) for text in cells.texts}
    unknown = [
        k
        for k, text in enumerate(cells.texts)
        if any(i != NO_TREATMENT and not parse_treatment(i).recognised for i in items[text])
    ]
    cells.refuse(
        unknown,
        code="unknown treatment",
        severity="warning",
        expected="a treatment that hdiary knows",
        suggest=lambda text: (
            _suggest_treatments([parse_treatment(i).suggestion for i in items[text]])
            or "It is kept, but counted in no class."
        ),
    )


def _suggest_treatments(suggested: list[str]) -> str:
    """Offer names that may have been meant; else say what to write instead."""
    names = [s for s in suggested if s and parse_treatment(s).recognised]
    if names:
        return _suggest(list(names))
    advice = next((s for s in suggested if s), "")
    return f"It is kept, but its class is not known: {advice}." if advice else ""


@lru_cache(maxsize=262_144)
def _treatment_items(text: str) -> tuple[str, ...]:
    if is_blank(text):
        return ()
    if is_no_treatment(text):
        return (NO_TREATMENT,)
    given = [item for item in split_treatments(text) if not is_blank(item)]
    done = tuple(item for item in given if not is_no_treatment(item))
    return done or ((NO_TREATMENT,) if given else ())


def _suggest(names: list[str | None]) -> str:
    near = join_items(f'"{name}"' for name in names if name)
    return f"Did you mean {near}? It is kept as written." if near else ""


def _says_nothing(text: str) -> bool:
    return is_blank(text) or is_no_treatment(text)
