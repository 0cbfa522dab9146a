"""What comes before it, as a part of the page."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.exposure.amounts import compares_amounts, say_amounts
from hdiary.questions.exposure.factors import YES_NO
from hdiary.questions.reasons import ONLY_LISTED
from hdiary.questions.triggers import tell_factor, tell_order, tell_pooled
from hdiary.questions.triggers.rules import AFTERWARDS, ALL_ALIKE, CLAIMS, FEWER, LATE, MORE
from hdiary.questions.triggers.tell import name_window, say_elsewhere
from hdiary.questions.wait import LONG
from hdiary.report.parts import Para, Row, Section, Table, tell_apart
from hdiary.vocabulary.rhythms import MENSTRUAL, rhythm_of
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import known
from hdiary.words.rounding import start_sentence

MOST_FACTORS = (6, 6, 5, 4, 3, 2, 2, 1)
"""Factors that are shown, the fewer the less room there is."""
MOST_POOLED = 8
_MOST_NAMES = 8
"""Factors without an answer that are named."""
_FAR = 50.0
"""An interval that reaches so far says that the ratio cannot be estimated."""
_MOST_SAID = 100.0
"""Larger ratios are only said to be larger than that."""
_VERDICTS = {
    MORE: "before.more",
    FEWER: "before.fewer",
    LITTLE: "before.little",
    CANNOT_TELL: "before.cannot_tell",
    NOT_ENOUGH: "before.not_enough",
}
_REACH = {
    "common": "before.common",
    "personal": "before.personal",
    "not known": "say.not_known",
}


def before_section(say: Words, result: Any, *, most: int, only: str = "") -> Section:
    """Tell which factors were compared, and what can be said of each."""
    # ``only`` says why nothing can be compared where all days are of one kind.
    title, before = say("before.title"), result.before
    within = [Para(text=text) for text in tell_order.tell_claims(result, say)]
    told = before[before["verdict"] != NOT_ENOUGH]
    if told.empty:
        return Section(title=title, blocks=(Para(text=_why_nothing(say, result, only)), *within))
    claims = told[told["verdict"].isin(CLAIMS)]
    of = "" if result.ordered.empty else "_day_before"
    words = say(f"before.none_stands_out{of}", factors=say.count("factor", len(told)))
    if len(claims):
        all_ = say.count("factor", len(told))
        words = say(f"before.some_stand_out{of}", some=len(claims), all=all_)
    open_ = told[told["verdict"] == CANNOT_TELL]
    if len(open_):
        words = f"{words} {_fold(say, open_, result)}"
    told = told[told["verdict"] != CANNOT_TELL]
    shown = _most_told(told).head(most)
    if shown.empty:
        return Section(title=title, blocks=(Para(text=words), *within))
    low, high = (say.number(end, places=2) for end in result.settings["little"])
    foot = f"{_say_against(say, shown)} {say('before.foot', low=low, high=high)}".strip()
    if len(shown) < len(told):
        foot = (
            say("before.left_out", more=say.count("more_factor", len(told) - len(shown)))
            + " "
            + foot
        )
    table = Table(
        caption=say("before.caption"),
        heads=(
            say("before.factor"),
            say("before.after_it"),
            say("before.after_other"),
            say("before.odds_ratio"),
            say("before.says"),
        ),
        rows=tell_apart(_row(say, row) for row in shown.to_dict("records")),
        widths=(3.2, 1.45, 1.45, 2.1, 2.8),
        foot=foot,
    )
    return Section(title=title, blocks=(Para(text=words), *within, table))


def _say_against(say: Words, shown: pd.DataFrame) -> str:
    """Say why some odds ratios point the other way than the shares beside them."""
    against = [row for row in shown.to_dict("records") if tell_factor.points_against(row)]
    names = say.join([say.factor(str(row["factor"]), str(row["kind"])) for row in against])
    return say("triggers.against_shares", names=names) if against else ""


def _fold(say: Words, rows: pd.DataFrame, result: Any) -> str:
    """Name the factors without an answer in one line, and what would decide soonest."""
    every = rows.sort_values("p_value", kind="stable").to_dict("records")
    names = [_name_open(say, row) for row in every]
    if len(names) > _MOST_NAMES:
        rest = len(names) - _MOST_NAMES
        named = say("say.and_more", names=", ".join(names[:_MOST_NAMES]), more=rest)
    else:
        named = say.join(names)
    days = rows["more_days"].dropna()
    days = days[(days > 0) & (days <= LONG)]
    if len(days):
        soonest = say("before.soonest_days", days=say.count("day", int(days.min())))
    else:
        soonest = say("before.soonest")
    told = say(f"before.folded{name_window(result)}", names=named)
    words = [told, *say_elsewhere(rows, result, say), *_say_recalled(say, rows, result), soonest]
    return " ".join(words)


def _say_recalled(say: Words, rows: pd.DataFrame, result: Any) -> list[str]:
    """Say of what was written down only afterwards that this is why it is not told."""
    lines = []
    for reason, some in rows.groupby("reason", sort=False):
        why = result.why(reason)
        if why.key in {AFTERWARDS.key, LATE.key}:
            pairs = zip(some["factor"], some["kind"], strict=True)
            names = say.join([say.factor(str(name), str(kind)) for name, kind in pairs])
            told = say("triggers.not_judged", names=names, reason=say(why), n=len(some))
            lines.append(start_sentence(told))
    return lines


def _name_open(say: Words, row: dict[Any, Any]) -> str:
    """Name a factor without an answer, and say where its ratio cannot be estimated at all."""
    name = say.factor(str(row["factor"]), str(row["kind"]))
    return f"{name} ({say('before.not_estimated')})" if _is_far(row) else name


def _is_far(row: dict[Any, Any]) -> bool:
    """Say whether an interval with 1 inside reaches so far that it says nothing."""
    low, high = known(row["ci_low"]), known(row["ci_high"])
    if low is None or high is None or not low <= 1 <= high:
        return False
    return high > _FAR or low < 1 / _FAR


def _say_interval(say: Words, row: dict[Any, Any]) -> str:
    """Say an odds ratio with its interval, only how far it goes beyond what figures tell."""
    told = [_say_end(say, row[name]) for name in ("odds_ratio", "ci_low", "ci_high")]
    if told[1] == told[2]:
        return told[0]
    interval = say("say.span", low=told[1], high=told[2])
    return say("say.interval", value=told[0], interval=interval)


def _say_end(say: Words, value: float) -> str:
    return (
        say.number(value, places=2)
        if 0.01 <= value <= _MOST_SAID
        else tell_factor.say_ratio(value, say)
    )


def _most_told(told: pd.DataFrame) -> pd.DataFrame:
    """Give the claims first, then what was weighed most surely."""
    rank = told["verdict"].map({MORE: 0, FEWER: 0, LITTLE: 1, CANNOT_TELL: 2}).astype(int)
    order = told.assign(rank=rank).sort_values(["rank", "p_value"], kind="stable")
    return order


def _row(say: Words, row: dict[Any, Any]) -> Row:
    kind = str(row["kind"])
    odds = say("say.dash")
    if _is_far(row):
        odds = say("before.not_estimated")
    elif known(row["odds_ratio"]) is not None and known(row["ci_low"]) is not None:
        odds = _say_interval(say, row)
    return Row(
        name=say.factor(str(row["factor"]), kind),
        about=_say_compared(row, say),
        cells=(
            _risk(say, row["risk_exposed"], row["days_exposed"]),
            _risk(say, row["risk_unexposed"], row["days_unexposed"]),
            odds,
            say("before.warning" if _is_warning(row) else _VERDICTS[str(row["verdict"])]),
        ),
    )


def _say_compared(row: dict[Any, Any], say: Words) -> str:
    """Say which amounts of a number are compared; nothing of yes and no."""
    if row["kind"] == YES_NO:
        return ""
    return say_amounts(row, say) if compares_amounts(row) else say("before.number")


def _is_warning(row: dict[Any, Any]) -> bool:
    """Say whether a claim is of an early sign of headache, which warns and is no cause."""
    return bool(row.get("early_sign", False)) and row["verdict"] == MORE


def _risk(say: Words, risk: Any, days: Any) -> str:
    return say("before.risk", share=say.share(risk), days=say.count("day", int(days)))


def _why_nothing(say: Words, result: Any, only: str = "") -> str:
    if result.before.empty:
        column = {"activity", "posture"} & result.columns_in
        return say("before.nothing_written" if column else "before.no_column")
    if only:
        return only
    why = {result.why(text).key for text in result.before["reason"]}
    if ONLY_LISTED.key in why:
        return say("before.only_listed")
    if why <= ALL_ALIKE:
        return say("before.all_alike")
    gates = result.settings["gates"]
    return say("before.not_enough_yet", days=gates["min_days"], headaches=gates["min_headaches"])


def leading_factors(say: Words, result: Any) -> list[str]:
    """Name the factors after which headache is more likely, but for early signs of it."""
    rows = [
        row
        for part in (result.before, result.ordered)
        for row in part[part["verdict"] == MORE].to_dict("records")
        if not _is_warning(row) and rhythm_of(str(row["factor"])) != MENSTRUAL
    ]
    names = (say.factor(str(row["factor"]), str(row["kind"])) for row in rows)
    return list(dict.fromkeys(names))


def pooled_section(say: Words, result: Any) -> Section | None:
    """Lay the factors pooled over people side by side, those that stand out first."""
    told = result.pooled[result.pooled["verdict"] != NOT_ENOUGH]
    if told.empty:
        return None
    told = tell_pooled.put_in_order(told).assign(open=~told["verdict"].isin(CLAIMS))
    told = told.sort_values("open", kind="stable")
    rows = tell_apart(_pooled_row(say, row) for row in told.head(MOST_POOLED).to_dict("records"))
    foot = say("before.pooled_foot")
    if len(rows) < len(told):
        foot = (
            say("before.left_out", more=say.count("more_factor", len(told) - len(rows)))
            + " "
            + foot
        )
    table = Table(
        caption=say("before.pooled_caption"),
        heads=(
            say("before.factor"),
            say("people.people"),
            say("before.alone"),
            say("before.odds_ratio"),
            say("before.average"),
            say("before.reach"),
        ),
        rows=rows,
        widths=(2.6, 0.9, 1.3, 2.0, 2.0, 1.6),
        foot=foot,
    )
    return Section(title=say("before.title"), blocks=(table,))


def _pooled_row(say: Words, row: dict[Any, Any]) -> Row:
    kind = str(row["kind"])
    return Row(
        name=say.factor(str(row["factor"]), kind),
        about=_say_compared(row, say),
        cells=(
            say.number(row["people"]),
            say.number(row["people_claimed"]),
            _say_interval(say, row),
            say(
                "before.warning" if tell_pooled.is_warning(row) else _VERDICTS[str(row["verdict"])]
            ),
            say(_REACH[str(row["reach"])]),
        ),
    )
