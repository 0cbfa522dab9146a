"""Every format is known by its content alone, read as what it is, and loses no row."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path

import pytest

from hdiary.diary import Diary
from hdiary.read import read_diary
from hdiary.read.context import Context
from hdiary.read.declared import Declared
from hdiary.read.formats import registry
from hdiary.read.formats.format import TableFormat
from hdiary.read.formats.registry import find_file, find_table, read_as_app
from hdiary.vocabulary.text import fold
from hdiary.write import diary_csv
from tests.read.formats.conftest import FAKE_APP, Sampled
from tests.read.kinds.conftest import became, decided, follow

DATA_FILES = [
    Path(__file__).parent / "fake_app.toml",
    *sorted(Path(registry.__file__).parent.glob("*.toml")),
]
PARTS = ("columns", "between", "numbers", "joined", "dropped", "dropped_words")


def _read(sampled: Sampled) -> Diary:
    return follow(sampled.data).diary


def test_a_format_is_recognised_whatever_the_file_is_called(
    sampled: Sampled, tmp_path: Path
) -> None:
    for name in ("diary.pdf", "diary.json", "diary.csv", "diary"):
        path = tmp_path / name
        path.write_bytes(sampled.data)
        assert follow(path).diary.reading.format == _read(sampled).reading.format


def test_no_other_format_claims_the_sample(sampled: Sampled) -> None:
    kind = find_file(sampled.data)
    assert kind is not None
    table = kind.read(sampled.data, Context()).table
    app = sampled.format if isinstance(sampled.format, TableFormat) else None
    assert kind is sampled.format or app is not None
    assert find_table(table) is app


def test_the_reading_names_the_format(sampled: Sampled) -> None:
    said = _read(sampled).reading.format
    if isinstance(sampled.format, TableFormat):
        assert said == f"CSV of {sampled.format.name}"
        assert _read(sampled).reading.app == sampled.format.name
    else:
        assert said == sampled.format.name


def test_every_row_is_accounted_for(sampled: Sampled) -> None:
    diary = _read(sampled)
    reading = diary.reading
    assert diary.rows_kept > 2
    assert reading.rows_in == diary.rows_kept + diary.rows_refused + reading.rows_joined
    if isinstance(sampled.format, TableFormat):
        lines = sampled.data.decode().splitlines()
        assert reading.rows_in == len(lines) - reading.header_line


def test_what_is_converted_reads_as_the_same_diary(sampled: Sampled) -> None:
    diary = _read(sampled)
    text = diary_csv(diary)
    again = read_diary(io.BytesIO(text.encode()))
    assert diary_csv(again) == text
    assert again.days["state"].tolist() == diary.days["state"].tolist()
    assert again.entries["pain"].equals(diary.entries["pain"])
    assert list(again.entries.columns) == list(diary.entries.columns)


def test_a_format_says_what_it_leaves_out(sampled: Sampled) -> None:
    assert sampled.format.left_out


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.stem)
def test_a_data_file_names_headings_as_they_are_compared(path: Path) -> None:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    layouts = told.get("signature", [])
    named = [h for layout in layouts for h in ([layout] if isinstance(layout, str) else layout)]
    headings = [*named, *told.get("without", []), *told.get("stamp", [])]
    headings += [h for part in PARTS for h in told.get(part, {})]
    assert headings == [fold(heading) for heading in headings]
    assert bool(layouts) != bool(told.get("stamp"))
    assert told.get("rows", "") in ("", "reading")
    assert bool(told.get("scale")) == bool(told.get("scale_says"))


def test_no_two_formats_have_one_name() -> None:
    names = [one.name for one in registry.FORMATS]
    assert len(set(names)) == len(names)


def test_an_app_says_what_its_columns_mean_and_what_was_left_out() -> None:
    diary = read_diary(io.StringIO(FAKE_APP.sample.lstrip()))
    assert diary.scale == "0-5"
    assert diary.entries["pain"].tolist()[:2] == [0.0, 4.0]
    assert diary.doses["treatment"].tolist() == ["ibuprofen", "sumatriptan", "paracetamol"]
    assert '"Zodiac" was left out: the date tells it.' in decided(diary)


def test_what_the_person_says_of_an_apps_column_counts_more() -> None:
    diary = read_diary(io.StringIO(FAKE_APP.sample.lstrip()), columns={"Zodiac": "factor"})
    assert became(diary, "Zodiac") == ["factor"]


def test_an_app_is_known_in_any_kind_of_file() -> None:
    lines = [line.split(";") for line in FAKE_APP.sample.strip().splitlines()[1:]]
    bars = ["| " + " | ".join(cells) + " |" for cells in lines]
    bars.insert(1, "| " + " | ".join("---" for _ in lines[0]) + " |")
    diary = read_diary("\n".join(bars).encode())
    assert diary.reading.format == "table in Markdown of Fake Brain Log"


@pytest.mark.parametrize("rows", ["day", "headache", "change"])
def test_readings_are_not_laid_out_where_the_person_says_what_a_row_is(rows: str) -> None:
    bearable = next(one for one in registry.FORMATS if one.name == "Bearable")
    raw = registry.CSV.read(bearable.sample.lstrip().encode(), Context())
    assert read_as_app(raw, raw.table, Context(declared=Declared(rows=rows))) is None
    assert read_as_app(raw, raw.table, Context(declared=Declared(rows="reading"))) is not None
