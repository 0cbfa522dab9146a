"""Options of commands as the search finds them: ``--same`` is no word to it, and so is indexed."""

from __future__ import annotations

import re

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z]")
HELP = re.compile(r"^ {2}(?:-\w, )?(--[a-z][a-z-]*[a-z])(?=  | [A-Z\[]|$)", re.MULTILINE)
"""An option that a command explains; how a file is read is explained once and named elsewhere."""


def index_options(text: str, *, told: re.Pattern[str] = OPTION) -> str:
    """Name in the index every option that a page tells of."""
    found = dict.fromkeys(told.findall(text))
    entries = ", ".join(f"!{option}" for option in found)
    return f"\n```{{index}} {entries}\n```\n" if found else ""
