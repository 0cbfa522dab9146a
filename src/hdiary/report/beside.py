"""What is laid beside a diary on the page of one person: a trial, and questionnaires."""

from __future__ import annotations

from dataclasses import dataclass

from hdiary.diary.measures import Measures
from hdiary.report.trial_part import NOT_TRIED, Tried


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Beside:
    """A trial that was planned, and totals of questionnaires; neither needs to be there."""

    tried: Tried = NOT_TRIED
    measures: Measures | None = None


NOTHING_BESIDE = Beside()
