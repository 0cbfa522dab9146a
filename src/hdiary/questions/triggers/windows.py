"""The windows whose order is written, beside the day before: their looks, and their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from hdiary.diary.arrays import Bools, Floats
from hdiary.questions.exposure.factors import Factor
from hdiary.questions.reasons import Phrases
from hdiary.questions.triggers import judge as judging
from hdiary.questions.triggers.columns import tell_window
from hdiary.questions.triggers.lacking import explain_ordered
from hdiary.questions.triggers.looks import fill_in
from hdiary.questions.triggers.ordered import BLANK, Ordered
from hdiary.questions.triggers.rules import TriggerRules
from hdiary.questions.triggers.suspects import Families
from hdiary.questions.triggers.within import find_looks, judge_ordered

_OF_FACTORS = ("early_sign", "suspect")
"""What is the same of a factor in every window."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Written:
    """What a diary says of when things were done and written down."""

    delays: Mapping[str, Floats]  # By column: how much later each day was written down
    ordered: Sequence[Ordered]  # The windows whose order is written


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class OtherWindows:
    """Such windows of a block of people, and what is lacking in each."""

    ordered: Sequence[Ordered]
    gated: Sequence[Phrases]
    people: int  # Of the block

    @property
    def looks(self) -> Floats | None:
        """The p-values of all of them side by side, (people, windows x factors)."""
        each = [
            find_looks(part, why, self.people)
            for part, why in zip(self.ordered, self.gated, strict=True)
        ]
        return np.hstack(each) if each else None

    def tell(
        self,
        factors: Sequence[Factor],
        *,
        like: Mapping[str, Any],
        shown: Bools,
        rhythmic: Bools,
        rules: TriggerRules,
    ) -> dict[str, tuple[dict[str, Any], Bools]]:
        """Give the columns of each, those of ``like``, and which factors have a row."""
        told: dict[str, tuple[dict[str, Any], Bools]] = {}
        if self.looks is None:
            return told
        looks = np.hstack([like["p_value"], self.looks])
        families = Families(suspected=like["suspect"][0], rhythmic=rhythmic).repeat(looks.shape[1])
        q_value = families.adjust(looks, families.weigh(~np.isnan(looks))[0])
        each = np.split(q_value, 1 + len(self.ordered), axis=1)[1:]
        for part, why, own in zip(self.ordered, self.gated, each, strict=True):
            columns = _tell(part, factors, gated=why, q_value=own, like=like, rules=rules)
            known = part.spread(part.known, self.people)
            told[part.name] = _complete(columns, part, like=like), known & shown
        return told


def find_windows(ordered: Sequence[Ordered], *, listed: Bools, rules: TriggerRules) -> OtherWindows:
    """Say what is lacking in each of the windows whose order is written."""
    return OtherWindows(
        ordered=ordered,
        gated=[explain_ordered(part, listed=listed, rules=rules) for part in ordered],
        people=len(listed),
    )


def _tell(
    ordered: Ordered,
    factors: Sequence[Factor],
    *,
    gated: Phrases,
    q_value: Floats,
    like: Mapping[str, Any],
    rules: TriggerRules,
) -> dict[str, Any]:
    """Judge a window whose order is written, and give its columns."""
    found, judged, together = judge_ordered(
        ordered, factors, gated=gated, q_value=q_value, rules=rules
    )
    alone = {
        end: fill_in(ordered.window, getattr(ordered.window.alone, end))
        for end in ("estimate", "low", "high", "p_value")
    }
    columns = tell_window(
        ordered.window,
        ordered.contrasts,
        ordered.window.counts.sd,
        judged,
        found.p,
        found.q,
    )
    columns |= {
        "alone_odds_ratio": np.exp(alone["estimate"]),
        "alone_ci_low": np.exp(alone["low"]),
        "alone_ci_high": np.exp(alone["high"]),
        "alone_p_value": alone["p_value"],
        "inseparable_from": judging.join_names(judging.gather_names(factors, together)),
        "may_follow": judging.may_follow(
            ordered.moves, like["early_sign"][ordered.people], judged.verdict
        ),
        **{name: like[name][ordered.people] for name in _OF_FACTORS},
    }
    return columns


def _complete(
    columns: Mapping[str, Any], ordered: Ordered, *, like: Mapping[str, Any]
) -> dict[str, Any]:
    """Give the columns of a window to everybody of a block, blank where it has none."""
    blank = {
        name: np.full(ordered.known.shape, BLANK.get(values.dtype.kind, ""), dtype=values.dtype)
        for name, values in like.items()
    }
    told = {
        name: ordered.spread(columns.get(name, values), len(like["verdict"]))
        for name, values in blank.items()
    }
    return told
