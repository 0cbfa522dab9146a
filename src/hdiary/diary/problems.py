"""What was wrong with an input: every problem at once, each with where, what and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

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
_UNSHOWN_COLUMNS = {"notes", "patient"}
_LONGEST_VALUE = 40
_MOST_WORDS = 6
_MOST_PLAIN_WORDS = 3
_LISTED_PER_KIND = 5

Lines = npt.NDArray[np.int64]


def shown(value: object, *, column: str | None = None) -> str:
    """Give a cell as it may stand in a message: short, on one line, never a note or a name.

    Parameters
    ----------
    value
        The cell.
    column
        The canonical column that it stands in, if known; notes and patients are never shown.

    Returns
    -------
    str
        The value, or a description of its size where it is long enough to be free text.

    Examples
    --------
    >>> shown("12")
    '12'
    >>> shown("slept at Anna's and woke up with a stiff neck")
    '(text of 45 characters, not shown)'
    """
    text = str(value)
    if column in _UNSHOWN_COLUMNS:
        return "(not shown)"
    plain = [word for word in text.split() if not any(c.isdigit() for c in word)]
    free = len(text.split()) > _MOST_WORDS or len(plain) > _MOST_PLAIN_WORDS
    if len(text) > _LONGEST_VALUE or free:
        return f"(text of {len(text)} characters, not shown)"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


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


class Problems:
    """Collects problems while an input is read, so that all of them are told at once."""

    def __init__(self, file: str | None = None) -> None:
        self.file = file
        self.groups: list[ProblemGroup] = []

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
            raise DiaryError(self.frame())


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


def problem_sentences(problems: pd.DataFrame, *, most: int = _LISTED_PER_KIND) -> list[str]:
    """Tell problems in sentences, the first few of each kind, then how many more.

    Parameters
    ----------
    problems
        A frame with the columns of ``PROBLEM_COLUMNS``.
    most
        How many of one kind in one column to tell before counting the rest.

    Returns
    -------
    list of str
        Sentences in the order of the frame.

    Examples
    --------
    >>> found = Problems()
    >>> found.add("pain", column="Pain", value="12", lines=[14], expected="0 to 10")
    >>> problem_sentences(found.frame())
    ['line 14, column "Pain": "12"; expected 0 to 10.']
    """
    sentences: list[str] = []
    for _, kind in problems.groupby(["severity", "code", "column"], sort=False):
        first = kind.iloc[:most]
        sentences += [_sentence(row) for row in first.to_dict("records")]
        if len(kind) > most:
            rest = kind["line"].iloc[most:]
            sentences.append(
                f"... and {len(rest)} more of this kind"
                + (f" (lines {_ranges(rest)})." if rest.notna().any() else ".")
            )
    return sentences


def _sentence(row: dict[Any, Any]) -> str:
    where = [f"line {row['line']}"] if not pd.isna(row["line"]) else []
    where += [f'column "{row["column"]}"'] if row["column"] else []
    value = f'"{row["value"]}"' if row["value"] else ""
    told = ", ".join(where) + (": " if where and value else "") + value
    parts = [part for part in (told, f"expected {row['expected']}") if part]
    end = f" {row['suggestion']}" if row["suggestion"] else ""
    return "; ".join(parts).rstrip(".") + "." + end


def _ranges(lines: pd.Series, most: int = 12) -> str:
    return line_ranges(lines.dropna().to_numpy(dtype=np.int64), most=most)


def line_ranges(lines: Sequence[int] | Lines, *, most: int = 12) -> str:
    """Write line numbers as short ranges.

    Parameters
    ----------
    lines
        Line numbers in any order.
    most
        How many ranges to write before an ellipsis.

    Returns
    -------
    str
        Such as ``"3-5, 9"``.

    Examples
    --------
    >>> line_ranges([5, 3, 4, 9])
    '3-5, 9'
    """
    at = np.unique(np.asarray(lines, dtype=np.int64))
    if not at.size:
        return ""
    runs = np.split(at, np.flatnonzero(np.diff(at) > 1) + 1)
    words = [str(r[0]) if r.size == 1 else f"{r[0]}-{r[-1]}" for r in runs[:most]]
    return ", ".join(words) + (", ..." if len(runs) > most else "")


class DiaryError(ValueError):
    """A diary that was refused, with all its problems.

    Parameters
    ----------
    problems
        A frame with the columns ``severity``, ``code``, ``file``, ``line``, ``column``,
        ``value``, ``expected``, ``suggestion``.

    Attributes
    ----------
    problems : pandas.DataFrame
        As given. Notes and patients' identifiers are never among the values.
    """

    def __init__(self, problems: pd.DataFrame) -> None:
        self.problems = problems
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
