"""One part of the work: some hundred people asked, and their answers kept as Parquet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from hdiary.aside import folder_aside
from hdiary.cohort.engine.arrow import write_table
from hdiary.cohort.engine.asked import Asked
from hdiary.cohort.engine.calm import calm_memory
from hdiary.cohort.engine.dataset import Dataset
from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.frames import Kept, keep_frames
from hdiary.diary import Diary, People
from hdiary.version import VERSION

TOGETHER = 100
"""So many people are always asked in one call, so that no bit of an answer depends on parts."""
DONE, FAILED = "done.json", "failed"


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Work:
    """A part of the people, and where their answers go."""

    dataset: Path
    fingerprint: str
    asked: Asked
    facts: People | None
    first: int  # The first of these people in the cohort's order
    last: int  # The one behind the last of them
    folder: Path  # What the part becomes when it is done
    version: str = VERSION


def is_done(work: Work) -> bool:
    """Say whether a part was finished before."""
    return (work.folder / DONE).is_file()


def do_work(work: Work) -> None:
    """Ask the question of a part, and keep the answers; a part that is done is left alone."""
    if is_done(work):
        return
    if work.version != VERSION:
        raise CohortError(
            f"a worker has hdiary {VERSION}, and {work.version} asks it; install the same on both"
        )
    calm_memory()
    dataset = Dataset.of(work.dataset)
    if dataset.about.fingerprint != work.fingerprint:
        raise CohortError(f"{work.dataset} was packed anew meanwhile; run the same again")
    with folder_aside(work.folder.parent) as building:
        _fill(work, dataset, building)
        _take_name(building, work.folder)


def _take_name(building: Path, folder: Path) -> None:
    try:
        building.rename(folder)
    except OSError:
        # Another worker was given the same part and was quicker; both hold the same.
        if not (folder / DONE).is_file():
            raise


def _fill(work: Work, dataset: Dataset, folder: Path) -> None:
    entries = dataset.entries(work.first, work.last)
    number = entries["patient"].ne(entries["patient"].shift()).cumsum() - 1
    kept, failed = Kept(names=work.asked.frames), []
    for first in range(0, work.last - work.first, TOGETHER):
        some = entries[(number >= first) & (number < first + TOGETHER)].reset_index(drop=True)
        failed += _ask_some(work, dataset, some, kept)
    for name, table in keep_frames(kept):
        write_table(table, folder / f"{name}.parquet")
    told = pd.DataFrame(failed, columns=["patient", "kind", "where"]).astype("str")
    told.to_csv(folder / f"{FAILED}.csv", index=False)
    about = {"people": work.last - work.first, "failed": len(failed)}
    (folder / DONE).write_text(json.dumps(about), encoding="utf-8")


def _ask_some(work: Work, dataset: Dataset, some: pd.DataFrame, kept: Kept) -> list[Any]:
    """Ask people together; where that fails, one by one, and tell who could not be answered."""
    try:
        kept.add(work.asked.answer(join_facts(dataset.diary(some), work.facts)))
    except Exception:
        failed = []
        for patient, own in some.groupby("patient", sort=False):
            one = own.reset_index(drop=True)
            try:
                kept.add(work.asked.answer(join_facts(dataset.diary(one), work.facts)))
            except Exception as error:
                failed.append((str(patient), type(error).__name__, _place(error)))
        return failed
    return []


def join_facts(diary: Diary, facts: People | None) -> Diary:
    """Join what is known of these people, and of nobody else."""
    return diary if facts is None else diary.with_people(facts.keep(diary.patients))


def _place(error: Exception) -> str:
    """Say where it failed; never the message, which may quote the diary."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return "" if at is None else f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}"
