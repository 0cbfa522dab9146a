"""Every question, once: what it is called, asks, may be told, and shows; nothing is computed here.

The commands, what a notebook shows of an answer, the tabs of the panel and the public names
follow from this list, or a test says that they agree with it. Only names stand here, so that
reading the list brings in nothing heavy.
"""

from __future__ import annotations

from hdiary.row import Column, Question, Setting, View, number, span, words

_SINCE = Setting(
    name="since", kind="day", repeated=True,
    help="First day of what began, as 2026-04-06, or a fact of the people that is a day, such as "
    "randomised; may be repeated. [default: found in the diary]",
)  # fmt: skip
_WHAT = Setting(
    name="what", kind="name", repeated=True,
    help='Its name, such as "exercise programme"; one for each --since, in the same order.',
)  # fmt: skip
_SETTLE = Setting(
    name="settle", kind="whole", default=14, most=365,
    help="Days from the start on that are left out, for an effect to grow [days].",
)  # fmt: skip

_BLANK_IS_NONE = Setting(
    name="blank_is_none",
    help="A headache rated before and after without a word on treatment was left alone.",
)

BURDEN = Question(
    name="burden",
    asks="How bad is it? Headache days, pain and medication days, and where they are going.",
    names=("ask.BurdenResult", "trend.TrendGates"),
    columns=(
        "window_start", "recorded", "headache_days", "headache_days_28", "lowest_28",
        "highest_28", "mean_pain", "medication_days", "verdict",
    ),
    view=View(
        columns=(
            Column(name="window_start", cells="date"),
            number("recorded"),
            number("headache_days"),
            number("headache_days_28"),
            Column(name="lowest_28", second="highest_28", cells="number", least_days=14),
            number("mean_pain"),
            number("severe_days"),
            number("medication_days"),
            *words("verdict"),
        ),
    ),
    tables=("overall", "recent", "trend", "overuse", "pooled", "shrunk", "coverage"),
    pictures=("burden", "calendar"),
    pictures_of_all=("people", "pooled"),
    settings=(
        Setting(
            name="anchor", kind="choice", default="first", choices=("first", "last"),
            help="Count windows from the first day, or back from the last.",
        ),
        Setting(
            name="window_days", kind="whole", default=28, least=1,
            help="Length of a window [days].",
        ),
    ),
    tab=("burden", "calendar"),
    steps=("go on", "clear", "name"),
    notebook="01_burden",
)  # fmt: skip

PATTERN = Question(
    name="pattern",
    asks="What does it look like? Side, places, time of day, weekday and length.",
    names=("ask.PatternResult",),
    columns=(
        "episodes", "side_locked_share", "dominant_side", "neck_share", "median_pain_hours",
        "verdict",
    ),
    view=View(
        columns=(
            number("episodes"),
            number("side_locked_share", "share"),
            *words("dominant_side"),
            number("neck_share", "share"),
            number("median_pain_hours"),
            *words("verdict"),
        ),
    ),
    tables=("sides", "places", "hours", "weekdays", "coverage"),
    pictures=("places", "clock", "weekdays"),
    tab=("places", "clock", "weekdays"),
    steps=("go on", "clock"),
    notebook="02_pattern",
)  # fmt: skip

TRIGGERS = Question(
    name="triggers",
    asks="What comes before it? Activities, postures and other factors of the day before.",
    names=("ask.TriggersResult", "rules.TriggerGates"),
    columns=(
        "factor", "risk_exposed", "risk_unexposed", "odds_ratio", "ci_low", "ci_high", "verdict",
    ),
    shown="before",
    view=View(
        frame="before",
        columns=(
            *words("factor"),
            span("headaches_exposed", "days_exposed", "part"),
            span("headaches_unexposed", "days_unexposed", "part"),
            number("odds_ratio", "ratio"),
            span("ci_low", "ci_high", "ratio"),
            number("contrast", "amounts"),
            *words("verdict", "reason"),
        ),
    ),
    tables=("pooled", "shrunk", "inseparable", "naive", "model", "coverage"),
    pictures=("triggers", "strips"),
    pictures_of_all=("pooled",),
    pictures_by_hand=("factor",),
    settings=(
        Setting(
            name="suspects", kind="name", repeated=True,
            help="A factor that you suspect, named before looking; it is judged first. May be "
            "repeated.",
        ),
        Setting(
            name="night", kind="name", repeated=True,
            help="Columns about the night before, such as sleep; by commas, or repeated. "
            "[default: found by their names]",
        ),
        Setting(name="treatments", help="Treatments of the day before are factors too."),
        Setting(
            name="same_day",
            help="Also show what goes along on the same day, where it is not known which came "
            "first.",
        ),
        Setting(
            name="naive",
            help="Also show what comparing the same day, as many apps do, would say, and why it "
            "misleads.",
        ),
    ),
    when_asked=(
        ("same_day", ("factor", "risk_exposed", "risk_unexposed", "odds_ratio", "reason")),
        ("naive", ("factor", "days_with", "risk_with", "days_without", "risk_without", "says")),
    ),
    tab=("triggers",),
    hand="hdiary.widgets.factor.FactorChooser",
    steps=(
        *("go on", "compare", "more days", "evenings", "doings", "clear", "clock", "suspects"),
        "factor",
    ),
    notebook="03_triggers",
)  # fmt: skip

RELIEF = Question(
    name="relief",
    asks="What helps within hours? Each treatment against the same pain without it.",
    names=("ask.ReliefResult", "units.ReliefGates"),
    columns=(
        "treatment", "rated", "fall", "expected_fall", "extra_fall", "ci_low", "ci_high",
        "verdict",
    ),
    view=View(
        columns=(
            *words("treatment"),
            number("rated"),
            number("pain_before"),
            number("fall"),
            number("expected_fall"),
            number("extra_fall"),
            span("ci_low", "ci_high"),
            *words("verdict", "reason"),
        ),
    ),
    tables=("contrasts", "moments", "pooled", "shrunk", "coverage"),
    pictures=("relief",),
    pictures_of_all=("pooled",),
    settings=(_BLANK_IS_NONE,),
    tab=("relief",),
    steps=("go on", "treatments", "rate", "none", "clinician", "headaches"),
    notebook="04_relief_and_change",
)  # fmt: skip

CHANGE = Question(
    name="change",
    asks="What changes its course over weeks? The time before something began, and after.",
    names=("ask.ChangeResult", "rules.ChangeGates"),
    columns=(
        "intervention", "since", "outcome", "before", "after", "change", "ci_low", "ci_high",
        "verdict",
    ),
    view=View(
        columns=(
            *words("intervention"),
            Column(name="since", cells="date"),
            Column(name="outcome", cells="outcome"),
            number("before"),
            number("after"),
            number("change"),
            span("ci_low", "ci_high"),
            *words("verdict", "reason"),
        ),
    ),
    tables=("phases", "course", "placebo", "pooled", "shrunk", "coverage"),
    pictures=("change",),
    pictures_of_all=("pooled",),
    pictures_by_hand=("pain",),
    settings=(
        _SINCE,
        _WHAT,
        Setting(
            name="until", kind="day", repeated=True,
            help="Last day of it, where it has ended: the time after ends there; one for each "
            "--since, in the same order.  [default: to the next start or the end]",
        ),
        _SETTLE,
        Setting(
            name="washout", kind="whole", default=0, most=365,
            help="Days before the start that are left out [days].",
        ),
        Setting(
            name="spell", kind="whole", default=14, most=365,
            help="Last days before the start, up to twice as many, that are left out if they were "
            "clearly worse; 0 keeps them.",
        ),
    ),
    tab=(),
    hand="hdiary.widgets.start.StartChooser",
    steps=("go on", "wait", "enough", "clear", "habit"),
    notebook="04_relief_and_change",
)  # fmt: skip

DOSE = Question(
    name="dose",
    asks="Does more of it go with fewer headaches? The last weeks' dose and the next day.",
    names=("ask.DoseResult", "rules.DoseGates"),
    columns=(
        "treatment", "window_days", "unit", "mean_dose", "odds_ratio", "ci_low", "ci_high",
        "verdict",
    ),
    view=View(
        columns=(
            *words("treatment"),
            number("window_days"),
            *words("unit"),
            number("mean_dose"),
            number("odds_ratio", "ratio"),
            span("ci_low", "ci_high", "ratio"),
            *words("verdict", "reason"),
        ),
    ),
    tables=("pooled", "shrunk", "coverage"),
    settings=(
        Setting(
            name="also", kind="name", repeated=True,
            help="An activity, posture or own column that is summed too; may be repeated.",
        ),
    ),
    steps=("go on", "clear", "habit"),
    notebook="04_relief_and_change",
)  # fmt: skip

TREATMENTS = Question(
    name="treatments",
    asks="What does each treatment do within hours, and what over weeks?",
    names=("ask.TreatmentsResult",),
    columns=(
        "treatment", "rated", "extra_fall", "extra_low", "extra_high", "hours_verdict", "since",
        "change", "change_low", "change_high", "weeks_verdict",
    ),
    view=View(
        columns=(
            *words("treatment"),
            number("rated"),
            number("extra_fall"),
            span("extra_low", "extra_high"),
            *words("hours_verdict"),
            Column(name="since", cells="date"),
            number("change"),
            span("change_low", "change_high"),
            *words("weeks_verdict"),
        ),
    ),
    tables=(
        "medication", "hours", "contrasts", "weeks", "doses", "pooled", "shrunk", "coverage",
    ),
    pictures=("treatments",),
    pictures_of_all=("pooled",),
    settings=(_SINCE, _WHAT, _SETTLE, _BLANK_IS_NONE),
    tab=("treatments",),
    steps=(
        *("go on", "wait", "enough", "treatments", "rate", "none", "name", "clinician"),
        *("headaches", "habit"),
    ),
    notebook="04_relief_and_change",
)  # fmt: skip

NEXT = Question(
    name="next",
    asks="What would settle most now? Entries, suspects or an experiment, and what each brings.",
    names=("ask.NextResult",),
    shown="shown",
    columns=("rank", "verdict", "what", "now", "brings", "brings_unit", "weeks"),
    view=View(
        frame="shown",
        columns=(
            number("rank"),
            *words("what"),
            number("now"),
            number("brings"),
            *words("brings_unit"),
            number("weeks"),
            *words("step", "command"),
        ),
    ),
    settings=(
        Setting(
            name="about", kind="choice",
            choices=(
                "burden", "pattern", "triggers", "relief", "change", "dose", "treatments",
            ),
            help="Only what would help to answer this question.",
        ),
    ),
    tab=(),
    notebook="00_start_here",
)  # fmt: skip

QUESTIONS = (BURDEN, PATTERN, TRIGGERS, RELIEF, CHANGE, DOSE, TREATMENTS, NEXT)
"""In the order in which they are asked; a new question is one more."""


TRIAL = Question(
    name="trial",
    asks="What came of an experiment with oneself, compared exactly as it was drawn by lot?",
    names=("ask.TrialResult",),
    columns=(
        "arm", "against", "outcome", "difference", "ci_low", "ci_high", "p_value", "periods",
        "verdict",
    ),
    view=View(
        columns=(
            *words("arm", "against"),
            Column(name="outcome", cells="outcome"),
            number("difference"),
            span("ci_low", "ci_high"),
            span("periods", "planned", "part"),
            *words("verdict", "reason", "advice"),
        ),
    ),
    tables=("pooled", "periods", "coverage"),
    pictures=("trial",),
    pictures_by_hand=("plan", "promise"),
    notebook="07_find_out",
)  # fmt: skip
"""Asked of a diary and a plan, so that it is no question of a diary alone; see `hdiary.trials`."""

PAGES = {"pdf": "hdiary.report.make_pdf", "html": "hdiary.report.make_page"}
"""What makes the page for the visit, by its kind: as a hand's chooser, it is found by its name."""


def find_homes() -> dict[str, str]:
    """Give every public name of a question with the module where it lives."""
    homes = {}
    for question in QUESTIONS:
        room = f"hdiary.questions.{question.name}"
        homes[question.name] = f"{room}.ask"
        for path in question.names:
            module, _, name = path.partition(".")
            homes[name] = f"{room}.{module}"
    return homes


def find_question(name: str) -> Question | None:
    """Find a question by its name; None where there is none."""
    return next((one for one in (*QUESTIONS, TRIAL) if one.name == name), None)
