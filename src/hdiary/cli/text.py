"""Tables and headings as they stand on a screen."""

from __future__ import annotations

import math
import shutil
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from hdiary.cli.console import leave_stream
from hdiary.vocabulary.visible import visible as visible

if TYPE_CHECKING:
    from hdiary.words import Words

_GAP = "  "
MOST_ROWS = 40
_WIDEST_TEXT = 92
_MISSING = {"None", "<NA>", "NaT", "nan"}
_RATIOS = ("odds_ratio", "ci_low", "ci_high")
_LEAST_CHANCE = 0.001
_FARTHEST = 100
"""An odds ratio beyond that, either way, is only said to be beyond it."""


def print_bytes(data: bytes) -> None:
    """Print bytes as they are, whatever the console's encoding and line ends."""
    sys.stdout.flush()
    rest = memoryview(data)
    while rest:
        # Where Python does not buffer (python -u), a write may take only a part.
        rest = rest[sys.stdout.buffer.write(rest) or 0 :]
    sys.stdout.buffer.flush()


def echo(words: str = "", *, err: bool = False, nl: bool = True, **style: Any) -> None:
    """Print words, all that is said to a person: nothing in them is obeyed by a terminal."""
    shown = visible(words)
    try:
        click.echo(click.style(shown, **style) if style else shown, err=err, nl=nl)
    except OSError:
        if not err:
            raise
        # What is said beside the answer is no reason to fail: the code tells how a run ended.
        leave_stream(sys.__stderr__)


def print_words(words: str, *, indent: str = "") -> None:
    """Print sentences, broken between words where the screen ends."""
    width = min(_WIDEST_TEXT, shutil.get_terminal_size((_WIDEST_TEXT, 24)).columns)
    for line in visible(words).splitlines():
        echo(
            textwrap.fill(
                line,
                width=max(width, 40),
                initial_indent=indent,
                subsequent_indent=indent + ("  " if indent else ""),
                break_long_words=False,
                break_on_hyphens=False,
            )
        )


def heading(words: str) -> None:
    """Print a heading."""
    echo()
    echo(words, bold=True)


def print_pairs(pairs: Sequence[tuple[str, str]]) -> None:
    """Print names and what they are, one pair a line."""
    width = max((len(name) for name, _ in pairs), default=0)
    for name, value in pairs:
        echo(f"  {name:<{width}}{_GAP}{visible(value)}")


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; columns that hold numbers stand to the right."""
    rows = [[visible(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    right = [bool(rows) and all(_is_number(row[i]) for row in rows) for i in range(len(header))]
    echo(_line(header, widths, right), bold=True)
    for row in rows:
        echo(_line(row, widths, right))


def print_frame(frame: Any, columns: Mapping[str, str], *, more: str, say: Words) -> None:
    """Print the columns of a result's table that fit on a screen, rounded for the eye."""
    # ``columns`` gives the head of each; whose rows they are is said where there are several.
    several = frame["patient"].nunique() > 1
    shown = [n for n in columns if n in frame and (several or n != "patient")]
    kept = frame[shown].head(MOST_ROWS)
    texts = {n: _how_to_write(n, frame) for n in shown}
    if len(frame) == 1:
        row = kept.to_dict("records")[0]
        print_pairs([(columns[str(n)], texts[str(n)](row[n], say)) for n in row])
        return
    header = [columns[name] for name in shown]
    columns_of_cells = [
        [texts[name](value, say) for value in kept[name].tolist()] for name in shown
    ]
    rows = [list(row) for row in zip(*columns_of_cells, strict=True)]
    if shown[-1] == "verdict" and _width(header, rows) > _screen_width():
        print_table(header[:-1], [row[:-1] for row in rows])
        _print_reasons(rows, say, names=2 if several else 1)
    else:
        print_table(header, rows)
    if len(frame) > MOST_ROWS:
        echo(say("columns.more_rows", n=len(frame) - MOST_ROWS, more=more))


def cell_text(value: Any, say: Words) -> str:
    """Round a value for the screen; a dash is what cannot be answered."""
    if isinstance(value, float):
        if math.isnan(value):
            return "-"
        small = 0 < abs(value) < 1
        text = f"{value:.2f}" if small else f"{value:.1f}"
        text = text.rstrip("0").rstrip(".")
        return "0" if text == "-0" else say.decimal(text)
    text = str(value)
    return "-" if text in _MISSING else text.removesuffix(" 00:00:00")


def _how_to_write(name: str, frame: Any) -> Callable[[Any, Words], str]:
    if name == "p_value":
        return chance_text
    return ratio_text if "odds_ratio" in frame and name in _RATIOS else cell_text


def chance_text(value: Any, say: Words) -> str:
    """Round how likely something comes up by chance; never to nothing."""
    if not isinstance(value, float) or math.isnan(value):
        return cell_text(value, say)
    if value < _LEAST_CHANCE:
        return "<" + say.decimal(f"{_LEAST_CHANCE:.3f}")
    return say.decimal(f"{value:.3f}".rstrip("0"))


def ratio_text(value: Any, say: Words) -> str:
    """Round an odds ratio for the screen; beyond what figures tell, only how far it goes."""
    if isinstance(value, float) and value > _FARTHEST:
        return f">{_FARTHEST}"
    if isinstance(value, float) and value < 1 / _FARTHEST:
        return "<" + say.decimal(f"{1 / _FARTHEST:.2f}")
    return cell_text(value, say)


def _print_reasons(rows: Sequence[Sequence[str]], say: Words, *, names: int) -> None:
    """Print what the verdicts say where there is no room for them in the table."""
    for row in rows:
        if row[-1] != say("reason.answered"):
            print_words(f"{', '.join(row[:names])}: {row[-1]}", indent="  ")


def _screen_width() -> int:
    """Give how many letters fit on a line; what is no screen has no edge."""
    return shutil.get_terminal_size((100_000, 24)).columns


def _width(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    widest = (max(map(len, column)) for column in zip(header, *rows, strict=True))
    return sum(len(_GAP) + width for width in widest)


def _is_number(text: str) -> bool:
    try:
        float(text.lstrip("<>").replace(",", ".", 1))
    except ValueError:
        return text == "-"
    return True


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = [
        cell.rjust(width) if at_right else cell.ljust(width)
        for cell, width, at_right in zip(row, widths, right, strict=True)
    ]
    return ("  " + _GAP.join(cells)).rstrip()
