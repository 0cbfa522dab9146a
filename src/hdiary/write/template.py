"""An empty diary to fill in: as CSV, or as a workbook that helps."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from hdiary.words import phrase
from hdiary.write.choices import TEMPLATE_COLUMNS
from hdiary.write.files import WriteError, check_target, save_bytes, save_text


def write_template(
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    days: int = 28,
    first_day: date | None = None,
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

    Raises
    ------
    WriteError
        If the name ends otherwise, there is no day, or the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_template(Path(folder) / "diary.csv", days=1, first_day=date(2026, 3, 1))
    ...     print((Path(folder) / "diary.csv").read_text().splitlines()[1])
    2026-03-01,,,,,,,,,,,,,
    """
    _refuse_no_days(days)
    ending = Path(path).suffix.lower()
    if ending not in {".csv", ".xlsx"}:
        raise WriteError(phrase("write.template", file=os.fspath(path)))
    check_target(path, force=force)
    dates = _dates(first_day or date.today(), days)
    if ending == ".csv":
        save_text(path, _csv(dates), force=force)
    else:
        from hdiary.write.workbook import workbook_bytes

        save_bytes(path, workbook_bytes([{"date": day} for day in dates]), force=force)


def template_csv(*, days: int = 28, first_day: date | None = None) -> str:
    """Give the text of an empty diary to fill in as CSV, a row for each day.

    Parameters
    ----------
    days
        How many days [days].
    first_day
        The first of them; today if left out.

    Raises
    ------
    WriteError
        If there is no day.

    Examples
    --------
    >>> template_csv(days=1, first_day=date(2026, 3, 1)).splitlines()[1]
    '2026-03-01,,,,,,,,,,,,,'
    """
    _refuse_no_days(days)
    return _csv(_dates(first_day or date.today(), days))


def _refuse_no_days(days: int) -> None:
    if days < 1:
        raise WriteError(phrase("write.days", days=days))


def _dates(first: date, days: int) -> list[date]:
    try:
        return [first + timedelta(days=i) for i in range(days)]
    except OverflowError:
        raise WriteError(phrase("write.beyond", days=days, first=first)) from None


def _csv(dates: Sequence[date]) -> str:
    blanks = "," * (len(TEMPLATE_COLUMNS) - 1)
    rows = [",".join(TEMPLATE_COLUMNS), *(day.isoformat() + blanks for day in dates)]
    return "\n".join(rows) + "\n"
