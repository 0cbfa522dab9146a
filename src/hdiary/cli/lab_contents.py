"""The Jupyter server's files: a notebook that is opened has run before it is shown."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import nbformat
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from psutil import virtual_memory  # type: ignore[import-untyped]
from traitlets import List, Unicode

from hdiary.cli.lab_own import MARK, own_copy, without_results
from hdiary.cli.lab_run import kernel_of, run_cells, session_of
from hdiary.cli.lab_stamp import stamp_of
from hdiary.write import save_bytes

_AT_FIRST = 4.0
"""How long a browser that has just been given the first notebook is left in peace [s]."""
_ENOUGH = 2_000_000_000
"""As long as so much memory is free, notebooks run before they are asked for [bytes]."""


_Files: Any = AsyncLargeFileManager
_nbformat: Any = nbformat


class RunningContents(_Files):  # type: ignore[misc]
    """Files of a folder of notebooks, each of which has run when it is opened."""

    # What a browser is given has its answers, and the kernel that gave them is running, so that
    # what can be moved by hand moves. The notebooks named in ``soon`` need not be waited for.
    soon = List(Unicode(), help="Notebooks to run at once, in this order.").tag(config=True)

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._one_at_a_time: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._ahead: asyncio.Future[None] | None = None
        self._opened = asyncio.Event()
        if self.soon:
            asyncio.get_event_loop().call_soon(self._begin)

    def _begin(self) -> None:
        self._ahead = asyncio.ensure_future(self._run_ahead())

    async def _run_ahead(self) -> None:
        """Run the notebooks that are likely to be opened, as long as there is memory for them."""
        first, *others = self.soon
        await self._try_to_answer(first, unasked=True)
        await self._opened.wait()
        await asyncio.sleep(_AT_FIRST)
        for path in others:
            enough = virtual_memory().available > _ENOUGH
            if not enough or not await self._try_to_answer(path, unasked=True):
                return

    async def get(self, path: str, content: bool = True, **how: Any) -> Any:
        """Give a file; a notebook when it has run."""
        named = path.strip("/")
        if content and named.endswith(".ipynb"):
            await self._try_to_answer(named)
            self._opened.set()
        return await super().get(path, content=content, **how)

    async def _try_to_answer(self, path: str, *, unasked: bool = False) -> bool:
        """Run a notebook if it has to; whatever goes wrong, it is opened as it stands."""
        try:
            async with self._one_at_a_time[path]:
                await self._answer(path, unasked=unasked)
        except Exception as error:  # its words may be those of the diary, and are not told
            self.log.warning("%s did not run by itself (%s).", path, type(error).__name__)
            return False
        return True

    async def _answer(self, path: str, *, unasked: bool) -> None:
        """Run a notebook unless it has run on the diary as it is now, and its kernel lives."""
        place = Path(self._get_os_path(path))
        if not place.is_file():
            return
        notebook = _nbformat.read(place, as_version=4)
        stamp = stamp_of(notebook, place.parent)
        mark = notebook.metadata.get(MARK, {})
        alive = await session_of(path, self.parent) is not None
        if stamp is None or (alive and mark.get("answered") == stamp):
            return
        own = own_copy(notebook)
        if own is None and (unasked or not self.notary.check_signature(notebook)):
            return  # what somebody else wrote runs when the person says so
        # What is signed below was shown by this run: results that came along are taken out, and
        # a notebook of hdiary's is written anew, with nothing of the file that was there.
        notebook = notebook if own is None else _nbformat.reads(json.dumps(own), as_version=4)
        without_results(notebook)
        await run_cells(notebook, await kernel_of(path, self.parent))
        notebook.metadata[MARK] = {**notebook.metadata.get(MARK, {}), "answered": stamp}
        save_bytes(place, _nbformat.writes(notebook).encode("utf-8"), force=True)
        self.notary.sign(notebook)
