"""Items of a list that say more than an activity: a headache, or a medicine."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial

from hdiary.diary.calendar import SEPARATOR
from hdiary.read.context import Context, rewrite
from hdiary.read.role import BY_CELLS, FACTOR, Role, said
from hdiary.vocabulary.headings import headache_words
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import parse_treatment, split_items
from hdiary.vocabulary.words import is_blank
from hdiary.words import phrase

_LISTS = ("activity", "posture", FACTOR)
_MOST_CELLS = 5000


def headache_items(roles: list[Role]) -> list[str]:
    """Give the items of lists that name a headache, the most usual first."""
    times: Counter[str] = Counter()
    for role in roles:
        if role.meaning in _LISTS and _is_list(role):
            items = [item for text in said(role)[:_MOST_CELLS] for item in split_items(text)]
            times.update(item for item in items if headache_words(item) is not None)
    return [item for item, _ in times.most_common(3)]


def _is_list(role: Role) -> bool:
    return any(len(split_items(text)) > 1 for text in said(role)[:_MOST_CELLS])


def read_items(roles: list[Role], context: Context) -> list[Role]:
    """Take the headache that was declared, and medicines, out of the lists that hold them."""
    more: list[Role] = []
    # Where a row was a reading or an event, the item has said already which are the headache.
    settings = context.decisions.settings()
    told = settings.get("rows") == "reading" or "headache" in settings
    if context.declared.headache is not None and not told:
        roles, more = _take_headache(roles, context.declared.headache, context)
    return [*_take_medicines(roles, more, context), *more]


def _take_headache(roles: list[Role], item: str, context: Context) -> tuple[list[Role], list[Role]]:
    key = {fold(one) for one in split_items(item)}
    for role in roles:
        if role.meaning not in _LISTS or not any(_names(text, key) for text in said(role)):
            continue
        no = "no" if context.declared.blank == "none" else ""

        def answer(text: str, no: str = no) -> str:
            return "yes" if _names(text, key) else no

        flag = replace(
            role, meaning="headache", how=BY_CELLS, unit="yes-no", joins=True, why="",
            column=rewrite(role.column, answer),
        )  # fmt: skip
        rest = replace(role, column=rewrite(role.column, lambda t: _without(t, key)))
        words = phrase("read.shape.items.else_unsaid", item=item, header=role.header)
        if no:
            words = phrase("read.shape.items.else_none", item=item, header=role.header)
        context.decisions.add("headache", item, words)
        return [rest if r is role else r for r in roles], [flag]
    _refuse(item, context)
    return roles, []


def _names(text: str, keys: set[str]) -> bool:
    return any(fold(one) in keys for one in split_items(text))


def _without(text: str, keys: set[str]) -> str:
    return SEPARATOR.join(one for one in split_items(text) if fold(one) not in keys)


def _refuse(item: str, context: Context) -> None:
    context.found.add(
        "headache",
        value=item[:40],
        expected=phrase("read.shape.items.listed"),
        suggestion=phrase("read.shape.items.write_so"),
    )


def _take_medicines(roles: list[Role], more: list[Role], context: Context) -> list[Role]:
    """Read medicines that stand in a list of activities as treatments."""
    found: list[Role] = []
    for role in roles:
        listed = role.meaning == "activity" or (role.free and _is_list(role))
        items = {i for t in said(role)[:_MOST_CELLS] for i in split_items(t)} if listed else set()
        drugs = {fold(item) for item in items if parse_treatment(item).acute}
        if not drugs or len(drugs) == len(items):
            found.append(role)
            continue
        taken = replace(
            role, meaning="treatment", how=BY_CELLS, joins=True, why="",
            column=rewrite(role.column, partial(_only, keys=drugs, inside=True)),
        )  # fmt: skip
        more.append(taken)
        found.append(
            replace(role, column=rewrite(role.column, partial(_only, keys=drugs, inside=False)))
        )
        context.decisions.columns([role.header], "treatment", phrase("read.shape.items.medicines"))
    return found


def _only(text: str, keys: set[str], *, inside: bool) -> str:
    kept = [one for one in split_items(text) if (fold(one) in keys) == inside]
    return "" if is_blank(text) else SEPARATOR.join(kept)
