"""Measure `triggers` where habits hang together, are named first, or are said in other ways.

Run ``python benchmarks/calibrate_habits.py --people 200`` for the table in ``docs/triggers.md``;
the kinds stand in ``trigger_habits.py``. Beside it stands the plain logit (yesterday's headache
and the habit, Wald's test), with the adjustment of Benjamini and Hochberg over the person's habits.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import numpy as np
import pandas as pd
from calibrate_triggers import ask_peers, show_rows
from trigger_habits import KINDS, Habits, draw

from hdiary.questions.triggers.ask import triggers
from hdiary.questions.triggers.rules import CLAIMS, MORE
from hdiary.stats import adjust_false_discovery


def measure(kind: Habits, *, people: int, seed: int) -> dict[str, object]:
    """Give what is found and what goes wrong in one kind [%]."""
    diary, effects = draw(kind, people=people, seed=seed)
    named = [f"habit {k:02d}" for k in range(kind.named)]
    rows = triggers(diary, suspects=named).before
    true = effects[rows["patient"].cat.codes, rows["factor"].str[6:].astype(int)]
    claimed = rows["verdict"].isin(CLAIMS).to_numpy()
    right = claimed & (true != 0) & ((rows["verdict"] == MORE).to_numpy() == (true > 0))
    low, high = np.log(rows["ci_low"].to_numpy()), np.log(rows["ci_high"].to_numpy())
    known, who = ~np.isnan(low), rows["patient"].cat.codes.to_numpy()
    peers = rows.merge(ask_peers(diary), on=["patient", "factor"], how="left", validate="1:1")
    plain = adjust_false_discovery(peers["plain_logit"], who.astype(np.int64), n_groups=people)
    found = {
        "false share of claims": _false_share(claimed, claimed & ~right, who, people),
        "people with a false claim": pd.Series(claimed & ~right).groupby(who).any().mean(),
        "claimed": right[true != 0].mean() if (true != 0).any() else np.nan,
        "interval holds the truth": ((low <= true) & (true <= high))[known].mean(),
        "plain logit: false share": _false_share(
            plain <= 0.05, (plain <= 0.05) & (true == 0), who, people
        ),
    }
    told = {name: round(100 * float(value), 1) for name, value in found.items()}
    return {"habits": kind.name, "days": kind.days, **told}


def _false_share(claimed: np.ndarray, false: np.ndarray, who: np.ndarray, people: int) -> float:
    claims, wrong = (np.bincount(who[what], minlength=people) for what in (claimed, false))
    return float((wrong / np.maximum(claims, 1)).mean())


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure all kinds and print the table."""
    parser = argparse.ArgumentParser(description="Calibrate triggers on habits.")
    parser.add_argument("--people", type=int, default=200, help="diaries per kind")
    parser.add_argument("--seed", type=int, default=20261129)
    asked = parser.parse_args(None if arguments is None else list(arguments))
    rows = [measure(k, people=asked.people, seed=asked.seed + i) for i, k in enumerate(KINDS)]
    show_rows("Habits that hang together, are named first, or are said in other ways",
              pd.DataFrame(rows))  # fmt: skip


if __name__ == "__main__":
    main()
