"""A map of a file: proposed from what is recognised, for a person to change and to keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from hdiary.diary import Diary
from hdiary.read.advice import merge_settings
from hdiary.read.mapping.ask import Question, Walk, ask
from hdiary.read.mapping.columns import MapColumn, meanings_of, write_columns
from hdiary.read.mapping.look import look_at
from hdiary.read.mapping.said import as_declared, settings_given, take_again
from hdiary.read.mapping.text import write_map
from hdiary.read.mapping.trial import Trial, recognised
from hdiary.read.reader import read_diary
from hdiary.read.remember import MAP, Remembered


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class DiaryMap:
    """How a file is to be read, for a person to look over, to change and to keep.

    Parameters
    ----------
    file
        The name of the file, without its folder.
    columns
        Every column of the file: its heading, what it is, how sure that is and from what.
    settings
        Settings of `read_diary` that the map says: those that were given, and those that were
        recognised and change nothing where they are said.
    shape
        Settings that were recognised, with the first answer to each question.
    questions
        What only the person can say, each with what may be answered, the likeliest first.
    """

    file: str
    columns: tuple[MapColumn, ...]
    settings: Mapping[str, Any]
    shape: Mapping[str, Any]
    questions: tuple[Question, ...]

    @property
    def kept(self) -> Remembered:
        """The same as it is kept in a file."""
        columns = {one.header: one.written for one in self.columns if one.written}
        headers = tuple(one.header for one in self.columns for _ in range(one.times))
        settings = {**self.settings, "columns": columns} if columns else self.settings
        return Remembered(name=self.file, settings=settings, headers=headers, by=MAP)

    def toml(self, language: str = "en") -> str:
        """Write the map as a small text for people to change.

        Parameters
        ----------
        language
            Of the comments, such as ``"de"``.

        Returns
        -------
        str
            TOML; lines that begin with ``#`` and a letter or a quotation mark are choices.
        """
        return write_map(
            self.file, self.columns, self.kept, self.shape, self.questions, language=language
        )


def propose_map(path_or_buffer: Any, **reading: Any) -> DiaryMap:
    r"""Propose how a file is to be read: every column, the shape, and what is to be answered.

    Parameters
    ----------
    path_or_buffer
        As in `read_diary`.
    **reading
        Settings of `read_diary`, if some are known already.

    Returns
    -------
    DiaryMap
        Its ``toml()`` is the text that ``hdiary map`` writes; `read_diary` takes it as ``map``.

    Raises
    ------
    DiaryError
        If the file holds no table at all.

    Examples
    --------
    >>> import io
    >>> proposed = propose_map(io.StringIO("Datum;Schmerz\n1.3.2026;0\n14.3.2026;7\n"))
    >>> [(one.header, one.becomes, one.sure) for one in proposed.columns]
    [('Datum', 'date', 'sure'), ('Schmerz', 'pain', 'sure')]
    """
    source, name, size = take_again(path_or_buffer)
    given = settings_given(path_or_buffer, reading)
    read = partial(read_diary, source, remembered=False)
    walk = ask(read, given, size=size)
    trial = Trial(read, given, walk, size=size)
    seen = look_at(source, as_declared(merge_settings(given, walk.answers)))
    shape = recognised(walk.ended) if isinstance(walk.ended, Diary) else {}
    harmless, safe = _unchanging(meanings_of(seen, walk), _not_asked(shape, walk, given), trial)
    columns = write_columns(seen, given.get("columns", {}), walk, harmless)
    settings = {name: value for name, value in given.items() if name != "columns"}
    return DiaryMap(
        file=name,
        columns=columns,
        settings={**safe, **settings},
        shape=merge_settings({**shape, **settings}, _without_columns(walk.answers)),
        questions=walk.questions,
    )


def _unchanging(
    meanings: Mapping[str, str], told: Mapping[str, Any], trial: Trial
) -> tuple[dict[str, str], dict[str, Any]]:
    """Give the meanings of columns and the settings that change nothing where they are said."""
    # As a rule none changes anything: all are tried at once, and apart only where some do.
    if meanings and told and trial.agrees({"columns": meanings, **told}):
        return dict(meanings), dict(told)
    return trial.harmless(meanings), _safe(told, trial)


def _not_asked(shape: Mapping[str, Any], walk: Walk, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give what was recognised of the shape and is neither asked nor given."""
    asked = {name for one in walk.questions for c in one.choices for name in c.settings}
    return {name: value for name, value in shape.items() if name not in (asked | {*given})}


def _safe(told: Mapping[str, Any], trial: Trial) -> dict[str, Any]:
    """Give the settings of the shape that change nothing where they are said."""
    if not told or trial.agrees(told):
        return dict(told)
    safe: dict[str, Any] = {}
    for name, value in told.items():
        if trial.agrees({**safe, name: value}):
            safe[name] = value
    return safe


def _without_columns(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if name != "columns"}
