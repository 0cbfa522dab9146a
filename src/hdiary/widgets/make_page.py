"""The page for the visit, made by hand and saved beside the diary."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets

from hdiary.diary import Diary
from hdiary.registry import PAGES
from hdiary.vocabulary.paths import real_path, typed_path
from hdiary.widgets.find import find_by_name
from hdiary.widgets.handed import Handed
from hdiary.widgets.page_form import PageForm
from hdiary.widgets.screen import OnScreen, html_place, themed
from hdiary.widgets.sign import Sign
from hdiary.write import WriteError, save_bytes

_MIME = {"pdf": "application/pdf", "html": "text/html"}
_PACKINGS = {".gz", ".zip"}


class PageMaker(OnScreen):
    """A form for the page of one person; ``toggle`` opens ``box``.

    Parameters
    ----------
    whose
        Gives the diary that the page is about, as it is now.
    path
        The diary's file, beside which the page is saved; None where there is none.
    language
        Of the form, and of the page at first.
    sign
        What says that it is being made; its own if left out.
    """

    def __init__(
        self,
        whose: Callable[[], Diary],
        *,
        path: Path | None = None,
        language: str = "en",
        sign: Sign | None = None,
    ) -> None:
        super().__init__(language)
        self._whose, self._path, self._content = whose, path, b""
        self.sign = sign or Sign()
        self.form = PageForm(self.say, saved=path is not None)
        auto = ipywidgets.Layout(width="auto")
        self.toggle: Any = ipywidgets.ToggleButton(
            description=self.say("panel.page.open"), layout=auto
        )
        key = "panel.page.save" if path else "panel.page.make"
        self.button: Any = ipywidgets.Button(
            description=self.say(key),
            button_style="primary",
            layout=ipywidgets.Layout(width="auto", align_self="flex-start"),
        )
        self._told, self._ways = html_place(), ipywidgets.HBox()
        self._links = Handed(opens=self.say("panel.page.opens"), saves=self.say("panel.page.saves"))
        self.box.children = [
            *self.form.parts, self.button, self.trouble, self._told, self._ways, self._links,
        ]  # fmt: skip
        self.box.layout.display = "none"
        self.box.add_class("hd-page-form")
        self.toggle.observe(lambda _: self._unfold(), names="value")
        self.button.on_click(lambda _: self.make())

    @property
    def said(self) -> str:
        """What was told of the page that was made last, as HTML."""
        return str(self._told.value)

    def forget(self) -> None:
        """Take back what was told of a page: another part of the diary is looked at now."""
        self._content = b""
        self._told.value = self.trouble.value = ""
        self._ways.children = []
        self._links.hand(b"", name="", kind="")
        self.form.about(self._whose())

    def make(self) -> None:
        """Make the page as the form says, and save it where nothing is written over."""
        self.forget()
        diary, asked = self._whose(), self.form.settings
        if not self._is_within(diary, asked["last_visit"]):
            return
        self.button.disabled = True
        try:
            with self._working():
                made = find_by_name(PAGES[self.form.kind])(diary, **asked)
                self._content = made.encode("utf-8") if isinstance(made, str) else made
                self._keep()
        finally:
            self.button.disabled = False

    def _unfold(self) -> None:
        self.box.layout.display = None if self.toggle.value else "none"
        if self.toggle.value:
            self.form.about(self._whose())

    def _is_within(self, diary: Diary, visit: date | None) -> bool:
        days = diary.days["date"]
        if visit is None or not len(days):
            return True
        first, last = days.min().date(), days.max().date()
        if first < visit <= last:
            return True
        self._told.value = themed(self.say("panel.page.outside", first=first, last=last))
        return False

    def _keep(self) -> None:
        if self._path is None:
            self._hand(name_page(Path("diary"), self.form.kind).name)
            self._told.value = themed(self.say("panel.page.made"))
            return
        self._save(name_page(self._path, self.form.kind))

    def _hand(self, name: str) -> None:
        self._links.hand(self._content, name=name, kind=_MIME[Path(name).suffix[1:]])

    def _save(self, target: Path, *, force: bool = False) -> None:
        """Save the page that was made; where another file has its name, ask."""
        self._ways.children = []
        try:
            save_bytes(target, self._content, force=force, not_over=[self._path or target])
        except WriteError as error:
            if not force and (target.is_file() or target.is_symlink()):
                self._ask(target)
            else:
                self._told.value = themed(error.tell(self.say))
                self._hand(target.name)
            return
        self._told.value = themed(self.say("panel.page.saved", path=str(real_path(target))))
        self._hand(target.name)

    def _ask(self, target: Path) -> None:
        """Ask whether the file that is there is replaced, or both are kept."""
        plain = target.is_file() and not target.is_symlink()
        told = "there" if plain else "taken"
        self._told.value = themed(self.say(f"panel.page.{told}", name=target.name))
        # A link is never replaced: it may lead anywhere.
        ways = {"replace": (target, True)} if plain else {}
        ways["keep_both"] = (next_free(target), False)
        buttons = []
        for key, (where, force) in ways.items():
            button = ipywidgets.Button(
                description=self.say(f"panel.page.{key}", name=where.name),
                layout=ipywidgets.Layout(width="auto"),
            )
            button.on_click(lambda _, where=where, force=force: self._save(where, force=force))
            buttons.append(button)
        self._ways.children = buttons


def name_page(diary: Path, kind: str) -> Path:
    """Give the place of a diary's page: beside it, by its name."""
    whole = typed_path(diary)
    packed = whole.suffix.lower() in _PACKINGS and Path(whole.stem).suffix
    stem = Path(whole.stem).stem if packed else whole.stem
    return whole.with_name(f"{stem}-page.{kind}")


def next_free(target: Path) -> Path:
    """Give the next name that nothing has: ``-2``, ``-3`` and so on."""
    number = 2
    while os.path.lexists(found := target.with_stem(f"{target.stem}-{number}")):
        number += 1
    return found
