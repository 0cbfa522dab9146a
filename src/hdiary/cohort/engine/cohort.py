"""A cohort: very many diaries that are opened part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from hdiary.cohort.engine.answer import CohortAnswer
from hdiary.cohort.engine.asked import Asked
from hdiary.cohort.engine.backends import How
from hdiary.cohort.engine.dataset import Dataset
from hdiary.cohort.engine.errors import CohortError, check_whole
from hdiary.cohort.engine.packing import pack_pieces
from hdiary.cohort.engine.pieces import find_pieces
from hdiary.cohort.engine.places import Aside, real_path, typed_path
from hdiary.cohort.engine.run import run_asked
from hdiary.diary import Diary, People

PEOPLE_PER_PART = 300


@dataclass(frozen=True, eq=False, kw_only=True)
class Cohort:
    """The diaries of very many people, opened lazily; make one with `hdiary.open_cohort`.

    Attributes
    ----------
    path
        What was opened.
    reading
        Settings of reading that were given.
    facts
        Facts of people, joined to every part.
    """

    path: Path
    reading: Mapping[str, Any] = field(default_factory=dict)
    facts: People | None = None

    @cached_property
    def dataset(self) -> Dataset:
        """The packed cohort; diaries that are not packed yet are packed aside for this session."""
        if Dataset.is_at(self.path):
            return Dataset.of(self.path)
        packed = self._aside.path / "cohort"
        return Dataset.of(
            pack_pieces(
                find_pieces(self.path, self.reading), packed, people_per_part=PEOPLE_PER_PART
            )
        )

    @cached_property
    def _aside(self) -> Aside:
        return Aside()

    @property
    def people(self) -> int:
        """How many people there are."""
        return self.dataset.about.people

    @property
    def left_out(self) -> list[str]:
        """Names of files that could not be read and were left out, with ``skip_bad_rows``."""
        return list(self.dataset.about.aside)

    @property
    def patients(self) -> list[str]:
        """The identifiers of the people, in the cohort's order (by a hash of them)."""
        return self.dataset.people["patient"].astype("str").tolist()

    def diary(self, patients: str | Sequence[str] | None = None) -> Diary:
        """Give the diary of everybody, or of some people as if selected from it.

        Parameters
        ----------
        patients
            An identifier, or several; everybody if left out. Whoever is asked for must fit into
            memory; `ask` keeps but a part in it.

        Returns
        -------
        Diary
            Everybody in the order in which `hdiary.read_diary` gives them; some people in the
            cohort's. With the facts of people that the cohort was opened with.

        Raises
        ------
        CohortError
            If somebody is not in the cohort.

        Examples
        --------
        >>> import hdiary, tempfile
        >>> from hdiary.simulate import simulate_diaries
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made_up = Path(folder) / "diaries.csv"
        ...     simulate_diaries(4, 60, seed=1).entries.to_csv(made_up, index=False)
        ...     cohort = hdiary.open_cohort(made_up).pack(Path(folder) / "cohort")
        ...     diary = cohort.diary()
        ...     alone = cohort.diary(diary.patients[0])
        ...     diary.equals(hdiary.read_diary(made_up)), len(alone.patients)
        (True, 1)
        """
        diary = self.dataset.whole() if patients is None else self._diary_of(patients)
        if self.facts is None:
            return diary
        # Of some people, the facts of the others are not missed.
        known = self.facts if patients is None else self.facts.keep(diary.patients)
        return diary.with_people(known)

    def _diary_of(self, patients: str | Sequence[str]) -> Diary:
        patients = [patients] if isinstance(patients, str) else list(patients)
        places = {name: place for place, name in enumerate(self.patients)}
        wanted = sorted({places[name] for name in patients if name in places})
        if not wanted or len(wanted) < len(set(patients)):
            raise CohortError(
                f"{len(set(patients)) - len(wanted)} of the people named are not in the cohort; "
                "see cohort.patients for those who are"
            )
        return self.dataset.diary_of(wanted)

    def _check_apart(self, folder: Path) -> None:
        if self.path.is_dir() and real_path(folder).is_relative_to(real_path(self.path)):
            raise CohortError(f"{folder} lies among the diaries themselves; name one elsewhere")

    def pack(
        self,
        out: str | Path,
        *,
        people_per_part: int = PEOPLE_PER_PART,
        force: bool = False,
    ) -> Cohort:
        """Pack the diaries once, as Parquet parts of whole people that open again at once.

        Parameters
        ----------
        out
            The folder to make; wholly or not at all.
        people_per_part
            How many people stand in one part.
        force
            Whether a cohort that was packed there before may be replaced.

        Returns
        -------
        Cohort
            The packed one.

        Raises
        ------
        DiaryError
            With every problem of the diaries.
        CohortError
            If the folder may not be written, or the diaries cannot be one cohort.
        """
        folder = typed_path(out)
        check_whole("people_per_part", people_per_part)
        if Dataset.is_at(self.path):
            raise CohortError(f"{self.path} is packed already; open it as it is")
        self._check_apart(folder)
        pieces = find_pieces(self.path, self.reading)
        pack_pieces(pieces, folder, people_per_part=people_per_part, force=force)
        return Cohort(path=folder, facts=self.facts)

    def ask(
        self,
        question: str,
        *,
        out: str | Path | None = None,
        jobs: int | None = None,
        scheduler: Any = None,
        people_per_part: int = PEOPLE_PER_PART,
        force: bool = False,
        progress: Callable[[int, int], None] | None = None,
        **settings: Any,
    ) -> CohortAnswer:
        """Ask a question of everybody: the very function of one diary, part by part.

        Parameters
        ----------
        question
            Its name, such as ``"triggers"``.
        out
            A folder for the answer. Finished parts are kept there: after a crash the same call
            goes on where it ended. Without it the answer lasts as long as the session.
        jobs
            How many processes work here; as many as the computer has processors if left out.
        scheduler
            The address of a Dask scheduler (``"tcp://…"``) or a client of one, whose workers see
            the same folders; then nothing is computed here. Needs ``hdiary[cluster]``.
        people_per_part
            How many people are in memory of a worker at once, rounded up to whole hundreds; the
            answer does not depend on it.
        force
            Whether to begin anew where the folder holds another answer of hdiary.
        progress
            Called with the number of parts done and of parts in all.
        **settings
            Of the question, as for one diary.

        Returns
        -------
        CohortAnswer
            Every frame of the answer as Parquet, people in the cohort's order.

        Raises
        ------
        CohortError
            If there is no such question or setting, or the folder is another's.
        ValueError
            If a setting is outside of what it may be.
        """
        asked = Asked.of(question, settings)
        how = How(
            jobs=jobs,
            scheduler=scheduler,
            people_per_part=people_per_part,
            force=force,
            progress=progress,
        )
        folder = None if out is None else typed_path(out)
        if folder is not None and not Dataset.is_at(self.path):
            self._check_apart(folder)
        return run_asked(self.dataset, asked, folder, how, facts=self.facts)
