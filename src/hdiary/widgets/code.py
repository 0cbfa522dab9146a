"""The plain code beneath a widget that gives the same."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from hdiary.diary.show import show_in_theme
from hdiary.words import Words

_TWIN = (
    '<p style="margin:.8em 0 .2em">{head}:</p>'
    '<pre tabindex="0" aria-label="{head}" style="user-select:all;margin:0;'
    "padding:.6em .8em;overflow-x:auto;max-width:52em;border-radius:3px;white-space:pre;"
    "font-family:var(--jp-code-font-family,monospace);font-size:.88em;line-height:1.45;"
    "color:var(--jp-content-font-color1,inherit);"
    'background:var(--jp-cell-editor-background,#8881)"><code>{code}</code></pre>'
)


def show_code(code: str, say: Words) -> str:
    """Give plain code to copy as HTML; one click or Ctrl+A in it marks all of it."""
    return show_in_theme(_TWIN.format(code=escape(code), head=escape(say("panel.same_in_code"))))


def write_call(name: str, /, *given: Any, **settings: Any) -> str:
    """Write a call as code, without settings that are None."""
    told = [repr(value) for value in given]
    told += [f"{key}={value!r}" for key, value in settings.items() if value is not None]
    return f"{name}({', '.join(told)})"


class Name(str):
    """The name of a variable in written code."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def write_lines(lines: Sequence[str]) -> str:
    """Join lines of code."""
    return "\n".join(line for line in lines if line)
