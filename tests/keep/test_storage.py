"""What the diary keeps in the browser: through reloads, crashes, two tabs, no room and a lock."""

from __future__ import annotations

import base64
import contextlib
import json
import random
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

ORIGIN = "https://diary.test"
PASSPHRASE = "Regen Löffel Bahnhof"
OPEN = f"""async name => {{
    const {{ openStore }} = await import("{ORIGIN}/store.js");
    window.store = await openStore(name);
}}"""
RAW = """async name => {
    const db = await new Promise((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = reject;
    });
    const all = {};
    for (const store of db.objectStoreNames) {
        all[store] = await new Promise(resolve => {
            const asked = db.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => resolve(asked.result);
        });
    }
    db.close();
    const bytes = value => value instanceof Uint8Array ? [...value] : undefined;
    return JSON.stringify([all, { ...localStorage }], (key, value) => bytes(value) ?? value);
}"""
"""Everything that the browser keeps, as it lies there."""

Tab = Callable[[], "Page"]


def serve(route: Route) -> None:
    """Give the modules of the page one by one, as a place in the web would."""
    path = route.request.url.removeprefix(f"{ORIGIN}/")
    if not path:
        route.fulfill(content_type="text/html", body="<!doctype html><title>diary</title>")
        return
    source = (files("hdiary.keep") / "app" / path).read_text(encoding="utf-8")
    route.fulfill(content_type="text/javascript", body=source)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    context.route(f"{ORIGIN}/**", serve)
    yield context
    context.close()


@pytest.fixture
def tab(context: BrowserContext) -> Tab:
    """Open one more tab of the same diary."""

    def open_tab() -> Page:
        page = context.new_page()
        page.set_default_timeout(8000)
        page.goto(f"{ORIGIN}/")
        page.evaluate(OPEN, "x")
        return page

    return open_tab


def put(page: Page, *entries: dict[str, Any], removed: list[str] | None = None) -> bool:
    given = [list(entries), removed or [], "changed"]
    stored: bool = page.evaluate("given => store.put(...given)", given)
    return stored


def kept(page: Page) -> dict[str, Any]:
    """The entries as the tab reads them, by their ids."""
    try:
        read = page.evaluate("() => store.load()")
    except Exception as error:
        return {"error": str(error)}
    return {entry["id"]: entry for entry in read["entries"]}


def day(date: str, **said: Any) -> dict[str, Any]:
    return {"id": f"day:{date}", "kind": "day", "date": date, "notes": "", **said}


def noise(letters: int) -> str:
    """A text that a database cannot make smaller."""
    return base64.b64encode(random.Random(17).randbytes(letters * 3 // 4)).decode()


def test_what_is_kept_and_what_can_be_undone_survives_a_reload(tab: Tab) -> None:
    page = tab()
    assert put(page, day("2026-03-01", clear=True))
    assert put(page, day("2026-03-01", clear=None), day("2026-03-02", clear=True))
    page.evaluate("store.saveSettings({ large: true })")
    page.reload()
    page.evaluate(OPEN, "x")
    assert kept(page)["day:2026-03-01"]["clear"] is None
    assert page.evaluate("store.settings") == {"large": True}
    assert page.evaluate("store.canUndo()")
    assert page.evaluate("store.undo()")["label"] == "changed"
    assert kept(page) == {"day:2026-03-01": day("2026-03-01", clear=True)}
    page.evaluate("store.undo()")
    assert kept(page) == {}
    assert page.evaluate("store.undo()") is None
    assert not page.evaluate("store.canUndo()")
    assert page.evaluate("store.settings") == {"large": True}


def test_a_deleted_entry_comes_back(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01", notes="föhn"))
    put(page, removed=["day:2026-03-01"])
    assert kept(page) == {}
    page.evaluate("store.undo()")
    assert kept(page) == {"day:2026-03-01": day("2026-03-01", notes="föhn")}


def test_a_slider_that_is_pulled_is_one_change(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01", pain=None))
    for pain in range(8):
        put(page, day("2026-03-01", pain=pain))
    page.evaluate("store.undo()")
    assert kept(page)["day:2026-03-01"]["pain"] is None


def test_what_says_the_same_is_no_change_to_undo(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01", clear=True))
    put(page, day("2026-03-01", clear=True))
    page.evaluate("store.undo()")
    assert kept(page) == {}


@pytest.mark.parametrize("run", range(5))
def test_a_tab_that_dies_right_after_the_tap_loses_nothing(tab: Tab, run: int) -> None:
    page = tab()
    page.evaluate("n => { store.put([{ id: `day:${n}`, kind: 'day', date: 'x' }], [], 'a'); }", run)
    page.close()
    after = tab()
    assert list(kept(after)) == [f"day:{run}"]
    assert json.loads(after.evaluate(RAW, "hdiary x"))[1] == {}
    after.evaluate("store.undo()")
    assert kept(after) == {}


def test_a_tab_that_dies_under_a_passphrase_loses_nothing_and_tells_nothing(tab: Tab) -> None:
    page = tab()
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    page.evaluate("""() => {
        IDBDatabase.prototype.transaction = () => { throw new DOMException("", "UnknownError"); };
        store.put([{ id: "day:2026-03-01", kind: "day", date: "x", notes: "Föhn" }], [], "a");
    }""")
    page.close()
    after = tab()
    raw = after.evaluate(RAW, "hdiary x")
    assert len(json.loads(raw)[1]) == 1
    assert "2026-03" not in raw
    assert "F\u00f6hn" not in raw
    after.evaluate("word => store.unlock(word)", PASSPHRASE)
    assert kept(after)["day:2026-03-01"]["notes"] == "F\u00f6hn"
    assert json.loads(after.evaluate(RAW, "hdiary x"))[1] == {}
    after.evaluate("store.undo()")
    assert kept(after) == {}


def test_everything_that_was_shown_as_stored_is_there_after_a_crash(tab: Tab) -> None:
    page = tab()
    page.evaluate("""() => {
        window.said = [];
        (async () => {
            for (let n = 0; ; n += 1) {
                const entry = { id: `day:${n}`, kind: "day", date: "x" };
                if (await store.put([entry], [], "a")) said.push(n);
            }
        })();
    }""")
    page.wait_for_timeout(400)
    said = page.evaluate("said")
    with contextlib.suppress(Exception):
        page.goto("chrome://crash")
    page.close()
    assert len(said) > 10
    assert {f"day:{n}" for n in said} <= set(kept(tab()))


def test_two_tabs_show_the_newest_and_lose_nothing(tab: Tab) -> None:
    one, two = tab(), tab()
    put(one, day("2026-03-01", notes="", pain=None))
    two.wait_for_function("store.entries.length === 1")
    for page in (one, two):
        page.evaluate("() => { window.heard = 0; store.onChange(() => { heard += 1; }); }")
    put(one, day("2026-03-01", notes="one", pain=None))
    two.wait_for_function("heard === 1")
    put(two, day("2026-03-01", notes="two", pain=None))
    one.wait_for_function("heard === 1")
    assert kept(one) == kept(two) == {"day:2026-03-01": day("2026-03-01", notes="two", pain=None)}
    # The older version stays, and comes back in whichever tab the change is undone.
    one.evaluate("store.undo()")
    two.wait_for_function("store.entries[0].notes === 'one'")


def test_two_tabs_that_write_at_the_same_time_lose_nothing(tab: Tab) -> None:
    one, two = tab(), tab()
    put(one, day("2026-03-01", notes="", pain=None, activity=["reading"]))
    two.wait_for_function("store.entries.length === 1")
    # Neither has heard of the other when it writes.
    for page in (one, two):
        page.evaluate("store.tabs.tell = () => {}")
    put(one, day("2026-03-01", notes="", pain=7, activity=["reading", "driving"]))
    put(two, day("2026-03-01", notes="two", pain=None, activity=["reading", "sewing"]))
    both = day("2026-03-01", notes="two", pain=7, activity=["reading", "sewing", "driving"])
    assert kept(two)["day:2026-03-01"] == both
    assert kept(one)["day:2026-03-01"] == both
    two.evaluate("store.undo()")
    only_one = day("2026-03-01", notes="", pain=7, activity=["reading", "driving"])
    assert kept(two)["day:2026-03-01"] == only_one


def test_a_hundred_changes_from_two_tabs_at_once_are_all_there(tab: Tab) -> None:
    pages = [tab(), tab()]
    for page, name in zip(pages, "ab", strict=True):
        page.evaluate(
            """name => { window.done = Promise.all([...Array(50).keys()].map(n => {
                const both = store.entries.find(entry => entry.id === "day:both");
                return store.put([{ id: `day:${name}${n}`, kind: "day", date: "x" },
                                  { ...both, id: "day:both", [name + n]: n }], [], "a");
            })); }""",
            name,
        )
    for page in pages:
        assert all(page.evaluate("done"))
    for page in pages:
        entries = kept(page)
        assert len(entries) == 101
        assert len(entries["day:both"]) == 101


def test_two_diaries_in_one_browser_do_not_mix(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01", clear=True))
    page.evaluate(OPEN, "another")
    assert kept(page) == {}


def test_without_room_the_diary_goes_on_in_memory_and_is_stored_later(
    context: BrowserContext,
) -> None:
    page = context.new_page()
    page.goto(f"{ORIGIN}/")
    session = context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": ORIGIN, "quotaSize": 150_000})
    page.evaluate(OPEN, "x")
    assert put(page, day("2026-03-01", clear=True))
    assert not put(page, day("2026-03-02", notes=noise(200_000)))
    assert page.evaluate("store.status().failing") == "full"
    assert page.evaluate("store.status().unsaved") == 1
    assert set(kept(page)) == {"day:2026-03-01", "day:2026-03-02"}
    assert page.evaluate("store.undo()")["label"] == "changed"
    assert set(kept(page)) == {"day:2026-03-01"}
    assert not put(page, day("2026-03-03", notes=noise(200_000)))
    # What cannot be stored is there after a reload, too, and still says that it is not stored.
    page.reload()
    page.evaluate(OPEN, "x")
    assert page.evaluate("store.status().failing") == "full"
    assert set(kept(page)) == {"day:2026-03-01", "day:2026-03-03"}
    session.send("Storage.overrideQuotaForOrigin", {"origin": ORIGIN})
    page.wait_for_function("""async () => {
        await store.put([{ id: "day:2026-03-04", kind: "day", date: "2026-03-04" }], [], "a");
        return store.status().failing === null;
    }""")
    page.reload()
    page.evaluate(OPEN, "x")
    assert set(kept(page)) == {"day:2026-03-01", "day:2026-03-03", "day:2026-03-04"}


@pytest.mark.parametrize(
    "blocked",
    [
        "Object.defineProperty(window, 'indexedDB', {"
        " get() { throw new DOMException('', 'SecurityError'); } })",
        "Object.defineProperty(window, 'indexedDB', { value: undefined })",
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'InvalidStateError'); }",
        "IDBFactory.prototype.open = () => ({}); setTimeout = (fn, ms) => queueMicrotask(fn)",
    ],
    ids=["forbidden", "missing", "failing", "silent"],
)
def test_where_nothing_can_be_stored_the_diary_works_in_memory(
    context: BrowserContext, tab: Tab, blocked: str
) -> None:
    context.add_init_script(blocked)
    page = tab()
    assert page.evaluate("store.status().failing") == "blocked"
    assert not put(page, day("2026-03-01", clear=True))
    assert not put(page, day("2026-03-02", clear=True))
    assert page.evaluate("store.undo()")
    assert set(kept(page)) == {"day:2026-03-01"}
    page.evaluate("store.saveSettings({ large: true })")
    assert page.evaluate("store.load()")["settings"] == {"large": True}


def test_a_connection_that_was_cut_is_made_anew(tab: Tab) -> None:
    page = tab()
    page.evaluate(
        "() => { window.told = []; store.onStatus(status => told.push(status.failing)); }"
    )
    for n in range(3):
        page.evaluate("async () => (await store.open()).close()")
        assert put(page, day(f"2026-03-0{n + 1}", clear=True))
    page.evaluate("async () => (await store.open()).close()")
    assert len(kept(page)) == 3
    assert page.evaluate("told.filter(Boolean)") == []


def test_a_newer_diary_is_left_alone(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01", clear=True))
    page.evaluate("""() => new Promise(resolve => {
        const asked = indexedDB.open("hdiary x", 99);
        asked.onsuccess = () => { asked.result.close(); resolve(); };
    })""")
    assert page.evaluate("store.status().failing") == "newer"
    after = tab()
    assert after.evaluate("store.status().failing") == "newer"
    assert not put(after, day("2026-03-01", clear=None))
    entries = json.loads(after.evaluate(RAW, "hdiary x"))[0]["entries"]
    assert entries[0]["value"]["clear"] is True


def test_a_passphrase_leaves_no_plain_text_behind(tab: Tab) -> None:
    page, other = tab(), tab()
    put(page, day("2026-03-01", notes="Heuschnupfen", treatment="ibuprofen"))
    put(page, day("2026-03-01", notes="Föhnsturm"))
    put(page, removed=["day:2026-03-01"])
    page.evaluate("store.saveSettings({ activities: ['Klöppeln'] })")
    page.evaluate("store.undo()")
    assert "Heuschnupfen" in page.evaluate(RAW, "hdiary x")
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    put(page, day("2026-03-02", notes="Nachtrag"))
    raw = page.evaluate(RAW, "hdiary x")
    for word in ("Heuschnupfen", "Föhnsturm", "Klöppeln", "Nachtrag", "2026-03", "day", "changed"):
        assert word not in raw
    tables = json.loads(raw)[0]
    lock = next(row["lock"] for row in tables["meta"] if row["key"] == "lock")
    assert (lock["kdf"], lock["hash"], lock["cipher"]) == ("PBKDF2", "SHA-256", "AES-256-GCM")
    assert lock["rounds"] >= 600_000
    # The other tab knows nothing of the key, and can neither read nor write plain text beside it.
    assert "ocked" in kept(other)["error"]
    assert not put(other, day("2026-03-03", notes="Klartext"))
    assert "Klartext" not in other.evaluate(RAW, "hdiary x")
    other.evaluate("word => store.unlock(word)", PASSPHRASE)
    assert set(kept(other)) == {"day:2026-03-01", "day:2026-03-02", "day:2026-03-03"}
    assert kept(page) == kept(other)


def test_a_tab_that_heard_nothing_of_the_passphrase_writes_no_plain_text(
    context: BrowserContext, tab: Tab
) -> None:
    context.add_init_script("window.BroadcastChannel = undefined")
    page, other = tab(), tab()
    put(page, day("2026-03-01", clear=True))
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    assert not put(other, day("2026-03-03", notes="Klartext"))
    assert "Klartext" not in other.evaluate(RAW, "hdiary x")
    other.evaluate("word => store.unlock(word)", PASSPHRASE)
    assert set(kept(other)) == set(kept(page)) == {"day:2026-03-01", "day:2026-03-03"}


def test_each_writing_has_a_fresh_nonce(tab: Tab) -> None:
    page = tab()
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    for n in range(20):
        put(page, day("2026-03-01", clear=bool(n % 2)))
    journal = json.loads(page.evaluate(RAW, "hdiary x"))[0]["journal"]
    nonces = [tuple(one["changes"][0]["after"]["iv"]) for one in journal]
    nonces += [tuple(one["head"]["iv"]) for one in journal]
    assert len(set(nonces)) == len(nonces) == 40


def test_the_lock_holds_after_a_reload_and_when_asked_for(tab: Tab) -> None:
    page, other = tab(), tab()
    put(page, day("2026-03-01", clear=True))
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    page.reload()
    page.evaluate(OPEN, "x")
    assert "ocked" in kept(page)["error"]
    wrong = "() => store.unlock('wrong').then(() => '', error => error.name)"
    assert page.evaluate(wrong) == "WrongPassphrase"
    assert "ocked" in kept(page)["error"]
    for one in (page, other):
        one.evaluate("word => store.unlock(word)", PASSPHRASE)
    assert page.evaluate("store.canUndo()")
    page.evaluate("store.lockNow()")
    other.wait_for_function("store.locked")
    assert "ocked" in kept(page)["error"]
    assert page.evaluate("store.entries") == []


def test_a_passphrase_is_changed_and_removed(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01", clear=True))
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    before = json.loads(page.evaluate(RAW, "hdiary x"))[0]["entries"]
    page.evaluate("word => store.changePassphrase(word, 'something else')", PASSPHRASE)
    assert json.loads(page.evaluate(RAW, "hdiary x"))[0]["entries"] == before
    page.evaluate("store.lockNow()")
    old = "word => store.unlock(word).then(() => '', error => error.name)"
    assert page.evaluate(old, PASSPHRASE) == "WrongPassphrase"
    page.evaluate("store.unlock('something else')")
    assert page.evaluate(old.replace("unlock", "removePassphrase"), PASSPHRASE) == "WrongPassphrase"
    page.evaluate("store.removePassphrase('something else')")
    page.reload()
    page.evaluate(OPEN, "x")
    assert kept(page) == {"day:2026-03-01": day("2026-03-01", clear=True)}
    page.evaluate("store.undo()")
    assert kept(page) == {}


def test_a_record_that_was_tampered_with_harms_no_other(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01", clear=True), day("2026-03-02", clear=True))
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    page.evaluate("""async () => {
        const db = await store.open();
        const entries = db.transaction("entries", "readwrite").objectStore("entries");
        const all = await new Promise(done => {
            const asked = entries.getAll();
            asked.onsuccess = () => done(asked.result);
        });
        all[0].sealed[0] ^= 1;
        entries.put({ ...all[0], rev: "x" });
    }""")
    assert len(kept(page)) == 1
    assert page.evaluate("store.status().damaged") == 1


def test_everything_deleted_is_gone_for_every_tab(tab: Tab) -> None:
    page, other = tab(), tab()
    put(page, day("2026-03-01", notes="Heuschnupfen"))
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    other.evaluate("word => store.load().catch(() => store.unlock(word))", PASSPHRASE)
    page.evaluate("store.deleteEverything()")
    other.wait_for_function("!store.locked && store.entries.length === 0")
    tables = json.loads(page.evaluate(RAW, "hdiary x"))[0]
    assert tables["entries"] == tables["journal"] == []
    assert [row["key"] for row in tables["meta"]] == ["version"]
    assert not page.evaluate("store.canUndo()")
    assert put(other, day("2026-03-02", clear=True))
    assert set(kept(page)) == {"day:2026-03-02"}


def test_the_browser_is_asked_to_keep_the_diary(context: BrowserContext, tab: Tab) -> None:
    context.add_init_script(
        "navigator.storage.persist = async () => {"
        " window.asked = (window.asked ?? 0) + 1; return true; }"
    )
    page = tab()
    put(page, day("2026-03-01", clear=True))
    put(page, day("2026-03-02", clear=True))
    page.wait_for_function("store.status().persisted === true")
    assert page.evaluate("asked") == 1


def test_everything_deleted_takes_what_another_tab_could_not_store_along(tab: Tab) -> None:
    page, other = tab(), tab()
    put(page, day("2026-03-01", notes="Heuschnupfen"))
    other.wait_for_function("store.entries.length === 1")
    # The other tab hears of nothing, and what it writes waits for the database.
    other.evaluate("""() => {
        const real = store.open;
        store.open = () => Promise.reject(new Error("no room"));
        store.put([{ ...store.entries[0], notes: "Heuschnupfen!" },
                   { id: "day:2026-03-02", kind: "day", date: "2026-03-02" }], [], "a");
        window.room = () => { store.open = real; return store.flush(); };
    }""")
    page.evaluate("store.deleteEverything()")
    other.evaluate("room()")
    assert kept(other) == kept(page) == {}
    assert "Heuschnupfen" not in page.evaluate(RAW, "hdiary x")


def test_what_was_begun_without_a_look_overwrites_nothing(tab: Tab) -> None:
    page, other = tab(), tab()
    page.evaluate("word => store.setPassphrase(word)", PASSPHRASE)
    other.wait_for_function("store.locked")
    # The other tab knows nothing of what is written meanwhile, nor of what was there.
    put(other, day("2026-03-01", clear=None, pain=4, activity=["reading"]))
    put(page, day("2026-03-01", clear=True, pain=9, activity=["driving"]))
    other.evaluate("word => store.unlock(word)", PASSPHRASE)
    both = day("2026-03-01", clear=True, pain=9, activity=["driving", "reading"])
    assert kept(other)["day:2026-03-01"] == both
    page.wait_for_function("store.entries[0].activity.length === 2")


def test_a_screen_that_is_behind_overwrites_nothing(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01", pain=4))
    page.evaluate("""async () => {
        const seen = new Map(store.entries.map(entry => [entry.id, entry]));
        const [entry] = store.entries;
        await store.put([{ ...entry, pain: 9 }], [], "another tab");
        await store.put([{ ...entry, notes: "wind" }], [], "this screen", seen);
    }""")
    assert kept(page)["day:2026-03-01"] == day("2026-03-01", pain=9, notes="wind")


def test_one_change_is_taken_back_though_another_tab_went_on(tab: Tab) -> None:
    page, other = tab(), tab()
    put(page, day("2026-03-01", clear=True))
    put(page, removed=["day:2026-03-01"])
    put(other, day("2026-03-02", notes="from the other"))
    page.wait_for_function("store.entries.length === 1")
    assert page.evaluate("store.undo(store.latest)")["label"] == "changed"
    assert set(kept(page)) == {"day:2026-03-01", "day:2026-03-02"}
    assert page.evaluate("store.undo(store.latest)") is None
    # What another tab changed once more is left alone.
    put(page, day("2026-03-01", clear=None))
    other.wait_for_function("store.entries.some(entry => entry.clear === null)")
    put(other, day("2026-03-01", clear=None, notes="more"))
    assert page.evaluate("store.undo(store.latest)") == {"changed": True}
    assert kept(page)["day:2026-03-01"]["notes"] == "more"


def test_words_that_are_typed_are_one_change_and_wait_as_one(tab: Tab) -> None:
    page = tab()
    put(page, day("2026-03-01"))
    page.evaluate("""() => {
        const real = store.open;
        store.open = () => Promise.reject(new Error("no room"));
        window.type = (notes) =>
            store.put([{ id: "day:2026-03-01", kind: "day", date: "2026-03-01", notes }], [], "a");
        window.room = () => { store.open = real; };
    }""")
    for end in range(1, 8):
        page.evaluate("text => type(text)", "rainy d"[:end])
    assert page.evaluate("store.status().unsaved") == 1
    assert page.evaluate("Object.keys(localStorage).length") == 1
    page.evaluate("room()")
    for end in range(8, 10):
        page.evaluate("text => type(text)", "rainy day"[:end])
    assert kept(page)["day:2026-03-01"]["notes"] == "rainy day"
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.evaluate("store.undo()")
    assert kept(page)["day:2026-03-01"]["notes"] == ""


def test_a_clock_that_was_set_back_joins_no_changes(tab: Tab) -> None:
    page = tab()
    page.clock.set_fixed_time("2026-03-01T10:00:00Z")
    put(page, day("2026-03-01", pain=None))
    put(page, day("2026-03-01", pain=5))
    page.clock.set_fixed_time("2026-03-01T08:00:00Z")
    put(page, day("2026-03-01", pain=9))
    page.evaluate("store.undo()")
    assert kept(page)["day:2026-03-01"]["pain"] == 5


def test_what_is_taken_back_in_one_tab_does_not_come_back_from_another(
    context: BrowserContext, tab: Tab
) -> None:
    context.add_init_script("""
        const real = IDBObjectStore.prototype.put;
        window.full = true;
        IDBObjectStore.prototype.put = function (...given) {
            if (window.full) throw new DOMException("", "QuotaExceededError");
            return real.apply(this, given);
        };
    """)
    page = tab()
    assert not put(page, day("2026-03-01", clear=True))
    # The other tab finds the note of what waits, and shows it, too.
    other = tab()
    assert set(kept(other)) == {"day:2026-03-01"}
    page.evaluate("store.undo()")
    for one in (page, other):
        one.evaluate("full = false")
    assert kept(other) == kept(page) == {}
