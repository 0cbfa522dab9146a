"""A packed cohort: its people in order, and the diary of any stretch of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from hdiary.cohort.engine.about import ABOUT, PEOPLE, About, read_about
from hdiary.cohort.engine.arrow import find_arrow
from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.packing import KEPT_LINE
from hdiary.cohort.engine.restore import restore_diary
from hdiary.cohort.engine.scatter import to_frame
from hdiary.diary import Diary
from hdiary.diary.schema import natural_key
from hdiary.read.several.stacked import LINE


@dataclass(frozen=True, eq=False, kw_only=True)
class Dataset:
    """A folder of Parquet parts, each of whole people."""

    folder: Path
    about: About

    @classmethod
    def of(cls, folder: Path) -> Dataset:
        """Open a packed cohort."""
        return cls(folder=folder, about=read_about(folder))

    @staticmethod
    def is_at(folder: Path) -> bool:
        """Say whether a folder holds a packed cohort."""
        return (folder / ABOUT).is_file()

    @cached_property
    def people(self) -> pd.DataFrame:
        """Everybody in the cohort's order: ``patient`` and how many ``entries``."""
        return self._read(PEOPLE)

    def entries(self, first: int, last: int) -> pd.DataFrame:
        """Give the entries of the people from one place of the order to before another."""
        size = self.about.people_per_part
        wanted = range(first // size, (last - 1) // size + 1)
        frames = [self._read(self.about.parts[number]["file"]) for number in wanted]
        whole = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
        begins = whole["patient"].ne(whole["patient"].shift()).to_numpy()
        place = np.cumsum(begins) - 1 + wanted[0] * size
        kept = whole[(place >= first) & (place < last)]
        return kept.rename(columns={KEPT_LINE: LINE}).reset_index(drop=True)

    def diary(self, entries: pd.DataFrame) -> Diary:
        """Give the diary of people whose entries these are."""
        return restore_diary(entries, self.about, file=str(self.folder))

    def diary_of(self, places: Sequence[int]) -> Diary:
        """Give the diary of people by their places in the order."""
        frames = [self.entries(place, place + 1) for place in places]
        return self.diary(pd.concat(frames, ignore_index=True))

    def whole(self) -> Diary:
        """Give the diary of everybody, people in the order in which a file of them is read."""
        entries = self.entries(0, self.about.people)
        names = sorted(self.people["patient"].astype("str"), key=natural_key)
        place = {name: at for at, name in enumerate(names)}
        order = entries["patient"].astype("str").map(place).to_numpy()
        return self.diary(entries.iloc[np.argsort(order, kind="stable")].reset_index(drop=True))

    def _read(self, name: str) -> pd.DataFrame:
        _, parquet = find_arrow()
        try:
            return to_frame(parquet.read_table(self.folder / name))
        except (OSError, ValueError) as error:
            raise CohortError(
                f"{self.folder / name} is missing or damaged; pack the cohort again"
            ) from error
