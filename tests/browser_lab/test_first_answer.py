"""`hdiary lab` itself, in a browser: the answer is there when the notebook is, at the top."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import environment, stays_here

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SECONDS = 90.0
PATIENCE = 60_000
"""How long a page may take to show something [ms]."""
FIRST = "00_start_here.ipynb"
TOP = "document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer')"


@dataclass
class Sitting:
    """One run of ``hdiary lab``."""

    process: subprocess.Popen[str]
    address: str
    folder: Path
    asked: set[str] = field(default_factory=set)
    opened: int = 0

    def open(self, browser: Browser, notebook: str = FIRST) -> Page:
        """Open a notebook in a browser that notes whom it asks."""
        page = browser.new_page(viewport={"width": 1180, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("websocket", lambda socket: self.asked.add(socket.url))
        self.opened += 1
        alone = f"/lab/workspaces/w{self.opened}/tree/{notebook}"
        page.goto(self.address.replace(f"/lab/tree/{FIRST}", alone) + "&reset")
        page.wait_for_selector(".jp-NotebookPanel .jp-OutputArea-output")
        return page

    def kernels(self) -> list[Any]:
        """Give the kernels that run."""
        base, _, token = self.address.partition("?token=")
        base = base.partition("/lab")[0]
        with urllib.request.urlopen(f"{base}/api/kernels?token={token}", timeout=10) as answer:
            return list(json.load(answer))


@contextlib.contextmanager
def sitting(folder: Path, own: Path, *options: str) -> Iterator[Sitting]:
    """Run ``hdiary lab`` until its address is told; end it as Ctrl-C does."""
    process = subprocess.Popen(
        [sys.executable, "-m", "hdiary", "lab", "diary.csv", "--no-browser", *options],
        cwd=folder,
        env=environment(own),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    late = threading.Timer(SECONDS * 6, process.kill)
    late.start()
    rest = threading.Thread(target=str)
    try:
        said = []
        for line in process.stderr or ():
            said.append(line)
            address = re.search(r"http://\S+\?token=\w+", line)
            if address:
                break
        else:
            pytest.fail("no address was told:\n" + "".join(said))
        rest = threading.Thread(target=process.stderr.read if process.stderr else str)
        rest.start()
        yield Sitting(process, address[0], folder / "diary-notebooks")
    finally:
        late.cancel()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=SECONDS)
        if process.poll() is None:
            process.kill()
            process.wait()
        if process.stderr:
            if rest.ident:
                rest.join(timeout=SECONDS)
            process.stderr.close()


@pytest.fixture(scope="module")
def english(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed (extra lab)")
    home = tmp_path_factory.mktemp("person")
    shutil.copy(ROOT / "data" / "sample" / "diary.csv", home / "diary.csv")
    with sitting(home, tmp_path_factory.mktemp("own")) as found:
        yield found
        assert {url for url in found.asked if not stays_here(url)} == set()
        assert found.asked, "no request was seen, so nothing was watched"


def scrolled(page: Page) -> float:
    return float(page.evaluate(f"{TOP}.scrollTop"))


def test_the_first_answer_is_there_without_a_click_at_the_top(
    english: Sitting, browser: Browser
) -> None:
    page = english.open(browser)
    answer = page.get_by_text("Headache came on 75 of 173 recorded days")
    answer.first.wait_for()
    box = answer.first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 900, "it is on the first screen"
    page.get_by_text("All that was read").wait_for()
    page.wait_for_timeout(3000)
    assert scrolled(page) == 0
    page.close()


def test_the_code_is_folded_and_one_click_opens_it(english: Sitting, browser: Browser) -> None:
    page = english.open(browser)
    page.get_by_text("Headache came on 75 of 173").first.wait_for()
    assert page.locator(".jp-CodeCell .cm-editor:visible").count() == 0
    # What is folded stands as its first line.
    page.locator(".jp-CodeCell .jp-InputPlaceholder").filter(has_text="burden").first.click()
    page.locator(".jp-CodeCell .cm-editor:visible").filter(has_text="burden.show").wait_for()
    page.close()


def test_the_line_on_what_was_read_leads_to_all_of_it(english: Sitting, browser: Browser) -> None:
    page = english.open(browser, "01_burden.ipynb")
    assert page.locator("text=What was read").count() == 0
    page.get_by_text("All that was read").click()
    page.get_by_role("heading", name="What was read, and another diary").wait_for()
    page.close()


@pytest.mark.parametrize(
    ("notebook", "words"),
    [
        ("01_burden.ipynb", "Headache came on 75 of 173 recorded days"),
        ("02_pattern.ipynb", "The diary covers 182 days"),
    ],
)
def test_another_notebook_has_its_answer_when_it_is_opened(
    english: Sitting, browser: Browser, notebook: str, words: str
) -> None:
    page = english.open(browser, notebook)
    page.get_by_text(words).first.wait_for()
    assert scrolled(page) == 0
    assert page.locator(".jp-RenderedText[data-mime-type*=stderr]").count() == 0
    page.close()


def test_what_can_be_moved_moves_at_once(english: Sitting, browser: Browser) -> None:
    page = english.open(browser, "03_triggers.ipynb")
    page.evaluate(f"{TOP}.scrollTop = 1200")
    chosen = page.locator(".jp-CodeCell").filter(has_text="choose_factor")
    chosen.scroll_into_view_if_needed()
    chosen.get_by_label("Factor", exact=True).select_option(label="stress")
    chosen.locator("desc", has_text="stress").first.wait_for(state="attached")
    page.close()


def test_a_note_says_when_the_answer_is_older_than_the_file(
    english: Sitting, browser: Browser
) -> None:
    page = english.open(browser)
    page.get_by_text("Headache came on 75 of 173").first.wait_for()
    assert page.get_by_text("they are older than the file").count() == 0
    diary = english.folder.parent / "diary.csv"
    before = diary.read_bytes()
    diary.write_bytes(before + b"2026-07-06,,,8,right,neck,,,,,,,,,,\n")
    page.get_by_text("they are older than the file").wait_for()
    assert scrolled(page) == 0
    page.close()
    # Opened again, it has been asked again.
    page = english.open(browser)
    page.get_by_text("Headache came on 76 of 174").first.wait_for()
    assert page.get_by_text("they are older than the file").count() == 0
    page.close()
    diary.write_bytes(before)


def test_ctrl_c_ends_all_of_it_and_answers_are_no_change(
    chromium: str, browser: Browser, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # A sitting of its own, since it ends: the others share theirs, in whatever order they come.
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed (extra lab)")
    shutil.copy(ROOT / "data" / "sample" / "diary.csv", tmp_path / "diary.csv")
    with sitting(tmp_path, tmp_path_factory.mktemp("own")) as found:
        page = found.open(browser)
        page.get_by_text("Headache came on 75 of 173").first.wait_for()
        assert len(found.kernels()) >= 1
        os.killpg(found.process.pid, signal.SIGINT)
        assert found.process.wait(timeout=SECONDS) == 0
        with pytest.raises(OSError):
            found.kernels()
        page.close()
    ran = subprocess.run(
        [sys.executable, "-m", "hdiary", "lab", "diary.csv", "--no-start"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Kept" not in ran.stderr
    assert "Headache came on" in (found.folder / FIRST).read_text(encoding="utf-8")


def test_in_german_everything_that_is_said_is_german(
    chromium: str, browser: Browser, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shutil.copy(ROOT / "data" / "sample" / "diary.csv", tmp_path / "diary.csv")
    own = tmp_path_factory.mktemp("own")
    with sitting(tmp_path, own, "--language", "de") as found:
        page = found.open(browser)
        page.get_by_role("heading", name="Was sagt das Tagebuch?").wait_for()
        page.get_by_text("Kopfschmerz an 75 von 173 eingetragenen Tagen").first.wait_for()
        assert scrolled(page) == 0
        shown = page.locator(".jp-NotebookPanel .jp-OutputArea-output").all_inner_texts()
        assert not re.search(r"\b(the|days|headache)\b", " ".join(shown))
        page.close()
        assert {url for url in found.asked if not stays_here(url)} == set()
