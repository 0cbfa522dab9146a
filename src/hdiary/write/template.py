"""An empty diary to fill in: as CSV, or as a workbook that helps."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from hdiary.diary import need_path
from hdiary.words import Words, load_words, phrase
from hdiary.write.cells import guard_formula
from hdiary.write.choices import TEMPLATE_COLUMNS
from hdiary.write.files import WriteError, check_target, save_bytes, save_text
from hdiary.write.shown import Question, show_columns

CHARACTER_MARK = "\ufeff"
"""What tells Excel that a CSV file is UTF-8."""


def write_template(
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    days: int = 28,
    first_day: date | None = None,
    language: str = "en",
    factors: Sequence[Question] = (),
    choices: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write an empty diary to fill in, a row for each day.

    Parameters
    ----------
    path
        Where to: ``.csv``, or ``.xlsx`` for a workbook with choices, checks of values and a
        sheet that explains each column.
    force
        Whether a file that is there may be replaced.
    days
        How many days [days].
    first_day
        The first of them; today if left out.
    language
        Of headings, choices and explanations: ``"en"`` or ``"de"``. hdiary reads either.
    factors
        What is asked of each day besides: ``"sleep"``, ``"stress"``, ``"period"``, names of
        one's own, or pairs of a column and its kind, such as ``("screen_hours", "hours")``;
        kinds are ``"hours"``, ``"0-10"``, ``"number"`` and ``"yes/no"``.
    choices
        What the workbook offers in a column (``"activity"``, ``"posture"``, ``"treatment"``)
        instead of the usual words, in the diary's own (English) words where it knows them.

    Raises
    ------
    WriteError
        If the name ends otherwise, there is no day, a question has no name or an unknown kind,
        or the file cannot be written.
    ValueError
        If there is no such language.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_template(Path(folder) / "diary.csv", days=1, first_day=date(2026, 3, 1))
    ...     print((Path(folder) / "diary.csv").read_text().splitlines()[1])
    2026-03-01,,,,,,,,,,,,,
    """
    need_path(path, "write_template")
    _refuse_no_days(days)
    ending = Path(path).suffix.lower()
    if ending not in {".csv", ".xlsx"}:
        raise WriteError(phrase("write.template", file=os.fspath(path)))
    check_target(path, force=force)
    dates = _dates(first_day or date.today(), days)
    if ending == ".csv":
        save_text(path, _csv(dates, load_words(language), factors), force=force)
        return
    from hdiary.write.workbook import workbook_bytes

    rows = [{"date": day} for day in dates]
    book = workbook_bytes(rows, language=language, factors=factors, choices=choices)
    save_bytes(path, book, force=force)


def template_csv(
    *,
    days: int = 28,
    first_day: date | None = None,
    language: str = "en",
    factors: Sequence[Question] = (),
) -> str:
    """Give the text of an empty diary to fill in as CSV, a row for each day.

    Where numbers are written with a decimal comma, as in German, cells are parted by
    semicolons and the text begins with a mark of its characters (U+FEFF): Excel then opens it
    in columns.

    Parameters
    ----------
    days
        How many days [days].
    first_day
        The first of them; today if left out.
    language, factors
        See `write_template`.

    Raises
    ------
    WriteError
        If there is no day, or a question has no name or an unknown kind.
    ValueError
        If there is no such language.

    Examples
    --------
    >>> template_csv(days=1, first_day=date(2026, 3, 1)).splitlines()[1]
    '2026-03-01,,,,,,,,,,,,,'
    >>> template_csv(days=1, first_day=date(2026, 3, 1), language="de").splitlines()[1]
    '01.03.2026;;;;;;;;;;;;;'
    """
    _refuse_no_days(days)
    return _csv(_dates(first_day or date.today(), days), load_words(language), factors)


def _refuse_no_days(days: int) -> None:
    if days < 1:
        raise WriteError(phrase("write.days", days=days))


def _dates(first: date, days: int) -> list[date]:
    try:
        return [first + timedelta(days=i) for i in range(days)]
    except OverflowError:
        raise WriteError(phrase("write.beyond", days=days, first=first)) from None


def _csv(dates: Sequence[date], say: Words, factors: Sequence[Question]) -> str:
    columns = show_columns(TEMPLATE_COLUMNS, factors, say)
    comma = say.strings["say"]["decimal"] == ","
    sign = ";" if comma else ","
    blanks = sign * (len(columns) - 1)
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator="\n").writerow(
        [guard_formula(column.heading) for column in columns]
    )
    text.writelines(f"{_day(day, dotted=comma)}{blanks}\n" for day in dates)
    return (CHARACTER_MARK if comma else "") + text.getvalue()


def _day(day: date, *, dotted: bool) -> str:
    return f"{day:%d.%m.}{day.year:04d}" if dotted else day.isoformat()
