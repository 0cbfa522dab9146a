"""How long the commands take as whole processes, beside the imports that they need.

    python benchmarks/startup.py

Run in turn; ratios are what counts.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "diary.csv"
HDIARY = [sys.executable, "-m", "hdiary"]
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import pandas, matplotlib.pyplot": [
        sys.executable, "-c", "import pandas, matplotlib.pyplot",
    ],
    "hdiary --help": [*HDIARY, "--help"],
    "hdiary check": [*HDIARY, "check", str(SAMPLE)],
    "hdiary burden": [*HDIARY, "burden", str(SAMPLE)],
    "hdiary pattern": [*HDIARY, "pattern", str(SAMPLE)],
}  # fmt: skip


def seconds(command: list[str]) -> float:
    """Time one whole process."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> None:
    """Time all commands in turn and print medians, and ratios to the imports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    asked = parser.parse_args()
    took: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(asked.runs + 1):
        for name, command in COMMANDS.items():
            took[name].append(seconds(command))
    imports = took["import pandas, matplotlib.pyplot"][1:]
    for name, all_runs in took.items():
        runs = all_runs[1:]
        ratio = statistics.median(a / b for a, b in zip(runs, imports, strict=True))
        print(f"{name:34} {statistics.median(runs):6.2f} s   {ratio:5.2f} x the imports")


if __name__ == "__main__":
    main()
