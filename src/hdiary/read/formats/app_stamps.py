"""Answers to a form: the first column is the moment of the answer, the others are questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hdiary.read.context import Context, rewrite
from hdiary.read.dates import parse_date
from hdiary.read.table import Table
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_ASKS = ("?", "\uff1f", ":", "\uff1a", "\u037e")
_SENTENCE = 4
"""Words: no heading of one's own table has as many."""
_CLOCK = re.compile(r"(?<=[\d.])[\sT,]+(?:[^\d\s]{1,8}\s)?\d{1,2}[:.h]\d{2}.{0,40}$")
_LOOKED_AT = 200
_MOSTLY = 0.5


def asks_questions(header: Sequence[str], stamp: Sequence[str]) -> bool:
    """Say whether headings are the moment of an answer, in a known word, and questions."""
    if not header or fold(header[0]) not in stamp:
        return False
    return any(_is_question(heading) for heading in header[1:])


def _is_question(heading: str) -> bool:
    bare = re.sub(r"[(\[].*[)\]]", "", heading).strip()
    return bare.endswith(_ASKS) or len(bare.split()) >= _SENTENCE


def date_by_stamp(table: Table, context: Context) -> Table:
    """Take the day of the answer for the day where no question asks for it."""
    stamp = table.header[0]
    said = context.declared.mapped
    if stamp in said:
        return table
    table = replace(table, meant={**table.meant, stamp: "entered_at"})
    others = range(1, len(table.header))
    if "date" in said.values() or any(_holds_days(table, k) for k in others):
        return table
    context.decisions.add(
        "columns",
        {stamp: "date"},
        phrase("read.formats.columns.day_of_stamp", header=stamp),
        overrule=f'--column start="{stamp}"',
    )
    day = rewrite(table.columns[0], _day_of)
    return replace(
        table,
        header=(*table.header, "date"),
        columns=(*table.columns, day),
        meant={**table.meant, "date": "date"},
    )


def _day_of(text: str) -> str:
    return _CLOCK.sub("", text.strip())


def _holds_days(table: Table, k: int) -> bool:
    """Say whether a question asks for a day, by its words or by its answers."""
    texts = [v.strip() for v in table.columns[k].values if not is_blank(v)][:_LOOKED_AT]
    days = sum(_is_day(text) for text in texts)
    named = column_meaning(table.header[k]).meaning in ("date", "start")
    return bool(days) and (named or days > _MOSTLY * len(texts))


def _is_day(text: str) -> bool:
    part = parse_date(text)
    return part is not None and part.shape not in ("serial", "epoch")
