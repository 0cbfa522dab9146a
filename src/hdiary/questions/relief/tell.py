"""What helps within hours, in plain sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.diary.calendar import SEPARATOR
from hdiary.questions.answer import Answer
from hdiary.questions.pooled.tell import tell_off, tell_pooled
from hdiary.questions.relief import tell_pairs as beside
from hdiary.questions.relief.moments import TWO_HOURS, is_alone
from hdiary.questions.relief.rules import CLAIM_KEYS, CLAIMS, NOT_RATED, ONE_OF_MANY, UNCOMPARED
from hdiary.questions.relief.units import UNTREATED
from hdiary.questions.unsaid import tell_no_treatment
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Phrase, Words, phrase
from hdiary.words.rounding import round_number, start_sentence

_MOST_NAMES = 6

Row = Mapping[Any, Any]
_RATED = ("treatment", "pain_before", "pain_after", "after_min")


def say_unused(
    diary: Diary,
    after_between: tuple[float, float],
    rescues: int,
    rated_by: list[int],
    *,
    blank_is_none: bool = False,
) -> tuple[Phrase, ...]:
    """Say which ratings before and after could not be used, and why."""
    if diary.scale != "0-10":
        return ()
    entries = diary.entries[[*_RATED]][~diary.repeats]
    rated = entries[entries["pain_before"].notna() & entries["pain_after"].notna()]
    unsaid = 0 if blank_is_none else int(rated["treatment"].isna().sum())
    rated = rated[rated["treatment"].notna()]
    low, high = after_between
    painless = int((rated["pain_before"] == 0).sum())
    late = ~rated["after_min"].fillna(TWO_HOURS).between(low, high)
    # What was done less than two hours apart is one moment, for which one of the entries stands.
    left = rated[~late & (rated["pain_before"] > 0) & ~rated.index.isin(rated_by)]
    broken = int(is_alone(left["treatment"]).sum())
    told = (
        phrase("relief.unused.painless", n=painless),
        phrase("relief.unused.late", n=int(late.sum()), low=low, high=high),
        phrase("relief.unused.rescues", n=rescues),
        phrase("relief.unused.joined", n=len(left) - broken),
        phrase("relief.unused.broken", n=broken),
        phrase("relief.unused.unsaid", n=unsaid),
    )
    return tuple(one for one in told if one.value("n"))


def tell_treatments(result: Any, say: Words) -> list[str]:
    """Tell one person's treatments, without the coverage."""
    table = result.table
    if table.empty:
        return [say(tell_no_treatment(result.columns_in, so=phrase("relief.none_compared")))]
    lines = []
    little = float(result.settings["little"])
    every = [beside.as_shown(result, row) for row in table.to_dict("records")]
    for verdict in (*CLAIMS, LITTLE, beside.BESIDE_OTHERS, CANNOT_TELL):
        rows = [row for row in every if row["verdict"] == verdict]
        lines += [say_row(row, result.why(row["reason"]), say, little=little) for row in rows]
    lines += beside.tell_pairs(result, say)
    lines += _tell_too_few(result, table[table["verdict"] == NOT_ENOUGH], say)
    if table["verdict"].isin([CANNOT_TELL, NOT_ENOUGH]).any():
        lines.append(say("relief.soonest"))
    judged = (table["verdict"] != NOT_ENOUGH).any()
    return [*lines, say("relief.hours_only")] if judged else lines


def say_row(row: Row, why: Phrase, say: Words, *, little: float = 1.0) -> str:
    """Say how pain fell after one treatment, how much of it was to be expected, and the rest."""
    told: dict[str, Any] = {"row": _phrase_row(row), "most": beside.say_points(little)}
    if row["verdict"] == beside.BESIDE_OTHERS:
        return start_sentence(say("relief.beside.row", **told))
    if pd.isna(row["extra_fall"]):
        return start_sentence(say("relief.cannot_tell", why=why, **told))
    extra = float(row["extra_fall"])
    what = "untreated" if row["compared_with"] == UNTREATED else "others"
    told["expected"] = _phrase_expected(float(row["fall"]), float(row["expected_fall"]))
    told["points"] = phrase("relief.points", n=_number_of(extra), size=extra)
    told |= {"low": float(row["ci_low"]), "high": float(row["ci_high"])}
    if row["verdict"] in CLAIMS:
        key = f"relief.{CLAIM_KEYS[row['verdict']]}"
        return start_sentence(say(key, than=phrase(f"relief.than.{what}"), **told))
    kind = "difference" if extra < 0 else "extra"
    if row["verdict"] == LITTLE:
        whence = phrase(f"relief.whence.{what}")
        return start_sentence(say(f"relief.little_{kind}", whence=whence, **told))
    return start_sentence(say(f"relief.open_{kind}", why=_add_doses(row, why), **told))


def _phrase_row(row: Row) -> Phrase:
    fall = float(row["fall"])
    kind = "stayed" if round_number(abs(fall)) == "0" else "fell" if fall > 0 else "rose"
    size = {} if kind == "stayed" else {"n": _number_of(fall), "size": abs(fall)}
    told = phrase(f"relief.{kind}", **size)
    name, rated = str(row["treatment"]), int(row["rated"])
    if not row.get("shared") or row["together_with"]:
        return phrase("relief.row", name=name, fall=told, rated=rated)
    with_others = {"n": int(row["shared"]), "others": tuple(row["shared_with"].split(SEPARATOR))}
    return phrase("relief.row_shared", name=name, fall=told, rated=rated, **with_others)


def _number_of(points: float) -> int:
    """Give 1 where points are rounded to one, else 2: of what number they are spoken."""
    return 1 if round_number(abs(points)) == "1" else 2


def _phrase_expected(fall: float, expected: float) -> Phrase:
    if round_number(abs(expected)) == "0":
        return phrase("relief.expected_none")
    kind = "rise" if expected < 0 else "part" if fall > expected else "fall"
    return phrase(f"relief.expected_{kind}", size=abs(expected))


def _add_doses(row: Row, why: Phrase) -> Phrase:
    more = row.get("more_doses", float("nan"))
    # What stands out alone is settled by fewer looks, and by no number of doses.
    if pd.isna(more) or more > beside.MOST_DOSES or why.key == ONE_OF_MANY.key:
        return why
    if more < beside.FEW_DOSES:
        return phrase("relief.few_would_tell", why=why)
    return phrase("relief.would_tell", why=why, n=int(more))


def _tell_too_few(result: Answer, rows: pd.DataFrame, say: Words) -> list[str]:
    """Tell what could not be judged: the bare fall where there is no comparison, else names."""
    lines, names = [], dict[Phrase, list[str]]()
    for row in rows.to_dict("records"):
        why = result.why(row["reason"])
        if why.key in UNCOMPARED and pd.notna(row["fall"]):
            key = "relief.alone" if why.key == UNCOMPARED[0] else "relief.hardly_compared"
            lines.append(start_sentence(say(key, row=_phrase_row(row), why=why)))
        else:
            names.setdefault(why, []).append(say.treatment(str(row["treatment"])))
    never = names.pop(NOT_RATED, None)
    if never:
        lines.append(say("relief.never", names=say.some(never)))
    return lines + [
        say("relief.not_enough", names=say.some(some), why=why) for why, some in names.items()
    ]


def tell_people(result: Any, say: Words) -> list[str]:
    """Give an overview of many people: how many could be judged, and what stands out."""
    judged = result.table[result.table["extra_fall"].notna()]
    pairs = result.contrasts
    able = len({*judged["patient"].astype("str"), *pairs["patient"].astype("str")})
    people = len(result.coverage)
    lines = [say("relief.people", people=people, judged=able)]
    counts = judged.groupby("treatment", sort=False).size().sort_values(ascending=False)
    for name in counts.index[:_MOST_NAMES]:
        rows = judged[judged["treatment"] == name]
        said = rows["verdict"].value_counts()
        verdicts = ", ".join(
            say("relief.verdict", n=said[verdict], verdict=verdict)
            for verdict in (*CLAIMS, LITTLE, CANNOT_TELL)
            if verdict in said.index
        )
        extra = float(rows["extra_fall"].median())
        told = say(
            "relief.judged", name=str(name), people=len(rows), verdicts=verdicts, extra=extra
        )
        lines.append(start_sentence(told))
    lines += tell_pooled(result.pooled, result.reasons, say)
    lines += tell_off(result.pooled, "pooled.many.points", say)
    lines += beside.tell_pairs_of_people(pairs, result.settings, say)
    return [*lines, say("relief.hours_only")] if able else lines
