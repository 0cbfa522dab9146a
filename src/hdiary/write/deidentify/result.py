"""What `hdiary.deidentify` gives: the diary, the account of it, and the key apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from hdiary.diary import Diary
from hdiary.words import Phrase, load_words
from hdiary.write.deidentify.key import Key


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Deidentified:
    """A diary that was de-identified, and what was done to it.

    Attributes
    ----------
    diary
        To pass on. Nothing of the file that it came from is in it.
    people
        The facts of its people, treated alike; None if there are none.
    account
        One row for each column: ``table`` (diary or people), ``column``, ``done``, ``cells``.
    key
        The secret key, not to be passed on; with it a later export gets the same codes and
        shifts.
    dates
        ``"shift"``, ``"relative"`` or ``"year"``.
    told
        The sentences of `summary`, to be said in any language.
    """

    diary: Diary
    people: Any
    account: pd.DataFrame
    key: Key = field(repr=False)
    dates: str
    told: tuple[Phrase, ...]

    def summary(self, *, language: str = "en") -> str:
        """Say what was done, and what is not promised.

        Parameters
        ----------
        language
            ``"en"`` or ``"de"``.

        Returns
        -------
        str
            One sentence or list a line.
        """
        say = load_words(language, "screen")
        return "\n".join(say(one) for one in self.told)

    def __repr__(self) -> str:
        return self.summary()
