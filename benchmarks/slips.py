"""Give every command what people and machines slip, and say what was not told in words.

    python benchmarks/slips.py                    # everything: about an hour of one core
    python benchmarks/slips.py --what settings --only report

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
from pathlib import Path

from slips_kinds import KINDS
from slips_run import Case, load_everything, make_world, run


def main() -> int:
    """Run what was asked for; 1 if anything was not well."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--what", action="append", choices=[*KINDS], help="may be repeated")
    parser.add_argument("--only", default="", help="only commands whose line holds this")
    parser.add_argument("--slip", default="", help="only slips whose name holds this")
    parser.add_argument("--every", type=int, default=1, help="only every n-th case")
    parser.add_argument("--show", action="store_true", help="show what every case said")
    parser.add_argument("--minutes", type=float, default=600, help="how long to go on")
    asked = parser.parse_args()
    late = time.monotonic() + 60 * asked.minutes
    counted: Counter[str] = Counter()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="slips-") as place:
        load_everything()
        world = make_world(Path(place) / "world")
        for what in asked.what or KINDS:
            cases: list[Case] = [
                case
                for case in KINDS[what]()
                if asked.only in " ".join(case.words) and asked.slip in case.slip
            ]
            print(f"  {what}: {len(cases[:: asked.every])} cases", flush=True)
            for case in cases[:: asked.every]:
                if time.monotonic() > late:
                    print(f"  {what}: stopped after {counted[what]} for want of time", flush=True)
                    break
                faults, told = run(case, world, Path(place) / "run")
                counted[what] += 1
                bad += bool(faults)
                if faults or asked.show:
                    line = " ".join(case.words)
                    print(f"{'!' if faults else ' '} {what}: {case.slip}: hdiary {line[:200]}")
                    print(f"    {'; '.join(faults)}\n    {told[-700:]!r}", flush=True)
    print(f"{sum(counted.values())} cases ({dict(counted)}), {bad} not well")
    return int(bad > 0)


if __name__ == "__main__":
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    sys.exit(main())
