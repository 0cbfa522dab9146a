"""Throw broken inputs at everything that hdiary reads: each is answered in seconds, in words.

    python benchmarks/fuzz.py                              # 2,000 inputs over all targets
    python benchmarks/fuzz.py --runs 50000 --seed 7
    python benchmarks/fuzz.py --what cells --what plans
    python benchmarks/fuzz.py --formats --runs 230000      # 10,000 of each format
    python benchmarks/fuzz.py --what tables --covered      # led by coverage (atheris)
    python benchmarks/fuzz.py --what cells --again build/fuzz/cells_1a2b3c4d

What is thrown is made by a script each time (`fuzz_corpus.py`, `fuzz_cells.py`, `fuzz_inputs.py`).
What must hold stands in `fuzz_checks.py`: a refusal in words or something read; no warning of
Python; its rows add up; what it is written as reads as the same; at most 12 seconds of the
processor and 1 GB. What fails is kept in ``--keep`` with its traceback. An input alone says what
is drawn for it (settings, questions), so that it fails again by itself.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fuzz_targets import TARGETS, Target, of_formats

MOST_SECONDS = 12
MOST_BYTES = 1_000_000_000
_QUIET = (DeprecationWarning, PendingDeprecationWarning, ResourceWarning)
"""What Python shows nobody who did not ask for it."""


class TooSlowError(BaseException):
    """An input took longer than any may; nothing that catches errors catches it."""


@dataclass
class Tally:
    """What became of the inputs of a target."""

    inputs: int = 0
    slowest: float = 0.0
    became: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        """Say it in one line."""
        read, refused = self.became["read"], self.became["refused"]
        told = (
            f"{self.inputs} inputs, {read} read, {refused} refused, {self.failures.total()} failed"
        )
        return f"{name}: {told}; slowest {self.slowest:.1f} s"


def dice_of(data: bytes) -> random.Random:
    """Give the dice of an input: what is drawn for it follows from it alone."""
    return random.Random(hashlib.sha256(data).digest())


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Stop what takes too much time of the processor."""

    def stop(*_: Any) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def try_one(target: Target, data: bytes, tally: Tally, keep: Path | None) -> None:
    """Throw one input, and note what became of it."""
    tally.inputs += 1
    at = time.process_time()
    try:
        with warnings.catch_warnings(record=True) as warned, bounded(MOST_SECONDS):
            warnings.simplefilter("always")
            for one in _QUIET:
                warnings.simplefilter("ignore", one)
            became = target.check(data, dice_of(data))
        if warned:
            where = f"{Path(warned[0].filename).name}:{warned[0].lineno}"
            raise RuntimeWarning(f"{warned[0].category.__name__}: {warned[0].message} {where}")
        tally.became[became] += 1
    except (Exception, TooSlowError) as error:
        where = _where(error)
        tally.failures[where] += 1
        if keep is not None and tally.failures[where] <= 3:
            _keep(keep, target.name, data, error)
    tally.slowest = max(tally.slowest, time.process_time() - at)


def _where(error: BaseException) -> str:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "hdiary" in f.filename]
    at = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__} {str(error)[:90]!r} {at}"


def _keep(folder: Path, name: str, data: bytes, error: BaseException) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{name}_{hashlib.sha256(data).hexdigest()[:8]}"
    (folder / stem).write_bytes(data)
    told = "".join(traceback.format_exception(error))
    (folder / f"{stem}.txt").write_text(told, encoding="utf-8", errors="replace")


def fuzz(what: list[Target], *, runs: int, seed: int, keep: Path | None) -> dict[str, Tally]:
    """Throw so many inputs at targets, by their shares; gives what became of them.

    Targets take turns, so that what was stopped early has tried all of them.
    """
    tallies = {target.name: Tally() for target in what}
    dice = {target.name: random.Random(f"{seed} {target.name}") for target in what}
    turns = random.Random(seed)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    for n in range(runs):
        (target,) = turns.choices(what, [one.share for one in what])
        data = target.make(dice[target.name])
        if keep is not None:
            # What ends the process leaves its input behind.
            (keep / "now").write_bytes(data)
            if n % 500 == 499:
                (keep / "so_far.txt").write_text(told(tallies), encoding="utf-8")
        try_one(target, data, tallies[target.name], keep)
    return tallies


def told(tallies: dict[str, Tally]) -> str:
    """Say what became of the inputs, with the kinds of what failed."""
    lines = []
    for name, tally in tallies.items():
        lines.append(tally.line(name))
        lines += [f"    {n} x {where}" for where, n in tally.failures.most_common()]
    used = resource.getrusage(resource.RUSAGE_SELF)
    inputs = sum(one.inputs for one in tallies.values())
    failed = sum(one.failures.total() for one in tallies.values())
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    lines.append(f"{inputs} inputs, {failed} failed; {seconds:.0f} s, at most {megabytes} MB")
    return "\n".join(lines) + "\n"


def limit_memory() -> None:
    """Let an input take no more than so much memory beyond what stands there already."""
    import hdiary.report  # noqa: F401  (what it brings in is not the input's)

    text = Path("/proc/self/statm")
    if text.exists():
        now = int(text.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + MOST_BYTES, resource.RLIM_INFINITY))


def covered(target: Target, *, runs: int, seed: int, keep: Path) -> None:
    """Let a fuzzer choose inputs by which lines of the readers they reach."""
    try:
        import atheris  # type: ignore[import-untyped]
    except ImportError:
        sys.exit(
            "Coverage needs atheris: pip install 'atheris>=3.0'; without --covered it does not."
        )
    from fuzz_inputs import mutate

    # Only the readers are watched: pandas itself would take all the time.
    with atheris.instrument_imports(include=["hdiary.read", "hdiary.vocabulary", "hdiary.trials"]):
        import hdiary.read.steps
        import hdiary.trials.file
        import hdiary.write  # noqa: F401
    tally, dice = Tally(), random.Random(seed)
    # What was found is kept for the next time.
    corpus = keep / f"corpus_{target.name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for k in range(60):
        (corpus / str(k)).write_bytes(target.make(dice))

    def one(data: bytes) -> None:
        failed = tally.failures.total()
        try_one(target, data, tally, keep)
        if tally.failures.total() > failed:
            print(tally.failures.most_common(1)[0], flush=True)
        if tally.inputs >= runs:
            print(tally.line(target.name), flush=True)

    def change(data: bytes, most: int, number: int) -> bytes:
        return mutate(data, random.Random(number))[:most]

    settings = [f"-runs={runs}", f"-seed={seed}", "-max_len=20000", "-timeout=60", str(corpus)]
    atheris.Setup([sys.argv[0], *settings], one, custom_mutator=change)
    atheris.Fuzz()


def main() -> None:
    """Read the command line and fuzz."""
    names = [target.name for target in TARGETS]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=2_000, help="inputs in all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--what", action="append", default=[], choices=names, help="a target")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="what failed")
    parser.add_argument("--formats", action="store_true", help="each format by itself")
    parser.add_argument("--covered", action="store_true", help="led by coverage, by atheris")
    parser.add_argument("--again", type=Path, help="throw this one input")
    given = parser.parse_args()
    what = [target for target in TARGETS if not given.what or target.name in given.what]
    if given.formats and given.what:
        parser.error("--formats and --what each say what is broken; give one")
    if given.formats:
        what = of_formats()
    if given.again is not None:
        print(what[0].check(given.again.read_bytes(), dice_of(given.again.read_bytes())))
        return
    if given.covered:
        covered(what[0], runs=given.runs, seed=given.seed, keep=given.keep)
        return
    limit_memory()
    tallies = fuzz(what, runs=given.runs, seed=given.seed, keep=given.keep)
    print(told(tallies), end="")
    failed = sum(tally.failures.total() for tally in tallies.values())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
