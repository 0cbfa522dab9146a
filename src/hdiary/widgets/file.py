"""Which diary: a file by its name or one that is uploaded, and how it is to be read."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import ipywidgets

from hdiary.diary import Diary, DiaryError
from hdiary.diary.show import show_in_theme, show_words
from hdiary.read import read_diary
from hdiary.widgets.screen import OnScreen, html_place, show_code, write_call, write_lines
from hdiary.widgets.told import tell_diary, tell_refusal
from hdiary.widgets.upload import UploadButton
from hdiary.widgets.ways import Way, find_ways

_KINDS = ".csv,.tsv,.txt,.tab,.xlsx,.xlsm,.gz,.zip"
_SCALES = (
    ("as the file says", ""), ("0 to 10", "0-10"), ("0 to 100", "0-100"), ("0 to 3", "0-3"),
    ("in words", "words"), ("yes or no", "yes-no"),
)  # fmt: skip
_ORDERS = (("as the file says", ""), ("day, month, year", "dmy"), ("month, day, year", "mdy"))
_RANGE = r"\b0\s*[-\N{EN DASH}/]\s*\d+\b"
"""A scale that stands in a header; another one is then not offered."""
_LARGE = 3_000_000
"""A larger file is not tried in many ways unasked [bytes]."""


class DiaryChooser(OnScreen):
    """A chooser of a diary's file, and of how it is read; see `choose_diary`.

    Attributes
    ----------
    diary
        What was read; None as long as nothing could be.
    reading
        The settings of `hdiary.read_diary` that are chosen.
    """

    def __init__(
        self, path: Any = None, *, name: str = "diary", code: bool = True, **reading: Any
    ) -> None:
        super().__init__()
        self._name = name
        self.diary: Diary | None = None
        self._refusal: DiaryError | None = None
        self._content: bytes | None = None
        self._uploaded = ""
        self._rest = {
            key: value
            for key, value in reading.items()
            if key not in {"scale", "dates", "columns", "sheet", "skip_bad_rows"}
        }
        self._make_controls("" if path is None else str(path), reading)
        # A header may hold the signs that part the pairs; as given, it needs no parting.
        self._given = (str(self._columns.value), dict(reading.get("columns") or {}))
        self._told, self._twin = html_place(), html_place()
        self._ways = ipywidgets.VBox()
        self._path.observe(self._named, names="value")
        for widget in self._settings:
            widget.observe(lambda _: None if self._quiet else self._read(), names="value")
        self._more.observe(lambda _: self._unfold(), names="value")
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        self.box.children = [
            ipywidgets.Box([self._path, self._upload, self._more], layout=wrapped),
            self._options,
            self._told,
            self._ways,
            *([self._twin] if code else []),
        ]
        self._read()

    @property
    def reading(self) -> dict[str, Any]:
        """The settings that are chosen, without those left to be recognised."""
        chosen = {
            "scale": self._scale.value or None,
            "dates": self._dates.value or None,
            "columns": self._named_columns() or None,
            "sheet": str(self._sheet.value).strip() or None,
            "skip_bad_rows": self._skip.value or None,
            **self._rest,
        }
        return {key: value for key, value in chosen.items() if value is not None}

    def _named_columns(self) -> dict[str, str]:
        written, given = self._given
        now = str(self._columns.value)
        return given if now == written else _read_columns(now)

    @property
    def code(self) -> str:
        """The plain code that reads the same; an upload is read by its name."""
        file = self._uploaded or str(self._path.value).strip() or "diary.csv"
        read = write_call("hdiary.read_diary", file, **self.reading)
        return write_lines(["import hdiary", f"{self._name} = {read}"])

    def read(self) -> Diary:
        """Give what was read, as the code beneath does.

        Raises
        ------
        DiaryError
            If the file that is chosen was refused, with every problem in it.
        ValueError
            If no file is chosen yet.
        """
        if self.diary is not None:
            return self.diary
        if self._refusal is not None:
            raise self._refusal
        raise ValueError("no diary is chosen yet; upload one above, or write the name of its file")

    def upload(self, name: str, content: bytes) -> None:
        """Read a file that is given as bytes, as the upload button does."""
        self._uploaded, self._content = Path(name).name, bytes(content)
        with self._quietly():
            self._path.value = ""
        self._forget()
        self._read()

    def _forget(self) -> None:
        """Forget how the file before was read: it says nothing of another one."""
        self._rest = {}
        with self._quietly():
            self._scale.value = self._dates.value = ""
            self._columns.value = self._sheet.value = ""
            self._skip.value = False

    def _make_controls(self, path: str, reading: dict[str, Any]) -> None:
        long = {"description_width": "110px"}
        wide = ipywidgets.Layout(width="420px", max_width="100%")
        self._path = ipywidgets.Text(
            value=path, description="File", placeholder="diary.csv", continuous_update=False,
            layout=wide,
        )  # fmt: skip
        self._upload = UploadButton(self.upload, label="Upload a diary", accept=_KINDS)
        self._more = ipywidgets.ToggleButton(description="Was something misread?")
        self._more.layout.width = "auto"
        self._scale = ipywidgets.Dropdown(
            options=_SCALES, value=reading.get("scale") or "", description="Pain was noted",
            style=long, layout=wide,
        )  # fmt: skip
        self._dates = ipywidgets.Dropdown(
            options=_ORDERS, value=reading.get("dates") or "", description="Dates are",
            style=long, layout=wide,
        )  # fmt: skip
        columns = reading.get("columns") or {}
        self._columns = ipywidgets.Text(
            value="; ".join(f"{header}={meaning}" for header, meaning in columns.items()),
            description="Columns mean", placeholder="Schmerz=pain; Tag=date",
            continuous_update=False, style=long, layout=wide,
        )  # fmt: skip
        self._sheet = ipywidgets.Text(
            value=reading.get("sheet") or "", description="Sheet", continuous_update=False,
            placeholder="of a workbook with several", style=long, layout=wide,
        )  # fmt: skip
        self._skip = ipywidgets.Checkbox(
            value=bool(reading.get("skip_bad_rows")), indent=False,
            description="Leave out rows that cannot be read",
            layout=ipywidgets.Layout(width="auto"),
        )  # fmt: skip
        self._settings = (self._scale, self._dates, self._columns, self._sheet, self._skip)
        self._options = ipywidgets.VBox(list(self._settings))
        self._options.layout.display = "none"

    def _unfold(self) -> None:
        self._options.layout.display = None if self._more.value else "none"

    def _named(self, _: Any) -> None:
        if not self._quiet:
            self._uploaded, self._content = "", None
            self._forget()
            self._read()

    def _reader(self) -> Callable[..., Diary]:
        """Give what reads the file of now, each time from its beginning."""
        content, name = self._content, self._uploaded
        if content is None:
            return partial(read_diary, str(self._path.value).strip())
        kept: bytes = content

        def read(**settings: Any) -> Diary:
            buffer: Any = io.BytesIO(kept)
            buffer.name = name
            return read_diary(buffer, **settings)

        return read

    def _read(self) -> None:
        self._ways.children = []
        self._refusal = None
        self._twin.value = show_code(self.code)
        if not (self._uploaded or str(self._path.value).strip()):
            self.diary = None
            self._told.value = show_in_theme(
                show_words("Upload a diary, or write the name of its file. Nothing leaves this "
                           "computer.")
            )  # fmt: skip
            self._tell()
            return
        read = self._reader()
        try:
            self.diary = read(**self.reading)
            self._told.value = tell_diary(self.diary)
        except DiaryError as error:
            self.diary, self._refusal = None, error
            name = self._uploaded or Path(str(self._path.value)).name
            self._told.value = tell_refusal(error, name=name)
            self._offer(read, error)
        self._tell()

    def _offer(self, read: Callable[..., Diary], error: DiaryError) -> None:
        """Offer the settings that would read the file, as buttons."""
        self._more.value = True
        if self._content is None or len(self._content) > _LARGE:
            path = Path(str(self._path.value).strip()).expanduser()
            if self._content is not None or not path.is_file() or path.stat().st_size > _LARGE:
                return
        declared = error.problems["column"].astype("str").str.contains(_RANGE).any()
        ways = find_ways(read, self.reading, scales=not declared)
        if not ways:
            return
        words = "It can be read if one of these is true. Which one, only you know:"
        buttons = [self._button(way) for way in ways]
        asked = html_place()
        asked.value = show_in_theme(show_words(words))
        self._ways.children = [asked, *buttons]

    def _button(self, way: Way) -> Any:
        button = ipywidgets.Button(
            description=way.words, layout=ipywidgets.Layout(width="auto", max_width="100%")
        )
        button.on_click(lambda _: self._take(way))
        return button

    def _take(self, way: Way) -> None:
        with self._quietly():
            self._scale.value = way.settings.get("scale", "")
            self._dates.value = way.settings.get("dates", "")
            self._skip.value = bool(way.settings.get("skip_bad_rows"))
        self._read()


def _read_columns(text: str) -> dict[str, str]:
    """Read ``header=meaning`` pairs that are joined by semicolons.

    Examples
    --------
    >>> _read_columns("Schmerz=pain; Tag = date")
    {'Schmerz': 'pain', 'Tag': 'date'}
    """
    pairs = [part.rpartition("=") for part in text.split(";") if "=" in part]
    return {header.strip(): meaning.strip() for header, _, meaning in pairs}


def choose_diary(path: Any = None, *, name: str = "diary", **reading: Any) -> DiaryChooser:
    """Choose a diary by hand: name its file or upload it, and see what was read.

    A file that cannot be read for certain is refused in words, with the settings that would
    read it as buttons.

    Parameters
    ----------
    path
        A file to begin with; none if left out.
    name
        What the diary is called in the code beneath.
    **reading
        Settings of `hdiary.read_diary`.

    Returns
    -------
    DiaryChooser
        Shown by a notebook; its ``diary`` is what was read (None as long as nothing was), its
        ``code`` the same in plain code.

    Examples
    --------
    >>> choose_diary().diary is None
    True
    """
    return DiaryChooser(path, name=name, **reading)
