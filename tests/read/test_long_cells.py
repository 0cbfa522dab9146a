"""However long a cell is, reading it takes steps in proportion, and no message grows with it."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from hdiary.diary import DiaryError, Problems
from hdiary.read import read_diary
from hdiary.read.cells import Cells
from hdiary.read.clocks import parse_clock, parse_hours, split_offset
from hdiary.read.dates import parse_date, split_range
from hdiary.read.formats import csv_text
from hdiary.read.nearest import nearest_clock, nearest_hours, nearest_rating, says_it_hurt
from hdiary.read.numbers import parse_number, parse_rating
from hdiary.read.zones import is_zone
from hdiary.vocabulary.activities import canonical_activity, canonical_posture
from hdiary.vocabulary.columns import column_meaning
from hdiary.vocabulary.places import parse_place, split_places
from hdiary.vocabulary.sides import parse_side
from hdiary.vocabulary.treatments import parse_treatment, split_treatments
from hdiary.vocabulary.words import is_blank, yes_no
from tests.read.steps import steps_of, walk_of

PARSERS: dict[str, Callable[[str], object]] = {
    "date": parse_date,
    "clock": parse_clock,
    "hours": lambda text: parse_hours(text, "hours"),
    "offset": split_offset,
    "number": parse_number,
    "rating": lambda text: parse_rating(text, highest=10),
    "nearest clock": nearest_clock,
    "nearest hours": lambda text: nearest_hours(text, None),
    "nearest rating": lambda text: nearest_rating(text, highest=10),
    "hurt": says_it_hurt,
    "range": split_range,
    "zone": is_zone,
    "side": parse_side,
    "place": parse_place,
    "places": split_places,
    "treatment": parse_treatment,
    "treatments": split_treatments,
    "activity": canonical_activity,
    "posture": canonical_posture,
    "heading": column_meaning,
    "yes": yes_no,
    "blank": is_blank,
}
ROOMS = ("hdiary.read.", "hdiary.vocabulary.")
METHODS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
RUNS = (
    *("1", "0", "9.", "1,", "a", "ab ", "left ", "right/", " ", "\t", "\n", ".", ",", ";", "|"),
    *("/", "-", "\u2013", "\u2192", "+", "&", "(", ")", "[", "( ", "1 ", "1-", "1:", "T1", "~"),
    *("?", "!", '"', "'", "_", "é", "年", "½", "and ", "1/2 ", "->", "<", "%", " 1 x", "mg ", "1x"),
)
# Longer than what most rules look at. Twice as long is twice the steps, or none at all; a pattern
# that looks on from every place takes four times as many.
LENGTH, SHORT = 400, 100
MOST, FEW = 2.5, 1_000


class Stepped:
    """A pattern that counts the steps it takes, and finds what it always finds."""

    steps = 0

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    def __getattr__(self, name: str) -> Any:
        real = getattr(self.pattern, name)
        if name not in METHODS:
            return real

        def counted(*args: Any, **kinds: Any) -> Any:
            text = args[name in {"sub", "subn"}]
            # However often it looks, what is short takes few steps; how often, the calls tell.
            Stepped.steps += steps_of(self.pattern, name, text) if len(text) > SHORT else 1
            return real(*args, **kinds)

        return counted


@pytest.fixture
def nothing_read_before() -> None:
    """Forget what other tests had read: it would take no steps."""
    for module in [m for name, m in sys.modules.items() if name.startswith(ROOMS)]:
        for value in list(vars(module).values()):
            # What has a bound holds texts; what has none, the words of the vocabulary.
            if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]:
                value.cache_clear()


@pytest.fixture
def patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every pattern of the rooms that read words count its steps."""

    def direct(name: str) -> Callable[..., Any]:
        return lambda pattern, *args: getattr(Stepped(re.compile(pattern)), name)(*args)

    loose = SimpleNamespace(**{**vars(re), **{name: direct(name) for name in METHODS}})
    for module in [m for name, m in sys.modules.items() if name.startswith(ROOMS)]:
        for name, value in list(vars(module).items()):
            if isinstance(value, re.Pattern):
                monkeypatch.setattr(module, name, Stepped(value))
            elif value is re:
                monkeypatch.setattr(module, name, loose)


def runs(length: int) -> list[str]:
    """Write runs of one sign, alone and among others."""
    around = (("", ""), ("1", "!"), ("a", "x"))
    return [before + (run * length)[:length] + behind for run in RUNS for before, behind in around]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.usefixtures("nothing_read_before")
def test_a_run_of_one_sign_takes_calls_in_proportion(
    parser: str, calls: Callable[[Callable[[], object]], int]
) -> None:
    for one, two in zip(runs(LENGTH), runs(2 * LENGTH), strict=True):
        once = calls(lambda text=one: PARSERS[parser](text))
        assert calls(lambda text=two: PARSERS[parser](text)) <= MOST * once + FEW, one[:9]


@pytest.mark.slow
@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.usefixtures("nothing_read_before", "patterns")
def test_a_run_of_one_sign_takes_steps_of_patterns_in_proportion(parser: str) -> None:
    for one, two in zip(runs(LENGTH + 1), runs(2 * LENGTH + 1), strict=True):
        steps = []
        for text in (one, two):
            Stepped.steps = 0
            PARSERS[parser](text)
            steps.append(Stepped.steps)
        assert steps[1] <= MOST * steps[0] + FEW, one[:9]


@pytest.mark.parametrize(
    ("pattern", "grows"),
    [(r"(?<!\s)\s*[+&]", False), (r"\s*[+&]", True), (r"(\s|a)*+!", True), (r"^\s*[+&]", False)],
)
def test_a_pattern_that_looks_on_from_every_place_would_be_found(pattern: str, grows: bool) -> None:
    once, twice = (steps_of(re.compile(pattern), "search", " " * n) for n in (100, 200))
    assert (twice > MOST * once + FEW) is grows


@pytest.mark.parametrize(
    "pattern",
    [
        *(r"(?<!\s)\s*[+&]\s*|\bplus\b", r"(\d{1,2}):(\d\d)(?::(\d\d))?(?!\d)", r"[^\W\d_]++ ?1*?"),
        *(r"(?:(a)|b){1,3}c?", r"(?=(?:ab)+)\w*?b", r"(?i)PLUS|Am|(?>a|ab)c", r"^.*?\s+$", r"\s*$"),
    ],
)
@pytest.mark.parametrize("text", ["a + b", " 10:30  am", "abab c", "plus", "ac abc", "Plus  ", ""])
def test_what_is_found_step_by_step_is_what_re_finds(pattern: str, text: str) -> None:
    real, walk = re.compile(pattern), walk_of(re.compile(pattern))
    first, whole = real.search(text), real.fullmatch(text)
    assert walk.search(text) == (first and first.span())
    assert walk.match(text, whole=True) == (whole and whole.end())
    assert walk.search_all(text) == [m.span() for m in real.finditer(text) if m[0]]


@pytest.mark.parametrize(
    "column", ["duration_h", "side", "location", "treatment", "start", "pain_after", "activity"]
)
def test_a_cell_that_is_too_long_is_refused_and_not_shown(column: str) -> None:
    text = f"date,pain,{column}\n2026-03-01,5,\n2026-03-02,5,{'x y ' * 1000}\n"
    try:
        problems = read_diary(io.StringIO(text)).problems
    except DiaryError as refused:
        problems = refused.problems
    told = problems[problems["code"] == "long cell"]
    assert set(told["line"]) == {3}
    assert set(told["value"]) == {"(text of 3999 characters, not shown)"}


def test_a_date_that_is_too_long_is_not_called_missing() -> None:
    with pytest.raises(DiaryError) as refused:
        read_diary(io.StringIO(f"date,pain\n2026-03-01,5\n{'9' * 400},5\n"))
    assert refused.value.problems["code"].tolist() == ["long cell"]


@pytest.mark.slow
def test_many_distinct_bad_cells_take_calls_in_proportion(
    calls: Callable[[Callable[[], object]], int],
) -> None:
    def refuse(many: int) -> None:
        rows = "".join(f"2026-03-{k % 28 + 1:02d},p{k}x\n" for k in range(many))
        with pytest.raises(DiaryError, match=f"{many - 5} more"):
            read_diary(io.StringIO("date,pain\n2026-03-01,5\n" + rows))

    refuse(2_000)
    assert calls(lambda: refuse(8_000)) <= 4.5 * calls(lambda: refuse(2_000))


class Counted(np.ndarray):  # type: ignore[type-arg]
    """Numbers that count how many of them are looked at, in every array made of them."""

    looked = 0

    def __array_finalize__(self, other: object) -> None:
        Counted.looked += self.size


def test_the_rows_of_many_distinct_bad_cells_are_looked_at_once_not_once_for_each() -> None:
    looked = []
    for many in (1_000, 4_000):
        codes = np.arange(many, dtype=np.int32).view(Counted)
        column = SimpleNamespace(codes=codes, values=tuple(f"p{k}x" for k in range(many)))
        role = SimpleNamespace(column=column, meaning="pain", header="pain")
        cells = Cells(role=role, lines=np.arange(many), found=Problems())
        Counted.looked = 0
        assert sum(rows.size for _, rows in cells.rows_of(list(range(many)))) == many
        looked.append(Counted.looked)
    assert 0 < looked[1] <= 5 * looked[0]


def test_each_value_that_is_out_of_range_is_told_with_its_lines() -> None:
    text = "date,pain\n2026-03-01,12\n2026-03-02,11\n2026-03-03,12\n2026-03-04,5\n"
    with pytest.raises(DiaryError) as refused:
        read_diary(io.StringIO(text))
    told = refused.value.problems[["line", "value"]].to_numpy().tolist()
    assert told == [[2, "12"], [3, "11"], [4, "12"]]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_line_of_more_cells_than_a_table_has_columns_is_refused_before_its_names_are_read(
    sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_on(*_: object, **__: object) -> None:
        raise AssertionError("its names were looked at")

    monkeypatch.setattr(csv_text, "read_rows", read_on)
    monkeypatch.setattr(csv_text, "lay_out", read_on)
    line = sign.join(["date", "pain", *(f"c{k}" for k in range(20_000))])
    with pytest.raises(DiaryError) as refused:
        read_diary(f"{line}\n2026-03-01{sign}4\n".encode())
    told = refused.value.problems
    assert told["code"].tolist() == ["too many columns"]
    assert "There are 20002 in this row" in told["suggestion"].item()
