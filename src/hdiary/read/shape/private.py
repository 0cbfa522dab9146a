"""Columns about the person and not about the days: never compared, never shown."""

from __future__ import annotations

import re
from dataclasses import replace

from hdiary.read.context import Context
from hdiary.read.role import BY_CELLS, BY_NAME, LEFT_OUT, Role, changed, said
from hdiary.read.shape.lists import cut_items
from hdiary.vocabulary.columns import header_key
from hdiary.vocabulary.headings import headache_words, heading_kind, mark_of
from hdiary.vocabulary.personal import says_company
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_WHERE = {"coordinates", "town"}
_ABOUT_THE_DAY = {"name", "town", "notes"}
"""Kinds of heading that, with nothing but yes and no below, tell what the day was like."""
_WHO = {"name", "birth", "contact", "identifier"}
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,200}\.[A-Za-z]{2,10}")
_TELEPHONE = re.compile(r"\+?[\d ()/.-]{8,20}")
_UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{6,30}")
_OF_THE_BODY = re.compile(
    r"c[1-7]$|wirbel|vertebra|facet|nerv|spine|skull|schadel|cran|muskel|muscle|occip|okzip|ohr"
    r"|ear$|ears$|oreille|oido|orecchi|halswirbel|hws|bws|trapez|scalp|kopfhaut|hairline"
)
"""Beginnings of words for parts of the body that are no place of a diary."""
_EFFECT = re.compile(r"(?:effect|wirkung|helped|relief|effet|efecto|effetto)\??$")
_PLACES = {
    "place", "where", "location", "ort", "wo", "lieu", "endroit", "lugar", "donde", "luogo",
    "dove", "plaats", "waar", "sted", "plats", "area", "region", "zone", "zona", "site",
}  # fmt: skip
"""Headings that may mean where the person was as well as where it hurt."""
_MOST = 0.5


def leave_out_private(roles: list[Role], context: Context) -> list[Role]:
    """Leave out who and where the person is, and read what is written like notes as notes."""
    kept: list[Role] = []
    left: dict[str, list[str]] = {"where": [], "who": []}
    coordinates = any(heading_kind(role.header) == "coordinates" for role in roles)
    for role in roles:
        if role.free and role.unread == "location" and _names_a_part(said(role)):
            role = replace(role, meaning="location", how=BY_NAME, joins=True, why="", weak=False)
        away = coordinates and not role.free and _where_you_were(role)
        kind = _kind(role) if role.free else "where" if away else ""
        if kind == "notes":
            role = replace(role, meaning="notes", how=BY_NAME, joins=True, why="")
        elif kind:
            role = replace(
                role,
                meaning=LEFT_OUT,
                how=BY_NAME if heading_kind(role.header) else BY_CELLS,
                why="",
            )
            left[kind].append(role.header)
        elif role.meaning == "notes" and not role.declared:
            role = replace(role, joins=True)
        kept.append(role)
    _tell(left, context)
    return _without_blank(kept, context)


def _without_blank(roles: list[Role], context: Context) -> list[Role]:
    """Leave out columns of no known meaning in which nothing stands."""
    blank = [role for role in roles if role.free and not said(role)]
    if blank:
        context.decisions.add(
            "columns",
            {role.header: "ignore" for role in blank},
            phrase(
                "read.shape.private.blank", headers=tuple(r.header for r in blank), n=len(blank)
            ),
            overrule=f'--column factor="{blank[0].header}"',
        )
    return changed(roles, blank, meaning=LEFT_OUT, how=BY_CELLS, why="")


def _where_you_were(role: Role) -> bool:
    """Say whether a "Location" beside coordinates, without any place of the head, is a town."""
    place = role.meaning == "location" and not role.declared and not role.joins
    return place and not _names_a_part(said(role))


def _kind(role: Role) -> str:
    """Say whether a column tells who or where the person is, or holds notes."""
    kind = heading_kind(role.header)
    unread = role.unread == "location" and header_key(role.header) in _PLACES
    if kind in _ABOUT_THE_DAY and _only_marks(said(role)):
        return ""
    if kind in _WHERE or (unread and not _names_a_part(said(role))):
        return "where"
    if kind in _WHO:
        return "" if _names_headaches(role) or _names_nobody(said(role)) else "who"
    if kind in ("notes", "outcome") or _EFFECT.search(fold(role.header)):
        # How a treatment did comes after a headache, and is no factor of it.
        return "notes"
    return "who" if kind is None and _looks_personal(said(role)) else ""


def _only_marks(texts: list[str]) -> bool:
    return bool(texts) and all(mark_of(text) is not None for text in texts)


def _names_headaches(role: Role) -> bool:
    texts = said(role)
    return bool(texts) and all(headache_words(text) is not None for text in texts)


def _names_nobody(texts: list[str]) -> bool:
    """Say whether every cell tells who was there in words of a closed list, which has no names."""
    # One word in every row may be a surname.
    items = {item for text in texts for item in cut_items(text)}
    return len(items) > 1 and all(map(says_company, items))


def _names_a_part(texts: list[str]) -> bool:
    """Say whether a word of some cell names a part of the body or a side of it."""
    words = {word.strip(",;.()") for text in texts[:200] for word in re.split(r"[\s-]+", text)}
    return any(
        parse_place(word).recognised or parse_side(word) or _OF_THE_BODY.match(fold(word))
        for word in words
        if word
    )


def _looks_personal(texts: list[str]) -> bool:
    """Say whether most cells are addresses of mail, telephone numbers or long identifiers."""
    if not texts:
        return False
    few = texts[:2000]
    return any(
        sum(_fits(form, text) for text in few) > _MOST * len(few)
        for form in (_MAIL, _TELEPHONE, _UUID)
    )


def _fits(form: re.Pattern[str], text: str) -> bool:
    if len(text) > 300 or not form.fullmatch(text):
        return False
    # A telephone number has more digits than an amount, and no dates' shape.
    return form is not _TELEPHONE or (
        sum(sign.isdigit() for sign in text) >= 9
        and (bool(set("+ ()/") & set(text)) or text.startswith("0"))
    )


def _tell(left: dict[str, list[str]], context: Context) -> None:
    told = {"where": phrase("read.shape.private.where"), "who": phrase("read.shape.private.who")}
    for kind, headers in left.items():
        if headers:
            context.decisions.columns(headers, "ignore", told[kind])
