"""The answer of a cohort: frames on the disk, opened as they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from hdiary.cohort.engine.arrow import find_arrow
from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.finish import ANSWER, COUNTS
from hdiary.cohort.engine.paper import CohortForPapers
from hdiary.cohort.engine.scatter import to_frame
from hdiary.cohort.engine.tell import tell_cohort
from hdiary.cohort.engine.work import FAILED


@dataclass(frozen=True, eq=False, kw_only=True)
class CohortAnswer(CohortForPapers):
    """What came of a question that was asked of a cohort.

    Attributes
    ----------
    folder
        Where the frames stand, each as ``NAME.parquet``.
    aside
        What keeps a folder that lasts as long as the session.
    """

    folder: Path
    aside: Any = None

    @cached_property
    def about(self) -> dict[str, Any]:
        """The question, its settings, hdiary's version, and the frames with their digests."""
        try:
            told: dict[str, Any] = json.loads((self.folder / ANSWER).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise CohortError(f"there is no answer in {self.folder}; ask again") from error
        return told

    @property
    def question(self) -> str:
        """The question's name."""
        return str(self.about["question"])

    @property
    def people(self) -> int:
        """How many people were asked."""
        return int(self.about["people"])

    @property
    def frames(self) -> list[str]:
        """The names of the frames of the answer."""
        names = [Path(name) for name in self.about["files"]]
        return [path.stem for path in names if path.suffix == ".parquet"]

    def frame(self, name: str = "table", *, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Give one frame of the answer, of everybody.

        Parameters
        ----------
        name
            One of ``frames``.
        columns
            Only these, where memory is short.

        Returns
        -------
        pandas.DataFrame
            People in the cohort's order.

        Raises
        ------
        CohortError
            If the answer has no such frame.
        """
        return to_frame(self._open(name).read(columns=None if columns is None else list(columns)))

    def pieces(self, name: str = "table") -> Iterator[pd.DataFrame]:
        """Give one frame of the answer piece by piece.

        Parameters
        ----------
        name
            One of ``frames``.

        Yields
        ------
        pandas.DataFrame
            Some ten thousand rows at a time.
        """
        file = self._open(name)
        for number in range(file.num_row_groups):
            yield to_frame(file.read_row_group(number))

    def _open(self, name: str) -> Any:
        _, parquet = find_arrow()
        if name not in self.frames:
            raise CohortError(f'this answer has no frame "{name}"; it has {", ".join(self.frames)}')
        return parquet.ParquetFile(self.folder / f"{name}.parquet")

    def table(self, *, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Give the tidy answer of everybody, as of one diary.

        Parameters
        ----------
        columns
            Only these, where memory is short.

        Returns
        -------
        pandas.DataFrame
            People in the cohort's order.
        """
        return self.frame("table", columns=columns)

    @property
    def pooled(self) -> pd.DataFrame:
        """The answer of an average person, one row per thing; empty where nothing is pooled."""
        return self.frame("pooled") if "pooled" in self.frames else pd.DataFrame()

    @property
    def shrunk(self) -> pd.DataFrame:
        """Each person's own estimate, drawn towards the group; empty where nothing is pooled."""
        return self.frame("shrunk") if "shrunk" in self.frames else pd.DataFrame()

    @property
    def failed(self) -> pd.DataFrame:
        """Who could not be answered: ``patient``, the ``kind`` of error, and ``where``."""
        return pd.read_csv(self.folder / f"{FAILED}.csv", dtype="str", keep_default_na=False)

    @property
    def counts(self) -> pd.DataFrame:
        """How many ``rows`` have which verdict, of each thing: of most questions one a person."""
        return pd.read_csv(self.folder / f"{COUNTS}.csv", keep_default_na=False)

    def summary(self, *, language: str = "en") -> str:
        """Tell the answer in a few plain sentences.

        Parameters
        ----------
        language
            ``"en"`` or ``"de"``.

        Returns
        -------
        str
            How many people were asked and could not be answered, and the commonest verdicts.
        """
        return tell_cohort(
            self.question,
            self.people,
            failed=self.failed,
            counts=self.counts,
            pooled=self.pooled,
            language=language,
        )

    def __repr__(self) -> str:
        return self.summary()
