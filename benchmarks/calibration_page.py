"""Write the calibration page's tables and picture from its counts, and nothing else."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

import pandas as pd
from calibration_common import ALPHA, LINE, METHODS, percent
from calibration_picture import draw_picture

from hdiary.plots import save_figure

WAYS = {
    1: "order",
    2: "one day brings the next",
    3: "slow waves",
    4: "rare things",
    5: "many looks",
    6: "given when it hurts",
    7: "days that hang together",
    8: "a bad week before",
    9: "missing days",
    10: "always together",
    11: "nothing left alone",
    12: "waves, seasons, flares",
    13: "what the diary knows",
    14: "amounts mostly none",
    15: "early signs",
    16: "written afterwards",
    17: "order within a day",
}
"""The ways in which diaries mislead, by their numbers."""
QUESTIONS = {
    "triggers": "What comes before a headache",
    "relief": "What eases it within hours",
    "change": "What changed since a start",
    "dose": "Whether doing more of it helps",
    "trial": "An experiment, its weeks drawn by lot",
}
HEADS = {"naive": "naive", "peers": "peers", "hdiary": "hdiary", "oracle": "oracle"}
HOLDS, OVER = "within chance", "**too often**"
PICTURE = Path("measured") / "calibration.svg"
BLOCK = re.compile(r"(<!-- made: ([a-z]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def is_over(row: Any) -> bool:
    """Say whether more people than promised are told something false, chance left aside."""
    return bool(row.false_low > ALPHA)


def write_page(folder: Path, page: Path) -> None:
    """Put the counts of a folder into the page, and draw the picture beside it."""
    results, run = read_results(folder)
    text = page.read_text(encoding="utf-8")
    page.write_text(fill(text, results, run), encoding="utf-8")
    picture = page.parent / PICTURE
    picture.parent.mkdir(parents=True, exist_ok=True)
    save_figure(draw_picture(results), picture, force=True)


def read_results(folder: Path) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Read the counts and how they were made."""
    results = pd.read_csv(folder / "results.csv", dtype={"ways": "str", "true": "str"})
    results[["ways", "true"]] = results[["ways", "true"]].fillna("")
    return results, json.loads((folder / "run.json").read_text(encoding="utf-8"))


def fill(text: str, results: pd.DataFrame, run: dict[str, Any]) -> str:
    """Fill the blocks of a page that are made, and leave the rest as it is."""
    made = {
        "run": tell_run(run, results),
        "false": false_table(results),
        "found": found_table(results),
        "over": tell_over(results),
        "line": tell_line(results),
    }

    def put(match: re.Match[str]) -> str:
        return f"{match[1]}{made[match[2]]}\n{match[3]}"

    return BLOCK.sub(put, text)


def show(results: pd.DataFrame) -> str:
    """Give all tables as they stand on the page."""
    tables = (false_table(results), found_table(results))
    return "\n\n".join(table for table in tables if table.count("\n") > 1)


def tell_run(run: dict[str, Any], results: pd.DataFrame) -> str:
    """Say by which command, commit and seed the figures were made."""
    versions = ", ".join(f"{name} {of}" for name, of in run["versions"].items())
    changed = ", with changes that are not in it" if run["changed_since"] else ""
    kinds = results["setting"].nunique()
    if "kept_from" in run:
        again = ", ".join(f"`{key}`" for key in run["asked_again"])
        changed += f" (of {again}; all other answers are of commit `{run['kept_from']}`)"
    return (
        f"    {run['command']}\n\n"
        f"Commit `{run['commit']}`{changed}, seed {run['seed']}, {run['people']} people of each of "
        f"{kinds} kinds; {run['minutes']:g} minutes of one core. "
        f"Python {run['python']}, {versions}."
    )


def false_table(results: pd.DataFrame) -> str:
    """Give the people who are told something false, in every trap."""
    lines = [
        f"| what misleads | way | {' | '.join(HEADS.values())} | 5 % promised |",
        f"|---|---|{'---|' * (len(HEADS) + 1)}",
    ]
    for question, of in results[results["false"].notna()].groupby("question", sort=False):
        lines.append(f"| **{QUESTIONS[str(question)]}** (`{question}`) |{' |' * (len(HEADS) + 2)}")
        for _, rows in of.groupby("setting", sort=False):
            by = {row.method: row for row in rows.itertuples()}
            cells = [cell(by[method], "false") for method in METHODS]
            cells[METHODS.index("hdiary")] = f"**{cells[METHODS.index('hdiary')]}**"
            told = OVER if is_over(by["hdiary"]) else HOLDS
            lines.append(f"| {lead(by['hdiary'])} | {' | '.join(cells)} | {told} |")
    return "\n".join(lines)


def found_table(results: pd.DataFrame) -> str:
    """Give the people for whom what is true is found, and those who are told it the wrong way."""
    lines = [
        f"| what is true | way | {' | '.join(HEADS.values())} | hdiary, the wrong way |",
        f"|---|---|{'---|' * (len(HEADS) + 1)}",
    ]
    for question, of in results[results["found"].notna()].groupby("question", sort=False):
        lines.append(f"| **{QUESTIONS[str(question)]}** (`{question}`) |{' |' * (len(HEADS) + 2)}")
        for _, rows in of.groupby("setting", sort=False):
            by = {row.method: row for row in rows.itertuples()}
            cells = [cell(by[method], "found") for method in METHODS]
            cells[METHODS.index("hdiary")] = f"**{cells[METHODS.index('hdiary')]}**"
            lines.append(f"| {lead(by['hdiary'])} | {' | '.join(cells)} | "
                         f"{cell(by['hdiary'], 'wrong')} |")  # fmt: skip
    return "\n".join(lines)


def lead(row: Any) -> str:
    """Name a kind of diary, and its ways by number."""
    return f"{row.name} | {row.ways.replace(' ', ', ') or '-'}"


def cell(row: Any, share: str) -> str:
    """Give a share with its interval, in whole per cent."""
    value, low, high = (getattr(row, share + part) for part in ("", "_low", "_high"))
    if math.isnan(value):
        return ""
    return f"{percent(value)} ({percent(low)}-{percent(high)})"


def tell_over(results: pd.DataFrame) -> str:
    """Say for how many kinds the promise is kept, and name the others, the worst first."""
    every = results[(results["method"] == "hdiary") & results["false"].notna()]
    ours = every[every["false_low"] > ALPHA]
    kept = every.drop(ours.index)
    lines = [
        f"{len(kept)} of {len(every)} kinds of made-up diaries keep what hdiary promises: where "
        "nothing is, at most 5 people in 100 are told that something is. With "
        f"{int(every['people'].iloc[0])} people of a kind this is said as far as chance lets one "
        f"see: where it is kept, up to {percent(kept['false_high'].max())} in 100 are not excluded "
        "(the upper end of the widest interval).",
        "",
        "**In the others more people are told something false than is promised** (share of people; "
        "in brackets the others on the same diaries):",
        "",
    ]
    for row in ours.sort_values("false", ascending=False, kind="stable").itertuples():
        beside = results[results["setting"] == row.setting].set_index("method")["false"]
        others = ", ".join(
            f"{name} {percent(beside[name])} %" for name in METHODS if name != "hdiary"
        )
        lines.append(f"- `{row.question}`, {row.name}: **{percent(row.false)} %** ({others})")
    return "\n".join(lines if len(ours) else [*lines, "- none of those in the table"])


def tell_line(results: pd.DataFrame) -> str:
    """Say what the peers of `change` answer with a straight line in time as well."""
    rows = results[results["method"] == LINE].set_index("setting")
    with_line = {key: percent(row) for key, row in rows["false"].dropna().items()}
    found = {key: percent(row) for key, row in rows["found"].dropna().items()}
    return (
        "With a straight line in time as well (an interrupted time series) the peers of `change` "
        f"are wrong in {with_line['change-trend']} % under the trend and "
        f"{with_line['change-season']} % under the season, but in "
        f"{with_line['change-flare']} % after four bad weeks, and find the stronger effect in "
        f"{found['change-third']} % and the weaker in {found['change-half']} %."
    )
