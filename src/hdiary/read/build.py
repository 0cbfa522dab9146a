"""From typed entries to a diary that tells how it was read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hdiary.diary import Diary, DiaryError, build_diary
from hdiary.read.account import account_for
from hdiary.read.context import Context
from hdiary.read.formats.format import Raw
from hdiary.read.gathered import Entries
from hdiary.read.role import LEFT_OUT, Role
from hdiary.read.same import SAME
from hdiary.read.typed.leftovers import suggest_leaving_blank
from hdiary.read.typed.ratings import check_ratings
from hdiary.read.typed.settle import settle_entries
from hdiary.read.typed.skipped import suggest_skipping


def build(raw: Raw, roles: list[Role], made: Entries, scale: str, context: Context) -> Diary:
    """Settle what only the typed entries can tell, and make the diary."""
    headers = {role.meaning: role.header for role in reversed(roles) if role.meaning != LEFT_OUT}
    check_ratings(made, roles, headers, scale, context)
    entries, ends = settle_entries(made, roles, headers, scale, context, listed=raw.listed)
    kept, found = ~ends, context.found
    reading = account_for(raw, roles, made, context.decisions, ended=int(ends.sum()))
    reading = replace(reading, sheets=found.sheets)
    try:
        return build_diary(
            entries[kept].reset_index(drop=True),
            lines=context.lines[kept],
            settings=_settings(scale, context),
            found=found,
            headers=headers,
            reading=reading,
        )
    except DiaryError as refused:
        suggest_leaving_blank(found)
        suggest_skipping(entries, context.lines, found)
        raise DiaryError(
            found.frame(), suggested=found.suggested, phrases=found.phrases
        ) from refused


def _one(context: Context) -> dict[str, Any]:
    """Give what was taken as one, if anything was."""
    groups = {word: list(others) for word, others in context.same.groups.items()}
    return {SAME: groups} if groups else {}


def _settings(scale: str, context: Context) -> dict[str, Any]:
    """Give how the diary was read: what was declared, and what was decided."""
    declared, decided = context.declared, context.decisions.settings()
    return {
        "scale": scale,
        "dates": declared.dates,
        "columns": dict(declared.mapped),
        "skip_bad_rows": declared.skip_bad_rows,
        "clear_between": declared.clear_between,
        "accept": list(declared.accept),
        **_one(context),
        "decided": {name: value for name, value in decided.items() if name != "scale"},
    }
