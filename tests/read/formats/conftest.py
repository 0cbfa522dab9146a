"""Every format with its samples: those that are there, and two that are only made up here."""

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
from tests.read.formats.calendars import RATED
from tests.read.kinds.conftest import FILES

FAKE_APP = load_app(Path(__file__).parent / "fake_app.toml")
OTHER_LAYOUTS = Path(__file__).parent / "files"
"""Further samples: in a folder with the format's name in small letters, gaps as ``_``."""


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
    "iCalendar": RATED,
    "JSON": FILES / "41_own.json",
    "MigraLog": FILES / "45_migralog.json",
    "table in Markdown": FILES / "34_markdown_table.md",
    "Loop Habit Tracker": FILES / "22_loop_checkmarks.csv",
    "Migraine Buddy web page": FILES / "migraine_buddy_page.html",
    "CSV": FILES / "15_russian_sheet.csv",
    FAKE_FILE.name: KNOTS,
}
"""A kind of file has a sample here; an app's data file carries its own."""
APPS_OF_CASES = {
    "migraine_buddy_page.html": "Migraine Buddy web page",
    "16_android_id_column.csv": "Headache-Data-Analysis",
    "11_one_tap.csv": "One Tap",
    "01_migraine_buddy_new.csv": "Migraine Buddy",
    "51c_outcome_columns_overuse.csv": "Migraine Buddy",
    "04_bearable.csv": "Bearable",
    "06_daylio.csv": "Daylio",
    "09_headway_ios.csv": "Headway",
    "12_aiding_migraine.csv": "AidingMigraine",
    "17_german_google_form.csv": "Google Forms",
    "22_loop_checkmarks.csv": "Loop Habit Tracker",
    "22b_loop_export.zip": "Loop Habit Tracker",
}
"""The handed cases that an app wrote; every other one is somebody's own."""


@dataclass(frozen=True, kw_only=True)
class Sampled:
    """A format and the bytes of a sample."""

    format: Format
    data: bytes


def first_sample(one: Format) -> bytes:
    """Give the sample that a format carries, or the one that stands for it here."""
    if isinstance(one, TableFormat):
        return one.sample.lstrip().encode()
    sample = SAMPLES[one.name]
    return sample if isinstance(sample, bytes) else sample.read_bytes()


def folder_of(one: Format) -> Path:
    """Say where further samples of a format lie."""
    return OTHER_LAYOUTS / one.name.lower().replace(" ", "_")


def other_samples(one: Format) -> list[Path]:
    """Give the further samples of a format."""
    return sorted(folder_of(one).glob("*")) if folder_of(one).is_dir() else []


EVERY_SAMPLE = [
    *((one.name, "its own", first_sample(one)) for one in EVERY),
    *((one.name, path.name, path.read_bytes()) for one in EVERY for path in other_samples(one)),
]
"""The name of a format, that of a sample, and its bytes."""


@pytest.fixture(autouse=True)
def _with_fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FORMATS", EVERY)


@pytest.fixture(params=EVERY_SAMPLE, ids=lambda one: f"{one[0]}: {one[1]}")
def sampled(request: pytest.FixtureRequest) -> Sampled:
    """Give each sample of each format in turn."""
    name, _, data = request.param
    return Sampled(format=next(one for one in EVERY if one.name == name), data=data)
