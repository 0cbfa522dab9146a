"""How much of the sheets a page takes, by its words and pictures, so that both forms agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from hdiary.report.parts import (
    Bullets,
    Cards,
    Lines,
    Para,
    Paras,
    Picture,
    Pictures,
    Section,
    Table,
)  # fmt: skip

_LINE, _HALF, _NARROW = 114, 55, 40
"""Letters in a line of a sheet, of half of it and of what stands beside a wide picture."""
_POINTS, _WIDE = 9.7, 527.0
"""The height of a line and the width of a sheet [points]."""
SHEET = 85
"""Lines that the first sheet holds under its title."""
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def count_lines(sections: Sequence[Section]) -> int:
    """Count about how many lines the sections take; two that stand side by side take the longer."""
    # What does not part (a picture beside its words) leaves the end of the first sheet empty.
    total, half = 0.0, 0.0
    for section in sections:
        lines = _count(section)
        if section.kind == "half" and half:
            total, half = total + max(lines, half), 0.0
        elif section.kind == "half":
            half = lines
        else:
            total, half = total + half, 0.0
            crosses = section.kind == "split" and total < SHEET < total + lines
            total = (SHEET if crosses else total) + lines
    return round(total + half)


def _count(section: Section) -> float:
    if section.kind == "split":
        words, picture, *rest = section.blocks
        beside = max(_lines(words, _NARROW), _lines(picture, _LINE, share=0.62))
        return 2.0 + beside + sum(_lines(block, _LINE) for block in rest)
    line = _HALF if section.kind == "half" else _LINE
    return 2.0 + sum(_lines(block, line) for block in section.blocks)


def _lines(block: object, line: float, *, share: float = 0.49) -> float:
    if isinstance(block, Para):
        return 0.2 + _wrapped(f"{block.head} {block.text}", line)
    if isinstance(block, Paras):
        return 0.6 + max(_lines(para, line / len(block.paras) - 2) for para in block.paras)
    if isinstance(block, Bullets):
        return sum(_wrapped(item, line - 3) for item in block.items)
    if isinstance(block, Cards):
        widths = (34, *(26 for _ in block.cards[1:]))
        return 3.2 + max(
            _wrapped(card.unit, width) + _wrapped(card.words, width)
            for card, width in zip(block.cards, widths, strict=True)
        )
    if isinstance(block, Pictures):
        across = max(len(block.pictures), block.across)
        return max(
            _height(one, share if across > 1 or share > 0.5 else 1.0) for one in block.pictures
        )
    if isinstance(block, Lines):
        return 1.0 * block.many
    return _table_lines(block, line) if isinstance(block, Table) else 0.0


def _height(picture: Picture, share: float) -> float:
    found = _BOX.search(picture.svg)
    wide, high = (float(size) for size in found.groups()) if found else (1.0, 0.5)
    return 0.6 + _WIDE * share * high / wide / _POINTS


def _table_lines(table: Table, line: float) -> float:
    whole = sum(table.widths)
    wide = [line * width / whole for width in table.widths]
    rows = sum(
        0.15 + max(_wrapped(text, room) for text, room in zip(cells, wide, strict=False))
        for cells in (
            table.heads, *((f"{row.name} {row.about}", *row.cells) for row in table.rows)
        )
    )  # fmt: skip
    below = 0.0 if table.below is None else _lines(table.below, line)
    return 1.3 + rows + below + _wrapped(table.foot, line)


def _wrapped(text: str, line: float) -> int:
    return ceil(len(text) / line) if text.strip() else 0
