"""Endpoints that are counted day by day."""

from __future__ import annotations

import numpy as np

from hdiary.cohort.endpoints.measured import (
    Laid,
    Measured,
    Why,
    Whys,
    count_days,
    few_days,
    find_gaps,
    finish,
)
from hdiary.cohort.endpoints.rules import BOUNDS, COMPLETE
from hdiary.diary.arrays import Bools, Codes, Floats, count_by, ratio
from hdiary.questions.burden.windows import SEVERITY_CUTS, count_from
from hdiary.words import phrase

_MOST_PAIN = 10.0


def measure_headache_days(laid: Laid) -> Measured:
    """Count days with headache."""
    headache = laid.counts["headache_days"].to_numpy(dtype=np.int64)
    unlogged = laid.periods.length - laid.recorded
    return count_days(laid, headache, laid.recorded, ends=(headache, headache + unlogged))


def moderate_limit(scale: str, given: float | None) -> float | None:
    """Give the pain from which a day is moderate; None where the scale has no such step."""
    return given if given is not None else SEVERITY_CUTS.get(scale, (None,))[0]


def measure_moderate_days(laid: Laid) -> Measured:
    """Count days whose worst pain was moderate or severe."""
    scale = laid.diary.scale
    limit = moderate_limit(scale, laid.periods.rules.moderate_from)
    no_steps = np.full(laid.periods.size, limit is None or scale == "yes-no")
    counted = count_from(laid.facts, laid.blocks, np.inf if limit is None else limit)
    known = laid.recorded - _count(laid, laid.facts.headache & ~laid.facts.rated)
    found = count_days(
        laid,
        counted,
        known,
        ends=(counted, counted + laid.periods.length - known),
        whys=((no_steps, phrase("endpoints.reason.no_steps")),),
    )
    return _hide(found, no_steps)


def measure_medication_days(laid: Laid) -> Measured:
    """Count days with acute headache medicine, by the rules of the burden question."""
    facts, counts = laid.facts, laid.counts
    lowest, highest = (counts[f"medication_{end}"] for end in ("lowest", "highest"))
    silent = counts["medication_lowest"].isna().to_numpy(dtype=np.bool_)
    unsure = counts["medication_days"].isna().to_numpy(dtype=np.bool_) & ~silent
    took, most = (end.fillna(0).to_numpy(dtype=np.int64) for end in (lowest, highest))
    beyond = laid.periods.length - laid.held
    known = _count(laid, facts.recorded | facts.took_acute)
    found = count_days(
        laid,
        took,
        known,
        ends=(took, most + beyond),
        whys=(
            (silent, phrase("endpoints.reason.silent")),
            (unsure, phrase("endpoints.reason.not_recognised")),
        ),
    )
    return _hide(found, silent)


def _hide(found: Measured, where: Bools) -> Measured:
    """Give no count and no bounds where there is nothing that could be counted."""
    hidden = np.where(where, np.nan, 1.0)
    return finish(
        found.count * hidden,
        found.of,
        found.value,
        ends=(found.low * hidden, found.high * hidden),
        whys=found.whys,
    )


def measure_attacks(laid: Laid) -> Measured:
    """Count attacks that began: headaches with less than 24 hours free between are one."""
    episodes, facts, periods = laid.diary.episodes, laid.facts, laid.periods
    who = episodes["patient"].cat.codes.to_numpy().astype(np.int64)
    day = episodes["first_day"].to_numpy().astype("datetime64[D]").astype(np.int64)
    block = periods.find(who, day)
    begins = np.cumsum(facts.length) - facts.length
    origin = facts.date.to_numpy().astype("datetime64[D]").astype(np.int64)
    row = begins[who] + day - origin[begins[who]]
    inside = block >= 0
    sure = inside & _began_there(laid, row, np.where(inside, block, 0), origin)
    begun, certain = (count_by(block[w], periods.size) for w in (inside, sure))
    # On a day that is not recorded one more may have begun, and no more than one a day.
    most = begun + periods.length - laid.recorded
    return count_days(laid, begun, laid.recorded, ends=(certain, most))


def _began_there(laid: Laid, row: Codes, block: Codes, day: Codes) -> Bools:
    """Say which attacks began within their period whatever the unlogged days were."""
    # The last recorded day before tells: clear, and not before the eve of the period; or a
    # headache on the very day before, which the hours have shown to be another attack.
    facts = laid.facts
    places = np.arange(len(facts.who))
    recorded = np.maximum.accumulate(np.where(facts.recorded, places, -1))
    last = np.where(row > 0, recorded[row - 1], -1)
    own = (last >= 0) & (facts.who[last] == facts.who[row])
    late = day[last] >= laid.periods.first[block] - 1
    sure: Bools = own & np.where(facts.headache[last], last == row - 1, late)
    return sure


def measure_mean_pain(laid: Laid) -> Measured:
    """Average the worst pain of rated headache days."""
    facts = laid.facts
    total, rated = _add_up(laid, facts.rated), _count(laid, facts.rated)
    unknown = (
        laid.periods.length
        - _count(laid, facts.recorded)
        + _count(laid, facts.headache & ~facts.rated)
    )
    headache = laid.counts["headache_days"].to_numpy(dtype=np.int64)
    whys = (
        ((headache == 0), phrase("endpoints.reason.no_headache")),
        ((headache > 0) & (rated == 0), phrase("endpoints.reason.not_rated")),
    )
    # Of a list of headaches every headache is there, so the mean of those needs no clear day.
    few, why = few_days(laid, laid.recorded)
    return _average(laid, total, rated, unknown, whys=whys, few=(few & ~laid.listed, why))


def measure_mean_pain_all_days(laid: Laid) -> Measured:
    """Average the worst pain of all days, clear ones as 0."""
    facts = laid.facts
    known = _count(laid, facts.rated | facts.clear)
    listed = (laid.listed, phrase("endpoints.reason.listed"))
    unknown = laid.periods.length - known
    total = _add_up(laid, facts.rated)
    return _average(laid, total, known, unknown, whys=(listed,), few=few_days(laid, known))


def _average(
    laid: Laid, total: Floats, known: Codes, unknown: Codes, *, whys: Whys, few: Why
) -> Measured:
    off = np.full(laid.periods.size, laid.diary.scale != "0-10")
    lost = ~laid.periods.known | off
    low, high = (
        np.where(lost, np.nan, ratio(total + unknown * pain, known + unknown))
        for pain in (0.0, _MOST_PAIN)
    )
    missing = laid.periods.rules.missing
    if missing == BOUNDS:
        few = (unknown > 0, phrase("endpoints.reason.open"))
    elif missing == COMPLETE:
        few = (unknown > 0, phrase("endpoints.reason.not_whole"))
    return finish(
        np.where(off, np.nan, total),
        known.astype(np.float64),
        ratio(total, known),
        ends=(low, high),
        whys=(
            *find_gaps(laid),
            (off, phrase("endpoints.reason.other_scale")),
            *whys,
            few,
        ),
    )


def _count(laid: Laid, where: Bools) -> Codes:
    inside = (laid.blocks.block >= 0) & where
    return count_by(laid.blocks.block, laid.periods.size, inside)


def _add_up(laid: Laid, where: Bools) -> Floats:
    inside = (laid.blocks.block >= 0) & where
    total: Floats = np.bincount(
        laid.blocks.block[inside],
        weights=laid.facts.worst_pain[inside],
        minlength=laid.periods.size,
    ).astype(np.float64)
    return total
