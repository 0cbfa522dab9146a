"""How long and how much memory reading takes, beside a bare `pandas.read_csv` of the same file.

    python benchmarks/read_diary.py                # 10,000 people x 365 days, 15 columns
    python benchmarks/read_diary.py --people 1000 --runs 5

Both run in turn, each in a process of its own; ratios are what counts. hdiary's time is for the
whole of `hdiary.read_diary`: recognising, parsing, every check.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COLUMNS = (
    "patient", "date", "start", "end", "pain", "side", "location", "neck_pain", "activity",
    "posture", "treatment", "treated_at", "pain_before", "sleep_hours", "stress",
)  # fmt: skip

MEASURED = """
import json, resource, sys, time
begun = time.perf_counter()
{work}
took = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([took, peak, rows]))
"""
BARE = "import pandas; rows = len(pandas.read_csv(sys.argv[1]))"
HDIARY = "import hdiary; rows = hdiary.read_diary(sys.argv[1]).rows_kept"


def measure(work: str, path: Path) -> list[float]:
    """Run one reader in a process of its own: seconds, peak memory [MB], rows."""
    command = [sys.executable, "-c", MEASURED.format(work=work), str(path)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    result: list[float] = json.loads(out)
    return result


def write_file(path: Path, people: int, days: int) -> int:
    """Simulate a cohort and write 15 columns of it; gives the number of rows."""
    from hdiary import make_diary, simulate_diaries, write_diary

    entries = simulate_diaries(people, days, seed=1).entries
    write_diary(make_diary(entries[list(COLUMNS)]), path)
    with path.open(encoding="utf-8") as file:
        written = file.readline().count(",") + 1
    if written != len(COLUMNS):
        raise SystemExit(f"{written} columns were written, not {len(COLUMNS)}")
    return len(entries)


def made_apart(path: Path, people: int, days: int) -> int:
    """Write the file in another process; gives the number of rows."""
    file = f"pathlib.Path({str(path)!r})"
    work = f"import pathlib, read_diary; print(read_diary.write_file({file}, {people}, {days}))"
    here = Path(__file__).parent
    command = [sys.executable, "-c", work]
    return int(subprocess.run(command, check=True, capture_output=True, text=True, cwd=here).stdout)


def main() -> None:
    """Write the file, run both readers in turn, print medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cohort.csv"
        begun = time.perf_counter()
        # In a process of its own: a child's peak memory is counted from its parent's at first.
        rows = made_apart(path, asked.people, asked.days)
        made = time.perf_counter() - begun
        size = path.stat().st_size / 1e6
        print(f"{rows:,} rows, {size:,.0f} MB (made in {made:.0f} s); {asked.runs} runs in turn")
        pairs = [(measure(BARE, path), measure(HDIARY, path)) for _ in range(asked.runs)]
    for name, k in (("seconds", 0), ("peak MB", 1)):
        bare, ours = ([pair[who][k] for pair in pairs] for who in (0, 1))
        ratio = statistics.median(b / a for a, b in zip(bare, ours, strict=True))
        print(
            f"{name:8}  pandas.read_csv {statistics.median(bare):8.2f}   "
            f"hdiary.read_diary {statistics.median(ours):8.2f}   ratio {ratio:.2f}"
        )
    if any(a[2] != b[2] for a, b in pairs):
        raise SystemExit("the two readers differ in the number of rows")


if __name__ == "__main__":
    main()
