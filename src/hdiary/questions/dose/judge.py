"""What may be said about a dose and the course, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from hdiary.diary.arrays import Bools, Codes, Floats
from hdiary.questions.dose.rules import ON_HEADACHES, ONE_OF_MANY, SAME, WITH_COURSE, DoseRules
from hdiary.questions.gates import Bar, Need, explain
from hdiary.questions.judge import Check, Estimates, Judged, Scale, decide
from hdiary.questions.reasons import ONLY_LISTED, Phrases, said
from hdiary.stats import adjust_false_discovery
from hdiary.vocabulary.verdicts import FEWER_HEADACHES, MORE_HEADACHES

_ALL_ALIKE = 1e-6


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Compared:
    """What there is to compare over one sum of days, (people, things)."""

    count: Codes
    headaches: Codes
    uses: Codes
    mean: Floats
    sd: Floats


def explain_gates(found: Compared, *, days: int, rules: DoseRules) -> Phrases:
    """Say why a dose is not compared, (people, things); None where it is."""
    gates = rules.gates
    clear = found.count - found.headaches
    alike = found.sd <= _ALL_ALIKE * np.maximum(np.abs(found.mean), 1.0)
    return explain(
        (
            Need(of="dose.need.use", found=found.uses, least=gates.min_uses),
            Need(
                of="dose.need.day",
                found=found.count,
                least=gates.min_days,
                values=(("days", days),),
            ),
            Need(of="dose.need.headache", found=found.headaches, least=gates.min_headaches),
            Need(of="dose.need.clear", found=clear, least=gates.min_clear),
            Bar(holds=alike, why=SAME),
        ),
        found.count.shape,
    )


def judge(
    found: Mapping[str, Floats],
    p_value: Floats,
    gated: Phrases,
    *,
    share: Floats,
    shown: Bools,
    listed: Bools,
    rules: DoseRules,
) -> tuple[Judged, Floats]:
    """Give verdicts, reasons and q-values, (people, things, windows)."""
    # ``share`` is how much of it fell on headache days, (people, things); ``listed`` says of
    # whom only headaches are known.
    follows = np.broadcast_to((share >= rules.mostly)[:, :, None], p_value.shape)
    asked = np.where(follows | ~shown[:, :, None], np.nan, p_value)
    people = np.repeat(np.arange(len(asked)), asked[0].size if len(asked) else 0)
    q_value = adjust_false_discovery(asked.ravel(), people, n_groups=len(asked))
    q_value = q_value.reshape(asked.shape)
    likely = asked < 1 - rules.level
    gated = gated.copy()
    gated[np.isnan(found["estimate"]) & ~said(gated)] = WITH_COURSE
    # Without any clear day no number of further uses would do.
    gated[listed[:, None, None] & said(gated)] = ONLY_LISTED
    little = (float(np.log(rules.little[0])), float(np.log(rules.little[1])))
    judged = decide(
        Estimates(**found, p=asked, q=q_value),
        Scale(little=little, above=MORE_HEADACHES, below=FEWER_HEADACHES),
        passing=(q_value <= rules.false_discovery) & likely,
        gated=gated,
        alone=(likely, ONE_OF_MANY),
        checks=(Check(holds=follows, why=ON_HEADACHES),),
    )
    return judged, q_value
