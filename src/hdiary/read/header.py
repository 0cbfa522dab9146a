"""Which row names the columns, and which sign parts the cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from hdiary.vocabulary.columns import column_meaning

DELIMITERS = (",", ";", "\t", "|")
SEARCHED_ROWS = 200
_SEPARATOR_LINE = re.compile(r'^"?sep=(.)"?\s*$', re.IGNORECASE)
_LONGEST_NAME = 200


def separator_line(text: str) -> str | None:
    r"""Give the delimiter that a first line ``sep=;`` declares, if there is one.

    Examples
    --------
    >>> separator_line("sep=;\ndate;pain")
    ';'
    """
    match = _SEPARATOR_LINE.match(text.split("\n", 1)[0].rstrip("\r"))
    return match[1] if match else None


def header_score(cells: Sequence[str], mapped: Mapping[str, str]) -> int:
    """Count the distinct meanings that a row's cells name; 0 if it cannot be a header.

    Parameters
    ----------
    cells
        A row.
    mapped
        The person's own mapping of headers to meanings.

    Returns
    -------
    int
        How many canonical columns the row names.
    """
    names = [cell.strip() for cell in cells]
    if any(len(name) > _LONGEST_NAME for name in names):
        return 0
    meanings = {mapped.get(n) or column_meaning(n).meaning for n in names if n}
    return len(meanings - {None})


def find_header(rows: Sequence[Sequence[str]], mapped: Mapping[str, str]) -> tuple[int, int]:
    """Find the row that names most columns.

    Parameters
    ----------
    rows
        The first rows of a table.
    mapped
        The person's own mapping of headers to meanings.

    Returns
    -------
    position, score : int
        The first row with the highest score; the first row that is not blank if none scores.
    """
    scores = [header_score(row, mapped) for row in rows]
    if not scores or max(scores) == 0:
        filled = [k for k, row in enumerate(rows) if any(cell.strip() for cell in row)]
        return (filled[0] if filled else 0), 0
    return scores.index(max(scores)), max(scores)


def find_delimiter(text: str, mapped: Mapping[str, str]) -> str:
    r"""Find the sign that parts the cells: the one whose header makes most sense.

    Parameters
    ----------
    text
        The beginning of the table.
    mapped
        The person's own mapping of headers to meanings.

    Returns
    -------
    str
        A comma, semicolon, tab or pipe.

    Examples
    --------
    >>> find_delimiter("date;pain\n2026-03-01;7,5\n", {})
    ';'
    """

    def score(delimiter: str) -> tuple[int, float, int]:
        rows = first_rows(text, delimiter)
        _, hits = find_header(rows, mapped)
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, most = widths.most_common(1)[0] if widths else (0, 0)
        return hits, most / max(len(rows), 1), width

    return max(DELIMITERS, key=score)


def first_rows(text: str, delimiter: str) -> list[list[str]]:
    """Parse the first rows of a table leniently."""
    lines = text.splitlines(keepends=True)[: SEARCHED_ROWS * 3]
    try:
        return list(islice(csv.reader(lines, delimiter=delimiter), SEARCHED_ROWS))
    except csv.Error:
        return [line.split(delimiter) for line in lines[:SEARCHED_ROWS]]
