"""What may be said about a factor: closed words, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Texts
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.gates import Bar, Need, explain
from hdiary.questions.judge import Check, Estimates, Judged, Scale, decide
from hdiary.questions.reasons import ONLY_LISTED, Phrases, fill, no_phrases, said
from hdiary.questions.triggers import rules as why
from hdiary.questions.triggers.measure import Counts
from hdiary.questions.triggers.rules import FEWER, MORE, TriggerGates, TriggerRules
from hdiary.vocabulary.early_signs import early_sign
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH
from hdiary.words import phrase


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Beside:
    """What a factor is beside others, (people, K)."""

    held: Bools  # Whether it still stands out beside the others that do
    explained_by: Texts  # Which others those are
    inseparable_from: Texts  # Which nearly always come, or stay away, together with it
    taken: Bools  # Whether it is a treatment, which is taken when it hurts
    afterwards: Bools | None = None  # Whether its saying goes with the headache of the day after
    late: Bools | None = None  # Whether too many days with it were written down days later
    opposed: Bools | None = None  # Whether its bare counts clearly go against its line


def explain_gates(
    counts: Counts,
    *,
    recorded: Codes,
    gates: TriggerGates,
    usable: Codes,
    listed: Bools,
    same_day: bool = False,
) -> Phrases:
    """Say why a factor was not tested; None where it was."""
    used = counts.exposed + counts.unexposed
    headaches = counts.headaches_exposed + counts.headaches_unexposed
    # There are more such days, but on them it was not said.
    unsaid, same = used < usable[:, None], counts.sd == 0
    clear, aching, free = used - headaches, gates.min_headaches, gates.min_clear
    rows = (
        Bar(holds=listed[:, None], why=ONLY_LISTED),
        _need("need.recorded_day", recorded[:, None], gates.min_days),
        Bar(holds=used < 1, why=why.NEVER_SAID_THAT_DAY if same_day else why.NEVER_SAID),
        Need(of="triggers.need.headache_day_said", found=headaches, least=aching, where=unsaid),
        _need("triggers.need.headache_day", headaches, aching),
        Need(of="triggers.need.clear_day_said", found=clear, least=free, where=unsaid),
        _need("triggers.need.clear_day", clear, free),
        Bar(holds=same & unsaid, why=why.SAME_WHERE_SAID),
        Bar(holds=same, why=why.SAME),
        _need("triggers.need.day_with", counts.exposed, gates.min_exposed),
        _need("triggers.need.day_without", counts.unexposed, gates.min_unexposed),
    )
    return explain(rows, used.shape)


def _need(table: str, found: Codes, least: int) -> Need | Bar:
    if least == 1:
        return Bar(holds=found < 1, why=phrase(f"{table}.not_one"))
    return Need(of=table, found=found, least=least)


def judge(
    found: Estimates,
    *,
    gated: Phrases,
    passing: Bools,
    beside: Beside,
    rules: TriggerRules,
    amounts: Bools | None = None,
) -> Judged:
    """Give the verdict on each factor of the day before."""
    # ``amounts`` says where a high amount makes little difference too; else nothing is little,
    # and what passes is claimed.
    low, high = np.log(rules.little)
    gated = gated.copy()
    fill(gated, np.isnan(found.estimate), why.WITH_COURSE)
    within = (found.low > low) & (found.high < high)
    large = np.zeros(within.shape, np.bool_) if amounts is None else within & ~amounts
    scale = Scale(little=(float(low), float(high)), above=MORE, below=FEWER, claims_little=large)
    claimed = passing & (~within | large)
    together = beside.inseparable_from.astype(np.bool_)
    checks = (
        Check(holds=large & ~passing, why=why.BY_AMOUNT),
        Check(holds=claimed & beside.taken, why=why.INDICATION),
        Check(holds=claimed & ~beside.held, why=_name(why.NOT_APART, beside.explained_by)),
        Check(holds=claimed & together, why=_name(why.COMES_TOGETHER, beside.inseparable_from)),
        *(
            Check(holds=claimed & holds, why=told)
            for holds, told in (
                (beside.afterwards, why.AFTERWARDS),
                (beside.late, why.LATE),
                (beside.opposed, why.OPPOSED),
            )
            if holds is not None
        ),
    )
    return decide(
        found,
        scale,
        passing=passing,
        gated=gated,
        alone=(found.p < 1 - rules.level, why.ONE_OF_MANY),
        checks=checks,
    )


def judge_same_day(gated: Phrases) -> Judged:
    """Give the same day's verdicts: it is shown, and never judged."""
    tested = ~said(gated)
    verdict = np.where(tested, CANNOT_TELL, NOT_ENOUGH).astype(object)
    reason = gated.copy()
    fill(reason, tested, why.ORDER_UNKNOWN)
    return Judged(verdict=verdict, reason=reason)


def mark_early_signs(factors: Sequence[Factor]) -> Bools:
    """Say which factors are early signs of headache by their name, (K,)."""
    return np.array([early_sign(factor.name) is not None for factor in factors], dtype=np.bool_)


def may_follow(moves: Bools, early: Bools, verdict: Texts) -> Bools:
    """Say what may follow the headache or be its early sign; no early sign where fewer come."""
    return np.asarray((moves | early) & ~(early & (verdict == FEWER)), dtype=np.bool_)


def _name(key: str, names: Texts) -> Phrases:
    """Make the reason in which other factors are named, where there are some."""
    reason = no_phrases(names.shape)
    for at in zip(*np.nonzero(names.astype(np.bool_)), strict=True):
        reason[at] = phrase(key, names=names[at])
    return reason


def gather_names(factors: Sequence[Factor], which: Bools) -> Texts:
    """Gather the factors that hold, row by row, (..., K) to (...)."""
    pairs = [(factor.name, factor.kind) for factor in factors]
    flat = which.reshape(int(np.prod(which.shape[:-1])), which.shape[-1])
    named = np.empty(len(flat), dtype=object)
    named.fill(())
    for row in np.flatnonzero(flat.any(axis=1)):
        named[row] = tuple(pairs[k] for k in np.flatnonzero(flat[row]))
    return named.reshape(which.shape[:-1])


def join_names(named: Texts) -> Texts:
    """Join the names of the factors in each place."""
    joined = np.full(named.shape, "", dtype=object)
    for at in zip(*np.nonzero(named.astype(np.bool_)), strict=True):
        joined[at] = SEPARATOR.join(name for name, _ in named[at])
    return joined
