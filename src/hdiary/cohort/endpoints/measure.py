"""From a diary and its periods to every endpoint that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hdiary.cohort.endpoints import by_day, by_dose
from hdiary.cohort.endpoints.catalogue import DOSE_NAMES, RESPONDER_SHARES
from hdiary.cohort.endpoints.measured import Laid, Measured
from hdiary.cohort.endpoints.periods import Periods, lay_days
from hdiary.cohort.endpoints.responder import measure_responders
from hdiary.diary import Diary
from hdiary.diary.arrays import count_by
from hdiary.diary.coverage import lists_only_headaches
from hdiary.questions.burden.windows import tabulate_blocks
from hdiary.questions.facts import DayFacts

_BY_DAY: Mapping[str, Callable[[Laid], Measured]] = {
    "headache_days": by_day.measure_headache_days,
    "moderate_days": by_day.measure_moderate_days,
    "medication_days": by_day.measure_medication_days,
    "attacks": by_day.measure_attacks,
    "mean_pain": by_day.measure_mean_pain,
    "mean_pain_all_days": by_day.measure_mean_pain_all_days,
}
_BY_DOSE: Mapping[str, Callable[[by_dose.Followed], Measured]] = {
    "pain_free_2h": by_dose.measure_pain_free,
    "pain_relief_2h": by_dose.measure_pain_relief,
    "sustained_24h": by_dose.measure_sustained,
}


def lay_out(diary: Diary, facts: DayFacts, periods: Periods) -> Laid:
    """Lay a diary out by periods, with what the burden question counts in each."""
    blocks = lay_days(facts, periods)
    counts = tabulate_blocks(diary, facts, blocks, min_recorded=1)
    inside = blocks.block >= 0
    recorded = count_by(blocks.block, periods.size, inside & facts.recorded)
    only = lists_only_headaches(diary)[periods.owner]
    return Laid(
        diary=diary,
        facts=facts,
        periods=periods,
        blocks=blocks,
        counts=counts,
        recorded=recorded,
        held=count_by(blocks.block, periods.size, inside),
        listed=only & (recorded < periods.length),
    )


def measure(
    laid: Laid, names: Sequence[str], *, shares: Mapping[str, float]
) -> dict[str, Measured]:
    """Measure the endpoints named, and what responders are told from."""
    source = laid.periods.rules.responder_of
    needed = {*names, *([source] if any(name in shares for name in names) else [])}
    found = {name: ask(laid) for name, ask in _BY_DAY.items() if name in needed}
    if needed & set(DOSE_NAMES):
        followed = by_dose.follow_doses(laid)
        found |= {name: ask(followed) for name, ask in _BY_DOSE.items() if name in needed}
    for name in names:
        if name in shares:
            found[name] = measure_responders(laid, found[source], shares[name])
    return {name: found[name] for name in names}


def known_shares() -> dict[str, float]:
    """Give from how large a fall each responder endpoint says yes [percent]."""
    return {name: float(percent) for name, percent in RESPONDER_SHARES.items()}
