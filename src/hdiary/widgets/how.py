"""How a file is to be read: the settings that a hand can choose, and those it was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets

from hdiary.diary import Diary
from hdiary.read.same import SAME
from hdiary.vocabulary.scales import SCALES
from hdiary.widgets.alike import AlikeForm, Same
from hdiary.widgets.clear_form import ClearForm
from hdiary.widgets.map_form import MapForm, remember_beside
from hdiary.words import Words

_CHOICES = {
    "scale": ("", *SCALES),
    "dates": ("", "dmy", "mdy"),
    "rows": ("", "day", "headache", "reading", "change"),
    "blank": ("", "none", "not-said"),
}
"""What a hand can choose for each setting; nothing leaves it to the file."""
_LONG = {"description_width": "110px"}


class HowRead:
    """The settings of reading on the screen; ``box`` is the widget.

    Parameters
    ----------
    settings
        Settings of `hdiary.read_diary` to begin with.
    changed
        What to do when a hand changed one.
    say
        The language.
    """

    def __init__(
        self, settings: Mapping[str, Any], changed: Callable[[], None], say: Words
    ) -> None:
        wide = ipywidgets.Layout(width="420px", max_width="100%")
        auto = ipywidgets.Layout(width="auto")
        self._chosen = {
            name: ipywidgets.Dropdown(
                options=[(say(f"panel.{name}.{_key(option)}"), option) for option in options],
                value="",
                description=say(f"panel.{name}.label"),
                style=_LONG,
                layout=wide,
            )
            for name, options in _CHOICES.items()
        }
        self._columns = ipywidgets.Text(
            description=say("panel.columns_mean"), placeholder="Schmerz=pain; Tag=date",
            continuous_update=False, style=_LONG, layout=wide,
        )  # fmt: skip
        self._sheet = ipywidgets.Text(
            description=say("panel.sheet"), continuous_update=False,
            placeholder=say("panel.of_several"), style=_LONG, layout=wide,
        )  # fmt: skip
        self._skip = ipywidgets.Checkbox(
            indent=False, description=say("panel.skip_bad_rows"), layout=auto
        )
        self._as_is = ipywidgets.Checkbox(indent=False, description=say("panel.as_is"), layout=auto)
        self._rest: dict[str, Any] = {}
        self._given: tuple[str, dict[str, str]] = ("", {})
        controls = (*self._chosen.values(), self._columns, self._sheet, self._skip, self._as_is)
        self.box: Any = ipywidgets.VBox(list(controls))
        self._say = say
        self.map = MapForm(self._take_columns, say)
        self.alike = AlikeForm(self._take_same, say)
        self.clear = ClearForm(self._take_clear, say)
        self._changed = changed
        self.set(settings)
        for widget in controls:
            widget.observe(lambda _: changed(), names="value")

    @property
    def settings(self) -> dict[str, Any]:
        """The settings that are chosen, without those left to be recognised."""
        chosen = {
            **{name: widget.value or None for name, widget in self._chosen.items()},
            "columns": self._named_columns() or None,
            "sheet": str(self._sheet.value).strip() or None,
            "skip_bad_rows": self._skip.value or None,
            "remembered": False if self._as_is.value else None,
            **self._rest,
        }
        return {key: value for key, value in chosen.items() if value is not None}

    def set(self, settings: Mapping[str, Any]) -> None:
        """Choose settings, and nothing else."""
        rest = dict(settings)
        for name, widget in self._chosen.items():
            allowed = {value for _, value in widget.options}
            widget.value = rest.pop(name) if rest.get(name) in allowed - {""} else ""
        columns = dict(rest.pop("columns", None) or {})
        # A header may hold the signs that part the pairs; as given, it needs no parting.
        written = "; ".join(f"{header}={meaning}" for header, meaning in columns.items())
        self._columns.value = written
        self._given = (written, columns)
        self._sheet.value = rest.pop("sheet", None) or ""
        self._skip.value = bool(rest.pop("skip_bad_rows", False))
        self._as_is.value = rest.pop("remembered", True) is False
        self._rest = rest

    def _take_columns(self, columns: Mapping[str, str]) -> None:
        """Take the meanings that were chosen in the form of the columns."""
        # The text of the columns tells that it changed; where it did not, nothing did.
        self._given = ("; ".join(f"{h}={m}" for h, m in columns.items()), dict(columns))
        self._columns.value = self._given[0]

    def _take_same(self, same: Same) -> None:
        """Take what was said to be one in the form of the words."""
        self._rest = {name: value for name, value in self._rest.items() if name != SAME}
        self._rest |= {SAME: same} if same else {}
        self._changed()

    def _take_clear(self, days: tuple[str, str]) -> None:
        """Take the first and the last of the days between which every unlisted one was clear."""
        self._rest = {**self._rest, "clear_between": days}
        self._changed()

    def remember(self, path: Path, diary: Diary, settings: Mapping[str, Any]) -> str:
        """Write how a file is read into the small file beside it; give the words for it."""
        return remember_beside(path, diary, settings, self._say)

    def _named_columns(self) -> dict[str, str]:
        written, given = self._given
        now = str(self._columns.value)
        return given if now == written else _read_columns(now)


def _key(option: str) -> str:
    return option or "by_itself"


def _read_columns(text: str) -> dict[str, str]:
    """Read ``header=meaning`` pairs that are joined by semicolons."""
    pairs = [part.rpartition("=") for part in text.split(";") if "=" in part]
    return {header.strip().strip('"'): meaning.strip() for header, _, meaning in pairs}
