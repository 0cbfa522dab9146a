"""The walk through the days: risk, headache, pain, habits and programmes, all people at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.simulate.course import People, Settings, expit, normal_cdf
from hdiary.simulate.factors import Factor
from hdiary.simulate.treatments import Programme

BURN_IN_DAYS = 60
"""Days walked before the diary begins, so that it begins in the middle of a life."""

DOSE_DAYS = 28
_WEEK = 7
LOGIT_TO_SD = math.sqrt(3.0) / math.pi
"""A shift of one log odds, in standard deviations of a number (Chinn 2000)."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Walk:
    """What happened to everybody on every day; arrays are people x days."""

    headache: Bools  #
    risk: Floats  #
    pain: Floats  #
    wave: Floats  #
    habits: tuple[npt.NDArray[Any], ...]  #
    sessions: tuple[Bools, ...]  #
    starts: Ints  #


def walk_days(
    settings: Settings,
    people: People,
    *,
    seeds: np.random.SeedSequence,
    starts: Ints | None = None,
    without: int | None = None,
) -> Walk:
    """Walk through the days."""
    walker = _Walker(settings, people, seeds, starts, without)
    for day in range(-BURN_IN_DAYS, settings.days):
        walker.step(day)
    return walker.result()


class _Walker:
    """The state of everybody on one day, and the record so far."""

    def __init__(
        self,
        settings: Settings,
        people: People,
        seeds: np.random.SeedSequence,
        starts: Ints | None,
        without: int | None,
    ) -> None:
        self.settings, self.people, self.without = settings, people, without
        n, days = settings.n_patients, settings.days
        n_factors, n_programmes = len(settings.factors), len(settings.programmes)
        self.luck, self.waves, self.habit_luck, self.session_luck = (
            np.random.default_rng(child) for child in _children(seeds, 4)
        )
        shape = (n, days)
        self.headache = np.zeros(shape, dtype=bool)
        self.risk, self.pain, self.wave_kept = (np.zeros(shape) for _ in range(3))
        self.habits: list[npt.NDArray[Any]] = [
            np.zeros(shape, dtype=bool if f.kind == "yes/no" else np.float32)
            for f in settings.factors
        ]
        self.sessions = [np.zeros(shape, dtype=bool) for _ in settings.programmes]
        self.starts = np.full((n, n_programmes), days, dtype=np.int64)
        self.given = starts
        self.deviations = np.zeros((n, n_factors))
        self.yesterday = self.luck.random(n) < settings.course.headache_share
        self.wave = self.waves.standard_normal(n)
        self.habit_waves = self.waves.standard_normal((n, n_factors))
        self.severity = self.waves.standard_normal(n)
        weekday = (settings.first_day.astype(np.int64) + 3) % _WEEK  # 1970-01-01: a Thursday
        self.first_weekday = int(weekday)

    def step(self, day: int) -> None:
        """Live through one day: the slow things, then the headache, then the habits."""
        traps = self.settings.traps
        self._drift(day)
        levels = self._levels(day)
        risk, pain, headache = self._hurt(day, levels)
        today = headache.astype(np.float64)
        push = traps.reverse * today + traps.persistence_habits * self.yesterday
        for k, factor in enumerate(self.settings.factors):
            self._live(day, k, factor, push)
        for p, programme in enumerate(self.settings.programmes):
            self._train(day, p, programme, today)
        self.yesterday = headache
        if day >= 0:
            self.headache[:, day], self.risk[:, day], self.pain[:, day] = headache, risk, pain
            self.wave_kept[:, day] = traps.wave_risk * self.wave

    def result(self) -> Walk:
        """Give the record."""
        return Walk(
            headache=self.headache,
            risk=self.risk,
            pain=self.pain,
            wave=self.wave_kept,
            habits=tuple(self.habits),
            sessions=tuple(self.sessions),
            starts=self.starts,
        )

    def _drift(self, day: int) -> None:
        traps, n = self.settings.traps, self.settings.n_patients
        self.wave = _next(self.wave, traps.wave_rho, self.waves.standard_normal(n))
        shape = self.habit_waves.shape
        self.habit_waves = _next(
            self.habit_waves, traps.wave_rho, self.waves.standard_normal(shape)
        )
        self.severity = _next(self.severity, traps.pain_rho, self.waves.standard_normal(n))

    def _hurt(self, day: int, levels: Floats) -> tuple[Floats, Floats, Bools]:
        """Draw today's headache and pain."""
        settings, course, traps = self.settings, self.settings.course, self.settings.traps
        change = levels @ np.array([p.pain_change for p in settings.programmes])
        usual = self.people.pain_mean + change
        felt = np.rint(usual + course.pain_sd * self.severity)
        luck = self.luck.random(settings.n_patients)
        if course.model == "daily pain":
            risk = 1.0 - normal_cdf((0.5 - usual) / course.pain_sd)
            pain = np.clip(felt, 0.0, 10.0)
            return risk, pain, pain > 0.0
        log_odds = self.people.intercept + traps.persistence * self.yesterday
        log_odds = log_odds + (self.people.log_odds_ratios * self.deviations).sum(axis=1)
        log_odds += traps.wave_risk * self.wave
        log_odds += traps.weekday_risk * self._weekend(day) + traps.trend_risk * _months(day)
        log_odds += levels @ np.array([math.log(p.odds_ratio) for p in settings.programmes])
        risk = expit(log_odds)
        headache = luck < risk
        return risk, np.where(headache, np.clip(felt, 1.0, 10.0), 0.0), headache

    def _live(self, day: int, k: int, factor: Factor, push: Floats) -> None:
        """Draw today's habit, which tomorrow's risk will know."""
        traps = self.settings.traps
        apart = math.sqrt(1.0 - traps.wave_shared**2)
        wave = traps.wave_shared * self.wave + apart * self.habit_waves[:, k]
        shift = traps.wave_habits * wave + factor.with_headache * push
        shift += traps.weekday_habits * factor.at_weekend * self._weekend(day)
        shift += traps.trend_habits * factor.over_time * _months(day)
        value: npt.NDArray[Any]
        if factor.kind == "yes/no":
            usual = math.log(factor.share / (1.0 - factor.share))
            value = self.habit_luck.random(len(push)) < expit(usual + shift)
            self.deviations[:, k] = value - factor.share
        else:
            z = LOGIT_TO_SD * shift + self.habit_luck.standard_normal(len(push))
            steps = np.rint((factor.mean + factor.sd * z) / factor.step)
            value = np.clip(steps * factor.step, factor.lowest, factor.highest)
            self.deviations[:, k] = (value - factor.mean) / factor.sd
        if day >= 0:
            self.habits[k][:, day] = value

    def _train(self, day: int, p: int, programme: Programme, today: Floats) -> None:
        """Draw whether there is a session today."""
        luck = self.session_luck.random(len(today))
        if day < 0:
            return
        since = day - self.starts[:, p]
        on = since >= 0
        if programme.last_day is not None:
            on &= day <= programme.last_day
        if programme.every:
            self.sessions[p][:, day] = on & (since % programme.every == 0)
            return
        share = programme.session_share
        usual = math.log(share / (1.0 - share))
        self.sessions[p][:, day] = on & (luck < expit(usual - self.settings.traps.reverse * today))

    def _levels(self, day: int) -> Floats:
        """Give how far each programme's effect has grown, 0 to 1, people x programmes."""
        levels = np.zeros(self.starts.shape)
        if day < 0:
            return levels
        for p, programme in enumerate(self.settings.programmes):
            self._begin(day, p, programme)
            since = day - self.starts[:, p]
            if programme.follows == "dose":
                recent = self.sessions[p][:, max(day - DOSE_DAYS, 0) : day].sum(axis=1)
                level = recent / (DOSE_DAYS * programme.intended_share)
            else:
                level = (since + 1) / max(programme.settle_days, 1)
            if p != self.without:
                levels[:, p] = np.where(since >= 0, np.clip(level, 0.0, 1.0), 0.0)
        return levels

    def _begin(self, day: int, p: int, programme: Programme) -> None:
        """Start the programme for those whose day it is."""
        if self.given is not None:
            self.starts[:, p] = self.given[:, p]
            return
        if day < programme.start_day:
            return
        waiting = self.starts[:, p] > day
        quantile = self.settings.traps.bad_week
        if quantile and day - programme.start_day < programme.wait_days:
            waiting &= self._after_bad_week(day, quantile)
        self.starts[waiting, p] = day

    def _after_bad_week(self, day: int, quantile: float) -> Bools:
        """Say whose last seven days are among the worst of their weeks so far."""
        if day < 2 * _WEEK:
            return np.zeros(self.settings.n_patients, dtype=bool)
        total = np.cumsum(self.pain[:, :day], axis=1)
        weeks = total[:, _WEEK:] - total[:, :-_WEEK]
        bad: Bools = (weeks < weeks[:, -1:]).mean(axis=1) >= quantile
        return bad

    def _weekend(self, day: int) -> float:
        return 1.0 if (self.first_weekday + day) % _WEEK >= 5 else 0.0


def _months(day: int) -> float:
    """Give the time since the first day in units of 28 days; the burn-in has no trend."""
    return max(day, 0) / 28.0


def _next(state: Floats, rho: float, shock: Floats) -> Floats:
    """Take one step of an AR(1) process with variance 1."""
    stepped: Floats = rho * state + math.sqrt(1.0 - rho**2) * shock
    return stepped


def _children(seeds: np.random.SeedSequence, n: int) -> list[np.random.SeedSequence]:
    """Derive seeds without counting: `spawn` gives others each time it is called."""
    return [
        np.random.SeedSequence(entropy=seeds.entropy, spawn_key=(*seeds.spawn_key, i))
        for i in range(n)
    ]
