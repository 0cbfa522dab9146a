"""What a Diary holds, told to the files that it is made of: they cannot import the Diary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from hdiary.words import Phrase


class DiaryLike(Protocol):
    """The parts of a `hdiary.Diary` that its own room reads."""

    @property
    def entries(self) -> pd.DataFrame:
        """One row per entry."""

    @property
    def lines(self) -> npt.NDArray[np.int64]:
        """The file line of each entry."""

    @property
    def of_places(self) -> pd.DataFrame | None:
        """Where each entry stands, of several sheets or files."""

    @property
    def repeats(self) -> npt.NDArray[np.bool_]:
        """Whether an entry repeats an earlier one."""

    @property
    def days(self) -> pd.DataFrame:
        """One row per person and day."""

    @property
    def factors(self) -> pd.DataFrame:
        """One row per factor."""

    @property
    def problems(self) -> pd.DataFrame:
        """Warnings, and why rows were refused."""

    @property
    def settings(self) -> Mapping[str, Any]:
        """How it was read."""

    @property
    def attack_list(self) -> bool:
        """Whether the file lists only headaches."""

    @property
    def reading(self) -> Any:
        """What was recognised in the file."""

    @property
    def file(self) -> str | None:
        """The file's name as given."""

    @property
    def scale(self) -> str:
        """Of pain."""

    @property
    def patients(self) -> list[str]:
        """Their identifiers, in order."""

    @property
    def people(self) -> pd.DataFrame | None:
        """What is known of each of them, if anything is."""

    @property
    def phrases(self) -> Mapping[str, Phrase]:
        """From which phrases its words were written."""

    @property
    def refused_lines(self) -> npt.NDArray[np.int64]:
        """The file lines of refused rows."""
