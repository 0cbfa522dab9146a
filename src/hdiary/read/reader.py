"""Reading a diary: from a file or a buffer to a checked Diary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hdiary.diary import Diary, WrongKindError, need_source, need_texts
from hdiary.diary.days import ClearBetween
from hdiary.diary.settings import clear_dates
from hdiary.read.context import Context, Progress
from hdiary.read.declared import Declared, check_declared
from hdiary.read.recall import recall, recall_map
from hdiary.read.remember import with_remembered
from hdiary.read.same import as_groups, said_of
from hdiary.read.several.files import find_files
from hdiary.read.several.joined import read_several
from hdiary.read.several.names import person_of
from hdiary.read.several.persons import name_person
from hdiary.read.steps import read_file


def read_diary(
    path_or_buffer: Any,
    *,
    scale: str | None = None,
    dates: str | None = None,
    columns: Mapping[str, str] | None = None,
    rows: str | None = None,
    blank: str | None = None,
    headache: str | None = None,
    month: str | None = None,
    zone: str | None = None,
    lists: str | None = None,
    divide_by: int | None = None,
    accept: Sequence[str] = (),
    skip_bad_rows: bool = False,
    clear_between: ClearBetween = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    each_file: str | None = None,
    same: Mapping[str, Sequence[str]] | None = None,
    remembered: bool = True,
    map: Any = None,
    progress: Progress = None,
) -> Diary:
    r"""Read a diary from a CSV file or an Excel workbook, as people have them.

    Recognises what the table is (a row a day, a headache, a reading of one symptom, a change
    of pain), encodings, delimiters, title lines, headers in several languages, date orders,
    units and words. A cell that cannot be read is left blank and told. Where the evidence does
    not decide, it refuses, with every problem at once and with the settings that would decide.

    Parameters
    ----------
    path_or_buffer
        A path (``.csv``, ``.tsv``, ``.txt``, ``.gz``, ``.zip``, ``.xlsx``, ``.json``, ``.md``,
        the export of Apple Health), or an open buffer. A list of them, or a folder, is read as
        one diary of several files, such as monthly exports: equal entries count once; where
        files differ about one moment, that which tells of later days counts, and it is told.
        Where they contradict each other on many days, it is asked whose they are (``each_file``).
    scale
        The scale of pain: ``"0-10"`` (as if None, unless the header says otherwise),
        ``"0-100"``, ``"0-3"``, ``"0-4"``, ``"0-5"``, ``"1-5"``, ``"words"`` or ``"yes-no"``.
        Nothing is ever rescaled.
    dates
        ``"dmy"`` or ``"mdy"`` where the dates can be read in both orders.
    columns
        What columns mean: from a header in the file to a canonical column, such as
        ``{"Schmerz": "pain"}``, to ``"factor"``, or to ``"ignore"``.
    rows
        What one row is: ``"day"``, ``"headache"`` (each row is one, rated or not),
        ``"reading"`` (of one symptom) or ``"change"`` (of pain, until the next row).
    blank
        What a blank rating means: ``"none"`` (no headache), ``"not-said"``, or ``"dash"``
        (where ``-`` stands, no headache; an empty cell says nothing).
    headache
        The item, of a list or of a column of items, that says headache.
    month
        The month of a calendar that does not tell it, ``"2026-03"``; of dates without a year
        their year and the first of their months.
    zone
        Where the person was, such as ``"Europe/Berlin"``, for times written in UTC.
    lists
        ``"comma"`` or ``"semicolon"``: whether commas part the items of lists.
    divide_by
        What ratings were multiplied by (1, 10, 100 or 1000).
    accept
        What may be taken although it is not certain: ``"nearest"`` (the nearest reading of
        cells such as ``7ish`` or ``5-6``), ``"timestamps"`` (the day of the time stamp where
        the date is blank), ``"blanks"`` (cells that cannot be right are left blank),
        ``"unquoted"`` (a comma between a day and its time), ``"thousands"`` or ``"decimals"``
        (what ``1.234`` is in a column where nothing tells), ``"none-taken"`` (a blank in a column
        of treatments says that nothing was taken, in rows that say whether it hurt),
        ``"alike-people"`` (identifiers that differ only in capitals, signs or the order of names
        are one person's).
    skip_bad_rows
        Go on without rows that cannot be read; they stay among the diary's problems.
    clear_between
        First and last day between which unlisted days were clear, as the person states.
    encoding, delimiter, sheet
        Where recognition should not be relied on.
    each_file
        Of several files: ``"person"`` (each is another person's, who is called as the file is,
        without its ending) or ``"same"`` (all are of the same person). A column that says
        whose an entry is counts more.
    same
        What is one, though it is written in several ways: from a word to its other spellings,
        such as ``{"desk work": ["office (desk)", "at the desk"]}``. It holds for activities,
        postures, treatments, places, people, the words of factors, and the headings of factors:
        these become one column, and where two of them say different things in one row, the cell is
        left blank and told. A word with an empty list undoes what was remembered of it.
    remembered
        Whether to read a file as remembered beside it, in ``FILE.hdiary.toml``, if that is
        there (see ``hdiary check --remember``); settings given here count more.
    map
        A map of the file, as `propose_map` gives it or as it was saved by ``hdiary map``; then
        nothing is read from beside the file, and settings given here count more than the map.
    progress
        Called with a number of steps done and of steps in all.

    Returns
    -------
    Diary
        With ``reading`` (what was recognised) and ``problems`` (warnings and refused rows).

    Raises
    ------
    DiaryError
        With every problem: file, line, column, value, what was expected, how to mend it.

    Examples
    --------
    >>> import io
    >>> diary = read_diary(io.StringIO("Datum;Schmerz (0-10)\n1.3.2026;0\n14.3.2026;7,5\n"))
    >>> diary.entries["pain"].tolist()
    [0.0, 7.5]
    """
    need_source(path_or_buffer, "read_diary")
    declared = Declared(
        mapped=_named(columns),
        scale=scale,
        dates=dates,
        rows=rows,
        blank=blank,
        headache=headache,
        month=month,
        zone=zone,
        lists=lists,
        divide_by=divide_by,
        accept=need_texts("accept", accept, "['nearest']"),
        skip_bad_rows=skip_bad_rows,
        clear_between=clear_dates(clear_between),
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
        each_file=each_file,
    )
    one = as_groups(same or {})
    files = find_files(path_or_buffer)
    mapped = None if map is None else recall_map(map)
    # What is remembered beside a folder holds for all its files.
    keeps = remembered and mapped is None and files is not None
    folder = recall(path_or_buffer) if keeps else None

    def read_one(file: Any, place: int = 1) -> Diary:
        kept = mapped or (recall(file) if remembered else None)
        all_said = with_remembered(declared, kept)
        check_declared(all_said)
        before = (None if by is None else by.settings for by in (folder, kept))
        said = said_of(one, *before, one_file=files is None)
        diary = read_file(file, kept, Context(declared=all_said, progress=progress, same=said))
        each = all_said.each_file == "person"
        return name_person(diary, person_of(file, place)) if each else diary

    if files is None:
        return read_one(path_or_buffer)
    declared = with_remembered(declared, folder)
    check_declared(declared)
    return read_several(files, declared, read_one, folder)


def _named(columns: Any) -> dict[str, str]:
    """Give what was said of columns, by their headings without blanks around them."""
    if columns is None:
        return {}
    texts = isinstance(columns, Mapping) and all(
        isinstance(one, str) for pair in columns.items() for one in pair
    )
    if not texts:
        raise WrongKindError(
            "columns needs a mapping from a heading of the file to what it means, "
            'such as {"Schmerz": "pain"}'
        )
    return {header.strip(): meaning for header, meaning in columns.items()}
