"""One factor of the day before, chosen by hand."""

from __future__ import annotations

from typing import Any

import ipywidgets
import pandas as pd

from hdiary.diary import Diary, need_diary
from hdiary.diary.show import show_in_theme, show_words
from hdiary.plots import plot_factor
from hdiary.questions import triggers
from hdiary.questions.exposure.told import tell_names
from hdiary.questions.reasons import Reasons
from hdiary.questions.triggers.rules import CLAIMS
from hdiary.vocabulary.verdicts import NOT_ENOUGH
from hdiary.widgets.code import Name, show_code, write_call, write_lines
from hdiary.widgets.screen import Kept, Later, OnScreen, html_place, say_picture, show_picture

_DATED = "exposure.reason.weekday"
"""Why a column that only says which day it was is no factor, and is never offered."""


def order_factors(before: pd.DataFrame, reasons: Reasons) -> pd.DataFrame:
    """Put what stands out first, then what is nearest to it, and what is not judged last."""
    dated = [text for text, told in reasons.items() if told.key == _DATED]
    offered = before[~before["reason"].isin(dated)]
    rank = [_rank(verdict) for verdict in offered["verdict"]]
    return offered.assign(rank=rank).sort_values(
        ["rank", "q_value", "p_value"], kind="stable", na_position="last"
    )


def _rank(verdict: str) -> int:
    if verdict in CLAIMS:
        return 0
    return 2 if verdict == NOT_ENOUGH else 1


class FactorChooser(OnScreen):
    """A chooser of a factor, with the days after it in words and a picture; see `choose_factor`.

    Attributes
    ----------
    factor
        The factor that is chosen; None where the diary has none.
    """

    def __init__(
        self,
        diary: Diary,
        *,
        name: str = "diary",
        code: bool = True,
        result: Any = None,
        language: str = "en",
    ) -> None:
        super().__init__(language)
        self._name, self._kept = name, Kept()
        self._factor = ipywidgets.Dropdown(description=self.say("panel.factor"))
        self._answer, self._twin = html_place(), html_place()
        self.box.children = [self._factor, self._answer, *([self._twin] if code else [])]
        self.result: Any = None
        self.show(diary, result=result)
        self._factor.observe(Later(self._choose), names="value")

    @property
    def factor(self) -> str | None:
        """The factor that is chosen."""
        return self._factor.value if self._factor.options else None

    @property
    def code(self) -> str:
        """The plain code that gives the same words and picture."""
        lines = ["import hdiary", f"answer = hdiary.triggers({self._name})"]
        if self.factor is not None:
            drawn = write_call(
                "hdiary.plots.plot_factor",
                Name("answer"),
                factor=self.factor,
                patient=self._patient,
            )
            lines += [f"ax = {drawn}", "print(hdiary.plots.alt_text(ax))", "ax.figure"]
        return write_lines(lines)

    def show(self, diary: Diary, *, result: Any = None) -> None:
        """Show another diary; its answer may be given if it is known."""
        self.result = triggers(diary) if result is None else result
        self._kept = Kept()
        people = diary.patients
        self._patient = people[0] if len(people) > 1 else None
        before = self.result.before
        if self._patient is not None:
            before = before[before["patient"].astype("str") == self._patient]
        reasons = self.result.reasons
        before = tell_names(order_factors(before, reasons), self.say, reasons)
        names, chosen = list(before["factor"]), self.factor
        with self._quietly():
            told = list(zip(before["told"], names, strict=True))
            self._factor.options = told if any(one != name for one, name in told) else names
            if names:
                self._factor.value = chosen if chosen in names else names[0]
        self._factor.layout.display = None if names else "none"
        self._choose()

    def _choose(self) -> None:
        if not self._quiet:
            self._answer.value = self._kept.get(self.factor, self._draw)
            self._twin.value = show_code(self.code, self.say)
            self._tell()

    def _draw(self) -> str:
        if self.factor is None:
            return show_in_theme(show_words(self.say("panel.no_factor")))
        ax = plot_factor(
            self.result, factor=self.factor, patient=self._patient, language=self.say.name
        )
        return show_in_theme(say_picture(ax), show_picture(ax, prefix=f"hdf{id(self)}"))


def choose_factor(diary: Diary, *, name: str = "diary", language: str = "en") -> FactorChooser:
    """Choose a factor by hand and see how often headache came on the day after it.

    Parameters
    ----------
    diary
        Of one person (of several, the first is shown).
    name
        What the diary is called in the code beneath.
    language
        Of what is said, such as ``"de"``.

    Returns
    -------
    FactorChooser
        Shown by a notebook; ``factor`` is what is chosen, ``code`` the same in plain code.
    """
    need_diary(diary, "choose_factor")
    return FactorChooser(diary, name=name, language=language)
