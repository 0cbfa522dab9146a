"""What more of something goes with, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.questions.answer import Answer
from hdiary.questions.dose.rules import CLAIMS, FEWER, ON_HEADACHES, VERDICTS
from hdiary.questions.exposure.factors import TREATMENT
from hdiary.questions.pooled.tell import tell_pooled
from hdiary.questions.unsaid import tell_no_treatment
from hdiary.vocabulary.dose_units import AMOUNT, DAYS
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import start_sentence

_MOST_NAMES = 6

Row = Mapping[Any, Any]


def tell_things(result: Answer, say: Words) -> list[str]:
    """Tell one person's doses, without the coverage: what stands out, then the rest by name."""
    table = result.table
    if table.empty:
        return [_say_nothing(result, say)]
    claims = table[table["verdict"].isin(CLAIMS)]
    lines = [say_claim(row, say) for row in claims.to_dict("records")]
    groups: dict[str | Phrase, list[str]] = {
        "dose.little": [], "dose.cannot_tell": [], "dose.on_headaches": [],
    }  # fmt: skip
    claimed = set(claims["treatment"])
    for name, rows in table.groupby("treatment", sort=False):
        told = _name(rows.iloc[0], say)
        whys = [result.why(text) for text in rows["reason"]]
        if ON_HEADACHES in whys:
            groups["dose.on_headaches"].append(told)
        elif name not in claimed:
            groups.setdefault(_find_group(rows, whys), []).append(told)
    for group, names in groups.items():
        if isinstance(group, Phrase):
            lines.append(say("relief.not_enough", names=say.some(names), why=group))
        elif names:
            told = say(group, names=say.some(names), n=len(names), **_say_margin(result, say))
            lines.append(start_sentence(told))
    return [*lines, say("dose.not_a_cause")] if len(claims) else lines


def _say_margin(result: Answer, say: Words) -> dict[str, str]:
    """Write the odds ratios between which a difference is little."""
    low, high = result.settings["little"]
    return {"low": say.number(low, places=2), "high": say.number(high, places=2)}


def _find_group(rows: pd.DataFrame, whys: list[Phrase]) -> str | Phrase:
    """Say what is told of something: the key of a sentence, or why it was not compared."""
    verdicts = set(rows["verdict"])
    if LITTLE in verdicts:
        return "dose.little"
    # The reason of the shortest window, which takes least.
    return "dose.cannot_tell" if CANNOT_TELL in verdicts else whys[0]


def _name(row: Row | pd.Series, say: Words) -> str:
    name, source = str(row["treatment"]), row.get("source", TREATMENT[0])
    return say.treatment(name) if source == TREATMENT[0] else say.factor(name)


def say_claim(row: Row, say: Words) -> str:
    """Say what more of something over the last days went with."""
    key = "dose.less_likely" if row["verdict"] == FEWER else "dose.more_likely"
    ends = {"odds": "odds_ratio", "low": "ci_low", "high": "ci_high"}
    numbers = {name: float(row[of]) for name, of in ends.items()}
    told = say(
        key, name=_name(row, say), days=int(row["window_days"]), step=_phrase_step(row), **numbers
    )
    return start_sentence(told)


def _phrase_step(row: Row) -> Phrase:
    if row["unit"] == DAYS:
        return phrase("dose.step_days")
    if row["unit"] == AMOUNT:
        return phrase("dose.step_amount")
    return phrase("dose.step_minutes", per=float(row["per"]))


def _say_nothing(result: Answer, say: Words) -> str:
    return say(tell_no_treatment(result.columns_in, so=phrase("dose.nothing_summed")))


def tell_people(result: Any, say: Words) -> list[str]:
    """Give an overview of many people, of the longest window."""
    table = result.table
    lines = [say("dose.people", people=len(result.coverage))]
    if table.empty:
        return [*lines, _say_nothing(result, say)]
    longest = table[table["window_days"] == table["window_days"].max()]
    judged = longest[longest["verdict"] != NOT_ENOUGH]
    days = int(longest["window_days"].iloc[0])
    counts = judged["treatment"].value_counts()
    for name in counts.index[:_MOST_NAMES]:
        rows = judged[judged["treatment"] == name]
        said = rows["verdict"].value_counts()
        verdicts = ", ".join(
            say("dose.verdict", verdict=verdict, n=said[verdict])
            for verdict in VERDICTS
            if verdict in said.index
        )
        told = {"days": days, "people": len(rows), "verdicts": verdicts}
        lines.append(start_sentence(say("dose.judged", name=_name(rows.iloc[0], say), **told)))
    lines += tell_pooled(result.pooled[result.pooled["window_days"] == days], result.reasons, say)
    return [*lines, say("dose.not_a_cause")] if len(judged) else [*lines, say("dose.too_short")]
