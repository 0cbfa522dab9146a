"""Migraine Buddy's table of attacks, known by its headings or, in any language, by its shape."""

from __future__ import annotations

from dataclasses import replace

from hdiary.read.context import Context
from hdiary.read.formats.format import TableFormat
from hdiary.read.formats.migraine_buddy_columns import NAMES, NAMES_OF_2022, holds_attacks
from hdiary.read.formats.migraine_buddy_events import tell_events
from hdiary.read.formats.migraine_buddy_rows import lay_attacks
from hdiary.read.table import Table
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_SIGNATURE = {"started", "lasted", "pain level", "helpful medication"}
_SAMPLE = """
"Date","Time Period","Description","Notes"
"1/05/26 - 3/29/26","","Emgality","every month"

"#","Started","Lasted","Pain Level","Affected Activities","Potential Triggers","Symptoms",\
"Most Bothersome Symptom","Premonitory Symptoms","Pain Positions","Helpful Medication",\
"Somewhat Helpful Medication","Unhelpful Medication","Unsure Medication",\
"Helpful Non Drug Relief Methods","Somewhat Helpful Non Drug Relief Methods",\
"Unhelpful Non Drug Relief Methods","Unsure Non Drug Relief Methods","Notes"
"1","1/06/26 08:00","01h 00m","3","","Stress, Bright light","Nausea","","","Left Eye",\
"1x Sumatriptan 50mg","","","","Dark room rest","","","",""
"2","1/13/26 10:14","1d 02h 15m","5","Missed work","","Nausea, Throbbing pain","Nausea","",\
"Right Temple, Left Temple","","","1x Naproxen sodium 550mg Oral","","","","Sleep","",""
"3","1/16/26 11:21","Ongoing","","","Weather","","","Yawning","","","","","No medication",\
"","","","",""
"""


def is_migraine_buddy(table: Table) -> bool:
    """Say whether a table is that of Migraine Buddy; one whose columns are settled is not asked."""
    if table.meant:
        return False
    return {fold(name) for name in table.header} >= _SIGNATURE or holds_attacks(table)


def read_migraine_buddy(table: Table, context: Context) -> tuple[Table, int]:
    """Say what its columns mean, and tell what stands above them."""
    tell_events(table, context)
    complete = len(table.header) >= len(NAMES_OF_2022)
    return lay_attacks(_named(table, context), context, complete=complete), 0


def _named(table: Table, context: Context) -> Table:
    """Give the columns of an export in another language the English names of their places."""
    if {fold(name) for name in table.header} >= _SIGNATURE:
        return table
    names = NAMES if len(table.header) >= len(NAMES) else NAMES_OF_2022
    header = list(table.header)
    renamed = {}
    for k, name in enumerate(names):
        # Factors keep the person's own words.
        if name and header[k] not in context.declared.mapped and header[k] != name:
            renamed[header[k]] = name
            header[k] = name
    pairs = tuple(
        phrase("read.formats.migraine_buddy.read_as", header=own, name=name)
        for own, name in renamed.items()
    )
    words = phrase("read.formats.migraine_buddy.translated", pairs=pairs)
    context.decisions.add("columns", renamed, words)
    return replace(table, header=tuple(header))


MIGRAINE_BUDDY = TableFormat(
    name="Migraine Buddy",
    rows="",
    recognise=is_migraine_buddy,
    read=read_migraine_buddy,
    left_out=phrase("read.formats.migraine_buddy.left_out"),
    sample=_SAMPLE,
)
