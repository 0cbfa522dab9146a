"""The page as a web app: its files, and that it opens without a network and renews itself."""

from __future__ import annotations

import functools
import json
import os
import re
import struct
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.keep import Asked, ask_for, write_web_app
from hdiary.keep.web_app import web_app_files
from hdiary.write import WriteError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

FILES = {
    *("index.html", "diary.webmanifest", "worker.js", "icon.svg"),
    *("icon-180.png", "icon-192.png", "icon-512.png"),
}


def test_the_folder_holds_what_a_web_app_needs(tmp_path: Path) -> None:
    made = write_web_app(tmp_path / "diary", Asked())
    assert {path.name for path in made} == FILES == {p.name for p in (tmp_path / "diary").iterdir()}


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX systems")
def test_a_web_server_may_read_them(tmp_path: Path) -> None:
    assert {path.stat().st_mode & 0o777 for path in write_web_app(tmp_path, Asked())} == {0o644}


def test_files_that_are_there_are_not_replaced(tmp_path: Path) -> None:
    write_web_app(tmp_path, Asked())
    with pytest.raises(WriteError, match="already there"):
        write_web_app(tmp_path, Asked(language="de"))
    assert len(write_web_app(tmp_path, Asked(language="de"), force=True)) == len(FILES)


def test_the_same_is_asked_by_the_same_bytes() -> None:
    assert web_app_files(Asked()) == web_app_files(Asked())


@pytest.mark.parametrize(
    ("asked", "name", "short"),
    [
        (Asked(), "Headache diary", "Headaches"),
        (Asked(language="de"), "Kopfschmerztagebuch", "Kopfschmerz"),
        (Asked(name="Praxis"), "Praxis", "Praxis"),
    ],
)
def test_it_is_called_as_asked(asked: Asked, name: str, short: str) -> None:
    manifest = json.loads(web_app_files(asked)["diary.webmanifest"])
    assert (manifest["name"], manifest["short_name"]) == (name, short)
    assert manifest["lang"] == asked.language
    assert manifest["display"] == "standalone"


def test_pictures_are_as_large_as_the_manifest_says() -> None:
    files = web_app_files(Asked())
    manifest = json.loads(files["diary.webmanifest"])
    for icon in manifest["icons"]:
        data = files[icon["src"]]
        if icon["type"] == "image/png":
            assert data.startswith(b"\x89PNG")
            across, down = struct.unpack(">II", data[16:24])
            assert f"{across}x{down}" == icon["sizes"]
        else:
            assert data.startswith(b"<svg ")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def version_of(files: dict[str, bytes]) -> str:
    found = re.match(
        rb'const VERSION = "([0-9a-f]+)";\nconst FILES = (\[.*\]);\n', files["worker.js"]
    )
    assert found is not None
    assert set(json.loads(found[2])) == FILES - {"worker.js"}
    return found[1].decode()


def test_another_page_is_another_version() -> None:
    versions = {
        version_of(web_app_files(asked))
        for asked in (Asked(), Asked(language="de"), ask_for(factors="sleep"))
    }
    assert len(versions) == 3


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and tells nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.mark.browser
class TestInABrowser:
    """From a server on this machine, which may be switched off."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        write_web_app(tmp_path, Asked())
        return tmp_path

    @pytest.fixture
    def address(self, folder: Path) -> Iterator[str]:
        serve = functools.partial(Quiet, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), serve)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        server.server_close()

    @pytest.fixture
    def context(self, browser: Browser) -> Iterator[BrowserContext]:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        context.add_init_script(
            "window.broken = [];"
            "addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective));"
        )
        yield context
        context.close()

    @pytest.fixture
    def page(self, context: BrowserContext, address: str) -> Page:
        page = context.new_page()
        page.goto(address)
        page.locator("main h1").wait_for()
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        return page

    def test_a_phone_may_install_it(self, page: Page) -> None:
        browser = page.context.new_cdp_session(page)
        errors = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
        # A window of a test is a private one, in which nothing is installed.
        assert {error["errorId"] for error in errors} <= {"in-incognito"}
        told = browser.send("Page.getAppManifest")
        assert told["errors"] == []
        assert told["url"].endswith("/diary.webmanifest")
        assert page.evaluate("window.broken") == []

    def test_it_opens_without_a_network(self, page: Page, context: BrowserContext) -> None:
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        context.set_offline(True)
        page.reload()
        page.locator("main h1").wait_for()
        other = context.new_page()
        other.goto(page.url.partition("#")[0] + "index.html?from=icon")
        other.locator("main h1").wait_for()
        assert page.evaluate("window.broken") == []

    def test_it_asks_only_where_it_comes_from(self, context: BrowserContext, address: str) -> None:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(address)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_timeout(300)
        names = {url.removeprefix(address).partition("#")[0] for url in asked}
        assert names <= FILES | {""}

    def test_a_new_version_takes_its_place_and_the_diary_stays(
        self, page: Page, folder: Path, context: BrowserContext
    ) -> None:
        page.evaluate(
            """() => new Promise((done, fail) => {
                const opening = indexedDB.open("hdiary kept", 1);
                opening.onupgradeneeded = () => opening.result.createObjectStore("entries");
                opening.onerror = fail;
                opening.onsuccess = () => {
                    const put = opening.result.transaction("entries", "readwrite");
                    put.objectStore("entries").put("a clear day", "2026-03-01");
                    put.oncomplete = () => { opening.result.close(); done(); };
                };
            })"""
        )
        before = page.evaluate("caches.keys()")
        write_web_app(folder, Asked(language="de"), force=True)
        # A server tells versions apart by the second in which they were written.
        os.utime(folder / "worker.js", (2_000_000_000, 2_000_000_000))
        page.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")
        page.evaluate(
            """async before => {
                for (let turn = 0; turn < 200; turn += 1) {
                    const names = await caches.keys();
                    if (names.length === 1 && names[0] !== before) return;
                    await new Promise((done) => setTimeout(done, 50));
                }
                throw new Error("the new version did not take the place of the old");
            }""",
            before[0],
        )
        context.set_offline(True)
        page.reload()
        page.locator("main h1").wait_for()
        assert page.locator("html").get_attribute("lang") == "de"
        kept = page.evaluate(
            """() => new Promise((done, fail) => {
                const opening = indexedDB.open("hdiary kept", 1);
                opening.onerror = fail;
                opening.onsuccess = () => {
                    const entries = opening.result.transaction("entries").objectStore("entries");
                    const got = entries.get("2026-03-01");
                    got.onsuccess = () => done(got.result);
                };
            })"""
        )
        assert kept == "a clear day"

    def test_a_half_sent_version_leaves_the_one_before(
        self, page: Page, folder: Path, context: BrowserContext
    ) -> None:
        before = page.evaluate("caches.keys()")
        write_web_app(folder, Asked(language="de"), force=True)
        (folder / "icon-512.png").unlink()
        page.evaluate("navigator.serviceWorker.ready.then(r => r.update()).catch(() => {})")
        page.wait_for_timeout(800)
        context.set_offline(True)
        page.reload()
        page.locator("main h1").wait_for()
        assert page.locator("html").get_attribute("lang") == "en"
        assert set(before) <= set(page.evaluate("caches.keys()"))
