"""What fuzzing begins with, made anew each time: no file of it is kept."""

from __future__ import annotations

import bz2
import gzip
import io
import random
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from fuzz_cells import make_table, table_bytes, wild_cell
from fuzz_inputs import ROOT, beside_seeds, mutate, seeds, smaller, with_tests, workbooks

SAMPLE = ROOT / "data" / "sample"
SETTINGS = (
    'scale = "0-10"\ndates = "dmy"\nrows = "day"\nblank = "none"\n',
    'scale = "0-100"\naccept = ["nearest", "blanks"]\nheaders = ["date", "pain"]\n'
    '[columns]\n"pain" = "pain"\n"mood" = "factor"\n',
    'skip_bad_rows = true\nlists = "comma"\nencoding = "utf-8"\ndelimiter = ","\n'
    '[same]\n"desk work" = ["office", "desk"]\n',
    'clear_between = ["2026-01-01", "2026-03-31"]\ndivide_by = 10\nzone = "Europe/Berlin"\n',
)
PEOPLE = (
    "patient,arm,age,sex,randomised,baseline_ndi\nP1,usual care,55,f,2026-02-13,15\n"
    "P2,booklet,50,m,2026-02-15,19\n",
    "Patienten-ID;Gruppe;Alter;Name\n01;Training;34,5;Doe\n02;wie bisher;51;Roe\n",
)
MEASURES = (
    "date,measure,total\n2026-02-15,HIT-6,60\n2026-02-15,NDI,18\n2026-04-05,HIT-6,57\n",
    "Datum;HIT-6;NDI;NDI %\n01.03.2026;64;21;\n24.05.2026;55;;30\n",
    "patient,date,HIT-6,MIDAS\nP1,2026-01-05,60,20\nP2,2026-01-06,50,11\n",
)

_KEPT_HEAD = (
    "date,start,end,headache,pain,side,location,neck_pain,activity,posture,treatment,treated_at,"
    "pain_before,pain_after,after_min,entered_at,notes,sleep_hours,stress,period,coffee (factor)\n"
)
KEPT = (
    _KEPT_HEAD
    + "2026-10-15,,,,not said,,,,,sitting upright; head forward,paracetamol 1000 mg,,,8,,"
    "2026-10-15 11:01,,7.25,7,no,\n2026-10-15,,,,not said,,,,,,none,04:13,7,,,,,,,,\n"
    "2026-10-15,23:03,2026-10-16 23:03,yes,4,right,,1,phone use,slouched,massage,2026-10-16 13:39,"
    "9,,,2026-10-18 14:47,# not a comment,,,,\n2026-10-15,23:03,,,not said,,,,,,ice 15 min,23:40,"
    "8,1,,,,,,,\n2026-10-16,,,,not said,,,,'@work,looking down,,,,,,2026-10-16 09:34,''=x,,4,no,\n",
    _KEPT_HEAD + "2026-03-21,,,no,0,,,,Geige,head turned,desk exercises,22:26,,7,,2026-03-23 07:58,"
    "<img onerror=x>,2,10,yes,1\n2026-03-22,08:33,2026-03-25 03:13,yes,,right,forehead,8,,slouched,"
    'heat 20 min,07:33,0,,,2026-03-22 00:26,"quoted ""so""",,,,\n2026-03-22,10:00,,,,,,,,,,,,,,'
    '2026-03-24 11:09,,,,,\n2026-03-23,23:08,10:48,yes,,right,back of head,,,,,,,,,,"zwei\nZeilen",'
    "0,5,,\n",
)
"""As pages to keep a diary in write it."""


@cache
def formats() -> dict[str, list[bytes]]:
    """Give small files of every format that is read as a diary."""
    return seeds()


@cache
def besides() -> dict[str, list[bytes]]:
    """Give small files of every source beside a diary."""
    return {**beside_seeds(), "beside: Health Connect": [health_connect()]}


@cache
def layouts() -> dict[str, list[bytes]]:
    """Give the samples of each format, those of its further layouts among them."""
    folder = ROOT / "tests" / "read" / "formats" / "files"
    return {
        name: several
        + [
            smaller(one.read_bytes())
            for one in sorted((folder / name.lower().replace(" ", "_")).glob("*"))
        ]
        for name, several in formats().items()
    }


def of_kind(*words: str) -> list[bytes]:
    """Give the seeds of the formats whose names hold one of the words."""
    return [one for name, several in formats().items() for one in several
            if any(word in name for word in words)]  # fmt: skip


@cache
def texts() -> list[bytes]:
    """Give everything that is a table in text, and the samples' first lines."""
    made = [smaller((SAMPLE / name).read_bytes()) for name in ("diary.csv", "cohort.csv")]
    others = ("Excel", "zip", "JSON", "iCalendar", "Apple", "MigraLog", "web page")
    return made + [one.encode() for one in KEPT] + [
        one for name, several in formats().items() for one in several
        if not any(word in name for word in others)
    ]  # fmt: skip


@cache
def health_connect() -> bytes:
    """Give a small database as Health Connect writes it."""
    import sqlite3

    with_tests()
    from tests.read.watches import makers

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        base = sqlite3.connect(path)
        base.executescript(makers.HEALTH_CONNECT)
        base.commit()
        base.close()
        return path.read_bytes()


@cache
def plans() -> list[bytes]:
    """Give plans of every design as they are saved."""
    from hdiary.trials import plan_trial

    made = []
    asked: tuple[dict[str, Any], ...] = (
        {},
        {"design": "days", "looks": [28]},
        {"design": "start"},
        {"design": "headaches"},
        {"periods": 12, "length": 5, "washout": 1, "patients": ["P1", "P2"]},
    )
    with tempfile.TemporaryDirectory() as folder:
        for one in asked:
            plan_trial(["heat", "none"], start="2026-01-05", seed=3, **one).save(folder, force=True)
            made.append((Path(folder) / "trial.toml").read_bytes())
    return made


@cache
def parquets() -> list[bytes]:
    """Give Parquet files of people and of a diary."""
    import pandas as pd

    made = []
    for text in PEOPLE:
        out = io.BytesIO()
        frame = pd.read_csv(io.StringIO(text), sep=None, engine="python")
        frame.to_parquet(out)
        made.append(out.getvalue())
    return made


def workbook(dice: random.Random) -> bytes:
    """Make a workbook with wild cells of every type, or break the parts of one."""
    if dice.random() < 0.5:
        book = dice.choice([*workbooks(), *of_kind("Excel")])
        return mutate(book, dice)
    return _made_workbook(dice)


def _made_workbook(dice: random.Random) -> bytes:
    import datetime as dt

    import openpyxl
    from openpyxl.utils.exceptions import IllegalCharacterError

    book = openpyxl.Workbook()
    values: tuple[Any, ...] = (
        None, True, False, 0, 1, 7, 7.5, -3, 1e300, 46000, 46000.75, 0.5, dt.date(2026, 1, 5),
        dt.datetime(2026, 1, 5, 8, 30), dt.time(8, 30), dt.timedelta(hours=30), "=1+1", "=A1",
        "=NOW()", "#N/A", "#REF!",
    )  # fmt: skip
    for n in range(dice.choice((1, 1, 1, 2, 3))):
        sheet = (
            book.worksheets[0] if n == 0 else book.create_sheet(dice.choice(("2", "Jan", "März")))
        )
        header, rows = make_table(dice)
        for _ in range(dice.choice((0, 0, 1, 2))):
            sheet.append([dice.choice(("My diary", None, "2026"))])
        for row in (header, *rows[:25]):
            cells = [dice.choice(values) if dice.random() < 0.06 else cell or None for cell in row]
            try:
                sheet.append(cells)
            except IllegalCharacterError:
                sheet.append(["x" for _ in cells])
        _oddities(sheet, dice)
    for sheet in book.worksheets[1:]:
        sheet.sheet_state = dice.choice(("visible", "visible", "hidden", "veryHidden"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _oddities(sheet: Any, dice: random.Random) -> None:
    if dice.random() < 0.15:
        sheet.merge_cells("A2:B3")
    if dice.random() < 0.2:
        shape = dice.choice(("dd/mm/yyyy", "0.00E+00", "[h]:mm", "[Red]0", '"x"yyyy', "General"))
        for row in sheet.iter_rows(max_row=4):
            row[0].number_format = shape
    if dice.random() < 0.1:
        sheet.cell(dice.choice((60, 900)), dice.choice((40, 200)), "stray")
    if dice.random() < 0.1:
        sheet.cell(2, 1).value = dice.choice((-5, 2958466, 1e9, 60, 0))
        sheet.cell(2, 1).number_format = "yyyy-mm-dd"


def archive(dice: random.Random) -> bytes:
    """Pack files into each other, and break what came of it."""
    data = dice.choice((table_bytes, lambda d: d.choice(texts()), _any_format))(dice)
    names = (
        *["a.csv"] * 3, "b/diary.csv", "diary.csv", "__MACOSX/._a.csv", "../x.csv", "a.json",
        "export.xml", "ä.csv", "a.zip", "con.csv", "\x1b[31m.csv", "a.tar.gz", "",
    )  # fmt: skip
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 5))):
        way = dice.randrange(8)
        if way == 0:
            data = gzip.compress(data, mtime=0)
        elif way == 1:
            data = bz2.compress(data)
        elif way == 2:
            data = data + gzip.compress(data, mtime=0)
        else:
            data = _zip(data, dice, names)
    for _ in range(dice.choice((0, 0, 0, 1, 3))):
        at = dice.randrange(len(data)) if data else 0
        data = data[:at] + bytes([dice.randrange(256)]) * dice.choice((1, 1, 2, 9)) + data[at + 1 :]
    return data[
        : dice.choice((len(data), len(data), len(data), max(1, len(data) - dice.randrange(60))))
    ]


def _zip(data: bytes, dice: random.Random, names: tuple[str, ...]) -> bytes:
    import warnings

    out = io.BytesIO()
    ways = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    # A name that stands twice is what it should make; zipfile warns of it.
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", dice.choice(ways)) as made:
        warnings.simplefilter("ignore")
        for _ in range(dice.choice((0, 1, 1, 1, 1, 1, 2, 4))):
            made.writestr(
                dice.choice(names) or "x", data if dice.random() < 0.7 else wild_cell(dice)
            )
    return out.getvalue()


def _any_format(dice: random.Random) -> bytes:
    return dice.choice([*parquets(), *(one for several in formats().values() for one in several)])
