"""Workbooks that have once hung, or would fill the memory: written as their XML."""

# Each docstring names what is in the file.
# ruff: noqa: D401, E501, SIM117
from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, timedelta

Make = Callable[[random.Random], bytes]
_OF = "http://schemas.openxmlformats.org"
_MAIN = f'xmlns="{_OF}/spreadsheetml/2006/main"'
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _rows(rng: random.Random, days: int = 120) -> list[str]:
    first = date(2026, 1, 1)
    rows = [f'<row r="1">{_inline("A1", "date")}{_inline("B1", "pain")}</row>']
    rows += [
        f'<row r="{k}">{_inline(f"A{k}", (first + timedelta(days=k)).isoformat())}'
        f'<c r="B{k}"><v>{rng.choice("00013568")}</v></c></row>'
        for k in range(2, days + 2)
    ]
    return rows


def _sheet(rows: Iterable[str], behind: str = "") -> str:
    return f"{_START}<worksheet {_MAIN}><sheetData>{''.join(rows)}</sheetData>{behind}</worksheet>"


def _book(sheets: Iterable[str], *, names: str = "", shared: Iterable[str] | None = None) -> bytes:
    """Pack sheets as a workbook."""
    packed = io.BytesIO()
    sheets = list(sheets)
    span = range(1, len(sheets) + 1)
    office = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{k}.xml" ContentType="{office}.worksheet+xml"/>'
        for k in span
    )
    links = "".join(
        f'<Relationship Id="r{k}" Type="{_OF}/officeDocument/2006/relationships/worksheet" '
        f'Target="worksheets/sheet{k}.xml"/>'
        for k in span
    )
    if shared is not None:
        types += (
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{office}.sharedStrings+xml"/>'
        )
        links += (
            f'<Relationship Id="s" Type="{_OF}/officeDocument/2006/relationships/sharedStrings" '
            'Target="sharedStrings.xml"/>'
        )
    listed = "".join(f'<sheet name="S{k}" sheetId="{k}" r:id="r{k}"/>' for k in span)
    of = f'xmlns="{_OF}/package/2006/relationships"'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_OF}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{office}.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships {of}><Relationship Id="w" '
        f'Type="{_OF}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OF}/officeDocument/2006/relationships">'
        f"<sheets>{listed}</sheets>{names}</workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships {of}>{links}</Relationships>",
    }
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text if text.startswith(_START) else _START + text)
        for k, sheet in enumerate(sheets, start=1):
            archive.writestr(f"xl/worksheets/sheet{k}.xml", sheet)
        if shared is not None:
            with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as file:
                for text in shared:
                    file.write(text.encode())
    return packed.getvalue()


def book_right(rng: random.Random) -> bytes:
    """One cell in the last column."""
    rows = _rows(rng)
    rows[50] = rows[50].replace("</row>", _inline("XFD51", "x") + "</row>")
    return _book([_sheet(rows)])


def book_below(rng: random.Random) -> bytes:
    """One cell in the last row."""
    return _book([_sheet([*_rows(rng), f'<row r="1048576">{_inline("A1048576", "x")}</row>'])])


def book_both(rng: random.Random) -> bytes:
    """One cell in the last row of the last column."""
    return _book([_sheet([*_rows(rng), f'<row r="1048576">{_inline("XFD1048576", "x")}</row>'])])


def book_scattered(rng: random.Random) -> bytes:
    """A thousand cells, each in a column and a row of its own far away."""
    far = []
    for k in range(1_000):
        place = f"{_letters(100 + 16 * k)}{1_000 + 1_000 * k}"
        far.append(f'<row r="{1_000 + 1_000 * k}">{_inline(place, "x")}</row>')
    return _book([_sheet([*_rows(rng), *far])])


def book_diagonal(rng: random.Random) -> bytes:
    """Six cells in each of a thousand columns far apart, in rows of their own."""
    far, line = [], 1_000
    for k in range(1_000):
        for _ in range(6):
            line += 1
            far.append(f'<row r="{line}">{_inline(f"{_letters(100 + 16 * k)}{line}", "x")}</row>')
    return _book([_sheet([*_rows(rng), *far])])


def book_sheets(rng: random.Random) -> bytes:
    """A thousand sheets."""
    return _book(_sheet(_rows(rng, 12)) for _ in range(1_000))


def book_more_sheets(rng: random.Random) -> bytes:
    """Three thousand sheets."""
    return _book(_sheet(_rows(rng, 12)) for _ in range(3_000))


def book_formatted(rng: random.Random) -> bytes:
    """100,000 rows of ten empty cells below the table, as formatting leaves them."""
    empty = (
        f'<row r="{k}">' + "".join(f'<c r="{x}{k}" s="0"/>' for x in "ABCDEFGHIJ") + "</row>"
        for k in range(200, 100_200)
    )
    return _book([_sheet([*_rows(rng), *empty])])


def book_merged(rng: random.Random) -> bytes:
    """Ranges of the whole sheet joined into one cell, a thousand times."""
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 1_000
    return _book([_sheet(_rows(rng), f"<mergeCells>{merged}</mergeCells>")])


def book_names(rng: random.Random) -> bytes:
    """20,000 names for the whole sheet."""
    made = "".join(
        f'<definedName name="n{k}">S1!$A$1:$XFD$1048576</definedName>' for k in range(20_000)
    )
    return _book([_sheet(_rows(rng))], names=f"<definedNames>{made}</definedNames>")


def book_strings(rng: random.Random) -> bytes:
    """A hundred texts of 500,000 signs among the shared ones."""
    texts = (f"<si><t>{'x' * 500_000}</t></si>" for _ in range(100))
    shared = [f"{_START}<sst {_MAIN}>", *texts, "</sst>"]
    cells = (f'<row r="{k}"><c r="C{k}" t="s"><v>{k - 2}</v></c></row>' for k in range(2, 102))
    return _book([_sheet([*_rows(rng), *cells])], shared=shared)


def book_many_strings(rng: random.Random) -> bytes:
    """Two million shared texts that no cell uses."""
    texts = (
        "".join(f"<si><t>text {k + j}</t></si>" for j in range(1_000))
        for k in range(0, 2_000_000, 1_000)
    )
    return _book([_sheet(_rows(rng))], shared=[f"{_START}<sst {_MAIN}>", *texts, "</sst>"])


def book_one_string(rng: random.Random) -> bytes:
    """One text of a million signs, used in 20,000 cells."""
    shared = [f"{_START}<sst {_MAIN}><si><t>", "x" * 1_000_000, "</t></si></sst>"]
    cells = (f'<row r="{k}"><c r="C{k}" t="s"><v>0</v></c></row>' for k in range(2, 20_002))
    return _book([_sheet([*_rows(rng), *cells])], shared=shared)


def book_apart(rng: random.Random) -> bytes:
    """30,000 rows of texts of which none stands twice, and no day before a far one."""
    cells = (
        f'<row r="{k}">{_inline(f"A{k}", f"day {k}")}<c r="B{k}"><v>{k % 7}</v></c>'
        f"{_inline(f'C{k}', f'text {k}')}{_inline(f'D{k}', f'mood {k}')}</row>"
        for k in range(122, 30_122)
    )
    return _book([_sheet([*_rows(rng), *cells])])


def book_bomb(rng: random.Random) -> bytes:
    """A sheet that unpacks to gigabytes of blanks."""
    packed = io.BytesIO(_book([_sheet(_rows(rng))]))
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("xl/media/picture.xml", "w", force_zip64=True) as file:
            for _ in range(1_000):
                file.write(b" " * 4_000_000)
    return packed.getvalue()


def book_wide(rng: random.Random) -> bytes:
    """4,000 columns of numbers."""
    first = date(2026, 1, 1)
    heads = "".join(_inline(f"{_letters(k)}1", f"thing {k}") for k in range(2, 4_002))
    rows = [f'<row r="1">{_inline("A1", "date")}{_inline("B1", "pain")}{heads}</row>']
    for k in range(2, 60):
        cells = "".join(
            f'<c r="{_letters(c)}{k}"><v>{rng.randrange(9)}</v></c>' for c in range(1, 4_002)
        )
        rows.append(
            f'<row r="{k}">{_inline(f"A{k}", (first + timedelta(days=k)).isoformat())}{cells}</row>'
        )
    return _book([_sheet(rows)])


def _letters(column: int) -> str:
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


BOOKS: dict[str, tuple[str, Make]] = {
    made.__name__: ("xlsx", made)
    for made in (
        book_right, book_below, book_both, book_scattered, book_diagonal, book_sheets,
        book_more_sheets, book_formatted, book_merged, book_names, book_strings, book_many_strings,
        book_one_string, book_apart, book_bomb, book_wide,
    )
}  # fmt: skip
