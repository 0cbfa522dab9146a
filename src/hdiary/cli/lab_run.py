"""Running a notebook in the kernel that the person's browser will talk to."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

_LONGEST = 120
"""How long a notebook may take before it is shown with what there is so far [s]."""
_SILENT = logging.getLogger("hdiary.lab")
_SILENT.addHandler(logging.NullHandler())
_SILENT.propagate = False  # what a cell says stands beneath it; a log would repeat the diary


async def run_cells(notebook: Any, kernel: Any) -> None:
    """Run every cell in a kernel that goes on living, and put what it shows into the notebook."""
    from nbclient import NotebookClient

    client = NotebookClient(
        notebook, km=kernel, allow_errors=True, timeout=_LONGEST, interrupt_on_timeout=True,
        record_timing=False, log=_SILENT,
    )  # fmt: skip
    client.reset_execution_trackers()
    line: Any = kernel.client()
    client.kc = line
    line.start_channels()
    ends = time.monotonic() + _LONGEST
    try:
        await line.wait_for_ready(timeout=_LONGEST)
        for at, cell in enumerate(notebook.cells):
            client.timeout = max(1, int(ends - time.monotonic()))
            await client.async_execute_cell(cell, at)
        client.set_widgets_metadata()
    finally:
        line.stop_channels()


async def kernel_of(path: str, server: Any) -> Any:
    """Give the kernel of a notebook's session; a session is begun if there is none."""
    found = await session_of(path, server)
    if found is None:
        found = await server.session_manager.create_session(
            path=path, name=path.rpartition("/")[2], type="notebook", kernel_name="python3"
        )
    return server.kernel_manager.get_kernel(found["kernel"]["id"])


async def session_of(path: str, server: Any) -> dict[str, Any] | None:
    """Give the session in which a notebook lives, if it does."""
    listed = await asyncio.ensure_future(_listed(server))
    return next((one for one in listed if one["path"] == path), None)


async def _listed(server: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await server.session_manager.list_sessions()
    return found
