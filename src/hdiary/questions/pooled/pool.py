"""Rows of several people in, one row per thing out: the average person's, and how people differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Floats
from hdiary.questions.judge import Estimates, Judged, Scale, decide
from hdiary.questions.pooled import rules
from hdiary.questions.pooled.people import draw_people
from hdiary.questions.pooled.rules import How, Part, Pooled
from hdiary.questions.reasons import fill, no_phrases, write_reasons
from hdiary.stats import adjust_false_discovery, pool_effects
from hdiary.stats.normal import critical_value

_ENDS = ("estimate", "ci_low", "ci_high", "prediction_low", "prediction_high")
_OF = {"ci_low": "low", "ci_high": "high"}
_LARGEST_LOG = 700.0
"""The end of an interval of three people may lie beyond what a number can hold."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class _Thing:
    """What is pooled of one thing: its row, and each person's own."""

    record: dict[str, Any]
    people: pd.DataFrame
    step: float  # How often the unit goes into what the words are about
    held: bool  # Whether it is not to be pooled


def pool_parts(parts: Sequence[Part], how: How) -> Pooled:
    """Pool every thing over people, and judge the average person by the question's own words."""
    # A person's standard error is that of a normal with the same interval. A t with few degrees
    # of freedom, or a mixture over what is not known, has a wider one, and about so much more
    # variance: t with 4 has an interval 1.42 times as wide and a standard deviation 1.41 times
    # as great. The interval of the mean does not rest on these errors (see
    # `hdiary.stats.pooling.pool_effects`); what they change is how much each person counts.
    rows = [part.rows for part in parts]
    if pd.concat([part["patient"].astype("str") for part in rows]).nunique() < 2:
        return Pooled(pooled=rules.frame_pooled([], how), shrunk=rules.frame_shrunk([], how))
    found = [(part, thing) for part in parts for thing in _pool_part(part, how)]
    found.sort(key=lambda one: -one[1].record["people"])
    pooled = rules.frame_pooled([thing.record for _, thing in found], how)
    pooled["q_value"] = adjust_false_discovery(
        pooled["p_value"], np.zeros(len(pooled), dtype=np.int64), n_groups=1
    )
    reason = no_phrases(len(pooled))
    verdict = np.full(len(pooled), "", dtype=object)
    for part in parts:
        mine = np.array([of is part for of, _ in found], dtype=np.bool_)
        own = [thing for of, thing in found if of is part]
        judged = _judge(pooled[mine], part, how, things=own)
        verdict[mine], reason[mine] = judged.verdict, judged.reason
    pooled["verdict"] = pd.Series(verdict, dtype="str")
    pooled["reason"] = pd.Series(reason, dtype="object")
    pooled, reasons = write_reasons(pooled)
    shrunk = [_shrink(part, thing, how) for part, thing in found if len(thing.people)]
    return Pooled(pooled=pooled, shrunk=rules.frame_shrunk(shrunk, how), reasons=reasons)


def _pool_part(part: Part, how: How) -> list[_Thing]:
    """Pool each thing of one kind, in the order of their names."""
    # Sums are the same to the last digit whatever order the rows came in.
    rows = part.rows.assign(patient=part.rows["patient"].astype("str"))
    rows = rows.sort_values("patient", kind="stable")
    things = rows.groupby(list(how.names), sort=True, observed=True, dropna=False)
    return [_pool_thing(names, group, part, how) for names, group in things]


def _pool_thing(names: Any, group: pd.DataFrame, part: Part, how: How) -> _Thing:
    """Pool one thing, where there are people enough."""
    values = group[["estimate", "low", "high"]].to_numpy(dtype=np.float64, na_value=np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        values = np.log(values) if part.ratio else values
        error = (values[:, 2] - values[:, 1]) / (2.0 * float(critical_value(how.level)))
        known = np.isfinite(values).all(axis=1) & (error > 0)
    held = bool(group["held"].any()) if "held" in group else False
    known &= not held
    # Of a person with several, such as two starts of the same, the first counts.
    known &= ~group["patient"].where(known).duplicated().to_numpy()
    kept = group[known]
    record: dict[str, Any] = dict(zip(how.names, names, strict=True))
    record |= {"measure": part.measure, "people": len(kept)}
    record["people_claimed"] = int(kept["claimed"].sum())
    step = float(kept["step"].median()) if "step" in kept and len(kept) else 1.0
    people = pd.DataFrame({"patient": kept["patient"], "y": values[known, 0], "se": error[known]})
    if len(kept) < rules.LEAST_PEOPLE:
        return _Thing(record=record, people=people.head(0), step=step, held=held)
    found = asdict(pool_effects(people["y"], people["se"] ** 2, level=how.level))
    for name in _ENDS:
        record[name] = to_unit(found[_OF.get(name, name)], ratio=part.ratio)
    record |= {name: found[name] for name in ("p_value", "tau", "i2", "heterogeneity_p")}
    return _Thing(record=record, people=people, step=step, held=held)


def to_unit(effect: Any, *, ratio: bool) -> Any:
    """Give an effect in the unit it is told in."""
    return np.exp(np.clip(effect, -_LARGEST_LOG, _LARGEST_LOG)) if ratio else effect


def _judge(pooled: pd.DataFrame, part: Part, how: How, *, things: Sequence[_Thing]) -> Judged:
    """Judge the average person, over as much as the words are about."""
    steps: Floats = np.array([thing.step for thing in things], dtype=np.float64)

    def column(name: str) -> Floats:
        values = pooled[name].to_numpy(dtype=np.float64)
        return (np.log(values) if part.ratio else values) * steps

    low, high = column("ci_low"), column("ci_high")
    p_value, q_value = (pooled[name].to_numpy(dtype=np.float64) for name in ("p_value", "q_value"))
    with np.errstate(invalid="ignore"):
        apart = (low > 0) | (high < 0)
        passing = apart & (q_value <= how.false_discovery)
    few = no_phrases(len(pooled))
    fill(few, np.array([thing.held for thing in things], dtype=np.bool_), part.why)
    fill(few, (pooled["people"] < rules.LEAST_PEOPLE).to_numpy(), rules.FEW_PEOPLE)
    return decide(
        Estimates(estimate=column("estimate"), low=low, high=high, p=p_value, q=q_value),
        part.scale,
        passing=passing,
        gated=few,
        alone=(apart, rules.ONE_OF_MANY),
    )


def _shrink(part: Part, thing: _Thing, how: How) -> pd.DataFrame:
    """Draw each person's estimate of one thing towards the group's."""
    people = thing.people
    drawn = draw_people(
        people["y"].to_numpy(),
        people["se"].to_numpy(),
        differ=_differ(part.scale, thing.step),
        level=how.level,
    )
    names = {name: thing.record[name] for name in (*how.names, "measure")}
    numbers = {name: to_unit(values, ratio=part.ratio) for name, values in drawn.items()}
    return pd.DataFrame({"patient": people["patient"].to_numpy(), **names, **numbers})


def _differ(scale: Scale, step: float) -> float:
    """Give by how much people may well differ: by as much as is no longer little."""
    return float(scale.little[1]) / max(abs(step), 1e-9)
