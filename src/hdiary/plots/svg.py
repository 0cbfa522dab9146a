"""Pictures as text to stand in a page, and as files."""

from __future__ import annotations

import base64
import hashlib
import html
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from hdiary.diary import need_kind
from hdiary.plots.style import STYLE, alt_text, figure_of
from hdiary.write import save_bytes

_FORMATS = ("png", "svg", "pdf")
_SVG: Any = {**STYLE, "svg.hashsalt": "hdiary", "svg.fonttype": "path", "svg.image_inline": True}
_D, _LONG = re.compile(r'\bd="[^"]*"'), re.compile(r"-?\d+\.\d{3,}")
_IDS = re.compile(r'(\bid="|href="#|url\(#)([^")]+)')


def figure_svg(picture: Axes | Figure, *, prefix: str | None = None) -> str:
    """Turn a picture into an ``<svg>`` element that can stand in an HTML page.

    Parameters
    ----------
    picture
        Axes that a function of `hdiary.plots` returned, or their figure.
    prefix
        Put before every identifier in the picture, so that several fit on one page; by
        default it follows from what is drawn.

    Returns
    -------
    str
        The same text every time, without header, addresses or scripts; it carries its title
        and its words (`alt_text`) for people who cannot see it, and is as wide as its place.

    Examples
    --------
    >>> from hdiary.plots.picture import new_axes
    >>> from hdiary.plots.style import describe
    >>> svg = figure_svg(describe(new_axes(2.0), "Nothing yet."), prefix="a")
    >>> svg.startswith('<svg role="img" aria-labelledby="a-title a-desc"')
    True
    """
    title, words = _title_and_words(picture)
    text = _raw_svg(figure_of(picture)).decode("utf-8")
    name = prefix or "p" + hashlib.sha256(text.encode()).hexdigest()[:10]
    box = re.search(r'viewBox="[^"]*"', text)
    body = text[text.index(">", text.index("<svg")) + 1 : text.rindex("</svg>")]
    body = re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.DOTALL)
    body = re.sub(r"<style\b.*?</style>", "", body, flags=re.DOTALL)
    body = re.sub(r"<!--.*?-->", "", body, flags=re.DOTALL)
    body = body.replace("xlink:href=", "href=")
    body = _IDS.sub(rf"\g<1>{name}-\g<2>", body)
    body = re.sub(r"\s*\n\s*", "\n", re.sub(r"<defs>\s*</defs>", "", body)).strip()
    body = _D.sub(lambda d: _LONG.sub(lambda n: f"{float(n.group()):.2f}", d.group()), body)
    return (
        f'<svg role="img" aria-labelledby="{name}-title {name}-desc" '
        f'{box.group() if box else ""} stroke-linejoin="round" stroke-linecap="butt">'
        f'<title id="{name}-title">{html.escape(title)}</title>'
        f'<desc id="{name}-desc">{html.escape(words)}</desc>\n{body}\n</svg>'
    )


def figure_html(picture: Axes | Figure, *, width: int = 620) -> str:
    """Give a picture as an ``<img>`` that holds everything, on white paper, with its words."""
    title, words = _title_and_words(picture)
    svg = base64.b64encode(_raw_svg(figure_of(picture))).decode("ascii")
    return (
        f'<div style="background:#fff;max-width:{width}px;padding:10px 12px;border-radius:4px;'
        f'margin:.5em 0"><img src="data:image/svg+xml;base64,{svg}" '
        f'alt="{html.escape(f"{title}. {words}")}" style="width:100%"></div>'
    )


def save_figure(
    picture: Axes | Figure,
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Save a picture as PNG (200 dots per inch), SVG or PDF, after the file's ending.

    Parameters
    ----------
    picture
        Axes that a function of `hdiary.plots` returned, or their figure.
    path
        Where to.
    force
        Whether a file that is there may be replaced.
    not_over
        Files that must not be replaced even then.

    Raises
    ------
    ValueError
        If the file's ending is none of these, or if the file may not be written.
    """
    need_kind("picture", picture, (Axes, Figure), "plot_burden(answer)", needed=True)
    kind = Path(path).suffix.lower().lstrip(".")
    if kind not in _FORMATS:
        raise ValueError(
            f'a picture cannot be saved as "{Path(path).name}"; end the name with '
            ".png, .svg or .pdf"
        )
    save_bytes(path, figure_bytes(picture, kind=kind), force=force, not_over=not_over)


def figure_bytes(picture: Axes | Figure, *, kind: str) -> bytes:
    """Give a picture as the bytes of a ``"png"``, ``"svg"`` or ``"pdf"`` file, always the same."""
    figure = figure_of(picture)
    title, words = _title_and_words(picture)
    if kind == "svg":
        told = f"<title>{html.escape(title)}</title>\n <desc>{html.escape(words)}</desc>\n"
        text = _raw_svg(figure).decode("utf-8")
        at = text.index(">", text.index("<svg")) + 1
        return (
            text[:at].replace("<svg ", '<svg role="img" ', 1) + "\n " + told + text[at:]
        ).encode()
    kept: dict[str, str | None] = {"Title": title}
    if kind == "pdf":
        kept |= {"Subject": words, "CreationDate": None, "Producer": None, "Creator": "hdiary"}
    else:
        kept |= {"Description": words, "Software": "hdiary"}
    return _saved(figure, kind, kept)


def _title_and_words(picture: Axes | Figure) -> tuple[str, str]:
    axes = picture.axes if isinstance(picture, Figure) else [picture]
    titles = [ax.get_title(loc="left") for ax in axes]
    return "; ".join(t for t in titles if t) or "Picture", " ".join(alt_text(ax) for ax in axes)


def _raw_svg(figure: Figure) -> bytes:
    return _saved(figure, "svg", {"Date": None, "Creator": None})


def _saved(figure: Figure, kind: str, metadata: dict[str, str | None]) -> bytes:
    buffer = io.BytesIO()
    with matplotlib.rc_context(_SVG):
        figure.savefig(buffer, format=kind, dpi=200 if kind == "png" else 72, metadata=metadata)
    return buffer.getvalue()
