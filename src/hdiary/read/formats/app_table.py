"""An app whose export is one table, described by a data file beside this one: NAME.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from hdiary.read.context import Context
from hdiary.read.formats.app_columns import AppColumns, holds_times, lay_columns
from hdiary.read.formats.app_readings import ReadingColumns, from_readings
from hdiary.read.formats.app_stamps import asks_questions, date_by_stamp
from hdiary.read.formats.format import TableFormat
from hdiary.read.mapped import IGNORE
from hdiary.read.table import Table
from hdiary.vocabulary.text import fold
from hdiary.words import Phrase, load_words, phrase

_SENTENCES = ("says", "scale_says", "left_out")
_OF_COLUMNS = ("columns", "between", "numbers", "joined", "rated")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class App:
    """What a data file says of an app's table; headings stand in it in small letters."""

    # Sentences are keys of the words of every language, or English as long as there are none.

    name: str  # What the app is called
    # Headings that must all be there; one such list for each layout that the app has had
    signature: tuple[tuple[str, ...], ...]
    left_out: str | Phrase  # What such a table may hold that is not read
    sample: str  # A few invented rows as the app writes them, with each thing that is told here
    without: tuple[str, ...] = ()  # Headings that must not be there: those of a neighbour
    alone: bool = False  # Whether its headings stand in this order, and no others beside them
    # Where the headings are the person's own questions: words for the moment of an answer, one of
    # which is the first heading
    stamp: tuple[str, ...] = ()
    # rows, says: ``reading`` where a row is a reading of one thing, and this in words
    rows: str = ""
    says: str | Phrase = ""
    # scale, scale_says: the scale of the pain, and this in words; empty where it is found as in any
    # table
    scale: str = ""
    scale_says: str | Phrase = ""
    # From headings that are left out to the reason
    dropped: Mapping[str, str | Phrase] = field(default_factory=dict)
    # The same, of columns in which parts of the day may stand instead of a time of day
    dropped_words: Mapping[str, str | Phrase] = field(default_factory=dict)
    columns: AppColumns = field(default_factory=AppColumns)
    readings: ReadingColumns | None = None  # Which columns say what, where a row is a reading


def load_app(path: Path) -> TableFormat:
    """Make a format of an app's data file."""
    app = _parse(tomllib.loads(path.read_text(encoding="utf-8")))
    return TableFormat(
        name=app.name,
        rows=app.rows,
        recognise=partial(_recognise, app),
        read=partial(_read, app),
        left_out=app.left_out,
        sample=app.sample,
    )


def _parse(told: dict[str, Any]) -> App:
    """Take what a data file says; the columns' own tables belong together."""
    layouts = told.get("signature", [])
    layouts = [layouts] if layouts and isinstance(layouts[0], str) else layouts
    columns = {name: told.pop(name) for name in _OF_COLUMNS if name in told}
    told |= {
        "signature": tuple(tuple(layout) for layout in layouts),
        "columns": AppColumns(**columns),
        **{of: _sentences(told.get(of, {})) for of in ("dropped", "dropped_words")},
    }
    if "readings" in told:
        told["readings"] = ReadingColumns(**told["readings"])
    told |= {name: _sentence(told[name]) for name in _SENTENCES if name in told}
    return App(**told)


def _sentences(told: Mapping[str, str]) -> dict[str, str | Phrase]:
    return {name: _sentence(why) for name, why in told.items()}


def _sentence(text: str) -> str | Phrase:
    """Give the phrase of a key, or the words themselves."""
    return phrase(text) if load_words("en").has(text) else text


def _recognise(app: App, table: Table) -> bool:
    header = [fold(name) for name in table.header]
    if app.stamp:
        return asks_questions(table.header, app.stamp)
    if app.alone:
        return tuple(header) in app.signature and not table.meant
    known = any(set(layout) <= set(header) for layout in app.signature)
    return known and not set(app.without) & set(header)


def _read(app: App, table: Table, context: Context) -> tuple[Table, int]:
    if app.says:
        overrule = "--rows headache" if app.rows == "reading" else ""
        context.decisions.add("rows", app.rows, app.says, overrule=overrule)
    if app.scale:
        context.decisions.add("scale", app.scale, app.scale_says, overrule="--scale 0-10")
    table = _without_dropped(app, table, context)
    if app.readings is not None:
        return from_readings(table, app.readings, context)
    if app.stamp:
        return date_by_stamp(table, context), 0
    return lay_columns(table, app.columns, context), 0


def _without_dropped(app: App, table: Table, context: Context) -> Table:
    """Leave out what is not to be read, and say why, but for what the person asks for."""
    meant = {}
    for heading, column in zip(table.header, table.columns, strict=True):
        why = app.dropped.get(fold(heading))
        if why is None and not holds_times(column):
            why = app.dropped_words.get(fold(heading))
        if why is not None and heading not in context.declared.mapped:
            meant[heading] = IGNORE
            words = phrase("read.formats.dropped", why=why)
            context.decisions.columns([heading], IGNORE, words)
    return replace(table, meant=meant)
