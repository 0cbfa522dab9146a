"""A button that takes a file from the person's computer, however large."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

import anywidget
import traitlets

_STYLE = """
.hd-upload-place { display: inline-flex; align-items: center; gap: .6em; }
.hd-upload.hd-upload { width: auto; }
.hd-whole.hd-whole { white-space: normal; height: auto; min-height: 28px; overflow: visible;
  text-overflow: clip; text-align: left; line-height: 1.35; padding: 5px 10px; }
"""


class UploadButton(anywidget.AnyWidget):
    """A button that opens the browser's choice of files and hands over the one that is chosen.

    Parameters
    ----------
    take
        What to do with a file: called with its name and its bytes.
    label
        What stands on the button.
    accept
        Endings of the files that are offered first.
    """

    # The file comes in parts of 2 MB, each sent when the one before has arrived: a Jupyter
    # server takes at most 10 MB in one message, and cuts the line to the kernel above it. It
    # stays in memory.
    _esm = (files("hdiary.widgets") / "upload.js").read_text(encoding="utf-8")
    _css = _STYLE
    label = traitlets.Unicode("Upload").tag(sync=True)
    accept = traitlets.Unicode("").tag(sync=True)

    def __init__(self, take: Callable[[str, bytes], None], *, label: str, accept: str) -> None:
        super().__init__(label=label, accept=accept)
        self._take = take
        self._upload, self._file, self._size = "", "", 0
        self._content = bytearray()
        self.on_msg(self._receive)

    def _receive(self, _: Any, content: Mapping[str, Any], buffers: Sequence[Any]) -> None:
        """Take one message: the beginning of a file, or a part of the one that has begun."""
        try:
            if self._keep(content, buffers) and len(self._content) == self._size:
                given, self._content, self._upload = bytes(self._content), bytearray(), ""
                self._take(self._file, given)
        finally:
            self.send({"number": content["number"]})

    def _keep(self, content: Mapping[str, Any], buffers: Sequence[Any]) -> bool:
        """Keep what has come; False where it is of a file that another has taken the place of."""
        if "size" in content:
            self._upload, self._file = str(content["upload"]), str(content["name"])
            self._size, self._content = int(content["size"]), bytearray()
            return True
        if content["upload"] != self._upload or content["at"] != len(self._content):
            return False
        self._content += bytes(buffers[0])
        return True
