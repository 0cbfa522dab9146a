"""The page: answers in, one self-contained HTML document out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from hdiary import __version__
from hdiary.diary import Diary
from hdiary.questions import burden, pattern, triggers
from hdiary.report import (
    burden_part,
    burden_tables,
    pattern_part,
    people_part,
    pictures,
    texts,
    triggers_part,
)
from hdiary.vocabulary.say import say_count, say_date, say_share

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
        Whether the newest notes are printed at the end, on sheets of their own; only on the page
        of one person.
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
    ValueError
        If notes are asked for on a page of several people.

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
        if with_notes:
            raise ValueError("notes stand on the page of one person; say whose with patient=...")
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
    # Blocks end on the last day, so that the last bar is the headline.
    bad, look, ahead = burden(diary, anchor="last"), pattern(diary), triggers(diary)
    shown, missing = pictures.pattern_pictures(look)
    return {
        "title": "Headache diary: summary for the visit",
        "period": _period(bad),
        "names": _names(diary) if with_names else [],
        "notices": _notices(bad, look),
        "cards": [
            burden_part.headache_card(bad),
            burden_part.pain_card(bad),
            pattern_part.side_card(look),
            burden_part.medicine_card(bad),
            burden_part.coverage_card(bad),
        ],
        "limits": burden_tables.limits_table(bad),
        "figures": burden_tables.figures_table(bad),
        "course": pictures.course_pictures(bad),
        "shown": shown,
        "length": pattern_part.length_words(look),
        "before": triggers_part.before_part(ahead),
        "cannot_tell": [*missing, *_nothing_before(ahead), *texts.CANNOT_TELL],
        "settings": _settings(diary, bad, look, ahead),
    }


def _nothing_before(ahead: Any) -> list[str]:
    why = triggers_part.why_nothing_before(ahead)
    return [why] if why else []


def _people(diary: Diary, *, with_names: bool) -> dict[str, Any]:
    bad, ahead = burden(diary), triggers(diary)
    return {
        "title": f"Headache diaries of {len(diary.patients)} people",
        "period": _period(bad),
        "names": _names(diary) if with_names else [],
        "notices": _notices(bad),
        "cards": people_part.people_cards(bad),
        "people": people_part.people_table(bad, with_names=with_names),
        "picture": pictures.people_picture(bad),
        "before": triggers_part.pooled_table(ahead),
        "settings": _settings(diary, bad, ahead),
    }


def _period(result: Any) -> str:
    first, last = result.coverage["first_day"].min(), result.coverage["last_day"].max()
    if first == last:
        return say_date(first)
    return f"{say_date(first)} to {say_date(last)} ({say_count((last - first).days + 1, 'day')})"


def _names(diary: Diary) -> list[str]:
    names = [f"Person: {diary.patients[0]}"] if len(diary.patients) == 1 else []
    return names + ([f"File: {PurePath(diary.file).name}"] if diary.file else [])


def _notices(*results: Any) -> list[str]:
    """Give each notice once."""
    return list(dict.fromkeys(notice for result in results for notice in result.notices))


def _settings(diary: Diary, *results: Any) -> list[str]:
    warnings = int((diary.problems["severity"] == "warning").sum())
    told = [
        f"hdiary {__version__}",
        f"pain scale {diary.scale}",
        f"{say_count(diary.rows_kept, 'row')} read, {diary.rows_refused} refused",
        f"{say_count(warnings, 'warning')} while reading" + (" (hdiary check)" if warnings else ""),
        f"windows of {results[0].settings['window_days']} days up to the last day",
    ]
    stated = diary.settings.get("clear_between")
    if stated is not None:
        told.append("unlisted days stated as clear between two dates")
    for result in results:
        told += _own_settings(result)
    return told


def _own_settings(result: Any) -> list[str]:
    """Name the settings of an answer beyond those of the first."""
    if result.question == "pattern":
        return [f"shares from {result.settings['min_episodes']} headaches on"]
    if result.question == "triggers":
        gates = result.settings["gates"]
        return [
            f"factors from {gates['min_days']} recorded days and {gates['min_headaches']} headache "
            f"days on, {gates['min_exposed']} with and {gates['min_unexposed']} without",
            f"false discovery rate {say_share(result.settings['false_discovery'])}",
        ]
    return []


def _notes(diary: Diary) -> list[Note]:
    entries = diary.entries
    said = entries[entries["notes"].notna()].sort_values("date", kind="stable")
    texts_said = (str(text).strip() for text in said["notes"])
    return [
        Note(day=say_date(day), text=_clip(text))
        for day, text in zip(said["date"], texts_said, strict=True)
        if text
    ]


def _clip(text: str) -> str:
    plain = "".join(c if c.isprintable() or c in "\n\t" else " " for c in text)
    return plain if len(plain) <= _LONGEST_NOTE else plain[:_LONGEST_NOTE].rstrip() + " ..."
