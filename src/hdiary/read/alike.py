"""Which columns of several tables are the same one, though their headings differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hdiary.diary.schema import LIST_COLUMNS
from hdiary.read.fits import FITS
from hdiary.read.mapped import IGNORE
from hdiary.read.numbers import parse_number
from hdiary.read.remember import fold_header
from hdiary.read.role import FACTOR
from hdiary.read.table import Column, Table
from hdiary.vocabulary.columns import COLUMN_SYNONYMS, column_meaning, header_key
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.words import is_blank

RATED = ("pain", "neck_pain", "pain_before", "pain_after")
LENGTHS = ("duration_h", "after_min")
_USUAL = "0-10"
"""The scale of a rating whose heading names none."""
_JOINED = (*LIST_COLUMNS, "notes")
"""Of what several columns of one table may tell; of them only plain headings are the same one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Headed:
    """What one heading of a table means."""

    name: str
    meaning: str | None  # A canonical column; None where it is none, or a column of its own
    unit: str  # That two columns must share to be the same one: the scale of a rating
    weak: bool

    @property
    def key(self) -> str:
        """Give the same for each heading of one column of several tables."""
        return header_key(self.name) if self.meaning is None else f"={self.meaning} {self.unit}"


def read_headings(
    tables: Sequence[Table], mapped: Mapping[str, str], scale: str | None = None
) -> list[list[Headed]]:
    """Say what the headings of each table mean, where no table has two of one meaning."""
    said = {fold_header(header): meaning for header, meaning in mapped.items()}
    headed = [
        _without_weak([_headed(t, k, said, scale) for k in range(len(t.header))]) for t in tables
    ]
    counts = [Counter(h.meaning for h in heads if h.meaning is not None) for heads in headed]
    alone = {m for count in counts for m in count if all(other[m] < 2 for other in counts)}
    return [[_only(head, alone) for head in heads] for heads in headed]


def _headed(table: Table, k: int, said: Mapping[str, str], scale: str | None) -> Headed:
    name, column = table.header[k], table.columns[k]
    match, meant = column_meaning(name), said.get(fold_header(name))
    meaning = meant or match.meaning
    if meaning in (FACTOR, IGNORE) or not name:
        meaning = None
    elif meant is None:
        meaning = _by_cells(meaning, match.unit, column, name)
    unit = _scale_of(match.unit, scale, said=meant is not None) if meaning in RATED else ""
    if meaning in LENGTHS and match.unit is None and any(map(_is_bare, column.values)):
        unit = "?"
    return Headed(name=name, meaning=meaning, unit=unit, weak=match.weak and meant is None)


def _by_cells(meaning: str | None, unit: str | None, column: Column, name: str) -> str | None:
    """Give what a heading means, unless its cells are something else."""
    texts = [value.strip() for value in column.values if not is_blank(value)]
    if meaning == "headache" and any((parse_number(text) or 0) > 1 for text in texts):
        return "pain"
    fit = FITS.get(meaning or "")
    if fit is not None and texts and not any(fit(text, unit) for text in texts):
        return None
    plain = meaning not in _JOINED or header_key(name) in COLUMN_SYNONYMS[meaning]
    return meaning if plain else None


def _scale_of(unit: str | None, scale: str | None, *, said: bool) -> str:
    """Name the scale of a rating; what is no scale tells of another rating, unless it was said."""
    named = None if unit is None else scale_of_unit(unit)
    if named is None and unit is not None and not said:
        return header_key(unit)
    return named or scale or _USUAL


def _is_bare(cell: str) -> bool:
    return parse_number(cell) is not None


def _without_weak(heads: list[Headed]) -> list[Headed]:
    """Where a clear heading and a doubtful one claim one column, the clear one has it."""
    clear = {head.meaning for head in heads if not head.weak}
    return [replace(h, meaning=None) if h.weak and h.meaning in clear else h for h in heads]


def _only(head: Headed, alone: set[str]) -> Headed:
    return head if head.meaning in alone else replace(head, meaning=None)


def in_unit_of(column: Column, name: str, chosen: str) -> Column:
    """Write lengths of time whose heading has another unit than the one that stands above all."""
    own, other = column_meaning(name), column_meaning(chosen).unit
    if own.meaning not in LENGTHS or own.unit is None or own.unit == other:
        return column
    values = tuple(f"{v.strip()} {own.unit}" if _is_bare(v) else v for v in column.values)
    return Column(codes=column.codes, values=values)
