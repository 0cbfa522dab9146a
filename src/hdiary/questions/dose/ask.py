"""How much of something, and the course: the dose of the last weeks and the next day's risk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import pandas as pd

from hdiary.diary import Diary, need_diary
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.checks import take_gates
from hdiary.questions.dose.pool import pool_table
from hdiary.questions.dose.rules import DoseGates, DoseRules
from hdiary.questions.dose.table import tabulate_doses
from hdiary.questions.dose.tell import tell_people, tell_things
from hdiary.questions.dose.units import list_things
from hdiary.questions.notices import make_notices
from hdiary.questions.own_words import find_own_words
from hdiary.questions.reasons import write_reasons
from hdiary.questions.unsaid import find_columns


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class DoseResult(Answer):
    """Whether more or less of something goes with fewer headaches after it.

    Attributes
    ----------
    table
        One row per patient, treatment and window: ``patient``, ``treatment``, ``source``
        (``"treatment"``, or of what else was asked for), ``treatment_class``, ``window_days``
        (doses are summed over so many days before a day), ``unit`` (``"days a week"``,
        ``"minutes a week"`` where every dose says its minutes and they differ, ``"a day"`` for
        numbers of the diary's own), ``days_used`` (with it, in all), ``on_headache_days`` (share
        of its recorded days that were headache days), ``days`` compared and ``headaches`` among
        them, ``mean_dose``, ``sd_dose``, ``little_dose`` and ``much_dose`` (what is usually
        little and usually much of it, between which little is judged) [unit], ``per`` (odds
        ratios are for so much more of it [unit]), ``odds_ratio`` of headache with ``ci_low`` and
        ``ci_high``, ``p_value``,
        ``q_value`` (within each person), ``verdict``, ``reason``.
    pooled
        With several people, one row per thing pooled: see `docs/pooled.md`; empty with one.
    shrunk
        One row per person and thing pooled: the person's own estimate, and the same drawn
        towards the group's; empty with one.
    """

    pooled: pd.DataFrame
    shrunk: pd.DataFrame

    def summary(self, *, language: str = "en") -> str:
        """Tell what more of something goes with in a few plain sentences."""
        return tell_answer(self, language, one=tell_things, many=tell_people)


def dose(
    diary: Diary,
    *,
    also: Sequence[str] = (),
    windows: Sequence[int] = (7, 14, 28),
    gates: DoseGates | None = None,
    level: float = 0.95,
    false_discovery: float = 0.05,
    little: tuple[float, float] = (0.67, 1.5),
) -> DoseResult:
    """Answer whether more of something goes with fewer headaches in the days after it.

    Parameters
    ----------
    diary
        Of one person or many.
    also
        Names of activities, postures or own columns that are summed too, such as posture breaks.
    windows
        Over how many days before a day doses are summed [days].
    gates
        What a diary must hold before a dose is judged; see `DoseGates`.
    level
        Of intervals, between 0 and 1.
    false_discovery
        Share of claims that may be wrong, within each person (Benjamini and Hochberg).
    little
        Odds ratios between which a difference does not matter, of usually much against usually
        little of it (the 90th and 10th percentile of the sums; where half of them are the least,
        that and the 90th percentile of the others).

    Returns
    -------
    DoseResult
        Every treatment and window with its odds ratio, interval and verdict.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be, or ``also`` names what the diary lacks.

    Notes
    -----
    People exercise less when it hurts, and less exercise then goes with more headaches although
    it did nothing. So the risk of headache on a day is compared between days after much and
    after little of it given the headache of the day before and the one before that, the weekday,
    the calendar trend and slow waves: the model of `hdiary.triggers` (Zeger and Qaqish 1988,
    doi:10.2307/2531732; efficient score of `hdiary.stats.profile_alone`). What is used nearly
    only on headache days is a record of the headaches, and carries no claim. It is an
    association, not a cause; how often it is wrong is measured by
    ``benchmarks/calibrate_dose.py``.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> from hdiary.simulate import sample_diary
    >>> table = dose(make_diary(sample_diary().entries), windows=[28]).table
    >>> table.loc[table["treatment"] == "exercise", ["unit", "verdict"]].values.tolist()
    [['days a week', 'cannot tell yet']]
    """
    need_diary(diary, "dose")
    rules = DoseRules(
        gates=take_gates(gates, DoseGates),
        windows=tuple(sorted({int(days) for days in windows})),
        level=level,
        false_discovery=false_discovery,
        little=little,
    )
    names = (also,) if isinstance(also, str) else tuple(also)
    things = list_things(diary, also=names)
    coverage = diary.coverage
    table, reasons = write_reasons(tabulate_doses(diary, things, rules=rules))
    settings = {
        **asdict(rules),
        "windows": list(rules.windows),
        "little": list(little),
        "also": list(names),
        "scale": diary.scale,
    }
    over_people = pool_table(table, settings)
    return DoseResult(
        question="dose",
        table=table,
        pooled=over_people.pooled,
        shrunk=over_people.shrunk,
        reasons={**reasons, **over_people.reasons},
        coverage=coverage,
        columns_in=find_columns(diary),
        own_words=find_own_words(diary),
        settings=settings,
        said=make_notices(diary, coverage),
    )
