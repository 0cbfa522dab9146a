"""Make all published tables again: every calibration, one after the other, with its own seed.

Run ``python benchmarks/calibrate.py`` for everything (hours), or part of it:
``python benchmarks/calibrate.py --only life change --people 100 --out build/tables``. Each
calibration becomes one Markdown file, and ``README.md`` beside them says what was run.
"""

from __future__ import annotations

import argparse
import ast
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


def find_scripts() -> dict[str, Path]:
    """Find the calibrations: scripts that take people and a seed, and print Markdown."""
    found = {}
    for path in sorted(HERE.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        # The calibration page has a command of its own, which writes into the documentation.
        if path.name in (Path(__file__).name, "calibration.py"):
            continue
        if '"--people"' in text and '"--seed"' in text:
            found[path.stem.removeprefix("calibrate_")] = path
    return found


def tell(path: Path) -> str:
    """Give the first line of what a script says of itself."""
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or path.stem
    return told.splitlines()[0]


SCRIPTS = find_scripts()


def make(name: str, *, people: int | None, seed: int | None) -> str:
    """Run one calibration and give what it prints."""
    command = [sys.executable, str(SCRIPTS[name])]
    command += [] if people is None else ["--people", str(people)]
    command += [] if seed is None else ["--seed", str(seed)]
    # One core for each: numbers and times do not depend on the machine's other work.
    alone = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(
        command, env=os.environ | alone, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout.strip()


def main(arguments: Sequence[str] | None = None) -> None:
    """Run what is asked for and write the tables."""
    parser = argparse.ArgumentParser(description="Make all published tables again.")
    parser.add_argument("--people", type=int, help="diaries per setting; each script's own if left")
    parser.add_argument("--seed", type=int, help="of all scripts; each script's own if left")
    parser.add_argument("--only", nargs="+", choices=SCRIPTS, default=list(SCRIPTS))
    parser.add_argument("--out", type=Path, default=Path("build/calibration"), help="a folder")
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    lines = ["# Calibration", ""]
    for name in asked.only:
        begun = time.perf_counter()
        tables = make(name, people=asked.people, seed=asked.seed)
        took = (time.perf_counter() - begun) / 60
        path = asked.out / f"{name}.md"
        path.write_text(f"# {name}: {tell(SCRIPTS[name])}\n\n{tables}\n", encoding="utf-8")
        lines.append(f"- [{name}]({path.name}): {tell(SCRIPTS[name])}; {took:.1f} minutes")
        print(f"{name}: {took:.1f} minutes, {path}", flush=True)
    settings = f"people: {asked.people or 'as usual'}; seed: {asked.seed or 'as usual'}"
    text = "\n".join([*lines, "", settings, ""])
    (asked.out / "README.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
