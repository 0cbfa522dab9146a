"""What was wrong with an input: every problem at once, each with where, what and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from hdiary.diary.arrays import Ints
from hdiary.diary.as_settings import as_settings, in_notebook, language_here
from hdiary.diary.sentences import problem_sentences
from hdiary.diary.sheet_rows import SHEET, SheetRows, with_sheets
from hdiary.vocabulary.visible import visible, whole_letters
from hdiary.words import Phrase, Words, load_words, phrase, write_plain

Phrases = Mapping[str, Phrase]
"""By their English words: the phrases from which these were written."""
_HEAD = "diary.problem.not_read"
"""What is said at the head of a refusal, unless something else was asked for."""
_NAMELESS = {
    _HEAD: "diary.problem.this_diary",
    "diary.of_people.not_read": "diary.of_people.this_diary",
    "diary.of_measures.not_read": "diary.of_measures.this_diary",
    "diary.select.nobody": "diary.select.this_diary",
}
"""What a file without a name is called there."""
PROBLEM_COLUMNS = ("severity", "code", "file", "line", "column", "value", "expected", "suggestion")


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class ProblemGroup:
    """One kind of problem with one value, and every line where it stands.

    An empty ``lines`` means the file as a whole. ``severity`` is ``"error"`` (the row or the
    file is refused) or ``"warning"`` (read as said, worth a look). ``fatal`` says that no other
    row can be trusted either.
    """

    code: str
    expected: str
    severity: str = "error"
    column: str = ""
    value: str = ""
    suggestion: str = ""
    lines: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))
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
    if name == "same":
        pairs = [f"{word}={other}" for word, others in value.items() for other in others]
        return [part for pair in pairs for part in ("--same", pair)]
    flag = "--" + name.replace("_", "-")
    if value is True:
        return [flag]
    if name == "accept":
        return [part for one in value for part in (flag, str(one))]
    return [flag, *(str(one) for one in (value if isinstance(value, tuple) else (value,)))]


_MOST_FILES = 3
"""Of how many files a refusal says the names at its head."""


class Problems:
    """Collects problems while an input is read, so that all of them are told at once."""

    def __init__(self, file: str | None = None, *, head: str = _HEAD) -> None:
        self.file = file
        self.head = head
        self.groups: list[ProblemGroup] = []
        self.suggested: list[Suggestion] = []
        self.phrases: dict[str, Phrase] = {}
        """By their English words: the phrases that problems and suggestions were written from."""
        self.unread_headaches = 0
        """Headaches in rows of which no cell was read, since they are too long or too short."""
        self.sheets: SheetRows | None = None
        """Where several sheets are read as one table: on which of them each of its rows stands."""
        self.before = 0
        """Rows that are counted before the first of the sheet that is being read."""

    def add(
        self,
        code: str,
        *,
        expected: str | Phrase,
        lines: Sequence[int] | Ints | None = None,
        fatal: bool = False,
        severity: str = "error",
        **words: str | Phrase,
    ) -> None:
        """Note one problem (see `ProblemGroup`); no ``lines`` means the whole file."""
        at = np.asarray([] if lines is None else lines, dtype=np.int64) + self.before
        whole = severity == "error" and (fatal or not at.size)
        told = {name: write_plain(text, self.phrases) for name, text in words.items()}
        group = ProblemGroup(
            code=code,
            expected=write_plain(expected, self.phrases),
            severity=severity,
            lines=at,
            fatal=whole,
            **told,
        )
        self.groups.append(group)

    def warn(self, code: str, **what: Any) -> None:
        """Note something that was read but is worth a look."""
        self.add(code, severity="warning", **what)

    def suggest(self, why: str | Phrase, **settings: Any) -> None:
        """Note settings that answer the question that was just asked; the likeliest first."""
        text = write_plain(why, self.phrases)
        for k, other in enumerate(self.suggested):
            if other.settings == settings:
                # One setting may answer several questions.
                both = other.why if text in other.why else self._both(other.why, text)
                self.suggested[k] = Suggestion(why=both, settings=settings)
                return
        self.suggested.append(Suggestion(why=text, settings=settings))

    def _both(self, first: str, then: str) -> str:
        """Write two sentences behind each other; each can still be said in another language."""
        parts = tuple(self.phrases.get(text, text) for text in (first, then))
        return write_plain(phrase("notices.sentences", parts=parts), self.phrases)

    def begin_sheet(self, name: str, before: int) -> None:
        """Note that what is told from now on stands in the rows of one of several sheets."""
        self.sheets = (self.sheets or SheetRows()).then(name, before)
        self.before = before

    def places_of(self, lines: Ints) -> pd.DataFrame | None:
        """Say on which of several sheets each row stands, and where there; None of one sheet."""
        if self.sheets is None:
            return None
        names, own = self.sheets.places(lines)
        return pd.DataFrame({"line": own, SHEET: pd.array(names, dtype="str")})

    def copy(self) -> Problems:
        """Give the same problems, to which others can be added without changing these."""
        new = Problems(self.file, head=self.head)
        new.groups, new.suggested = list(self.groups), list(self.suggested)
        new.phrases = dict(self.phrases)
        new.unread_headaches, new.sheets = self.unread_headaches, self.sheets
        return new

    def take_errors(self, other: Problems) -> None:
        """Take over the errors of a copy of these problems that these do not hold yet."""
        held = {id(group) for group in self.groups}
        errors = [group for group in other.groups if group.severity == "error"]
        self.groups.extend(group for group in errors if id(group) not in held)
        self.phrases = {**other.phrases, **self.phrases}

    @property
    def fatal(self) -> bool:
        """Whether some error concerns the file as a whole, so that no row can be trusted."""
        return any(g.fatal for g in self.groups)

    @property
    def errors(self) -> bool:
        """Whether anything must be refused."""
        return any(g.severity == "error" for g in self.groups)

    def refused_lines(self) -> Ints:
        """Give the lines that hold at least one error, in order."""
        found = [g.lines for g in self.groups if g.severity == "error"]
        return np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)

    def frame(self) -> pd.DataFrame:
        """Give all problems, one row for each line, errors first, then by line."""
        return with_sheets(problems_frame(self.groups, file=self.file), self.sheets)

    def raise_errors(self) -> None:
        """Raise all problems as one `DiaryError` if any of them is an error."""
        if self.errors:
            raise self.as_error()

    def as_error(self) -> DiaryError:
        """Give all problems as one error."""
        error = DiaryError(
            self.frame(), suggested=self.suggested, phrases=self.phrases, head=self.head
        )
        error.fatal = self.fatal
        return error


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
    frame["file"] = pd.Series([whole_letters(file or "")] * len(frame), dtype="str")
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
    phrases
        By their English words: the phrases from which problems and suggestions were written.
    head
        The words at its head: what could not be done, as a key of the words of a language.

    Attributes
    ----------
    problems : pandas.DataFrame
        As given. Notes and patients' identifiers are never among the values.
    suggested : tuple of Suggestion
        As given.
    phrases : mapping of str to Phrase
        As given.
    fatal : bool
        Whether no row could be trusted, so that nothing is gained by skipping those that are bad.
    """

    fatal = False

    def __init__(
        self,
        problems: pd.DataFrame,
        *,
        suggested: Sequence[Suggestion] = (),
        phrases: Phrases | None = None,
        head: str = _HEAD,
    ) -> None:
        self.head = head
        self.problems = problems
        self.suggested = tuple(suggested)
        self.phrases = phrases or {}
        super().__init__(problems)

    def __str__(self) -> str:
        return self.tell(load_words("en", "screen"))

    def tell(self, say: Words) -> str:
        """Tell in a language why the diary was not read: every problem, one a line.

        Parameters
        ----------
        say
            The language, from `hdiary.words.load_words`.

        Returns
        -------
        str
            The text of the error is this in English.
        """
        errors = self.problems[self.problems["severity"] == "error"]
        files = [name for name in errors["file"].unique() if name]
        few = len(files) <= _MOST_FILES
        name = (", ".join(files) if few else "") or say(_NAMELESS[self.head])
        head = say(self.head, name=name, n=len(errors))
        told = problem_sentences(errors, say=say, phrases=self.phrases)
        # Names of files and headings stand in it; whoever prints it is to see, not to obey them.
        return visible("\n".join([head, *(f"  {sentence}" for sentence in told)]))

    def _render_traceback_(self) -> list[str]:
        """Show the words alone in a notebook, with what can be typed there."""
        # Where in hdiary it was noticed helps nobody.
        say = load_words(language_here(load_words), "screen")
        told = self.tell(say)
        return (as_settings(told) if in_notebook() else told).splitlines()
