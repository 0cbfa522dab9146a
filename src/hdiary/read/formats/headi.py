"""Headi's export: moments and lengths in thousandths of a second, blanks written as null."""

from __future__ import annotations

from dataclasses import replace

from hdiary.read.context import Context, rewrite
from hdiary.read.formats.attack_rows import as_attacks
from hdiary.read.formats.format import TableFormat
from hdiary.read.mapped import IGNORE
from hdiary.read.numbers import parse_number
from hdiary.read.shape.pairs import combine
from hdiary.read.table import Table
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.words import phrase

_SIGNATURE = {"id", "pain", "start date", "end date", "duration", "strength", "medication amount"}
_MEANT = {
    "pain": "notes",
    "start date": "start",
    "end date": "end",
    "strength": "pain",
    "medication": "treatment",
    "description": "notes",
}
_LENGTH, _NUMBER = "duration", "id"
_SAMPLE = """
_id,pain,start_date,end_date,duration,strength,medication,medication_amount
1,Migraine,1767690000000,1767700800000,10800000,6,Ibuprofen,2
2,Tension,1767949200000,1767952800000,3600000,3,null,null
3,Migraine,1768294800000,1768309200000,14400000,8,Sumatriptan,1
"""


def is_headi(table: Table) -> bool:
    """Say whether a table has Headi's headings."""
    return not table.meant and _key_set(table) >= _SIGNATURE


def read_headi(table: Table, context: Context) -> tuple[Table, int]:
    """Say what the columns mean: the kind of pain is a note, and the strength is the pain."""
    said = context.declared.mapped
    header, meant = list(table.header), {}
    for k, heading in enumerate(table.header):
        key = _key(heading)
        if heading in said:
            continue
        if key == _LENGTH:
            header[k] = f"{heading} (ms)"
        elif key == _NUMBER:
            meant[heading] = IGNORE
            words = phrase("read.formats.dropped", why=phrase("read.formats.headi.number"))
            context.decisions.columns([heading], IGNORE, words)
        elif key in _MEANT:
            meant[heading] = _MEANT[key]
    columns = tuple(rewrite(column, _without_null) for column in table.columns)
    table = replace(table, header=tuple(header), columns=columns, meant=meant)
    table = _with_amounts(table, context)
    rating = _place(table, "strength")
    if rating is None or table.header[rating] in said:
        return table, 0
    return as_attacks(table, rating, context), 0


def _with_amounts(table: Table, context: Context) -> Table:
    """Say how many were taken of a medicine, in its own cell."""
    amount, medicine = _place(table, "medication amount"), _place(table, "medication")
    if amount is None or medicine is None or table.header[amount] in context.declared.mapped:
        return table
    name, heading = table.header[medicine], table.header[amount]
    column = combine(table.columns[medicine], table.columns[amount], _taken)
    words = phrase("read.shape.amounts")
    context.decisions.columns([heading], IGNORE, words)
    table = table.with_column(medicine, name, column)
    return replace(table, meant={**table.meant, heading: IGNORE})


def _taken(name: str, amount: str) -> str:
    number = parse_number(amount.strip())
    if not name.strip() or number is None or number <= 1 or parse_treatment(name).count:
        return name
    return f"{number:g} x {name.strip()}"


def _place(table: Table, key: str) -> int | None:
    return next((k for k, name in enumerate(table.header) if _key(name) == key), None)


def _key(heading: str) -> str:
    return fold(heading).lstrip("_ ")


def _key_set(table: Table) -> set[str]:
    return {_key(heading) for heading in table.header}


def _without_null(text: str) -> str:
    return "" if text.strip() == "null" else text


HEADI = TableFormat(
    name="Headi",
    rows="",
    recognise=is_headi,
    read=read_headi,
    left_out=phrase("read.formats.headi.left_out"),
    sample=_SAMPLE,
)
