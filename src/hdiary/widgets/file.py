"""Which diary: a file by its name or one that is uploaded, and how it is to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets

from hdiary.diary import Diary, DiaryError
from hdiary.read.advice import Advice, advise, merge_settings
from hdiary.read.remember import settings_to_remember, typed_path
from hdiary.widgets.code import show_code, write_call, write_lines
from hdiary.widgets.given import holds, reads
from hdiary.widgets.how import HowRead
from hdiary.widgets.screen import OnScreen, html_place, themed
from hdiary.widgets.told import name_choices, tell_diary, tell_refusal
from hdiary.widgets.upload import UploadButton

_KINDS = ".csv,.tsv,.txt,.tab,.xlsx,.xlsm,.json,.md,.xml,.gz,.zip"


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
        self,
        path: Any = None,
        *,
        name: str = "diary",
        code: bool = True,
        language: str = "en",
        **reading: Any,
    ) -> None:
        super().__init__(language)
        self._name = name
        self.diary: Diary | None = None
        self._refusal: DiaryError | None = None
        self._content: bytes | None = None
        self._uploaded = ""
        self._make_controls("" if path is None else str(path))
        self._how = HowRead(reading, lambda: None if self._quiet else self._read(), self.say)
        self._how.box.layout.display = "none"
        self._how.map.toggle.observe(lambda _: self._open_how(), names="value")
        self._told, self._twin = html_place(), html_place()
        self._ways: Any = ipywidgets.VBox()
        self._path.observe(self._named, names="value")
        self._more.observe(lambda _: self._unfold(), names="value")
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        forms = [self._how.map.toggle, self._how.alike.toggle]
        self.box.children = [
            ipywidgets.Box([self._path, self._upload, self._more, *forms], layout=wrapped),
            self._how.map.box,
            self._how.alike.box,
            self._how.box,
            self._told,
            self.trouble,
            self._ways,
            self._keep,
            *([self._twin] if code else []),
        ]
        self._read()

    @property
    def reading(self) -> dict[str, Any]:
        """The settings that are chosen, without those left to be recognised."""
        return self._how.settings

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

    def name_file(self, path: Path) -> None:
        """Read a file by its name, as if it had been written into the field."""
        self._path.value = str(path)

    @property
    def path(self) -> Path | None:
        """The file that is named; None for an upload, which has no place."""
        named = str(self._path.value).strip()
        return typed_path(named) if named and self._content is None else None

    @property
    def uploaded(self) -> str:
        """The name of the file that was uploaded; empty where one is named."""
        return self._uploaded

    @property
    def open_questions(self) -> int:
        """How many ways of reading are offered that only the person can decide."""
        return max(len(self._ways.children) - 1, 0)

    def part_questions(self) -> Any:
        """Take what only the person can decide out of ``box``, to stand elsewhere."""
        kept = (self._ways, self._keep)
        self.box.children = [part for part in self.box.children if part not in kept]
        return self._ways

    def _forget(self) -> None:
        """Forget how the file before was read: it says nothing of another one."""
        with self._quietly():
            self._how.set({})
        self._how.clear.forget()

    def _make_controls(self, path: str) -> None:
        wide = ipywidgets.Layout(width="420px", max_width="100%")
        self._path = ipywidgets.Text(
            value=path, description=self.say("panel.file"), placeholder="diary.csv",
            continuous_update=False, layout=wide,
        )  # fmt: skip
        self._upload = UploadButton(self.upload, label=self.say("panel.upload"), accept=_KINDS)
        self._more = ipywidgets.ToggleButton(description=self.say("panel.misread"))
        self._more.layout.width = "auto"
        self._keep = ipywidgets.VBox()

    def _unfold(self) -> None:
        self._how.box.layout.display = None if self._more.value else "none"

    def _open_how(self) -> None:
        """Show the choices of the shape below those of the columns."""
        self._more.value = self._more.value or self._how.map.toggle.value

    def open_map(self) -> None:
        """Open the form of the columns."""
        self._how.map.toggle.value = True

    def _named(self, _: Any) -> None:
        if not self._quiet:
            self._uploaded, self._content = "", None
            self._forget()
            self._read()

    def _handed(self) -> tuple[bytes | None, str]:
        """Give the bytes of the file of now, if it was uploaded, and its name."""
        if self._content is None:
            return None, str(self._path.value).strip()
        return self._content, self._uploaded

    def _read(self) -> None:
        with self._working():
            self._read_now()

    def _read_now(self) -> None:
        self._ways.children = []
        self._keep.children = []
        self._refusal = None
        self._twin.value = show_code(self.code, self.say)
        if not (self._uploaded or str(self._path.value).strip()):
            self.diary = None
            self._told.value = themed(self.say("panel.upload_first"))
            self._answered()
            return
        read = reads(*self._handed())
        try:
            self.diary = read(**self.reading)
            self._told.value = tell_diary(self.diary, self.say)
            self._offer(read, self.diary)
            self._offer_to_remember(self.diary)
        except DiaryError as error:
            self.diary, self._refusal = None, error
            name = self._uploaded or Path(str(self._path.value)).name
            self._told.value = tell_refusal(error, self.say, name=name)
            self._more.value = True
            self._offer(read, error)
        self._answered()

    def _answered(self) -> None:
        """Bring the form of the columns up to date, and tell those who listen."""
        source = self._content or str(self._path.value).strip()
        self._how.map.show(source, self.reading, self.diary)
        self._how.alike.show(self.reading, self.diary)
        self._tell()

    def _offer(self, read: Callable[..., Diary], now: Diary | DiaryError) -> None:
        """Offer what the reader suggests as buttons, each with what it would change."""
        advice = advise(read, self.reading, now, size=holds(*self._handed()))
        # What a blank means changes most of what is answered.
        advice = sorted(advice, key=lambda one: "blank" not in one.settings)
        asked: list[Any] = [self._button(one) for one in advice]
        if isinstance(now, Diary) and now.attack_list:
            self._how.clear.show(now)
            asked.append(self._how.clear.box)
        if not asked:
            return
        head = html_place()
        key = "panel.one_is_true" if isinstance(now, DiaryError) else "panel.may_be_true"
        head.value = themed(self.say(key))
        self._ways.children = [head, *asked]

    def _button(self, one: Advice) -> Any:
        auto = ipywidgets.Layout(width="auto", max_width="100%")
        why, comes = (self.say.told(text, one.phrases) for text in (one.why, one.outcome))
        button = ipywidgets.Button(
            description=name_choices(why, self.say).rstrip("."),
            tooltip=comes,
            layout=auto,
        )
        button.add_class("hd-whole")
        button.on_click(lambda _: self._take(one))
        outcome = ipywidgets.HTML(themed(comes), layout=auto)
        wrapped = ipywidgets.Layout(flex_flow="row wrap", align_items="center")
        return ipywidgets.Box([button, outcome], layout=wrapped)

    def _take(self, one: Advice) -> None:
        with self._quietly():
            self._how.set(merge_settings(self.reading, one.settings))
        self._read()

    def _offer_to_remember(self, diary: Diary) -> None:
        """Offer to keep the settings beside a file that is named; an upload has no place."""
        settings = self._unkept(diary)
        if not settings:
            return
        button = ipywidgets.Button(
            description=self.say("panel.remember"), layout=ipywidgets.Layout(width="auto")
        )
        button.on_click(lambda _: self._remember(diary, settings))
        self._keep.children = [button]

    def _unkept(self, diary: Diary) -> dict[str, Any]:
        """Give what was said of how a file is read and is not kept beside it yet."""
        settings = settings_to_remember(diary, self.reading)
        kept = self._content is not None or settings == diary.reading.remembered
        return {} if kept else settings

    def keep_reading(self) -> str:
        """Keep how the file is read beside it; give the words for it, none if nothing is new."""
        path, diary = self.path, self.diary
        if path is None or diary is None or not (settings := self._unkept(diary)):
            return ""
        return self._how.remember(path, diary, settings)

    def _remember(self, diary: Diary, settings: Mapping[str, Any]) -> None:
        """Write how this file is read into the small file beside it, and say so."""
        path = typed_path(str(self._path.value).strip())
        told = html_place()
        self._keep.children = [*self._keep.children[:1], told]
        told.value = themed(self._how.remember(path, diary, settings))


def choose_diary(
    path: Any = None, *, name: str = "diary", language: str = "en", **reading: Any
) -> DiaryChooser:
    """Choose a diary by hand: name its file or upload it, and see what was read.

    A file that cannot be read for certain is refused in words, with the settings that would
    read it as buttons.

    Parameters
    ----------
    path
        A file to begin with; none if left out.
    name
        What the diary is called in the code beneath.
    language
        Of what is said, such as ``"de"``.
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
    return DiaryChooser(path, name=name, language=language, **reading)


def choose_map(path: Any = None, *, language: str = "en", **reading: Any) -> DiaryChooser:
    """Choose by hand what every column of a file is, and see at once what the diary would be.

    Each column has a line: what hdiary thinks it is, how sure it is, and a choice of what else
    it may be. Below stand the choices of the table's shape, and a button that keeps all of it
    beside the file.

    Parameters
    ----------
    path
        A file to begin with; none if left out.
    language
        Of what is said, such as ``"de"``.
    **reading
        Settings of `hdiary.read_diary`.

    Returns
    -------
    DiaryChooser
        As `choose_diary` gives it, with the form of the columns open.

    Examples
    --------
    >>> choose_map().diary is None
    True
    """
    chosen = DiaryChooser(path, language=language, **reading)
    chosen.open_map()
    return chosen
