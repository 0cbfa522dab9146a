"""Make the calibration page: every trap, naive beside peers beside hdiary beside an oracle.

Run ``python benchmarks/calibration.py`` (about six minutes of one core) to make again what stands
in ``docs/calibration.md``: every person's answers (``calibrated/claims.csv``), their counts
(``results.csv``), how they were made (``run.json``), the tables and the picture. A run that was
stopped goes on where it was. ``--page`` counts and draws again what is kept, and
``--only KIND ...`` asks some kinds of diaries and prints their answers. ``--again KIND ...`` asks
some again and keeps the answers of the others; the page then names both commits.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from calibration_change import SETTINGS as CHANGES
from calibration_change import ask as ask_changes
from calibration_common import FALSE, FOUND, GROUP, WRONG, Marks, Setting, seed_of
from calibration_page import show, write_page
from calibration_relief import SETTINGS as RELIEFS
from calibration_relief import ask as ask_reliefs
from calibration_trial import DOSES, TRIALS, ask_doses, ask_trials
from calibration_triggers import SETTINGS as TRIGGERS
from calibration_triggers import ask as ask_triggers

from hdiary.stats import wilson_interval

ROOT = Path(__file__).parents[1]
OUT = ROOT / "benchmarks" / "calibrated"
PAGE = ROOT / "docs" / "calibration.md"
KEPT = ":!benchmarks/calibrated"
"""What an earlier run kept says nothing of the code."""
PARTS = ROOT / "build" / "calibration-parts"
PEOPLE, SEED = 200, 20261129
ASK = {
    "triggers": ask_triggers,
    "relief": ask_reliefs,
    "change": ask_changes,
    "dose": ask_doses,
    "trial": ask_trials,
}
SETTINGS: dict[str, Setting] = {
    setting.key: setting for setting in (*TRIGGERS, *RELIEFS, *CHANGES, *DOSES, *TRIALS)
}
PACKAGES = ("numpy", "pandas", "scipy", "statsmodels")
SHARES = {"false": FALSE, "found": FOUND, "wrong": WRONG}


def run_setting(key: str, *, people: int, seed: int) -> Marks:
    """Ask everybody about so many people of one kind; whole groups are asked, then cut."""
    setting = SETTINGS[key]
    groups = range(-(-people // GROUP))
    asked = [ASK[setting.question](setting, seed_of(seed, key, group)) for group in groups]
    return {name: np.concatenate([marks[name] for marks in asked])[:people] for name in asked[0]}


def claims_of(key: str, marks: Marks) -> list[dict[str, str]]:
    """Give the rows of a kind in ``claims.csv``: one digit for each person."""
    return [
        {"setting": key, "method": name, "marks": "".join(map(str, digits))}
        for name, digits in marks.items()
    ]


def count(claims: pd.DataFrame) -> pd.DataFrame:
    """Count the answers of all people, with 95 % intervals (Wilson 1927).

    A share is empty where there is nothing that it could be of.
    """
    rows = []
    for claim in claims.itertuples(index=False):
        setting = SETTINGS[claim.setting]
        marks = np.array([int(digit) for digit in claim.marks])
        row: dict[str, Any] = {
            "setting": setting.key,
            "question": setting.question,
            "ways": " ".join(map(str, setting.ways)),
            "name": setting.name,
            "days": setting.days,
            "made_by": setting.by,
            "true": "; ".join(f"{name} {size:g}" for name, size in setting.true.items()),
            "method": claim.method,
            "people": len(marks),
        }
        # Where there is one thing to ask about, and it is so, nothing can be claimed falsely.
        no_null = bool(setting.true) and setting.question in {"change", "dose", "trial"}
        empty = {"false": no_null, "found": not setting.true, "wrong": not setting.true}
        for name, bit in SHARES.items():
            hits = int(((marks & bit) > 0).sum())
            low, high = wilson_interval(hits, len(marks))
            told = (hits / len(marks), float(low), float(high))
            for part, value in zip(("", "_low", "_high"), told, strict=True):
                row[name + part] = np.nan if empty[name] else round(value, 4)
        rows.append(row)
    return pd.DataFrame(rows)


def describe_run(*, people: int, seed: int, minutes: float) -> dict[str, Any]:
    """Say how the figures were made: by which state of the code, with what."""
    return {
        "command": f"python benchmarks/calibration.py --people {people} --seed {seed}",
        "commit": _git("rev-parse", "HEAD"),
        "changed_since": bool(_git("status", "--porcelain", "--", "benchmarks", "src", KEPT)),
        "people": people,
        "seed": seed,
        "group": GROUP,
        "minutes": round(minutes, 1),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in PACKAGES},
    }


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.strip()


def run_all(keys: Sequence[str], *, people: int, seed: int, jobs: int, parts: Path | None) -> Any:
    """Run kinds of diaries, several at a time if asked, and yield the rows of each."""
    left = [(key, people, seed, parts) for key in keys]
    if jobs == 1:
        yield from map(_run_part, left)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(_run_part, left)


def _run_part(asked: tuple[str, int, int, Path | None]) -> tuple[list[dict[str, str]], float]:
    """Run one kind, or take what an earlier run of the same code left of it; give the seconds."""
    key, people, seed, parts = asked
    path = parts / f"{key}.json" if parts else None
    if path and path.exists():
        kept = json.loads(path.read_text(encoding="utf-8"))
        return kept["claims"], kept["seconds"]
    begun = time.process_time()
    claims = claims_of(key, run_setting(key, people=people, seed=seed))
    seconds = time.process_time() - begun
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"claims": claims, "seconds": seconds}), encoding="utf-8")
    return claims, seconds


def save(claims: pd.DataFrame, run: dict[str, Any], *, out: Path, page: Path) -> None:
    """Write claims, counts and how they were made, and the page from them."""
    out.mkdir(parents=True, exist_ok=True)
    claims.to_csv(out / "claims.csv", index=False, lineterminator="\n")
    count(claims).to_csv(out / "results.csv", index=False, lineterminator="\n")
    (out / "run.json").write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
    write_page(out, page)


def choose(names: Iterable[str]) -> list[str]:
    """Give the kinds that are named, in full or by a beginning such as ``change``."""
    asked = list(names)
    keys = [key for key in SETTINGS if any(key == n or key.startswith(f"{n}-") for n in asked)]
    unknown = [n for n in asked if not any(key == n or key.startswith(f"{n}-") for key in SETTINGS)]
    if unknown:
        raise SystemExit(f"There is no {unknown[0]!r}; there are: {', '.join(SETTINGS)}.")
    return keys


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the page, or part of its figures."""
    parser = argparse.ArgumentParser(description="Make the calibration page.")
    parser.add_argument("--people", type=int, default=PEOPLE, help="diaries of each kind")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", nargs="+", metavar="KIND", help="print some kinds; write nothing")
    parser.add_argument("--again", nargs="+", metavar="KIND", help="ask some, keep the others")
    parser.add_argument("--jobs", type=int, default=1, help="kinds at a time")
    parser.add_argument("--page", action="store_true", help="write the page from what is there")
    asked = parser.parse_args(arguments)
    if asked.page:
        kept = json.loads((OUT / "run.json").read_text(encoding="utf-8"))
        answers = pd.read_csv(OUT / "claims.csv", dtype="str")
        save(answers, kept, out=OUT, page=PAGE)
        return
    keys = choose(asked.only or asked.again) if asked.only or asked.again else list(SETTINGS)
    # How it is made is read before it begins: the code may be edited while it runs.
    run = describe_run(people=asked.people, seed=asked.seed, minutes=0.0)
    name = f"{run['commit'][:12]}-{asked.seed}-{asked.people}"
    parts = None if asked.only or run["changed_since"] else PARTS / name
    claims, seconds = [], 0.0
    for rows, took in run_all(
        keys, people=asked.people, seed=asked.seed, jobs=asked.jobs, parts=parts
    ):
        claims += rows
        seconds += took
        print(f"{rows[0]['setting']}: {took:.0f} s", flush=True)
    table = pd.DataFrame(claims)
    if asked.only:
        print(show(count(table)))
        return
    run["minutes"] = round(seconds / 60, 1)
    if asked.again:
        table, run = keep_others(table, run, folder=OUT)
    save(table, run, out=OUT, page=PAGE)


def keep_others(
    claims: pd.DataFrame, run: dict[str, Any], *, folder: Path
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Put new answers among those that are kept, which must be of as many people and one seed."""
    before = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    if any(before[name] != run[name] for name in ("people", "seed", "group")):
        raise SystemExit("The answers that are kept are of other people; leave --again out.")
    kept = pd.read_csv(folder / "claims.csv", dtype="str")
    new = list(dict.fromkeys(claims["setting"]))
    table = pd.concat([kept[~kept["setting"].isin(new)], claims])
    place = table["setting"].map({key: at for at, key in enumerate(SETTINGS)})
    table = table.assign(place=place)[place.notna()].sort_values("place", kind="stable")
    told = {"kept_from": before["commit"], "asked_again": new}
    minutes = round(before["minutes"] + run["minutes"], 1)
    return table.drop(columns="place"), run | told | {"minutes": minutes}


if __name__ == "__main__":
    main()
