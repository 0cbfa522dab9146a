"""The columns of a file as a form: a line for each, and a choice of what it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets

from hdiary.diary import Diary
from hdiary.read import propose_map
from hdiary.read.mapping.cells import others_of
from hdiary.read.mapping.look import Seen
from hdiary.read.mapping.said import look_again
from hdiary.read.remember import AUTO, is_ours, remember_text, remembered_path, typed_path
from hdiary.read.same import SAME
from hdiary.read.tables_beside import with_other_tables
from hdiary.widgets.screen import html_place, themed
from hdiary.words import Words
from hdiary.write import WriteError, save_text

_MOST = 200
_LABEL = {"description_width": "220px"}


class MapForm:
    """The columns on the screen; ``toggle`` opens ``box``.

    Parameters
    ----------
    take
        What to do with the meanings that a hand chose, by heading.
    say
        The language.
    """

    def __init__(self, take: Callable[[dict[str, str]], None], say: Words) -> None:
        self._take, self._say = take, say
        self._rows: dict[str, Any] = {}
        self._source: str | bytes = ""
        self._reading: Mapping[str, Any] = {}
        self._diary: Diary | None = None
        self._quiet = False
        auto = ipywidgets.Layout(width="auto")
        self.toggle = ipywidgets.ToggleButton(description=say("panel.map.open"), layout=auto)
        self._outcome, self._kept, self._head = html_place(), html_place(), html_place()
        self._head.value = themed(say("panel.map.about"))
        self._lines = ipywidgets.VBox()
        beside = ipywidgets.Layout(width="auto", align_self="flex-start")
        self._button = ipywidgets.Button(description=say("panel.map.save"), layout=beside)
        self._button.on_click(lambda _: self._keep())
        self.box: Any = ipywidgets.VBox()
        self.toggle.observe(lambda _: self._fill(), names="value")

    @property
    def _columns(self) -> Mapping[str, str]:
        return self._reading.get("columns") or {}

    def show(self, source: str | bytes, reading: Mapping[str, Any], diary: Diary | None) -> None:
        """Show what a file's columns are under some settings, and what the diary would be."""
        self._source, self._reading, self._diary = source, reading, diary
        self._kept.value = ""
        self._outcome.value = themed(tell_outcome(diary, self._say))
        self._fill()

    def _fill(self) -> None:
        """Put a line on the screen for each column; those that stay keep the hand's place."""
        if not self.toggle.value or not self._source:
            self.box.children = []
            return
        # What hdiary thinks by itself: what a hand chose stands beside it.
        rest = {name: value for name, value in self._reading.items() if name != "columns"}
        looked = look_again(self._source, rest)
        seen = {one.header: one for one in reversed(looked) if one.header.strip()}
        listed = list(reversed(seen.values()))[:_MOST]
        self._quiet = True
        try:
            if [one.header for one in listed] != list(self._rows):
                self._rows = {one.header: self._row(one) for one in listed}
                self._lines.children = list(self._rows.values())
            for one in listed:
                choice, told = self._rows[one.header].children
                choice.value = self._columns.get(one.header, AUTO)
                told.value = themed(tell_column(one, self._say))
        finally:
            self._quiet = False
        self.box.children = [
            self._head,
            self._lines,
            self._outcome,
            self._button,
            self._kept,
        ]

    def _row(self, one: Seen) -> Any:
        now = self._columns.get(one.header, AUTO)
        words = dict.fromkeys((AUTO, now, *others_of(one.kind, AUTO), one.becomes))
        known = [word for word in words if self._say.has(f"read.mapping.meanings.{word}")]
        choice = ipywidgets.Dropdown(
            options=[(self._say(f"read.mapping.meanings.{word}"), word) for word in known],
            value=now,
            description=one.header,
            tooltip=one.header,
            style=_LABEL,
            layout=ipywidgets.Layout(width="480px", max_width="100%"),
        )
        choice.observe(lambda _: self._chosen(), names="value")
        told = ipywidgets.HTML(layout=ipywidgets.Layout(flex="1 1 320px", width="auto"))
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        return ipywidgets.Box([choice, told], layout=wrapped)

    def _chosen(self) -> None:
        if self._quiet:
            return
        # What was said of columns that are not in the form stays as it was said.
        others = {h: m for h, m in self._columns.items() if h not in self._rows}
        chosen = {header: row.children[0].value for header, row in self._rows.items()}
        self._take({**others, **{h: m for h, m in chosen.items() if m != AUTO}})

    def _keep(self) -> None:
        self._kept.value = themed(self._saved())

    def _saved(self) -> str:
        """Keep the whole map beside the file, and give the words for it."""
        if isinstance(self._source, bytes):
            return self._say("panel.map.no_place")
        if self._diary is None:
            return self._say("panel.map.not_yet")
        path = typed_path(self._source)
        kept = propose_map(path, **self._reading).kept
        return remember_beside(path, self._diary, kept.settings, self._say)


def tell_outcome(diary: Diary | None, say: Words) -> str:
    """Tell what the diary would be: headache days, clear days, rows that are refused."""
    if diary is None:
        return say("panel.map.not_yet")
    days = diary.days["state"].value_counts()
    told = say("read.advice.days", heads=int(days["headache"]), clear=int(days["clear"]))
    return say("panel.map.outcome", told=told, n=diary.rows_refused)


def tell_column(one: Seen, say: Words) -> str:
    """Tell what hdiary thinks a column is, how sure it is, and what stands in it."""
    how = one.how if isinstance(one.how, str) else say(one.how)
    part = say.has(f"read.mapping.meanings.{one.becomes}")
    becomes = say(f"read.mapping.{'meanings' if part else 'becomes'}.{one.becomes}")
    sure, cells = say(f"read.mapping.sure.{one.sure}"), say(one.cells)
    return say("panel.map.column", becomes=becomes, sure=sure, how=how, cells=cells)


def remember_beside(path: Path, diary: Diary, settings: Mapping[str, Any], say: Words) -> str:
    """Write how a file is read into the small file beside it; give the words for it."""
    target = remembered_path(path)
    text = remember_text(settings, headers=diary.reading.headers, name=path.name)
    text = with_other_tables(text, target)
    try:
        save_text(target, text, force=is_ours(target), not_over=[path])
    except WriteError as error:
        return error.tell(say)
    told = say("panel.remembered", target=target.name, name=path.name)
    return f"{told} {say('cli.remember.words')}" if settings.get(SAME) else told
