"""Marks under the name of a medicine or a measure, written as that treatment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from hdiary.read.clocks import parse_clock
from hdiary.read.context import Context, rewrite
from hdiary.read.role import BY_CELLS, Role, is_among, said
from hdiary.read.shape.marked import are_minutes, thing_named, write_marks
from hdiary.read.shape.medicines import MINUTES, are_marks, as_treatment, done_by_time, is_mark
from hdiary.read.shape.pairs import combine, mark_rows
from hdiary.vocabulary.columns import column_meaning, header_key
from hdiary.vocabulary.headings import is_sure_treatment_heading
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import ACUTE_CLASSES, parse_treatment
from hdiary.vocabulary.words import is_blank, is_no_treatment

_FULL = {"\N{BLACK CIRCLE}", "\N{BULLSEYE}", "\N{BLACK SQUARE}", "\N{FISHEYE}"}
_HOLLOW = {"\N{WHITE CIRCLE}", "\N{LARGE CIRCLE}", "\N{WHITE SQUARE}"}
"""An empty sign beside a full one of its kind is one that was not filled in."""
_HELPED = {"relief", "pain relief", "relieved", "helped", "did it help", "effect", "effective"}
"""Headings that ask whether something helped; a tick under them is no treatment."""
_WHEN_WORDS = frozenset(
    {"time", "when", "at", "uhrzeit", "zeit", "wann", "heure", "quand", "hora", "cuando", "ora"}
)


def read_treatment_marks(roles: list[Role], context: Context) -> list[Role]:
    """Turn columns of marks under the name of a treatment into items of the treatments."""
    none = context.declared.blank == "none"
    written = write_marks(roles, context, "treatment", partial(_treatment_mark, none=none))
    marks = [new for old, new in zip(roles, written, strict=True) if new is not old]
    roles = _no_of_one_thing(written, marks)
    return _without_needless_marks(_warmth_beside_medicines(roles))


def _treatment_mark(role: Role, *, none: bool = False) -> Callable[[str], str] | None:
    """Give what writes the marks of a treatment's column as that treatment; None if it is none."""
    # With ``none`` a blank says that it was not taken, as the person said.
    if role.meaning == "treatment" and role.joins:
        return None
    if header_key(role.header) in _HELPED:
        return None
    if not (role.free or role.meaning == "treatment"):
        return None
    texts, name = said(role), thing_named(role)
    hollow = _HOLLOW & set(texts) if _FULL & set(texts) else set()
    known = parse_treatment(name)
    if not texts or not are_marks(role):
        return None
    declared = role.declared and role.meaning == "treatment"
    meant = {column_meaning(heading).meaning for heading in (role.header, name)}
    named = "treatment" in {role.meaning, *meant}
    named = named or any(map(is_sure_treatment_heading, (role.header, name)))
    if known.atc is not None and _says_when(role, texts):
        return None
    named = named or known.atc is not None or known.treatment_class == "stretching"
    if not (declared or named or done_by_time(role, name)):
        return None
    unit = f" {role.unit}" if role.unit and fold(role.unit) in (*MINUTES, "mg", "g", "ml") else ""
    # `10` among `15` and `12.5` below exercises is no ten of them.
    counted = known.atc is not None or not are_minutes(texts)
    return lambda text: (
        "none"
        if text.strip() in hollow or (none and not text.strip())
        else text
        if not is_blank(text) and not is_mark(text.strip())
        else as_treatment(text.strip(), name, unit, counted=counted)
    )


def _no_of_one_thing(roles: list[Role], marks: list[Role]) -> list[Role]:
    """Let "no" below what is no medicine say nothing of medicine that another column asks for."""
    # "No exercises" beside a blank "Medication" was read as a day without medicine.
    things = [r for r in marks if not _asks_for_medicine(r)]
    if all(is_among(r, things) for r in roles if r.meaning == "treatment"):
        return roles
    silent = [r for r in things if any(is_no_treatment(text) for text in said(r))]
    for role in silent:
        column = rewrite(role.column, _unless_no)
        roles = [replace(r, column=column) if r is role else r for r in roles]
    return roles


def _unless_no(text: str) -> str:
    return "" if is_no_treatment(text.strip()) else text


def _asks_for_medicine(role: Role) -> bool:
    """Say whether the heading over marks names a medicine, or asks for any."""
    known = parse_treatment(thing_named(role))
    if known.recognised:
        return known.atc is not None or known.treatment_class in ACUTE_CLASSES
    return is_sure_treatment_heading(role.header)


def _warmth_beside_medicines(roles: list[Role]) -> list[Role]:
    """Read ticks under "Heat" or "Cold" beside ticks of medicines as treatments, too."""
    marked = {r.position for r in roles if r.meaning == "treatment" and r.how == BY_CELLS}
    found: list[Role] = []
    for role in roles:
        beside = bool({role.position - 1, role.position + 1} & marked)
        warm = parse_treatment(thing_named(role)).treatment_class in ("heat", "cold")
        texts = said(role)
        if role.free and beside and warm and texts and all(is_mark(t) for t in texts):
            name = thing_named(role)
            column = rewrite(role.column, lambda t, n=name: as_treatment(t.strip(), n, ""))  # type: ignore[misc]
            role = replace(
                role, meaning="treatment", how=BY_CELLS, column=column, joins=True, why=""
            )
        found.append(role)
    return found


def _without_needless_marks(roles: list[Role]) -> list[Role]:
    """Let a mark that something was taken say nothing in rows where another column names it."""
    treatments = [r for r in roles if r.meaning == "treatment"]
    vague = [r for r in treatments if r.how == BY_CELLS and _is_vague(r)]
    named = [r for r in treatments if not is_among(r, vague)]
    if not vague or not named:
        return roles
    # Of very many columns each is looked at once, not each beside each.
    beside = mark_rows([role.column for role in named], _names)
    cleared = {
        role: replace(role, column=combine(role.column, beside, _unless_named)) for role in vague
    }
    return [cleared.get(role, role) for role in roles]


def _is_vague(role: Role) -> bool:
    texts = [text for text in said(role) if not is_no_treatment(text)]
    return bool(texts) and not any(parse_treatment(text).recognised for text in texts)


def _names(text: str) -> bool:
    return not is_blank(text) and not is_no_treatment(text.strip())


def _unless_named(mark: str, named: str) -> str:
    return "" if named else mark


def _says_when(role: Role, texts: list[str]) -> bool:
    """Say whether a column holds the times at which a drug was taken, which is no second dose."""
    timed = not _WHEN_WORDS.isdisjoint(header_key(role.header).split())
    return timed and all(":" in text and parse_clock(text) is not None for text in texts)
