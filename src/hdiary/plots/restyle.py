"""Pictures in the look of a journal or a talk: `restyle`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib
from matplotlib.colors import is_color_like, to_hex
from matplotlib.font_manager import FontProperties, findfont, get_font

from hdiary.diary import need_kind
from hdiary.plots.look import HOUSE, Look, put_look, take_look_off
from hdiary.plots.style import INKS, TEXT


@contextmanager
def restyle(
    *,
    follow: bool = False,
    family: str | None = None,
    text: float | None = None,
    lines: float | None = None,
    pain_colours: str | None = None,
    **inks: str,
) -> Iterator[None]:
    """Draw pictures with other type, lines and inks, for as long as the block lasts.

    Without it pictures look the same whatever style matplotlib has, so that no style of a
    notebook spoils them.

    Parameters
    ----------
    follow
        Whether to take the family and size of type, the width of lines and the colour of words
        from matplotlib's settings as they stand, such as those of a journal's
        ``plt.style.context``; what is named here comes before them.
    family
        Of the type, such as ``"serif"`` or ``"Arial"``.
    text
        Size of most type [points], 7.5 if left out; larger and smaller type keep their proportion.
    lines
        How many times wider lines are drawn, 1 if left out.
    pain_colours
        The name of matplotlib's colours for pain of 0 to 10, ``"cividis_r"`` if left out.
    **inks
        Colours by the name of an ink in `hdiary.plots.INKS`, such as ``blue="#d55e00"``.

    Yields
    ------
    None
        Pictures that are drawn within the block keep their look after it. On axes that were
        given, their own title, ticks and edges keep the type and width that they had.

    Raises
    ------
    ValueError
        If there is no such ink, colour or font, or a size is not above 0.

    Examples
    --------
    >>> import hdiary, pandas as pd
    >>> days = pd.date_range("2026-03-01", periods=56)
    >>> answer = hdiary.burden(hdiary.make_diary(pd.DataFrame({"date": days, "pain": [8, 0] * 28})))
    >>> with restyle(family="DejaVu Serif", blue="#d55e00"):
    ...     ax = hdiary.plots.plot_burden(answer)
    >>> ax.texts[0].get_fontfamily()
    ['DejaVu Serif']
    """
    for name, size in (("text", text), ("lines", lines)):
        need_kind(name, size, (int, float), f"{name}=1.5")
        if size is not None and not 0 < size < float("inf"):
            raise ValueError(f"{name} is {size:g}; it must be above 0")
    token = put_look(
        Look(
            family=_family(family, follow=follow),
            type=_size(text, follow=follow) / TEXT,
            lines=_lines(lines, follow=follow),
            inks=_inks(inks, follow=follow),
            pain_colours=_pain_colours(pain_colours),
        )
    )
    try:
        yield
    finally:
        take_look_off(token)


def _family(family: str | None, *, follow: bool) -> str:
    """Give the font that is there, so that a picture looks the same wherever it is saved."""
    need_kind("family", family, str, 'family="serif"')
    if family is None and not follow:
        return HOUSE.family
    wanted: Any = matplotlib.rcParams["font.family"] if family is None else family
    try:
        file = findfont(FontProperties(family=wanted), fallback_to_default=family is None)
    except ValueError:
        raise ValueError(
            f"there is no font {family!r} on this computer; name one that is, such as "
            '"DejaVu Serif"'
        ) from None
    return str(get_font(file).family_name)


def _size(text: float | None, *, follow: bool) -> float:
    return float(text or (matplotlib.rcParams["font.size"] if follow else TEXT))


def _lines(lines: float | None, *, follow: bool) -> float:
    """Give how many times wider lines are; matplotlib's own width counts as once."""
    name: Any = "lines.linewidth"
    set_to = float(matplotlib.rcParams[name]) / float(matplotlib.rcParamsDefault[name])
    return float(lines or (set_to if follow else HOUSE.lines))


def _inks(inks: dict[str, Any], *, follow: bool) -> dict[str, str]:
    """Give what stands for each ink of the house that is another now."""
    for name, colour in inks.items():
        if name not in INKS:
            raise ValueError(f"there is no ink {name!r}; name one of {', '.join(INKS)}")
        if not is_color_like(colour):
            raise ValueError(f'{name} is no colour; give one such as "#d55e00"')
    words = matplotlib.rcParams["text.color"]
    other = follow and words != matplotlib.rcParamsDefault["text.color"]
    named = {**({"ink": words} if other else {}), **inks}
    return {INKS[name]: to_hex(colour) for name, colour in named.items()}


def _pain_colours(name: str | None) -> str:
    need_kind("pain_colours", name, str, 'pain_colours="viridis_r"')
    if name is not None and name not in matplotlib.colormaps:
        raise ValueError(
            f'matplotlib has no colours called {name!r}; name some that it has, such as "viridis_r"'
        )
    return name or HOUSE.pain_colours
