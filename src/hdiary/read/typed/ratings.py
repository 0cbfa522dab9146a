"""Whether the ratings are those of pain, and of the scale on which they are read."""

from __future__ import annotations

from collections.abc import Mapping

from hdiary.read.context import Context
from hdiary.read.gathered import Entries
from hdiary.read.required import refuse_unrated
from hdiary.read.role import Role
from hdiary.read.scale_choice import is_starred, scale_is_told
from hdiary.read.typed.scale_seen import ask_for_small_scale, suggest_scales


def check_ratings(
    made: Entries, roles: list[Role], headers: Mapping[str, str], scale: str, context: Context
) -> None:
    """Refuse a column of pain without ratings; ask where they seem to be on another scale."""
    pain, found = made.frame["pain"], context.found
    if "pain" in headers:
        refuse_unrated(
            roles,
            rated=bool(pain.notna().any()),
            unread=made.failed,
            header=headers["pain"],
            context=context,
        )
    if scale != "0-10":
        return
    known = context.declared.scale is not None or scale_is_told(roles, context)
    header = headers.get("pain", "pain")
    ask_for_small_scale(pain, declared=known, found=found, header=header, starred=is_starred(roles))
    suggest_scales(pain, scale=scale, declared=known, found=found)
