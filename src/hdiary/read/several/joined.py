"""One diary of the diaries of several files, which says what stands in which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from hdiary.diary import Diary, DiaryError, Problems, build_diary
from hdiary.diary.sentences import SEVERAL, plain_name
from hdiary.read.declared import Declared
from hdiary.read.reading import Reading
from hdiary.read.remember import Remembered
from hdiary.read.several.differing import tell_differing
from hdiary.read.several.files import Files, called, refuse_together
from hdiary.read.several.overlap import Overlap, order_of, settle
from hdiary.read.several.persons import ask_whose, with_decided
from hdiary.read.several.stacked import in_one_frame, places_among, stack, unstack, with_places
from hdiary.words import phrase

_OF_THE_WHOLE = {
    "only headaches listed", "low scale", "long gap", "repeated row",
    "several entries for one moment", "clear after midnight",
}  # fmt: skip
"""Problems of entries beside each other, which are looked for again among all of them."""
_OF_EACH = {"medicine and no pain", "nothing said of pain"}
"""Those that each file has told already, with its lines."""

One = Callable[[Any, int], Diary]


def read_several(
    files: Files, declared: Declared, read_one: One, kept: Remembered | None = None
) -> Diary:
    """Read each file, and make one diary of all; problems of all of them are told at once."""
    diaries, refused = [], []
    for place, path in enumerate(files.paths, start=1):
        try:
            diaries.append(read_one(path, place))
        except DiaryError as error:
            refused.append(error)
    asked = ask_whose(diaries) if declared.each_file is None else None
    refuse_together(refused, of=len(files.paths), beside=asked)
    names = [called(path, k) for k, path in enumerate(files.paths)]
    _need_alike(diaries, names)
    whole, mixed = stack(diaries)
    order = order_of(whole)
    found = settle(whole, order)
    diary = _build(diaries, names, found, mixed, declared, files)
    return with_decided(diary, declared, kept)


def _need_alike(diaries: Sequence[Diary], names: Sequence[str]) -> None:
    """Refuse files of different scales, and files of which only some say whose they are."""
    scales = [diary.scale for diary in diaries]
    if len(set(scales)) > 1:
        told = tuple(f"{plain_name(n)}: {scale}" for n, scale in zip(names, scales, strict=True))
        _refuse("scale", "scales", told)
    named = ["patient" in diary.columns_in for diary in diaries]
    if len(set(named)) > 1:
        told = tuple(plain_name(name) for name, has in zip(names, named, strict=True) if not has)
        _refuse("patient", "whose", told)
    stated = [diary.settings.get("clear_between") for diary in diaries]
    if len(set(stated)) > 1:
        _refuse("clear between", "clear_between", tuple(map(plain_name, names)))


def _refuse(code: str, key: str, told: tuple[str, ...]) -> None:
    found = Problems()
    found.add(
        code,
        expected=phrase(f"read.several.{key}.expected"),
        suggestion=phrase(f"read.several.{key}.suggestion", told=told),
    )
    found.raise_errors()


def _build(
    diaries: Sequence[Diary],
    names: Sequence[str],
    overlap: Overlap,
    mixed: Sequence[str],
    declared: Declared,
    files: Files,
) -> Diary:
    kept = overlap.entries
    entries, places = unstack(kept, diaries), kept.index.to_numpy() + 1
    headers = {name: name for diary in diaries for name in diary.columns_in}
    found = Problems()
    reading = _sum_up(diaries, names, overlap, files)
    settings = dict(diaries[0].settings) | {"columns": dict(declared.mapped)}
    diary = build_diary(
        entries, lines=places, settings=settings, found=found, headers=headers, reading=reading
    )
    told = diary.problems[~diary.problems["code"].isin(_OF_EACH)]
    sheets = [one.reading.sheets for one in diaries]
    whereabouts = places_among(kept, names, sheets)
    told = with_places(told, whereabouts)
    parts = [
        one.problems[~one.problems["code"].isin(_OF_THE_WHOLE)].assign(file=name)
        for one, name in zip(diaries, names, strict=True)
    ]
    said = Problems()
    differing = tell_differing(overlap, names, sheets, said)
    for name in mixed:
        words = phrase("read.several.mixed.suggestion")
        said.warn("kinds", column=name, expected=phrase("read.several.mixed.expected"),
            suggestion=words)  # fmt: skip
    problems = in_one_frame([told, *parts, *differing, said.frame()])
    order = problems["severity"].map({"error": 0}).fillna(1).sort_values(kind="stable").index
    parts_of: list[Any] = [*diaries, said, found]
    phrases = {text: one for part in parts_of for text, one in part.phrases.items()}
    problems = problems.loc[order].reset_index(drop=True)
    problems.attrs[SEVERAL] = True
    return replace(
        diary,
        lines=overlap.lines,
        problems=problems,
        file=", ".join(names),
        phrases={**phrases, **reading.phrases},
        suggested=_suggestions(diaries, diary),
        refused_headaches=sum(one.refused_headaches for one in diaries),
        of_places=whereabouts,
    )


def _suggestions(diaries: Sequence[Diary], whole: Diary) -> tuple[Any, ...]:
    """Give what all files ask once, but for what only a part of them asks of its days."""
    every = [one for d in (whole, *diaries) for one in d.suggested]
    every = [one for one in every if "clear_between" not in one.settings or one in whole.suggested]
    return tuple({str(one.options): one for one in every}.values())


def _sum_up(
    diaries: Sequence[Diary], names: Sequence[str], overlap: Overlap, files: Files
) -> Reading:
    """Say how the files were read, one row each, and all of them together."""
    readings: list[Reading] = [diary.reading for diary in diaries]
    again = [int(overlap.again[k]) for k in range(len(diaries))]
    listed = pd.DataFrame(
        {
            "file": pd.array(list(names), dtype="str"),
            "format": pd.array([one.format for one in readings], dtype="str"),
            "rows": [diary.rows_in for diary in diaries],
            "entries": [diary.rows_kept for diary in diaries],
            "again": again,
        }
    )
    columns = pd.concat([one.columns for one in readings], ignore_index=True)
    said = columns.groupby(["column", "became"], sort=False)["said"].transform("sum")
    columns = columns.assign(said=said).drop_duplicates(["column", "became"])
    return replace(
        readings[0],
        format=_alike([one.format for one in readings]),
        encoding=_alike([one.encoding for one in readings]),
        delimiter=_alike([one.delimiter for one in readings]),
        decimal=_alike([one.decimal for one in readings]),
        date_order=_alike([one.date_order for one in readings]),
        sheet=_alike([one.sheet for one in readings]),
        title_lines=sum(one.title_lines for one in readings),
        blank_lines=sum(one.blank_lines for one in readings),
        repeated_headers=sum(one.repeated_headers for one in readings),
        columns=columns.reset_index(drop=True),
        rows_in=sum(diary.rows_in for diary in diaries),
        rows_joined=sum(diary.rows_joined for diary in diaries) + sum(again),
        decisions=tuple({one.words: one for r in readings for one in r.decisions}.values()),
        headers=tuple(dict.fromkeys(header for one in readings for header in one.headers)),
        phrases={text: one for r in readings for text, one in r.phrases.items()},
        files=listed,
        passed_over=files.passed_over,
        sheets=None,
    )


def _alike(words: Sequence[str]) -> str:
    """Give what holds for all; of what differs, nothing, since each file's stands in the list."""
    return words[0] if len(set(words)) == 1 else ""
