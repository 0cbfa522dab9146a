"""The pictures of a trial: its plan, what it promises, and what came of it."""

from hdiary.plots.trial import plot_trial
from hdiary.plots.trial_plan import plot_plan
from hdiary.plots.trial_promise import plot_promise

__all__ = ["plot_plan", "plot_promise", "plot_trial"]
