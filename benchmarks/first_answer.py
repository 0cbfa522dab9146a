"""From ``hdiary lab diary.csv`` to the first answer on the screen, beside an empty JupyterLab.

    python benchmarks/first_answer.py [PAIRS] [--browser /usr/bin/chromium]

Both are started as a person starts them and looked at in a real browser (Playwright, Chromium):
``jupyter lab`` in an empty folder until its launcher is drawn, and ``hdiary lab`` on a copy of the
sample until a sentence of the first answer can be read. Neither is clicked. They take turns, so
that a busy computer slows both; what is told is each pair's ratio and the middle one.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "diary.csv"
ANSWER = "Headache came on 75 of 173 recorded days"
LATEST = 300.0
EMPTY = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
WITH_DIARY = [sys.executable, "-m", "hdiary", "lab", "diary.csv", "--no-browser"]


def until_drawn(command: list[str], drawn: Callable[[Any], None], browser: Any) -> float:
    """Start a server, open its address and wait until something is drawn [s]."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        shutil.copy(SAMPLE, place)
        home = {
            f"JUPYTER{name}_DIR": f"{place}/own/{name}"
            for name in ("_CONFIG", "_DATA", "_RUNTIME", "LAB_SETTINGS", "LAB_WORKSPACES")
        }
        began = time.perf_counter()
        server = subprocess.Popen(
            command, cwd=place, env={**os.environ, **home}, stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip
        late = threading.Timer(LATEST, server.kill)
        late.start()
        try:
            page = browser.new_page(viewport={"width": 1180, "height": 900})
            _open(page, _address(server))
            drawn(page)
            return time.perf_counter() - began
        finally:
            page.close()
            os.killpg(server.pid, signal.SIGINT)
            time.sleep(1.0)
            os.killpg(server.pid, signal.SIGINT)
            server.communicate(timeout=60)
            late.cancel()


def _open(page: Any, address: str) -> None:
    """Open an address as soon as somebody answers there."""
    while True:
        try:
            page.goto(address)
            return
        except PlaywrightError:
            time.sleep(0.05)  # its address is told a moment before it listens


def _address(server: subprocess.Popen[str]) -> str:
    for line in server.stderr or ():
        found = re.search(r"http://127\.0\.0\.1\S+\?token=\w+", line)
        if found:
            return found[0]
    raise SystemExit("no address was told")


def launcher(page: Any) -> None:
    """Wait for the launcher of an empty JupyterLab."""
    page.wait_for_selector(".jp-LauncherCard", timeout=LATEST * 1000)


def answer(page: Any) -> None:
    """Wait for the first answer."""
    page.get_by_text(ANSWER).first.wait_for(timeout=LATEST * 1000)


def main() -> int:
    """Take turns and tell the ratios."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("pairs", type=int, nargs="?", default=5)
    asked.add_argument("--browser", default="/usr/bin/chromium")
    given = asked.parse_args()
    ratios = []
    with sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
        browser = play.chromium.launch(executable_path=given.browser, args=flags)
        for pair in range(1, given.pairs + 1):
            empty = until_drawn(EMPTY, launcher, browser)
            first = until_drawn(WITH_DIARY, answer, browser)
            ratios.append(first / empty)
            line = f"pair {pair}: empty {empty:.1f} s, first answer {first:.1f} s"
            sys.stdout.write(f"{line}, ratio {ratios[-1]:.2f}\n")
            sys.stdout.flush()
        browser.close()
    low, middle, high = min(ratios), statistics.median(ratios), max(ratios)
    sys.stdout.write(f"ratio: {middle:.2f} ({low:.2f} to {high:.2f}), {len(ratios)} pairs\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
