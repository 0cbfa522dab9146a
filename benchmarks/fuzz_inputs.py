"""Small files of every format, and ways in which real ones go wrong."""

from __future__ import annotations

import io
import json
import random
import re
import sys
import types
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FILES = ROOT / "tests" / "read" / "kinds" / "files"
NASTY = (
    "", " ", "0", "-1", "1e400", "nan", "NaN", "inf", "5-6", "~7", "7/10", "31.02.2026",
    "2026-13-45", "00/00/0000", "05/06/2026", "25:61", "24:00", "noon", "9" * 40, "-0", "1.000,5",
    "TRUE", "x", "?", "=1+1", "@a", "'", '"', "\\", "\x00", "\ufeff", "\u200b", "\U0001f915",
    "\u0130", "ß", "é" * 300, "\n", "a\nb", "\r", "\t", "|", ";", ",", "a, b; c", "null", "None",
    "-", "--", "{}", "[", "]]>", "<!--", "&amp;", "P1D", "PT999999999H", "1d 02h 15m", "Ongoing",
    "2026-02-30T25:00:00Z", "1767690000000", "-62135596800000", "99991231T235959Z", "00010101",
    "20260105T0930", "RRULE:FREQ=DAILY", "\u202e",
)  # fmt: skip
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "cp1252",
    "cp1251",
    "shift_jis",
    "gb18030",
)
_SMALL = 14
_LARGEST = 60_000
Mutate = Callable[[bytes, random.Random], bytes]


def seeds() -> dict[str, list[bytes]]:
    """Give small files of each format by its name."""
    from hdiary.read.formats.format import TableFormat
    from hdiary.read.formats.registry import FORMATS, find_file

    found: dict[str, list[bytes]] = {one.name: [] for one in FORMATS}
    for one in FORMATS:
        if isinstance(one, TableFormat):
            found[one.name].append(one.sample.lstrip().encode())
    for data in _samples():
        kind = find_file(data)
        if kind is not None:
            found[kind.name].append(data)
    found["zip"] = [packed({"a/" + _ending(name): data[0]})
                    for name, data in found.items() if data and not _is_zip(data[0])]  # fmt: skip
    return {name: data for name, data in found.items() if data}


def _samples() -> list[bytes]:
    files = [smaller(path.read_bytes()) for path in sorted(FILES.iterdir())]
    return [*files, *_of_tests(), *workbooks()]


def _of_tests() -> list[bytes]:
    """Give what the tests of formats have as samples: they make some of them."""
    with_tests()
    try:
        from tests.read.formats.conftest import FAKE_FILE, SAMPLES
    except ImportError:
        return []
    made = [one for name, one in SAMPLES.items() if name != FAKE_FILE.name]
    return [smaller(one if isinstance(one, bytes) else one.read_bytes()) for one in made]


def with_tests() -> None:
    """Let the tests be imported: other programs bring a folder of this name, too."""
    ours = types.ModuleType("tests")
    ours.__path__ = [str(ROOT / "tests")]
    sys.modules["tests"] = ours


def beside_seeds() -> dict[str, list[bytes]]:
    """Give small files of each source beside a diary, as the tests of these make them."""
    with_tests()
    from tests.read.beside import conftest as tables
    from tests.read.watches import test_joined as watches

    takeout = watches.takeout()
    texts = {
        "Garmin Connect": [tables.GARMIN_SLEEP, tables.GARMIN_ACTIVITIES],
        "Oura": [tables.OURA],
        "weather": [tables.DWD, tables.open_meteo(hours=30)],
    }
    made = {f"beside: {name}": [t.encode() for t in several] for name, several in texts.items()}
    return made | {
        "beside: Fitbit": [packed(takeout), *takeout.values()],
        "beside: Samsung Health": [watches.samsung()],
        "beside: Sleep as Android": [watches.android()],
        "beside: Garmin's account": [watches.garmin()],
    }


def smaller(data: bytes) -> bytes:
    """Keep the first lines of a text; everything of what is none, or of one line."""
    if _is_zip(data) or data[:1] in (b"{", b"["):
        return _fewer_entries(data)
    if data[:15] == b"BEGIN:VCALENDAR":
        parts = data.split(b"BEGIN:VEVENT")
        return b"BEGIN:VEVENT".join(parts[:6]) + b"END:VCALENDAR\r\n"
    lines = data.splitlines(keepends=True)
    if b"<HealthData" in data:
        at = next(k for k, line in enumerate(lines) if b"<HealthData" in line)
        return b"".join([*lines[: at + _SMALL], b"</HealthData>\n"])
    return b"".join(lines[:_SMALL])


def _fewer_entries(data: bytes) -> bytes:
    try:
        value = json.loads(data)
    except ValueError:
        return data
    if isinstance(value, list):
        return json.dumps(value[:8]).encode()
    cut = {name: one[:6] if isinstance(one, list) else one for name, one in value.items()}
    return json.dumps(cut).encode()


def workbooks() -> list[bytes]:
    """Give small workbooks: plain ones, and one with days across."""
    import openpyxl

    made = []
    sheets: tuple[list[list[Any]], ...] = (
        [["Date", "Pain", "Side"], *[[f"2026-01-{5 + k:02d}", k % 7, "left"] for k in range(6)]],
        [["Day", *range(1, 8)], ["Pain", *[3, 0, 0, 5, 1, 0, 2]], ["Medicine", "", "Ibuprofen"]],
    )
    for rows in sheets:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        out = io.BytesIO()
        book.save(out)
        made.append(out.getvalue())
    return made


def packed(files: dict[str, bytes]) -> bytes:
    """Pack some files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _ending(name: str) -> str:
    endings = {"Apple Health export": "export.xml", "iCalendar": "a.ics", "JSON": "a.json",
               "MigraLog": "a.json", "table in Markdown": "a.md"}  # fmt: skip
    return endings.get(name, "a.csv")


def _is_zip(data: bytes) -> bool:
    return data[:2] == b"PK"


def mutate(data: bytes, dice: random.Random) -> bytes:
    """Change a file in one to three ways."""
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        data = dice.choice(ways_of(data))(data, dice)
    return data[:_LARGEST]


def ways_of(data: bytes) -> tuple[Mutate, ...]:
    """Give the ways in which such a file may go wrong."""
    if _is_zip(data):
        return (_bytes, _member, _member, _member)
    head = data[:200].lstrip()
    if head[:1] in (b"{", b"["):
        return (_bytes, _json, _json, _json, _json, _encoding)
    if head[:1] == b"<" or head[:15].upper() == b"BEGIN:VCALENDAR":
        return (_bytes, _line, _value, _value, _value, _encoding)
    return (_bytes, _line, _cell, _cell, _cell, _column, _column, _encoding, _sign)


def _bytes(data: bytes, dice: random.Random) -> bytes:
    if not data:
        return bytes([dice.randrange(256)])
    a = dice.randrange(len(data))
    b = min(len(data), a + dice.choice((1, 1, 2, 8, 64)))
    return dice.choice(
        (
            data[:a] + bytes([dice.randrange(256)]) + data[a + 1 :],
            data[:a] + data[b:],
            data[:a] + data[a:b] * dice.choice((2, 3, 50)) + data[b:],
            data[:a],
            data[:a] + dice.choice(NASTY).encode("utf-8", "replace") + data[a:],
        )
    )


def _line(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    k, j = dice.randrange(len(lines)), dice.randrange(len(lines))
    way = dice.randrange(5)
    if way == 0:
        del lines[k]
    elif way == 1:
        lines.insert(j, lines[k])
    elif way == 2:
        lines[k], lines[j] = lines[j], lines[k]
    elif way == 3:
        lines = lines[: k + 1]
    else:
        lines.insert(k, b"\n")
    return b"".join(lines)


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _cells(data: bytes) -> tuple[list[list[str]], str]:
    lines = _text(data).split("\n")
    sign = max(",;\t|", key=lambda one: lines[min(1, len(lines) - 1)].count(one))
    return [line.split(sign) for line in lines], sign


def _joined(rows: list[list[str]], sign: str) -> bytes:
    return "\n".join(sign.join(row) for row in rows).encode("utf-8", errors="replace")


def _cell(data: bytes, dice: random.Random) -> bytes:
    rows, sign = _cells(data)
    row = dice.choice(rows)
    row[dice.randrange(len(row))] = dice.choice((*NASTY, *dice.choice(rows)))
    return _joined(rows, sign)


def _column(data: bytes, dice: random.Random) -> bytes:
    rows, sign = _cells(data)
    k, j = dice.randrange(len(rows[0])), dice.randrange(len(rows[0]))
    way = dice.randrange(5)
    for n, row in enumerate(rows):
        if max(k, j) >= len(row):
            continue
        if way == 0:
            del row[k]
        elif way == 1:
            row.insert(j, row[k])
        elif way == 2:
            row[k], row[j] = row[j], row[k]
        elif way == 3:
            row.insert(k, dice.choice(NASTY))
        elif n:
            row[k] = dice.choice(NASTY)
    return _joined(rows, sign)


def _encoding(data: bytes, dice: random.Random) -> bytes:
    text = _text(data)
    if dice.random() < 0.4:
        return text.replace("\r", "").replace("\n", dice.choice(("\r\n", "\r", "\n\n"))).encode()
    return text.encode(dice.choice(ENCODINGS), errors="replace")


def _sign(data: bytes, dice: random.Random) -> bytes:
    rows, _ = _cells(data)
    return _joined(rows, dice.choice(",;\t|"))


def _value(data: bytes, dice: random.Random) -> bytes:
    """Change what stands behind a sign or between quotation marks."""
    text = _text(data)
    places = list(re.finditer(r'(?<=[:="])[^:="\r\n]{1,80}', text))
    if not places:
        return data
    at, other = dice.choice(places), dice.choice(places)
    new = dice.choice((*NASTY, other[0]))
    return (text[: at.start()] + new + text[at.end() :]).encode("utf-8", errors="replace")


def _member(data: bytes, dice: random.Random) -> bytes:
    """Change one file of a zip, and pack it anew."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # a zip may be damaged in any way
        return _bytes(data, dice)
    if not files:
        return data
    sheets = [name for name in files if "sheet" in name.lower()] or list(files)
    name = dice.choice(dice.choice((sheets, list(files))))
    files[name] = dice.choice((_value, _line, _bytes, mutate))(files[name], dice)
    return packed(files)


def _json(data: bytes, dice: random.Random) -> bytes:
    """Change one place of a value."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return _bytes(data, dice)
    holder: Any = value
    for _ in range(dice.randint(1, 6)):
        if not isinstance(holder, (dict, list)) or not holder:
            break
        key = dice.choice(list(holder) if isinstance(holder, dict) else list(range(len(holder))))
        if dice.random() < 0.4 or not isinstance(holder[key], (dict, list)):
            _change(holder, key, dice)
            break
        holder = holder[key]
    return json.dumps(value, ensure_ascii=dice.random() < 0.5).encode("utf-8", errors="replace")


def _change(holder: Any, key: Any, dice: random.Random) -> None:
    way = dice.randrange(4)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, dict):
        holder[dice.choice(("date", "pain", "id", "end", "notes", *NASTY))] = holder.pop(key)
    else:
        holder[key] = dice.choice(
            (None, True, False, 10**400, -5, 1.5, 1e308, [], {}, [[]], [{}], [None], {"a": [1]},
             {"date": "2026-01-05"}, [1, "a", {"b": None}], *NASTY)
        )  # fmt: skip
