"""How days with medicine lie beside a limit: closed words, and what each is made from."""

from __future__ import annotations

from hdiary.questions.reasons import Reasons
from hdiary.words import phrase, say_plain

_PHRASES = {
    name: phrase(f"medicine.verdict.{name}")
    for name in (
        "at_limit",
        "sometimes",
        "below",
        "cannot_tell",
        "not_recognised",
        "too_short",
        "one_group",
        "by_itself",
        "no_treatment",
        "no_column",
        "no_limit",
    )
}
_TEXTS = {name: say_plain(told) for name, told in _PHRASES.items()}
VERDICTS: Reasons = {_TEXTS[name]: told for name, told in _PHRASES.items()}
"""By its words in a table: each verdict as a phrase."""
NAMES = {text: name for name, text in _TEXTS.items()}
"""By its words in a table: what a verdict is called among the keys."""

AT_LIMIT, SOMETIMES, BELOW = _TEXTS["at_limit"], _TEXTS["sometimes"], _TEXTS["below"]
CANNOT_TELL, NOT_RECOGNISED = _TEXTS["cannot_tell"], _TEXTS["not_recognised"]
TOO_SHORT, ONE_GROUP = _TEXTS["too_short"], _TEXTS["one_group"]
BY_ITSELF = _TEXTS["by_itself"]
NOT_SAID, NO_COLUMN = _TEXTS["no_treatment"], _TEXTS["no_column"]
NO_LIMIT = _TEXTS["no_limit"]
REACHED = (AT_LIMIT, SOMETIMES)
OPEN = (CANNOT_TELL, NOT_RECOGNISED)
UNSAID = (NOT_SAID, NO_COLUMN)
