"""Voilà for one sitting: it tells its address, and ends when nobody looks any more."""

from __future__ import annotations

import signal
import threading
import webbrowser
from html import escape
from pathlib import Path
from typing import Any

from tornado.ioloop import PeriodicCallback
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler

from hdiary.cli.app_sitting import Sitting
from hdiary.cli.app_watch import Watch

_EACH = 1000
"""How often it is looked whether somebody is there [ms]."""
_OPENS = '<meta charset="utf-8"><meta http-equiv="refresh" content="0;url={url}">'


class _Shutdown(VoilaShutdownKernelHandler):  # type: ignore[misc]
    """Takes a closing window at its word: it knows the token and its own kernel's name."""

    def check_xsrf_cookie(self) -> None:
        """Ask for nothing more; Voilà's page does not send it, so its kernels would stay."""


class Panel(Voila):  # type: ignore[misc]
    """The server of one panel.

    Attributes
    ----------
    sitting
        What is shown, and how.
    folder
        Where the files of this sitting lie.
    """

    sitting: Sitting
    folder: Path

    def begin(self, sitting: Sitting, folder: Path) -> None:
        """Serve until the window is closed or somebody ends it."""
        self.sitting, self.folder = sitting, folder
        self._watch = Watch()
        hangup = getattr(signal, "SIGHUP", None)  # Windows has none
        if hangup is not None:
            signal.signal(hangup, self._handle_signal_stop)
        self.start()

    def init_settings(self) -> dict[str, Any]:
        """Give Voilà's settings; each window that comes is noted, however soon it goes again."""
        settings: dict[str, Any] = super().init_settings()
        connect = self.kernel_manager.notify_connect

        def note(kernel: str) -> None:
            self._watch.seen.add(kernel)
            connect(kernel)

        self.kernel_manager.notify_connect = note
        return settings

    def init_handlers(self) -> list[Any]:
        """Give Voilà's handlers, with ours for the end of a kernel."""
        return [
            (path, _Shutdown if kind is VoilaShutdownKernelHandler else kind, *rest)
            for path, kind, *rest in super().init_handlers()
        ]

    def launch_browser(self) -> None:
        """Tell the address and open it; Voilà's own way would leave the token out."""
        address = f"{self.connection_url}?token={self.token}"
        self.sitting.tell(address)
        PeriodicCallback(self._look, _EACH).start()
        if not self.sitting.browser:
            return
        # By a file that only its owner can read: a browser's arguments are seen by everybody.
        opens = self.folder / "open.html"
        opens.write_text(_OPENS.format(url=escape(address)), encoding="utf-8")
        threading.Thread(target=webbrowser.open, args=[opens.as_uri()], daemon=True).start()

    def _look(self) -> None:
        kernels = self.kernel_manager.list_kernels()
        if self._watch.is_over({one["id"]: one["connections"] for one in kernels}):
            self.ioloop.stop()
