"""Days given to options: with dots too, and refused in the language that was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def diary(tmp_path: Path) -> str:
    path = tmp_path / "diary.csv"
    rows = [f"2026-{month:02d}-{day:02d},{day % 3}" for month in (3, 4) for day in range(1, 31)]
    path.write_text("date,pain\n" + "\n".join(rows) + "\n")
    return str(path)


def test_a_day_with_dots_is_taken(run: Run, diary: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    made = run("report", diary, "-o", str(page), "--last-visit", "5.4.2026")
    assert made.code == 0
    assert "5 April 2026" in page.read_text().replace("\N{NO-BREAK SPACE}", " ")
    planned = run(
        "trial", "plan", "--arm", "yoga", "--arm", "none", "--start", "6.7.2026", "--dry-run"
    )
    assert "2026-07-06" in planned.out or "6 July 2026" in planned.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["report", "{}", "-o", "x.html", "--last-visit", "1.13.2026"], "ist kein Tag"),
        (["report", "{}", "-o", "x.html", "--last-visit", "1.4.2030"], "liegt nicht im Tagebuch"),
        (["trial", "plan", "--arm", "a", "--arm", "b", "--start", "heute"], "ist kein Tag"),
    ],
)
def test_a_refusal_speaks_german(run: Run, diary: str, arguments: list[str], words: str) -> None:
    ran = run(*(text.format(diary) for text in arguments), "--language", "de")
    assert ran.code == 2
    assert words in ran.err
