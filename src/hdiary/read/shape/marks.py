"""Columns of marks: a heading that names a medicine, a measure or a place, over ticks or counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hdiary.read.clocks import parse_clock, parse_hours
from hdiary.read.decisions import quoted
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, BY_NAME, KEPT, Role, said
from hdiary.read.shape.context import Context, rewrite
from hdiary.read.shape.necks import is_neck_mark, read_necks
from hdiary.read.shape.pairs import combine
from hdiary.vocabulary.columns import column_meaning, header_key
from hdiary.vocabulary.headings import is_sure_treatment_heading, mark_of, neck_pain_words
from hdiary.vocabulary.places import parse_place
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_amount, parse_treatment, split_treatments
from hdiary.vocabulary.words import is_blank, is_no_treatment

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]\s*")
_ANSWER = re.compile(r"\[([^\[\]]{2,60})\]\s*$")
_SHORTEST = 3
_MOST_TAKEN = 12
_DONE_BY_TIME = {"heat", "cold", "massage", "tens", "stretching", "acupuncture", "dry_needling"}
_MINUTES = {"min", "mins", "minutes", "minuten", "minuti", "minutos", "h", "hours", "stunden"}
_MANY_THINGS = {"back", "top", "front", "face", "side", "oben", "vorne", "hinten", "neck", "crown"}
"""Headings that name a place of the head only beside another one."""
_HALVES = {
    "half",
    "1\N{FRACTION SLASH}2",
    "1/2",
    "a half",
    "halb",
    "halbe",
    "eine halbe",
    "demi",
    "mezza",
    "media",
}
_FULL = {"\N{BLACK CIRCLE}", "\N{BULLSEYE}", "\N{BLACK SQUARE}", "\N{FISHEYE}"}
_HOLLOW = {"\N{WHITE CIRCLE}", "\N{LARGE CIRCLE}", "\N{WHITE SQUARE}"}
"""An empty sign beside a full one of its kind is one that was not filled in."""
_HELPED = {"relief", "pain relief", "relieved", "helped", "did it help", "effect", "effective"}
"""Headings that ask whether something helped; a tick under them is no treatment."""
_MOSTLY = 0.6
_LONGEST_AMOUNT = 30
_WHEN_WORDS = frozenset(
    {"time", "when", "at", "uhrzeit", "zeit", "wann", "heure", "quand", "hora", "cuando", "ora"}
)


def read_marks(roles: list[Role], context: Context) -> list[Role]:
    """Turn columns of marks into items of the treatments and of the places."""
    none = context.declared.blank == "none"
    roles = _marked(roles, context, "treatment", partial(_treatment_mark, none=none))
    roles = _warmth_beside_medicines(roles)
    roles = _without_needless_marks(roles)
    necks = any(is_neck_mark(role) for role in roles)
    roles = read_necks(roles, context)
    places = [role for role in roles if role.free and _place_mark(role) is not None]
    sure = [r for r in places if fold(_name(r)) not in _MANY_THINGS] or len(places) + necks > 1
    located = any(role.meaning == "location" for role in roles)
    if len(places) == 1 and not located and _says_no(places[0]):
        return _kept_apart(roles, places[0], context)
    return _marked(roles, context, "location", _place_mark) if sure else roles


def _says_no(role: Role) -> bool:
    return any(mark_of(text) is False for text in said(role))


def _kept_apart(roles: list[Role], place: Role, context: Context) -> list[Role]:
    """Keep a lone place's yes and no as a factor: its no would be lost among the places."""
    context.decisions.add(
        "columns",
        {place.header: "factor"},
        f'"{place.header}" says yes and no of one place: it was kept as a factor, and how often '
        "it hurt there is not counted.",
    )
    return [
        replace(r, meaning="factor", how=KEPT, unit=None, why="") if r is place else r
        for r in roles
    ]


def _name(role: Role) -> str:
    """Give what a heading names: without brackets and question mark, or the answer in brackets."""
    # Forms write ``Medication [Ibuprofen]`` over one answer of a question.
    answer = _ANSWER.search(role.header)
    if answer and (parse_treatment(answer[1]).recognised or parse_place(answer[1]).recognised):
        return answer[1].strip()
    bare = " ".join(_BRACKETS.sub(" ", role.header).split()).rstrip("?:. ")
    return bare if parse_treatment(bare).recognised else _named_within(bare)


def _named_within(heading: str) -> str:
    """Give the one drug that a heading names among other words, else the heading."""
    words = [word for word in re.split(r"[\s_#/]+", heading) if len(word) > _SHORTEST]
    drugs = {word for word in words if parse_treatment(word).atc is not None}
    return drugs.pop() if len(drugs) == 1 else heading


def _marked(
    roles: list[Role],
    context: Context,
    meaning: str,
    find: Callable[[Role], Callable[[str], str] | None],
) -> list[Role]:
    headers: list[str] = []
    found: list[Role] = []
    for role in roles:
        write = find(role)
        if write is not None:
            column = rewrite(role.column, write)
            how = role.how if role.declared else BY_CELLS
            role = replace(
                role, meaning=meaning, how=how, column=column, joins=True, weak=False, why=""
            )
            headers.append(role.header)
        found.append(role)
    if headers:
        what = "treatment" if meaning == "treatment" else "place"
        each = f", one for each {what}" if len(headers) > 1 else f" for one {what}"
        context.decisions.add(
            "columns",
            dict.fromkeys(headers, meaning),
            f"{quoted(headers)}: {'columns' if len(headers) > 1 else 'a column'} of marks{each}.",
            overrule=f'--column factor="{headers[0]}"',
        )
    return found


def _treatment_mark(role: Role, *, none: bool = False) -> Callable[[str], str] | None:
    """Give what writes the marks of a treatment's column as that treatment; None if it is none."""
    # With ``none`` a blank says that it was not taken, as the person said.
    if role.meaning == "treatment" and role.joins:
        return None
    if header_key(role.header) in _HELPED:
        return None
    if not (role.free or role.meaning == "treatment"):
        return None
    texts, name = said(role), _name(role)
    hollow = _HOLLOW & set(texts) if _FULL & set(texts) else set()
    if not texts or not all(_is_mark(text) for text in texts):
        return None
    declared = role.declared and role.meaning == "treatment"
    meant = column_meaning(role.header).meaning
    named = "treatment" in (role.meaning, meant) or is_sure_treatment_heading(role.header)
    known = parse_treatment(name)
    if known.atc is not None and _says_when(role, texts):
        return None
    named = named or known.atc is not None or known.treatment_class == "stretching"
    if not (declared or named or _done_by_time(role)):
        return None
    unit = f" {role.unit}" if role.unit and fold(role.unit) in (*_MINUTES, "mg", "g", "ml") else ""
    return lambda text: (
        "none"
        if text.strip() in hollow or (none and not text.strip())
        else _as_treatment(text.strip(), name, unit)
    )


def _warmth_beside_medicines(roles: list[Role]) -> list[Role]:
    """Read ticks under "Heat" or "Cold" beside ticks of medicines as treatments, too."""
    marked = {r.position for r in roles if r.meaning == "treatment" and r.how == BY_CELLS}
    found: list[Role] = []
    for role in roles:
        beside = bool({role.position - 1, role.position + 1} & marked)
        warm = parse_treatment(_name(role)).treatment_class in ("heat", "cold")
        texts = said(role)
        if role.free and beside and warm and texts and all(_is_mark(t) for t in texts):
            name = _name(role)
            column = rewrite(role.column, lambda t, n=name: _as_treatment(t.strip(), n, ""))  # type: ignore[misc]
            role = replace(
                role, meaning="treatment", how=BY_CELLS, column=column, joins=True, why=""
            )
        found.append(role)
    return found


def _without_needless_marks(roles: list[Role]) -> list[Role]:
    """Let a mark that something was taken say nothing in rows where another column names it."""
    treatments = [r for r in roles if r.meaning == "treatment"]
    vague = [r for r in treatments if r.how == BY_CELLS and _is_vague(r)]
    named = [r for r in treatments if not any(r is one for one in vague)]
    for role in vague:
        for other in named:
            column = combine(role.column, other.column, _unless_named)
            changed = replace(role, column=column)
            roles = [changed if r is role else r for r in roles]
            role = changed
    return roles


def _is_vague(role: Role) -> bool:
    texts = [text for text in said(role) if not is_no_treatment(text)]
    return bool(texts) and not any(parse_treatment(text).recognised for text in texts)


def _unless_named(mark: str, name: str) -> str:
    return mark if is_blank(name) or is_no_treatment(name.strip()) else ""


def _done_by_time(role: Role) -> bool:
    timed = role.unit is not None and fold(role.unit) in _MINUTES
    return timed and parse_treatment(_name(role)).treatment_class in _DONE_BY_TIME


def _says_when(role: Role, texts: list[str]) -> bool:
    """Say whether a column holds the times at which a drug was taken, which is no second dose."""
    timed = not _WHEN_WORDS.isdisjoint(header_key(role.header).split())
    return timed and all(":" in text and parse_clock(text) is not None for text in texts)


def _is_mark(text: str) -> bool:
    return mark_of(text) is not None or _amount(text) is not None


def _amount(text: str) -> float | None:
    """Read how many or how much: a number, perhaps with a unit of time or of weight."""
    number = parse_number(text)
    if number is not None:
        return number if number >= 0 else None
    if fold(text) in _HALVES:
        return 0.5
    amount = parse_amount(text) if len(text) <= _LONGEST_AMOUNT else None
    if amount:
        return amount
    return parse_hours(text, None) if len(text) < 30 else None


def _as_treatment(text: str, name: str, unit: str) -> str:
    """Write one mark as the treatment that its column names."""
    if is_blank(text):
        return ""
    mark = mark_of(text)
    if mark is False or _amount(text) == 0:
        return "none"
    if mark is True:
        return name
    number = parse_number(text)
    if number is None:
        return f"{name} {text}"
    if unit:
        return f"{name} {text}{unit}"
    count = number <= _MOST_TAKEN and number == int(number)
    return f"{int(number)} x {name}" if count and number > 1 else f"{name} {text}"


def _place_mark(role: Role) -> Callable[[str], str] | None:
    """Give what writes the marks of a place's column as that place; None if it is none."""
    name = _name(role)
    if not role.free and not (role.meaning in ("neck_pain", "side", "location") and role.weak):
        return None
    neck = neck_pain_words(name)
    placed = neck or parse_place(name).recognised or parse_side(name) is not None
    if role.declared or not placed:
        return None
    name = "neck" if neck else name
    texts = said(role)
    if not texts or not all(mark_of(text) is not None for text in texts):
        return None
    return lambda text: name if mark_of(text.strip()) is True else ""


def find_medicines(roles: list[Role], context: Context) -> list[Role]:
    """Read a column whose cells are known medicines as treatments, whatever its heading."""
    found: list[Role] = []
    for role in roles:
        if role.free and _holds_medicines(role):
            context.decisions.add(
                "columns",
                {role.header: "treatment"},
                f'"{role.header}" holds medicines, so it was read as a treatment.',
                overrule=f'--column factor="{role.header}"',
            )
            role = replace(role, meaning="treatment", how=BY_CELLS, joins=True, why="")
        elif role.free and is_sure_treatment_heading(role.header) and _holds_words(role):
            role = replace(role, meaning="treatment", how=BY_NAME, joins=True, why="")
        found.append(role)
    return found


def _holds_words(role: Role) -> bool:
    texts = said(role)
    return bool(texts) and not all(_is_mark(text) for text in texts)


def _holds_medicines(role: Role) -> bool:
    texts = said(role)[:200]
    items = [item for text in texts for item in split_treatments(text)]
    named = [item for item in items if not is_no_treatment(item) and mark_of(item) is None]
    kinds = [parse_treatment(item) for item in named]
    drugs = sum(kind.atc is not None for kind in kinds)
    sure = drugs + sum(kind.treatment_class in _DONE_BY_TIME for kind in kinds)
    return drugs > 0 and sure >= _MOSTLY * len(named)
