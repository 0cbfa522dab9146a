"""Opening a cohort: a packed one, a folder of files, or one long file."""

from __future__ import annotations

import inspect
import os
from typing import Any

from hdiary.cohort.engine.about import ABOUT
from hdiary.cohort.engine.cohort import Cohort
from hdiary.cohort.engine.errors import CohortError
from hdiary.diary import People
from hdiary.vocabulary.paths import typed_path
from hdiary.vocabulary.pipes import is_regular


def open_cohort(
    path: str | os.PathLike[str], *, people: People | None = None, **reading: Any
) -> Cohort:
    """Open the diaries of very many people, without reading them yet.

    Parameters
    ----------
    path
        A cohort packed by ``hdiary cohort pack``; a folder of files that `hdiary.read_diary`
        reads, of one person each (whom the file's name stands for) or of several (by a column);
        one long CSV file, of any size; or Parquet, whoever wrote it: one file, pieces in a folder
        or in folders such as ``patient=A``, whose people may be strewn over all of them.
    people
        Facts of people, as `hdiary.read_people` gives them; joined to the diaries of each part.
    **reading
        Settings of `hdiary.read_diary`. How files are read is decided once, over all of them.

    Returns
    -------
    Cohort
        Nothing is read before it is asked.

    Raises
    ------
    CohortError
        If there is nothing of that kind, or a setting is none of reading.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from hdiary.simulate import simulate_diaries
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made_up = Path(folder) / "diaries.csv"
    ...     simulate_diaries(4, 60, seed=1).entries.to_csv(made_up, index=False)
    ...     cohort = open_cohort(made_up)
    ...     answer = cohort.ask("burden")
    >>> answer.people
    4
    """
    if not isinstance(path, (str, os.PathLike)):
        raise CohortError(f"a cohort is opened by its path, and {type(path).__name__} is none")
    if people is not None and not isinstance(people, People):
        raise CohortError(
            "people must be what hdiary.read_people gives; for a table of your own, see "
            "hdiary.make_people"
        )
    found = typed_path(path)
    if not found.exists():
        raise CohortError(f"there is nothing at {found}; check the folder and the name")
    if not is_regular(found):
        raise CohortError(f"{found} is a pipe or a device; a cohort is a folder or a file")
    from hdiary.read import read_diary

    known = set(inspect.signature(read_diary).parameters) - {"path_or_buffer", "progress"}
    unknown = sorted(set(reading) - known)
    if unknown:
        raise CohortError(
            f"{', '.join(unknown)} is no setting of reading; those are {', '.join(sorted(known))}"
        )
    if (found / ABOUT).is_file() and any(value not in (None, ()) for value in reading.values()):
        raise CohortError(
            f"{found} is packed, and how it is read was decided then; open it without settings of "
            "reading, or pack it anew"
        )
    if found.is_dir() and not any(found.iterdir()):
        raise CohortError(f"{found} is an empty folder; name one with diaries in it")
    return Cohort(path=found, reading=reading, facts=people)
