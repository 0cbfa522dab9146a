"""One line on what was read, and a word when the file has changed since."""

from __future__ import annotations

import asyncio
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

from hdiary.diary import Diary, need_diary, need_path
from hdiary.diary.describe import say_dates
from hdiary.diary.show import show_in_theme, show_words
from hdiary.questions.notices import tell_refused_rows
from hdiary.read.remember import remembered_path
from hdiary.vocabulary.paths import typed_path
from hdiary.widgets.screen import html_place
from hdiary.words import Words, load_words

_EVERY = 3.0
"""How often the file is looked at while the notebook is open [s]."""
_STANDS_OUT = '<div role="status" style="border-left:4px solid #b35900;padding-left:.7em">{}</div>'
_watching: list[asyncio.TimerHandle] = []
"""The watch of the note shown last; a notebook has one diary."""


class ReadingNote:
    """One line on what was read; see `note_reading`.

    Attributes
    ----------
    words
        The line.
    changed
        Whether the file was seen to change after it was read.
    box
        The widget that says so; nothing is seen of it before.
    """

    def __init__(self, diary: Diary, path: Any, *, whose: str, language: str) -> None:
        self._say = load_words(language, "screen")
        self._path = typed_path(str(path))
        self._saved = _saved(self._path)
        self._beside = _saved(remembered_path(self._path))
        self.words = _line(diary, self._path, whose, self._saved, self._say)
        self.changed = False
        self.box: Any = html_place()
        self.box.layout.display = "none"

    def look(self) -> None:
        """Look whether the file is as it was when it was read, and say so if it is not."""
        now, beside = _saved(self._path), _saved(remembered_path(self._path))
        if (now, beside) != (self._saved, self._beside) and not self.changed:
            self.changed = True
            other = "gone" if now is None else "changed"
            told = "read_so" if now == self._saved else other
            words = show_words(self._say(f"note.{told}", name=self._path.name))
            self.box.value = _STANDS_OUT.format(show_in_theme(words))
            self.box.layout.display = None

    def _watch(self) -> None:
        """Look again and again, as long as nothing has changed."""
        self.look()
        while _watching:
            _watching.pop().cancel()
        if not self.changed:
            _watching.append(asyncio.get_running_loop().call_later(_EVERY, self._watch))

    def _repr_html_(self) -> str:
        link = self._say("note.link")
        where = f"00_start_here.ipynb#{self._say('note.section')}"
        whole = f'<a href="{escape(where)}">{escape(link)}</a>'
        lines = [escape(line) for line in self.words.splitlines()]
        return show_in_theme(f"<p>{'<br>'.join(lines)} {whole}</p>")

    def __repr__(self) -> str:
        return self.words

    def _ipython_display_(self) -> None:
        """Show the line, and below it the place of a word that may have to be said later."""
        from IPython import display

        shown: Any = display
        shown.display(shown.HTML(self._repr_html_()))
        shown.display(self.box)
        try:
            self._watch()
        except RuntimeError:
            return  # nothing goes on here after a cell has ended, so nobody would see it


def _saved(path: Path) -> datetime | None:
    """Give when a file was saved last; None where there is none."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)
    except (OSError, ValueError):
        return None


def _line(diary: Diary, path: Path, whose: str, saved: datetime | None, say: Words) -> str:
    """Say which file, which days, and how much in it needs a look."""
    days = diary.days["state"].value_counts()
    told = say(
        "note.line",
        file=path.name,
        saved=say("note.saved", day=saved.date(), time=f"{saved:%H:%M}") if saved else "",
        days=int(days.sum()),
        dates=say_dates(diary, say),
        n=int(days["headache"] + days["clear"]),
    )
    refused = tell_refused_rows(diary)
    left = say(refused) if refused else ""
    remarks = say("note.remarks", n=len(diary.problems)) if len(diary.problems) else ""
    attacks = say("note.attacks") if diary.attack_list else ""
    several = ""
    if len(diary.patients) > 1:
        several = say(f"note.several.{whose}", n=len(diary.patients))
    return "\n".join(
        part for part in (" ".join(filter(None, [told, attacks, left, remarks])), several) if part
    )


def note_reading(
    diary: Diary,
    path: Any,
    *,
    patient: Any = None,
    everybody: bool = False,
    language: str = "en",
) -> ReadingNote:
    """Say in one line what was read, and later when the file is no longer as it was.

    Parameters
    ----------
    diary
        What was read, with everybody in it.
    path
        The file that it was read from.
    patient
        Whose diary is looked at; None for the first.
    everybody
        Whether everybody's is.
    language
        Of what is said, such as ``"de"``.

    Returns
    -------
    ReadingNote
        A notebook shows it. As long as the notebook is open, it looks at the file every three
        seconds, and at what is remembered of how to read it; when one of them was saved again, a
        line below says that the answers are older.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> made = make_diary(pd.DataFrame({"date": ["2026-03-01"], "pain": [5]}))
    >>> note_reading(made, "diary.csv")
    diary.csv: 1 day (2026-03-01 to 2026-03-01), 1 of them recorded.
    """
    need_diary(diary, "note_reading")
    need_path(path, "note_reading")
    whose = "all" if everybody else "first" if patient is None else "named"
    return ReadingNote(diary, path, whose=whose, language=language)
