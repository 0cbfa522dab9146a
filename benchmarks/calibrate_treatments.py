"""Ask whether `treatments` tells the sample diary's story because it is true.

Run ``python benchmarks/calibrate_treatments.py --people 1000`` to make the tables that stand in
``docs/treatments.md``. People like the one of ``data/sample/diary.csv`` (same traps, same
treatments, same 182 days) are made up twice: with the effects that are written there (drugs,
heat and needling ease the hour, exercise changes the course), and with no effect of anything.
"""

from __future__ import annotations

import argparse
import time

import pandas as pd

from hdiary.diary import make_diary
from hdiary.questions.treatments.ask import treatments
from hdiary.simulate import simulate_diaries
from hdiary.simulate.sample import diary_settings

HOURS = ("more relief", "less relief", "little or no difference", "cannot tell yet")
WEEKS = ("fewer headache days", "more headache days", "little or no difference", "cannot tell yet")


def tabulate(*, people: int, seed: int, effects: bool) -> pd.DataFrame:
    """Ask the same question of people who differ only in their luck."""
    made = simulate_diaries(
        people, 182, seed=seed, patient_column=True, **diary_settings(effects=effects)
    )
    return treatments(make_diary(made.entries)).table


def show(title: str, table: pd.DataFrame, column: str, verdicts: tuple[str, ...]) -> None:
    """Print how often each treatment got each verdict, in per cent of those judged."""
    print(f"\n#### {title}\n\n| treatment | people judged | {' | '.join(verdicts)} |")
    print("|" + "---|" * (len(verdicts) + 2))
    for name, rows in table.groupby("treatment"):
        judged = rows[rows[column] != "not enough data"]
        if len(judged):
            said = [f"{100 * (judged[column] == verdict).mean():.1f}" for verdict in verdicts]
            print(f"| {name} | {len(judged)} | {' | '.join(said)} |", flush=True)


def show_people(table: pd.DataFrame, people: int) -> None:
    """Print how many people got any claim, in per cent."""
    claims = {
        "within hours": ("hours_verdict", HOURS[:2]),
        "over weeks": ("weeks_verdict", WEEKS[:2]),
    }
    for name, (column, verdicts) in claims.items():
        hit = table.loc[table[column].isin(verdicts), "patient"].nunique()
        print(f"\nPeople with any claim {name}: {100 * hit / people:.1f} %.")


def main() -> None:
    """Measure both kinds and print the tables."""
    parser = argparse.ArgumentParser(description="Calibrate treatments.")
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20260105)
    asked = parser.parse_args()
    begun = time.perf_counter()
    for effects, words in ((True, "As in the sample"), (False, "Nothing does anything")):
        table = tabulate(people=asked.people, seed=asked.seed, effects=effects)
        show(f"{words}: within hours", table, "hours_verdict", HOURS)
        show(f"{words}: over weeks", table, "weeks_verdict", WEEKS)
        show_people(table, asked.people)
    print(f"\n{asked.people} people; {(time.perf_counter() - begun) / 60:.1f} minutes.")


if __name__ == "__main__":
    main()
