"""A file that was made, to be opened or saved by the browser without a server's help."""

from __future__ import annotations

from importlib.resources import files

import anywidget
import traitlets

_STYLE = """
.hd-handed { display: flex; flex-wrap: wrap; gap: .3em 1.4em; margin: .2em 2px .6em; }
.hd-handed:empty { display: none; }
.hd-handed a { color: var(--jp-content-link-color, #0b5cad); text-decoration: underline; }
"""


class Handed(anywidget.AnyWidget):
    """Links to a file that lies in the memory of the browser.

    Attributes
    ----------
    content
        The file; nothing as long as there is none.
    name
        What it is called where it is saved.
    kind
        What it is, such as ``application/pdf``.
    opens, saves
        What the two links say.
    """

    _esm = (files("hdiary.widgets") / "handed.js").read_text(encoding="utf-8")
    _css = _STYLE
    content = traitlets.Bytes(b"").tag(sync=True)
    name = traitlets.Unicode("").tag(sync=True)
    kind = traitlets.Unicode("").tag(sync=True)
    opens = traitlets.Unicode("").tag(sync=True)
    saves = traitlets.Unicode("").tag(sync=True)

    def hand(self, content: bytes, *, name: str, kind: str) -> None:
        """Hand over another file; an empty one takes the links away."""
        with self.hold_sync():
            self.content, self.name, self.kind = content, name, kind
