"""What a row of the list of questions holds; the list itself is `hdiary.registry`."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What may be told to a question on the command line."""

    name: str  # Of the function's argument; the option is ``--name``
    help: str
    kind: Literal["flag", "whole", "choice", "day", "name"] = "flag"
    default: Any = None  # Nothing for what may be repeated
    least: int = 0
    most: int | None = None
    choices: tuple[str, ...] = ()
    repeated: bool = False  # Whether it may be given several times


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column for the eye: which, and what its cells are; its head stands among the words."""

    # ``second`` is the frame's column that stands in the same cell: the upper end of an interval,
    # or what the first is a part of. Rows of fewer than ``least_days`` days say nothing here.

    name: str
    cells: str = "words"
    second: str = ""
    least_days: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """Which columns of which frame of an answer a notebook shows."""

    columns: tuple[Column, ...]
    frame: str = "table"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question that a diary can answer."""

    name: str  # Of its function, its room in ``hdiary.questions``, and its command
    asks: str  # The question in plain words, for ``--help``
    # Its public names beside the function, each behind its file in the room: the result, and what
    # may be told to it
    names: tuple[str, ...]
    columns: tuple[str, ...]  # The columns of the answer's table that fit on a screen
    view: View  # What a notebook shows of the answer
    # The answer's other frames that ``--json`` gives under ``tables``
    tables: tuple[str, ...] = ("coverage",)
    # The names behind ``plot_`` in ``hdiary.plots``, each of one person; the first is drawn
    # unless another is asked for
    pictures: tuple[str, ...] = ()
    pictures_of_all: tuple[str, ...] = ()  # Likewise, of everybody in the diary
    pictures_by_hand: tuple[str, ...] = ()  # Likewise, of what somebody has chosen by hand
    settings: tuple[Setting, ...] = ()  # Options of its own
    # The frame that the screen shows; the answer's whole table is in ``--csv`` and ``--json``
    shown: str = "table"
    # Frames shown on the screen as well when the setting of the same name is on, and the columns
    # of each that fit
    when_asked: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
    tab: tuple[str, ...] | None = None  # The pictures in its tab of the panel; None for no tab
    hand: str = ""  # The chooser in its tab, by its module and name; none if empty
    # The steps of `hdiary.next` that would help to answer it; none for that question itself
    steps: tuple[str, ...] = ()
    notebook: str = ""  # The notebook that is about it

    @property
    def by_hand_only(self) -> bool:
        """Whether its tab shows nothing but what is chosen by hand."""
        return bool(self.hand) and not self.tab

    def ask(self) -> Any:
        """Give its function: a Diary and settings in, one answer out."""
        return getattr(import_module(f"hdiary.questions.{self.name}.ask"), self.name)


def words(*names: str) -> tuple[Column, ...]:
    """Show columns as the words that they hold."""
    return tuple(Column(name=name) for name in names)


def number(name: str, cells: str = "number") -> Column:
    """Show a column of numbers."""
    return Column(name=name, cells=cells)


def span(low: str, high: str, cells: str = "number") -> Column:
    """Show two columns in one cell: from one to the other, or a part of a whole."""
    return Column(name=low, second=high, cells=cells)
