"""How a diary introduces itself: in a line, and in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from hdiary.diary.problems import line_ranges

if TYPE_CHECKING:
    from hdiary.diary.diary import Diary


def diary_words(diary: Diary) -> str:
    """Say in one line what a diary holds."""
    days = diary.days["state"].value_counts()
    return (
        f"<Diary: {_count(len(diary.patients), 'person', 'people')}, "
        f"{_count(len(diary.entries), 'entry', 'entries')}, {_dates(diary)}; "
        f"{days['headache']} headache, {days['clear']} clear, "
        f"{days['not recorded']} not recorded days>"
    )


def diary_html(diary: Diary) -> str:
    """Show what was read, as a table for a notebook; no names, no notes."""
    rows = "".join(
        f"<tr><th scope='row' style='text-align:left'>{escape(name)}</th>"
        f"<td style='text-align:left'>{escape(value)}</td></tr>"
        for name, value in diary_facts(diary)
    )
    return (
        "<table><caption style='text-align:left'><strong>Headache diary</strong></caption>"
        f"<tbody>{rows}</tbody></table>"
    )


def diary_facts(diary: Diary) -> list[tuple[str, str]]:
    """List what was read, as pairs of a name and a value in words.

    Parameters
    ----------
    diary
        The diary.

    Returns
    -------
    list of tuple
        Name and value; no patient's identifier, no note.
    """
    days = diary.days["state"].value_counts()
    total = int(days.sum())
    facts = [
        ("People", str(len(diary.patients))),
        ("Days", f"{total} ({_dates(diary)})"),
        ("Headache days", str(days["headache"])),
        ("Clear days", str(days["clear"])),
        ("Not recorded", f"{days['not recorded']} of {total} days"),
        ("Entries", str(len(diary.entries))),
        ("Pain", f"scale {diary.scale}"),
        ("Factors", ", ".join(diary.factors["factor"]) or "none"),
    ]
    if diary.attack_list:
        facts.append(("Only headaches are listed", "days without a row are not known"))
    if diary.rows_refused:
        told = f"{diary.rows_refused} (lines {line_ranges(diary.refused_lines)})"
        facts.append(("Rows refused", told))
    warnings = int((diary.problems["severity"] == "warning").sum())
    if warnings:
        facts.append(("Worth a look", f"{warnings}; see diary.problems"))
    return facts


def _dates(diary: Diary) -> str:
    first, last = diary.days["date"].min(), diary.days["date"].max()
    return "no days" if len(diary.days) == 0 else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
