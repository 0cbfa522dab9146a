"""The answer of a cohort in a few plain sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from hdiary.questions.spoken import speak_table
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words, load_words

MOST_TOLD = 8
_BY_WINDOW = {"burden", "endpoints"}
"""Questions of which a person has several rows about one thing."""


def tell_cohort(
    question: str,
    people: int,
    *,
    failed: pd.DataFrame,
    counts: pd.DataFrame,
    pooled: pd.DataFrame,
    language: str,
) -> str:
    """Say how many people were asked, what was found how often, and who was not answered."""
    say = load_words(language, "screen")
    lines = [say("cohort.engine.asked", question=question, n=people)]
    key = "cohort.engine.rows" if question in _BY_WINDOW else "cohort.engine.verdict"
    lines += _tell_average(pooled, say)
    told = _put_in_order(counts).head(MOST_TOLD)
    names = [name for name in told if name != "rows"]
    for row in speak_table(told, {}, say).to_dict("records"):
        what = ", ".join(str(row[name]) for name in names if str(row[name]))
        lines.append(say(key, what=what, n=int(row["rows"])))
    if len(counts) > MOST_TOLD:
        lines.append(say("cohort.engine.more", n=len(counts) - MOST_TOLD))
    if len(failed):
        lines.append(say("cohort.engine.failed", n=len(failed)))
    return "\n".join(lines)


def _put_in_order(counts: pd.DataFrame) -> pd.DataFrame:
    """Put what was found before what cannot be told, the commonest first."""
    open_ = [str(name) for name in counts if str(name).endswith("verdict")]
    untold = counts[open_].isin([CANNOT_TELL, NOT_ENOUGH]).all(axis=1) & bool(open_)
    ordered = counts.assign(_untold=untold).sort_values(
        ["_untold", "rows"], ascending=[True, False], kind="stable"
    )
    return ordered.drop(columns="_untold")


def _tell_average(pooled: pd.DataFrame, say: Words) -> Iterator[str]:
    """Say what stands out in an average person, the surest first."""
    if pooled.empty:
        return
    known = pooled[~pooled["verdict"].isin([CANNOT_TELL, NOT_ENOUGH, LITTLE])]
    size = "odds_ratio" if "odds_ratio" in pooled else "estimate"
    names = [name for name in ("factor", "treatment", "intervention", "outcome") if name in pooled]
    for row in known.sort_values("p_value", kind="stable").head(MOST_TOLD).to_dict("records"):
        told = [row[name] for name in names if isinstance(row[name], str) and row[name]]
        yield say(
            "cohort.engine.average",
            what=tuple(dict.fromkeys(told)),
            measure=str(row.get("measure", size)),
            verdict=str(row["verdict"]),
            n=int(row["people"]),
            size=row[size],
            low=row["ci_low"],
            high=row["ci_high"],
        )
