"""What changed since something began, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from typing import Any

import pandas as pd

from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.change import rules
from hdiary.questions.change.rules import BETTER, CHANCE, CLAIMS, HEADACHE_DAYS, MEAN_PAIN, WAVY
from hdiary.questions.change.soonest import add_soonest, fold_open, is_open
from hdiary.questions.margins import explain_little, phrase_margin
from hdiary.questions.pooled.tell import tell_pooled
from hdiary.questions.reasons import WIDE
from hdiary.questions.wait import find_wait
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, MORE_DAYS, NOT_ENOUGH
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import start_sentence

_MOST_NAMES = 6
_OF = {HEADACHE_DAYS: "days", MEAN_PAIN: "pain"}
"""How the keys of sentences end that are about one outcome."""
_FEW = {*rules.FEW_DAYS, rules.FEW_AND_OVER, rules.FEW_HEADACHES, rules.FEW_CLEAR, *rules.FEW_RATED}

Row = Mapping[Any, Any]


def tell_one(answer: Any, say: Words) -> list[str]:
    """Tell one person's starts."""
    table = answer.table
    if table.empty:
        return [_say_nothing_began(answer, say)]
    starts = [rows for _, rows in table.groupby("since", sort=False)]
    open_ = [rows for rows in starts if is_open(rows)]
    folded = [fold_open(open_, answer, say)] if len(open_) > 1 else []
    told = [rows for rows in starts if not (folded and is_open(rows))]
    lines = [line for rows in told for line in _tell_start(rows, answer, say)]
    lines += folded
    if (table["verdict"] != NOT_ENOUGH).any():
        lines.append(say("change.told.no_reason"))
    if table["found"].any():
        lines.append(say("change.told.found", n=len(starts)))
    return lines


def _tell_start(rows: pd.DataFrame, answer: Any, say: Words) -> list[str]:
    outcomes = {str(row["outcome"]): row for row in rows.to_dict("records")}
    days, pain = outcomes[HEADACHE_DAYS], outcomes[MEAN_PAIN]
    if days["verdict"] == NOT_ENOUGH and pain["verdict"] == NOT_ENOUGH:
        return [_say_not_enough(days, pain, answer, say)]
    lines = [say_days(days, answer, say), say_pain(pain, answer, say)]
    lines += _say_earlier(days, answer, say)
    bad = [_OF[str(row["outcome"])] for row in (days, pain) if row["bad_week"]]
    if bad:
        of = [phrase(f"change.told.of_{name}") for name in bad]
        days_of = max(int(row["spell_days"]) for row in (days, pain))
        lines.append(say("change.told.spell", days=days_of, of=of))
    for row in (days, pain):
        if row["verdict"] in CLAIMS:
            lines += [*_say_going(row, say), *_say_wave(row, say)]
            lines += _say_placebo(answer.placebo, row, say)
    return lines + _say_beside(days, say)


def _say_earlier(row: Row, answer: Any, say: Words) -> list[str]:
    """Say from which day on the time before is counted, where that is not the diary's first."""
    phases = answer.phases
    mine = phases[(phases["since"] == row["since"]) & (phases["patient"] == row["patient"])]
    before = mine.loc[mine["phase"] == "before", "first_day"].min()
    first = answer.coverage.set_index("patient")["first_day"][row["patient"]]
    if pd.isna(before) or before <= first:
        return []
    return [say("change.told.earlier", day=before)]


def _say_beside(row: Row, say: Words) -> list[str]:
    """Name what else began, ended, came again or went on in the time that is compared."""
    given = {of: rules.list_beside(row, of) for of in ("began", "ended", "again", "used")}
    lines = [say("change.told.also_began", names=given["began"])] if given["began"] else []
    if given["ended"]:
        days = str(row["ended_on"]).split(SEPARATOR)
        each = zip(given["ended"], map(pd.Timestamp, days), strict=True)
        told = [phrase("change.told.ended_on", name=name, day=day) for name, day in each]
        lines.append(start_sentence(say("change.told.also_ended", told=told)))
    if given["again"]:
        lines.append(say("change.told.also_again", names=given["again"]))
    if given["used"]:
        lines.append(say("change.told.also_used", names=given["used"]))
    if not pd.isna(row["last_used"]):
        lines.append(say("change.told.last_used", name=say_name(row, say), day=row["last_used"]))
    return lines


def _say_not_enough(days: Row, pain: Row, answer: Any, say: Words) -> str:
    why, for_pain = answer.why(days["reason"]), answer.why(pain["reason"])
    told = add_soonest(why, days_after=int(days["days_after"]))
    what = {"name": say_name(days, say), "since": days["since"], "why": told}
    if for_pain != why and for_pain.key in _FEW:
        return say("change.told.not_enough_both", **what, pain=for_pain)
    return say("change.told.not_enough", **what)


def say_name(row: Row, say: Words) -> str:
    """Give the name of what began, as a sentence begins."""
    return start_sentence(say.treatment(str(row["intervention"])))


def say_days(row: Row, answer: Any, say: Words) -> str:
    """Say how headache days went from before to after."""
    what = {"name": say_name(row, say), "since": row["since"]}
    if row["verdict"] == NOT_ENOUGH:
        why = add_soonest(answer.why(row["reason"]), days_after=int(row["days_after"]))
        return say("change.told.no_days", **what, why=why)
    return say(
        "change.told.days",
        **what,
        **_sides(row),
        settled=_left_out("first", answer.settings.get("settle", 0)),
        washed=_left_out("last", answer.settings.get("washout", 0)),
        change=_change(row, answer, answer.settings["gates"]["meaningful_days"]),
    )


def _sides(row: Row) -> dict[str, Any]:
    counts = {side: int(row[side]) for side in ("days_before", "days_after")}
    return {"before": row["before"], "after": row["after"], **counts}


def _left_out(which: str, days: int) -> Phrase | str:
    return phrase(f"change.told.{which}_left_out", n=days) if days else ""


def say_pain(row: Row, answer: Any, say: Words) -> str:
    """Say how pain on headache days went; why not where it was not compared."""
    if row["verdict"] == NOT_ENOUGH:
        return say("change.told.no_pain", why=add_soonest(answer.why(row["reason"])))
    change = _change(row, answer, answer.settings["gates"]["meaningful_pain"])
    return say("change.told.pain", **_sides(row), change=change)


def _change(row: Row, answer: Any, matters: float) -> Phrase:
    # No change is greater than the whole scale, whatever the arithmetic of an interval gives.
    whole = rules.WHOLE[str(row.get("outcome", HEADACHE_DAYS))]
    size, low, high = (
        min(max(float(row[name]), -whole), whole) for name in ("change", "ci_low", "ci_high")
    )
    verdict = _verdict(row, answer, matters)
    return phrase("change.told.estimate", size=size, low=low, high=high, verdict=verdict)


def _verdict(row: Row, answer: Any, matters: float) -> Phrase:
    of = _OF[str(row.get("outcome", HEADACHE_DAYS))]
    if row["verdict"] == LITTLE:
        return phrase("change.told.little", margin=phrase_margin(of, matters))
    if row["verdict"] in CLAIMS:
        return phrase(
            f"change.told.{_size(row, of, matters)}", verdict=row["verdict"], matters=matters
        )
    why, wait = answer.why(row["reason"]), find_wait(row["more_days"])
    if why != WIDE:
        return phrase("change.told.open_because", why=add_soonest(why))
    return phrase("change.told.open_wait", time=wait) if wait else phrase("change.told.open")


def _size(row: Row, of: str, matters: float) -> str:
    """Say by the interval whether a claim is smaller than what matters, or may be."""
    if abs(float(row["change"])) >= matters:
        return "claim"
    most = max(abs(float(row[end])) for end in ("ci_low", "ci_high"))
    return f"small_{of}" if most < matters else f"maybe_small_{of}"


def _say_going(row: Row, say: Words) -> list[str]:
    """Warn where the time before, continued along its line, would have come to half of a claim."""
    return [say(f"change.told.going_{_OF[str(row['outcome'])]}")] if row["going"] else []


def _say_wave(row: Row, say: Words) -> list[str]:
    """Warn where the diary looks a little as if it rode on a slow wave of its own."""
    return [say(f"change.told.wave_{_OF[str(row['outcome'])]}")] if row["wave"] > WAVY else []


def _say_placebo(placebo: pd.DataFrame, row: Row, say: Words) -> list[str]:
    """Tell at how many earlier days, when nothing began, a claim could have been made too."""
    mine = (placebo["since"] == row["since"]) & (placebo["outcome"] == row["outcome"])
    tried = len(placebo[mine])
    if not tried:
        return []
    shown = int((placebo[mine]["p_value"] < CHANCE).sum())
    how = "some" if shown < tried else "each"
    how = "none" if not shown else "one" if tried == 1 else how
    told = phrase(f"change.told.placebo_{how}", shown=shown)
    return [say(f"change.told.placebo_{_OF[str(row['outcome'])]}", n=tried, told=told)]


def _say_nothing_began(answer: Any, say: Words) -> str:
    names = answer.settings.get("looked_for") or ()
    key = "nothing" if "treatment" in answer.columns_in else "no_column"
    if not names:
        return say(f"change.told.{key}_began")
    of = reduce(lambda some, name: say("say.or", before=some, last=name), map(str, names))
    return say(f"change.told.{key}_began_of", names=of)


def tell_many(answer: Any, say: Words) -> list[str]:
    """Give an overview of many people: what began for how many, and what changed since."""
    table = answer.table
    lines = [say("change.told.people", people=len(answer.coverage))]
    if table.empty:
        return [*lines, _say_nothing_began(answer, say)]
    days = table[table["outcome"] == HEADACHE_DAYS]
    counts = table["intervention"].value_counts()
    lines += [
        _say_began(days[days["intervention"] == name], say) for name in counts.index[:_MOST_NAMES]
    ]
    if len(counts) > _MOST_NAMES:
        lines.append(say("change.told.more", n=len(counts) - _MOST_NAMES))
    lines += tell_pooled(answer.pooled, answer.reasons, say)
    gates = answer.settings["gates"]
    lines += explain_little(days["verdict"], {"days": gates["meaningful_days"]}, say)
    lines.append(say("change.told.no_reason"))
    if table["found"].any():
        lines.append(say("change.told.found", n=len(table)))
    return lines


def _say_began(rows: pd.DataFrame, say: Words) -> str:
    judged = rows[rows["verdict"] != NOT_ENOUGH]
    name = say_name(rows.iloc[0].to_dict(), say)
    what: dict[str, Any] = {"name": name, "people": len(rows), "judged": len(judged)}
    if not len(judged):
        return say("change.told.began", **what)
    many = judged["verdict"].value_counts()
    parts = [
        say("change.told.verdict_for", verdict=verdict, people=many[verdict])
        for verdict in (BETTER[0], MORE_DAYS, LITTLE, CANNOT_TELL)
        if verdict in many.index
    ]
    middle = float(judged["change"].median())
    return say("change.told.began_judged", **what, verdicts=", ".join(parts), middle=middle)
