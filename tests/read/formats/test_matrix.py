"""Every file that is kept for the tests, against every recogniser: each is one format's alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hdiary.diary import DiaryError, Problems
from hdiary.read.context import Context
from hdiary.read.formats.format import FileFormat, TableFormat
from hdiary.read.source import open_source
from tests.read.formats.conftest import (
    APPS_OF_CASES,
    EVERY,
    EVERY_SAMPLE,
    OTHER_LAYOUTS,
    SAMPLES,
    folder_of,
)  # fmt: skip
from tests.read.kinds.conftest import FILES

CASES = sorted(FILES.iterdir())
FILE_FORMATS = [one for one in EVERY if isinstance(one, FileFormat)]
APPS = [one for one in EVERY if isinstance(one, TableFormat)]


def claimed_by(data: bytes) -> tuple[list[str], list[str]]:
    """Name the kinds of file, and the apps, that claim a file as their own."""
    files = [one for one in FILE_FORMATS if one.recognise(data)]
    try:
        table = files[0].read(data, Context()).table
    except DiaryError:
        return [one.name for one in files], []
    return [one.name for one in files], [one.name for one in APPS if one.recognise(table)]


@pytest.mark.parametrize(("name", "which", "data"), EVERY_SAMPLE, ids=lambda one: str(one)[:40])
def test_a_sample_is_claimed_by_its_format_alone(name: str, which: str, data: bytes) -> None:
    files, apps = claimed_by(data)
    assert len(files) == 1, which
    assert apps == ([name] if name in {one.name for one in APPS} else [])
    assert name in [*files, *apps]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_a_handed_case_is_claimed_by_the_app_that_wrote_it_and_by_no_other(path: Path) -> None:
    source = open_source(path, Problems())
    files, apps = claimed_by(source.data)
    assert files == [source.format.name]
    app = APPS_OF_CASES.get(path.name)
    assert [*files, *apps][-1] == app if app else apps == []


def test_every_format_has_a_sample_and_every_file_a_format() -> None:
    assert {one.name for one in FILE_FORMATS} == set(SAMPLES)
    folders = {folder_of(one) for one in EVERY}
    assert set(OTHER_LAYOUTS.iterdir()) <= folders
    assert set(APPS_OF_CASES) <= {path.name for path in CASES}
