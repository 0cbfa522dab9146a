"""What a page is put together from; the page and the PDF are drawn from the same parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

MOST_SHEETS = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Para:
    """A paragraph with words in bold before it, if any; ``soft`` is the note of a section."""

    head: str = ""
    text: str
    soft: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Paras:
    """Paragraphs side by side."""

    paras: tuple[Para, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One answer of the first glance: a figure, its unit, and a sentence."""

    name: str
    figure: str
    unit: str
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cards:
    """The first glance."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a table: its name, a fainter word about it, and its cells."""

    name: str
    about: str = ""
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table with its caption, its column heads, its rows, what has no row, and a note."""

    # ``widths`` are shares of the columns on paper; ``below`` is what has no row for want of an
    # answer, ``foot`` the note.
    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    below: Para | None = None
    foot: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture as SVG, what it shows in words, and the sentence under it, if it needs one."""

    svg: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pictures:
    """Pictures side by side; what does not fill its row leaves the rest of it empty."""

    pictures: tuple[Picture, ...]
    across: int = 1  # As wide as if at least so many stood beside one another


@dataclass(frozen=True, kw_only=True, slots=True)
class Notes:
    """Notes of the diary, each with its day."""

    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """Empty lines to write on, on paper."""

    many: int


Block = Para | Paras | Bullets | Cards | Table | Pictures | Notes | Lines


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A part of the page under a heading."""

    # ``kind``: ``""``; ``"half"`` (two in a row stand side by side); ``"split"`` (words beside a
    # wide picture); ``"note"``, ``"box"`` or ``"flags"`` (in a box); ``"apart"`` (begins a
    # sheet of its own).
    title: str
    blocks: tuple[Block, ...]
    kind: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Everything that stands on a page, in order; ``sheets`` is how many it takes on paper."""

    language: str
    title: str
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    method_title: str
    method: tuple[str, ...]
    sheets: int = MOST_SHEETS


def texts_of(part: Any) -> Iterator[str]:
    """Give every text of a page or a part of it, in reading order; pictures give their caption."""
    if isinstance(part, str):
        if part:
            yield part
    elif isinstance(part, Picture):
        yield part.caption
    elif isinstance(part, Section):
        yield from texts_of((part.title, *part.blocks))
    elif isinstance(part, Page):
        yield from texts_of((part.title, part.about, part.sections, part.method_title, part.method))
    elif isinstance(part, tuple):
        for one in part:
            yield from texts_of(one)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from texts_of(getattr(part, name))


def tell_apart(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Put a number behind names that look alike once they are cut, after the first."""
    seen: Counter[str] = Counter()
    apart = []
    for row in rows:
        seen[row.name] += 1
        many = seen[row.name]
        apart.append(row if many == 1 else replace(row, name=f"{row.name} ({many})"))
    return tuple(apart)
