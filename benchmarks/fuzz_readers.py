"""Throw broken files at every reader: each becomes a diary, or is refused in words.

    python benchmarks/fuzz_readers.py                       # 10,000 inputs for each format
    python benchmarks/fuzz_readers.py --inputs 500 --only JSON --only iCalendar --seed 7
    python benchmarks/fuzz_readers.py --covered --inputs 20000   # led by coverage (atheris)

Real files are made worse by bytes, lines, cells, columns and encodings (`fuzz_inputs.py`). What a
file asks is answered as is offered first. Of each is checked: a `DiaryError` with words or a
`Diary`; that its rows add up; that what it is written as reads as the same diary; and that it took
no more than some seconds. What fails is kept in ``--keep`` with its traceback.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fuzz_inputs import beside_seeds, mutate, seeds

MOST_SECONDS = 10
MOST_QUESTIONS = 4
Check = Callable[[bytes], str]


class TooSlowError(Exception):
    """An input took longer than any may."""


def read_on(data: bytes) -> Any:
    """Read an input, and say what it asks first as long as it asks; None where it is refused."""
    from hdiary.diary import DiaryError
    from hdiary.read import read_diary
    from hdiary.read.advice import merge_settings

    settings: dict[str, Any] = {}
    for _ in range(MOST_QUESTIONS):
        try:
            return read_diary(io.BytesIO(data), **settings)
        except DiaryError as refused:
            if not str(refused).strip() or "Traceback" in str(refused):
                raise AssertionError("refused without words") from refused
            if not refused.suggested:
                return None
            settings = merge_settings(settings, refused.suggested[0].settings)
    return None


def check_diary(data: bytes) -> str:
    """Read an input; gives what became of it, and raises what is wrong."""
    from hdiary.read import read_diary
    from hdiary.write import diary_csv

    diary = read_on(data)
    if diary is None:
        return "refused"
    rows = diary.rows_kept + diary.rows_refused + diary.reading.rows_joined
    if diary.reading.rows_in != rows:
        raise AssertionError(f"{diary.reading.rows_in} rows in, {rows} told")
    text = diary_csv(diary)
    again = read_diary(io.BytesIO(text.encode("utf-8")))
    if diary_csv(again) != text:
        raise AssertionError("what it is written as reads as another diary")
    if again.days["state"].tolist() != diary.days["state"].tolist():
        raise AssertionError("what it is written as has other days")
    return "read"


def check_beside(data: bytes) -> str:
    """Join an input to a diary; the diary's own rows and columns stay as they are."""
    import pandas as pd

    from hdiary.diary import DiaryError, make_diary
    from hdiary.read.beside.join import join

    days = pd.date_range("2026-01-05", periods=6)
    diary = make_diary(pd.DataFrame({"date": days, "pain": [0, 3, 0, 5, 0, 1]}))
    try:
        joined = join(diary, [data])
    except DiaryError as refused:
        if not str(refused).strip():
            raise AssertionError("refused without words") from refused
        return "refused"
    if not joined.entries[list(diary.entries.columns)].equals(diary.entries):
        raise AssertionError("the diary itself changed")
    return "read"


def guarded(check: Check, data: bytes) -> str:
    """Run a check within its time of the processor."""

    def stop(*_: Any) -> None:
        raise TooSlowError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        return check(data)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def fuzz(name: str, files: list[bytes], check: Check, *, inputs: int, seed: int, keep: Path) -> int:
    """Throw broken files of one format; gives how many failed."""
    dice = random.Random(f"{seed} {name}")
    became: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    slowest, begun = 0.0, time.perf_counter()
    for k in range(inputs):
        data = dice.choice(files)
        data = mutate(data, dice) if k >= len(files) else files[k]
        at = time.process_time()
        try:
            became[guarded(check, data)] += 1
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            where = _where(error)
            failures[where] += 1
            if failures[where] <= 2:
                _keep(keep, name, data, error)
        slowest = max(slowest, time.process_time() - at)
    took = time.perf_counter() - begun
    told = [f"{became['read']} read", f"{became['refused']} refused", f"{failures.total()} failed"]
    times = f"slowest {slowest:.1f} s, {took:.0f} s in all"
    print(f"{name}: {inputs} inputs, {', '.join(told)}; {times}", flush=True)
    for where, n in failures.most_common():
        print(f"    {n} x {where}", flush=True)
    return failures.total()


def _where(error: BaseException) -> str:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "hdiary" in f.filename]
    last = frames[-1] if frames else None
    at = f"{Path(last.filename).name}:{last.lineno}" if last else ""
    return f"{type(error).__name__} {str(error)[:80]!r} {at}"


def _keep(folder: Path, name: str, data: bytes, error: BaseException) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    stem = name.replace(" ", "_").replace("/", "_") + "_" + hashlib.sha256(data).hexdigest()[:8]
    (folder / stem).write_bytes(data)
    told = traceback.format_exception(type(error), error, error.__traceback__)
    (folder / f"{stem}.txt").write_text("".join(told), encoding="utf-8", errors="replace")


def covered(only: list[str], inputs: int, seed: int, keep: Path) -> None:
    """Let a fuzzer choose inputs by which lines of the readers they reach."""
    import tempfile

    import atheris  # type: ignore[import-untyped]

    # What is imported here is watched; so this comes before anything else of hdiary.
    with atheris.instrument_imports(include=["hdiary.read", "hdiary.vocabulary"]):
        import hdiary.read
        import hdiary.read.steps
        import hdiary.write  # noqa: F401
    files = [data for several in chosen(only).values() for data in several]
    corpus = Path(tempfile.mkdtemp())
    for k, data in enumerate(files):
        (corpus / str(k)).write_bytes(data)

    def one(data: bytes) -> None:
        try:
            guarded(check_diary, data)
        except BaseException as error:
            _keep(keep, "covered", data, error)
            print(_where(error), flush=True)

    def change(data: bytes, most: int, number: int) -> bytes:
        return mutate(data, random.Random(number))[:most]

    settings = [f"-runs={inputs}", f"-seed={seed}", "-max_len=20000", "-timeout=60", str(corpus)]
    atheris.Setup([sys.argv[0], *settings], one, custom_mutator=change)
    atheris.Fuzz()


def chosen(only: list[str]) -> dict[str, list[bytes]]:
    """Give the files of the formats that were asked for; of all where none was."""
    every = {**seeds(), **beside_seeds()}
    return {name: files for name, files in every.items() if not only or name in only}


def main() -> None:
    """Read the command line and fuzz."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--inputs", type=int, default=10_000, help="inputs for each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], help="a format, by its name")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), help="what failed")
    parser.add_argument("--covered", action="store_true", help="led by coverage, by atheris")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    if given.covered:
        covered(given.only, given.inputs, given.seed, given.keep)
        return
    failed = 0
    for name, files in chosen(given.only).items():
        check = check_beside if name.startswith("beside") else check_diary
        failed += fuzz(name, files, check, inputs=given.inputs, seed=given.seed, keep=given.keep)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
