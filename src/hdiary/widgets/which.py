"""Which diary: those in a folder as buttons, and a made-up one to look around in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ipywidgets

from hdiary.diary import make_diary
from hdiary.simulate import sample_diary
from hdiary.widgets.screen import html_place, themed
from hdiary.words import Words
from hdiary.write import diary_csv

SAMPLE = "made-up-diary.csv"
_KINDS = (".csv", ".tsv", ".xlsx", ".xlsm", ".json", ".zip", ".gz")
_MOST = 12


def list_diaries(folder: Path) -> list[Path]:
    """Give the files of a folder that may be diaries, the newest first."""
    try:
        found = [path for path in folder.iterdir() if _may_be(path)]
        return sorted(found, key=lambda path: -path.stat().st_mtime)[:_MOST]
    except OSError:
        return []


def _may_be(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return not hidden and path.suffix.lower() in _KINDS and path.is_file()


class WhichDiary:
    """Buttons for the diaries of a folder; ``box`` is the widget.

    Parameters
    ----------
    folder
        Where they are looked for.
    take
        What to do with the path of the one that was chosen.
    try_sample
        What to do to look around in a made-up one.
    say
        The language.
    """

    def __init__(
        self,
        folder: Path,
        take: Callable[[Path], None],
        try_sample: Callable[[], None],
        say: Words,
    ) -> None:
        auto = ipywidgets.Layout(width="auto", max_width="100%")
        head = html_place()
        found = list_diaries(folder)
        key = "panel.app.in_folder" if found else "panel.app.none_here"
        head.value = themed(say(key, folder=str(folder)))
        buttons: list[Any] = []
        for path in found:
            button = ipywidgets.Button(description=path.name, layout=auto)
            button.on_click(lambda _, path=path: take(path))
            buttons.append(button)
        sample = ipywidgets.Button(description=say("panel.app.sample"), layout=auto)
        sample.on_click(lambda _: try_sample())
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        self.box: Any = ipywidgets.VBox(
            [head, ipywidgets.Box(buttons, layout=wrapped), ipywidgets.Box([sample])]
        )


def sample_bytes() -> bytes:
    """Write the made-up diary as a file would hold it."""
    return diary_csv(make_diary(sample_diary().entries)).encode("utf-8")
