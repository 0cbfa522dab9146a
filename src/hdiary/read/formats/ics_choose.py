"""Which events of a calendar are headaches: as the person says, or where all of them are."""

from __future__ import annotations

import re
from collections import Counter
from typing import NoReturn

from hdiary.diary import DiaryError
from hdiary.read.context import Context
from hdiary.read.formats.ics_events import Event
from hdiary.read.formats.ics_titles import read_title
from hdiary.vocabulary.headings import headache_words
from hdiary.vocabulary.text import fold
from hdiary.words import phrase

_MOST_ITEMS, _MOST_OFFERED = 12, 5
_WORD = re.compile(r"[\w-]+")


def choose_headaches(events: list[Event], context: Context) -> list[Event]:
    """Give the events that are headaches; ask where the titles do not decide it."""
    declared = context.declared
    if declared.headache is not None:
        return _declared(events, declared.headache, context)
    items = Counter(read_title(event.title).item for event in events)
    alike = [item for item, _ in items.most_common() if _names(item, events)]
    if declared.rows == "headache" or len(alike) == len(items):
        return events
    _ask(items, alike, context)


def _names(item: str, events: list[Event]) -> bool:
    """Say whether a title names a headache, or that there was none."""
    return headache_words(item) is not None or read_title(item).clear


def _declared(events: list[Event], said: str, context: Context) -> list[Event]:
    """Give the events of some titles; where none is called so, those whose title holds one."""
    keys = [fold(one) for one in said.split(";") if one.strip()]
    called = [event for event in events if _is_called(event, keys)]
    holding = [event for event in events if event not in called and _holds(event, keys)]
    if not called and not holding:
        items = Counter(read_title(event.title).item for event in events)
        _ask(items, [item for item in items if _names(item, events)], context)
    clear = [one for one in events if read_title(one.title).clear and one not in called]
    chosen = called or holding
    taken = {event.key for event in (*chosen, *clear)}
    kept = [event for event in events if event.key in taken]
    words = phrase(
        "read.formats.ics.chosen", item=said, n=len(chosen), others=len(events) - len(kept)
    )
    context.decisions.add("headache", said, words)
    if called:
        _tell_longer([e for e in holding if e.key not in taken], said, context)
    return kept


def _is_called(event: Event, keys: list[str]) -> bool:
    title = read_title(event.title)
    return bool({fold(title.item), fold(event.title)} & set(keys))


def _holds(event: Event, keys: list[str]) -> bool:
    words = " ".join(["", *_WORD.findall(fold(event.title)), ""])
    return any(f" {key} " in words for key in keys)


def _tell_longer(longer: list[Event], said: str, context: Context) -> None:
    """Tell of events whose title says more than the word, and offer to take them, too."""
    if not longer:
        return
    context.found.warn(
        "longer titles",
        expected=phrase("read.formats.ics.exactly", item=said),
        suggestion=phrase("read.formats.ics.longer", n=len(longer), item=said),
    )


def _ask(items: Counter[str], alike: list[str], context: Context) -> NoReturn:
    """Ask which titles are headaches; the likeliest first."""
    found = context.found
    total = items.total()
    # Events that deny a headache come over whatever is chosen.
    alike = [item for item in alike if not read_title(item).clear] or alike
    found.add(
        "which events",
        fatal=True,
        expected=phrase("read.formats.ics.headaches"),
        suggestion=phrase(
            "read.formats.ics.which" if alike else "read.formats.ics.none_named",
            n=total,
            some=sum(items[item] for item in alike),
        ),
    )
    offered = alike[:_MOST_ITEMS] or [
        item for item, n in items.most_common(_MOST_OFFERED) if n > 1 and item
    ]
    if alike and len(offered) > 1:
        n = sum(items[item] for item in offered)
        found.suggest(phrase("read.formats.ics.these", n=n), headache=";".join(offered))
    for item in offered[:_MOST_OFFERED]:
        found.suggest(phrase("read.formats.ics.this", item=item, n=items[item]), headache=item)
    raise DiaryError(found.frame(), suggested=found.suggested, phrases=found.phrases)
