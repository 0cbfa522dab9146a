"""Which row names the columns, and which sign parts the cells."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from hdiary.diary import Problems
from hdiary.read.dates import parse_date
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.headings import headache_words, time_of_day_heading
from hdiary.words import phrase

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
SEARCHED_ROWS = 200
DATA_ABOVE = "rows above the header"
_SEPARATOR_LINE = re.compile(r'^"?sep=(.)"?\s*$', re.IGNORECASE)
_LONGEST_NAME = 200
_FEW_ROWS = 25
_MOST_CELLS = 100_000
"""Cells that are looked at for a heading: of a very wide table it stands in the first rows."""
_WIDE, _LONGEST_SIGN = 15, 4


def separator_line(text: str) -> str | None:
    """Give the delimiter that a first line ``sep=;`` declares, if there is one."""
    match = _SEPARATOR_LINE.match(text.split("\n", 1)[0].rstrip("\r"))
    return match[1] if match else None


def header_score(cells: Sequence[str], mapped: Mapping[str, str]) -> int:
    """Count the distinct meanings that a row's cells name; 0 if it cannot be a header."""
    names = [cell.strip() for cell in cells]
    if any(len(name) > _LONGEST_NAME for name in names):
        return 0
    meanings = {mapped.get(n) or column_meaning(n).meaning for n in names if _may_name(n)}
    return len(meanings - {None})


def _may_name(cell: str) -> bool:
    """Say whether a cell can be a name: numbers and dates of digits are none."""
    return any(sign.isalpha() for sign in cell)


def names_a_diary(cells: Sequence[str], mapped: Mapping[str, str]) -> bool:
    """Say whether a row names both a day and pain, as the header of a diary does."""
    named = {mapped.get(c.strip()) or column_meaning(c.strip()).meaning for c in cells}
    return bool(named & {"date", "start"}) and bool(named & {"pain", "headache"})


def diary_likeness(cells: Sequence[str]) -> int:
    """Count what in a row of names belongs to a diary; 0 where there is no day among them."""
    names = [cell.strip(' "\ufeff') for cell in cells]
    meanings = {column_meaning(name).meaning for name in names if 0 < len(name) < _LONGEST_NAME}
    if not meanings & {"date", "start"}:
        return 0
    more = sum(time_of_day_heading(n) or headache_words(n) is not None for n in names if n)
    return len(meanings - {None}) + more


def looks_like_data(cells: Sequence[str]) -> bool:
    """Say whether a row begins with a date and says more, as the rows of a diary do."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return len(filled) > 1 and parse_date(filled[0]) is not None


def find_header(rows: Sequence[Sequence[str]], mapped: Mapping[str, str]) -> tuple[int, int]:
    """Find the row that names the columns."""
    scores: list[int] = []
    seen = 0
    for position, row in enumerate(rows):
        if seen > _MOST_CELLS:
            break
        seen += len(row)
        score = 0 if looks_like_data(row) else header_score(row, mapped)
        if score > 1 and names_a_diary(row, mapped):
            return position, score
        scores.append(score)
    numbered = find_numbered(rows)
    if numbered is not None:
        return numbered, len(rows[numbered])
    if not scores or max(scores) == 0:
        filled = [k for k, row in enumerate(rows) if any(cell.strip() for cell in row)]
        return (filled[0] if filled else 0), 0
    return scores.index(max(scores)), max(scores)


def find_numbered(rows: Sequence[Sequence[str]]) -> int | None:
    """Find a header in whatever language over a wide table whose rows are numbered from 1."""
    filled = [(k, row) for k, row in enumerate(rows) if any(cell.strip() for cell in row)]
    for (position, names), (_, first) in itertools.pairwise(filled):
        named = [name.strip() for name in names]
        if (
            len(named) >= _WIDE
            and len(first) == len(named)
            and len(named[0]) <= _LONGEST_SIGN
            and all(_may_name(name) for name in named[1:] if name)
            and len(set(named)) == len(named)
            and first[0].strip() == "1"
            and looks_like_data(first[1:])
        ):
            return position
    return None


def warn_of_data_above(rows: Sequence[tuple[int, Sequence[str]]], found: Problems) -> None:
    """Warn of rows above the header that look like data, since they are not read."""
    lines = [line for line, cells in rows if looks_like_data(cells)]
    if lines:
        found.warn(
            DATA_ABOVE,
            lines=lines,
            expected=phrase("read.rows.titles_above"),
            suggestion=phrase("read.rows.dated_above"),
        )


def find_delimiter(text: str, mapped: Mapping[str, str]) -> str:
    """Find the sign that parts the cells: the one whose header makes most sense."""
    best, found = (-1, False, 0.0, 0), next(iter(DELIMITERS))
    for delimiter in DELIMITERS:
        rows = first_rows(text, delimiter)
        # A row names at most as many columns as it has cells: what cannot win is not read.
        if max(map(len, rows), default=0) >= best[0]:
            score = _score_rows(rows, mapped)
            best, found = (score, delimiter) if score > best else (best, found)
    return found


def _score_rows(
    rows: Sequence[Sequence[str]], mapped: Mapping[str, str]
) -> tuple[int, bool, float, int]:
    # A heading stands within the first rows as a rule; the others are looked at if it does not.
    at, hits = find_header(rows[:_FEW_ROWS], mapped)
    if not hits:
        at, hits = find_header(rows, mapped)
    # Tabs around the commas that part the cells leave the commas over, and part nothing.
    whole = not any(_is_left_over(cell) for cell in rows[at]) if rows else False
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, most = widths.most_common(1)[0] if widths else (0, 0)
    return hits, whole, most / max(len(rows), 1), width


def _is_left_over(cell: str) -> bool:
    """Say whether a name begins or ends in a sign that parts cells."""
    bare = cell.strip()
    return bare[:1] in DELIMITERS or bare[-1:] in DELIMITERS


def first_rows(text: str, delimiter: str) -> list[list[str]]:
    """Parse the first rows of a table leniently."""
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return list(islice(reader, SEARCHED_ROWS))
    except csv.Error:
        return [line.split(delimiter) for line in text.splitlines()[:SEARCHED_ROWS]]
