"""Options of commands as the search finds them: ``--same`` is no word to it, and so is indexed."""

from __future__ import annotations

import re

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z]")


def index_options(text: str) -> str:
    """Name in the index every option that a page tells of."""
    found = dict.fromkeys(OPTION.findall(text))
    return f"\n```{{index}} {', '.join(found)}\n```\n" if found else ""
