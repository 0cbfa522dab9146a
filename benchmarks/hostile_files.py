"""Files of every kind that has once hung, filled the memory or been told at endless length.

Each function gives the bytes of one file, or its parts; all are made anew from a seed, since what
is huge is not kept. `KINDS` names them; `hostile.py` writes them and runs commands on them.
"""

# Each docstring names what is in the file.
# ruff: noqa: D401, E501, SIM117
from __future__ import annotations

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, timedelta

FIRST = date(2024, 1, 1)
HEAD = "date,pain"
Make = Callable[[random.Random], bytes]


def _day(k: int) -> str:
    return (FIRST + timedelta(days=k)).isoformat()


def _table(head: str, rows: Iterable[str]) -> bytes:
    return ("\n".join([head, *rows]) + "\n").encode()


def _pain(rng: random.Random) -> str:
    return rng.choice("00013568")


def stray_separators(rng: random.Random) -> bytes:
    """A line of 16,000 separators below a table."""
    rows = [f"{_day(k)},{_pain(rng)}" for k in range(300)]
    return _table(HEAD, [*rows, "," * 16_000, f"{_day(301)},3"])


def stray_far_right(rng: random.Random) -> bytes:
    """One text 16,000 cells to the right in a text file."""
    rows = [f"{_day(k)},{_pain(rng)}" for k in range(300)]
    rows[77] += "," * 16_000 + "x"
    return _table(HEAD, rows)


def blank_lines(rng: random.Random) -> bytes:
    """200,000 blank lines, and one row below them."""
    rows = [f"{_day(k)},{_pain(rng)}" for k in range(300)]
    return _table(HEAD, rows) + b"\n" * 200_000 + f"{_day(301)},3\n".encode()


def separators_in_every_row(rng: random.Random) -> bytes:
    """Two hundred empty cells behind each of 5,000 rows."""
    return _table(HEAD, (f"{_day(k)},{_pain(rng)}" + "," * 200 for k in range(5_000)))


def activities(rng: random.Random) -> bytes:
    """4,000 different activities of one person, two a day."""
    rows = (f"{_day(k)},{_pain(rng)},act{2 * k};act{2 * k + 1}" for k in range(2_000))
    return _table(HEAD + ",activities", rows)


def activities_recurring(rng: random.Random) -> bytes:
    """4,000 activities of one person, each on several of 1,000 days."""
    rows = (
        f"{_day(k)},{_pain(rng)}," + ";".join(f"act{rng.randrange(4_000)}" for _ in range(40))
        for k in range(1_000)
    )
    return _table(HEAD + ",activities", rows)


def _wide(rng: random.Random, cell: Callable[[], str], *, rows: int = 120) -> bytes:
    head = HEAD + "," + ",".join(f"thing {k}" for k in range(4_000))
    made = (
        f"{_day(k)},{_pain(rng)}," + ",".join(cell() for _ in range(4_000)) for k in range(rows)
    )
    return _table(head, made)


def columns_of_numbers(rng: random.Random) -> bytes:
    """4,000 columns of numbers."""
    return _wide(rng, lambda: str(rng.randrange(10)))


def columns_of_words(rng: random.Random) -> bytes:
    """4,000 columns of words."""
    return _wide(rng, lambda: rng.choice(("low", "some", "high")))


def columns_of_marks(rng: random.Random) -> bytes:
    """4,000 columns of yes and no."""
    return _wide(rng, lambda: rng.choice(("yes", "no", "")))


def columns_alike(rng: random.Random) -> bytes:
    """4,000 columns of one name, as pain is called."""
    made = (f"{_day(k)}," + ",".join(_pain(rng) for _ in range(4_000)) for k in range(30))
    return _table("date," + ",".join(["pain"] * 4_000), made)


def _unread(rng: random.Random, column: str) -> bytes:
    """4,000 distinct cells that are no value of their column."""
    rows = (
        (f"{_day(k)},{_pain(rng)},zq{rng.randrange(10**9)} {k}?!")
        if column not in ("date", "pain")
        else (f"zq {k} of {rng.randrange(10**9)},3," if column == "date" else f"{_day(k)},zq{k}?!,")
        for k in range(4_000)
    )
    good = (f"{_day(k)},{_pain(rng)}," for k in range(5_000, 5_100))
    third = column if column not in ("date", "pain") else "side"
    return _table(f"{HEAD},{third}", [*rows, *good])


UNREAD = (
    "date", "pain", "start", "end", "duration_h", "side", "location", "treatment", "treated_at",
    "dose", "headache", "pain_before", "pain_after", "after_min", "sleep hours",
)  # fmt: skip


def numbers_as_dates(rng: random.Random) -> bytes:
    """4,000 distinct times in milliseconds since 1970."""
    rows = (f"{1_767_690_000_000 + k * 86_400_123},{_pain(rng)}" for k in range(4_000))
    return _table(HEAD, rows)


def people(rng: random.Random) -> bytes:
    """5,000 people of three rows."""
    rows = (
        f"p{k:05},{_day(d)},{_pain(rng)},{rng.choice('ab')}" for k in range(5_000) for d in range(3)
    )
    return _table("patient,date,pain,coffee", rows)


def rows_of_one(rng: random.Random) -> bytes:
    """100,000 rows of one person: forty readings a day."""
    rows = (
        f"{_day(k // 40)},{k % 40 // 2:02}:{k % 2 * 30:02},{_pain(rng)}" for k in range(100_000)
    )
    return _table("date,start,pain", rows)


def days_of_one(rng: random.Random) -> bytes:
    """A person of 270 years, a row a day."""
    rows = (f"{date.fromordinal(600_000 + k)},{_pain(rng)}" for k in range(100_000))
    return _table(HEAD, rows)


def large_csv(rng: random.Random) -> bytes:
    """20 MB of rows with notes."""
    words = ["rain", "long day", "tired", "walked home", "neck stiff"]
    rows = (
        f"p{k // 700:04},{_day(k % 700)},{_pain(rng)},{rng.choice(words)} {k} " + "x" * 50
        for k in range(240_000)
    )
    return _table("patient,date,pain,notes", rows)


def one_line(_: random.Random) -> bytes:
    """20 MB without a line's end."""
    return b"2026-01-05,3," * 1_500_000


def one_quote(rng: random.Random) -> bytes:
    """A quotation mark that never closes, before 5 MB."""
    return _table(
        HEAD + ",notes", ['2026-01-01,3,"open', *(f"{_day(k % 700)},3,x" for k in range(300_000))]
    )


def long_cells(_: random.Random) -> bytes:
    """Cells of 300,000 signs in every column."""
    heads = "date,pain,start,duration_h,side,location,treatment,dose,activities,notes"
    signs = ("1", " ", "a ", "1:", "-", ";", "1h", "(", "é", "\u00a0")
    return _table(heads, (",".join(sign * (300_000 // len(sign)) for sign in signs) for _ in "ab"))


def long_heading(_: random.Random) -> bytes:
    """Headings of 100,000 signs."""
    signs = ("1", " ", "a ", "1 ", "-", "/", "a/", "(", "_", "[")
    heads = ",".join(
        ["date", "pain", *("x" + sign * (100_000 // len(sign)) + "x" for sign in signs)]
    )
    return _table(heads, (f"{_day(k)},3" + ",1" * len(signs) for k in range(30)))


def nested_json(_: random.Random) -> bytes:
    """JSON of 50,000 levels."""
    return b"[" * 50_000 + b"]" * 50_000


def nested_json_objects(_: random.Random) -> bytes:
    """JSON of 50,000 objects, each in another."""
    return b'{"date":' * 50_000 + b"1" + b"}" * 50_000


def json_keys(rng: random.Random) -> bytes:
    """A JSON entry of 100,000 keys."""
    keys = ",".join(f'"k{k}":{rng.randrange(9)}' for k in range(100_000))
    return f'[{{"date":"2026-01-05","pain":3,{keys}}},{{"date":"2026-01-06","pain":4}}]'.encode()


def json_keys_apart(rng: random.Random) -> bytes:
    """20,000 JSON entries, each with a key of its own."""
    made = (f'{{"date":"{_day(k % 700)}","pain":{_pain(rng)},"k{k}":1}}' for k in range(20_000))
    return f"[{','.join(made)}]".encode()


def json_keys_refused(rng: random.Random) -> bytes:
    """6,000 JSON entries, each with a key of its own, and a word for pain in every third."""
    made = (
        f'{{"date":"{_day(k % 700)}","pain":{_pain(rng) if k % 3 else chr(34) + "mush" + chr(34)},'
        f'"k{k}":1}}'
        for k in range(6_000)
    )
    return f"[{','.join(made)}]".encode()


def json_number(_: random.Random) -> bytes:
    """A JSON number of 2,000,000 digits."""
    return b'[{"date":"2026-01-05","pain":' + b"9" * 2_000_000 + b"}]"


def _zip(parts: Iterable[tuple[str, bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", kind) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return packed.getvalue()


def zip_of_files(rng: random.Random) -> bytes:
    """A zip of 2,000 diaries."""
    return _zip(
        (f"d{k}.csv", _table(HEAD, (f"{_day(d)},{_pain(rng)}" for d in range(30))))
        for k in range(2_000)
    )


def zip_of_others(_: random.Random) -> bytes:
    """A zip of 60,000 empty files."""
    return _zip(((f"a/{k}.txt", b"") for k in range(60_000)), zipfile.ZIP_STORED)


def zip_nested(rng: random.Random) -> bytes:
    """A diary in a zip in a zip, 200 times."""
    data, name = _table(HEAD, (f"{_day(d)},{_pain(rng)}" for d in range(30))), "d.csv"
    for _ in range(200):
        data, name = _zip([(name, data)], zipfile.ZIP_STORED), "d.zip"
    return data


def zip_bomb(_: random.Random) -> bytes:
    """4 GB of zeros in 4 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("diary.csv", "w", force_zip64=True) as file:
            for _ in range(1_000):
                file.write(b"0" * 4_000_000)
    return packed.getvalue()


def gzip_bomb(_: random.Random) -> bytes:
    """2 GB of rows in 2 MB, packed by gzip."""
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        file.write(b"date,pain\n")
        for _ in range(500):
            file.write(b"2026-01-05,3\n" * 300_000)
    return packed.getvalue()


def _calendar(events: Iterable[str]) -> bytes:
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n").encode()


def _event(k: int, more: str = "", title: str = "Migraine") -> str:
    day = (FIRST + timedelta(days=k)).strftime("%Y%m%d")
    return (
        f"BEGIN:VEVENT\r\nUID:{k}\r\nDTSTART:{day}T100000\r\nDTEND:{day}T130000\r\n"
        f"SUMMARY:{title}\r\n{more}END:VEVENT\r\n"
    )


def ics_events(_: random.Random) -> bytes:
    """A calendar of 20,000 events."""
    return _calendar(_event(k % 5_000, title=f"Migraine {k % 10}/10") for k in range(20_000))


def ics_titles(_: random.Random) -> bytes:
    """A calendar of 20,000 events, each of another title."""
    return _calendar(_event(k % 5_000, title=f"Meeting {k} about {k * 7}") for k in range(20_000))


def ics_endless(_: random.Random) -> bytes:
    """Events that come every second for ever, and on days that never come."""
    rules = ("FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
             "FREQ=DAILY", "FREQ=SECONDLY;COUNT=99999999", "FREQ=DAILY;UNTIL=99991231T000000Z",
             "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYDAY=99MO")  # fmt: skip
    return _calendar(_event(k, f"RRULE:{rule}\r\n") for k, rule in enumerate(rules))


def ics_long(_: random.Random) -> bytes:
    """An event whose description is 4 MB, folded."""
    return _calendar(
        [
            _event(
                1, "DESCRIPTION:" + "x" * 74 + "\r\n " * 1 + ("y" * 73 + "\r\n ") * 55_000 + "z\r\n"
            )
        ]
    )


def _records(made: Iterable[str]) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n'
        + "\n".join(made)
        + "\n</HealthData>\n"
    ).encode()


def _record(k: int, kind: str = "Headache", more: str = "") -> str:
    day = _day(k % 900)
    return (
        f'<Record type="HKCategoryTypeIdentifier{kind}" sourceName="Health" {more}'
        f'creationDate="{day} 10:00:00 +0100" startDate="{day} 10:00:00 +0100" '
        f'endDate="{day} 12:00:00 +0100" value="HKCategoryValueSeverityModerate"/>'
    )


def health_records(_: random.Random) -> bytes:
    """Apple's export with 300,000 records."""
    return _records(
        _record(k, "Headache" if k % 100 == 0 else "SleepAnalysis") for k in range(300_000)
    )


def health_headaches(_: random.Random) -> bytes:
    """Apple's export with 50,000 headaches."""
    return _records(_record(k) for k in range(50_000))


def health_kinds(_: random.Random) -> bytes:
    """Apple's export with 20,000 kinds of records."""
    return _records(
        [_record(k) for k in range(90)] + [_record(k, f"Kind{k}") for k in range(20_000)]
    )


def health_attributes(_: random.Random) -> bytes:
    """Apple's export with attributes of 2 MB."""
    return _records(
        [
            *(_record(k) for k in range(90)),
            *(_record(k, "Headache", f'device="{"x" * 2_000_000}" ') for k in range(10)),
        ]
    )


def health_entities(_: random.Random) -> bytes:
    """Apple's export that declares entities of entities."""
    lines = [
        "<!ENTITY a0 'lol'>",
        *(f"<!ENTITY a{k} '{f'&a{k - 1};' * 10}'>" for k in range(1, 12)),
    ]
    return (
        f'<?xml version="1.0"?>\n<!DOCTYPE HealthData [{"".join(lines)}]>\n'
        f'<HealthData locale="&a11;">{_record(1)}</HealthData>'
    ).encode()


def page_cells(rng: random.Random) -> bytes:
    """A page of a table with 50,000 cells."""
    rows = (f"<tr><td>{_day(k)}</td><td>{_pain(rng)}</td></tr>" for k in range(25_000))
    return f"<html><body><table><tr><th>date</th><th>pain</th></tr>{''.join(rows)}</table></body></html>".encode()


def page_nested(_: random.Random) -> bytes:
    """A page of 50,000 tables, each in another."""
    return b"<html><body>" + b"<table><tr><td>" * 50_000 + b"x"


def page_spans(_: random.Random) -> bytes:
    """A page whose cells span a thousand millions of rows and columns."""
    cell = '<td colspan="1000000000" rowspan="1000000000">1</td>'
    return f"<html><body><table><tr><th>date</th><th>pain</th></tr><tr>{cell * 50}</tr></table></body></html>".encode()


def markdown_rows(rng: random.Random) -> bytes:
    """A table in Markdown with 50,000 rows, and a row of 100,000 bars."""
    rows = [f"| {_day(k % 900)} | {_pain(rng)} |" for k in range(50_000)]
    return _table("| date | pain |\n|---|---|", [*rows, "|" * 100_000])


def text_above(rng: random.Random) -> bytes:
    """200,000 lines of text above a table."""
    rows = (f"{_day(k)},{_pain(rng)}" for k in range(300))
    return "".join(f"# comment {k}\n" for k in range(200_000)).encode() + _table(HEAD, rows)


def texts_apart(rng: random.Random) -> bytes:
    """Three columns of 60,000 cells, each of another text."""
    rows = (f"{_day(k)},{_pain(rng)},text {k},other {k},mood {k}" for k in range(60_000))
    return _table(HEAD + ",notes,remarks,mood", rows)


def texts_packed(rng: random.Random) -> bytes:
    """The same, packed to a fifth."""
    return gzip.compress(texts_apart(rng), mtime=0)


def dates_packed(rng: random.Random) -> bytes:
    """180,000 days of 3,000 people, whose day may be their month, packed to 15 % of 3 MB."""
    rows = (
        f"P{who},{day % 12 + 1:02d}/{day % 11 + 1:02d}/{2020 + day % 5},{rng.choice('035x')}"
        for who in range(3_000)
        for day in range(60)
    )
    return gzip.compress(_table("patient,date,pain", rows), mtime=0)


def treatments(rng: random.Random) -> bytes:
    """50,000 treatments of one person, none of them twice."""
    rows = (f"{_day(k // 20)},{_pain(rng)},drug{k} {k % 900} mg" for k in range(50_000))
    return _table(HEAD + ",treatment", rows)


def columns_of_one(rng: random.Random) -> bytes:
    """18,000 columns that say 1 all along."""
    head = HEAD + "," + ",".join(f"c{k}" for k in range(18_000))
    return _table(head, (f"{_day(k)},{_pain(rng)}" + ",1" * 18_000 for k in range(20)))


KINDS: dict[str, tuple[str, Make]] = {
    "stray_separators": ("csv", stray_separators),
    "stray_far_right": ("csv", stray_far_right),
    "blank_lines": ("csv", blank_lines),
    "separators_in_every_row": ("csv", separators_in_every_row),
    "activities": ("csv", activities),
    "activities_recurring": ("csv", activities_recurring),
    "columns_of_numbers": ("csv", columns_of_numbers),
    "columns_of_words": ("csv", columns_of_words),
    "columns_of_marks": ("csv", columns_of_marks),
    "columns_alike": ("csv", columns_alike),
    **{
        f"unread_{name.replace(' ', '_')}": ("csv", lambda rng, name=name: _unread(rng, name))
        for name in UNREAD
    },
    "numbers_as_dates": ("csv", numbers_as_dates),
    "people": ("csv", people),
    "rows_of_one": ("csv", rows_of_one),
    "days_of_one": ("csv", days_of_one),
    "large_csv": ("csv", large_csv),
    "text_above": ("csv", text_above),
    "texts_apart": ("csv", texts_apart),
    "texts_packed": ("csv.gz", texts_packed),
    "dates_packed": ("csv.gz", dates_packed),
    "treatments": ("csv", treatments),
    "columns_of_one": ("csv", columns_of_one),
    "one_line": ("csv", one_line),
    "one_quote": ("csv", one_quote),
    "long_cells": ("csv", long_cells),
    "long_heading": ("csv", long_heading),
    "nested_json": ("json", nested_json),
    "nested_json_objects": ("json", nested_json_objects),
    "json_keys": ("json", json_keys),
    "json_keys_apart": ("json", json_keys_apart),
    "json_keys_refused": ("json", json_keys_refused),
    "json_number": ("json", json_number),
    "zip_of_files": ("zip", zip_of_files),
    "zip_of_others": ("zip", zip_of_others),
    "zip_nested": ("zip", zip_nested),
    "zip_bomb": ("zip", zip_bomb),
    "gzip_bomb": ("csv.gz", gzip_bomb),
    "ics_events": ("ics", ics_events),
    "ics_titles": ("ics", ics_titles),
    "ics_endless": ("ics", ics_endless),
    "ics_long": ("ics", ics_long),
    "health_records": ("xml", health_records),
    "health_headaches": ("xml", health_headaches),
    "health_kinds": ("xml", health_kinds),
    "health_attributes": ("xml", health_attributes),
    "health_entities": ("xml", health_entities),
    "page_cells": ("html", page_cells),
    "page_nested": ("html", page_nested),
    "page_spans": ("html", page_spans),
    "markdown_rows": ("md", markdown_rows),
}
