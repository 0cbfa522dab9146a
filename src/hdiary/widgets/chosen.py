"""What was chosen in the panel, kept beside the diary where the person asked for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hdiary.read.remember import is_ours, remembered_path
from hdiary.read.tables_beside import read_table, table_text
from hdiary.words import Words
from hdiary.write import WriteError, save_text

PANEL = "panel"
"""The table of the small file beside a diary that is the panel's."""
_DAYS = ("first_day", "last_day", "last_visit")


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """What is chosen in a panel; what is empty is left as it is."""

    language: str = ""  # Of the panel
    question: str = ""  # Which is looked at
    first_day: date | None = None  # None from the beginning
    last_day: date | None = None  # None to the end
    page: str = ""  # The kind of file of the page
    page_language: str = ""
    last_visit: date | None = None


def read_chosen(diary: Path) -> Chosen:
    """Give what was kept beside a diary; what a hand made unreadable there is passed over."""
    return _understood(read_table(diary, PANEL))


def keep_chosen(diary: Path, chosen: Chosen, say: Words) -> str:
    """Keep what is chosen beside a diary; give the words for it."""
    told = {name: value for name, value in asdict(chosen).items() if value}
    told |= {name: told[name].isoformat() for name in _DAYS if name in told}
    target = remembered_path(diary)
    try:
        save_text(target, table_text(diary, PANEL, told), force=is_ours(target), not_over=[diary])
    except WriteError as error:
        return error.tell(say)
    return say("panel.kept.remembered", target=target.name)


def _understood(table: Mapping[str, Any]) -> Chosen:
    words = ("language", "question", "page", "page_language")
    found: dict[str, Any] = {n: table[n] for n in words if isinstance(table.get(n), str)}
    found |= {n: _day(table[n]) for n in _DAYS if n in table}
    return Chosen(**found)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
