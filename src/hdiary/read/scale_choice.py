"""The scale of a diary's pain: declared, written in the header, or told by the cells."""

from __future__ import annotations

import re

from hdiary.diary import Problems
from hdiary.read.context import Context
from hdiary.read.numbers import parse_number, ratio_of
from hdiary.read.required import declared_scale
from hdiary.read.role import Role, said
from hdiary.vocabulary.headings import mark_of
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import yes_no
from hdiary.words import phrase

_TO_TEN = re.compile(r"\b[01]\s*(?:-|to|bis|a|tot|do|ate|till|al)\s*10\b|\bnrs\b|\bnprs\b|/\s*10\b")
"""A heading that says that the ratings go to ten."""
_TENTHS = 10
_TOLD_UNITS = frozenset({"0-10", "1-10", "/10", "NRS", "nrs"})


def choose_scale(roles: list[Role], context: Context) -> str:
    """Give the scale that was declared, stands in the header, or follows from the columns."""
    named = declared_scale(roles, context.found)
    if named == "0-100" and context.declared.divide_by == _TENTHS:
        named = "0-10"  # Millimetres that were divided by ten are centimetres.
    decided = context.decisions.settings().get("scale")
    flags = any(role.meaning == "headache" for role in roles)
    rated = any(role.meaning == "pain" for role in roles)
    by_item = not rated and flags and context.declared.headache is not None
    unrated = not rated and not flags and context.declared.rows == "headache"
    implied = "yes-no" if by_item or unrated else _scale_of_cells(roles, context)
    return context.declared.scale or named or decided or implied or "0-10"


def _scale_of_cells(roles: list[Role], context: Context) -> str | None:
    """Give the scale that the ratings name themselves: ``2/5`` is one of five."""
    texts = [text for role in roles if role.meaning == "pain" for text in said(role)[:400]]
    highest = {ratio_of(text) for text in texts}
    scale = f"0-{highest.pop()}" if len(highest) == 1 else ""
    if scale not in SCALES:
        return None
    context.decisions.add(
        "scale",
        scale,
        phrase("read.scale.written_of", highest=scale[2:]),
        overrule="--scale 0-10" if scale != "0-10" else "",
    )
    return scale


def scale_is_told(roles: list[Role], context: Context) -> bool:
    """Say whether a header, or the form of the file, tells the scale."""
    named = any(role.meaning == "pain" and role.unit in _TOLD_UNITS for role in roles)
    spoken = any(r.meaning == "pain" and _TO_TEN.search(fold(r.header)) for r in roles)
    return named or spoken or "scale" in context.decisions.settings() or (
        declared_scale(roles, Problems()) is not None
    )  # fmt: skip


def is_starred(roles: list[Role]) -> bool:
    """Say whether the ratings are written as stars."""
    pain = [role for role in roles if role.meaning == "pain"]
    return any("\N{BLACK STAR}" in text for role in pain for text in said(role)[:50])


def check_headache_only(roles: list[Role], scale: str, found: Problems) -> None:
    """Refuse a yes-no diary whose scale was not declared."""
    meanings = {role.meaning for role in roles}
    if "pain" in meanings or "headache" not in meanings or scale == "yes-no":
        return
    role = next(role for role in roles if role.meaning == "headache")
    header = role.header
    if any((parse_number(text) or 0) > 1 for text in role.column.values):
        found.add(
            "missing column",
            column="pain",
            expected=phrase("read.scale.holds_numbers", column=header),
            suggestion=phrase("read.scale.if_pain", column=header),
        )
        found.suggest(phrase("read.scale.is_pain", column=header), columns={header: "pain"})
        return
    if not any(yes_no(text) is not None or mark_of(text) for text in said(role)):
        found.add(
            "missing column",
            column="pain",
            expected=phrase("read.scale.holds_words", column=header),
            suggestion=phrase("read.scale.write_number"),
        )
        return
    found.add(
        "missing column",
        column="pain",
        expected=phrase("read.scale.only_yes_no", column=header),
        suggestion=phrase("read.scale.if_yes_no"),
    )
    found.suggest(phrase("read.scale.noted_yes_no"), scale="yes-no")
