"""The server of a sitting ends when hdiary does, however it ends: a pipe between them says so."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from tornado.ioloop import IOLoop

_PATIENCE = 20.0
"""How long it may take to shut down before it is ended [s]."""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Watch the pipe from hdiary, which the system closes at the latest when hdiary is killed."""
    end = (server, IOLoop.current(), Path(os.environ["JUPYTER_RUNTIME_DIR"]).parent)
    threading.Thread(target=_end_with_hdiary, args=end, daemon=True).start()


def _end_with_hdiary(server: Any, loop: IOLoop, place: Path) -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    # Nobody else is left to clear the folder of this sitting.
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    loop.add_callback(server.stop)
    ended = threading.Timer(_PATIENCE, _end_now, args=[place])
    ended.daemon = True
    ended.start()


def _end_now(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    os._exit(1)
