"""How a file is to be read: the settings that a hand can choose, and those it was given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets

from hdiary.vocabulary.scales import SCALES

_BY_ITSELF = ("as the file says", "")
_IN_WORDS = {"words": "in words", "yes-no": "yes or no"}
_SCALES = (
    _BY_ITSELF,
    *((_IN_WORDS.get(scale, scale.replace("-", " to ")), scale) for scale in SCALES),
)
_ORDERS = (_BY_ITSELF, ("day, month, year", "dmy"), ("month, day, year", "mdy"))
_ROWS = (
    _BY_ITSELF, ("a day", "day"), ("a headache", "headache"),
    ("a reading of one symptom", "reading"), ("a change of pain", "change"),
)  # fmt: skip
_BLANKS = (_BY_ITSELF, ("no headache", "none"), ("nothing", "not-said"))
_CHOICES = (
    ("scale", "Pain was noted", _SCALES),
    ("dates", "Dates are", _ORDERS),
    ("rows", "One row is", _ROWS),
    ("blank", "A blank means", _BLANKS),
)
_LONG = {"description_width": "110px"}


class HowRead:
    """The settings of reading on the screen; ``box`` is the widget.

    Parameters
    ----------
    settings
        Settings of `hdiary.read_diary` to begin with.
    changed
        What to do when a hand changed one.
    """

    def __init__(self, settings: Mapping[str, Any], changed: Callable[[], None]) -> None:
        wide = ipywidgets.Layout(width="420px", max_width="100%")
        auto = ipywidgets.Layout(width="auto")
        self._chosen = {
            name: ipywidgets.Dropdown(
                options=options, value="", description=words, style=_LONG, layout=wide
            )
            for name, words, options in _CHOICES
        }
        self._columns = ipywidgets.Text(
            description="Columns mean", placeholder="Schmerz=pain; Tag=date",
            continuous_update=False, style=_LONG, layout=wide,
        )  # fmt: skip
        self._sheet = ipywidgets.Text(
            description="Sheet", continuous_update=False,
            placeholder="of a workbook with several", style=_LONG, layout=wide,
        )  # fmt: skip
        self._skip = ipywidgets.Checkbox(
            indent=False, description="Leave out rows that cannot be read", layout=auto
        )
        self._as_is = ipywidgets.Checkbox(
            indent=False, description="Read without what was remembered", layout=auto
        )
        self._rest: dict[str, Any] = {}
        self._given: tuple[str, dict[str, str]] = ("", {})
        controls = (*self._chosen.values(), self._columns, self._sheet, self._skip, self._as_is)
        self.box: Any = ipywidgets.VBox(list(controls))
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

    def _named_columns(self) -> dict[str, str]:
        written, given = self._given
        now = str(self._columns.value)
        return given if now == written else _read_columns(now)


def _read_columns(text: str) -> dict[str, str]:
    """Read ``header=meaning`` pairs that are joined by semicolons."""
    pairs = [part.rpartition("=") for part in text.split(";") if "=" in part]
    return {header.strip().strip('"'): meaning.strip() for header, _, meaning in pairs}
