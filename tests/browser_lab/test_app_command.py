"""`hdiary app` as a person uses it: four clicks to a PDF, and nothing leaves this computer."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.cli.app_server import is_installed

from .conftest import ROOT, stays_here

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ANSWER = "Headache came on 75 of 173 recorded days"
STATES = """() => {
  window.states = [];
  const look = () => {
    const open = document.querySelector('.widget-tab-contents') || document.body;
    const said = document.body.innerText.match(/days, (\\d+ \\w+) \\d+ to/);
    const words = open.innerText.match(/The diary covers \\d+ days, (\\d+ \\w+)/);
    const drawn = [...open.querySelectorAll('svg desc')].map(d => d.textContent);
    window.states.push([said && said[1], words && words[1], drawn]);
  };
  new MutationObserver(look).observe(document.body,
    { childList: true, subtree: true, characterData: true });
}"""


class Running:
    """A panel in its process, and the addresses that its page asked for."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.asked: set[str] = set()

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.asked.add(request.url))
        context.on("page", lambda p: p.on("websocket", lambda s: self.asked.add(s.url)))

    def has_ended(self) -> int:
        return self.process.wait(timeout=60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "data" / "sample" / "diary.csv", tmp_path / "diary.csv")
    return tmp_path


@pytest.fixture
def begin(folder: Path) -> Iterator[Callable[..., Running]]:
    """Start the command in a folder with a diary; give it once it tells its address."""
    if not is_installed():
        pytest.skip("voila or jupyterlab is not installed; pip install 'hdiary[lab]'")
    begun: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> Running:
        command = [sys.executable, "-m", "hdiary", "app", *arguments, "--no-browser"]
        process = subprocess.Popen(
            command, cwd=folder, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        begun.append(process)
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line):
                return Running(process, found[0])
        pytest.fail(f"it ended with {process.wait()} before it told its address")

    yield start
    for process in begun:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=30)
        if process.stderr is not None:
            process.stderr.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1180, "height": 900})
    page = context.new_page()
    page.set_default_timeout(90_000)
    yield page
    context.close()


def test_four_clicks_lead_to_a_pdf_and_nothing_leaves_this_computer(
    begin: Callable[..., Running], page: Page, folder: Path
) -> None:
    running = begin()
    running.watch(page.context)
    page.on("websocket", lambda socket: running.asked.add(socket.url))
    page.goto(running.address, wait_until="domcontentloaded")
    clicks = 0
    for name in ("diary.csv", "Make the page", "Save the page"):
        page.get_by_role("button", name=name, exact=True).click()
        clicks += 1
    page.get_by_text("The page is in").wait_for()
    assert clicks <= 4
    assert (folder / "diary-page.pdf").read_bytes().startswith(b"%PDF")
    assert page.get_by_text(str(folder / "diary-page.pdf")).is_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save a copy").click()
    assert saved.value.suggested_filename == "diary-page.pdf"
    for tab in ("Pattern", "Before it", "Relief", "Change", "Treatments"):
        page.get_by_role("tab", name=tab).click()
        page.locator(".hd-picture:visible").first.wait_for()
    # Every request, those included that the page's policy would have stopped.
    assert {url for url in running.asked if not stays_here(url)} == set()
    assert any(url.startswith("ws://127.0.0.1") for url in running.asked)
    page.goto("about:blank")
    assert running.has_ended() == 0


def test_the_answer_comes_first_and_a_reload_survives(
    begin: Callable[..., Running], page: Page
) -> None:
    running = begin("diary.csv", "--language", "en")
    page.goto(running.address, wait_until="domcontentloaded")
    answer = page.get_by_text(ANSWER)
    answer.wait_for()
    box = answer.bounding_box()
    assert box is not None
    assert box["y"] < 500  # on the first screen
    assert page.title() == "Headache diary"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator(".jp-Cell-inputWrapper:visible, pre:visible").count() == 0
    page.reload(wait_until="domcontentloaded")
    answer.wait_for()
    assert running.process.poll() is None
    page.context.close()
    assert running.has_ended() == 0


def test_nobody_without_the_token_sees_anything(begin: Callable[..., Running], page: Page) -> None:
    running = begin("diary.csv")
    page.goto(running.address.partition("?")[0], wait_until="domcontentloaded")
    assert "/login" in page.url
    assert ANSWER not in page.content()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
def test_ctrl_c_ends_it(begin: Callable[..., Running]) -> None:
    running = begin("diary.csv")
    time.sleep(1)
    running.process.send_signal(signal.SIGINT)
    assert running.has_ended() == 0
    assert "Traceback" not in running.process.stderr.read()  # type: ignore[union-attr]


def test_words_and_picture_never_tell_of_different_days(
    begin: Callable[..., Running], page: Page
) -> None:
    running = begin("diary.csv")
    page.goto(running.address, wait_until="domcontentloaded")
    page.get_by_text(ANSWER).wait_for()
    page.evaluate(STATES)
    first = page.get_by_label("First day").first
    for day in ("2026-02-09", "2026-03-02"):
        first.fill(day)
    page.get_by_text("days, 2 March 2026 to 5 July 2026; ", exact=False).first.wait_for()
    page.locator(".hd-picture:visible").nth(1).wait_for()
    page.wait_for_timeout(500)
    states: list[tuple[str | None, str | None, list[str]]] = page.evaluate("window.states")
    assert len(states) > 3
    for said, words, drawn in states:
        assert words is None or words == said
        for picture in drawn:
            assert words is not None, picture
    said, words, drawn = states[-1]
    assert said == words == "2 March"
    assert any("2 March" in picture for picture in drawn)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_wheel_reaches_the_last_button_and_every_tab_is_whole(
    begin: Callable[..., Running], page: Page, width: int, height: int
) -> None:
    running = begin("diary.csv")
    page.set_viewport_size({"width": width, "height": height})
    page.goto(running.address, wait_until="domcontentloaded")
    page.get_by_text(ANSWER).wait_for()
    page.locator(".hd-picture:visible").nth(1).wait_for()
    last = page.get_by_role("button", name="Another diary, or how this one was read")
    box = last.bounding_box()
    assert box is not None
    assert box["y"] > height  # below the first screen
    page.mouse.move(width / 2, height / 2)
    for _ in range(60):
        page.mouse.wheel(0, 200)
        page.wait_for_timeout(20)
    box = last.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= height - box["height"]
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_label("File", exact=True).wait_for()
    cut = page.locator(".lm-TabBar-tabLabel").evaluate_all(
        "all => all.filter(e => e.scrollWidth > e.clientWidth).map(e => e.textContent)"
    )
    assert cut == []


@pytest.mark.parametrize("width", [1180, 390, 375])
def test_it_is_usable_by_everybody(
    begin: Callable[..., Running], page: Page, width: int, tmp_path: Path
) -> None:
    axe: Any = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is missing"
    ).Axe
    running = begin("diary.csv")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(running.address, wait_until="domcontentloaded")
    page.get_by_text(ANSWER).wait_for()
    page.get_by_role("button", name="Make the page").focus()
    page.keyboard.press("Enter")
    save = page.get_by_role("button", name="Save the page")
    save.wait_for()
    save.focus()
    page.keyboard.press("Enter")
    page.get_by_text("The page is in").wait_for()
    found = [
        one
        for one in axe().run(page).response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    told = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found]
    assert told == []
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 1
