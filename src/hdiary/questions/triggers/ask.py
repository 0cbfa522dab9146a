"""What comes before it: activities, postures and other factors of the day before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import pandas as pd

from hdiary.diary import Diary, need_diary
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.checks import take_gates
from hdiary.questions.notices import make_notices
from hdiary.questions.triggers.frames import make_frames
from hdiary.questions.triggers.measure import DAY_BEFORE, SAME_DAY
from hdiary.questions.triggers.night import find_night_columns
from hdiary.questions.triggers.rules import TriggerGates, TriggerRules
from hdiary.questions.triggers.suspects import take_names
from hdiary.questions.triggers.tell import tell_asked, tell_many, tell_one
from hdiary.questions.unsaid import find_columns
from hdiary.vocabulary.windows import EARLIER, NIGHT_BEFORE


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class TriggersResult(Answer):
    """What comes before the headaches of a diary.

    Attributes
    ----------
    table
        One row per patient, factor and window: ``"day before"`` and ``"same day"``; where the
        diary has what they need, ``"night before"`` (what is known on getting up, asked about
        headaches that are known to have begun after it) and ``"earlier the same day"`` (what
        was said at a clock time in the hours before a headache, but for the last, against the
        same hours of days without one until then):
        ``patient``, ``factor``, ``source``, ``kind`` (``"yes/no"``, ``"number"``, ``"change"``
        since the day before), ``window``; of the days used, which are those recorded whose day
        before is recorded too and of which the factor is known: ``days_used``,
        ``days_exposed``, ``days_unexposed``, ``headaches_exposed``, ``headaches_unexposed``,
        ``risk_exposed``, ``risk_unexposed``, ``risk_difference`` [share of days];
        ``odds_ratio``, ``ci_low``, ``ci_high`` (of the contrast), ``p_value``, ``q_value``, all
        beside every other factor of the person, held back together; ``verdict``, ``reason``;
        ``cut`` (above it a number counts as exposed) and ``sd`` in the number's own unit;
        ``contrast``: ``"with"`` (against without), ``"any"`` (of a number
        that mostly stands at its least, ``low_amount``: more than that against it),
        ``"most"`` (of one that mostly stands at its most, ``high_amount``: that against less) or
        ``"amounts"`` (``high_amount`` against ``low_amount``, along the line through all), two
        values of this person's own days [own unit], see `docs/triggers.md`; ``usual_span``, how
        far the usual most lies from the usual least [own unit], over which too a difference must
        be little before it is called so; ``log_odds_ratio``
        and ``se``, its standard error at no effect, for pooling; ``odds_ratio_per_unit``,
        ``ci_low_per_unit``, ``ci_high_per_unit``, ``se_per_unit``, along the line through all
        amounts whatever the contrast (of ``"any"`` and ``"most"``, of the factor alone);
        ``alone_odds_ratio``, ``alone_ci_low``, ``alone_ci_high``, ``alone_p_value``,
        ``alone_q_value`` of the factor without the others;
        ``joint_odds_ratio``, ``joint_ci_low``, ``joint_ci_high``, ``joint_p_value`` given the
        factors ``joint_with`` that stand out too, hardly held back; ``inseparable_from``;
        ``may_follow`` (it also moves the same way on headache days or the day after, or is a
        known early sign); ``early_sign`` (its name is that of one); ``suspect`` (it was named
        before looking); ``smallest_odds_ratio``
        (above 1) that the diary would have shown with the power of the settings;
        ``more_days``, about how many more would show an odds ratio of 2. The same day carries
        no test and no claim: its order is not known.
    pooled
        With several patients: ``factor``, ``source``, ``kind``, ``people``,
        ``people_claimed``, ``odds_ratio``, ``ci_low``, ``ci_high``, ``p_value``, ``q_value``,
        ``tau``, ``i2``, ``heterogeneity_p``, ``prediction_low``, ``prediction_high``,
        ``verdict``, ``reason``, ``reach``, ``contrast``, ``low_amount``, ``high_amount`` (the
        same for everybody); empty with one.
    shrunk
        One row per person and factor pooled: the person's own odds ratio, of the same contrast
        for everybody, and the same drawn towards the group's; empty with one.
    strips
        The days behind each claim: ``patient``, ``factor``, ``kind``, ``date``, ``state``,
        ``exposed_before``.
    inseparable
        Pairs that nearly always come (or stay away) together: ``patient``, ``factor``,
        ``other``, ``agreement`` (correlation).
    naive
        The comparison of the same day that apps show; it misleads, see `NAIVE_WARNING`.
    model
        ``patient``, ``days_used``, ``headaches_used``, ``clear_used``, ``wave_sd`` [log odds]
        of the slow wave, ``rhythm_days`` (a rhythm that headache or a factor follows, found in
        the diary; 0 where there is none) and ``rhythms`` (those written down, such as a period
        or shifts), both taken into account with every other factor, ``reason``.
    """

    pooled: pd.DataFrame
    shrunk: pd.DataFrame
    strips: pd.DataFrame
    inseparable: pd.DataFrame
    naive: pd.DataFrame
    model: pd.DataFrame

    @property
    def before(self) -> pd.DataFrame:
        """The rows of the table that carry the answer: those of the day before."""
        return self.table[self.table["window"] == DAY_BEFORE].reset_index(drop=True)

    @property
    def same_day(self) -> pd.DataFrame:
        """The rows of the same day, whose order is not known; they carry no claim."""
        return self.table[self.table["window"] == SAME_DAY].reset_index(drop=True)

    @property
    def ordered(self) -> pd.DataFrame:
        """The rows of the night before and of earlier the same day, whose order is written."""
        shown = self.table["window"].isin((NIGHT_BEFORE, EARLIER))
        return self.table[shown].reset_index(drop=True)

    def summary(self, *, language: str = "en") -> str:
        """Tell what comes before headaches in a few plain sentences."""
        return tell_answer(self, language, one=tell_one, many=tell_many, more=tell_asked)


def triggers(
    diary: Diary,
    *,
    gates: TriggerGates | None = None,
    suspects: Sequence[str] = (),
    treatments: bool = False,
    level: float = 0.95,
    false_discovery: float = 0.05,
    little: tuple[float, float] = (0.67, 1.5),
    power: float = 0.8,
    night: Sequence[str] = (),
    same_day: bool = False,
    naive: bool = False,
) -> TriggersResult:
    """Answer what comes before headaches.

    Parameters
    ----------
    diary
        Of one person or many.
    gates
        What a diary must hold before a factor is judged; see `TriggerGates`.
    suspects
        Factors that the person suspects, named before looking at any result: they are judged
        first, and have four fifths of the weight in the false discovery rate.
    treatments
        Whether treatments of the day before are factors too.
    level
        Of intervals, between 0 and 1.
    false_discovery
        Share of claims that may be wrong, within each person (Benjamini and Hochberg).
    little
        Odds ratios between which a difference does not matter.
    power
        For the smallest odds ratio that a diary could have shown.
    night
        Columns that are about the night to the morning of their day; found by their names where
        left out (`hdiary check` shows them).
    same_day
        Whether the words also tell what goes along on the same day, apart and without a claim.
    naive
        Whether the words also tell what a comparison of the same day would say.

    Returns
    -------
    TriggersResult
        Every factor with its counts, odds ratio, interval and verdict.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be, or ``suspects`` names no factor of the diary.

    Notes
    -----
    The chance of a headache on a day is compared between days after the factor and days after
    none of it, given the headaches before, the weekday, waves and rhythms (Zeger and Qaqish 1988,
    doi:10.2307/2531732; see `hdiary.stats.fit_transition` and `hdiary.stats.screen_factors`).
    Every factor stands beside all others of the person, which are held back together
    (`hdiary.stats.profile_beside`). "More" or "fewer headaches" needs a false discovery rate
    (Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x; with suspects,
    weighted: Genovese, Roeder and Wasserman 2006, doi:10.1093/biomet/93.3.509) within the
    setting. No claim is made where a factor was said afterwards, when the headache was known
    (Stone and others 2002, doi:10.1136/bmj.324.7347.1193). It is an association, not a cause.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> from hdiary.simulate import NULL_FACTORS, simulate_diaries, with_odds_ratios
    >>> strong = with_odds_ratios(NULL_FACTORS, odds_ratios={"driving": 6.0})
    >>> made_up = simulate_diaries(days=182, seed=3, factors=strong)
    >>> table = triggers(make_diary(made_up.entries)).table
    >>> claimed = table[table["verdict"] == "more headaches"]
    >>> claimed["factor"].tolist()
    ['driving']
    """
    need_diary(diary, "triggers")
    rules = TriggerRules(
        gates=take_gates(gates, TriggerGates),
        level=level,
        false_discovery=false_discovery,
        little=little,
        power=power,
        night=find_night_columns(diary, night),
        suspects=take_names(suspects),
    )
    frames = make_frames(diary, treatments=treatments, rules=rules)
    coverage = diary.coverage
    return TriggersResult(
        question="triggers",
        table=frames.table,
        pooled=frames.pooled,
        shrunk=frames.shrunk,
        strips=frames.strips,
        inseparable=frames.inseparable,
        naive=frames.naive,
        model=frames.model,
        reasons=frames.reasons,
        coverage=coverage,
        columns_in=find_columns(diary),
        settings={
            **asdict(rules),
            "little": list(little),
            "suspects": list(frames.suspects),
            "scale": diary.scale,
            "treatments": treatments,
            "night": list(rules.night),
            "same_day": same_day,
            "naive": naive,
        },
        said=make_notices(diary, coverage),
    )
