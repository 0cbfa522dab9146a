"""Feed every parser of text long runs of signs: its cost must grow with the text, not its square.

    python benchmarks/parser_growth.py            # 1,000 to 64,000 signs: some minutes
    python benchmarks/parser_growth.py --only dates

A parser is any open function of the rooms below that takes one text. `GROWTH` is how much dearer
a sign may become each time a text doubles; 2 would be the square. CPU time counts, never the clock
on the wall, and what costs less than a floor is not judged, since it cannot be measured.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import inspect
import math
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from types import ModuleType

ROOMS = ("hdiary.read", "hdiary.vocabulary", "hdiary.diary", "hdiary.words", "hdiary.keep",
         "hdiary.trials", "hdiary.write")  # fmt: skip
NAMES = ("text", "header", "heading", "name", "word", "cell", "value", "item", "rest", "low")
GIVEN = {"unit": "h", "highest": 10.0, "epoch": 1900, "mapped": {}, "by_name": {}}
GROWTH = 1.3
SIZES = (1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000)
FLOOR = 1e-6
"""CPU seconds for each sign of the longest text, below which nothing is judged."""
SIGNS = (
    "0", "1", "9", " ", "\t", "\n", "\r\n", "\u00a0", "\u3000", "-", "\u2013", "\u2212", ".", ":",
    "/", ",", ";", "|", "+", "&", "'", '"', "\u2019", "(", ")", "[", "]", "{", "<", "=", "%", "@",
    "#", "*", "_", "~", "?", "!", "\\", "a", "x", "h", "E", "\u00e4", "\u00e9", "\u00df",
    "\u200b", "\u0301", "\u200f", "\u202e", "\u6708", "\uff1a", "\u2605", "\U0001f915",
)  # fmt: skip
MIXED = (
    "1:", "1-", "1.", "1,", "a ", " a", "1h", "12/", "1 ", "1h 1m ", "a,", "a@", "a.", "(a", "a)",
    "() ", "' ", "-->", " - ", " / ", "a and ", " to ", "1 mg ", "x1", "2 x ", "left ", "a: ",
    "\n ", "[1] ", "0-10 ", "1.1.2026 ", "mild ", "2026-01-05", " + ", "a(", "&amp;", "<b>", "http://",
)  # fmt: skip
Parser = Callable[[str], object]


def modules() -> Iterator[ModuleType]:
    """Import every open module of the rooms."""
    for room in map(importlib.import_module, ROOMS):
        for one in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            if not any(part.startswith("_") for part in one.name.split(".")):
                yield importlib.import_module(one.name)


def parsers() -> dict[str, Parser]:
    """Find every function that takes one text, and nothing else that must be told."""
    found: dict[str, Parser] = {}
    for module in modules():
        for name, made in vars(module).items():
            function = inspect.unwrap(made) if callable(made) else None
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            if own and not name.startswith("_") and (known := _told(function)) is not None:
                found[f"{module.__name__}.{name}"] = _with(function, known)
    return found


def _told(function: Callable[..., object]) -> dict[str, object] | None:
    """Give what a function must be told beside its text; None where it takes no text alone."""
    first, *others = inspect.signature(function).parameters.values() or [None]
    if first is None or first.name not in NAMES or first.annotation != "str":
        return None
    needed = [one for one in others if one.default is one.empty and one.kind != one.VAR_KEYWORD]
    if any(one.name not in GIVEN for one in needed):
        return None
    return {one.name: GIVEN[one.name] for one in needed}


def _with(function: Callable[..., object], told: dict[str, object]) -> Parser:
    return lambda text: function(text, **told)


def run_of(sign: str, size: int) -> str:
    """Repeat a sign, or several, up to a length."""
    return (sign * (size // len(sign) + 1))[:size]


def cost(parse: Parser, text: str) -> float:
    """Take the CPU seconds of one call; a refusal in words is an answer."""
    began = time.process_time()
    with contextlib.suppress(ValueError, LookupError, OSError):
        parse(text)
    return time.process_time() - began


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Give every run of a length: alone, and with something before and behind it."""
    for sign in (*SIGNS, *MIXED):
        yield sign, run_of(sign, size)
        yield f"1 a{sign}...\u2026z", "1 a" + run_of(sign, size - 4) + "z"


def grows(parse: Parser, make: Callable[[int], str], sizes: tuple[int, ...]) -> float:
    """Say how much dearer a sign becomes each time a text doubles, from the first to the last."""
    # The best of several calls, each of another length, so that nothing is looked up again.
    small, large = (
        min(cost(parse, make(size - k)) / size for k in range(tries))
        for size, tries in ((sizes[0], 9), (sizes[-1], 3))
    )
    if large < FLOOR:
        return 1.0
    return float((large / max(small, 1e-9)) ** (1 / math.log2(sizes[-1] / sizes[0])))


def judged(parse: Parser, sizes: tuple[int, ...]) -> Iterator[tuple[str, float]]:
    """Give the texts at which a parser grows too fast, each with how fast."""
    for k, (told, text) in enumerate(texts(sizes[-1])):
        # From the shortest on, so that what takes the square of it is found before it hangs.
        def make(size: int, k: int = k) -> str:
            sign = (*SIGNS, *MIXED)[k // 2]
            return "1 a" + run_of(sign, size - 4) + "z" if k % 2 else run_of(sign, size)

        for size in sizes[1:]:
            least = cost(parse, text if size == sizes[-1] else make(size))
            if least < FLOOR * size:
                continue
            found = grows(parse, make, (sizes[0], size))
            if found > GROWTH:
                yield told, found
                break


def main() -> int:
    """Judge the parsers; 1 if any grows too fast."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--only", default="", help="only parsers whose name holds this")
    only, bad = asked.parse_args().only, 0
    for name, parse in parsers().items():
        if only in name:
            began = time.process_time()
            found = list(judged(parse, SIZES))
            bad += bool(found)
            took = time.process_time() - began
            print(f"{'!' if found else ' '} {name:70} {took:6.1f} s {found[:4]}", flush=True)
    print(f"{bad} grow too fast")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
