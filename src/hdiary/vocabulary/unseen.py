"""Signs without a width, which copying from a page, a chat or a calendar leaves in cells."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, blanks without a width, marks of direction, byte order marks. Joiners are left
# out: words of Persian and Hindi, and pictures of several people, are spelt with them.
_UNSEEN = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)


def without_unseen(text: str) -> str:
    """Take such signs out of a text, unless words from right to left may need them."""
    if text.isascii() or not _UNSEEN.search(text) or any(map(_from_right, text)):
        return text
    return _UNSEEN.sub("", text)


def _from_right(sign: str) -> bool:
    return sign.isalpha() and unicodedata.bidirectional(sign) in ("R", "AL")
