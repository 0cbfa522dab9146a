"""Which tests are asked about which module, and which mutants no test can tell from the code."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
RULES: dict[str, Any] = tomllib.loads(
    (ROOT / "benchmarks" / "mutants.toml").read_text(encoding="utf-8")
)


@pytest.fixture
def mutants(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import the script; the tool that makes the mutants is not needed for that."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    return importlib.import_module("mutants")


def test_every_module_that_is_asked_is_there_and_has_tests(mutants: ModuleType) -> None:
    for rule in RULES["over"]:
        for pattern in rule["modules"]:
            modules = [path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)]
            assert modules, pattern
            for module in modules:
                tests = mutants.find_tests(module, RULES)
                assert tests and all((ROOT / test).exists() for test in tests), module


def test_a_module_without_a_rule_says_what_to_add(mutants: ModuleType) -> None:
    with pytest.raises(SystemExit, match="Add one"):
        mutants.find_tests("src/hdiary/cli/main.py", RULES)


def test_the_first_rule_that_names_a_module_holds(mutants: ModuleType) -> None:
    assert mutants.find_tests("src/hdiary/stats/gee.py", RULES) == ["tests/stats/test_gee.py"]
    found = mutants.find_tests("src/hdiary/questions/dose/judge.py", RULES)
    assert found == ["tests/questions/dose/test_judge.py"]


@pytest.mark.parametrize("kind", RULES["kind"], ids=lambda kind: str(kind["change"])[:40])
def test_every_kind_of_equivalent_mutant_has_a_reason_in_a_sentence(kind: dict[str, str]) -> None:
    re.compile(kind["change"]), re.compile(kind.get("where", ""))
    assert kind["why"][0].isupper() or kind["why"][0] == "`"
    assert kind["why"].endswith(".")
    assert set(kind) <= {"where", "change", "why"}


@pytest.mark.parametrize(
    ("name", "change", "equal"),
    [
        ("stats.x.x_f__mutmut_1", "zip(a, b, strict=True) => zip(a, b, strict=False)", True),
        ("stats.x.x_f__mutmut_2", "zip(a, b, strict=True) => zip(a, b, )", True),
        ("stats.x.x_f__mutmut_3", "zip(a, b, strict=True) => zip(None, b, strict=True)", False),
        ("stats.x.x_f__mutmut_4", 'np.einsum("ij->i", a) => np.einsum("IJ->I", a)', True),
        ("stats.x.x_f__mutmut_5", 'np.einsum("ij->i", a) => np.einsum("ij->i", None)', False),
        ("read.dates.x_minority__mutmut_1", 'p.date("dmy") => p.date("DMY")', True),
        ("read.months.x_minority__mutmut_1", 'p.date("dmy") => p.date("DMY")', False),
    ],
)
def test_a_mutant_is_equivalent_by_its_kind_and_its_place(
    mutants: ModuleType, name: str, change: str, equal: bool
) -> None:
    mutant = mutants.Mutant(f"hdiary.{name}", "survived", change)
    assert bool(mutants.find_reason(mutant, RULES)) is equal


def test_a_change_is_told_as_was_and_is(mutants: ModuleType) -> None:
    diff = "--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n def f():\n-    return 1\n+    return 2"
    assert mutants.say_change(diff) == "return 1 => return 2"


def test_a_row_counts_equivalent_ones_neither_way(
    mutants: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    zips = "zip(a, b, strict=True) => zip(a, b, strict=False)"
    fates = [
        ("killed", "a => b"),
        ("timeout", "c => d"),
        ("survived", zips),
        ("survived", "e => f"),
    ]
    made = [mutants.Mutant("hdiary.stats.x.x_f__mutmut_1", fate, told) for fate, told in fates]
    share = mutants.tell("src/hdiary/stats/x.py", made, RULES, show=True)
    assert share == pytest.approx(100 * 2 / 3)
    row, *alive = capsys.readouterr().out.splitlines()
    assert row.split() == ["stats/x.py", "4", "2", "1", "1", "66.7"]
    assert "e => f" in alive[1] and len(alive) == 2
