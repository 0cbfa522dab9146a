"""An app whose export is one table, described by a data file beside this one: NAME.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from hdiary.read.context import Context, rewrite
from hdiary.read.formats.app_readings import ReadingColumns, from_readings
from hdiary.read.formats.format import TableFormat
from hdiary.read.table import Table
from hdiary.vocabulary.text import fold
from hdiary.words import Phrase, load_words, phrase

_SENTENCES = ("says", "scale_says", "left_out")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class App:
    """What a data file says of an app's table; headings stand in it in small letters."""

    # Sentences are keys of the words of every language, or English as long as there are none.

    name: str  # What the app is called
    signature: tuple[str, ...]  # Headings that must all be there
    left_out: str | Phrase  # What such a table may hold that is not read
    sample: str  # A few invented rows as the app writes them, with each thing that is told here
    # rows, says: ``reading`` where a row is a reading of one thing, and this in words
    rows: str = ""
    says: str | Phrase = ""
    # scale, scale_says: the scale of the pain, and this in words; empty where it is found as in any
    # table
    scale: str = ""
    scale_says: str | Phrase = ""
    # From headings to headings that say what they mean, such as ``pain`` or ``date``
    columns: Mapping[str, str] = field(default_factory=dict)
    # From headings of lists to the sign between their items
    between: Mapping[str, str] = field(default_factory=dict)
    # From headings that are left out to the reason
    dropped: Mapping[str, str | Phrase] = field(default_factory=dict)
    readings: ReadingColumns | None = None  # Which columns say what, where a row is a reading


def load_app(path: Path) -> TableFormat:
    """Make a format of an app's data file."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    if "readings" in told:
        told["readings"] = ReadingColumns(**told["readings"])
    told |= {name: _sentence(told[name]) for name in _SENTENCES if name in told}
    told["dropped"] = {name: _sentence(why) for name, why in told.get("dropped", {}).items()}
    app = App(**told)
    return TableFormat(
        name=app.name,
        rows=app.rows,
        recognise=partial(_recognise, app),
        read=partial(_read, app),
        left_out=app.left_out,
        sample=app.sample,
    )


def _sentence(text: str) -> str | Phrase:
    """Give the phrase of a key, or the words themselves."""
    return phrase(text) if load_words("en").has(text) else text


def _recognise(app: App, table: Table) -> bool:
    return set(app.signature) <= {fold(name) for name in table.header}


def _read(app: App, table: Table, context: Context) -> tuple[Table, int]:
    if app.says:
        overrule = "--rows headache" if app.rows == "reading" else ""
        context.decisions.add("rows", app.rows, app.says, overrule=overrule)
    if app.scale:
        context.decisions.add("scale", app.scale, app.scale_says, overrule="--scale 0-10")
    if app.readings is not None:
        return from_readings(table, app.readings, dropped=app.dropped)
    return _renamed(app, table, context), 0


def _renamed(app: App, table: Table, context: Context) -> Table:
    """Name the columns as any diary does, but for those of which the person says what they are."""
    kept: list[int] = []
    header, columns = list(table.header), list(table.columns)
    for k, heading in enumerate(table.header):
        name = fold(heading)
        said = heading in context.declared.mapped
        if name in app.dropped and not said:
            words = phrase("read.formats.dropped", why=app.dropped[name])
            context.decisions.columns([heading], "ignore", words)
            continue
        kept.append(k)
        if not said:
            header[k] = app.columns.get(name, heading)
        if name in app.between:
            columns[k] = rewrite(columns[k], partial(_with_semicolons, sign=app.between[name]))
    return replace(table, header=tuple(header), columns=tuple(columns)).keep_columns(kept)


def _with_semicolons(text: str, sign: str) -> str:
    return "; ".join(item.strip() for item in text.split(sign) if item.strip())
