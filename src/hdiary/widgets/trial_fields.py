"""The fields of a trial: what is compared, how it is drawn by lot, how long, and from when on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import ipywidgets

from hdiary.trials.planned import DAYS, DESIGNS, HEADACHES, OUTCOMES, PERIODS, START
from hdiary.words import Words

_NUMBERS: Mapping[str, tuple[tuple[str, ...], int, int, int]] = {
    "periods": ((PERIODS,), 12, 6, 40),
    "days": ((DAYS,), 56, 12, 168),
    "headaches": ((HEADACHES,), 40, 12, 120),
    "length": ((PERIODS,), 7, 1, 28),
    "washout": ((PERIODS,), 0, 0, 14),
    "baseline": ((START,), 28, 7, 84),
    "starts": ((START,), 28, 20, 84),
    "settle": ((START,), 0, 0, 28),
    "follow_up": ((START,), 42, 7, 168),
}
"""In which designs a number is asked for, where it stands at first, and from where to where."""
_STEPS = {"periods": 1, "days": 2, "headaches": 2}
"""These move by so many times as many as there are arms: whole blocks."""
_EFFECTS: Mapping[str, tuple[float, float, float, float]] = {
    "headache_days_28": (0.5, 0.1, 0.9, 0.05),
    "mean_pain": (1.0, 0.25, 3.0, 0.25),
    "pain_2h": (1.0, 0.5, 4.0, 0.5),
}
"""Where the slider of the effect stands at first, its ends and its step."""
_LABEL = {"description_width": "170px"}


class TrialFields:
    """The fields on the screen; ``box`` is the widget.

    Parameters
    ----------
    arms, start, seed
        Where they stand at first.
    changed
        What to do when a hand changed one.
    say
        The language.
    """

    def __init__(
        self, arms: Sequence[str], start: date, seed: int,
        changed: Callable[[], None], say: Words,
    ) -> None:  # fmt: skip
        self._say, self._changed, self._quiet = say, changed, False
        names = [*arms, "", ""][:3]
        self._arms = [
            ipywidgets.Text(value=name, continuous_update=False, **self._look(f"arm_{place}"))
            for place, name in enumerate(names)
        ]
        self._design = ipywidgets.Dropdown(
            options=[(say(f"trial.choose.design_{name}"), name) for name in DESIGNS],
            **self._look("design"),
        )
        self._outcome = ipywidgets.Dropdown(options=[""], **self._look("outcome"))
        self._numbers = {
            name: ipywidgets.IntSlider(
                value=first, min=low, max=high, continuous_update=True, **self._look(name)
            )
            for name, (_, first, low, high) in _NUMBERS.items()
        }
        self._start = ipywidgets.DatePicker(value=start, **self._look("start"))
        self._seed = ipywidgets.BoundedIntText(
            value=seed, min=0, max=2**31 - 1, **self._look("seed")
        )
        self._effect = ipywidgets.FloatSlider(**self._look("effect_pain_2h"))
        self._effect_of = ""
        self._every: list[Any] = [
            *self._arms, self._design, self._outcome, *self._numbers.values(), self._start,
            self._seed, self._effect,
        ]  # fmt: skip
        self.box: Any = ipywidgets.VBox(self._every)
        self._fit()
        for widget in self._every:
            widget.observe(lambda _: self._when_changed(), names="value")

    @property
    def settings(self) -> dict[str, Any]:
        """What `hdiary.plan_trial` is told; what a design does not know is left out."""
        design = str(self._design.value)
        told: dict[str, Any] = {"arms": self._names(), "design": design}
        told["outcome"] = str(self._outcome.value)
        for name, (designs, *_) in _NUMBERS.items():
            if design in designs:
                told["periods" if name in _STEPS else name] = int(self._numbers[name].value)
        day = self._start.value
        return {**told, "start": None if day is None else day.isoformat(), "seed": self._seed.value}

    @property
    def effect(self) -> float:
        """The true difference that the promise and the trying are about."""
        return float(self._effect.value)

    def _names(self) -> list[str]:
        names = [" ".join(str(arm.value).split()) for arm in self._arms]
        return [name for name in names if name]

    def _look(self, name: str) -> dict[str, Any]:
        return {
            "description": self._say(f"trial.choose.{name}"),
            "style": _LABEL,
            "layout": ipywidgets.Layout(width="440px", max_width="100%"),
        }

    def _when_changed(self) -> None:
        if self._quiet:
            return
        self._fit()
        self._changed()

    def _fit(self) -> None:
        """Show what the design asks for, and let whole blocks be chosen only."""
        self._quiet = True
        try:
            design, arms = str(self._design.value), max(len(self._names()), 2)
            known = [(self._say(f"trial.name.{name}"), name) for name in OUTCOMES[design]]
            if list(self._outcome.options) != known:
                self._outcome.options = known
            for name, (designs, _, low, _high) in _NUMBERS.items():
                widget = self._numbers[name]
                widget.layout.display = None if design in designs else "none"
                if name in _STEPS:
                    step = _STEPS[name] * arms
                    widget.step = step
                    widget.min = -(-low // step) * step
                    widget.value = max(round(widget.value / step) * step, widget.min)
            self._arms[2].layout.display = "none" if design == START else None
            self._fit_effect()
        finally:
            self._quiet = False

    def _fit_effect(self) -> None:
        outcome = str(self._outcome.value)
        first, low, high, step = _EFFECTS[outcome]
        if self._effect_of == outcome:
            return
        self._effect_of = outcome
        self._effect.description = self._say(f"trial.choose.effect_{outcome}")
        self._effect.readout_format = ".0%" if outcome == "headache_days_28" else ".2f"
        self._effect.min, self._effect.max = 0.0, high
        self._effect.min, self._effect.step, self._effect.value = low, step, first
