"""An empty diary to fill in: as CSV, or as a workbook that helps."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from hdiary.vocabulary.activities import ACTIVITIES
from hdiary.vocabulary.places import PLACES
from hdiary.vocabulary.postures import POSTURES
from hdiary.vocabulary.sides import SIDES
from hdiary.write.files import WriteError, check_target, save_bytes, save_text

TEMPLATE_COLUMNS = (
    "date",
    "start",
    "end",
    "pain",
    "side",
    "location",
    "neck_pain",
    "activity",
    "posture",
    "treatment",
    "treated_at",
    "pain_before",
    "pain_after",
    "notes",
)
"""What an ordinary diary asks for; a person may add columns of their own."""

COMMON_TREATMENTS = (
    "none",
    "heat",
    "cold",
    "exercise",
    "stretching",
    "massage",
    "manual therapy",
    "rest",
    "ibuprofen",
    "naproxen",
    "paracetamol",
    "aspirin",
    "sumatriptan",
)
CHOICES: dict[str, tuple[str, ...]] = {
    "side": SIDES,
    "location": PLACES,
    "activity": ACTIVITIES,
    "posture": POSTURES,
    "treatment": COMMON_TREATMENTS,
}
"""What the workbook offers in a cell; all but the sides may be joined or replaced by others."""


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
        raise WriteError(
            f"{os.fspath(path)} was not written: the name of a template ends in .csv or .xlsx."
        )
    check_target(path, force=force)
    dates = _dates(first_day or date.today(), days)
    if ending == ".csv":
        save_text(path, _csv(dates), force=force)
    else:
        from hdiary.write.workbook import workbook_bytes

        save_bytes(path, workbook_bytes(dates), force=force)


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
        raise WriteError(f"days is {days}; a diary has at least 1, such as 28.")


def _dates(first: date, days: int) -> list[date]:
    try:
        return [first + timedelta(days=i) for i in range(days)]
    except OverflowError:
        raise WriteError(f"{days} days from {first} is beyond the calendar.") from None


def _csv(dates: Sequence[date]) -> str:
    blanks = "," * (len(TEMPLATE_COLUMNS) - 1)
    rows = [",".join(TEMPLATE_COLUMNS), *(day.isoformat() + blanks for day in dates)]
    return "\n".join(rows) + "\n"
