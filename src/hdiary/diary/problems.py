"""What was wrong with an input: every problem at once, each with where, what and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.sentences import Lines, problem_sentences

PROBLEM_COLUMNS = (
    "severity",
    "code",
    "file",
    "line",
    "column",
    "value",
    "expected",
    "suggestion",
)


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ProblemGroup:
    """One kind of problem with one value, and every line where it stands.

    An empty ``lines`` means the file as a whole. ``severity`` is ``"error"`` (the row or the
    file is refused) or ``"warning"`` (read as said, worth a look). ``fatal`` says that no other
    row can be trusted either.
    """

    severity: str
    code: str
    column: str
    value: str
    expected: str
    suggestion: str
    lines: Lines = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    fatal: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """Settings of `hdiary.read_diary` that answer a question about a file.

    Parameters
    ----------
    why
        What they say of the file, as a sentence that the person can agree to or not.
    settings
        Settings to add to those that were given.
    """

    why: str
    settings: Mapping[str, Any]

    @property
    def options(self) -> list[str]:
        """The same as options of the command line, ready to be joined or quoted.

        Examples
        --------
        >>> Suggestion(why="", settings={"scale": "0-5", "columns": {"Wert": "pain"}}).options
        ['--scale', '0-5', '--column', 'pain=Wert']
        """
        return [part for name, value in self.settings.items() for part in _options(name, value)]


def _options(name: str, value: Any) -> list[str]:
    """Write one setting as options."""
    if name == "columns":
        return [part for head, means in value.items() for part in ("--column", f"{means}={head}")]
    flag = "--" + name.replace("_", "-")
    if value is True:
        return [flag]
    if name == "accept":
        return [part for one in value for part in (flag, str(one))]
    return [flag, *(str(one) for one in (value if isinstance(value, tuple) else (value,)))]


class Problems:
    """Collects problems while an input is read, so that all of them are told at once."""

    def __init__(self, file: str | None = None) -> None:
        self.file = file
        self.groups: list[ProblemGroup] = []
        self.suggested: list[Suggestion] = []
        self.unread_headaches = 0
        """Headaches in rows of which no cell was read, since they are too long or too short."""

    def add(
        self,
        code: str,
        *,
        expected: str,
        suggestion: str = "",
        column: str = "",
        value: str = "",
        lines: Sequence[int] | Lines | None = None,
        severity: str = "error",
        fatal: bool = False,
    ) -> None:
        """Note one problem; ``lines`` are file lines counted from 1, none for the whole file."""
        at = np.asarray([] if lines is None else lines, dtype=np.int64)
        self.groups.append(
            ProblemGroup(
                severity=severity,
                code=code,
                column=column,
                value=value,
                expected=expected,
                suggestion=suggestion,
                lines=at,
                fatal=severity == "error" and (fatal or not at.size),
            )
        )

    def warn(self, code: str, **what: Any) -> None:
        """Note something that was read but is worth a look."""
        self.add(code, severity="warning", **what)

    def suggest(self, why: str, **settings: Any) -> None:
        """Note settings that answer the question that was just asked; the likeliest first."""
        for k, other in enumerate(self.suggested):
            if other.settings == settings:
                # One setting may answer several questions.
                both = other.why if why in other.why else f"{other.why} {why}"
                self.suggested[k] = Suggestion(why=both, settings=settings)
                return
        self.suggested.append(Suggestion(why=why, settings=settings))

    @property
    def fatal(self) -> bool:
        """Whether some error concerns the file as a whole, so that no row can be trusted."""
        return any(g.fatal for g in self.groups)

    @property
    def errors(self) -> bool:
        """Whether anything must be refused."""
        return any(g.severity == "error" for g in self.groups)

    def refused_lines(self) -> Lines:
        """Give the lines that hold at least one error, in order."""
        found = [g.lines for g in self.groups if g.severity == "error"]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)

    def frame(self) -> pd.DataFrame:
        """Give all problems, one row for each line, errors first, then by line."""
        return problems_frame(self.groups, file=self.file)

    def raise_errors(self) -> None:
        """Raise all problems as one `DiaryError` if any of them is an error."""
        if self.errors:
            raise DiaryError(self.frame(), suggested=self.suggested)


def problems_frame(groups: Iterable[ProblemGroup], *, file: str | None = None) -> pd.DataFrame:
    """Lay problems out as a frame with the columns of ``PROBLEM_COLUMNS``.

    Parameters
    ----------
    groups
        The problems.
    file
        The file's name as the person gave it.

    Returns
    -------
    pandas.DataFrame
        One row for each problem and line; ``line`` is missing for the file as a whole.
    """
    listed = list(groups)
    sizes = [max(1, g.lines.size) for g in listed]
    lines = [g.lines if g.lines.size else np.array([-1]) for g in listed]
    line = np.concatenate(lines) if lines else np.empty(0, dtype=np.int64)
    which = np.repeat(np.arange(len(listed)), sizes)
    data: dict[str, Any] = {
        name: np.array([getattr(g, name) for g in listed], dtype=object)[which]
        for name in ("severity", "code", "column", "value", "expected", "suggestion")
    }
    frame = pd.DataFrame(data).astype("str")
    frame["file"] = pd.Series([file or ""] * len(frame), dtype="str")
    frame["line"] = pd.Series(line, dtype="Int64").mask(pd.Series(line) < 0)
    frame = frame[list(PROBLEM_COLUMNS)]
    return frame.sort_values(["severity", "line"], kind="stable", na_position="first").reset_index(
        drop=True
    )


class DiaryError(ValueError):
    """A diary that was refused, with all its problems.

    Parameters
    ----------
    problems
        A frame with the columns ``severity``, ``code``, ``file``, ``line``, ``column``,
        ``value``, ``expected``, ``suggestion``.
    suggested
        Settings that would answer what was asked, the likeliest first.

    Attributes
    ----------
    problems : pandas.DataFrame
        As given. Notes and patients' identifiers are never among the values.
    suggested : tuple of Suggestion
        As given.
    """

    def __init__(self, problems: pd.DataFrame, *, suggested: Sequence[Suggestion] = ()) -> None:
        self.problems = problems
        self.suggested = tuple(suggested)
        super().__init__(problems)

    def __str__(self) -> str:
        errors = self.problems[self.problems["severity"] == "error"]
        files = [name for name in errors["file"].unique() if name]
        count = f"{len(errors)} problem" + ("" if len(errors) == 1 else "s")
        head = f"{', '.join(files) or 'This diary'} was not read: {count}."
        return "\n".join([head, *(f"  {s}" for s in problem_sentences(errors))])

    def _render_traceback_(self) -> list[str]:
        """Show the words alone in a notebook: where in hdiary it was noticed helps nobody."""
        return str(self).splitlines()
