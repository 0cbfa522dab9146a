"""The diary's data on the page: copies, bringing in, the passphrase, what cannot be stored."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.keep import Asked, diary_page
from hdiary.read import read_diary

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

NOON = "2026-03-10T12:00:00+01:00"
DATA = "Your diary\N{RIGHT SINGLE QUOTATION MARK}s data"
PASSPHRASE = "Regen Löffel Bahnhof"
HEAD = "date,start,headache,pain,side,notes\n"
BLOCKED = "Object.defineProperty(window, 'indexedDB', { value: undefined })"

Opened = Callable[..., "Page"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diary") / "diary.html"
    path.write_bytes(diary_page(Asked(name="Plan B")))
    return path


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, timezone_id="Europe/Berlin", locale="en-GB"
    )
    yield context
    context.close()


@pytest.fixture
def opened(context: BrowserContext, made: Path) -> Opened:
    """Open the page on its data, past its welcome."""

    def open_at(address: str | None = None, *, data: bool = True) -> Page:
        page = context.new_page()
        page.set_default_timeout(6000)
        page.clock.install(time=NOON)
        page.goto(address or made.as_uri())
        page.locator("main h1").wait_for()
        while not page.get_by_role("navigation").count():
            page.locator("main .button.primary").last.click()
            page.wait_for_timeout(50)
        return go_to_data(page) if data else page

    return open_at


def go_to_data(page: Page) -> Page:
    page.get_by_role("navigation").get_by_role("button", name="More").click()
    page.get_by_role("button", name=DATA).click()
    page.get_by_role("heading", name=DATA, level=1).wait_for()
    return page


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).last.click()


def bring_in(page: Page, path: Path | str, text: str | None = None) -> None:
    if text is not None:
        Path(path).write_text(text, encoding="utf-8")
    page.locator("input[type=file]").set_input_files(path)


def agree(page: Page) -> None:
    page.get_by_role("button", name="Bring in", exact=True).click()
    page.get_by_text("brought in.").first.wait_for()


def save(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        tap(page, name)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def set_passphrase(page: Page, passphrase: str = PASSPHRASE) -> None:
    tap(page, "Set a passphrase")
    page.get_by_label("New passphrase").fill(passphrase)
    page.get_by_label("The same again").fill(passphrase)
    page.get_by_label("I know that nobody can restore it", exact=False).check()
    page.locator("dialog").get_by_role("button", name="Set a passphrase").click()
    page.locator("dialog").wait_for(state="detached")


THREE = HEAD + (
    "2026-03-01,14:30,yes,5,left,wind\n2026-03-02,,no,0,,\n2026-03-03,09:00,yes,3,right,\n"
)


def test_a_copy_is_read_by_hdiary_and_brought_in_again(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    bring_in(page, tmp_path / "three.csv", THREE)
    page.get_by_text("3 are new.").wait_for()
    assert "0 days are" in page.locator("main").inner_text()
    agree(page)
    copy = save(page, "Save a copy (CSV)", tmp_path)
    assert copy.name.startswith("Plan B 20")
    diary = read_diary(copy)
    assert len(diary.entries) == 3
    before = copy.read_text(encoding="utf-8")
    bring_in(page, copy)
    page.get_by_text("There is nothing in it that is not here already.").wait_for()
    assert page.get_by_role("button", name="Bring in", exact=True).count() == 0
    tap(page, "Delete everything …")
    page.get_by_label("To delete everything, write: delete").fill("Delete ")
    tap(page, "Delete everything now")
    page.get_by_text("Everything is deleted.").wait_for()
    page.close()
    page = opened()
    bring_in(page, copy)
    agree(page)
    page.get_by_text("3 days are written down here.").wait_for()
    assert save(page, "Save a copy (CSV)", tmp_path).read_text(encoding="utf-8") == before


def test_the_person_says_who_is_right_and_takes_all_of_it_back(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened()
    bring_in(page, tmp_path / "three.csv", THREE)
    agree(page)
    other = "2026-03-01,14:30,yes,8,left,\n2026-03-03,09:00,yes,6,right,storm\n2026-03-04,,no,0,,\n"
    bring_in(page, tmp_path / "other.csv", HEAD + other)
    page.get_by_text("2 say something else than your diary here.").wait_for()
    group = page.get_by_role("group", name="Sunday, 1 March 2026")
    assert "Pain: 5" in group.inner_text()
    assert "Pain: 8" in group.inner_text()
    assert group.get_by_label("What is here").is_checked()
    group.get_by_label("What the file says").check()
    agree(page)
    copy = save(page, "Save a copy (CSV)", tmp_path).read_text(encoding="utf-8")
    rows = {line[:10]: line for line in copy.splitlines()[1:]}
    assert ",yes,8,left," in rows["2026-03-01"]
    assert ",yes,3,right," in rows["2026-03-03"]
    assert "storm" in rows["2026-03-03"]
    assert "2026-03-04" in rows
    page.get_by_role("navigation").get_by_role("button", name="Today").click()
    page.keyboard.press("Control+z")
    page.get_by_text("Undone.").wait_for()
    go_to_data(page)
    copy = save(page, "Save a copy (CSV)", tmp_path).read_text(encoding="utf-8")
    assert ",yes,5,left," in copy
    assert "storm" not in copy
    assert "2026-03-04" not in copy


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04", "is a workbook"),
        (b"\x00\x01\x02", "is not a diary that this page can read"),
        (b"what,else\n1,2\n", "There is no column with the heading"),
        (b'{"kind": "hdiary sealed diary", "version": 1', "is damaged"),
    ],
)
def test_what_is_no_diary_is_told(
    content: bytes, told: str, opened: Opened, tmp_path: Path
) -> None:
    page = opened()
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    bring_in(page, path)
    page.get_by_text(told).wait_for()
    # Nobody is asked for the passphrase of a copy that it could not open.
    assert page.get_by_label("Your passphrase").count() == 0
    assert page.get_by_role("button", name="Bring in", exact=True).count() == 0


def test_a_note_of_a_file_does_nothing(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    evil = "<img src=x onerror=alert(1)>"
    bring_in(page, tmp_path / "x.csv", HEAD + f"2026-03-01,,yes,5,left,{evil}\n")
    agree(page)
    bring_in(page, tmp_path / "x.csv", HEAD + f"2026-03-01,,yes,5,left,{evil}{evil}\n")
    page.get_by_text(f"Note: {evil}{evil}").wait_for()
    assert page.locator("main img").count() == 0
    assert not dialogs


def test_the_passphrase_from_its_first_word_to_its_last(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    bring_in(page, tmp_path / "three.csv", THREE)
    agree(page)
    tap(page, "Set a passphrase")
    dialog = page.locator("dialog")
    dialog.get_by_role("button", name="Set a passphrase").click()
    dialog.get_by_text("Please use at least 10 characters.").wait_for()
    page.get_by_label("New passphrase").fill(PASSPHRASE)
    page.get_by_label("The same again").fill("something")
    dialog.get_by_role("button", name="Set a passphrase").click()
    dialog.get_by_text("The two are not the same.").wait_for()
    page.get_by_label("The same again").fill(PASSPHRASE)
    dialog.get_by_role("button", name="Set a passphrase").click()
    dialog.get_by_text("Please tick that you know this.").wait_for()
    page.get_by_label("I know that nobody can restore it", exact=False).check()
    dialog.get_by_role("button", name="Set a passphrase").click()
    dialog.wait_for(state="detached")
    page.reload()
    page.get_by_role("heading", name="The diary is locked").wait_for()
    assert page.get_by_role("navigation").count() == 0
    page.get_by_label("Your passphrase").fill("not this one")
    tap(page, "Open")
    page.get_by_text("This is not the passphrase.").wait_for()
    page.get_by_label("Your passphrase").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_text("3 days are written down here.").wait_for()
    tap(page, "Lock now")
    page.get_by_role("heading", name="The diary is locked").wait_for()
    assert "three.csv" not in page.content()
    page.get_by_label("Your passphrase").fill(PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_text("3 days are written down here.").wait_for()
    tap(page, "Remove the passphrase")
    page.get_by_label("Your passphrase").fill(PASSPHRASE)
    page.locator("dialog").get_by_role("button", name="Remove the passphrase").click()
    page.get_by_role("button", name="Set a passphrase").wait_for()
    page.reload()
    page.get_by_text("3 days are written down here.").wait_for()


def test_a_protected_copy_opens_with_its_passphrase_elsewhere(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened()
    bring_in(page, tmp_path / "three.csv", THREE)
    agree(page)
    tap(page, "Save a copy with a passphrase")
    page.get_by_label("New passphrase").fill(PASSPHRASE)
    page.get_by_label("Show what I type").check()
    page.get_by_label("I know that nobody can restore it", exact=False).check()
    copy = save(page, "Save the copy", tmp_path)
    assert copy.suffix == ".json"
    assert "wind" not in copy.read_text(encoding="utf-8")
    assert json.loads(copy.read_text(encoding="utf-8"))["lock"]["rounds"] >= 600_000
    tap(page, "Delete everything …")
    page.get_by_label("To delete everything, write: delete").fill("delete")
    tap(page, "Delete everything now")
    page.get_by_text("Everything is deleted.").wait_for()
    page.close()
    page = opened()
    bring_in(page, copy)
    page.get_by_label("Your passphrase").fill("wrong one")
    tap(page, "Open the copy")
    page.get_by_text("This is not the passphrase.").wait_for()
    page.get_by_label("Your passphrase").fill(PASSPHRASE)
    tap(page, "Open the copy")
    page.get_by_text("3 are new.").wait_for()
    agree(page)
    page.get_by_text("3 days are written down here.").wait_for()


def test_a_forgotten_passphrase_leaves_one_way(opened: Opened, tmp_path: Path) -> None:
    page = opened()
    bring_in(page, tmp_path / "three.csv", THREE)
    agree(page)
    set_passphrase(page)
    page.reload()
    tap(page, "I do not know the passphrase any more")
    tap(page, "Delete the locked diary …")
    tap(page, "Delete everything now")
    page.get_by_role("alert").get_by_text("To delete everything, write: delete").wait_for()
    page.get_by_label("To delete everything, write: delete").fill("delete")
    tap(page, "Delete everything now")
    page.get_by_text("Everything is deleted.").wait_for()
    page.close()
    page = opened()
    page.get_by_text("0 days are written down here.").wait_for()


def test_where_nothing_can_be_stored_the_page_says_so_and_saves_a_file(
    context: BrowserContext, opened: Opened, tmp_path: Path
) -> None:
    context.add_init_script(BLOCKED)
    page = opened(data=False)
    page.get_by_role("alert").get_by_text("The diary cannot be stored").wait_for()
    tap(page, "No headache so far today")
    page.get_by_role("alert").get_by_text("not stored yet").wait_for()
    copy = save(page, "Save a copy", tmp_path)
    assert "no,0" in copy.read_text(encoding="utf-8")


def test_a_headache_begun_is_there_after_the_tab_died(opened: Opened) -> None:
    page = opened(data=False)
    tap(page, "Headache")
    page.close()
    page = opened(data=False)
    page.get_by_text("Go on where you stopped?").wait_for()


def test_a_preview_of_a_mail_program_is_warned_of_until_it_was_read(
    browser: Browser, made: Path
) -> None:
    agent = (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148"
    )
    page = browser.new_page(user_agent=agent, viewport={"width": 360, "height": 740})
    page.goto(made.as_uri())
    warning = page.get_by_text("This looks like the preview of a mail or files app.")
    warning.wait_for()
    tap(page, "I have read it")
    warning.wait_for(state="detached")
    page.close()


def test_a_copy_is_asked_for_once_a_week(opened: Opened, tmp_path: Path) -> None:
    page = opened(data=False)
    tap(page, "No headache so far today")
    page.wait_for_timeout(200)
    weekly = page.get_by_role("heading", name="Save a copy of your diary")
    assert weekly.count() == 0
    page.clock.set_system_time("2026-03-18T12:00:00+01:00")
    page.reload()
    weekly.wait_for()
    tap(page, "Not today")
    weekly.wait_for(state="detached")
    page.clock.set_system_time("2026-03-19T12:00:00+01:00")
    page.reload()
    weekly.wait_for()
    save(page, "Save a copy", tmp_path)
    weekly.wait_for(state="detached")


FILE = """() => {
    window.showSaveFilePicker = async ({ suggestedName }) => {
        const root = await navigator.storage.getDirectory();
        return root.getFileHandle(suggestedName, { create: true });
    };
    const asked = FileSystemFileHandle.prototype;
    asked.queryPermission = async () => window.name === "" ? "granted" : "prompt";
    asked.requestPermission = async () => { window.name = ""; return "granted"; };
}"""
FILES = """async () => {
    const found = {};
    for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
        found[name] = await (await handle.getFile()).text();
    }
    return found;
}"""


@pytest.fixture
def served(context: BrowserContext, made: Path) -> str:
    """Serve the page as a place in the web would: there, a test can have files."""
    origin = "https://diary.test/"
    body = made.read_text(encoding="utf-8")
    context.route(f"{origin}**", lambda route: route.fulfill(content_type="text/html", body=body))
    context.add_init_script(f"({FILE})()")
    return origin


def in_files(page: Page, text: str) -> str:
    """Wait until a file holds a text, and give its name."""
    from playwright.sync_api import Error

    found: dict[str, Any] = {}
    for _ in range(40):
        try:
            found = page.evaluate(FILES)
        except Error as error:
            # While a file is listed, the browser may put the new one in its place.
            assert "NotFoundError" in str(error)
        for name, content in found.items():
            # What the browser writes first has a name of its own until it is whole.
            if text in content and not name.endswith(".crswap"):
                return name
        page.wait_for_timeout(100)
    raise AssertionError(found)


def test_a_file_is_written_after_each_change(opened: Opened, served: str, tmp_path: Path) -> None:
    page = opened(served)
    page.get_by_role("heading", name="A file that is always up to date").wait_for()
    page.locator("section", has_text="A file that is always").get_by_role("button").click()
    page.get_by_text("is up to date").wait_for()
    bring_in(page, tmp_path / "three.csv", THREE)
    agree(page)
    name = in_files(page, "2026-03-03")
    assert name.endswith(".csv")
    page.evaluate("window.name = 'ask'")
    page.reload()
    page.get_by_text("The browser asks again").wait_for()
    tap(page, "Allow")
    page.get_by_text("is up to date").wait_for()
    page.evaluate(
        """() => { FileSystemFileHandle.prototype.createWritable = async () => {
            throw new DOMException("", "NotFoundError");
        }; }"""
    )
    bring_in(page, tmp_path / "more.csv", HEAD + "2026-03-09,,no,0,,\n")
    agree(page)
    page.get_by_role("alert").get_by_text("could not be written").first.wait_for()


def test_a_passphrase_lets_the_readable_file_be(
    opened: Opened, served: str, tmp_path: Path
) -> None:
    page = opened(served)
    card = page.locator("section", has_text="A file that is always")
    card.get_by_role("button").click()
    page.get_by_text("is up to date").wait_for()
    bring_in(page, tmp_path / "three.csv", THREE)
    agree(page)
    name = in_files(page, "2026-03-03")
    set_passphrase(page)
    bring_in(page, tmp_path / "more.csv", HEAD + "2026-03-09,,no,0,,\n")
    agree(page)
    card.get_by_role("button").click()
    page.get_by_text("is up to date").wait_for()
    sealed = in_files(page, "hdiary sealed diary")
    assert sealed.endswith(".json")
    found = page.evaluate(FILES)
    assert "2026-03-03" in found[name]
    assert "2026-03-09" not in found[name]
    assert "2026-03" not in found[sealed]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_screens_of_the_data_are_accessible(
    scheme: Any, opened: Opened, tmp_path: Path
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    page = opened()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    def look() -> None:
        page.wait_for_timeout(50)
        results = axe().run(page)
        assert results.violations_count == 0, results.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360

    look()
    bring_in(page, tmp_path / "three.csv", THREE + "2026-13-01,,no,0,,\n")
    agree(page)
    bring_in(page, tmp_path / "other.csv", THREE.replace(",yes,5,", ",yes,8,") + "x,,,,,\n")
    page.get_by_text("1 says something else").wait_for()
    page.get_by_text("1 remark").click()
    look()
    for name in ("Set a passphrase", "Delete everything …", "Save a copy with a passphrase"):
        tap(page, name)
        look()
        page.keyboard.press("Escape")
    set_passphrase(page)
    look()
    tap(page, "Lock now")
    page.get_by_role("heading", name="The diary is locked").wait_for()
    tap(page, "I do not know the passphrase any more")
    look()
