"""From `hdiary app` to a saved PDF, by a stopwatch in a real browser, beside an empty JupyterLab.

    python benchmarks/four_clicks.py [--chromium /usr/bin/chromium]

Counted are the clicks; taken are the seconds from the command to the choice of a diary, to the
first answer and to the saved page. In the same run, on the same machine: the seconds from
`jupyter lab` to an empty JupyterLab that can be used, which is where a person would otherwise
begin, and from `hdiary app DIARY` to its answer. Every address that a page asks for is looked at.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

ROOT = Path(__file__).parents[1]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S*token=\S+")
CLICKS = ("diary.csv", "Make the page", "Save the page")
HERE = {"127.0.0.1", "localhost"}


def begin(command: Sequence[str], folder: Path) -> tuple[subprocess.Popen[str], str, float]:
    """Start a server; give it, its address, and when it was started."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=folder, stderr=subprocess.PIPE, text=True
    )
    if process.stderr is None:
        raise RuntimeError("nothing is told")
    for line in process.stderr:
        if found := ADDRESS.search(line):
            return process, found[0], begun
    raise RuntimeError(f"it ended with {process.wait()}")


def watch(context: Any) -> set[str]:
    """Keep every computer that the pages of a context ask."""
    asked: set[str] = set()

    def note(url: str) -> None:
        parts = urlparse(url)
        if parts.scheme not in {"data", "blob", "about"}:
            asked.add(parts.hostname or "")

    context.on("request", lambda request: note(request.url))
    context.on("page", lambda page: page.on("websocket", lambda socket: note(socket.url)))
    return asked


def four_clicks(browser: Any, folder: Path) -> dict[str, Any]:
    """Choose a diary, make the page and save it."""
    process, address, begun = begin(["hdiary", "app", "--no-browser"], folder)
    context = browser.new_context()
    asked, page = watch(context), context.new_page()
    page.set_default_timeout(120_000)
    taken = {"address": time.perf_counter() - begun}
    page.goto(address, wait_until="domcontentloaded")
    for clicks, name in enumerate(CLICKS, start=1):
        button = page.get_by_role("button", name=name, exact=True)
        button.wait_for()
        taken.setdefault("choice", time.perf_counter() - begun)
        button.click()
        if clicks == 1:
            page.get_by_text("Headache came on").wait_for()
            taken["answer"] = time.perf_counter() - begun
    page.get_by_text("The page is in").wait_for()
    taken["saved"] = time.perf_counter() - begun
    saved = (folder / "diary-page.pdf").read_bytes()
    if not saved.startswith(b"%PDF") or not asked <= HERE:
        raise RuntimeError(f"no PDF was saved, or somebody was asked: {asked}")
    page.goto("about:blank")
    process.wait(timeout=60)
    context.close()
    return {"clicks": len(CLICKS), "asked": sorted(asked), **taken}


def with_diary(browser: Any, folder: Path) -> float:
    """Give the seconds from `hdiary app DIARY` to its answer [s]."""
    process, address, begun = begin(["hdiary", "app", "diary.csv", "--no-browser"], folder)
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(address, wait_until="domcontentloaded")
    page.get_by_text("Headache came on").wait_for()
    taken = time.perf_counter() - begun
    page.goto("about:blank")
    process.wait(timeout=60)
    page.close()
    return taken


def empty_lab(browser: Any, folder: Path) -> float:
    """Give the seconds from `jupyter lab` to its empty launcher [s]."""
    command = ["jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    process, address, begun = begin(command, folder)
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(address, wait_until="domcontentloaded")
    page.locator(".jp-Launcher-body").first.wait_for()
    taken = time.perf_counter() - begun
    page.close()
    process.terminate()
    process.wait(timeout=60)
    return taken


def main() -> None:
    """Take the times and print them."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    chromium = parser.parse_args().chromium
    with tempfile.TemporaryDirectory() as place, sync_playwright() as player:
        folder = Path(place)
        shutil.copy(ROOT / "data" / "sample" / "diary.csv", folder / "diary.csv")
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        told = four_clicks(browser, folder)
        told["answer with DIARY"] = with_diary(browser, folder)
        told["empty JupyterLab"] = empty_lab(browser, folder)
        browser.close()
    for name, value in told.items():
        print(f"{name:20} {value:.1f} s" if isinstance(value, float) else f"{name:20} {value}")


if __name__ == "__main__":
    main()
