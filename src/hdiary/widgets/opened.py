"""The panel as a notebook opens it: for a diary, or with a file that is chosen first."""

from __future__ import annotations

from typing import Any

from hdiary.diary import Diary, need_diary
from hdiary.widgets.code import write_lines
from hdiary.widgets.explorer import Explorer
from hdiary.widgets.file import DiaryChooser
from hdiary.widgets.screen import OnScreen


class App(OnScreen):
    """Choose a diary, then look at it: everything without code."""

    def __init__(self, path: Any = None, *, language: str = "en") -> None:
        super().__init__(language)
        self.chooser = DiaryChooser(path, language=language)
        self.explorer: Explorer | None = None
        self.chooser.when_changed(self._follow)
        self._follow()

    @property
    def code(self) -> str:
        """The plain code that reads the same diary, and looks at it."""
        rest = self.explorer.code.splitlines()[1:] if self.explorer else []
        return write_lines([self.chooser.code, *rest])

    def _follow(self) -> None:
        diary = self.chooser.diary
        self.explorer = None if diary is None else Explorer(diary, language=self.say.name)
        below = [self.explorer.box] if self.explorer else []
        self.box.children = [self.chooser.box, *below]


def explore(
    diary: Diary | None = None, *, name: str = "diary", language: str = "en"
) -> Explorer | App:
    """Look at a diary by hand: every question in one panel of tabs.

    Parameters
    ----------
    diary
        Of one person or many; if left out, a file is chosen or uploaded first.
    name
        What the diary is called in the code beneath.
    language
        Of what is said, such as ``"de"``.

    Returns
    -------
    Explorer or App
        Shown by a notebook (or by Voilà, as an app without code): a person and a time to choose
        above, words and pictures below, and ``code`` that gives the same.

    Examples
    --------
    >>> from hdiary.diary import make_diary
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"date": ["2026-03-01", "2026-03-02"], "pain": [5, 0]})
    >>> explore(make_diary(rows)).question
    'burden'
    """
    if diary is not None:
        need_diary(diary, "explore")
    return (
        App(language=language) if diary is None else Explorer(diary, name=name, language=language)
    )
