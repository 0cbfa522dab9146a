"""Give every command what people and machines slip, and say what was not told in words.

    python benchmarks/slips.py                    # everything: about an hour of one core
    python benchmarks/slips.py --what settings --only report
    python benchmarks/slips.py --every 200 --fresh  # each in a Python of its own

Each command is run with an otherwise good line: a name that nobody means in one place of it
(``names``), a file that is none (``files``), streams that are closed (``streams``), a computer that
is set up oddly (``places``), damaged settings (``settings``), plans (``plans``) and tables
(``tables``). A case is told that ended with another code than 0, 1 or 2, took more than 12 seconds
of the processor, said nothing of why, printed a traceback, a warning of Python or what a terminal
obeys, changed a file that it only read, or left one of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from slips_kinds import KINDS, LINES
from slips_run import Case, is_costly, load_everything, load_what_is_used, make_world, run


def main() -> int:
    """Run what was asked for; 1 if anything was not well."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--what", action="append", choices=[*KINDS], help="may be repeated")
    parser.add_argument("--only", default="", help="only commands whose line holds this")
    parser.add_argument("--without", action="append", default=[], help="no commands that hold this")
    parser.add_argument("--slip", default="", help="only slips whose name holds this")
    parser.add_argument("--every", type=int, default=1, help="only every n-th case")
    parser.add_argument("--show", action="store_true", help="show what every case said")
    parser.add_argument("--fresh", action="store_true", help="begin Python anew for each case")
    parser.add_argument("--minutes", type=float, default=600, help="how long to go on")
    asked = parser.parse_args()
    late = time.monotonic() + 60 * asked.minutes
    counted: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="slips-") as place:
        load_everything()
        world = make_world(Path(place) / "world")
        good = [[word.removeprefix("@") for word in line] for line in LINES]
        asked_of = [line for line in good if not _left_out(line, asked.without)]
        load_what_is_used(asked_of, world, Path(place) / "run")
        cases = _in_turn(
            (what, case)
            for what in asked.what or KINDS
            for case in KINDS[what]()
            if asked.only in " ".join(case.words) and asked.slip in case.slip
            if not _left_out(case.words, asked.without)
        )[:: asked.every]
        print(f"{len(cases)} cases", flush=True)
        for what, case in cases:
            if time.monotonic() > late:
                print("stopped for want of time", flush=True)
                break
            faults, told = run(case, world, Path(place) / "run", fresh=asked.fresh)
            counted[what] += 1
            bad[what] += bool(faults)
            if counted.total() % 250 == 0:
                print(f"{counted.total()} done: {dict(counted)}", flush=True)
            if faults or asked.show:
                line = " ".join(case.words)
                print(f"{'!' if faults else ' '} {what}: {case.slip}: hdiary {line[:200]}")
                print(f"    {'; '.join(faults)}\n    {told[-700:]!r}", flush=True)
    for what in counted:
        print(f"{what}: {counted[what]} cases, {bad[what]} not well")
    return int(bad.total() > 0)


def _left_out(words: Sequence[str], parts: Sequence[str]) -> bool:
    return any(part in " ".join(words) for part in parts)


def _in_turn(cases: Iterable[tuple[str, Case]]) -> list[tuple[str, Case]]:
    """Put first one case of each slip for each command, then a second one of each, and so on."""
    seen: Counter[tuple[str, str, str]] = Counter()
    ranked = []
    for what, case in cases:
        kind = (what, case.slip, case.words[0])
        ranked.append((is_costly(case), seen[kind], what, case))
        seen[kind] += 1
    return [(what, case) for *_, what, case in sorted(ranked, key=lambda one: one[:2])]


if __name__ == "__main__":
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    sys.exit(main())
