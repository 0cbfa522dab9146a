"""A trial tried by a made-up person before anybody begins it."""

from __future__ import annotations

from typing import Any

import ipywidgets

from hdiary.diary import make_diary
from hdiary.diary.show import show_in_theme, show_words
from hdiary.plots import plot_trial
from hdiary.trials import trial
from hdiary.trials.participant import simulate_participant
from hdiary.trials.planned import Planned
from hdiary.widgets.screen import html_place, show_picture
from hdiary.words import Words


class Trying:
    """A button that lets a made-up person live the plan, and a place for what came of it.

    Parameters
    ----------
    say
        The language.
    """

    def __init__(self, say: Words) -> None:
        self._say = say
        self.button: Any = ipywidgets.Button(
            description=say("trial.choose.try"), layout=ipywidgets.Layout(width="auto")
        )
        self.place = html_place()
        self.result: Any = None
        self.seed = 0

    def clear(self) -> None:
        """Forget what came of another plan."""
        self.result, self.seed, self.place.value = None, 0, ""

    def live(self, plan: Planned, effect: float) -> None:
        """Let somebody else live it with this true effect, and analyse what they wrote."""
        self.seed += 1
        lived = make_diary(simulate_participant(plan, effect=effect, seed=self.seed))
        self.result = trial(lived, plan=plan)
        ax = plot_trial(self.result, language=self._say.name)
        self.place.value = show_in_theme(
            show_words(self._say("trial.choose.tried")),
            show_words(self.result.summary(language=self._say.name)),
            show_picture(ax, prefix=f"hdt{id(self)}"),
        )
