"""What holds for the average person, and how people differ, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.questions.exposure.factors import TREATMENT
from hdiary.questions.pooled.rules import MANY_PEOPLE
from hdiary.questions.reasons import Reasons
from hdiary.vocabulary.dose_units import AMOUNT, DAYS, MINUTES, PER
from hdiary.vocabulary.verdicts import CANNOT_TELL, NOT_ENOUGH, OVER_WEEKS
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import start_sentence

MOST_LINES = 6
CHANCE = 0.05
"""That people differ is said where as much scatter comes by chance in fewer sets."""
_MOST_SAID, _LEAST_SAID = 10.0, 0.1
_ODDS_RATIO, _SLOPE = "odds_ratio", "slope_28"
_STEPS = {DAYS: "dose.step_days", AMOUNT: "dose.step_amount", MINUTES: "dose.step_minutes"}
_PER = "per"

Row = Mapping[Any, Any]


def tell_pooled(pooled: pd.DataFrame, reasons: Reasons, say: Words) -> list[str]:
    """Say of the things that most people have an estimate of what holds in an average person."""
    known = pooled[pooled["verdict"] != NOT_ENOUGH].head(MOST_LINES)
    lines = [say_row(row, reasons, say) for row in known.to_dict("records")]
    # Of what began, the answer itself says that two times are compared.
    line = (known["measure"] == _SLOPE) & known["verdict"].isin(OVER_WEEKS)
    return [*lines, say("pooled.waves")] if line.any() else lines


def tell_off(pooled: pd.DataFrame, off: str, say: Words) -> list[str]:
    """Say of many people what their own estimates may be off by alike."""
    return [say(off, most=MANY_PEOPLE)] if (pooled["people"] > MANY_PEOPLE).any() else []


def say_row(row: Row, reasons: Reasons, say: Words) -> str:
    """Say one thing: the average person, the verdict, and how people differ."""
    told = {name: _say_size(row, name, say) for name in ("estimate", "ci_low", "ci_high")}
    values = {"size": told["estimate"], "low": told["ci_low"], "high": told["ci_high"]}
    line = say(
        _find_key(row),
        people=int(row["people"]),
        verdict=_verdict(row, reasons),
        **values,
        **_name(row, say),
    )
    return f"{start_sentence(line)} {_say_spread(row, say)}"


def _find_key(row: Row) -> str:
    """Find the sentence by what is pooled, and of which outcome."""
    measure, outcome = str(row["measure"]), str(row.get("outcome") or "")
    return f"pooled.{measure}_{outcome}" if outcome else f"pooled.{measure}"


def _name(row: Row, say: Words) -> dict[str, Any]:
    """Give the name of what is pooled and, of an odds ratio, for how much more of it it is."""
    name = row.get("treatment", row.get("intervention"))
    told: dict[str, Any] = {} if name is None else {"name": _name_thing(row, str(name), say)}
    if row["measure"] == _ODDS_RATIO:
        unit = str(row["unit"])
        per = {_PER: PER[unit]} if unit == MINUTES else {}
        told |= {"step": phrase(_STEPS[unit], **per), "days": int(row["window_days"])}
    return told


def _name_thing(row: Row, name: str, say: Words) -> str:
    """Name a treatment, or another thing of which doses are summed."""
    own = row.get("source", TREATMENT[0]) == TREATMENT[0]
    return say.treatment(name) if own else say.factor(name)


def _say_size(row: Row, name: str, say: Words) -> str:
    """Round a ratio to two decimals, and write a difference with its sign."""
    value = float(row[name])
    if row["measure"] != _ODDS_RATIO:
        return say.signed(value)
    if value > _MOST_SAID:
        return say("triggers.pooled.over", end=_MOST_SAID)
    if value < _LEAST_SAID:
        return say("triggers.pooled.under", end=_LEAST_SAID)
    return say.number(value, places=2)


def _verdict(row: Row, reasons: Reasons) -> Phrase:
    if row["verdict"] != CANNOT_TELL:
        return phrase("pooled.claim", verdict=row["verdict"])
    return phrase("pooled.open", verdict=row["verdict"], why=reasons[row["reason"]])


def _say_spread(row: Row, say: Words) -> str:
    """Say where most people lie, and whether that they differ is more than chance."""
    if row["heterogeneity_p"] > CHANCE:
        return say("pooled.differ_unknown")
    ends = ("low", "high")
    return say("pooled.differ", **{end: _say_size(row, f"prediction_{end}", say) for end in ends})
