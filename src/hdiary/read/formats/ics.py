"""iCalendar: a calendar in which an event is a headache, as telephones and computers export it."""

from __future__ import annotations

from hdiary.read.context import Context
from hdiary.read.encoding import decode
from hdiary.read.formats.format import Raw
from hdiary.read.formats.ics_choose import choose_headaches
from hdiary.read.formats.ics_events import Event, read_events
from hdiary.read.formats.ics_rows import row_of
from hdiary.read.table import Table, make_table
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_BEGIN = b"begin:vcalendar"
_FIRST = ("date", "end", "timezone", "headache", "pain", "treatment")
_FEWEST, _LONGEST_USUAL = 4, 120
"""So many events of one length are as the calendar makes them [minutes]."""


def is_ics(data: bytes) -> bool:
    """Say whether some bytes begin as a calendar does."""
    return data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[: len(_BEGIN)].lower() == _BEGIN


def read_ics(data: bytes, context: Context) -> Raw:
    """Read the headaches of a calendar; people and places of its events never come over."""
    text, codec = decode(data, context.found, encoding=context.declared.encoding)
    events, doubled = read_events(text, context.found)
    headaches = choose_headaches(events, context)
    context.decisions.add("rows", "headache", phrase("read.formats.ics.rows"))
    table = _table(headaches)
    if "pain" not in table.header:
        context.decisions.add("scale", "yes-no", phrase("read.formats.ics.unrated"))
    _tell_usual_length(headaches, context)
    return Raw(table=table, encoding=codec, joined=doubled)


def _table(events: list[Event]) -> Table:
    """Write each event as a row; of what its lines say under a name, a column of that name."""
    rows = _with_one_spelling(_without_few_words([row_of(event) for event in events]))
    usual = [name for name in _FIRST if any(row.get(name) for row in rows)]
    named = dict.fromkeys(name for row in rows for name in row if name not in _FIRST)
    names = list(dict.fromkeys([*usual, *sorted(named, key="notes".__eq__)]))
    columns = ([row.get(name, "") for row in rows] for name in names)
    return make_table(names, columns, [event.number for event in events])


def _with_one_spelling(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Give a name one spelling in all events, and the side one column."""
    spelled: dict[str, str] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        spelled.setdefault(_key(name), name)
    alike: list[dict[str, str]] = []
    for row in rows:
        one: dict[str, str] = {}
        for name, text in row.items():
            own = spelled[_key(name)]
            one[own] = "; ".join(filter(None, (one.get(own, ""), text)))
        alike.append(one)
    return alike


def _key(name: str) -> str:
    return "side" if column_meaning(name).meaning == "side" else fold(name)


def _without_few_words(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Leave the strength to the notes where only a few events tell one, and in words."""
    rated = [row for row in rows if row["pain"]]
    numbers = any(sign.isdigit() for row in rated for sign in row["pain"])
    if numbers or 2 * len(rated) >= len(rows):
        return rows
    return [
        {**row, "pain": "", "notes": " / ".join(filter(None, (row["pain"], row.get("notes"))))}
        for row in rows
    ]


def _tell_usual_length(events: list[Event], context: Context) -> None:
    """Warn where every event is as long as the others: the calendar may have made it so."""
    lengths = [event.minutes for event in events if event.minutes]
    several = len(lengths) < _FEWEST or len(set(lengths)) > 1
    if several or lengths[0] > _LONGEST_USUAL or "end" in context.declared.mapped:
        return
    context.found.warn(
        "one length",
        column="end",
        expected=phrase("read.formats.ics.own_length"),
        suggestion=phrase("read.formats.ics.usual_length", n=lengths[0]),
    )
