"""What helps within hours: each treatment against the same pain without it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import pandas as pd

from hdiary.diary import Diary, need_diary
from hdiary.questions.answer import Answer, tell_answer
from hdiary.questions.checks import take_gates
from hdiary.questions.notices import make_notices
from hdiary.questions.own_words import find_own_words
from hdiary.questions.relief.pool import pool_table
from hdiary.questions.relief.rules import ReliefGates, ReliefRules
from hdiary.questions.relief.table import tabulate_relief
from hdiary.questions.relief.tell import say_unused, tell_people, tell_treatments
from hdiary.questions.unknown_words import notice_unknown_treatments
from hdiary.questions.unsaid import find_columns


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ReliefResult(Answer):
    """What helps within hours.

    Attributes
    ----------
    table
        One row per patient and treatment, those rated most often first, and one for treatments
        that always come together (``"heat + ibuprofen"``): ``patient``, ``treatment``,
        ``treatment_class``; ``doses`` in the diary and ``rated`` ones, which have a pain above 0
        when given and one about two hours later; of these the mean ``pain_before``,
        ``pain_after`` and ``fall``; ``expected_fall`` without the treatment at the same starting
        pain, and ``extra_fall`` beyond it with ``ci_low`` and ``ci_high`` [all 0-10 points];
        ``p_value``, ``q_value`` (these five missing where too few headaches were left alone: see
        ``contrasts``); ``pain_free_2h``, the share of rated doses with pain 0 later;
        ``relief_2h``, from 4 or more to 3 or less, as a share of the ``rated_at_4`` given at 4 or
        more; ``compared_with`` (``"untreated"``, ``"other treatments"`` or nothing),
        ``verdict``, ``reason``; ``comparisons`` (moments) and their mean ``comparison_pain``;
        ``together_with``, what it was always given with; ``sustained_24h``, the share pain-free
        two hours later without headache or a further acute drug for 24 hours, and
        ``rescue_share``, that with a further acute drug within 24 hours;
        ``median_minutes_to_relief``; ``left_out``, why some of these are missing;
        ``more_doses``, about how many more rated ones would settle it if the extra fall stayed
        as it is; ``shared``, how many rated doses came together with other treatments, and
        ``shared_with``, these, the most frequent first.
    moments
        The rated moments: ``patient``, ``treatment`` (``"none"`` for a headache left alone; a
        moment with two treatments stands under each), ``date``, ``pain_before``,
        ``pain_after``, ``expected_after`` (without the treatment, at least 0; missing where
        there was no comparison) [0-10], ``hours_since_onset`` [h].
    contrasts
        Treatments beside each other, for people of whom too few headaches were left alone: one
        row per patient and pair, the one with more relief first: ``patient``, ``treatment``,
        ``other``; ``difference``, how much further pain fell, with ``ci_low`` and ``ci_high``
        that hold together over the pairs of a person [0-10 points]; ``p_value`` for as many
        pairs; ``verdict`` (``"more relief than"``, ``"a little more relief than"``, ``"about the
        same as"`` or ``"cannot tell yet"``), ``reason``; ``moments`` and ``moments_other``,
        how often each was rated.
    pooled
        With several people, one row per thing pooled: see `docs/pooled.md`; empty with one.
    shrunk
        One row per person and thing pooled: the person's own estimate, and the same drawn
        towards the group's; empty with one.
    """

    moments: pd.DataFrame
    contrasts: pd.DataFrame
    pooled: pd.DataFrame
    shrunk: pd.DataFrame

    def summary(self, *, language: str = "en") -> str:
        """Tell what helps within hours in a few plain sentences."""
        return tell_answer(self, language, one=tell_treatments, many=tell_people)


def relief(
    diary: Diary,
    *,
    gates: ReliefGates | None = None,
    level: float = 0.95,
    false_discovery: float = 0.05,
    little: float = 1.0,
    before_within: float = 30.0,
    after_between: tuple[float, float] = (90.0, 150.0),
    blank_is_none: bool = False,
) -> ReliefResult:
    """Answer what helps within hours.

    Parameters
    ----------
    diary
        Of one person or many.
    gates
        What a diary must hold before a treatment is judged; see `ReliefGates`.
    level
        Of intervals, between 0 and 1.
    false_discovery
        Share of claims that may be wrong, within each person (Benjamini and Hochberg).
    little
        An extra fall of less than so much either way does not matter [0-10 points].
    before_within
        Where no starting pain was written, a timed rating so near the dose counts [min].
    after_between
        The later pain counts if rated so long after the dose [min].
    blank_is_none
        A headache rated twice without a word on treatment was left alone.

    Returns
    -------
    ReliefResult
        Every treatment with its fall of pain, the fall expected without it, and a verdict.

    Raises
    ------
    ValueError
        If a setting is outside of what it may be.

    Notes
    -----
    Painkillers are taken when it hurts most, and high pain falls by itself. So the fall of pain
    over two hours is compared at the same starting pain, hours since onset, neck pain, time of
    day, calendar time and minute of the later rating with the same person's headaches that were
    left alone, by linear regression; runs of better and worse weeks are taken out (see
    `hdiary.stats.serial.whiten_runs`). With too few headaches left alone, only differences
    between treatments can be told from what pain does by itself (Lu and Ades 2004,
    doi:10.1002/sim.1875): they are in ``contrasts``, and no treatment is called good or bad by
    itself. Standard errors and degrees of freedom are for few and unevenly spread ratings (see
    `hdiary.stats.contrast.estimate_contrast`). Effects of several treatments at once are taken
    to add up. Choice of treatment by something that is not written down can still mislead; only
    an experiment rules that out.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> from hdiary.simulate import CERVICOGENIC_TREATMENTS, Traps, simulate_diaries
    >>> made_up = simulate_diaries(days=182, seed=3, treatments=CERVICOGENIC_TREATMENTS,
    ...     traps=Traps(indication=0.5, regression=0.4))
    >>> table = relief(make_diary(made_up.entries)).table
    >>> table.loc[table["verdict"] == "more relief", "treatment"].tolist()
    ['paracetamol', 'heat', 'ibuprofen']
    """
    need_diary(diary, "relief")
    rules = ReliefRules(
        gates=take_gates(gates, ReliefGates),
        level=level,
        false_discovery=false_discovery,
        little=little,
        before_within=before_within,
        after_between=after_between,
        blank_is_none=blank_is_none,
    )
    tables = tabulate_relief(diary, rules=rules)
    coverage = diary.coverage
    settings = {**asdict(rules), "after_between": list(after_between), "scale": diary.scale}
    over_people = pool_table(tables.table, settings)
    return ReliefResult(
        question="relief",
        table=tables.table,
        reasons={**tables.reasons, **over_people.reasons},
        moments=tables.moments,
        contrasts=tables.contrasts,
        pooled=over_people.pooled,
        shrunk=over_people.shrunk,
        coverage=coverage,
        columns_in=find_columns(diary),
        own_words=find_own_words(diary),
        settings=settings,
        said=(
            *make_notices(diary, coverage),
            *say_unused(
                diary,
                after_between,
                tables.rescues,
                tables.rated_by,
                blank_is_none=blank_is_none,
            ),
            *notice_unknown_treatments(diary),
        ),
    )
