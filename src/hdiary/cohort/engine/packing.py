"""A cohort's diaries, brought into parts of whole people, wholly or not at all."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pandas as pd

from hdiary.aside import folder_aside
from hdiary.cohort.engine.about import ABOUT, PEOPLE, write_about
from hdiary.cohort.engine.arrow import write_frame
from hdiary.cohort.engine.errors import CohortError
from hdiary.cohort.engine.facts import Facts, seal
from hdiary.cohort.engine.gather import Listing, cut_people, gather
from hdiary.cohort.engine.pieces import Pieces
from hdiary.cohort.engine.places import claim_folder
from hdiary.cohort.engine.plain import order_columns, unite_kinds
from hdiary.cohort.engine.scatter import Scatter
from hdiary.read.several.stacked import FILE, LINE

KEPT_LINE = "hdiary:line"
"""The column of a part that holds the line of each entry."""


def pack_pieces(pieces: Pieces, out: Path, *, people_per_part: int, force: bool = False) -> Path:
    """Pack diaries into a folder of Parquet parts; whoever looks sees all of it or nothing."""
    with (
        claim_folder(out, mark=ABOUT, force=force) as building,
        folder_aside(building) as spill,
    ):
        scatter, facts = Scatter(folder=spill, buckets=pieces.buckets), Facts()
        for number, diary in pieces.diaries:
            facts.add(diary, file=number)
            scatter.add(diary, file=number)
        scatter.flush()
        facts.aside += pieces.aside
        _write_parts(scatter, facts, building, people_per_part, several=pieces.several)
    return out


def _write_parts(
    scatter: Scatter, facts: Facts, folder: Path, people_per_part: int, *, several: bool
) -> None:
    """Write whole people part by part, the people's list, and what the cohort says of itself."""
    columns, kinds = order_columns(list(scatter.seen)), unite_kinds(scatter.kinds)
    if KEPT_LINE in columns:
        raise CohortError(f'a column of the diaries is called "{KEPT_LINE}"; call it otherwise')
    listing, content = Listing(), hashlib.sha256()
    parts: list[dict[str, object]] = []
    names: list[pd.DataFrame] = []
    frames = gather(scatter, columns, kinds, several=several)
    for number, frame in enumerate(cut_people(frames, people_per_part)):
        listing.add(frame)
        content.update(pd.util.hash_pandas_object(frame, index=False).to_numpy().tobytes())
        sizes = frame.groupby("patient", sort=False).size()
        names.append(pd.DataFrame({"patient": sizes.index.astype("str"), "entries": sizes.array}))
        name = f"part-{number:05d}.parquet"
        write_frame(frame.drop(columns=FILE).rename(columns={LINE: KEPT_LINE}), folder / name)
        parts.append({"file": name, "people": len(sizes), "entries": len(frame)})
    everyone = pd.concat(names, ignore_index=True)
    write_frame(everyone, folder / PEOPLE)
    about = facts.sum_up(columns, kinds, only_headaches=listing.only_headaches)
    whole = replace(
        about,
        people=len(everyone),
        entries=int(everyone["entries"].sum()),
        people_per_part=people_per_part,
        parts=tuple(parts),
        fingerprint=seal(content, about),
    )
    (folder / ABOUT).write_text(write_about(whole), encoding="utf-8")
