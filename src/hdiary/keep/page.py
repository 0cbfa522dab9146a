"""The page: one file, which asks nothing of anywhere."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from rcssmin import cssmin

from hdiary.keep.asked import Asked
from hdiary.keep.joined import join_modules
from hdiary.keep.policy import write_policy
from hdiary.keep.told import tell_page
from hdiary.words import load_words
from hdiary.write.files import save_bytes

_STYLES = ("app.css", "look.css", "trial.css", "data.css")
_PLACE = re.compile(r"<!--([A-Z]+)-->")


def write_diary_page(
    path: str | os.PathLike[str],
    asked: Asked | None = None,
    *,
    trial: dict[str, Any] | None = None,
    force: bool = False,
) -> None:
    """Write the page in which a person keeps a diary, as one HTML file.

    Parameters
    ----------
    path
        Where to, such as ``diary.html``.
    asked
        What it asks for, as `ask_for` gives it; the usual if left out.
    trial
        The plan of a trial that the page follows, as ``hdiary trial plan`` tells it.
    force
        Whether a file that is there may be replaced.

    Raises
    ------
    WriteError
        If the file is there and ``force`` is not given, or cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_diary_page(Path(folder) / "diary.html")
    ...     (Path(folder) / "diary.html").read_text(encoding="utf-8")[:15]
    '<!doctype html>'
    """
    save_bytes(path, diary_page(asked, trial=trial), force=force)


def diary_page(asked: Asked | None = None, *, trial: dict[str, Any] | None = None) -> bytes:
    """Give the page in which a person keeps a diary, as the bytes of an HTML file.

    Parameters
    ----------
    asked
        What it asks for, as `ask_for` gives it; the usual if left out.
    trial
        The plan of a trial that the page follows, as ``hdiary trial plan`` tells it.

    Returns
    -------
    bytes
        UTF-8; the same for the same arguments.

    Examples
    --------
    >>> from hdiary.keep import ask_for
    >>> page = diary_page(ask_for(language="de", name="Praxis am See"))
    >>> b'<html lang="de">' in page, "<title>Praxis am See</title>".encode() in page
    (True, True)
    """
    asked = asked or Asked()
    return fill_page(asked, trial)


def fill_page(
    asked: Asked,
    trial: dict[str, Any] | None = None,
    *,
    first: str = "main.js",
    policy: Mapping[str, str] | None = None,
    head: str = "",
) -> bytes:
    """Make the page from a first module, with what else its policy allows and its head holds."""
    script = join_modules(first)
    style = str(cssmin("\n".join(map(_read, _STYLES))))
    say = load_words(asked.language)
    filled = {
        "LANGUAGE": asked.language,
        "TITLE": html.escape(asked.name or say("keep.page.title")),
        "POLICY": write_policy(script, style, policy or {}),
        "HEAD": head,
        "STYLE": style,
        "STILL": html.escape(say("keep.page.still")),
        "TOLD": tell_page(asked, trial),
        "SCRIPT": script,
    }
    # In one go, so that nothing which is filled in is taken for a place again.
    page = _PLACE.sub(lambda place: filled[place[1]], _read("page.html"))
    return page.encode("utf-8")


def _read(name: str) -> str:
    return (files("hdiary.keep") / "app" / name).read_text(encoding="utf-8")
