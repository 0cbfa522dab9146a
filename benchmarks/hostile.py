"""Make hostile files, run commands on them under limits, and say what each took.

    python benchmarks/hostile.py hostile-files                          # everything: an hour
    python benchmarks/hostile.py hostile-files --only book --command check --seed 7

Each command has a limit of CPU seconds and of memory. A row is marked that took more, ended with
another code than 0, 1 or 2, printed a traceback or a warning of Python, or printed more lines
than anybody reads.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from hostile_books import BOOKS
from hostile_files import KINDS

MOST_CPU, MOST_MB, MOST_LINES = 12.0, 1_000, 300
_HARD_CPU, _HARD_BYTES = 60, 6_000_000_000
COMMANDS = {
    "check": ("check", "{file}"),
    "triggers": ("triggers", "{file}"),
    "pattern": ("pattern", "{file}"),
    "change": ("change", "{file}"),
    "next": ("next", "{file}"),
    "report": ("report", "{file}", "-o", "{out}/page.html", "--force"),
    "convert": ("convert", "{file}", "-o", "-"),
    "plot": ("pattern", "{file}", "--plot", "{out}/plot.png", "--force"),
    "burden": ("burden", "{file}"),
    "relief": ("relief", "{file}"),
    "treatments": ("treatments", "{file}"),
    "dose": ("dose", "{file}"),
    "deidentify": ("deidentify", "{file}", "-o", "{out}/shared.csv", "--force"),
    "map": ("map", "{file}", "-o", "{out}/one.map.toml", "--force"),
}
_ALSO = ("check", "triggers", "pattern", "change", "next", "report", "convert", "plot")
_BAD_SIGNS = re.compile(
    rb"Traceback \(most recent|[A-Za-z]Warning\b|RecursionError|This is a bug"
)  # hdiary's own warnings begin with the word alone


def make(folder: Path, name: str, seed: int) -> Path:
    """Write one file, unless it is there."""
    ending, made = (KINDS | BOOKS)[name]
    path = folder / f"{name}-{seed}.{ending}"
    if not path.exists():
        path.write_bytes(made(random.Random(f"{name} {seed}")))
    return path


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_HARD_CPU, _HARD_CPU + 5))
    resource.setrlimit(resource.RLIMIT_AS, (_HARD_BYTES, _HARD_BYTES))


def run(path: Path, command: str) -> tuple[bool, str]:
    """Run one command; whether all was well, and the row that tells of it."""
    with tempfile.TemporaryDirectory() as out, tempfile.TemporaryFile() as said:
        words = [word.format(file=path, out=out) for word in COMMANDS[command]]
        env = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        child = subprocess.Popen(
            [sys.executable, "-m", "hdiary", *words],
            stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT,
            preexec_fn=_limit, env=env,
        )  # fmt: skip
        _, status, used = os.wait4(child.pid, 0)
        code = child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read()
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    lines = text.count(b"\n") if command != "convert" or code else 0
    faults = [
        word
        for word, wrong in (
            ("CPU", cpu > MOST_CPU),
            ("RSS", memory > MOST_MB),
            ("exit", code not in (0, 1, 2)),
            ("words", not text.strip() or _BAD_SIGNS.search(text[-20_000:])),
            ("lines", lines > MOST_LINES),
        )
        if wrong
    ]
    said_last = (text.strip().splitlines() or [b""])[-1]
    last = said_last[:60].decode(errors="replace") if code else ""
    row = f"{path.name:38} {command:10} {cpu:6.1f} s {memory:6.0f} MB  exit {code:3}  {lines:5}"
    return not faults, f"{row}  {' '.join(faults)}  {last}".rstrip()


def main() -> int:
    """Run what was asked for; 1 if anything was not well."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="where the files are made")
    parser.add_argument("--only", default="", help="only files whose name holds this")
    parser.add_argument("--command", action="append", choices=[*COMMANDS], help="may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    bad = 0
    for name in KINDS | BOOKS:
        if asked.only not in name:
            continue
        path = make(asked.folder, name, asked.seed)
        for command in asked.command or _ALSO:
            good, row = run(path, command)
            bad += not good
            print(("  " if good else "! ") + row, flush=True)
    print(f"{bad} not well")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
