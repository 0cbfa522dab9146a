"""A few hundred broken inputs, always the same ones: each is read, or refused in words."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
Load = Callable[[str], ModuleType]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Load:
    """Import a script of the benchmarks, which import each other by bare names."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "runs"),
    [
        ("cells", 20), ("tables", 12), ("workbooks", 6), ("archives", 16), ("JSON", 8),
        ("XML", 4), ("calendars", 6), ("beside", 8), ("settings", 40), ("plans", 40),
        ("people", 12), ("measures", 20), ("keys", 20),
    ],
)  # fmt: skip
def test_broken_inputs_are_answered_in_words(load: Load, name: str, runs: int) -> None:
    (target,) = (one for one in load("fuzz_targets").TARGETS if one.name == name)
    tally = load("fuzz").fuzz([target], runs=runs, seed=1, keep=None)[name]
    assert tally.inputs == runs
    assert dict(tally.failures) == {}
    assert tally.became.total() == runs


def test_each_format_has_broken_inputs_of_its_own(load: Load) -> None:
    from hdiary.read.formats.registry import FORMATS

    targets = {one.name: one for one in load("fuzz_targets").of_formats()}
    assert {one.name for one in FORMATS} <= set(targets)
    tallies = load("fuzz").fuzz([targets["Headi"]], runs=3, seed=1, keep=None)
    assert tallies["Headi"].inputs == 3
    assert not tallies["Headi"].failures


def test_an_input_alone_says_what_is_drawn_for_it(load: Load) -> None:
    dice_of = load("fuzz").dice_of
    assert dice_of(b"a").random() == dice_of(b"a").random() != dice_of(b"b").random()


def test_the_same_seed_makes_the_same_inputs(load: Load) -> None:
    for target in load("fuzz_targets").TARGETS[:2]:
        assert target.make(random.Random(3)) == target.make(random.Random(3))


@pytest.mark.parametrize("told", ["", "\x1b[31mred", "a\x00b", "Traceback (most recent call last)"])
def test_words_that_would_steer_a_terminal_or_are_none_are_found(load: Load, told: str) -> None:
    checks = load("fuzz_checks")
    with pytest.raises(checks.WrongError):
        checks.check_words(told, "words")


def test_rows_that_are_not_told_are_found(load: Load) -> None:
    from hdiary.read import read_diary

    checks = load("fuzz_checks")
    text = b"date,pain\n2026-01-05,3\n2026-01-06,0\n"
    diary = read_diary(text)
    checks.check_rows_known(text, diary)
    with pytest.raises(checks.WrongError, match="3 rows stand there, 2 told"):
        checks.check_rows_known(text + b"2026-01-07,1\n", diary)


def test_what_fails_warns_or_hangs_is_counted(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    import warnings

    fuzz, targets = load("fuzz"), load("fuzz_targets")

    def fail(data: bytes, dice: random.Random) -> str:
        raise KeyError("x")

    def warn(data: bytes, dice: random.Random) -> str:
        warnings.warn("once more", RuntimeWarning, stacklevel=1)
        return "read"

    def hang(data: bytes, dice: random.Random) -> str:
        while True:
            pass

    monkeypatch.setattr(fuzz, "MOST_SECONDS", 0.05)
    for check, kind in ((fail, "KeyError"), (warn, "RuntimeWarning"), (hang, "TooSlowError")):
        target = targets.Target(name="x", make=lambda dice: b"x", check=check, share=1)
        (where,) = fuzz.fuzz([target], runs=1, seed=1, keep=None)["x"].failures
        assert where.startswith(kind)
