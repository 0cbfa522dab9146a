"""What factors are called in somebody's language."""

from __future__ import annotations

import pandas as pd

from hdiary.questions.reasons import Reasons
from hdiary.words import Words

_NO_FACTORS = {"exposure.long_texts", "exposure.remarks"}
"""What stands in the place of a factor's name and is none."""


def tell_names(frame: pd.DataFrame, say: Words, reasons: Reasons) -> pd.DataFrame:
    """Add to rows of factors, under ``told``, what each is called."""
    # What is no factor, such as longer texts, is no name either but a phrase; a factor may be
    # called as a reason is.
    pairs = zip(frame["factor"], frame["kind"], strict=True) if "kind" in frame else ()
    phrases = {name: told for name, told in reasons.items() if told.key in _NO_FACTORS}
    told = [
        say(phrases[name]) if name in phrases else say.factor(str(name), str(kind))
        for name, kind in pairs
    ]
    return frame.assign(told=pd.Series(told, index=frame.index, dtype="str"))
