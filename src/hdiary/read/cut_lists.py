"""Lists and notes whose own commas or semicolons were not quoted, so that a row grew too long."""

from __future__ import annotations

from hdiary.diary import Problems
from hdiary.diary.schema import LIST_COLUMNS
from hdiary.read.table import Row
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import heading_kind
from hdiary.words import phrase

_LISTED = (*LIST_COLUMNS, "notes")
_LISTED_KINDS = ("triggers", "symptoms", "notes")


def settle_cut_lists(
    rows: list[Row], header: tuple[str, ...], delimiter: str, *, joined: bool, found: Problems
) -> list[Row]:
    """Join the surplus cells of rows to the list that they belong to, or offer to."""
    # They belong to the last column where it holds lists or notes, else to the only one that
    # does.
    at = _list_column(header)
    long = [line for line, cells in rows if _surplus(cells, header) > 0]
    if at is None or not long:
        return rows
    if joined:
        return [
            (line, _joined(cells, at, _surplus(cells, header), delimiter)) for line, cells in rows
        ]
    sign = "comma" if delimiter == "," else "semicolon" if delimiter == ";" else "separator"
    found.suggest(
        phrase("read.rows.list_belongs", n=len(long), sign=sign, column=header[at]),
        accept=("unquoted",),
    )
    return rows


def _list_column(header: tuple[str, ...]) -> int | None:
    lists = [k for k, name in enumerate(header) if _holds_lists(name)]
    if lists and lists[-1] == len(header) - 1:
        return lists[-1]
    return lists[0] if len(lists) == 1 else None


def _holds_lists(name: str) -> bool:
    return column_meaning(name).meaning in _LISTED or heading_kind(name) in _LISTED_KINDS


def _surplus(cells: list[str], header: tuple[str, ...]) -> int:
    used = max((k + 1 for k, cell in enumerate(cells) if cell.strip()), default=0)
    return used - len(header)


def _joined(cells: list[str], at: int, surplus: int, delimiter: str) -> list[str]:
    if surplus <= 0:
        return cells
    whole = f"{delimiter} ".join(cell.strip() for cell in cells[at : at + surplus + 1])
    return [*cells[:at], whole, *cells[at + surplus + 1 :]]
