"""The page: answers in, one self-contained HTML document out."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

from hdiary.diary import Diary, line_ranges
from hdiary.plots.words import count, day_words
from hdiary.questions import burden, pattern
from hdiary.report import burden_part, burden_tables, pattern_part, people_part, pictures, texts

_MOST_NOTES, _LONGEST_NOTE = 60, 400


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One note of the diary, with its day."""

    day: str
    text: str


def make_page(
    diary: Diary,
    *,
    patient: str | None = None,
    with_notes: bool = False,
    with_names: bool = False,
) -> str:
    """Make the page for a visit.

    One page for one person: how bad it is and what it looks like, first in words, then in
    figures and pictures, then what it cannot tell. With several people and no ``patient``: an
    overview of everyone.

    The page stands alone: no script, no request to anywhere, light and dark, two sheets of A4
    when printed. It is the same for the same diary.

    Parameters
    ----------
    diary
        Of one person or many.
    patient
        Whose page; may be left out.
    with_notes
        Whether the newest notes are printed at the end, on sheets of their own.
    with_names
        Whether patients' identifiers and the file's name are on the page.

    Returns
    -------
    str
        A whole HTML document. Everything that comes from the diary is escaped.

    Raises
    ------
    DiaryError
        If nobody in the diary has this identifier.

    Examples
    --------
    >>> import pandas as pd
    >>> from hdiary.diary import make_diary
    >>> days = pd.date_range("2026-03-01", periods=28).strftime("%Y-%m-%d")
    >>> page = make_page(make_diary(pd.DataFrame({"date": days, "pain": [5, 0, 0, 0] * 7})))
    >>> page.startswith("<!DOCTYPE html>"), "7</span>" in page
    (True, True)
    """
    if patient is not None:
        diary = diary.select(patient=patient)
    if len(diary.patients) > 1:
        return _render("people.html.j2", _people(diary, with_names=with_names))
    told = _person(diary, with_names=with_names)
    notes = _notes(diary) if with_notes else []
    return _render("person.html.j2", {**told, "notes": notes[-_MOST_NOTES:], "all_notes": notes})


def _render(template: str, told: dict[str, Any]) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("hdiary.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(**told, texts=texts)


def _person(diary: Diary, *, with_names: bool) -> dict[str, Any]:
    bad, look = burden(diary), pattern(diary)
    shown, missing = pictures.pattern_pictures(look, shares=not diary.attack_list)
    return {
        "title": "Headache diary: summary for the visit",
        "period": _period(bad),
        "names": _names(diary) if with_names else [],
        "notices": _notices(diary, bad, look),
        "cards": [
            burden_part.headache_card(bad, attack_list=diary.attack_list),
            burden_part.pain_card(bad),
            pattern_part.side_card(look),
            burden_part.medicine_card(bad),
            burden_part.coverage_card(bad, attack_list=diary.attack_list),
        ],
        "limits": burden_tables.limits_table(bad),
        "figures": burden_tables.figures_table(bad),
        "course": pictures.course_pictures(bad, attack_list=diary.attack_list),
        "shown": shown,
        "length": pattern_part.length_words(look),
        "cannot_tell": [*missing, *texts.CANNOT_TELL],
        "settings": _settings(diary, bad, look),
    }


def _people(diary: Diary, *, with_names: bool) -> dict[str, Any]:
    bad = burden(diary)
    return {
        "title": f"Headache diaries of {len(diary.patients)} people",
        "period": _period(bad),
        "names": _names(diary) if with_names else [],
        "notices": _notices(diary, bad),
        "cards": people_part.people_cards(bad),
        "people": people_part.people_table(diary, bad, with_names=with_names),
        "picture": pictures.people_picture(bad),
        "settings": _settings(diary, bad),
    }


def _period(result: Any) -> str:
    first, last = result.coverage["first_day"].min(), result.coverage["last_day"].max()
    if first == last:
        return day_words(first)
    return f"{day_words(first)} to {day_words(last)} ({count((last - first).days + 1, 'day')})"


def _names(diary: Diary) -> list[str]:
    names = [f"Person: {diary.patients[0]}"] if len(diary.patients) == 1 else []
    return names + ([f"File: {PurePath(diary.file).name}"] if diary.file else [])


def _notices(diary: Diary, *results: Any) -> list[str]:
    """Give each notice once, and name the lines of refused rows."""
    told = list(dict.fromkeys(n for result in results for n in result.notices))
    if diary.rows_refused:
        lines = line_ranges(diary.refused_lines)
        word = "Line" if diary.rows_refused == 1 else "Lines"
        told.append(f"{word} left out: {lines} (of {count(diary.rows_in, 'row')} in the file).")
    return told


def _settings(diary: Diary, *results: Any) -> list[str]:
    warnings = int((diary.problems["severity"] == "warning").sum())
    told = [
        f"hdiary {version('hdiary')}",
        f"pain scale {diary.scale}",
        f"{count(diary.rows_kept, 'row')} read, {diary.rows_refused} refused",
        f"{count(warnings, 'warning')} while reading" + (" (hdiary check)" if warnings else ""),
        f"windows of {results[0].settings['window_days']} days from the first day",
    ]
    stated = diary.settings.get("clear_between")
    if stated is not None:
        told.append("unlisted days stated as clear between two dates")
    if len(results) > 1:
        told.append(f"shares from {results[1].settings['min_episodes']} headaches on")
    return told


def _notes(diary: Diary) -> list[Note]:
    entries = diary.entries
    said = entries[entries["notes"].notna()].sort_values("date", kind="stable")
    texts_said = (str(text).strip() for text in said["notes"])
    return [
        Note(day=day_words(day), text=_clip(text))
        for day, text in zip(said["date"], texts_said, strict=True)
        if text
    ]


def _clip(text: str) -> str:
    plain = "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)
    return plain if len(plain) <= _LONGEST_NOTE else plain[:_LONGEST_NOTE].rstrip() + " ..."
