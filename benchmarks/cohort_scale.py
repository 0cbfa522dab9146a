"""Ask a question of 10,000 and of 100,000 made-up people: time per person, and memory in all.

    python benchmarks/cohort_scale.py FOLDER --people 10000 --people 100000 --question burden

People are made up some hundred at a time and packed as a cohort (once; a cohort that is there is
used again). Then the question is asked with two processes, in a process of its own, and the CPU
seconds of all processes are measured, and the most memory that all of them held together at once.
``--kill`` kills the run half-way and goes on, and says whether the bytes are the same.
``--dask`` asks two workers of a real Dask scheduler, and kills one of them in mid-run.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from hdiary.cohort.engine.packing import pack_pieces
from hdiary.cohort.engine.pieces import Pieces
from hdiary.diary import Diary, make_diary
from hdiary.simulate import (
    CERVICOGENIC_FACTORS,
    CERVICOGENIC_TREATMENTS,
    Programme,
    simulate_diaries,
)

AT_ONCE = 500
FACTORS = (
    *CERVICOGENIC_FACTORS,
    replace(CERVICOGENIC_FACTORS[0], name="gardening", share=0.15),
    replace(CERVICOGENIC_FACTORS[0], name="wine", share=0.2),
)
"""Twelve."""
MOST_MEMORY = 8e9
MOMENT = 0.2


def make_people(people: int, days: int, seed: int) -> Iterator[tuple[int, Diary]]:
    """Make people up, some hundred at a time, each with a name of their own."""
    programme = Programme(
        name="exercise", text="exercise 20 min", start_day=days // 2, wait_days=14, odds_ratio=0.5
    )
    for first in range(0, people, AT_ONCE):
        entries = simulate_diaries(
            min(AT_ONCE, people - first),
            days,
            seed=seed + first,
            factors=FACTORS,
            treatments=CERVICOGENIC_TREATMENTS,
            programmes=[programme],
            patient_column=True,
        ).entries
        told = list(dict.fromkeys(entries["patient"].astype("str")))
        names = {name: f"S{first + place:06d}" for place, name in enumerate(told)}
        yield 0, make_diary(entries.assign(patient=entries["patient"].astype("str").map(names)))


def prepare(folder: Path, people: int, days: int, seed: int) -> Path:
    """Pack a cohort of so many people, unless it is there."""
    path = folder / f"cohort-{people}-{days}-{seed}"
    if not path.exists():
        began = time.process_time()
        pieces = Pieces(diaries=make_people(people, days, seed), buckets=max(people // 1000, 1))
        pack_pieces(pieces, path, people_per_part=300)
        told = f"{time.process_time() - began:.0f} CPU s"
        print(f"{people:,} people made up and packed: {told}, {_held():.1f} GB", flush=True)
    return path


def _held() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def ask(cohort: Path, out: Path, question: str, *how: object) -> subprocess.Popen[bytes]:
    """Ask in a process of its own, as a person does."""
    command = [sys.executable, "-m", "hdiary", "cohort", "ask", question, str(cohort)]
    environment = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(
        [*command, "-o", str(out), *map(str, how)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def measure(process: subprocess.Popen[bytes]) -> tuple[float, float]:
    """Wait for a run; give its CPU seconds and the most memory of all its processes [bytes]."""
    most, spent = 0.0, {}
    while process.poll() is None:
        held = 0
        for stat in _family(process.pid):
            held += stat["memory"]
            spent[stat["process"]] = stat["seconds"]
        most = max(most, held)
        time.sleep(MOMENT)
    if process.returncode:
        raise SystemExit((process.stderr.read() if process.stderr else b"").decode())
    return sum(spent.values()), most


def _family(session: int) -> Iterator[dict[str, Any]]:
    """Give every process of a session: its CPU seconds, and the memory that is its own."""
    tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) != session:
                continue
            resident, shared = (path / "statm").read_text().split()[1:3]
            yield {
                "process": path.name,
                "seconds": (int(fields[11]) + int(fields[12])) / tick,
                "memory": (int(resident) - int(shared)) * page,
            }
        except (OSError, IndexError, ValueError):
            continue  # It has ended meanwhile


def digests(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file of an answer."""
    found = {}
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            found[path.name] = hashlib.file_digest(file, "sha256").hexdigest()
    return found


def parts_done(folder: Path) -> int:
    return len(list((folder / "parts").glob("*/done.json")))


def killed(cohort: Path, out: Path, question: str, parts: int, jobs: int) -> None:
    """Ask, kill all of it half-way, and ask again."""
    process = ask(cohort, out, question, "--jobs", jobs)
    while parts_done(out) < parts // 2 and process.poll() is None:
        time.sleep(MOMENT)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    print(f"  killed with {parts_done(out)} of {parts} parts done", flush=True)
    measure(ask(cohort, out, question, "--jobs", jobs))


def with_dask(cohort: Path, out: Path, question: str, parts: int) -> None:
    """Ask two workers of a Dask scheduler, and kill one of them in mid-run."""
    from distributed import Client, LocalCluster

    workers = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(**workers) as cluster, Client(cluster) as client:
        first, *_ = client.run(os.getpid).values()

        def kill() -> None:
            while parts_done(out) < parts // 2:
                time.sleep(MOMENT)
            os.kill(first, signal.SIGKILL)
            print(f"  a worker killed with {parts_done(out)} of {parts} parts done", flush=True)

        killing = threading.Thread(target=kill, daemon=True)
        killing.start()
        measure(ask(cohort, out, question, "--scheduler", cluster.scheduler_address))
        killing.join(timeout=5)


def main() -> None:
    told = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    told.add_argument("folder", type=Path, help="where cohorts and answers are kept")
    told.add_argument("--people", type=int, action="append", help="may be repeated")
    told.add_argument("--days", type=int, default=180)
    told.add_argument("--seed", type=int, default=16)
    told.add_argument("--question", action="append", help="may be repeated")
    told.add_argument("--jobs", type=int, default=2)
    told.add_argument("--kill", action="store_true")
    told.add_argument("--dask", action="store_true")
    given = told.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    each: dict[str, list[float]] = {}
    for people in given.people or [10_000, 100_000]:
        cohort = prepare(given.folder, people, given.days, given.seed)
        parts = -(-people // 300)
        for question in given.question or ["burden", "relief", "change", "triggers"]:
            out = given.folder / f"answer-{question}-{people}"
            shutil.rmtree(out, ignore_errors=True)
            seconds, most = measure(ask(cohort, out, question, "--jobs", given.jobs))
            each.setdefault(question, []).append(1000 * seconds / people)
            fits = "within" if most < MOST_MEMORY else "MORE THAN"
            print(
                f"{question}, {people:,} people: {1000 * seconds / people:.2f} CPU s per 1,000 "
                f"people, {most / 1e9:.2f} GB at most, {fits} {MOST_MEMORY / 1e9:.0f} GB",
                flush=True,
            )
            for name, again in (("kill", killed), ("dask", with_dask)):
                if not getattr(given, name):
                    continue
                other = given.folder / f"{out.name}-{name}"
                shutil.rmtree(other, ignore_errors=True)
                more = (given.jobs,) if name == "kill" else ()
                again(cohort, other, question, parts, *more)
                same = digests(other) == digests(out)
                print(f"  {name}: bytes {'identical' if same else 'DIFFERENT'}", flush=True)
    for question, costs in each.items():
        if len(costs) > 1:
            print(f"{question}: {costs[-1] / costs[0]:.2f} times as much per person with more")


if __name__ == "__main__":
    main()
