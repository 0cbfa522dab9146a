"""How far a trial has come, in plain sentences."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hdiary.trials.planned import HEADACHES, PERIODS, START, Planned
from hdiary.trials.tell import say_design
from hdiary.trials.turn import NOW, find_turn, tell_turn
from hdiary.words import Words

GOES_ON, LOOK_DUE, OVER, NOT_WRITTEN = "goes on", "look due", "over", "not written"


def tell_look(look: Any, say: Words) -> list[str]:
    """Tell how far it is, what is missing and what comes next."""
    rows = look.table.to_dict("records")
    one = len(rows) == 1
    lines = [say_design(look.plan, say, order=_order(look) if one else None, of="plan")]
    lines += _tell_one(rows[0], look, say) if one else _tell_many(look, say)
    if look.strangers:
        lines.append(say("trial.look.strangers", n=look.strangers))
    if look.absent:
        lines.append(say("trial.look.absent", n=look.absent))
    return [*lines, *_tell_when(look, say), say("trial.look.no_result")]


def _order(look: Any) -> int:
    names = look.plan.patients
    return names.index(str(look.table["patient"].iloc[0])) if names else 0


def _kind(plan: Planned) -> str:
    return {HEADACHES: "headaches", PERIODS: "periods", START: "phases"}.get(plan.design, "days")


def _tell_one(row: dict[Any, Any], look: Any, say: Words) -> list[str]:
    plan: Planned = look.plan
    sealed = plan.design == HEADACHES
    lines = [say(f"trial.look.done_{_kind(plan)}", done=row["done"], n=row["planned"])]
    if row["days"]:
        lines.append(_say_written(row, "headaches" if sealed else "days", say))
    if row["unrated"] and not sealed:
        lines.append(say("trial.look.unrated", n=row["unrated"]))
    if row["unnumbered"]:
        lines.append(say("trial.look.unnumbered", n=row["unnumbered"]))
    if row["done"] and row["could_say"]:
        lines.append(_say_said(row, plan, say))
    if not sealed:
        lines += _tell_turn(row, look, say)
    elif look.state != OVER:
        lines.append(say("trial.look.sealed"))
    return lines


def _say_written(row: dict[Any, Any], kind: str, say: Words) -> str:
    values = {"n": row["days"], "recorded": row["recorded"], "missing": row["missing"]}
    if row["recorded"] == row["days"]:
        return say(f"trial.look.all_{kind}", **values)
    return say(f"trial.look.some_{kind}", **values, unrated=row["unrated"])


def _say_said(row: dict[Any, Any], plan: Planned, say: Words) -> str:
    if not row["said"]:
        return say("trial.told.followed_unsaid")
    kind = {HEADACHES: "headaches", PERIODS: "periods"}.get(plan.design, "days")
    said = min(row["said"], row["could_say"])
    return say(f"trial.look.said_{kind}", said=said, n=row["could_say"])


def _tell_turn(row: dict[Any, Any], look: Any, say: Words) -> list[str]:
    """Say from when on nothing is written down, and what the lot has for the day."""
    plan, lines = look.plan, []
    last, end = row["last_entry"], min(look.on - timedelta(days=1), plan.last_day)
    if look.on > plan.start and last != last:
        lines.append(say("trial.look.no_entry"))
    elif last == last and last.date() < end - timedelta(days=1):
        lines.append(say("trial.look.behind", day=last.date(), n=(end - last.date()).days))
    whose = str(row["patient"]) if plan.patients else None
    turn = find_turn(plan, look.on, patient=whose)
    lines.append(tell_turn(turn, plan, say))
    if turn.state == NOW:
        lines.append(say("trial.look.ends", last=plan.last_day))
    return lines


def _tell_many(look: Any, say: Words) -> list[str]:
    table, kind = look.table, _kind(look.plan)
    done = say(
        f"trial.look.done_{kind}_of_many",
        people=len(table), least=table["done"].min(), most=table["done"].max(),
        n=table["planned"].iloc[0],
    )  # fmt: skip
    sums = table[["days", "recorded", "missing", "unrated", "unnumbered"]].sum().to_dict()
    lines = [done]
    sealed = look.plan.design == HEADACHES
    if sums["days"]:
        lines.append(_say_written(sums, "headaches" if sealed else "days", say))
    if sums["unrated"] and not sealed:
        lines.append(say("trial.look.unrated", n=sums["unrated"]))
    if sums["unnumbered"]:
        lines.append(say("trial.look.unnumbered", n=sums["unnumbered"]))
    return lines


def _tell_when(look: Any, say: Words) -> list[str]:
    """Say when the result may be looked at."""
    plan, done = look.plan, int(look.table["done"].max())
    if look.state != GOES_ON:
        keys = {LOOK_DUE: "due", OVER: "over", NOT_WRITTEN: "not_written"}
        return [say(f"trial.look.{keys[look.state]}")]
    ahead = [planned for planned in plan.looks if planned > done]
    return [say(f"trial.look.next_{_kind(plan)}", n=ahead[0]) if ahead else say("trial.look.wait")]
