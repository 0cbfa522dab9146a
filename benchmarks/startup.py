"""How long the commands take as whole processes, beside the imports that they need.

    python benchmarks/startup.py

Run in turn; ratios are what counts.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "diary.csv"
HDIARY = [sys.executable, "-m", "hdiary"]
IMPORTS = "import pandas, matplotlib.pyplot"
MORE_IMPORTS = "import pandas, matplotlib.pyplot, scipy.stats"
ALL_IMPORTS = "import pandas, matplotlib.pyplot, statsmodels.api"
COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    IMPORTS: [sys.executable, "-c", IMPORTS],
    MORE_IMPORTS: [sys.executable, "-c", MORE_IMPORTS],
    ALL_IMPORTS: [sys.executable, "-c", ALL_IMPORTS],
    "hdiary --help": [*HDIARY, "--help"],
    "hdiary check": [*HDIARY, "check", str(SAMPLE)],
    "hdiary burden": [*HDIARY, "burden", str(SAMPLE)],
    "hdiary pattern": [*HDIARY, "pattern", str(SAMPLE)],
    "hdiary triggers": [*HDIARY, "triggers", str(SAMPLE)],
}  # fmt: skip

BESIDE = {
    "hdiary triggers, a year": MORE_IMPORTS,
    "hdiary report, a year, HTML": ALL_IMPORTS,
    "hdiary report, a year, PDF": ALL_IMPORTS,
}


def seconds(command: list[str]) -> float:
    """Time one whole process."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def write_year(path: Path) -> None:
    """Write a diary of a year with 20 factors (and the changes of its two numbers)."""
    from hdiary.diary import make_diary
    from hdiary.simulate import NULL_FACTORS, Factor, Traps, simulate_diaries
    from hdiary.write import write_diary

    more = [Factor(name=f"habit {k}", column="own", share=0.3) for k in range(10)]
    made_up = simulate_diaries(
        days=365, seed=1, traps=Traps.realistic(), factors=[*NULL_FACTORS, *more]
    )
    write_diary(make_diary(made_up.entries), path)


def main() -> None:
    """Time all commands in turn and print medians, and ratios to the imports."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        year = Path(folder) / "year.csv"
        write_year(year)
        page = [*HDIARY, "report", str(year), "--force", "-o"]
        commands = {
            **COMMANDS,
            "hdiary triggers, a year": [*HDIARY, "triggers", str(year)],
            "hdiary report, a year, HTML": [*page, str(Path(folder) / "page.html")],
            "hdiary report, a year, PDF": [*page, str(Path(folder) / "page.pdf")],
        }
        took: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(asked.runs + 1):
            for name, command in commands.items():
                took[name].append(seconds(command))
    for name, all_runs in took.items():
        beside = BESIDE.get(name, IMPORTS)
        runs, imports = all_runs[1:], took[beside][1:]
        ratio = statistics.median(a / b for a, b in zip(runs, imports, strict=True))
        words = "" if beside == IMPORTS else f"with {beside.rpartition(', ')[2]}"
        print(f"{name:46} {statistics.median(runs):6.2f} s {ratio:5.2f} x the imports {words}")


if __name__ == "__main__":
    main()
