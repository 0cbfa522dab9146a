"""What stands for a cell that is not shown, since it may be private."""

from __future__ import annotations

import re
from collections.abc import Callable

HIDDEN = "(not shown)"
_LONG = re.compile(r"\(text of (\d+) characters, not shown\)")


def hide_long(text: str) -> str:
    """Give what stands for a long text."""
    return f"(text of {len(text)} characters, not shown)"


def say_hidden(text: str, say: Callable[..., str]) -> str:
    """Say in a language what stands for a cell that is not shown; any other stays as it is."""
    if text == HIDDEN:
        return say("say.hidden")
    long = _LONG.fullmatch(text)
    return text if long is None else say("say.hidden_text", size=long[1])
