"""Stretches of people, one after the other: each person whole, and entries in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from hdiary.cohort.engine.plain import fit_plain
from hdiary.cohort.engine.scatter import PLACE, Scatter
from hdiary.diary.arrays import says_clear, says_headache
from hdiary.diary.calendar import day_numbers
from hdiary.read.several.overlap import settle
from hdiary.read.several.stacked import FILE, LINE


@dataclass(eq=False, kw_only=True)
class Listing:
    """Whether everybody together lists only headaches, counted person by person."""

    hurts: bool = False
    clear: bool = False
    listed: int = 0
    spans: int = 0

    def add(self, frame: pd.DataFrame) -> None:
        """Count some whole people."""
        pain = says_headache(frame)
        self.hurts |= bool(pain.any())
        self.clear |= bool(says_clear(frame).any())
        by = pd.DataFrame({"patient": frame["patient"], "day": day_numbers(frame["date"])})
        self.listed += len(by[pain].drop_duplicates())
        days = by.groupby("patient")["day"]
        self.spans += int((days.max() - days.min() + 1).sum())

    @property
    def only_headaches(self) -> bool:
        """Whether days are left out between headaches, and nobody says of any that it was clear."""
        return self.hurts and not self.clear and self.listed < self.spans


def gather(
    scatter: Scatter, columns: Sequence[str], kinds: Mapping[str, str], *, several: bool
) -> Iterator[pd.DataFrame]:
    """Give each stretch of people as one frame of plain entries, people in the cohort's order."""
    files = pd.Series(scatter.last_days).sort_values(kind="stable").index.tolist()
    for number in range(scatter.buckets):
        frames = [
            fit_plain(frame, columns, kinds).assign(**{PLACE: frame[PLACE].to_numpy()})
            for frame in scatter.take(number)
        ]
        if not frames:
            continue
        whole = pd.concat(frames, ignore_index=True)
        if several:
            whole = _settle(whole, files)
        by = ["date", "start", FILE, LINE] if several else [LINE]
        yield whole.sort_values([PLACE, "patient", *by], kind="stable").drop(columns=PLACE)


def _settle(whole: pd.DataFrame, files: list[int]) -> pd.DataFrame:
    """Let what several files tell of one moment count once, as where they are read together."""
    places = dict(zip(whole["patient"], whole[PLACE], strict=True))
    kept = settle(whole.drop(columns=PLACE), files).entries
    return kept.assign(**{PLACE: kept["patient"].map(places).astype(np.uint64)})


def cut_people(frames: Iterator[pd.DataFrame], people: int) -> Iterator[pd.DataFrame]:
    """Cut stretches of people anew, so many whole people each, the last with what is left."""
    held: pd.DataFrame | None = None
    for frame in frames:
        held = frame if held is None else pd.concat([held, frame], ignore_index=True)
        begins = np.flatnonzero(held["patient"].ne(held["patient"].shift()).to_numpy())
        whole = (len(begins) - 1) // people
        for number in range(whole):
            first, last = begins[number * people], begins[(number + 1) * people]
            yield held.iloc[first:last].reset_index(drop=True)
        if whole:
            held = held.iloc[begins[whole * people] :].reset_index(drop=True)
    if held is not None and len(held):
        yield held
