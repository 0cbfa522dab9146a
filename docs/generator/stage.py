"""The folder that Sphinx reads: the pages of docs, and what is made for them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.commands import write_commands
from generator.made import fill_page
from generator.names import write_names
from generator.notebooks import copy_notebooks

ROOT = Path(__file__).parents[2]
_PART = r"(?:[^\s,;()\[\]|]|\([^\s()]*\))"
DOI = re.compile(rf"(?<![\[`/])\bdoi:(10\.\d{{4,}}/{_PART}*(?:[^\s,;.:()\[\]|]|\([^\s()]*\)))")
BESIDE = {"CHANGELOG.md": "changes.md", "CONTRIBUTING.md": "contributing.md"}
"""Pages that stand at the root of the sources, and what they are called on the site."""


def stage(folder: Path) -> None:
    """Lay out everything anew; the sources themselves are only read."""
    shutil.rmtree(folder, ignore_errors=True)
    leave = shutil.ignore_patterns("*.py", "generator", "__pycache__")
    shutil.copytree(ROOT / "docs", folder, ignore=leave)
    shutil.copytree(ROOT / "data", folder / "data")
    copy_notebooks(ROOT / "notebooks", folder / "notebooks")
    write_commands(folder / "reference" / "commands")
    write_names(folder / "reference" / "names")
    for source, name in BESIDE.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("](docs/", "]("), encoding="utf-8")
    for page in sorted(folder.glob("*.md")) + sorted((folder / "questions").glob("*.md")):
        text = fill_page(page.read_text(encoding="utf-8"), page)
        page.write_text(DOI.sub(r"[doi:\1](https://doi.org/\1)", text), encoding="utf-8")
