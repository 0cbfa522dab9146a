"""An answer's table for a paper: as Markdown or LaTeX, rounded as in words."""

from __future__ import annotations

import numbers
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hdiary.diary.given import need_kind, need_texts
from hdiary.words import Words, load_words

FULL = "full"
"""What ``digits`` is where every number is wanted as it was computed."""
_MOST_DIGITS = 15
_LONG = 34
"""A cell of more signs is a sentence, whose column is set in lines."""
_LINES = "p{5cm}"
_MARKDOWN = re.compile(r"[\\|*`<>\[\]$~]|(?<!\w)_|_(?!\w)")
_BREAKS = re.compile(r"[ \t\r\n\f\v]+")
_DASHES = re.compile(r"-(?=-)")
_APART = "\0"
_NO_SIGN = re.compile(_APART)
_LATEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\char34{}",
    "\u2212": "$-$", "\u2264": r"$\leq$", "\u2265": r"$\geq$", "\u00d7": r"$\times$",
    "\u2190": r"$\leftarrow$", "\u2192": r"$\rightarrow$", "\u00b1": r"$\pm$",
    "\u2013": "--", "\u2014": "---", "\u2026": r"\ldots{}", "\u2020": r"\dag{}",
    "\u201c": "``", "\u201d": "''", "\u201e": ",,", "\u2018": "`", "\u2019": "'",
    "'": r"\textquotesingle{}", "`": r"\textasciigrave{}",
    "\u00a0": "~", "\u202f": r"\,",
}  # fmt: skip
"""What LaTeX would take for a command, and signs that its usual fonts lack."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PaperTable:
    """The cells of an answer in words, with what they are called and rest on."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]  # Whether each column holds numbers
    caption: str
    notes: tuple[str, ...] = field(default=())  # Sentences on what the numbers rest on


class ForPapers:
    """Gives an answer's table as Markdown and LaTeX; it is laid out by ``paper_table``."""

    __slots__ = ()

    def paper_table(
        self, say: Words, *, columns: Sequence[str] | None, digits: int | str | None
    ) -> PaperTable:
        """Lay the table out in words."""
        raise NotImplementedError

    def to_markdown(
        self,
        *,
        columns: Sequence[str] | None = None,
        digits: int | str | None = None,
        language: str = "en",
    ) -> str:
        """Give the table in Markdown, rounded as in words.

        Parameters
        ----------
        columns
            The names of columns of the frame that is shown, in this order; all that a notebook
            shows if left out.
        digits
            How many decimals numbers have, or ``"full"`` for all of them; as in words if left
            out.
        language
            Of the heads and cells, such as ``"de"``.

        Returns
        -------
        str
            A table with pipes, as GitHub, Quarto and pandoc read it; what Markdown would take
            for markup is escaped.

        Raises
        ------
        ValueError
            If there is no such column, or ``digits`` is nothing of this kind.

        Examples
        --------
        >>> import hdiary, pandas as pd
        >>> days = pd.date_range("2026-03-01", periods=28)
        >>> diary = hdiary.make_diary(pd.DataFrame({"date": days, "pain": [8, 0] * 14}))
        >>> print(hdiary.burden(diary).to_markdown(columns=["window_start", "severe_days"]))
        | from       |   severe (days) |
        |:-----------|----------------:|
        | 2026-03-01 |              14 |
        """
        table = self._laid_out(columns, digits, language)
        frame = _frame(table, _for_markdown)
        sides = ["right" if number else "left" for number in table.numbers]
        return str(frame.to_markdown(index=False, disable_numparse=True, colalign=sides))

    def to_latex(
        self,
        *,
        columns: Sequence[str] | None = None,
        digits: int | str | None = None,
        caption: str | None = None,
        label: str | None = None,
        language: str = "en",
    ) -> str:
        r"""Give the table in LaTeX, rounded as in words; it needs the package booktabs.

        Parameters
        ----------
        columns, digits, language
            As in `to_markdown`.
        caption
            Words above the table; if left out, what it shows and what its numbers rest on.
            ``""`` for none.
        label
            What it is referred to by, such as ``"tab:triggers"``.

        Returns
        -------
        str
            A ``table``; what LaTeX would take for a command is escaped, also in the caption.

        Raises
        ------
        ValueError
            If there is no such column, or ``digits`` is nothing of this kind.

        Examples
        --------
        >>> import hdiary, pandas as pd
        >>> days = pd.date_range("2026-03-01", periods=28)
        >>> diary = hdiary.make_diary(pd.DataFrame({"date": days, "pain": [8, 0] * 14}))
        >>> text = hdiary.burden(diary).to_latex(label="tab:burden")
        >>> [line for line in text.splitlines() if "rule" in line or "label" in line]
        ['\\label{tab:burden}', '\\toprule', '\\midrule', '\\bottomrule']
        """
        need_kind("caption", caption, str, "such as 'What comes before headaches'")
        need_kind("label", label, str, "such as 'tab:triggers'")
        table = self._laid_out(columns, digits, language)
        told = " ".join((f"{table.caption}.", *table.notes)) if caption is None else caption
        return str(
            _frame(table, _for_latex)
            .style.hide(axis="index")
            .to_latex(
                hrules=True,
                position_float="centering",
                caption=_for_latex(told) or None,
                label=label,
                column_format="".join(_side(at, table) for at in range(len(table.heads))),
            )
        )

    def _laid_out(
        self, columns: Sequence[str] | None, digits: int | str | None, language: str
    ) -> PaperTable:
        say = load_words(language, "screen")
        return self.paper_table(say, columns=columns, digits=check_digits(digits))


def check_digits(digits: Any) -> int | str | None:
    """Give how numbers are rounded; refuse what says nothing of it."""
    if digits is None or (isinstance(digits, str) and digits == FULL):
        return digits
    whole = isinstance(digits, numbers.Integral) and not isinstance(digits, bool)
    if whole and 0 <= digits <= _MOST_DIGITS:
        return int(digits)
    raise ValueError(
        f'digits is {digits!r}; give a number of decimals from 0 to {_MOST_DIGITS}, "full" for '
        "all of them, or leave it out for numbers as they stand in words"
    )


def check_columns(columns: Any, frame: pd.DataFrame) -> list[str] | None:
    """Give the names of columns that are asked for; refuse those that the frame lacks."""
    if columns is None:
        return None
    listed = list(need_texts("columns", columns, _columns_of(frame)))
    missing = [name for name in listed if name not in frame.columns]
    if missing or not listed:
        told = f"there is no column {missing[0]!r} in this table" if missing else "columns is empty"
        raise ValueError(f"{told}; choose from {', '.join(map(str, frame.columns))}")
    return listed


def _columns_of(frame: pd.DataFrame) -> str:
    return f"{[str(name) for name in frame.columns[:2]]}"


def write_number(value: Any, digits: int | str) -> str:
    """Write a number with so many decimals, or with all of them."""
    number = float(value)
    return repr(number) if digits == FULL else f"{number:.{digits}f}"


def escape_latex(text: str) -> str:
    """Write a text so that LaTeX sets it as it stands."""
    return "".join(_LATEX.get(sign, sign) for sign in _BREAKS.sub(" ", text))


def _for_latex(text: str) -> str:
    """Write a text so that it stands in a table as it is: no dash of two signs, no row's option."""
    # A row that begins with [ or * would be taken for an option of the break before it.
    told = escape_latex(_DASHES.sub(f"-{_APART}", _NO_SIGN.sub("", text))).lstrip(" ")
    begins = f"{{{told[0]}}}{told[1:]}" if told.startswith(("[", "*")) else told
    return begins.replace(_APART, "{}")


def _for_markdown(text: str) -> str:
    """Write a text so that Markdown shows it as it stands, on one line."""
    return _MARKDOWN.sub(lambda sign: f"\\{sign[0]}", _BREAKS.sub(" ", text))


def _frame(table: PaperTable, escape: Callable[[str], str]) -> pd.DataFrame:
    rows = [[escape(cell) for cell in row] for row in table.rows]
    return pd.DataFrame(rows, columns=[escape(head) for head in table.heads], dtype="str")


def _side(at: int, table: PaperTable) -> str:
    """Say how a column of LaTeX is set: numbers to the right, sentences in lines."""
    if table.numbers[at]:
        return "r"
    return _LINES if max((len(row[at]) for row in table.rows), default=0) > _LONG else "l"
