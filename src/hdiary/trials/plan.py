"""The plan of an experiment with oneself, as people hold it: told, shown and saved."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from hdiary.diary.describe import Shown
from hdiary.trials.folder import save_plan
from hdiary.trials.planned import Planned
from hdiary.trials.tell_plan import show_plan, tell_plan
from hdiary.words import load_words


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Plan(Planned):
    """An experiment with oneself, as it was planned before it began.

    Make one with `hdiary.plan_trial`, or read one with `hdiary.read_plan`.

    Attributes
    ----------
    arms
        What is compared.
    design
        What is drawn by lot: ``"periods"``, ``"days"``, ``"start"`` or ``"headaches"``.
    outcome
        What is compared: ``"headache_days_28"``, ``"mean_pain"`` (of all recorded days, clear
        ones as 0) or ``"pain_2h"`` (two hours after the treatment) [NRS].
    start
        The first day.
    periods
        How many periods, days or headaches; 2 where the first day of a programme is drawn.
    length
        Of a period [days]; 1 for days, 0 where it has none.
    block
        How many periods, days or headaches in a row hold each arm equally often.
    washout
        Days at the beginning of each period that do not count [days].
    settle
        Days at the beginning of the programme that do not count [days].
    baseline, follow_up
        At least so many days before the programme and after it has settled [days].
    starts
        How many days in a row the programme may begin on, one of them drawn.
    least_share
        Least share of a period's days that must be recorded for it to count.
    trend
        Whether a straight line in time is held fixed when the arms are compared.
    made
        The day on which it was made; None where nobody said.
    looks
        After how many periods the result may be looked at before the end.
    seed
        Of the draw.
    patients
        People with an order of their own each; empty for one person.
    order
        For each person the arms in the order drawn, as places in ``arms``; where the first day
        was drawn, how many days after the first possible one it is.
    schedule
        What comes when: ``period``, ``first_day``, ``last_day``, ``arm``; of headaches ``step``
        and ``arm``. Where several people have an order of their own, ``patient`` comes first.
    last_day
        The last day; None where headaches are counted and not days.
    digest
        A fingerprint of all of it (SHA-256): another plan, even by one day, has another.
    usual
        What the promise was reckoned with; see `hdiary.trials.promise.promise`.
    """

    def save(self, folder: str | os.PathLike[str], *, force: bool = False) -> list[Path]:
        """Write the plan, its calendar and the diary that belongs to it into a folder.

        Parameters
        ----------
        folder
            Where to; made if it is not there.
        force
            Whether files that are there may be replaced.

        Returns
        -------
        list of pathlib.Path
            What was written: ``trial.toml``, ``schedule.csv``, ``calendar.ics``, ``diary.csv``.

        Raises
        ------
        WriteError
            If a file is there already, or cannot be written.
        """
        return save_plan(self, folder, force=force)

    def summary(self, *, language: str = "en") -> str:
        """Tell what is compared, how it is drawn and how long it takes, in plain sentences."""
        return "\n".join(tell_plan(self, load_words(language, "screen")))

    def show(self, *, language: str = "en") -> Shown:
        """Show the plan in another language than English, in a notebook or as words."""
        return Shown(
            html=show_plan(self, load_words(language, "screen")),
            words=self.summary(language=language),
        )

    def _repr_html_(self) -> str:
        return show_plan(self, load_words("en", "screen"))
