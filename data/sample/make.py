"""Make the sample diaries again: ``python data/sample/make.py``."""

from __future__ import annotations

from pathlib import Path

from hdiary.diary import make_diary
from hdiary.simulate import sample_cohort, sample_diary, sample_measures, sample_people
from hdiary.write import frame_csv, save_csv, write_diary


def make_samples(folder: Path) -> None:
    """Write ``diary.csv`` and ``cohort.csv`` in the canonical format, and what stands beside them.

    Parameters
    ----------
    folder
        Where to; files that are there are replaced.
    """
    for name, made_up in (("diary.csv", sample_diary()), ("cohort.csv", sample_cohort())):
        write_diary(make_diary(made_up.entries), folder / name, force=True)
    for name, table in (("people.csv", sample_people()), ("measures.csv", sample_measures())):
        save_csv(folder / "facts" / name, frame_csv(table), force=True)


if __name__ == "__main__":
    make_samples(Path(__file__).parent)
