"""Which column means what: the person's own mapping first, then the headers' words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hdiary.diary import Problems, shown
from hdiary.diary.schema import ENTRY_COLUMNS, FACTOR_MARK, LIST_COLUMNS
from hdiary.read.dates import parse_date
from hdiary.read.numbers import parse_number
from hdiary.read.table import Column, Table
from hdiary.vocabulary.columns import ColumnMatch, column_meaning, suggest_columns
from hdiary.vocabulary.scales import SCALES, scale_of_unit
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment
from hdiary.vocabulary.words import is_blank

FACTOR = "factor"
_MEDICINE_PARTS = ("medika", "medica", "medici", "painkiller", "triptan", "tablet")
_RANGE = re.compile(r"\d+\s*(-|\u2013|to|bis)\s*\d+|/\s*\d+")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Role:
    """What one column of the file became.

    Parameters
    ----------
    position
        Its place in the file, from 0.
    header
        Its name in the file; ``column 5`` where it has none.
    meaning
        A canonical column, or ``factor``.
    how
        Why: ``as declared``, ``by its name``, ``kept as a factor``.
    unit
        A unit or scale named in the header.
    column
        Its cells.
    """

    position: int
    header: str
    meaning: str
    how: str
    unit: str | None
    column: Column


def assign_roles(
    table: Table,
    mapped: Mapping[str, str],
    fits: Mapping[str, Callable[[str, str | None], bool]],
    found: Problems,
) -> list[Role]:
    """Decide what each column means.

    Parameters
    ----------
    table
        The table.
    mapped
        The person's own mapping of headers to canonical columns or ``factor``.
    fits
        For canonical columns, whether a distinct text (with the header's unit) is readable as
        such; a column with a name that only suggests a meaning needs one cell that fits it.
    found
        Collects problems: unknown names in the mapping, two columns with one meaning.

    Returns
    -------
    list of Role
        In the order of the file.
    """
    declared = _declared(table, mapped, found)
    named = _names(table)
    roles: list[Role] = []
    for k, header in enumerate(named):
        match = column_meaning(header)
        meaning = declared.get(k) or _meaning_by_name(
            header, match, table.columns[k], fits, declared, found
        )
        kept = "kept as a factor" if meaning == FACTOR else "by its name"
        roles.append(
            Role(
                position=k,
                header=header,
                meaning=meaning,
                how="as declared" if k in declared else kept,
                unit=match.unit,
                column=table.columns[k],
            )
        )
    roles = _without_weak_clashes(roles, found)
    _refuse_clashes(roles, declared, found)
    return roles


def _meaning_by_name(
    header: str,
    match: ColumnMatch,
    column: Column,
    fits: Mapping[str, Callable[[str, str | None], bool]],
    declared: Mapping[int, str],
    found: Problems,
) -> str:
    """Take a column's meaning from its header, unless its cells or a declaration speak against."""
    meaning = match.meaning or FACTOR
    if meaning == FACTOR or header.endswith(FACTOR_MARK):
        _warn_of_medicine(header, found)
        return FACTOR
    if meaning in declared.values():
        _warn_factor(found, header, f'another column was declared to be "{meaning}"')
        return FACTOR
    certain = match.exact or (meaning in ("date", "pain") and not match.weak)
    fit = fits.get(meaning)
    if certain or fit is None or any(fit(v.strip(), match.unit) for v in column.values):
        return meaning
    if all(is_blank(v) for v in column.values):
        return meaning
    _warn_factor(found, header, f"no cell can be read as {meaning}")
    return FACTOR


def _warn_of_medicine(header: str, found: Problems) -> None:
    """Warn where a factor's header looks like medicine, which is read from cells only."""
    named = parse_treatment(header)
    words = fold(header)
    if (named.recognised and named.acute) or any(part in words for part in _MEDICINE_PARTS):
        _warn_factor(found, header, "treatments are read from the cells of a treatment column")


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
        suggestion=f"It was kept as a factor, since {why}. To decide otherwise, use "
        f'--column MEANING="{header}".',
    )


def _declared(table: Table, mapped: Mapping[str, str], found: Problems) -> dict[int, str]:
    """Find the columns that the person named, by their exact or else their folded header."""
    declared: dict[int, str] = {}
    folded = [_fold(name) for name in table.header]
    for header, meaning in mapped.items():
        if meaning not in (*ENTRY_COLUMNS, FACTOR):
            near = difflib.get_close_matches(meaning, [*ENTRY_COLUMNS, FACTOR], n=1)
            found.add(
                "column",
                value=shown(meaning),
                expected=f"one of {', '.join((*ENTRY_COLUMNS, FACTOR))}",
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
                suggestion=f'Did you mean "{near[0]}"?' if near else _listed(table.header),
            )
        declared.update(dict.fromkeys(at, meaning))
    return declared


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _listed(header: tuple[str, ...]) -> str:
    return "The columns are: " + ", ".join(f'"{shown(name)}"' for name in header[:40] if name) + "."


def _without_weak_clashes(roles: list[Role], found: Problems) -> list[Role]:
    """Where a column with a weak name meets one with a clear name, the clear one has it."""
    kept: list[Role] = []
    for role in roles:
        rivals = [r for r in roles if r.meaning == role.meaning and r is not role]
        weak = role.how == "by its name" and column_meaning(role.header).weak
        clear = any(not column_meaning(r.header).weak or r.how == "as declared" for r in rivals)
        if role.meaning != FACTOR and weak and clear:
            _warn_factor(found, role.header, f"another column is the {role.meaning} more clearly")
            role = Role(
                position=role.position,
                header=role.header,
                meaning=FACTOR,
                how="kept as a factor",
                unit=role.unit,
                column=role.column,
            )
        kept.append(role)
    return kept


def _refuse_clashes(roles: list[Role], declared: Mapping[int, str], found: Problems) -> None:
    by_meaning: dict[str, list[Role]] = {}
    for role in roles:
        by_meaning.setdefault(role.meaning, []).append(role)
    for meaning, claims in by_meaning.items():
        all_declared = all(r.position in declared for r in claims)
        joined = meaning in LIST_COLUMNS and all_declared
        if meaning == FACTOR or len(claims) < 2 or joined:
            continue
        headers = " and ".join(f'"{r.header}"' for r in claims)
        hint = f'Say which one is meant, such as --column {meaning}="{claims[0].header}".'
        if meaning in LIST_COLUMNS:
            both = " ".join(f'--column {meaning}="{r.header}"' for r in claims)
            hint += f" To read them together, declare all: {both}."
        found.add(
            "two columns with one meaning",
            column=claims[-1].header,
            expected=f"one column for {meaning}; {headers} both claim it",
            suggestion=hint,
        )


def require_columns(roles: list[Role], table: Table, found: Problems) -> None:
    """Refuse a table without a date or without pain, with what might have been meant."""
    meanings = {role.meaning for role in roles}
    if any(_is_value(name) for name in table.header) and not meanings & {"pain", "headache"}:
        found.add(
            "no header",
            expected="a first row that names the columns",
            suggestion="There seems to be no such row; write one above the entries, such as "
            '"date,pain,side".',
        )
        return
    if not meanings & {"date", "start"}:
        _missing(table, "date", found)
    if not meanings & {"pain", "headache"}:
        _missing(table, "pain", found)


def _is_value(name: str) -> bool:
    return parse_number(name) is not None or parse_date(name) is not None


def _missing(table: Table, meaning: str, found: Problems) -> None:
    near = [name for name in table.header if name and meaning in suggest_columns(name)]
    hint = (
        f'If the column "{near[0]}" is meant, say --column {meaning}="{near[0]}".'
        if near
        else (f'Name it with --column {meaning}="...". ' + _listed(table.header))
    )
    found.add(
        "missing column",
        column=meaning,
        expected=f"a column for {meaning} (the header was taken from line {table.header_line})",
        suggestion=hint,
    )


def declared_scale(roles: list[Role], found: Problems) -> str | None:
    """Give the scale that the pain column's header declares, such as ``pain (0-100)``.

    A range in the header that is no known scale is refused.
    """
    for role in roles:
        if role.meaning not in ("pain", "headache") or role.unit is None:
            continue
        scale = role.unit if role.unit in SCALES else scale_of_unit(role.unit)
        if scale is not None:
            return scale if role.meaning == "pain" or scale == "yes-no" else None
        if _RANGE.search(role.unit) and role.meaning == "pain":
            found.add(
                "scale",
                column=role.header,
                value=shown(role.unit),
                expected="pain on a scale 0-10, 0-100, 0-3, in words or yes-no",
                suggestion="hdiary does not rescale: rename the header if the numbers are on "
                "one of these scales.",
            )
    return None
