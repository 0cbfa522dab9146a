"""The sheet of a trial as PDF, in as large a type as one sheet allows."""

from __future__ import annotations

from math import ceil

from hdiary.report.as_html import group_sections
from hdiary.report.as_pdf import as_data, count_sheets, set_type
from hdiary.report.sheet_parts import Sheet

SIZES = (10.0, 9.5, 9.0, 8.6, 8.2, 7.8, 7.4, 7.0)
"""The type that is tried [points], the largest first."""
_EASY, _HOPELESS = 9.0, 2
STRIPS_ON_SHEET = 20
"""So many strips to be folded stand on a sheet."""


def render_sheet_pdf(sheet: Sheet) -> bytes:
    """Draw a sheet as PDF."""
    told = {
        **as_data(sheet),
        "groups": [[as_data(s) for s in g] for g in group_sections(sheet.sections)],
        "strips_on_sheet": STRIPS_ON_SHEET,
    }
    strips = 0 if sheet.strips is None else ceil(len(sheet.strips.strips) / STRIPS_ON_SHEET)
    for size in SIZES:
        pdf = set_type("sheet", {**told, "size": size})
        sheets = count_sheets(pdf) - strips
        if sheets <= 1:
            return pdf
        if sheets > _HOPELESS:
            break
    # What is longer than one sheet anyhow had better be easy to read.
    return set_type("sheet", {**told, "size": _EASY})
