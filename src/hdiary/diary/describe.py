"""How a diary introduces itself: in a line, and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hdiary.diary.sentences import line_ranges
from hdiary.diary.show import show_facts, show_in_theme, show_words

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
    """Show what was read, in words and as a table for a notebook; no names, no notes."""
    return show_in_theme(
        show_words(_sentence(diary)), show_facts(diary_facts(diary), caption="What was read")
    )


def _sentence(diary: Diary) -> str:
    """Say in a sentence what a diary holds."""
    days = diary.days["state"].value_counts()
    who = "" if len(diary.patients) == 1 else f" of {len(diary.patients)} people"
    recorded = int(days["headache"] + days["clear"])
    if not recorded:
        return f"A headache diary{who} in which no day says yet whether there was a headache."
    told = "headache on all of them" if not days["clear"] else f"headache on {days['headache']}"
    return (
        f"A headache diary{who}: {_count(int(days.sum()), 'day', 'days')}, "
        f"{recorded} of them recorded, {told}."
    )


def diary_facts(diary: Diary) -> list[tuple[str, str]]:
    """List what was read, as pairs of a name and a value in words."""
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
    facts += [
        ("As remembered", one.words)
        for one in getattr(diary.reading, "decisions", ())
        if one.name == "remembered"
    ]
    if diary.attack_list:
        facts.append(("Only headaches are listed", "days without a row are not known"))
    if diary.rows_refused:
        noun = "line" if diary.rows_refused == 1 else "lines"
        told = f"{diary.rows_refused} ({noun} {line_ranges(diary.refused_lines)})"
        facts.append(("Rows refused", told))
    warnings = int((diary.problems["severity"] == "warning").sum())
    if warnings:
        facts.append(("Worth a look", _count(warnings, "thing", "things")))
    return facts


def _dates(diary: Diary) -> str:
    first, last = diary.days["date"].min(), diary.days["date"].max()
    return "no days" if len(diary.days) == 0 else f"{first:%Y-%m-%d} to {last:%Y-%m-%d}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
