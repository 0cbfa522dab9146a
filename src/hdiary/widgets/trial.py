"""An experiment with oneself, planned by hand: what it is, what it promises, saved, and tried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import ipywidgets

from hdiary.diary import Diary, need_diary
from hdiary.diary.show import show_in_theme, show_words
from hdiary.plots import plot_plan, plot_promise
from hdiary.trials import PlanError, plan_trial
from hdiary.widgets.code import show_code
from hdiary.widgets.screen import Later, OnScreen, html_place, show_picture
from hdiary.widgets.trial_code import write_trial, write_try
from hdiary.widgets.trial_fields import TrialFields
from hdiary.widgets.trial_promised import Promised
from hdiary.widgets.trial_try import Trying
from hdiary.write import WriteError

_FOLDER = "trial"


class TrialChooser(OnScreen):
    """Fields for a trial, and beneath them its plan and what it promises; see `choose_trial`.

    Attributes
    ----------
    plan
        The plan as it is chosen; None while the fields do not hold one.
    promised
        What it promises.
    result
        What came of it when a made-up person tried it; None before that.
    """

    def __init__(
        self,
        diary: Diary | None = None,
        *,
        arms: Sequence[str] = ("desk exercises", "none"),
        start: str | date | None = None,
        seed: int = 1,
        name: str = "diary",
        language: str = "en",
    ) -> None:
        super().__init__(language)
        self._diary, self._name = diary, None if diary is None else name
        self.plan: Any = None
        self.promised: Any = None
        self._promised = Promised(diary)
        first = find_start(diary, date.today()) if start is None else _read(start)
        self._fields = TrialFields(arms, first, seed, Later(self._again), self.say)
        self._told, self._strip, self._power, self._twin = (html_place() for _ in range(4))
        self._try = Trying(self.say)
        self._try.button.on_click(lambda _: self._try_it())
        sign = self._make_sign()
        self._make_saving()
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        self.box.children = [
            sign,
            self._fields.box,
            self.trouble,
            self._told,
            self._strip,
            self._power,
            ipywidgets.Box([self._folder, self._save], layout=wrapped),
            self._saved,
            ipywidgets.Box([self._try.button], layout=wrapped),
            self._try.place,
            self._twin,
        ]
        self._choose()
        self.sign = sign

    @property
    def result(self) -> Any:
        """What came of it when a made-up person tried it."""
        return self._try.result

    @property
    def code(self) -> str:
        """The plain code that gives the same plan, words and pictures."""
        told = write_trial(self._fields.settings, effect=self._fields.effect, name=self._name)
        if self.result is None:
            return told
        return f"{told}\n{write_try(effect=self._fields.effect, seed=self._try.seed)}"

    def show(self, diary: Diary | None) -> None:
        """Reckon with another diary."""
        self._diary, self._promised = diary, Promised(diary)
        self._choose()

    def _make_saving(self) -> None:
        self._folder = ipywidgets.Text(
            value=_FOLDER, description=self.say("trial.choose.folder"), continuous_update=False,
            style={"description_width": "170px"},
        )  # fmt: skip
        self._save = ipywidgets.Button(
            description=self.say("trial.choose.save"), layout=ipywidgets.Layout(width="auto")
        )
        self._saved = html_place()
        self._save.on_click(lambda _: self._write())

    def _again(self) -> None:
        with self._working():
            self._choose()

    def _choose(self) -> None:
        """Make the plan of what is chosen, and show it; or say why it is none."""
        self._try.clear()
        self._saved.value = ""
        settings = self._fields.settings
        try:
            if settings["start"] is None:
                settings["start"] = ""
            self.plan = plan_trial(**settings, diary=self._diary)
        except PlanError as error:
            self._refuse(error.tell(self.say))
            return
        self.promised = self._promised.of(self.plan, self._fields.effect)
        chosen = self._promised.chosen(self.plan, self._fields.effect)
        language = self.say.name
        self._strip.value = self._power.value = ""  # of another plan than the words to come
        self._told.value = show_in_theme(
            show_words(self.plan.summary(language=language)),
            show_words(chosen.summary(language=language)),
        )
        strip = plot_plan(self.plan, language=language)
        power = plot_promise(self.promised, language=language)
        self._strip.value = show_in_theme(show_picture(strip, prefix=f"hds{id(self)}"))
        self._power.value = show_in_theme(show_picture(power, prefix=f"hdw{id(self)}"))
        self._finish(there=True)

    def _refuse(self, why: str) -> None:
        self.plan = self.promised = None
        self._told.value = show_in_theme(show_words(why))
        self._strip.value = self._power.value = ""
        self._finish(there=False)

    def _finish(self, *, there: bool) -> None:
        self._save.disabled = self._try.button.disabled = not there
        self._twin.value = show_code(self.code, self.say) if there else ""
        self._tell()

    def _write(self) -> None:
        """Write the folder beside the notebook; nothing is replaced."""
        folder = str(self._folder.value).strip() or _FOLDER
        try:
            paths = self.plan.save(folder)
        except WriteError as error:
            self._saved.value = show_in_theme(show_words(error.tell(self.say)))
            return
        names = tuple(path.name for path in paths)
        told = self.say("trial.choose.saved", folder=folder, names=names)
        self._saved.value = show_in_theme(show_words(told))

    def _try_it(self) -> None:
        with self._working():
            self._try.live(self.plan, self._fields.effect)
        self._twin.value = show_code(self.code, self.say)
        self._tell()


def find_start(diary: Diary | None, today: date) -> date:
    """Give the first Monday after the diary, and after today: no trial begins in the past."""
    last = today
    if diary is not None and len(diary.days):
        last = max(today, diary.days["date"].max().date())
    return last + timedelta(days=7 - last.weekday())


def _read(day: str | date) -> date:
    return day if isinstance(day, date) else date.fromisoformat(day)


def choose_trial(
    diary: Diary | None = None,
    *,
    arms: Sequence[str] = ("desk exercises", "none"),
    start: str | date | None = None,
    seed: int = 1,
    name: str = "diary",
    language: str = "en",
) -> TrialChooser:
    """Plan an experiment with oneself by hand: move the sliders, and see what it would find.

    Parameters
    ----------
    diary
        Whose days the promise is reckoned with; people in general without one.
    arms, start, seed
        What the fields hold at first; the first Monday after the diary and after today, if no
        start is given.
    name
        What the diary is called in the code beneath.
    language
        Of what is said, such as ``"de"``.

    Returns
    -------
    TrialChooser
        Shown by a notebook; ``plan`` is what is chosen, ``code`` the same in plain code.
    """
    if diary is not None:
        need_diary(diary, "choose_trial")
    return TrialChooser(diary, arms=arms, start=start, seed=seed, name=name, language=language)
