"""What comes before it, as a part of the page."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hdiary.questions.reasons import ONLY_LISTED
from hdiary.questions.triggers.rules import ALL_ALIKE, CLAIMS, FEWER, MORE
from hdiary.report.parts import Para, Row, Section, Table, tell_apart
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH
from hdiary.words import Words
from hdiary.words.clean import known

MOST_FACTORS = (6, 6, 5, 4, 3, 2)
"""Factors that are shown, the fewer the less room there is."""
MOST_POOLED = 8
_FAR = 50.0
"""An interval that reaches so far says that the ratio cannot be estimated."""
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


def before_section(say: Words, result: Any, *, most: int) -> Section:
    """Tell which factors were compared, and what can be said of each."""
    title, before = say("before.title"), result.before
    told = before[before["verdict"] != NOT_ENOUGH]
    if told.empty:
        return Section(title=title, blocks=(Para(text=_why_nothing(say, result)),))
    claims = told[told["verdict"].isin(CLAIMS)]
    words = say("before.none_stands_out", factors=say.count("factor", len(told)))
    if len(claims):
        words = say("before.some_stand_out", some=len(claims), all=say.count("factor", len(told)))
    shown = _most_told(told).head(most)
    low, high = (say.number(end, places=2) for end in result.settings["little"])
    foot = say("before.foot", low=low, high=high)
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
    return Section(title=title, blocks=(Para(text=words), table))


def _most_told(told: pd.DataFrame) -> pd.DataFrame:
    """Give the claims first, then what was weighed most surely."""
    rank = told["verdict"].map({MORE: 0, FEWER: 0, LITTLE: 1, CANNOT_TELL: 2}).astype(int)
    order = told.assign(rank=rank).sort_values(["rank", "p_value"], kind="stable")
    return order


def _row(say: Words, row: dict[Any, Any]) -> Row:
    kind = str(row["kind"])
    odds = say("say.dash")
    low, high = known(row["ci_low"]), known(row["ci_high"])
    if high is not None and low is not None and (high > _FAR or low < 1 / _FAR):
        odds = say("before.not_estimated")
    elif known(row["odds_ratio"]) is not None and low is not None:
        interval = say.span(row["ci_low"], row["ci_high"], places=2)
        odds = say("say.interval", value=say.number(row["odds_ratio"], places=2), interval=interval)
    return Row(
        name=say.factor(str(row["factor"]), kind),
        about="" if kind == "yes/no" else say("before.number"),
        cells=(
            _risk(say, row["risk_exposed"], row["days_exposed"]),
            _risk(say, row["risk_unexposed"], row["days_unexposed"]),
            odds,
            say(_VERDICTS[str(row["verdict"])]),
        ),
    )


def _risk(say: Words, risk: Any, days: Any) -> str:
    return say("before.risk", share=say.share(risk), days=say.count("day", int(days)))


def _why_nothing(say: Words, result: Any) -> str:
    if result.before.empty:
        column = {"activity", "posture"} & result.columns_in
        return say("before.nothing_written" if column else "before.no_column")
    why = {result.why(text).key for text in result.before["reason"]}
    if ONLY_LISTED.key in why:
        return say("before.only_listed")
    if why <= ALL_ALIKE:
        return say("before.all_alike")
    gates = result.settings["gates"]
    return say("before.not_enough_yet", days=gates["min_days"], headaches=gates["min_headaches"])


def leading_factors(say: Words, result: Any) -> list[str]:
    """Name the factors after which headache is more likely."""
    rows = result.before[result.before["verdict"] == MORE].to_dict("records")
    return [say.factor(str(row["factor"]), str(row["kind"])) for row in rows]


def pooled_section(say: Words, result: Any) -> Section | None:
    """Lay the factors pooled over people side by side, those that stand out first."""
    told = result.pooled[result.pooled["verdict"] != NOT_ENOUGH]
    if told.empty:
        return None
    told = told.assign(open=~told["verdict"].isin(CLAIMS))
    told = told.sort_values(["open", "p_value"], kind="stable")
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
    interval = say.span(row["ci_low"], row["ci_high"], places=2)
    value = say.number(row["odds_ratio"], places=2)
    return Row(
        name=say.factor(str(row["factor"]), kind),
        about="" if kind == "yes/no" else say("before.number"),
        cells=(
            say.number(row["people"]),
            say.number(row["people_claimed"]),
            say("say.interval", value=value, interval=interval),
            say(_VERDICTS[str(row["verdict"])]),
            say(_REACH[str(row["reach"])]),
        ),
    )
