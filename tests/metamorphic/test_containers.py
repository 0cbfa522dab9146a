"""A diary is the same in whatever file it stands: JSON, a table in Markdown, hdiary's own CSV."""

from __future__ import annotations

import json

from hypothesis import given

from hdiary.read import read_diary
from hdiary.write import diary_csv
from tests.metamorphic.alike import assert_alike, assert_same_days, read
from tests.metamorphic.made import FEW, Sheet, sheets


def as_json(sheet: Sheet) -> str:
    return json.dumps([dict(zip(sheet.header, row, strict=True)) for row in sheet.rows])


def as_markdown(sheet: Sheet) -> str:
    rows = [sheet.header, tuple("---" for _ in sheet.header), *sheet.rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


@FEW
@given(sheet=sheets)
def test_a_list_of_objects_changes_nothing(sheet: Sheet) -> None:
    assert_alike(read(sheet), read_diary(as_json(sheet).encode(), **sheet.said))


@FEW
@given(sheet=sheets)
def test_a_table_in_markdown_changes_nothing(sheet: Sheet) -> None:
    assert_alike(read(sheet), read_diary(as_markdown(sheet).encode(), **sheet.said))


@FEW
@given(sheet=sheets)
def test_what_hdiary_wrote_reads_as_the_same_and_is_written_as_the_same(sheet: Sheet) -> None:
    one = read(sheet)
    written = diary_csv(one)
    other = read_diary(written.encode())
    assert_same_days(one, other)
    assert diary_csv(other) == written
