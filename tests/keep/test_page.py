"""The page as a file: what is in it, how large, and what it may do."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.keep import Asked, ask_for, diary_page, write_diary_page
from hdiary.keep.page import fill_page
from hdiary.version import VERSION
from hdiary.vocabulary.places import PLACES
from hdiary.write import WriteError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

LARGEST = 400_000
"""What may be sent by mail and opened on an old phone [bytes]."""
HOSTILE = "</script><img src=x onerror=alert(1)>"
EVIL = ask_for(
    name=HOSTILE, patient=HOSTILE, factors=f"{HOSTILE}; {HOSTILE}x (posture); {HOSTILE}y (yes/no)",
    treatments=HOSTILE,
)  # fmt: skip
VIEWS = ("today", "calendar", "overview", "data", "settings", "check")


def text_of(asked: Asked | None = None) -> str:
    return diary_page(asked).decode("utf-8")


def told_in(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="told">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    told |= json.loads(zlib.decompress(base64.b64decode(told["packed"])))
    return told


def policy_in(page: str) -> dict[str, str]:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    rules = (rule.strip().partition(" ") for rule in html.unescape(found[1]).split(";"))
    return {name: sources for name, _, sources in rules}


def test_the_page_is_small_enough_to_be_sent() -> None:
    assert len(diary_page()) < LARGEST


def test_the_same_is_asked_by_the_same_bytes() -> None:
    asked = ask_for(factors="sleep; desk work", language="de", name="Praxis", check_ins="10:00")
    assert diary_page(asked) == diary_page(asked)
    assert diary_page() == diary_page(Asked())


def test_the_page_is_in_the_language_and_called_as_asked() -> None:
    assert '<html lang="de">' in text_of(Asked(language="de"))
    assert "<title>Kopfschmerztagebuch</title>" in text_of(Asked(language="de"))
    assert "<title>Plan &amp; more</title>" in text_of(Asked(name="Plan & more"))


def test_a_preview_without_scripts_says_what_to_do() -> None:
    assert re.search(r"<noscript><p>This is a preview, which [^<]*</p></noscript>", text_of())


def test_the_page_is_told_what_it_asks_for() -> None:
    asked = ask_for(factors="driving; sleep", treatments="heat", patient="P7", check_ins="9:00")
    told = told_in(text_of(asked))
    assert told["activities"] == ["driving"]
    assert told["treatments"] == ["none", "heat"]
    assert told["questions"] == [["sleep_hours", "hours"]]
    assert (told["patient"], told["checkIns"], told["version"]) == ("P7", ["09:00"], VERSION)
    assert {zone["place"] for zone in told["heads"]["zones"]} <= set(PLACES)
    assert "ibuprofen" in told["drugs"]["nsaid"].split("|")
    assert told["trial"] is None


def test_nothing_is_left_to_be_filled_in() -> None:
    assert re.findall(r"<!--.*?-->", text_of(), re.DOTALL) == []
    assert "<!--TITLE-->" not in text_of(Asked(name="<!--SCRIPT-->"))


def test_the_policy_allows_this_script_and_this_style_and_nothing_else() -> None:
    page = text_of()
    (script,) = re.findall(r'<script type="module">(.*?)</script>', page, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    sums = {
        name: f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for name, text in {"script": script, "style": style}.items()
    }
    assert policy_in(page) == {
        "default-src": "'none'",
        "script-src": sums["script"],
        "style-src": sums["style"],
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def test_a_web_app_may_fetch_its_own_files_and_no_others() -> None:
    from hdiary.keep.web_app import web_app_files

    page = web_app_files(Asked())["index.html"].decode("utf-8")
    more = set(policy_in(page).items()) - set(policy_in(text_of()).items())
    alike = {name for name, _ in more} - {"script-src"}
    assert {name: policy_in(page)[name] for name in alike} == {
        "img-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "trusted-types": "hdiary-worker",
    }
    for policy in (policy_in(page), policy_in(text_of())):
        assert not re.search(r"unsafe|\*|data:|blob:|https?:", " ".join(policy.values()))


def test_the_file_by_itself_installs_nothing() -> None:
    page = text_of()
    assert "serviceWorker" not in page
    assert 'rel="manifest"' not in page
    assert "serviceWorker" in fill_page(Asked(), first="installed.js").decode("utf-8")


def test_the_licence_of_what_others_wrote_goes_with_the_page() -> None:
    assert "Copyright (c) 2015-present Jason Miller" in text_of()


def test_what_was_asked_for_ends_no_element() -> None:
    page = text_of(EVIL)
    assert "<img" not in page.partition("<script")[0].replace(html.escape(HOSTILE), "")
    assert page.count("</script>") == text_of().count("</script>") == 2
    assert page.count("<img") == text_of().count("<img")
    told = told_in(page)
    assert told["name"] == told["patient"] == HOSTILE
    assert told["activities"] == [HOSTILE]


def test_a_page_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "diary.html"
    write_diary_page(path)
    before = path.read_bytes()
    with pytest.raises(WriteError, match="already there"):
        write_diary_page(path, Asked(language="de"))
    assert path.read_bytes() == before
    write_diary_page(path, Asked(language="de"), force=True)
    assert path.read_bytes() != before
    assert [file.name for file in tmp_path.iterdir()] == ["diary.html"]


@pytest.mark.browser
class TestInABrowser:
    """What the page does when it is opened."""

    @pytest.fixture
    def opened(self, browser: Browser, tmp_path: Path) -> Iterator[Page]:
        (tmp_path / "diary.html").write_bytes(diary_page(EVIL))
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.add_init_script(
            "window.broken = [];"
            "addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective));"
            "addEventListener('error', e => broken.push(e.message));"
            "addEventListener('unhandledrejection', e => broken.push(String(e.reason)));"
            "window.alert = () => broken.push('alert');"
        )
        yield page
        context.close()

    def test_it_asks_nothing_of_anywhere_and_keeps_its_policy(
        self, opened: Page, tmp_path: Path
    ) -> None:
        asked: list[Request] = []
        opened.context.on("request", lambda request: asked.append(request))
        address = (tmp_path / "diary.html").as_uri()
        opened.goto(address)
        go_through_the_welcome(opened)
        for view in VIEWS:
            show(opened, view)
            assert opened.locator("main h1").inner_text()
        show(opened, "today")
        opened.get_by_role("button", name="Headache", exact=True).click()
        opened.get_by_role("heading", name="Headache", exact=True).wait_for()
        assert opened.evaluate("window.broken") == []
        assert opened.locator("img").count() == 0
        # A download of its own making is a blob, which never leaves the browser.
        assert {request.url for request in asked} == {address}

    def test_what_was_asked_for_is_shown_as_it_is_written(
        self, opened: Page, tmp_path: Path
    ) -> None:
        opened.goto((tmp_path / "diary.html").as_uri())
        go_through_the_welcome(opened)
        show(opened, "check")
        chips = opened.locator("main").inner_text()
        assert HOSTILE in chips
        assert f"{HOSTILE}x" in chips


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    ("across", "down", "scheme", "language"),
    [
        (360, 740, "light", "en"),
        (360, 740, "dark", "de"),
        (820, 1180, "dark", "en"),
        (1280, 800, "light", "de"),
    ],
)
def test_axe_finds_nothing_on_any_screen(
    browser: Browser, tmp_path: Path, across: int, down: int, scheme: Any, language: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    asked = replace(EVIL, language=language, check_ins=("00:00",))
    (tmp_path / "diary.html").write_bytes(diary_page(asked))
    context = browser.new_context(
        viewport={"width": across, "height": down}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto((tmp_path / "diary.html").as_uri())
    page.locator("main h1").wait_for()
    found = {"welcome": axe().run(page)}
    go_through_the_welcome(page)
    for view in (*VIEWS, "day", "headache"):
        show(page, view, **({"date": "2026-03-01"} if view == "day" else {}))
        found[view] = axe().run(page)
    context.close()
    told = {view: [one["id"] for one in run.response["violations"]] for view, run in found.items()}
    assert {view: ids for view, ids in told.items() if ids} == {}


def go_through_the_welcome(page: Page) -> None:
    page.locator("main h1").wait_for()
    for _ in range(6):
        if page.get_by_role("navigation").count():
            return
        page.locator("main .button.primary").last.click()
        page.wait_for_timeout(50)


def show(page: Page, view: str, **params: str) -> None:
    """Go to a view as the way back through the browser's history does."""
    page.evaluate(
        """place => {
            const state = { ...place, depth: 1, at: Date.now(), scroll: 0 };
            history.pushState(state, "", `#${place.view}`);
            dispatchEvent(new PopStateEvent("popstate", { state }));
        }""",
        {"view": view, "params": params},
    )
    page.wait_for_timeout(150)
