"""Which column means what: the person's own mapping first, then the headers' words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import replace

from hdiary.diary import Problems, shown
from hdiary.diary.schema import ENTRY_COLUMNS, FACTOR_MARK, LIST_COLUMNS
from hdiary.read.decisions import quoted
from hdiary.read.role import BY_NAME, DECLARED, FACTOR, KEPT, LEFT_OUT, Role, said
from hdiary.read.shape import shape_roles
from hdiary.read.shape.context import Context
from hdiary.read.table import Column, Table
from hdiary.vocabulary.columns import ColumnMatch, column_meaning
from hdiary.vocabulary.scales import scale_of_unit
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment, split_items
from hdiary.vocabulary.words import is_blank

IGNORE = "ignore"
"""What the person calls a column that is to be left out."""
_MEDICINE_PARTS = ("medika", "medica", "medici", "painkiller", "triptan", "tablet")
_WHO_MEANS = (*ENTRY_COLUMNS, FACTOR, IGNORE)

Fits = Mapping[str, Callable[[str, str | None], bool]]


def assign_roles(table: Table, fits: Fits, context: Context) -> list[Role]:
    """Decide what each column means."""
    declared = _declared(table, context.declared.mapped, context.found)
    roles = _named_roles(table, fits, declared)
    roles = shape_roles(roles, context)
    roles = _without_weak_clashes(roles)
    roles = _first_stamp(roles, context)
    roles = _joined_lists(roles, context)
    for role in roles:
        if role.free and said(role):
            _warn_of_medicine(role, context.found)
    _refuse_clashes(roles, context.found)
    return roles


def _named_roles(table: Table, fits: Fits, declared: Mapping[int, str]) -> list[Role]:
    """Give each column the meaning that the person, or its own name, says."""
    roles: list[Role] = []
    for k, header in enumerate(_names(table)):
        if not table.header[k] and all(is_blank(v) for v in table.columns[k].values):
            continue
        match = column_meaning(header)
        meaning, why = declared.get(k), ""
        if meaning is None:
            meaning, why = _meaning_by_name(header, match, table.columns[k], fits, declared)
        by_name = KEPT if meaning == FACTOR else BY_NAME
        roles.append(
            Role(
                position=k,
                header=header,
                meaning=LEFT_OUT if meaning == IGNORE else meaning,
                how=DECLARED if k in declared or header.endswith(FACTOR_MARK) else by_name,
                unit=match.unit,
                column=_with_marks(table.columns[k]),
                weak=match.weak and k not in declared,
                why=why,
                unread=match.meaning or "" if meaning == FACTOR and why else "",
            )
        )
    return roles


def _with_marks(column: Column) -> Column:
    """Write a column in which nothing but asterisks stand as one of ticks."""
    if {value.strip() for value in column.values} - {""} != {"*"}:
        return column
    return Column(codes=column.codes, values=tuple("x" if v.strip() else "" for v in column.values))


def _meaning_by_name(
    header: str, match: ColumnMatch, column: Column, fits: Fits, declared: Mapping[int, str]
) -> tuple[str, str]:
    """Take a column's meaning from its header, unless its cells or a declaration speak against."""
    meaning = match.meaning or FACTOR
    bare = not any(sign.isalpha() for sign in header)
    if bare and scale_of_unit(header) not in (None, "yes-no", "words"):
        # A heading that is a scale and nothing else rates the pain.
        return "pain", ""
    if meaning == FACTOR or header.endswith(FACTOR_MARK):
        return FACTOR, ""
    if meaning in declared.values() and meaning not in (*LIST_COLUMNS, "notes", "headache"):
        return FACTOR, f'another column was declared to be "{meaning}"'
    certain = match.exact or (meaning in ("date", "pain", "location") and not match.weak)
    fit = fits.get(meaning)
    if certain or fit is None or any(fit(v.strip(), match.unit) for v in column.values):
        return meaning, ""
    if all(is_blank(v) for v in column.values):
        return meaning, ""
    return FACTOR, f"no cell can be read as {meaning}"


def _warn_of_medicine(role: Role, found: Problems) -> None:
    """Warn where a factor's name suggests another meaning, medicine above all."""
    named = parse_treatment(role.header)
    words = fold(role.header)
    if role.why:
        _warn_factor(found, role.header, role.why)
    elif (named.recognised and named.acute) or any(part in words for part in _MEDICINE_PARTS):
        why = "its cells were not understood as treatments"
        _warn_factor(found, role.header, why)


def _names(table: Table) -> list[str]:
    names: list[str] = []
    for k, name in enumerate(table.header):
        told = name or f"column {k + 1}"
        copies = sum(n == told or n.startswith(f"{told} (") for n in names)
        known = column_meaning(told).meaning is not None
        names.append(told if not copies or known else f"{told} ({copies + 1})")
    return names


def _warn_factor(found: Problems, header: str, why: str) -> None:
    found.warn(
        "kept as a factor",
        column=header,
        expected="a column whose meaning is clear",
        suggestion=f"It was kept as a factor, since {why}. If it is something else, say what, "
        f'such as --column treatment="{header}".',
    )


def _declared(table: Table, mapped: Mapping[str, str], found: Problems) -> dict[int, str]:
    """Find the columns that the person named, by their exact or else their folded header."""
    declared: dict[int, str] = {}
    folded = [_fold(name) for name in table.header]
    for header, meaning in mapped.items():
        if meaning not in _WHO_MEANS:
            near = difflib.get_close_matches(meaning, _WHO_MEANS, n=1)
            found.add(
                "column",
                value=shown(meaning),
                expected=f"one of {', '.join(_WHO_MEANS)}",
                suggestion=f'Did you mean "{near[0]}"?' if near else "",
            )
            continue
        at = [k for k, name in enumerate(table.header) if name == header.strip()]
        at = at or [k for k, name in enumerate(folded) if name == _fold(header)]
        if not at:
            near = difflib.get_close_matches(header, table.header, n=1, cutoff=0.5)
            found.add(
                "column",
                value=shown(header),
                expected="the name of a column in the file",
                suggestion=f'Did you mean "{near[0]}"?' if near else list_headers(table.header),
            )
        declared.update(dict.fromkeys(at, meaning))
    return declared


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def list_headers(header: tuple[str, ...]) -> str:
    """Name the columns of a file, the first forty, for a message."""
    return "The columns are: " + ", ".join(f'"{shown(name)}"' for name in header[:40] if name) + "."


def _without_weak_clashes(roles: list[Role]) -> list[Role]:
    """Where a column with a weak name meets one with a clear name, the clear one has it."""
    kept: list[Role] = []
    for role in roles:
        rivals = [r for r in roles if r.meaning == role.meaning and r is not role]
        clear = any(not r.weak for r in rivals)
        loses = role.weak and not role.declared and clear and not _may_join(role)
        if role.meaning not in (FACTOR, LEFT_OUT) and loses:
            why = f"another column is the {role.meaning} more clearly"
            role = replace(role, meaning=FACTOR, how=KEPT, why=why, weak=False)
        kept.append(role)
    return kept


def _first_stamp(roles: list[Role], context: Context) -> list[Role]:
    """Of several time stamps keep that of the writing, not of a change or a copy."""
    stamps = [r for r in roles if r.meaning == "entered_at" and not r.declared]
    if len(stamps) < 2:
        return roles
    first = next((r for r in stamps if "creat" in fold(r.header)), stamps[0])
    others = [r for r in stamps if r is not first]
    context.decisions.add(
        "columns",
        {r.header: IGNORE for r in others},
        f'{quoted([r.header for r in others])}: left out; "{first.header}" says when a row was '
        "written.",
        overrule=f'--column entered_at="{others[0].header}"',
    )
    return [
        replace(r, meaning=LEFT_OUT, how=KEPT) if any(r is o for o in others) else r for r in roles
    ]


def _may_join(role: Role) -> bool:
    """Say whether the cells of a weakly named column of treatments name treatments."""
    if role.meaning != "treatment":
        return role.joins or (role.meaning in LIST_COLUMNS and bool(said(role)))
    items = [item for text in said(role)[:200] for item in split_items(text)]
    known = sum(parse_treatment(item).recognised for item in items)
    return known > 0 and 2 * known >= len(items)


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
                f"{quoted([r.header for r in claims])}: all hold {_PLURAL[meaning]}, and were "
                "read together.",
                overrule=f'--column ignore="{claims[-1].header}"',
            )
        roles = [replace(r, joins=True) if r.meaning == meaning else r for r in roles]
    return roles


_PLURAL = {
    "location": "places",
    "activity": "activities",
    "posture": "postures",
    "treatment": "treatments",
    "notes": "notes",
}


def _refuse_clashes(roles: list[Role], found: Problems) -> None:
    by_meaning: dict[str, list[Role]] = {}
    for role in roles:
        by_meaning.setdefault(role.meaning, []).append(role)
    for meaning, claims in by_meaning.items():
        together = all(r.joins or r.declared for r in claims) and meaning in _TOGETHER
        if meaning in (FACTOR, LEFT_OUT) or len(claims) < 2 or together:
            continue
        headers = " and ".join(f'"{r.header}"' for r in claims)
        hint = f'Say which one is meant, such as --column {meaning}="{claims[0].header}".'
        found.add(
            "two columns with one meaning",
            column=claims[-1].header,
            expected=f"one column for {meaning}; {headers} both claim it",
            suggestion=hint,
        )
        for role in claims:
            others = {r.header: FACTOR for r in claims if r is not role}
            found.suggest(f'"{role.header}" is the {meaning}.', columns=others)


_TOGETHER = (*LIST_COLUMNS, "notes", "pain", "headache")
"""Meanings that several columns may share: lists are joined, the worst of ratings counts."""
