"""Which column is the date, and which only repeats it: weekdays, months, years."""

from __future__ import annotations

import re
from collections.abc import Callable

from hdiary.read.clocks import parse_clock
from hdiary.read.context import Context
from hdiary.read.dates import parse_date
from hdiary.read.numbers import parse_number
from hdiary.read.role import BY_CELLS, LEFT_OUT, Role, changed, is_among, said
from hdiary.vocabulary.columns import header_key
from hdiary.vocabulary.headings import heading_kind
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import MONTHS, WEEKDAYS, yes_no
from hdiary.words import phrase

_TAKEN = re.compile(
    r"(?:medic|med |meds|drug|pill|tablet|dose|treatment|medik|einnahme|farmac|traitement)"
    r".{0,20}(?:time|at|zeit|when|hora|heure|ora)\b"
)
_MOST_WEEKDAYS, _MOSTLY = 14, 0.7
_HOURS, _YEARS, _MONTHS_OF_YEAR, _WEEKS = range(25), range(1970, 2101), range(1, 13), range(1, 54)


def choose_dates(roles: list[Role], context: Context) -> list[Role]:
    """Leave out what only repeats the date, and the worse of two columns that claim to be it."""
    dated = [r for r in roles if r.meaning in ("date", "start") and _holds_dates(r)]
    if not dated:
        return roles
    roles = _taken_at(roles)
    left = [role for role in roles if _repeats(role, dated)]
    if left:
        context.decisions.columns(
            [role.header for role in left],
            "ignore",
            phrase("read.shape.repeats_date"),
        )
    return changed(roles, left, meaning=LEFT_OUT, how=BY_CELLS, why="")


def _taken_at(roles: list[Role]) -> list[Role]:
    """Read the first column of times that speaks of a medicine as when it was taken."""
    if any(role.meaning == "treated_at" for role in roles):
        return roles
    first = [role for role in roles if _speaks_of_taking(role)][:1]
    return changed(roles, first, meaning="treated_at", how=BY_CELLS, why="")


def _speaks_of_taking(role: Role) -> bool:
    if not role.free or not _TAKEN.search(fold(role.header)):
        return False
    texts = said(role)[:100]
    return bool(texts) and all(
        parse_clock(t) is not None or ((p := parse_date(t)) is not None and p.seconds is not None)
        for t in texts
    )


def _holds_dates(role: Role) -> bool:
    texts = said(role)[:200]
    return bool(texts) and sum(parse_date(t) is not None for t in texts) > 0.5 * len(texts)


def _repeats(role: Role, dated: list[Role]) -> bool:
    if role.declared or is_among(role, dated):
        return False
    texts = said(role)[:400]
    if not texts:
        return False
    if role.meaning == "date":
        # Another column holds the dates; this one names the day without its year, or worse.
        return True
    if role.meaning in ("factor", "start") and is_weekday_column(role, texts):
        return True
    if role.free and len(texts) > 1 and all(_is_dated(text) for text in texts):
        return True
    fits = _DERIVED.get(header_key(role.header))
    return role.free and fits is not None and all(fits(text) for text in texts)


def _is_dated(text: str) -> bool:
    """Say whether a cell is a date, and no number that might be one."""
    part = parse_date(text)
    return part is not None and part.shape not in ("serial", "epoch") and not text.isdigit()


def is_weekday_column(role: Role, texts: list[str]) -> bool:
    """Say whether a column names the weekday of each row."""
    short = len(texts) <= _MOST_WEEKDAYS and all(text.rstrip(".").isalpha() for text in texts)
    # "Mar" is Tuesday in some languages and March in others, so it is in no list of weekdays.
    named = sum(fold(text).rstrip(".") in WEEKDAYS for text in texts)
    by_cells = short and named > 1 and named >= _MOSTLY * len(texts)
    return by_cells or heading_kind(role.header) == "weekday"


def _among(numbers: range) -> Callable[[str], bool]:
    return lambda text: parse_number(text) in numbers


def _is_month(text: str) -> bool:
    words = fold(text).replace(".", " ").split()
    named = [word for word in words if word in MONTHS]
    rest = [word for word in words if word not in MONTHS]
    if _among(_MONTHS_OF_YEAR)(text):
        return True
    return bool(named) and all(_among(_YEARS)(word) for word in rest)


_DERIVED: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(("month", "month name", "monat", "mois", "mes", "mese", "maand"), _is_month),
    **dict.fromkeys(("year", "jahr", "annee", "ano", "anno", "jaar"), _among(_YEARS)),
    **dict.fromkeys(("week", "week number", "week no", "kw", "kalenderwoche"), _among(_WEEKS)),
    **dict.fromkeys(("hour", "hour of day", "stunde"), _among(_HOURS)),
    **dict.fromkeys(("is weekend", "weekend", "wochenende"), lambda t: yes_no(t) is not None),
}
