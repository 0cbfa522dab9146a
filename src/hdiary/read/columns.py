"""Which column means what: the person's own mapping first, then the headers' words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hdiary.diary.schema import FACTOR_MARK, LIST_COLUMNS
from hdiary.read import as_one, clashes
from hdiary.read.alike_people import join_people
from hdiary.read.context import Context
from hdiary.read.distinct_names import distinct_names
from hdiary.read.kept_factors import ask_of_pain, warn_of_factor
from hdiary.read.mapped import IGNORE, find_mapped
from hdiary.read.role import BY_APP, BY_NAME, DECLARED, FACTOR, KEPT, LEFT_OUT, Role, changed, said
from hdiary.read.shape import shape_roles
from hdiary.read.table import Column, Table
from hdiary.vocabulary.columns import ColumnMatch, column_meaning, header_key
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.words import is_blank
from hdiary.words import Phrase, phrase

_SHARED = (*LIST_COLUMNS, "notes", "headache", FACTOR, IGNORE)

Fits = Mapping[str, Callable[[str, str | None], bool]]


def assign_roles(table: Table, fits: Fits, context: Context) -> list[Role]:
    """Decide what each column means."""
    declared = find_mapped(table, context.declared.mapped, context.found)
    roles = _named_roles(table, fits, declared)
    roles, people = join_people(roles, context)
    roles = shape_roles(roles, context)
    roles = clashes.without_weak_clashes(roles)
    roles = _first_stamp(roles, context)
    roles = _joined_lists(roles, context)
    meanings = {role.meaning for role in roles}
    for role in roles:
        if role.free and said(role):
            warn_of_factor(role, context.found)
            ask_of_pain(role, meanings, context.found)
    clashes.refuse_clashes(roles, context.found)
    return as_one.take_as_one(roles, context, people)


def _named_roles(table: Table, fits: Fits, declared: Mapping[int, str]) -> list[Role]:
    """Give each column the meaning that the person, or its own name, says."""
    roles: list[Role] = []
    for k, header in enumerate(distinct_names(table.header)):
        if not table.header[k] and all(is_blank(v) for v in table.columns[k].values):
            continue
        match = column_meaning(header)
        why: str | Phrase = ""
        meant = _meant(table, k, declared)
        meaning = declared.get(k, meant)
        if meaning is None:
            meaning, why = _meaning_by_name(header, match, table.columns[k], fits, declared)
        by_name = BY_APP if meant is not None else KEPT if meaning == FACTOR else BY_NAME
        roles.append(
            Role(
                position=k,
                header=header,
                meaning=LEFT_OUT if meaning == IGNORE else meaning,
                how=DECLARED if k in declared or header.endswith(FACTOR_MARK) else by_name,
                unit=match.unit,
                column=_with_marks(table.columns[k]),
                weak=match.weak and k not in declared and meant is None,
                why=why,
                unread=match.meaning or "" if meaning == FACTOR and why else "",
            )
        )
    return roles


def _meant(table: Table, k: int, declared: Mapping[int, str]) -> str | None:
    """Say what the app means by a column, unless the person says that of another."""
    meant = table.meant.get(table.header[k])
    if meant is None or (meant in declared.values() and meant not in _SHARED):
        return None
    return meant


def _with_marks(column: Column) -> Column:
    """Write a column in which nothing but asterisks stand as one of ticks."""
    if {value.strip() for value in column.values} - {""} != {"*"}:
        return column
    return Column(codes=column.codes, values=tuple("x" if v.strip() else "" for v in column.values))


def _meaning_by_name(
    header: str, match: ColumnMatch, column: Column, fits: Fits, declared: Mapping[int, str]
) -> tuple[str, str | Phrase]:
    """Take a column's meaning from its header, unless its cells or a declaration speak against."""
    meaning = match.meaning or FACTOR
    bare = not any(sign.isalpha() for sign in header)
    if bare and scale_of_unit(header) not in (None, "yes-no", "words"):
        # A heading that is a scale and nothing else rates the pain.
        return "pain", ""
    if meaning == FACTOR or header.endswith(FACTOR_MARK):
        return FACTOR, ""
    if meaning in declared.values() and meaning not in (*LIST_COLUMNS, "notes", "headache"):
        return FACTOR, phrase("read.columns.declared_other", meaning=meaning)
    certain = match.exact or (meaning in ("date", "pain", "location") and not match.weak)
    fit = fits.get(meaning)
    if certain or fit is None or any(fit(v.strip(), match.unit) for v in column.values):
        return meaning, ""
    if all(is_blank(v) for v in column.values):
        return meaning, ""
    if meaning == "date" and _are_mostly(fits["start"], column, match.unit):
        # "When" heads days in one diary, and the hours of a day in another.
        return "start", ""
    return FACTOR, phrase("read.columns.no_cell", meaning=meaning)


def _are_mostly(fit: Callable[[str, str | None], bool], column: Column, unit: str | None) -> bool:
    """Say whether more than half of the distinct cells are of a kind."""
    texts = {value.strip() for value in column.values if not is_blank(value)}
    return 2 * sum(fit(text, unit) for text in texts) > len(texts)


def _first_stamp(roles: list[Role], context: Context) -> list[Role]:
    """Of several time stamps keep that of the writing, not of a change or a copy."""
    stamps = [r for r in roles if r.meaning == "entered_at" and not r.declared]
    if len(stamps) < 2:
        return roles
    first = next((r for r in stamps if "creat" in header_key(r.header)), stamps[0])
    others = [r for r in stamps if r is not first]
    context.decisions.columns(
        [r.header for r in others],
        IGNORE,
        phrase("read.columns.first_stamp", first=first.header),
        otherwise="entered_at",
    )
    return changed(roles, others, meaning=LEFT_OUT, how=KEPT)


def _joined_lists(roles: list[Role], context: Context) -> list[Role]:
    """Read several columns of lists, or of notes, of one meaning together, and say so."""
    for meaning in (*LIST_COLUMNS, "notes"):
        claims = [r for r in roles if r.meaning == meaning]
        if len(claims) < 2:
            continue
        if not all(r.joins or r.declared for r in claims):
            context.decisions.add(
                "columns",
                {r.header: meaning for r in claims},
                phrase(f"read.columns.all_{meaning}", headers=tuple(r.header for r in claims)),
                overrule=f'--column ignore="{claims[-1].header}"',
            )
        roles = changed(roles, claims, joins=True)
    return roles


"""Meanings that several columns may share: lists are joined, the worst of ratings counts."""
