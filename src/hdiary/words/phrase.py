"""Something said, kept as a key and its values until it is shown in somebody's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence, or a part of one, that is not yet in any language.

    Attributes
    ----------
    key
        Where its words stand in every language, such as ``"reason.wide"``.
    values
        What is put into them, by name: numbers, days, names, other phrases, or tuples of these.

    Examples
    --------
    >>> from hdiary.words import load_words
    >>> told = phrase("need.recorded_day.some", n=3, needed=60)
    >>> load_words("en")(told)
    'only 3 recorded days; 60 are needed'
    >>> load_words("de")(told)
    'nur 3 eingetragene Tage; nötig sind 60'
    """

    key: str
    values: tuple[tuple[str, object], ...] = ()

    def value(self, name: str) -> object:
        """Give one of the values; None where there is none of this name."""
        return dict(self.values).get(name)


def phrase(key: str, /, **values: object) -> Phrase:
    """Make a phrase of a key and what is put into its words.

    Parameters
    ----------
    key
        Where its words stand, ``"table.name"``.
    **values
        By the names of the places in its words; they must be hashable, so lists as tuples.

    Returns
    -------
    Phrase
        Equal to every other of the same key and values.

    Examples
    --------
    >>> phrase("reason.wide") == phrase("reason.wide")
    True
    """
    return Phrase(key, tuple(values.items()))
