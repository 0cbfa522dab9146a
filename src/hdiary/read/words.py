"""Sides, places, activities, postures and treatments: from people's words to the diary's."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from hdiary.diary.calendar import categorical, join_items
from hdiary.read.cells import Cells, texts
from hdiary.vocabulary.activities import canonical_activity, canonical_posture
from hdiary.vocabulary.places import PLACES, Place, parse_place, split_places
from hdiary.vocabulary.sides import SIDES, parse_side, says_which_more
from hdiary.vocabulary.treatments import split_items
from hdiary.vocabulary.words import is_blank, is_no_treatment
from hdiary.words import Phrase, phrase

_BESIDE_HEAD = frozenset({"neck", "shoulder"})
"""Places that say the side of a headache only where no place of the head does, as in the page."""


def read_side(cells: Cells) -> pd.Series:
    """Read the side of the head; one that cannot be read is told and left blank."""
    bad = [
        k
        for k, text in enumerate(cells.texts)
        if not _says_nothing(text) and parse_side(text) is None
    ]
    cells.refuse(
        bad,
        expected=phrase("read.places.one_side", names=SIDES),
        suggest=lambda _: phrase("read.places.write_side", names=SIDES),
        severity="warning",
    )
    more = [k for k, text in enumerate(cells.texts) if says_which_more(text)]
    cells.refuse(
        more,
        code="one side more",
        expected=phrase("read.places.one_side", names=SIDES),
        suggest=lambda _: phrase("read.places.which_more"),
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
        expected=phrase("read.places.such_as", names=PLACES[:6]),
        suggest=lambda text: _suggest([p.suggestion for p in places[text] if p.suggestion]),
    )
    return texts(cells, lambda text: join_items(p.name for p in places[text] if p.name) or None)


def read_places_sides(cells: Cells) -> pd.Series:
    """Read the sides that are named with places (``left temple``), those of the head first."""
    # A place that nobody knows (``left arm``) says no side, unless it is a misspelt one.
    places = {
        text: [p for p in found if p.recognised or p.suggestion]
        for text, found in _places(cells).items()
    }
    cells.refuse(
        [k for k, text in enumerate(cells.texts) if _is_beside(places[text])],
        code="side beside the head",
        severity="warning",
        expected=phrase("read.places.side_of_head"),
        suggest=lambda _: phrase("read.places.side_beside"),
    )
    return texts(cells, lambda text: _of_head(places[text]) or _one_side(_sides(places[text])))


def _of_head(places: list[Place]) -> str | None:
    return _one_side(_sides([place for place in places if place.name not in _BESIDE_HEAD]))


def _is_beside(places: list[Place]) -> bool:
    """Say whether neck or shoulder name another side than the head, or a shoulder alone does."""
    head, beside = _of_head(places), [p for p in places if p.name in _BESIDE_HEAD and p.side]
    if head:
        return any(place.side != head for place in beside)
    return bool(beside) and all(place.name == "shoulder" for place in beside)


def _sides(places: list[Place]) -> list[str | None]:
    return [place.side for place in places]


def _places(cells: Cells) -> dict[str, list[Place]]:
    return {
        text: []
        if _says_nothing(text)
        else [_place(item) for item in split_places(text) if not is_blank(item)]
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
            expected=phrase("read.places.same_side"),
            suggestion=phrase("read.places.side_used"),
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
    return _read_items(cells, canonical_activity)


def read_postures(cells: Cells) -> pd.Series:
    """Read postures; unknown ones are kept as written."""
    return _read_items(cells, canonical_posture)


def _read_items(cells: Cells, canonical: Callable[[str], str]) -> pd.Series:
    def joined(text: str) -> str | None:
        # `?; walk`: an item that says nothing is none.
        items = [] if is_blank(text) else [i for i in split_items(text) if not is_blank(i)]
        return join_items(map(canonical, items)) or None

    return texts(cells, joined)


def _suggest(names: list[str]) -> Phrase:
    """Offer places that may have been meant; else say that it counts in none."""
    if not names:
        return phrase("read.places.in_no_place")
    return phrase("read.places.did_you_mean", names=tuple(dict.fromkeys(names)))


def _says_nothing(text: str) -> bool:
    return is_blank(text) or is_no_treatment(text)
