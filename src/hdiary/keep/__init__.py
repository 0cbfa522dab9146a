"""A diary to keep: one page that works offline on a phone or computer, and a month on paper."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hdiary.keep.ask import AskedError, ask_for
    from hdiary.keep.asked import Asked
    from hdiary.keep.page import diary_page, write_diary_page
    from hdiary.keep.paper import paper_pdf
    from hdiary.keep.trial_diary import trial_page
    from hdiary.keep.trial_told import tell_trial
    from hdiary.keep.web_app import write_web_app

__all__ = [
    "Asked",
    "AskedError",
    "ask_for",
    "diary_page",
    "paper_pdf",
    "tell_trial",
    "trial_page",
    "write_diary_page",
    "write_web_app",
]

_HOMES = {
    "Asked": "asked",
    **dict.fromkeys(("AskedError", "ask_for"), "ask"),
    **dict.fromkeys(("diary_page", "write_diary_page"), "page"),
    "paper_pdf": "paper",
    "tell_trial": "trial_told",
    "trial_page": "trial_diary",
    "write_web_app": "web_app",
}
"""What is brought in when it is first asked for: a diary as CSV draws no heads."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hdiary.keep' has no attribute {name!r}")
    return getattr(import_module(f"hdiary.keep.{_HOMES[name]}"), name)
