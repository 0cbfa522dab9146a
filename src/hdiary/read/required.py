"""What a table must have to be a diary: a day, and whether it hurt; else it is asked for."""

from __future__ import annotations

import re

from hdiary.diary import Problems, shown
from hdiary.read.context import Context
from hdiary.read.dates import decide_order, parse_date, split_range
from hdiary.read.mapped import list_headers
from hdiary.read.numbers import parse_number, parse_rating, ratio_of
from hdiary.read.role import Role, said
from hdiary.read.shape.items import headache_items
from hdiary.read.table import Table
from hdiary.vocabulary.columns import suggest_columns
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.scales import SCALES, scale_of_unit
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import split_items
from hdiary.words import Phrase, phrase

_MOST_DAYS = 0.7
_FEWEST_UNREAD = 2
_OF_PAIN = (
    "pain", "schmerz", "doul", "dolor", "pijn", "smert", "smart", "bol", "dor ", "sever", "intens",
    "stark", "fuerza", "force", "\u75db", "\u75bc", "\u0431\u043e\u043b",
)  # fmt: skip
"""Parts of words that a heading of pain has in many languages."""
_RANGE = re.compile(r"\d+\s*(-|\u2013|to|bis)\s*\d+|/\s*\d+")


def require_columns(roles: list[Role], table: Table, context: Context) -> None:
    """Refuse a table without a date or without pain, with what might have been meant."""
    meanings = {role.meaning for role in roles}
    found = context.found
    if any(_is_value(name) for name in table.header) and not meanings & {"pain", "headache"}:
        found.add(
            "no header",
            expected=phrase("read.required.header"),
            suggestion=phrase("read.required.write_header"),
        )
        return
    if not meanings & {"date", "start"}:
        _ask_for_date(roles, table, found)
    if not meanings & {"pain", "headache"} and context.declared.rows != "headache":
        _ask_for_pain(roles, table, found)


def _is_value(name: str) -> bool:
    return parse_number(name) is not None or parse_date(name) is not None


def _ask_for_date(roles: list[Role], table: Table, found: Problems) -> None:
    near = _near(table, "date")
    may = [r for r in roles if r.free or r.meaning == "entered_at"]
    dated = [r.header for r in may if r.header not in near and _holds_dates(r)]
    _missing(table, "date", [*near, *dated], found)


def _holds_dates(role: Role) -> bool:
    texts = said(role)[:50]
    return bool(texts) and all(
        parse_date(text) is not None or split_range(text) is not None for text in texts
    )


def _ask_for_pain(roles: list[Role], table: Table, found: Problems) -> None:
    """Ask what says that it hurt: an item, a column of ratings, or that a row is there at all."""
    items = headache_items(roles)
    for item in (["; ".join(items)] if len(items) > 1 else []) + items:
        found.suggest(phrase("read.required.item_or_none", item=item), headache=item, blank="none")
        found.suggest(phrase("read.required.item_or_nothing", item=item), headache=item)
    near = _near(table, "pain")
    rated = [r.header for r in roles if r.free and r.header not in near and _may_rate(r)]
    rated = rated or [r.header for r in roles if r.free and _rates_from_zero(r)][:1]
    _missing(table, "pain", [*near, *rated], found, hint=_which_item(items, roles))
    if not items and _leaves_days_out(roles):
        found.suggest(phrase("read.required.rows_not_written"), rows="headache")


def _which_item(items: list[str], roles: list[Role]) -> Phrase | None:
    """Ask whether an item of a list says that it hurt; nothing where there is none."""
    if not items:
        return None
    where = next((r.header for r in roles if items[0] in _listed(r)), None)
    if where is None:
        return phrase("read.required.item_of_list", item=items[0])
    return phrase("read.required.item_of", item=items[0], column=where)


def _leaves_days_out(roles: list[Role]) -> bool:
    """Say whether most days between the first and the last have no row, as in a list of attacks."""
    dated = next((role for role in roles if role.meaning in ("date", "start")), None)
    if dated is None:
        return False
    parts = [parse_date(text) for text in said(dated)]
    order = decide_order(parts, None)
    days = {day for part in parts if part is not None and (day := order.date(part)) is not None}
    return len(days) > 1 and len(days) < _MOST_DAYS * ((max(days) - min(days)).days + 1)


def _listed(role: Role) -> set[str]:
    return {item for text in said(role)[:400] for item in split_items(text)}


def _near(table: Table, meaning: str) -> list[str]:
    return [name for name in table.header if name and meaning in suggest_columns(name)]


def _may_rate(role: Role) -> bool:
    """Say whether a column of no known meaning might be a rating of the headache."""
    texts = said(role)[:400]
    ratings = [parse_rating(text, highest=ratio_of(text) or 10) for text in texts]
    rated = bool(texts) and all(r is not None and 0 <= r <= 100 for r in ratings)
    above = rated and any(r is not None and r > 1 for r in ratings)
    words = fold(role.header)
    if above and role.unit and scale_of_unit(role.unit) not in (None, "yes-no"):
        return True
    named = heading_kind(role.header) == "value" or any(part in words for part in _OF_PAIN)
    return above and named


def refuse_unrated(
    roles: list[Role], *, rated: bool, unread: int, header: str, context: Context
) -> None:
    """Refuse a column of pain of which no cell is a rating; its words may be about anything."""
    if rated or unread < _FEWEST_UNREAD or context.declared.rows == "headache":
        return
    context.found.add(
        "no ratings",
        column=header,
        fatal=True,
        expected=phrase("read.required.ratings"),
        suggestion=phrase("read.required.no_rating"),
    )
    if _leaves_days_out(roles):
        context.found.suggest(phrase("read.required.rows_not_read"), rows="headache")


def _rates_from_zero(role: Role) -> bool:
    """Say whether a column holds whole numbers from 0 to more than 1 and at most 10."""
    numbers = [parse_number(text) for text in said(role)[:400]]
    whole = all(n is not None and n == int(n) and 0 <= n <= 10 for n in numbers)
    return whole and 0.0 in numbers and any((n or 0) > 1 for n in numbers)


def _missing(
    table: Table,
    meaning: str,
    near: list[str],
    found: Problems,
    *,
    hint: str | Phrase | None = None,
) -> None:
    if hint is None and near:
        hint = phrase("read.required.if_meant", column=near[0], meaning=meaning)
    elif hint is None:
        headers = list_headers(table.header)
        hint = phrase("read.required.name_it", meaning=meaning, headers=headers)
    found.add(
        "missing column",
        column=meaning,
        expected=phrase("read.required.column_for", meaning=meaning, line=table.header_line),
        suggestion=hint,
    )
    for header in near:
        is_it = phrase("read.required.column_is", column=header, meaning=meaning)
        found.suggest(is_it, columns={header: meaning})


def declared_scale(roles: list[Role], found: Problems) -> str | None:
    """Give the scale that the pain column's header declares, such as ``pain (0-100)``."""
    # A range in the header that is no known scale is refused. A column of yes and no beside a
    # rating says nothing of the rating's scale.
    rated = any(role.meaning == "pain" for role in roles)
    for role in roles:
        if role.meaning != ("pain" if rated else "headache") or role.unit is None:
            continue
        scale = role.unit if role.unit in SCALES else scale_of_unit(role.unit)
        if scale is not None:
            return scale if rated or scale == "yes-no" else None
        if _RANGE.search(role.unit) and rated:
            found.add(
                "scale",
                column=role.header,
                value=shown(role.unit),
                expected=phrase("read.required.scales", scales=tuple(SCALES)),
                suggestion=phrase("read.required.no_rescaling"),
            )
    return None
