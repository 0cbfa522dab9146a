"""Beside each other, in one run on the same people: hdiary, R, statsmodels, and a plain loop.

    python benchmarks/cohort_peers.py --people 100

CPU seconds for 1,000 people of 180 days and 12 factors, each with one thread:

- triggers, against ``survival::clogit`` in R and statsmodels' `ConditionalLogit`, person by person:
  headache on yesterday's headache and the factors of yesterday, within stretches of four weeks;
- change, against ``nlme::gls`` with ``corAR1`` in R, person by person: headache and pain before
  and after exercise began;
- ``groupby.apply`` of hdiary's own function, person by person.

The peers fit one model; hdiary also adjusts, compares, checks and judges. A fit that fails counts
with the time that it took. Where R or one of its packages is missing, that is said, and the rest
is measured. The loops do not adjust for other factors' shrinkage or for slow waves, so that only
their time is compared, not what they find (that is `calibrate_triggers.py`).
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from cohort_scale import FACTORS, make_people

import hdiary
from hdiary.diary import Diary

STRETCH_DAYS = 28
NAMES = [f"f{place:02d}" for place in range(len(FACTORS))]

R_TRIGGERS = """
suppressMessages(library(survival))
rows <- read.csv(commandArgs(TRUE)[1])
model <- as.formula(paste("y ~ before +", paste(sprintf("f%02d", 0:11), collapse = "+"),
                          "+ strata(stretch)"))
begun <- proc.time()
ended <- sum(sapply(split(rows, rows$patient), function(one) {
  !inherits(try(suppressWarnings(clogit(model, one)), silent = TRUE), "try-error")
}))
spent <- proc.time() - begun
cat(spent[["user.self"]] + spent[["sys.self"]], ended)
"""
R_CHANGE = """
suppressMessages(library(nlme))
rows <- read.csv(commandArgs(TRUE)[1])
begun <- proc.time()
ended <- sum(sapply(split(rows, rows$patient), function(one) {
  sum(sapply(c("y", "pain"), function(name) {
    used <- one[!is.na(one[[name]]), ]
    fit <- try(gls(as.formula(paste(name, "~ after")), used,
                   correlation = corAR1(form = ~ day), method = "REML"), silent = TRUE)
    !inherits(fit, "try-error")
  }))
}))
spent <- proc.time() - begun
cat(spent[["user.self"]] + spent[["sys.self"]], ended)
"""


def lay_out(diary: Diary) -> pd.DataFrame:
    """Lay everybody's days out as the peers need them."""
    days = diary.days
    state = days["state"].astype("str")
    y = pd.Series(np.select([state == "headache", state == "clear"], [1.0, 0.0], np.nan))
    said = days["activities"].astype("str") + ";" + days["postures"].astype("str")
    made = {
        name: pd.to_numeric(days[factor.name]).astype("float64")
        if factor.name in days
        else said.str.contains(factor.name, regex=False).astype("float64")
        for name, factor in zip(NAMES, FACTORS, strict=True)
    }
    patient = days["patient"].astype("str")
    rows = pd.DataFrame({"patient": patient, "y": y, "pain": days["worst_pain"], **made})
    rows["day"] = rows.groupby("patient").cumcount()
    rows["after"] = (rows["day"] >= rows["day"].max() // 2).astype(int)
    rows["stretch"] = rows["day"] // STRETCH_DAYS
    before = rows.groupby("patient")[["y", *NAMES]].shift(1)
    rows[["before", *NAMES]] = before.to_numpy()
    return rows


def seconds_of(work: Callable[[], object]) -> float:
    """Give the CPU seconds of some work of this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def one_by_one(diary: Diary, question: Callable[[Diary], object]) -> None:
    """Ask person by person, as with ``groupby.apply``."""
    entries = diary.entries
    entries.groupby("patient", observed=True).apply(
        lambda own: question(hdiary.make_diary(own.assign(patient=own.name)))
    )


def conditional_logits(rows: pd.DataFrame) -> None:
    """Fit statsmodels' conditional logit person by person."""
    from statsmodels.discrete.conditional_models import ConditionalLogit

    used = rows.dropna(subset=["y", "before", *NAMES])
    for _, own in used.groupby("patient"):
        with contextlib.suppress(Exception), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model = ConditionalLogit(own["y"], own[["before", *NAMES]], groups=own["stretch"])
            model.fit(method="newton", disp=False)


def in_r(code: str, rows: pd.DataFrame) -> tuple[float, int] | None:
    """Run R on some rows; give its CPU seconds and how many fits ended, or None without R."""
    command = shutil.which("Rscript")
    if command is None:
        print("R is not installed, so that nothing is measured beside it")
        return None
    with tempfile.TemporaryDirectory() as folder:
        data, script = Path(folder) / "rows.csv", Path(folder) / "peer.R"
        rows.to_csv(data, index=False)
        script.write_text(code, encoding="utf-8")
        ran = subprocess.run([command, script, data], capture_output=True, text=True, check=False)
    if ran.returncode:
        print(f"R could not do it: {ran.stderr.strip().splitlines()[0]}")
        return None
    spent, ended = ran.stdout.split()
    return float(spent), int(ended)


def tell(question: str, peer: str, spent: float, own: float, people: int, more: str = "") -> None:
    each = 1000 / people
    print(
        f"{question:9} {peer:28} {spent * each:9.2f} CPU s per 1,000 people, "
        f"{spent / own:7.2f} times hdiary's {own * each:.2f}{more}",
        flush=True,
    )


def main() -> None:
    told = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    told.add_argument("--people", type=int, default=100)
    told.add_argument("--days", type=int, default=180)
    told.add_argument("--seed", type=int, default=16)
    given = told.parse_args()
    (_, diary), *_ = make_people(given.people, given.days, given.seed)
    rows = lay_out(diary)
    few = diary.select(patient=diary.patients[0])
    for question in (hdiary.triggers, hdiary.change):
        question(few)  # What is brought in at the first call is no work on people
    own = seconds_of(lambda: hdiary.triggers(diary))
    people = given.people
    tell("triggers", "hdiary", own, own, people)
    loop = seconds_of(lambda: one_by_one(diary, hdiary.triggers))
    tell("triggers", "groupby.apply", loop, own, people)
    loop = seconds_of(lambda: conditional_logits(rows))
    tell("triggers", "statsmodels ConditionalLogit", loop, own, people)
    peer = in_r(R_TRIGGERS, rows)
    if peer is not None:
        tell("triggers", "R survival::clogit", peer[0], own, people, f"; {peer[1]} fits ended")
    own = seconds_of(lambda: hdiary.change(diary))
    tell("change", "hdiary", own, own, people)
    loop = seconds_of(lambda: one_by_one(diary, hdiary.change))
    tell("change", "groupby.apply", loop, own, people)
    peer = in_r(R_CHANGE, rows)
    if peer is not None:
        tell("change", "R nlme::gls", peer[0], own, people, f"; {peer[1]} fits ended")


if __name__ == "__main__":
    main()
