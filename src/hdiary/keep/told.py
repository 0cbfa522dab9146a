"""Everything that the page's script is told, as JSON in the page."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from typing import Any

from hdiary.keep.asked import Asked
from hdiary.keep.drugs import list_beside, list_drugs, list_limits
from hdiary.keep.heads import draw_heads
from hdiary.keep.spoken import say_all
from hdiary.version import VERSION
from hdiary.words import load_words


def tell_page(asked: Asked, trial: dict[str, Any] | None) -> str:
    """Write what the page is told so that nothing in it can end the element that holds it."""
    told = {
        "language": asked.language,
        "name": asked.name,
        "patient": asked.patient,
        "activities": asked.activities,
        "postures": asked.postures,
        "treatments": asked.treatments,
        "questions": asked.questions,
        "checkIns": asked.check_ins,
        "beside": list_beside(),
        "limits": list_limits(),
        "trial": trial,
        "version": VERSION,
        "tooOld": load_words(asked.language)("keep.page.too_old"),
        "packed": _pack({"words": _words(trial), "heads": draw_heads(), "drugs": list_drugs()}),
    }
    text = _write(told)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _pack(told: dict[str, Any]) -> str:
    """Press what is long and never changes, so that the page can be sent by mail."""
    return b64encode(zlib.compress(_write(told).encode("utf-8"), 9)).decode("ascii")


def _write(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _words(trial: dict[str, Any] | None) -> dict[str, Any]:
    words = say_all()
    if trial is None:
        # What a page cannot come to say, nobody need send.
        for spoken in words.values():
            del spoken["keep"]["trial"]
    return words
