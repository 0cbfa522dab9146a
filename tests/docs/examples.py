"""Every example of the docs: found in the pages, and run in a folder where its files lie."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import hdiary

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), *DOCS.glob("questions/*.md")])
SAMPLE = ROOT / "data" / "sample"
FENCE = re.compile(
    r"(?:^<!-- not run: (?P<why>[^\n]+?) -->\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```",
    re.DOTALL | re.MULTILINE,
)
SHELL, PYTHON = {"console", "sh", "bash", "shell", ""}, {"python"}
OTHER_LANGUAGES = {"text", "yaml", "bibtex", "toml", "csv", "json", "eval", "powershell"}
ELSEWHERE = {
    "make": "a target of the Makefile",
    "pip": "it fetches from a package index",
    "pipx": "it fetches from a package index",
    "uv": "it fetches from a package index",
    "uvx": "it fetches from a package index",
    "brew": "it installs a program",
    "cd": "the folder is the reader's",
    "voila": "it serves until it is ended",
}
"""Commands of others, and why they are not run here."""
SERVERS = {"lab": ("--no-start",), "app": None}
"""Commands that serve, and what keeps them from it; None: their words are read, no more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """A fenced block of a page."""

    page: str
    line: int
    kind: str
    body: str
    why: str  # Why it is not run; "" for one that is

    @property
    def name(self) -> str:
        """Where it stands."""
        return f"{self.page}:{self.line}"


def find_examples(page: Path) -> list[Example]:
    """Give the examples of a page: shell and Python; other kinds are no examples."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in FENCE.finditer(text):
        kind, body = match["kind"], match["body"]
        if kind in PYTHON or (kind in SHELL and commands_in(body, kind)):
            line = text[: match.start()].count("\n") + 1
            name = page.relative_to(DOCS).as_posix()
            found.append(
                Example(page=name, line=line, kind=kind, body=body, why=match["why"] or "")
            )
    return found


def commands_in(body: str, kind: str) -> list[tuple[list[str], str]]:
    """Give each command as words, with what the page says that it prints ("" for nothing)."""
    found: list[tuple[list[str], str]] = []
    prompted = kind == "console" and "$ " in body
    for line in body.replace("\\\n", " ").splitlines():
        if line.startswith("$ ") or (not prompted and line.strip()):
            words = _split(line.removeprefix("$ "))
            if words and (kind or words[0] == "hdiary"):
                found.append((words, ""))
        elif prompted and found:
            words, printed = found[-1]
            found[-1] = (words, f"{printed}{line}\n")
    return found


def _split(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:
        return []


def lay_desk(desk: Path) -> None:
    """Lay the files that examples speak of into a folder."""
    shutil.copytree(SAMPLE, desk / "data" / "sample")  # makes the desk too
    cohort = SAMPLE / "cohort.csv"
    for name in ("cohort.csv", "diaries.csv"):
        shutil.copy(cohort, desk / name)
    for name in ("people.csv", "measures.csv"):
        shutil.copy(SAMPLE / "facts" / name, desk / name)
    for name in ("diary.csv", "new-diary.csv"):
        shutil.copy(SAMPLE / "diary.csv", desk / name)
    everybody = hdiary.read_diary(cohort)
    (desk / "diaries").mkdir()
    for patient in everybody.patients[:3]:
        hdiary.write_diary(everybody.select(patient=patient), desk / "diaries" / f"{patient}.csv")
    (desk / "exports").mkdir()
    whole = hdiary.read_diary(SAMPLE / "diary.csv")
    for name, first, last in (
        ("jan", "2026-01-05", "2026-01-31"),
        ("feb", "2026-02-01", "2026-02-28"),
        ("mar", "2026-03-01", "2026-03-31"),
    ):
        month = whole.between(first_day=first, last_day=last)
        for folder in (desk, desk / "exports"):
            hdiary.write_diary(month, folder / f"{name}.csv")
