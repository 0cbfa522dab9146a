"""Tables with known headings and wild cells, of which the number of rows is known."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable

from fuzz_inputs import NASTY

CELLS: dict[str, tuple[str, ...]] = {
    "date": ("",),  # Made below, since days must go on.
    "patient": ("P1", "P1", "P2", "Anna B"),
    "pain": ("0", "0", "3", "7.5", "10", "", "11", "none", "7/10", "5-6", "mild", "4,5", "-1"),
    "headache": ("yes", "no", "", "x", "true", "false", "ja", "nein", "maybe"),
    "neck_pain": ("0", "2", "9", "", "severe", "100"),
    "start": (
        "08:00",
        "22:30",
        "",
        "8 am",
        "noon",
        "24:00",
        "25:00",
        "2026-01-05 08:00",
        "8.30 Uhr",
    ),
    "end": ("10:00", "03:00", "", "ongoing", "midnight", "99:99"),
    "duration_h": ("1", "2.5", "", "1 h 30 min", "90 min", "1:30", "all day", "1e400", "-2", "P1D"),
    "side": ("left", "right", "both", "", "links", "R>L", "sideways"),
    "location": ("neck", "temple; forehead", "", "back of head", "behind ear", "neck,temple"),
    "treatment": ("none", "ibuprofen 400 mg", "ice 15 min; rest", "", "Advil", "triptan?", "no"),
    "treated_at": ("08:30", "", "later"),
    "pain_before": ("6", "", "12"),
    "pain_after": ("2", "", "?"),
    "after_min": ("30", "120", "", "31 min", "2 h"),
    "activity": ("driving", "desk work", "", "walking; lifting", "desk work 2 h"),
    "posture": ("sitting", "", "head forward", "lying 30 min"),
    "notes": ("", "a long day", "=1+1", "saw Dr. Smith", "line\nbreak"),
    "entered_at": ("2026-05-05 12:30:15", "", "yesterday"),
    "stress": ("1", "2", "3", "4.5", "", "high", "low"),
    "slept badly": ("yes", "no", "", "1", "0"),
    "mood": ("calm", "tense", "", "so-so", "007"),
    "Name, first name": ("Doe, Jane", "Roe, Max"),
    "": ("", "x", "3"),
}
"""By heading: the cells that people write, good ones and others."""
HEADINGS = {
    "date": ("date", "Date", "Datum", "day"),
    "pain": ("pain", "Pain (0-10)", "Schmerz", "Pain level (0-100)", "NRS", "severity"),
    "headache": ("headache", "Kopfschmerz", "migraine"),
    "start": ("start", "Beginn", "time", "start time"),
    "end": ("end", "Ende"),
    "duration_h": ("duration_h", "duration", "Dauer (min)", "hours"),
    "treatment": ("treatment", "medication", "Behandlung", "Treatment / medication"),
    "notes": ("notes", "Notizen", "Notes / comments"),
}
"""What columns may be called."""
_SHAPES = ("%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d %b %Y", "%Y-%m-%d %H:%M")
_SIGNS = "+-*/^~(){}[]<>.,;:!?#%&'\"\\|=_ 0159aAäß°µ\u00a0\u2009\u200b\u0661\u4e00"


def make_table(
    dice: random.Random, *, wild: float | None = None
) -> tuple[list[str], list[list[str]]]:
    """Make a table of a few weeks: its headings and its rows, each with a day."""
    import datetime as dt

    names = [name for name in CELLS if name not in ("date", "pain") and dice.random() < 0.25]
    names = ["date", *(["pain"] if dice.random() < 0.9 else ["headache"]), *names]
    names = list(dict.fromkeys(names))
    if dice.random() < 0.2:
        dice.shuffle(names)
    wild = dice.choice((0, 0, 0.02, 0.1, 0.5)) if wild is None else wild
    first = dt.date(2026, 1, 1) + dt.timedelta(dice.randrange(700))
    shape = dice.choice(_SHAPES)
    rows = []
    for k in range(dice.choice((1, 3, 8, 20, 45, 90))):
        day = (first + dt.timedelta(k + dice.choice((0, 0, 0, -1)))).strftime(shape)
        rows.append([day if n == "date" else dice.choice(CELLS[n]) for n in names])
        for c in range(len(names)):
            if dice.random() < wild:
                rows[-1][c] = wild_cell(dice)
    return [dice.choice(HEADINGS.get(n, (n,))) for n in names], rows


def wild_cell(dice: random.Random) -> str:
    """Give a cell that nobody expects in any column."""
    ways: tuple[Callable[[], str], ...] = (
        lambda: dice.choice(NASTY),
        lambda: dice.choice(dice.choice(list(CELLS.values()))),
        lambda: dice.choice(_SIGNS) * dice.choice((1, 5, 40, 300, 2000)),
        lambda: "".join(dice.choice(_SIGNS) for _ in range(dice.choice((1, 3, 12)))),
        lambda: str(
            dice.randrange(-(10 ** dice.choice((1, 4, 9, 18))), 10 ** dice.choice((2, 10, 25)))
        ),
        lambda: "".join(chr(dice.randrange(1, 0x2FFF)) for _ in range(4)),
    )
    return dice.choice(ways)()


def write_table(dice: random.Random, header: list[str], rows: list[list[str]]) -> bytes:
    """Write a table as CSV of a kind, each cell quoted where it must be."""
    out = io.StringIO()
    sign, ends = dice.choice(",,;\t"), dice.choice(("\n", "\n", "\r\n"))
    writer = csv.writer(out, delimiter=sign, lineterminator=ends)
    writer.writerows([header, *rows])
    return out.getvalue().encode(dice.choice(("utf-8", "utf-8", "utf-8-sig")), errors="replace")


def table_bytes(dice: random.Random) -> bytes:
    """Give a table with wild cells as a file."""
    header, rows = make_table(dice)
    return write_table(dice, header, rows)
