"""The page as a web app: a folder for any web server, from where a phone installs it."""

from __future__ import annotations

import hashlib
import html
import json
import os
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from hdiary.keep.asked import Asked
from hdiary.keep.page import fill_page
from hdiary.plots.icon import BACKGROUND, icon_png, icon_svg
from hdiary.trials.folder import save_files
from hdiary.words import load_words

PAGE, MANIFEST, WORKER = "index.html", "diary.webmanifest", "worker.js"
_ICON, _PIXELS = "icon.svg", {"icon-180.png": 180, "icon-192.png": 192, "icon-512.png": 512}
_APPLE = "icon-180.png"
_POLICY = {
    "img-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    # To register the worker is the one place where an address becomes a script.
    "trusted-types": "hdiary-worker",
}
_FOR_ALL = 0o644
_SHORTEST = 12
"""So much of a name fits under an icon [letters]."""


def write_web_app(
    folder: str | os.PathLike[str],
    asked: Asked | None = None,
    *,
    trial: dict[str, Any] | None = None,
    force: bool = False,
) -> list[Path]:
    """Write the page in which a person keeps a diary as a folder for a web server.

    A phone that opens the folder there (over https) can install the page like an app; it then
    opens without a network, and what is written stays on the phone. The files ask nothing of
    anywhere else, and nothing of the server but themselves.

    Parameters
    ----------
    folder
        Where to; made if it is not there.
    asked
        What it asks for, as `ask_for` gives it; the usual if left out.
    trial
        The plan of a trial that the page follows, as ``hdiary trial plan`` tells it.
    force
        Whether files that are there may be replaced.

    Returns
    -------
    list of Path
        The files.

    Raises
    ------
    WriteError
        If a file is there and ``force`` is not given, or cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as home:
    ...     [path.name for path in write_web_app(Path(home) / "diary")][:3]
    ['index.html', 'diary.webmanifest', 'worker.js']
    """
    # A web server is another user, and these files are no diary: they are to be handed out.
    files = web_app_files(asked or Asked(), trial)
    return save_files(files, folder, force=force, mode=_FOR_ALL)


def web_app_files(asked: Asked, trial: dict[str, Any] | None = None) -> dict[str, bytes]:
    """Make every file of the folder; the same for the same arguments."""
    page = fill_page(asked, trial, first="installed.js", policy=_POLICY, head=_head())
    icons = {_ICON: icon_svg(), **{name: icon_png(size) for name, size in _PIXELS.items()}}
    kept = {PAGE: page, MANIFEST: _manifest(asked), **icons}
    ordered = {PAGE: page, MANIFEST: kept[MANIFEST], WORKER: _worker(kept)}
    return ordered | icons


def _head() -> str:
    """Name the files beside the page, and the colour around it."""
    return "".join(
        [
            f'<link rel="manifest" href="{MANIFEST}">\n',
            f'<link rel="icon" href="{_ICON}" type="image/svg+xml">\n',
            f'<link rel="apple-touch-icon" href="{_APPLE}">\n',
            f'<meta name="theme-color" content="{html.escape(BACKGROUND)}">\n',
        ]
    )


def _manifest(asked: Asked) -> bytes:
    """Tell a browser how the page is called and looks when it is installed."""
    title = load_words(asked.language)("keep.page.title")
    name = asked.name or title
    # An icon that a phone cuts round is drawn to its edges, so it serves both ways.
    pictures = [{"src": _ICON, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}]
    pictures += [
        {"src": file, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for file, size in _PIXELS.items()
        for purpose in ("any", "maskable")
    ]
    told = {
        "name": name,
        "short_name": name
        if len(name) <= _SHORTEST
        else load_words(asked.language)("keep.page.short"),
        "lang": asked.language,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": BACKGROUND,
        "icons": pictures,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _worker(kept: Mapping[str, bytes]) -> bytes:
    """Give the worker that keeps these files, which is another one whenever a file is another."""
    source = (files("hdiary.keep") / "app" / WORKER).read_bytes()
    found = hashlib.sha256(source)
    for name, data in kept.items():
        found.update(name.encode("utf-8") + b"\0" + hashlib.sha256(data).digest())
    told = {"VERSION": found.hexdigest()[:16], "FILES": list(kept)}
    named = [f"const {name} = {json.dumps(value)};\n" for name, value in told.items()]
    return "".join(named).encode("utf-8") + source
