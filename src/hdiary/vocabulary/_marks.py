"""Marks in a column of marks: ticks, crosses, yes and no, taken and not taken."""

from __future__ import annotations

from functools import cache, lru_cache

from hdiary.vocabulary.text import fold
from hdiary.vocabulary.words import NO_WORDS, YES_WORDS

_LONGEST_READ = 60
_MARKED = frozenset(
    {"\u2705", "\U0001f5f8", "\u25cf", "\u2022", "*", "\u25cb", "\u25ef", "\u3007", "\u25c9"}
)
_MARKED |= {"\u2714", "\u2713", "\u2611", "\u25a0", "\u2612", "\u25c6", "\u2b24"}
_NOT_MARKED = frozenset({"-", "--", "\u2013", "\u2014", "\u2212", "\uff0d", "\u00d7", "\u2717"})
_NOT_MARKED |= {"\u2718", "\u2610", "\u274c", "\u2715", "\u2716", "\u25a1", "\u30fc"}
_DONE_WORDS = frozenset(
    {
        *("v", "xx", "xxx", "on"),
        *("done", "taken", "took", "took it", "used", "present", "erledigt", "genommen", "gemacht"),
        *("vorhanden", "pris", "prise", "fait", "tomado", "tomada", "hecho", "preso", "presa"),
        *("fatto", "tomei", "feito", "genomen", "gedaan", "tagen", "tatt", "taget", "принято"),
        *("принял", "принимал", "есть", "有", "是", "あり", "有り", "服用", "はい", "已服", "已用"),
    }
)
_UNDONE_WORDS = frozenset(
    {
        *("not taken", "not done", "not used", "none", "never", "absent", "not present", "nil"),
        *("nicht genommen", "nicht gemacht", "kein", "keine", "keins", "pas pris", "aucun"),
        *("no tomado", "ninguno", "non preso", "nessuno", "nao tomei", "nenhum", "niet genomen"),
        *("geen", "ingen", "inget", "не принято", "не принимал", "无", "無", "否", "没有", "なし"),
        *("無し", "いいえ", "不"),
    }
)


@lru_cache(maxsize=2048)
def mark_of(text: str) -> bool | None:
    """Read a mark in a column of marks."""
    # None for an empty cell and for whatever is no mark. The letter `x` is a mark; the sign of
    # multiplication says no in Japanese tables.
    if len(text) > _LONGEST_READ:
        return None
    sign = text.strip().replace("\ufe0f", "").replace("\ufe0e", "")
    if sign in _MARKED:
        return True
    if sign in _NOT_MARKED:
        return False
    folded = fold(sign).rstrip(".!")
    if folded in YES_WORDS or folded in _folded(_DONE_WORDS):
        return True
    return False if folded in NO_WORDS or folded in _folded(_UNDONE_WORDS) else None


@cache
def _folded(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in listed)
