"""Treatments without an answer, folded into one line: within hours and over weeks, by why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hdiary.report.parts import Para
from hdiary.words import Words

MOST_REASONS, MOST_NAMES = 4, 4
"""Of more reasons than this the others are left out, and of more names they are counted."""


def fold_open(
    say: Words,
    hours: Iterable[tuple[str, str]],
    weeks: Iterable[tuple[str, str]],
    *,
    most: int = MOST_NAMES,
) -> Para | None:
    """Name what has no answer, each with why, in one paragraph; None where everything has one."""
    # Pairs of a treatment's name and the reason, for the hour and for the weeks; ``most`` names
    # of one reason are told, the more the more room there is.
    told = [
        say(f"treatments.folded_{of}", told="; ".join(_tell(say, groups, most)))
        for of, groups in (("hours", _group(hours)), ("weeks", _group(weeks)))
        if groups
    ]
    return Para(head=say("treatments.folded"), text=" ".join(told)) if told else None


def _tell(say: Words, groups: Mapping[str, Sequence[str]], most: int) -> list[str]:
    """Say each reason with the names that it holds for, those of most names first."""
    first = sorted(groups.items(), key=lambda group: -len(group[1]))[:MOST_REASONS]
    return [
        say("treatments.folded_why", why=why, names=_name(say, names, most)) for why, names in first
    ]


def _name(say: Words, names: Sequence[str], most: int) -> str:
    if len(names) <= most:
        return say.join(names)
    return say("say.and_more", names=", ".join(names[:most]), more=len(names) - most)


def _group(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Put names together of which the same is said."""
    alike: dict[str, list[str]] = {}
    for name, why in pairs:
        alike.setdefault(why, []).append(name)
    return alike
