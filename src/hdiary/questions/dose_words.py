"""What more of something goes with, in plain sentences."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from hdiary.questions.dose_rules import CLAIMS, FEWER, ON_HEADACHES, VERDICTS
from hdiary.questions.dose_series import AMOUNT, DAYS
from hdiary.questions.result import NOTHING_YET, say_coverage
from hdiary.questions.unsaid import say_unsaid
from hdiary.vocabulary.say import say_amount, say_count, say_list, say_some, start_sentence
from hdiary.vocabulary.verdicts import CANNOT_TELL, LITTLE, NOT_ENOUGH

_MOST_NAMES = 6
NOTHING_DOSED = "so there is nothing to sum up over the days."
NOT_A_CAUSE = (
    "This is what goes together after allowing for the headaches of the days before, the weekday "
    "and slow ups and downs; it does not say that one brings the other."
)

Row = Mapping[Any, Any]


def tell_doses(
    *,
    table: pd.DataFrame,
    coverage: pd.DataFrame,
    settings: Mapping[str, Any],
    notices: Sequence[str],
    columns_in: Collection[str],
) -> str:
    """Tell the answer for one person, or an overview of many, one sentence to a line."""
    if len(coverage) != 1:
        lines = _tell_many(table, columns_in, people=len(coverage))
    elif not coverage.iloc[0]["recorded"]:
        lines = [say_coverage(coverage.iloc[0]), NOTHING_YET]
    else:
        lines = [say_coverage(coverage.iloc[0]), *tell_things(table, columns_in)]
    return "\n".join([*lines, *notices])


def tell_things(table: pd.DataFrame, columns_in: Collection[str]) -> list[str]:
    """Tell one person's doses, without the coverage: what stands out, then the rest by name."""
    if table.empty:
        return [_say_nothing(columns_in)]
    claims = table[table["verdict"].isin(CLAIMS)]
    lines = [say_claim(row) for row in claims.to_dict("records")]
    follows = table[table["reason"] == ON_HEADACHES]["treatment"].unique().tolist()
    rest = table[~table["treatment"].isin([*claims["treatment"], *follows])]
    by_name = {str(name): rows for name, rows in rest.groupby("treatment", sort=False)}
    little = [name for name, rows in by_name.items() if (rows["verdict"] == LITTLE).any()]
    unsure = [
        name
        for name, rows in by_name.items()
        if name not in little and (rows["verdict"] == CANNOT_TELL).any()
    ]
    if little:
        lines.append(
            f"{start_sentence(say_some(little))}: more or less of it went with little or no "
            "difference on the next day."
        )
    if unsure:
        lines.append(
            f"{start_sentence(say_some(unsure))}: this diary cannot tell yet whether more or less "
            "of it goes with more or fewer headaches."
        )
    if follows:
        was = "was" if len(follows) == 1 else "were"
        lines.append(
            f"{start_sentence(say_some(follows))} {was} used nearly only on headache days: how "
            "much of it there was is itself a record of the headaches, so nothing is concluded."
        )
    few = [n for n, rows in by_name.items() if (rows["verdict"] == NOT_ENOUGH).all()]
    for reason, names in _by_reason(few, by_name):
        lines.append(f"Not enough data on {say_list(names)}: {reason}.")
    return [*lines, NOT_A_CAUSE] if len(claims) else lines


def say_claim(row: Row) -> str:
    """Say what more of something over the last days went with."""
    likely = "less" if row["verdict"] == FEWER else "more"
    odds, low, high = (say_amount(float(row[k])) for k in ("odds_ratio", "ci_low", "ci_high"))
    return (
        f"{start_sentence(str(row['treatment']))}: the more of it in the "
        f"{say_count(int(row['window_days']), 'day')} before, the {likely} likely a headache the "
        f"next day (odds ratio {odds}, likely {low} to {high}, for {_step(row)})."
    )


def _step(row: Row) -> str:
    if row["unit"] == DAYS:
        return "each further day a week"
    if row["unit"] == AMOUNT:
        return "1 more a day"
    return f"each further {say_amount(float(row['per']))} minutes a week"


def _by_reason(
    names: Sequence[str], rows: Mapping[str, pd.DataFrame]
) -> list[tuple[str, list[str]]]:
    """Bring together the names with the same reason, the one of their shortest window."""
    reasons: dict[str, list[str]] = {}
    for name in names:
        reasons.setdefault(str(rows[name].iloc[0]["reason"]), []).append(name)
    return list(reasons.items())


def _say_nothing(columns_in: Collection[str]) -> str:
    return f"{say_unsaid('No treatment', columns_in)}, {NOTHING_DOSED}"


def _tell_many(table: pd.DataFrame, columns_in: Collection[str], *, people: int) -> list[str]:
    """Give an overview of many people, of the longest window."""
    lines = [f"The diary holds {say_count(people, 'person', 'people')}."]
    if table.empty:
        return [*lines, _say_nothing(columns_in)]
    longest = table[table["window_days"] == table["window_days"].max()]
    judged = longest[longest["verdict"] != NOT_ENOUGH]
    counts = judged["treatment"].value_counts()
    for name in counts.index[:_MOST_NAMES]:
        said = judged.loc[judged["treatment"] == name, "verdict"].value_counts()
        parts = [f"{verdict} for {said[verdict]}" for verdict in VERDICTS if verdict in said.index]
        lines.append(
            f"{start_sentence(str(name))}, summed over {longest['window_days'].iloc[0]} days: "
            f"judged in {say_count(int(counts[name]), 'person', 'people')}: {', '.join(parts)}."
        )
    if not len(judged):
        lines.append("Nobody's diary is long enough yet to compare much with little of anything.")
    return [*lines, NOT_A_CAUSE] if len(judged) else lines
