"""What was recognised in a file, put together for the person to check."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial

import pandas as pd

from hdiary.diary.schema import factor_columns, factor_kind
from hdiary.read.decisions import Decisions
from hdiary.read.formats.format import Raw
from hdiary.read.gathered import Entries
from hdiary.read.header import DELIMITERS
from hdiary.read.reading import Reading
from hdiary.read.role import FACTOR, LEFT_OUT, Role
from hdiary.read.table import Table
from hdiary.read.telling import all_of
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase, write_plain


def account_for(
    raw: Raw, roles: list[Role], made: Entries, decisions: Decisions, *, ended: int
) -> Reading:
    """Say what was recognised; ``ended`` rows only end a headache of another row."""
    phrases = dict(decisions.phrases)
    write = partial(write_plain, phrases=phrases)
    kind = raw.kind
    if raw.packing:
        kind = phrase("read.account.packed", kind=kind, packing=raw.packing)
    columns = _column_frame(roles, made.frame)
    return Reading(
        format=write(kind),
        app=raw.app,
        left_out=tuple(write(one) for one in raw.left_out),
        encoding=write(raw.encoding),
        delimiter=write(_delimiter(raw.delimiter)),
        decimal=write(_decimal(raw.table)),
        date_order=write(made.when.order.words),
        sheet=write(raw.sheet),
        header_line=raw.table.header_line,
        title_lines=raw.table.titles,
        blank_lines=raw.table.blanks,
        repeated_headers=len(raw.table.repeated),
        columns=columns.assign(how=columns["how"].map(write)),
        rows_in=len(raw.table) + raw.table.ragged + raw.joined,
        rows_joined=raw.joined + ended,
        decisions=tuple(decisions.made),
        headers=raw.headers,
        above=write(_above(raw.table)),
        phrases=phrases,
    )


def _delimiter(sign: str) -> str | Phrase:
    return phrase(f"read.signs.{DELIMITERS[sign]}") if sign in DELIMITERS else sign


def _above(table: Table) -> str | Phrase:
    """Say in words what stands above the table; its words may be somebody's."""
    return phrase("read.account.above") if table.titles else ""


def _decimal(table: Table) -> str | Phrase:
    comma, point = re.compile(r"\s*\d+,\d+\s*"), re.compile(r"\s*\d+\.\d+\s*")
    values = [v for column in table.columns for v in column.values[:2000]]
    seen = [
        phrase(f"read.signs.{word}")
        for word, form in (("point", point), ("comma", comma))
        if any(form.fullmatch(v) for v in values)
    ]
    return all_of(seen) or phrase("read.account.no_decimal")


def _column_frame(roles: list[Role], entries: pd.DataFrame) -> pd.DataFrame:
    """Say what each column became; factors stand in the frame in the order of the file."""
    factors = iter(factor_columns(entries))
    claims = Counter(role.meaning for role in roles)
    rows = []
    for role in roles:
        if role.meaning == LEFT_OUT:
            rows.append((role.header, LEFT_OUT, "", _said_rows(role), role.how))
            continue
        name = next(factors) if role.meaning == FACTOR else role.meaning
        values = entries[name]
        kind = factor_kind(values) if role.meaning == FACTOR else ""
        shared = kind == "" and claims[role.meaning] > 1
        said_in = _said_rows(role) if shared else values.notna().sum()
        rows.append((role.header, name if kind == "" else FACTOR, kind, said_in, role.how))
    return pd.DataFrame(rows, columns=["column", "became", "kind", "said", "how"])


def _said_rows(role: Role) -> int:
    return int((~role.column.where(is_blank)).sum())
