"""How soon an answer follows a hand: every widget on a year's diary, beside plain code.

    python benchmarks/widgets.py

A widget should answer within 0.3 s; the plain question on the same diary stands beside it, in the
same run.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import hdiary
from hdiary.diary import Diary, make_diary
from hdiary.questions import QUESTIONS
from hdiary.simulate import simulate_diaries
from hdiary.simulate.sample import diary_settings
from hdiary.widgets.explorer import PANELS


def took(act: Callable[[Any], Any], values: Iterable[Any]) -> float:
    """Give the middle time of an action, the first not counted [s]."""
    times = []
    for value in values:
        begin = time.perf_counter()
        act(value)
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:])


def find(box: Any, kind: str) -> Any:
    """Find the one widget of a kind in a box."""
    (found,) = [widget for widget in box.children if type(widget).__name__ == kind]
    return found


def move_line(diary: Diary) -> float:
    """Move the first day along the pain chart."""
    line = find(hdiary.choose_start(diary).box, "MovableLine")
    return took(lambda place: setattr(line, "value", place), range(100, 108))


def choose_factors(diary: Diary) -> float:
    """Choose one factor after another."""
    names = find(hdiary.choose_factor(diary).box, "Dropdown")
    return took(lambda name: setattr(names, "value", name), names.options[1:8])


def change_period(diary: Diary, name: str) -> float:
    """Change the last day, until the words of a question stand there."""
    seen = hdiary.explore(diary)
    seen.ask(name)
    row = find(seen.box.children[0], "Box")
    last = [widget for widget in row.children if type(widget).__name__ == "DatePicker"][-1]
    days = [last.value - timedelta(days=back) for back in range(1, 8)]
    return took(lambda day: setattr(last, "value", day), days)


def main() -> None:
    """Time every widget and print a table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    diary = make_diary(simulate_diaries(days=365, seed=3, **diary_settings()).entries)
    rows = [("the line on the pain chart", move_line(diary), ""),
            ("another factor", choose_factors(diary), "")]  # fmt: skip
    for panel in PANELS:
        plain = took(lambda _, ask=QUESTIONS[panel.name]: ask(diary), range(6))
        seconds = change_period(diary, panel.name)
        rows.append((f"another period: {panel.name}", seconds, f"{seconds / plain:.1f}"))
    print("| widget | seconds | times the plain question |\n|---|---|---|")
    for name, seconds, ratio in rows:
        print(f"| {name} | {seconds:.3f} | {ratio} |")


if __name__ == "__main__":
    main()
