"""What is printed where a console has few letters: data as UTF-8, words in the letters there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hdiary.cli.console import plain_letter

ROOT = Path(__file__).parents[2]
CONSOLES = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}
DATA = (
    ("burden", "{diary}", "--json"),
    ("check", "{diary}", "--json"),
    ("convert", "{diary}", "-o", "-"),
    ("map", "{diary}"),
    ("template", "-o", "-", "--factors", "Müdigkeit ≥5 (yes/no)"),
)


@pytest.fixture
def tired(tmp_path: Path) -> Path:
    path = tmp_path / "Müdigkeit….csv"
    rows = [f"2026-03-{day:02d},{day % 8},{day % 5},{day % 2}\n" for day in range(1, 29)]
    path.write_text(f"date,pain,Müdigkeit ≥5,½ Tablette\n{''.join(rows)}", encoding="utf-8")
    return path


def printed(console: dict[str, str], *words: str) -> subprocess.CompletedProcess[bytes]:
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONIOENCODING", "PYTHONUTF8"}}
    line = [sys.executable, "-m", "hdiary", *words]
    return subprocess.run(line, capture_output=True, env={**clean, **console})


@pytest.mark.slow
@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("words", DATA, ids=lambda words: words[0])
def test_data_are_utf8_whatever_the_console_says(
    words: tuple[str, ...], console: str, tired: Path
) -> None:
    if (words[0], console) == ("template", "C"):
        pytest.skip("a word that is typed in a locale of ASCII alone is no word, and is told so")
    line = [word.format(diary=tired) for word in words]
    ran = printed(CONSOLES[console], *line)
    assert ran.returncode == 0, ran.stderr
    assert "Müdigkeit" in ran.stdout.decode("utf-8")
    assert b"\r" not in ran.stdout
    assert ran.stdout == printed({"PYTHONIOENCODING": "utf-8"}, *line).stdout


@pytest.mark.slow
@pytest.mark.parametrize("console", ["ascii", "C"])
@pytest.mark.parametrize(
    "words",
    [("check", "{diary}"), ("next", "{diary}", "--language", "de"), ("burden", "{diary}≥.csv")],
    ids=lambda words: words[0],
)
def test_words_fall_back_to_ascii(words: tuple[str, ...], console: str, tired: Path) -> None:
    ran = printed(CONSOLES[console], *(word.format(diary=tired) for word in words))
    told = ran.stdout + ran.stderr
    assert told.isascii()
    assert not re.search(rb"Traceback|\\x|\\u", told)
    assert b"Muedigkeit" in told or words[0] == "next"
    assert b"bug in hdiary" not in told


def test_every_letter_of_hdiarys_own_words_is_spelt_without_a_question_mark() -> None:
    folder = ROOT / "src" / "hdiary" / "words"
    letters = set("".join(path.read_text(encoding="utf-8") for path in folder.glob("*.toml")))
    assert [one for one in letters - {"?"} if "?" in plain_letter(one)] == []


@pytest.mark.parametrize(
    ("letters", "plain"),
    [
        ("½", "1/2"),
        ("≥ 5 … ≤ 7 × 2 → 3 ± 1", ">= 5 ... <= 7 x 2 -> 3 +- 1"),  # noqa: RUF001
        ("ρ", "rho"),  # noqa: RUF001
        ("│─┌█", "|-+#"),
        ("\N{REPLACEMENT CHARACTER}", "_"),
    ],
)
def test_a_sign_keeps_what_it_says(letters: str, plain: str) -> None:
    assert "".join(map(plain_letter, letters)) == plain
