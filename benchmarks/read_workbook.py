"""Time and memory of reading a workbook, beside pandas, each in a process of its own.

Run ``python benchmarks/read_workbook.py --rows 20000`` for the table in this folder's README. The
ratios stand in one run, since the times depend on the computer.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WAYS = ("hdiary.read.workbook", "hdiary.read_diary", "pandas openpyxl", "pandas calamine")
_FIRST = dt.date(1990, 1, 1)


def make_workbook(path: Path, rows: int) -> None:
    """Write a diary of fifteen columns: dates, times, numbers, words and notes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("diary")
    names = "patient date start end pain side location neck_pain activity posture treatment"
    sheet.append([*names.split(), "notes", "sleep_hours", "stress", "storm"])
    for k in range(rows):
        day = _FIRST + dt.timedelta(days=k // 4)
        times = [dt.time(8 + k % 12, k % 60), dt.time(21, k % 60)]
        words = ["left", "neck; temple", k % 11, "desk work", "slouched", "ibuprofen 400 mg"]
        sheet.append(
            [f"P{k % 4}", day, *times, k % 10, *words, f"note {k}", 6.25, k % 7, k % 2 == 0]
        )
    book.save(path)


def read(way: str, path: Path) -> None:
    """Read a workbook in one of the ways."""
    if way == "hdiary.read_diary":
        from hdiary.read import read_diary

        read_diary(path)
    elif way == "hdiary.read.workbook":
        from hdiary.diary import Problems
        from hdiary.read.workbook import read_sheets

        read_sheets(path.read_bytes(), Problems())
    else:
        import pandas as pd

        pd.read_excel(path, engine=way.split()[1])  # type: ignore[call-overload]


def main() -> None:
    """Measure every way, the best of some runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        begun = time.process_time()
        read(asked.one[0], Path(asked.one[1]))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(time.process_time() - begun, peak)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diary.xlsx"
        make_workbook(path, asked.rows)
        best = {way: min(_measured(way, path) for _ in range(asked.runs)) for way in WAYS}
    peer = best["pandas openpyxl"][0]
    for way, (seconds, peak) in best.items():
        print(f"{way:20} {seconds:6.2f} CPU s  {seconds / peer:5.2f} x  {peak:6.0f} MB")


def _measured(way: str, path: Path) -> tuple[float, float]:
    command = [sys.executable, __file__, "--one", way, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


if __name__ == "__main__":
    main()
