"""What came of a trial: its periods in time, its arms, and the difference in words."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes

from hdiary.plots import trial_draw as draw
from hdiary.plots import trial_words as words
from hdiary.plots.select import one_person
from hdiary.plots.speech import words_for
from hdiary.plots.style import describe, say_nothing, set_title, styled
from hdiary.plots.trial_field import Foot
from hdiary.trials.marks import lay_marks
from hdiary.trials.tell import say_design
from hdiary.words import Words
from hdiary.words.rounding import start_sentence


@styled
def plot_trial(
    result: Any,
    *,
    patient: str | None = None,
    language: str | Words = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw the periods of a trial, or its days, weeks or headaches, each with what came out.

    Each arm has a sign of its own, named above the marks with its mean, which a line of its own
    kind repeats. A sign is filled where everything was recorded and open where something is
    missing; a cross at the foot says that too little was recorded. A thin line joins the periods
    that were drawn together; grey days do not count. Of a programme the first day that was drawn
    is marked; of headaches a line goes from the pain before to the pain two hours later. The
    difference with its interval stands below in words.

    What all pictures take and give stands with `hdiary.plots`.

    Parameters
    ----------
    result
        An answer of `hdiary.trial`; ``periods`` and ``table`` are drawn.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> from hdiary.plots import alt_text
    >>> from hdiary.trials import plan_trial, trial
    >>> plan = plan_trial(["heat", "none"], periods=12, start="2026-01-05", seed=1)
    >>> days = pd.date_range("2026-01-05", periods=84)
    >>> diary = make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 21}))
    >>> alt_text(plot_trial(trial(diary, plan=plan))).split(". ")[-1]
    'Recorded: 84 of 84 days that count.'
    """
    say = words_for(result, language, patient)
    table = one_person(result.table, patient=patient)
    periods = one_person(result.periods, patient=patient)
    plan = result.plan
    order = plan.patients.index(str(table["patient"].iloc[0])) if plan.patients else 0
    marks = lay_marks(periods, plan, order=order)
    if not (marks["recorded"] > 0).any():
        return say_nothing(draw.new_small(ax), say("trial.picture.nothing"))
    means = words.means_of(table, plan.arms)
    told = [
        words.say_pair(result, row, many=len(table) > 1, say=say) for row in words.rows_of(table)
    ]
    covered = words.say_covered(marks, plan.design, say)
    foot = Foot(differences=tuple(told), key=" ".join([*words.say_key(plan, say), covered]))
    heads = [words.say_head(arm, means[arm], plan.outcome, say) for arm in plan.arms]
    drawn = draw.Told(say=say, heads=heads, means=list(means.values()), foot=foot)
    ax = draw.draw_trial(ax, drawn, marks, plan, order=order)
    kind = plan.outcome if plan.design != "headaches" else "headaches"
    set_title(ax, say(f"trial.picture.title_{kind}"))
    parts = [
        say_design(plan, say, order=order),
        *(start_sentence(f"{head}.") for head in heads),
        *(pair for pair, _ in told),
        *words.tell_marks(marks, plan.design, say),
        covered,
    ]
    return describe(ax, " ".join(parts))
