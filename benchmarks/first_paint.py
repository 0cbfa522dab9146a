"""How long the diary's page takes to show something, beside a page of one word.

    python benchmarks/first_paint.py [--slower 4] [--runs 9]

Both in Chromium, in turn, with the processor slowed down as by an old phone. Ratios are what
counts: seconds are those of this machine.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hdiary.keep import Asked, diary_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EMPTY = "<!doctype html><html lang=en><title>empty</title><h1>empty</h1>"
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
READY = {"empty": "h1", "diary": "main h1"}
"""What is there when each page can be used."""


def measure(browser: Browser, path: Path, *, slower: float) -> tuple[float, float]:
    """Give when the page showed anything, and when its first heading was there [ms]."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(path.as_uri(), wait_until="commit")
    page.locator(READY[path.stem]).wait_for()
    ready = float(page.evaluate("performance.now()"))
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
    painted = float(page.evaluate(PAINTED))
    context.close()
    return painted, ready


def main() -> None:
    """Measure both pages in turn."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser()
    parser.add_argument("--slower", type=float, default=4.0)
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = {"empty": EMPTY.encode(), "diary": diary_page(Asked())}
        paths = {name: Path(folder) / f"{name}.html" for name in pages}
        for name, data in pages.items():
            paths[name].write_bytes(data)
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
        for run in range(asked.runs + 1):
            for name in pages:
                measured = measure(browser, paths[name], slower=asked.slower)
                if run:  # the first starts the browser, too
                    times[name].append(measured)
        browser.close()
    print(f"processor slowed down {asked.slower:g} times, {asked.runs} runs in turn, medians")
    medians = {
        name: [statistics.median(one) for one in zip(*taken, strict=True)]
        for name, taken in times.items()
    }
    for name, (painted, ready) in medians.items():
        size = len(pages[name]) / 1000
        print(f"{name:6} {size:6.0f} kB  first paint {painted:5.0f} ms  heading {ready:5.0f} ms")
    for place, what in enumerate(("first paint", "heading")):
        ratio = medians["diary"][place] / medians["empty"][place]
        print(f"{what}: {ratio:.1f} times the empty page")


if __name__ == "__main__":
    main()
