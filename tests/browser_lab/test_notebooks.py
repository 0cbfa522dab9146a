"""A person opens the notebooks in JupyterLab, uploads a diary and moves what can be moved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hdiary.read import read_diary
from hdiary.trials import read_plan

from .conftest import stays_here

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
START, CHANGE = "00_start_here.ipynb", "04_relief_and_change.ipynb"
TRIAL = "07_find_out.ipynb"
"""These run in the tests further down."""
FURTHER_DOWN = {START, CHANGE, TRIAL}
OTHERS = sorted({path.name for path in (ROOT / "notebooks").glob("*.ipynb")} - FURTHER_DOWN)
Open = Callable[[str], "Page"]
RunAll = Callable[["Page"], dict[str, Any]]
FINE = {"fine": True, "ran": True, "told": []}

BAD = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
THUMB = 18
"""How wide the handle of the line is, half of which hangs over each end of the axis [px]."""


RUN_BELOW = """async words => {
  const notebook = jupyterapp.shell.currentWidget.content;
  const at = notebook.widgets.findIndex(w => w.model.sharedModel.source.includes(words));
  notebook.activeCellIndex = at;
  const fine = await jupyterapp.commands.execute('notebook:run-all-below');
  return { fine, told: JSON.stringify(notebook.widgets[at].model.outputs.toJSON()) };
}"""
"""Run the cell that holds these words, and all below it."""
BELOW = "everyone = chosen.read()"


def messy_diary() -> bytes:
    """Half a year in another dress, its dates open to two readings, one pain that cannot be."""
    lines = ["Datum;Schmerz (0-10);Seite;Notizen;" + BAD.replace('"', "'")]
    days = [(day, month) for month in (1, 2, 3, 4) for day in (1, 3, 5, 6, 8, 9, 11, 12)]
    for at, (day, month) in enumerate(days):
        pain = 12 if at == 7 else (4 if at % 3 else 0)
        lines.append(f"{day:02d}/{month:02d}/2026;{pain};links;quarrel with Marguerite;{at}")
    return "\r\n".join(lines).encode("utf-8")


def cell(page: Page, words: str) -> Locator:
    """Give the code cell that holds these words."""
    found = page.locator(".jp-CodeCell").filter(has_text=words).first
    found.scroll_into_view_if_needed()
    return found


def give_file(page: Page, name: str, content: bytes) -> None:
    """Choose a file at the upload button, as a person does."""
    button = cell(page, "choose_diary").get_by_role("button", name="Upload a diary")
    with page.expect_file_chooser() as chooser:
        button.click()
    chooser.value.set_files({"name": name, "mimeType": "text/csv", "buffer": content})


@pytest.mark.parametrize("name", OTHERS)
def test_a_notebook_opens_and_all_cells_run(
    name: str, open_notebook: Open, run_all: RunAll
) -> None:
    page = open_notebook(f"notebooks/{name}")
    assert run_all(page) == FINE
    page.wait_for_selector(".jp-OutputArea-output img, .jp-OutputArea-output svg")


class TestUpload:
    """A messy diary is uploaded in the first notebook, and read once the person has said how."""

    @pytest.fixture
    def uploaded(self, open_notebook: Open, run_all: RunAll) -> Page:
        page = open_notebook(f"notebooks/{START}")
        assert run_all(page) == FINE
        give_file(page, "my diary.csv", messy_diary())
        page.get_by_text("my diary.csv was not read yet").wait_for()
        return page

    def test_what_was_refused_is_not_taken_for_the_diary_of_before(self, uploaded: Page) -> None:
        said = uploaded.evaluate(RUN_BELOW, BELOW)
        assert not said["fine"]
        assert "dates that can be read in one way only" in said["told"]
        assert "182 days" not in said["told"]

    def test_the_same_file_can_be_given_again_and_another_after_it(self, uploaded: Page) -> None:
        give_file(uploaded, "empty.csv", b"")
        uploaded.get_by_text("empty.csv was not read yet").wait_for()
        give_file(uploaded, "my diary.csv", messy_diary())
        uploaded.get_by_text("my diary.csv was not read yet").wait_for()

    def test_a_file_larger_than_a_message_may_be_is_read_too(
        self, open_notebook: Open, run_all: RunAll
    ) -> None:
        page = open_notebook(f"notebooks/{START}")
        assert run_all(page) == FINE
        days = [f"2026-03-{day:02d},{day % 5},{'x' * 990}" for day in range(1, 29)]
        people = [f"P{n:03d},{day}" for n in range(450) for day in days]
        large = "\n".join(["patient,date,pain,notes", *people]).encode()
        assert len(large) > 12_000_000
        give_file(page, "large.csv", large)
        cell(page, "choose_diary").get_by_text("450 people").wait_for()

    def test_it_is_told_then_read_and_the_rest_follows(self, uploaded: Page) -> None:
        chosen = cell(uploaded, "choose_diary")
        told = chosen.inner_text()
        assert 'Line 9, column "Schmerz (0-10)": "12"' in told
        assert "Marguerite" not in told
        chosen.get_by_role("button", name="Dates are day, month, year").click()
        chosen.get_by_role("button", name="The 1 row that cannot be read").click()
        chosen.get_by_text("1 row could not be read and was left out").wait_for()
        assert "dates='dmy', skip_bad_rows=True" in chosen.inner_text()
        said = uploaded.evaluate(RUN_BELOW, BELOW)
        assert said["fine"]
        assert "31 of them recorded" in said["told"]
        assert "1 (line 9)" in said["told"]
        assert uploaded.title() != "run"
        assert uploaded.locator(".jp-OutputArea-output img[src=x]").count() == 0


def test_moving_the_line_by_key_changes_words_and_picture(
    open_notebook: Open, run_all: RunAll
) -> None:
    page = open_notebook(f"notebooks/{CHANGE}")
    assert run_all(page) == FINE
    moved = cell(page, "choose_start")
    moved.get_by_text("from 6 April 2026", exact=True).wait_for()
    picture = moved.locator(".hd-picture").nth(1)
    before = picture.inner_html()
    line = moved.get_by_role("slider", name="First day")
    line.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert line.get_attribute("aria-valuetext") == "11 April 2026"
    moved.get_by_text("from 11 April 2026", exact=True).wait_for()
    moved.locator("p", has_text="Exercise, since 11 April 2026").wait_for()
    drawn = moved.locator("desc", has_text="Exercise, from 11 April 2026")
    drawn.wait_for(state="attached")
    assert picture.inner_html() != before
    assert "since='2026-04-11'" in moved.inner_text()
    moved.get_by_label("First day").last.fill("2026-03-02")
    moved.get_by_text("from 2 March 2026", exact=True).wait_for()


def test_the_line_is_dragged_on_the_pain_chart(open_notebook: Open, run_all: RunAll) -> None:
    page = open_notebook(f"notebooks/{CHANGE}")
    assert run_all(page) == FINE
    moved = cell(page, "choose_start")
    moved.get_by_text("from 6 April 2026", exact=True).wait_for()
    line = moved.get_by_role("slider", name="First day")
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box is not None
    assert box["height"] > 60, "it lies over the whole chart, not in a bar of its own"
    middle = box["y"] + box["height"] / 2
    places = int(line.get_attribute("max") or 0)
    step = (box["width"] - THUMB) / places
    page.mouse.move(box["x"] + THUMB / 2 + step * 90, middle)
    page.mouse.down()
    for place in (80, 60, 55):
        page.mouse.move(box["x"] + THUMB / 2 + step * place, middle)
    page.mouse.up()
    # The places run from the diary's second day, 6 January, on.
    moved.get_by_text("from 2 March 2026", exact=True).wait_for()
    moved.locator("desc", has_text="Exercise, from 2 March 2026").wait_for(state="attached")
    assert line.input_value() == "55"


def test_an_experiment_is_planned_saved_and_tried_by_hand(
    open_notebook: Open, run_all: RunAll, folder: Path
) -> None:
    page = open_notebook(f"notebooks/{TRIAL}")
    assert run_all(page) == FINE
    planned = cell(page, "choose_trial")
    planned.get_by_text("12 periods of 7 days, from 6 July 2026").first.wait_for()
    power = planned.locator(".hd-picture").nth(1)
    before = power.inner_html()
    handle = planned.locator(".widget-slider", has_text="Periods").get_by_role("slider")
    handle.focus()
    for periods in (14, 16):
        page.keyboard.press("ArrowRight")
        planned.get_by_text(f"{periods} periods of 7 days, from 6 July 2026").first.wait_for()
    planned.get_by_text("periods=16").wait_for()
    assert power.inner_html() != before
    planned.get_by_role("button", name="Save the plan").click()
    planned.get_by_text("Keep it until the trial has been analysed").wait_for()
    saved = read_plan(folder / "notebooks" / "trial")
    assert (saved.periods, saved.arms) == (16, ("desk exercises", "none"))
    planned.get_by_role("button", name="Save the plan").click()
    planned.get_by_text("Keep it until the trial has been analysed").wait_for(state="detached")
    assert read_plan(folder / "notebooks" / "trial").digest == saved.digest
    planned.get_by_role("button", name="Let somebody made up try it").click()
    planned.get_by_text("of 16 periods").first.wait_for()
    planned.locator("desc", has_text="drawn by lot").last.wait_for(state="attached")
    assert "hdiary.trial(lived, plan=plan)" in planned.inner_text()


def test_the_panel_can_be_used_by_key_and_is_readable_in_both_themes(
    open_notebook: Open, run_all: RunAll
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing").Axe
    page = open_notebook(f"notebooks/{START}")
    assert run_all(page) == FINE
    panel = cell(page, "hdiary.explore")
    panel.get_by_role("tab", name="How bad").focus()
    for name, words in (
        ("Pattern", "What does it look like?"),
        ("Before it", "What comes before it?"),
        ("Relief", "What helps within hours?"),
        ("Change", "What changes its course"),
        ("Treatments", "What does each treatment do"),
    ):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        panel.get_by_text(words).wait_for()
        panel.locator(".hd-picture:visible").first.wait_for()
        assert panel.get_by_role("tab", name=name).get_attribute("aria-selected") == "true"
    for theme in ("Light", "Dark"):
        _put_on(page, theme)
        for name in ("Before it", "Change"):
            panel.get_by_role("tab", name=name).click()
            panel.locator(".hd-picture:visible").first.wait_for()
            panel.locator(".widget-tab").evaluate("tab => { tab.id = 'panel' }")
            result = axe().run(page, context={"include": [["#panel"]]})
            assert _faults(result.response["violations"]) == [], (theme, name)


def _put_on(page: Page, theme: str) -> None:
    page.evaluate(
        "t => jupyterapp.commands.execute('apputils:change-theme', {theme: t})",
        f"JupyterLab {theme}",
    )
    light = "true" if theme == "Light" else "false"
    page.wait_for_selector(f'body[data-jp-theme-light="{light}"]', state="attached")


def _faults(violations: list[Any]) -> list[str]:
    """Tell the serious faults."""
    return [
        f"{fault['id']}: {node['html'][:160]}"
        for fault in violations
        for node in fault["nodes"]
        if fault["impact"] in {"serious", "critical"}
    ]


def test_the_messy_diary_is_messy_in_the_ways_it_says(tmp_path: Path) -> None:
    path = tmp_path / "my diary.csv"
    path.write_bytes(messy_diary())
    diary = read_diary(path, dates="dmy", skip_bad_rows=True)
    assert (diary.rows_kept, diary.refused_lines.tolist()) == (31, [9])


@pytest.mark.parametrize(
    "url", ["https://example.org/a.js", "wss://example.org/s", "http://127.0.0.1.example.org/"]
)
def test_a_request_to_another_computer_would_be_found(url: str) -> None:
    assert not stays_here(url)
    assert stays_here("http://127.0.0.1:8888/lab?token=t")
    assert stays_here("ws://localhost:8888/api")
