"""The last touches to pages that are staged: what is found by its options, what stays together."""

from __future__ import annotations

import re
from pathlib import Path

from generator.options import index_options

OF_OPTIONS = ("reading.md", "questionnaires.md")
"""Pages that are found by the options they tell of, as those of the commands are."""
COUNTED = re.compile(r"\d+ \(\d+-\d+\)")
"""A number with its interval, as tables of measurements have it."""


def finish_pages(folder: Path) -> None:
    """Let no number be parted from its interval, and options be found."""
    for page in sorted(folder.glob("*.md")):
        text = keep_together(page.read_text(encoding="utf-8"))
        text += index_options(text) if page.name in OF_OPTIONS else ""
        page.write_text(text, encoding="utf-8")


def keep_together(text: str) -> str:
    """Let no number in a table be parted from its interval."""
    lines = text.splitlines(keepends=True)
    whole = r'<span class="whole">\g<0></span>'
    return "".join(COUNTED.sub(whole, line) if line[:1] == "|" else line for line in lines)
