"""From a question to a folder with the answer: what is done is kept, and never done again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hdiary.cohort.engine.answer import CohortAnswer
from hdiary.cohort.engine.asked import Asked
from hdiary.cohort.engine.backends import How, do_all
from hdiary.cohort.engine.dataset import Dataset
from hdiary.cohort.engine.errors import CohortError, check_whole
from hdiary.cohort.engine.finish import finish
from hdiary.cohort.engine.key import find_key
from hdiary.cohort.engine.lock import hold
from hdiary.cohort.engine.places import Aside
from hdiary.cohort.engine.resume import PARTS, prepare, tidy
from hdiary.cohort.engine.tried import check_names, try_out
from hdiary.cohort.engine.work import Work
from hdiary.diary import People


def run_asked(
    dataset: Dataset, asked: Asked, out: Path | None, how: How, *, facts: People | None
) -> CohortAnswer:
    """Ask everybody, or go on where an earlier run ended."""
    check_whole("people_per_part", how.people_per_part)
    if how.jobs is not None:
        check_whole("jobs", how.jobs)
    _check_people(dataset, asked)
    aside = Aside() if out is None else None
    folder = aside.path if aside is not None else out
    if folder is None:
        raise CohortError("name a folder for the answer")
    key = find_key(dataset, asked, facts)
    with hold(folder):
        size = prepare(folder, key, how.people_per_part, force=how.force)
        if size is not None:
            (folder / PARTS).mkdir(exist_ok=True)
            check_names(asked, dataset)
            tried = try_out(asked, dataset, facts)
            works = _part(dataset, asked, folder / PARTS, size, facts=facts)
            do_all(works, how)
            finish(folder, [work.folder for work in works], asked, dataset, key=key, tried=tried)
        tidy(folder)
    return CohortAnswer(folder=folder, aside=aside)


def _check_people(dataset: Dataset, asked: Asked) -> None:
    """Refuse settings by person that name people who are not in the cohort."""
    for name, value in asked.settings.items():
        if isinstance(value, Mapping):
            unknown = {str(who) for who in value} - set(dataset.people["patient"])
            if unknown:
                raise CohortError(
                    f"{name} names {len(unknown)} people who are not in the cohort; see "
                    "cohort.patients for those who are"
                )


def _part(
    dataset: Dataset, asked: Asked, folder: Path, size: int, *, facts: People | None
) -> list[Work]:
    """Cut everybody into parts of whole hundreds."""
    everybody = dataset.about.people
    works = []
    for number, first in enumerate(range(0, everybody, size)):
        last = min(first + size, everybody)
        works.append(
            Work(
                dataset=dataset.folder.resolve(),
                fingerprint=dataset.about.fingerprint,
                asked=asked,
                facts=None
                if facts is None
                else facts.keep(dataset.people["patient"].iloc[first:last]),
                first=first,
                last=last,
                folder=folder.resolve() / f"{number:05d}",
            )
        )
    return works
