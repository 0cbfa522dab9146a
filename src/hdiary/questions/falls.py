"""How pain falls within two hours, by itself and beside what is done: numbers of each person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hdiary.diary import Diary
from hdiary.diary.arrays import Bools, Codes, Floats, patient_codes
from hdiary.diary.calendar import SEPARATOR
from hdiary.vocabulary.scales import SCALES
from hdiary.vocabulary.words import is_no_treatment

_POINTS = 10
_LEAST_ALONE = 5
_LEAST_RATED = 10
_LEAST_RUN = 20
_MINUTES = (60.0, 180.0)
_ROUNDING = 1.0 / 12.0
"""What rounding to whole points adds to a variance."""
_LEAST_SD = 0.2
_MOST = 0.8


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Falls:
    """How pain falls for each person; NaN where the diary does not tell."""

    natural_fall: Floats  # At the mean starting pain, of headaches left alone [points]
    slope: Floats  # How much more for each point of starting pain
    sd: Floats  # Of what else the fall has, before it is rounded [points]
    autocorrelation: Floats  # Of that, from one rated headache to the next
    rated_share: Floats  # Of treated headaches; NaN where fewer than half are rated
    starting: Floats  # Share of treatments at a pain of 1, 2 ... 10, (people, 10)
    started: Codes  # How many treatments have a starting pain


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Rows:
    """Entries with something done, or nothing on purpose, in order of person and time."""

    who: Codes
    before: Floats
    after: Floats
    treated: Bools

    @property
    def rated(self) -> Bools:
        rated: Bools = (self.before > 0) & ~np.isnan(self.after)
        return rated


def find_falls(diary: Diary) -> Falls:
    """Say how pain fell from one rating to the next, for each person."""
    people, rows = len(diary.patients), _list_rows(diary)
    start = rows.treated & (rows.before > 0)
    counts = np.zeros((people, _POINTS))
    place = np.clip(np.rint(rows.before[start]), 1, _POINTS).astype(np.int64) - 1
    np.add.at(counts, (rows.who[start], place), 1.0)
    started = counts.sum(axis=1)
    alone = rows.rated & ~rows.treated
    slope, sd, left = _fit(rows, people)
    many = np.bincount(rows.who[alone], minlength=people)
    fell = _mean(rows.before - rows.after, rows.who, alone, people)
    away = _mean(rows.before, rows.who, start | alone, people) - _mean(
        rows.before, rows.who, alone, people
    )
    natural = fell + np.where(np.isnan(slope), 0.0, slope) * away
    treated = np.bincount(rows.who[rows.treated], minlength=people)
    rated = np.bincount(rows.who[rows.treated & rows.rated], minlength=people)
    share = rated / np.maximum(treated, 1)
    return Falls(
        natural_fall=np.where(many >= _LEAST_ALONE, natural, np.nan),
        slope=slope,
        sd=sd,
        autocorrelation=_in_a_row(rows, left, people),
        rated_share=np.where((treated >= _LEAST_RATED) & (share >= 0.5), share, np.nan),
        starting=counts / np.maximum(started, 1)[:, None],
        started=started.astype(np.int64),
    )


def _list_rows(diary: Diary) -> _Rows:
    entries = diary.entries
    texts = entries["treatment"].cat
    nothing = [all(map(is_no_treatment, str(t).split(SEPARATOR))) for t in texts.categories]
    said = texts.codes.to_numpy() >= 0
    alone = np.array([*nothing, False], np.bool_)[texts.codes]
    chosen = np.flatnonzero(said & ~diary.repeats)
    when = entries["treated_at"].fillna(entries["start"]).fillna(entries["date"]).to_numpy()
    order = chosen[np.lexsort((chosen, when[chosen], patient_codes(entries)[chosen]))]
    factor = _POINTS / SCALES[diary.scale].highest if diary.scale in ("0-10", "0-100") else np.nan
    minutes = entries["after_min"].to_numpy(dtype=np.float64)[order]
    late = (minutes < _MINUTES[0]) | (minutes > _MINUTES[1])
    after = entries["pain_after"].to_numpy(dtype=np.float64)[order] * factor
    return _Rows(
        who=patient_codes(entries)[order],
        before=entries["pain_before"].to_numpy(dtype=np.float64)[order] * factor,
        after=np.where(late, np.nan, after),
        treated=~alone[order],
    )


def _mean(values: Floats, who: Codes, where: Bools, people: int) -> Floats:
    total = np.bincount(who[where], weights=values[where], minlength=people)
    return total / np.maximum(np.bincount(who[where], minlength=people), 1)


def _fit(rows: _Rows, people: int) -> tuple[Floats, Floats, Floats]:
    """Regress falls on starting pain, treated and left alone apart: slope, spread, residuals."""
    rated = rows.rated
    fall = np.where(rated, rows.before - rows.after, 0.0)
    before = np.where(rated, rows.before, 0.0)
    for kind in (rated & rows.treated, rated & ~rows.treated):
        for values in (fall, before):
            values -= np.where(kind, _mean(values, rows.who, kind, people)[rows.who], 0.0)
    many = np.bincount(rows.who[rated], minlength=people)
    spread = np.bincount(rows.who, weights=before**2, minlength=people)
    both = np.bincount(rows.who, weights=before * fall, minlength=people)
    steep = np.where(spread > 0, both / np.where(spread > 0, spread, 1.0), 0.0)
    left = np.where(rated, fall - steep[rows.who] * before, 0.0)
    variance = np.bincount(rows.who, weights=left**2, minlength=people) / np.maximum(many - 3, 1)
    sd = np.sqrt(np.maximum(variance - _ROUNDING, _LEAST_SD**2))
    told = many >= _LEAST_RATED
    return np.where(told, steep, np.nan), np.where(told, sd, np.nan), left


def _in_a_row(rows: _Rows, left: Floats, people: int) -> Floats:
    """Correlate what is left of a fall with that of the next rated headache."""
    rated = np.flatnonzero(rows.rated)
    who, own = rows.who[rated], left[rated]
    many = np.bincount(who, minlength=people)
    follows = who[1:] == who[:-1]
    beside = np.bincount(who[1:][follows], weights=(own[1:] * own[:-1])[follows], minlength=people)
    whole = np.bincount(who, weights=own**2, minlength=people)
    lagged = beside / np.where(whole > 0, whole, 1.0) + 1.0 / np.maximum(many, 1)
    return np.where((many >= _LEAST_RUN) & (whole > 0), np.clip(lagged, 0.0, _MOST), np.nan)
