"""One treatment to choose from, in hdiary's own words where they are the same."""

from __future__ import annotations

from dataclasses import replace

from hdiary.keep.asked import LANGUAGES
from hdiary.keep.meant import meant_treatment
from hdiary.vocabulary.headings import item_of
from hdiary.vocabulary.text import fold
from hdiary.vocabulary.treatments import Treatment, format_treatment, parse_treatment
from hdiary.words import Phrase, load_words, phrase

_OWN = frozenset({"own", "eigen", "eigenes", "eigene"})
"""What stands in brackets behind a word that only looks misspelt."""


def read_treatment(item: str) -> str | Phrase:
    """Give a treatment as the diary holds it, or say why it cannot be offered."""
    name, remark = item_of(item)
    own = fold(remark) in _OWN
    text = name if own else item
    read = parse_treatment(text)
    if read.recognised:
        return format_treatment(replace(read, count=None)) if _is_plain(read) else text
    if own:
        return text
    if not any(sign.isalpha() for sign in text):
        return phrase("template.asked.no_word", word=item)
    meant = read.suggestion or meant_treatment(text)
    if meant:
        return phrase("template.asked.misspelt", word=text, meant=(meant,))
    if read.advice in {"packet", "done", "which"}:
        advice = phrase(f"vocabulary.advice.{read.advice}")
        return phrase("template.asked.vague", word=text, advice=advice)
    return text


def _is_plain(read: Treatment) -> bool:
    """Say whether own words are hdiary's name, or what it is called in a language."""
    # A brand stays as it is: people know the box, not what is in it.
    called = {load_words(language).treatment(read.name) for language in LANGUAGES}
    return fold(read.words) in {fold(name) for name in (read.name, *called)} and read.count is None
