"""Items of lists of treatments, activities, postures and places: sentences, and who is named."""

from __future__ import annotations

import re

from hdiary.diary.schema import LIST_COLUMNS
from hdiary.read.role import DECLARED, Role, said
from hdiary.read.shape.own_cells import is_sentence
from hdiary.read.shape.recurring import count_items, often
from hdiary.vocabulary.names import is_called_after, names_alone, without_person
from hdiary.vocabulary.personal import has_contact, has_given_name
from hdiary.vocabulary.treatments import parse_treatment

_TIMES = re.compile(r"^\d{1,4}(?:[.,]\d{1,3})? ?[xX\u00d7] ")
_HARDLY = 0.05
_LOOKED_AT = 2000


def find_sentences(role: Role) -> dict[str, str]:
    """Give what is no item of a list that it stands in, and what is left of it without a name."""
    # What an app has for treatments holds names and telephone numbers as any table does; and what
    # it is written as is read by this rule.
    if role.meaning not in LIST_COLUMNS or role.how == DECLARED:
        return {}
    texts = said(role)[:_LOOKED_AT]
    if not any(is_sentence(text) or _names(text) for text in texts):
        return {}
    times, rows = count_items(role)
    many = max(often(rows), _HARDLY * rows)
    found: dict[str, str] = {}
    for item, n in times.items():
        # How many were taken stands before what was: it makes no number one to call.
        bare = _TIMES.sub("", item) if role.meaning == "treatment" else item
        if has_contact(bare) or (n < many and _is_unknown(bare, item)):
            found[item] = ""
        elif names_alone(item) and not is_called_after(item):
            found |= {} if parse_treatment(item).recognised else {item: ""}
        elif _names(item):
            # What was done stays, and can be compared; with whom is a note.
            found[item] = without_person(item)
    return found


def _is_unknown(bare: str, item: str) -> bool:
    """Say whether an item is a sentence, or names somebody, and is no treatment that is known."""
    odd = is_sentence(bare) or _names(item)
    return odd and not parse_treatment(item).recognised


def _names(item: str) -> bool:
    return (has_given_name(item) or names_alone(item)) and not is_called_after(item)
