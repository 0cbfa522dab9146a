"""How much of two sheets a page takes, judged by its words alone, so that both forms agree."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from hdiary.report.parts import Bullets, Cards, Lists, Para, Section, Table

_LINE = 120
"""Letters in a line of a sheet, a little fewer than there are."""
_HALF = 55
ROOMY, ROOM = 112, 130
"""Lines beside the pictures that two sheets hold, in plain and in small type; found by trying."""


def count_lines(sections: Sequence[Section]) -> int:
    """Count about how many lines the words of some sections take."""
    return sum(
        2 + sum(_lines(block, half=s.kind == "half") for block in s.blocks) for s in sections
    )


def _lines(block: object, *, half: bool) -> int:
    line = _HALF if half else _LINE
    if isinstance(block, Para):
        return _wrapped(block.text, line)
    if isinstance(block, Bullets):
        return sum(_wrapped(item, line) for item in block.items)
    if isinstance(block, Lists):
        return max(sum(_wrapped(item, _HALF) for item in one.items) for one in block.lists)
    if isinstance(block, Cards):
        return max(4 + _wrapped(card.unit + card.words, _LINE // 5) for card in block.cards)
    return _table_lines(block) if isinstance(block, Table) else 0


def _table_lines(table: Table) -> int:
    whole = sum(table.widths)
    wide = [_LINE * width / whole for width in table.widths]
    rows = sum(
        max(
            _wrapped(text, room)
            for text, room in zip((f"{row.name} {row.about}", *row.cells), wide, strict=False)
        )
        for row in table.rows
    )
    return 2 + rows + _wrapped(table.foot, _LINE)


def _wrapped(text: str, line: float) -> int:
    return ceil(len(text) / line) if text else 0
