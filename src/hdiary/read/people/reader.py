"""Reading people's facts: from a file, a buffer or a Parquet file to checked People."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.diary import People, Problems, build_people
from hdiary.diary.people import Heading, choose_columns, one_line, people_of_frame, read_fact
from hdiary.diary.settings import check_choice
from hdiary.read.people.cells import is_day, order_of, parsers_of
from hdiary.read.people.diaries import refuse_diary
from hdiary.read.people.grid import Grid
from hdiary.read.people.numbers import number_parsers
from hdiary.read.people.opened import grid_of
from hdiary.read.people.parquet import frame_of, is_parquet
from hdiary.read.source import open_source
from hdiary.words import phrase


def read_people(
    path_or_buffer: Any,
    *,
    columns: Mapping[str, str] | None = None,
    dates: str | None = None,
    skip_bad_rows: bool = False,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> People:
    r"""Read what is known of people: one row a person, whatever the columns hold.

    Recognises encodings, delimiters, title lines, the column of identifiers under its usual
    names, and in every other column numbers (with a point or a comma), days, yes and no, or
    words. What says who somebody is (names, births, addresses, file numbers) and free text is
    left out and told. A cell that cannot be read is left blank and told.

    Parameters
    ----------
    path_or_buffer
        A path (``.csv``, ``.tsv``, ``.txt``, ``.xlsx``, ``.parquet``, packed or not), or an
        open buffer; of a frame, the same as `hdiary.make_people`.
    columns
        What columns mean: from a heading to ``"patient"``, ``"fact"`` (kept although it may be
        private), ``"number"``, ``"yes/no"``, ``"word"``, ``"date"`` or ``"ignore"``.
    dates
        ``"dmy"`` or ``"mdy"`` where the days can be read in both orders.
    skip_bad_rows
        Leave out rows that cannot be read, and people whose rows contradict each other; they
        stay among the problems.
    encoding, delimiter, sheet
        Where recognition should not be relied on.

    Returns
    -------
    People
        One row a person; join it to their diaries with ``diary.with_people(people)``.

    Raises
    ------
    DiaryError
        With every problem: file, line, column, value, what was expected, how to mend it.

    Examples
    --------
    >>> import io
    >>> text = "Patienten-ID;Gruppe;Alter\n01;Training;34,5\n02;wie bisher;51\n"
    >>> read_people(io.StringIO(text)).table.to_dict("list")
    {'patient': ['01', '02'], 'Gruppe': ['Training', 'wie bisher'], 'Alter': [34.5, 51.0]}
    """
    found = Problems(head="diary.of_people.not_read")
    if dates is not None:
        check_choice("dates", dates, ["dmy", "mdy"])
    asked = one_line(columns or {}, found)
    settings = {"columns": asked, "dates": dates, "skip_bad_rows": skip_bad_rows}
    if isinstance(path_or_buffer, pd.DataFrame) or is_parquet(path_or_buffer):
        frame = frame_of(path_or_buffer, found)
        return people_of_frame(frame, asked, skip_bad_rows=skip_bad_rows, found=found)
    source = open_source(path_or_buffer, found)
    found.file = source.name
    how = {"encoding": encoding, "delimiter": delimiter, "sheet": sheet}
    return _of_grid(grid_of(source, found, how, asked), settings, found)


def _of_grid(grid: Grid, settings: Mapping[str, Any], found: Problems) -> People:
    """Read the columns of a table of texts."""
    if grid.nameless and not settings["columns"]:
        found.add(
            "no header",
            expected=phrase("read.people.header"),
            suggestion=phrase("read.people.write_header"),
            fatal=True,
        )
        found.raise_errors()
    refuse_diary(grid, settings["columns"], found)
    headings = [
        Heading(name=name, texts=lambda k=k: grid.column(k))  # type: ignore[misc]
        for k, name in enumerate(grid.names)
    ]
    chosen = choose_columns(
        headings, settings["columns"], found, is_day=lambda text: is_day(text, epoch=grid.epoch)
    )
    texts = {name: grid.column(k) for k, name, _ in chosen.facts}
    meant = {name: meaning for _, name, meaning in chosen.facts}
    may_be_days = {n: t for n, t in texts.items() if meant[n] in ("fact", "date")}
    order = order_of(may_be_days, settings["dates"], found, epoch=grid.epoch)
    numbers = number_parsers(texts, meant, found, delimiter=grid.how.get("delimiter"))
    facts = {
        name: read_fact(
            cells,
            parsers_of(
                cells, order=order, numbers=numbers[name], epoch=grid.epoch,
                declared=meant[name],
            ),
            declared=meant[name],
        )
        for name, cells in texts.items()
    }  # fmt: skip
    names = pd.Series(grid.column(chosen.patient), dtype="str")
    return build_people(
        names.where(names != ""),
        facts,
        lines=grid.lines,
        found=found,
        settings=settings,
        left_out=chosen.left_out,
        reading=grid.how | {"header_line": grid.header_line},
    )
