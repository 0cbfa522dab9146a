"""Every format with a sample of it: those that are there, and two that are only made up here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from hdiary.read.context import Context
from hdiary.read.formats import registry
from hdiary.read.formats.app_table import load_app
from hdiary.read.formats.format import FileFormat, Format, Raw, TableFormat
from hdiary.read.formats.registry import FORMATS
from hdiary.read.table import Table, make_column
from tests.read.kinds.conftest import FILES

FAKE_APP = load_app(Path(__file__).parent / "fake_app.toml")


def _read_knots(data: bytes, context: Context) -> Raw:
    rows = [line.split(" knots on ") for line in data.decode().splitlines()[1:]]
    columns = [[day for _, day in rows], [knots for knots, _ in rows]]
    table = Table(
        header=("date", "pain"),
        columns=tuple(make_column(cells) for cells in columns),
        lines=np.arange(len(rows)) + 2,
        header_line=1,
    )
    return Raw(table=table)


FAKE_FILE = FileFormat(
    name="knots in a rope",
    recognise=lambda data: data.startswith(b"ROPE\n"),
    read=_read_knots,
    left_out="the colour of the rope",
)
KNOTS = b"ROPE\n0 knots on 2026-01-05\n4 knots on 2026-01-06\n0 knots on 2026-01-07\n"
EVERY: tuple[Format, ...] = (*FORMATS, FAKE_APP, FAKE_FILE)
SAMPLES: dict[str, Path | bytes] = {
    "Excel workbook": FILES / "32b_sheet_per_month_dates.xlsx",
    "Apple Health export": FILES / "05_apple_health_export.xml",
    "JSON": FILES / "41_own.json",
    "table in Markdown": FILES / "34_markdown_table.md",
    "CSV": FILES / "15_russian_sheet.csv",
    FAKE_FILE.name: KNOTS,
}
"""A kind of file has a sample here; an app's data file carries its own."""


@dataclass(frozen=True, kw_only=True)
class Sampled:
    """A format and the bytes of a sample."""

    format: Format
    data: bytes


@pytest.fixture(autouse=True)
def _with_fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FORMATS", EVERY)


@pytest.fixture(params=EVERY, ids=lambda one: one.name)
def sampled(request: pytest.FixtureRequest) -> Sampled:
    """Give each format in turn."""
    one = request.param
    if isinstance(one, TableFormat):
        return Sampled(format=one, data=one.sample.lstrip().encode())
    sample = SAMPLES[one.name]
    return Sampled(format=one, data=sample if isinstance(sample, bytes) else sample.read_bytes())
