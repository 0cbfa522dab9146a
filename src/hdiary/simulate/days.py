"""The walk through the days: risk, headache, pain, habits and programmes, all people at once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from hdiary.diary.arrays import Bools, Floats, Ints
from hdiary.simulate.course import People, Settings, expit, normal_cdf, round_pain
from hdiary.simulate.habits import Today, draw_luck, pull, settle
from hdiary.simulate.hours import Hours
from hdiary.simulate.rhythms import Rhythms, draw_rhythms, has_rhythms
from hdiary.simulate.treatments import Programme

BURN_IN_DAYS = 60
"""Days walked before the diary begins, so that it begins in the middle of a life."""

DOSE_DAYS = 28
_WEEK = 7


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
    rhythms: Rhythms | None  # None where nothing comes by the calendar
    hours: Hours | None  # None where the order within a day does not matter


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
        # A stream for each purpose: what is switched on takes no luck from the others.
        rng = [np.random.default_rng(child) for child in _children(seeds, 8)]
        self.luck, self.waves, self.habit_luck, self.session_luck = rng[:4]
        self.common_luck, self.absent_luck = rng[4:6]
        self.rhythms = None
        if has_rhythms(settings.traps):
            self.rhythms = draw_rhythms(settings, burn_in=BURN_IN_DAYS, rng=rng[6])
        self.hours = Hours.draw(settings, rng=rng[7])
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
        self.drawn: dict[int, tuple[Floats, Floats, Floats]] = {}
        self.run, self.pain_yesterday = np.zeros(n), np.zeros(n)
        self.yesterday = self.luck.random(n) < settings.course.headache_share
        self.wave = self.waves.standard_normal(n)
        self.habit_waves = self.waves.standard_normal((n, n_factors))
        self.severity = self.waves.standard_normal(n)
        weekday = (settings.first_day.astype(np.int64) + 3) % _WEEK  # 1970-01-01: a Thursday
        self.first_weekday = int(weekday)

    def step(self, day: int) -> None:
        """Live through one day: the slow things, the night, the headache, then the habits."""
        traps = self.settings.traps
        self._drift(day)
        levels = self._levels(day)
        today = self._today(day)
        push = np.asarray(traps.persistence_habits * self.yesterday)
        for k in self._places("night"):
            self._live(day, k, today, push)
        risk, pain, headache = self._hurt(day, levels)
        hurts = headache.astype(np.float64)
        for k in self._places("night"):
            self._wake(day, k, hurts)
        for k in self._places("day"):
            self._live(day, k, today, push + self._after(day, k, hurts, pain))
        for p, programme in enumerate(self.settings.programmes):
            self._train(day, p, programme, hurts)
        self.yesterday, self.pain_yesterday = headache, pain
        self.run = np.where(headache, self.run + 1.0, 0.0)
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
            rhythms=self.rhythms,
            hours=self.hours,
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
        felt = round_pain(usual + course.pain_sd * self.severity, traps)
        luck = self.luck.random(settings.n_patients)
        if course.model == "daily pain":
            risk = 1.0 - normal_cdf((0.5 - usual) / course.pain_sd)
            pain = np.clip(felt, 0.0, 10.0)
            return risk, pain, pain > 0.0
        log_odds = self.people.intercept + traps.persistence * self.yesterday
        log_odds = log_odds + (self.people.log_odds_ratios * self.deviations).sum(axis=1)
        log_odds += traps.wave_risk * self.wave + self._from_yesterday()
        log_odds += traps.weekday_risk * self._weekend(day) + traps.trend_risk * _months(day)
        if self.rhythms is not None:
            log_odds += self.rhythms.risk[:, day + BURN_IN_DAYS]
        log_odds += levels @ np.array([math.log(p.odds_ratio) for p in settings.programmes])
        risk = expit(log_odds)
        headache = luck < risk
        return risk, np.where(headache, np.clip(felt, max(1.0, traps.heap), 10.0), 0.0), headache

    def _from_yesterday(self) -> Floats:
        """Give what yesterday's pain and the run of headache days change in the risk."""
        traps = self.settings.traps
        above = self.yesterday * (self.pain_yesterday - self.people.pain_mean)
        in_bout = np.isin(self.run, (1.0, 2.0)) * 1.0 - (self.run >= 3.0)
        added: Floats = traps.severity_risk * above + traps.bout_risk * in_bout
        return added

    def _after(self, day: int, k: int, hurts: Floats, pain: Floats) -> Floats:
        """Give what today's headache changes in a habit of the day, if that came after it."""
        traps = self.settings.traps
        push = traps.reverse * hurts
        push = push + traps.severity_habits * hurts * (pain - self.people.pain_mean)
        push += traps.bout_habits * hurts * (self.run == 0.0)
        if self.hours is None:
            return np.asarray(push)
        return np.asarray(push * self.hours.came_after(day, k))

    def _today(self, day: int) -> Today:
        n, shared = self.settings.n_patients, self.settings.traps.habits_shared
        rhythm = np.zeros(n)
        if self.rhythms is not None:
            rhythm = self.rhythms.habits[:, day + BURN_IN_DAYS]
        return Today(
            weekend=self._weekend(day),
            months=_months(day),
            rhythm=rhythm,
            common=self.common_luck.standard_normal(n) if shared else np.zeros(n),
        )

    def _places(self, when: str) -> list[int]:
        """Give the places of the factors of the day, or of the night."""
        return [k for k, factor in enumerate(self.settings.factors) if factor.when == when]

    def _live(self, day: int, k: int, today: Today, push: Floats) -> None:
        """Draw today's habit, which tomorrow's risk will know, or tonight's, which today's does."""
        traps, factor, n = self.settings.traps, self.settings.factors[k], len(push)
        apart = math.sqrt(1.0 - traps.wave_shared**2)
        wave = traps.wave_shared * self.wave + apart * self.habit_waves[:, k]
        shift = pull(factor, traps, today, wave=wave) + factor.with_headache * push
        coin = self.common_luck.random(n) if traps.habits_shared else np.zeros(n)
        absent = self.absent_luck.random(n) if traps.rare else np.zeros(n)
        luck = draw_luck(factor, traps, today, rng=self.habit_luck, coin=coin)
        self.drawn[k] = (shift, luck, absent)
        self._keep(day, k, shift)

    def _wake(self, day: int, k: int, hurts: Floats) -> None:
        """Let a headache that is there on waking have changed the night."""
        traps, factor = self.settings.traps, self.settings.factors[k]
        if self.hours is None or not traps.night_reverse:
            return
        woken = hurts * self.hours.on_waking(day)
        shift = self.drawn[k][0] + factor.with_headache * traps.night_reverse * woken
        self._keep(day, k, shift)

    def _keep(self, day: int, k: int, shift: Floats) -> None:
        factor = self.settings.factors[k]
        _, luck, absent = self.drawn[k]
        value, self.deviations[:, k] = settle(
            factor, self.settings.traps, shift=shift, luck=luck, absent=absent
        )
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
