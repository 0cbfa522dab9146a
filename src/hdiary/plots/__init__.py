"""Pictures of answers: a result in, matplotlib Axes out; nothing is computed here.

Every ``plot_`` function draws a result of the question that it is about. What they have in common:

result
    An answer; only its frames and settings are drawn.
patient
    Whose picture; needed only where the result holds several people, a `ValueError` without.
language
    In which it speaks: a code such as ``"de"``, or the words of a page.
ax
    Where to draw, one axes for the whole picture (`plot_places` draws both heads in it, and
    `plot_treatments` both columns); a new figure without pyplot if left out.

Their inks, type and sizes stand in `hdiary.plots.style`; `restyle` puts others in their place.

They give the axes, with `alt_text`; where there is nothing to draw, a sentence stands there.
"""

from hdiary.plots.burden import plot_burden
from hdiary.plots.calendar import plot_calendar
from hdiary.plots.change import plot_change
from hdiary.plots.factor import plot_factor
from hdiary.plots.pain import plot_pain
from hdiary.plots.pattern_pictures import plot_clock, plot_places, plot_weekdays
from hdiary.plots.people_pictures import plot_arms, plot_people, plot_pooled
from hdiary.plots.relief import plot_relief
from hdiary.plots.restyle import restyle
from hdiary.plots.strips import plot_strips
from hdiary.plots.style import INKS, alt_text
from hdiary.plots.svg import figure_svg, save_figure
from hdiary.plots.treatments import plot_treatments
from hdiary.plots.trial_pictures import plot_plan, plot_promise, plot_trial
from hdiary.plots.triggers import plot_triggers

__all__ = [
    "INKS",
    "alt_text",
    "figure_svg",
    "plot_arms",
    "plot_burden",
    "plot_calendar",
    "plot_change",
    "plot_clock",
    "plot_factor",
    "plot_pain",
    "plot_people",
    "plot_places",
    "plot_plan",
    "plot_pooled",
    "plot_promise",
    "plot_relief",
    "plot_strips",
    "plot_treatments",
    "plot_trial",
    "plot_triggers",
    "plot_weekdays",
    "restyle",
    "save_figure",
]
