"""Migraine Buddy's web page: three layouts, places by side, outcomes, and nothing is run."""

from __future__ import annotations

import io
import zipfile

import pytest

from hdiary.diary import Diary, DiaryError
from hdiary.read import read_diary
from hdiary.read.formats.page_cells import page_rows
from tests.read.formats.buddy_files import ATTACKS
from tests.read.kinds.conftest import (
    FILES,
    became,
    decided,
    factors,
    follow,
    medicine_days,
    states,
)

NAME = "Migraine Buddy web page"
_PLAIN = {
    "kind": None, "pain": "5", "triggers": "Alcohol, Stress <br> Menstruation: Yes",
    "left": "Left Temple", "right": "",
    "medicine": "<div><b>Helpful</b> - 1x Sumatriptan, 1x Naproxen sodium 550mg Oral</div>",
    "relief": "<div><b>Unhelpful</b> - Sleep</div>", "notes": "",
}  # fmt: skip


def _row(number: int, started: str, lasted: str | None, **more: str | None) -> str:
    """Write an attack; without a length, that stands in the cell of the start."""
    told = {**_PLAIN, **more}
    first = f"<div><span>{started}</span><br>Location:<div> Aunt Anna's </div></div>"
    if lasted is None:
        first = f"Started: {started}<br>Location: Aunt Anna's<br>Lasted: 06h 00m"
    cells = [str(number), first, *([] if lasted is None else [lasted])]
    cells += [] if told["kind"] is None else [told["kind"]]
    cells += [str(told["pain"]), "Not affected", str(told["triggers"]), "Nausea, Throbbing pain",
              "No", str(told["left"]), str(told["right"]), str(told["medicine"]),
              str(told["relief"])]  # fmt: skip
    row = "<tr>" + "".join(f'<td class="x">{cell} </td>' for cell in cells) + "</tr>"
    if told["notes"]:
        row += (
            f'<tr><td colspan="12" class="notes"><pre><b>Notes:</b> {told["notes"]}</pre></td></tr>'
        )
    return row


def _page(rows: list[str], *, period: str = "1/5/26 - 3/29/26") -> bytes:
    return (
        "<!DOCTYPE html><html><head><title>Migraine Listing</title>"
        "<script>document.write('<tr><td>1</td></tr>')</script></head><body>"
        f"<table><tr><td> Time Period: </td><td><b>{period}</b></td></tr></table>"
        '<div class="reports-table"><table><thead><tr><td>#</td><td>Started</td></tr></thead>'
        "<tbody>" + "\n".join(rows) + "</tbody></table></div></body></html>"
    ).encode()


def _read(data: bytes) -> Diary:
    walk = follow(data)
    assert walk.steps == []
    assert walk.diary.reading.format == NAME
    return walk.diary


@pytest.mark.parametrize(
    ("lasted", "kind"),
    [("06h 00m", None), ("06h 00m", ""), ("06h 00m", "Migraine"), (None, "Migraine")],
)
def test_every_layout_of_the_page_is_the_same_diary(lasted: str | None, kind: str | None) -> None:
    rows = [
        _row(k + 1, f"{d.month}/{d.day}/{d:%y} 08:06", lasted, kind=kind)
        for k, d in enumerate(reversed(ATTACKS))
    ]
    diary = _read(_page(rows))
    assert states(diary) == (24, 0, 57)
    assert medicine_days(diary) == 24
    assert set(diary.entries["duration_h"]) == {6}
    assert set(diary.entries["pain"]) == {5}
    assert set(diary.entries["side"]) == {"left"}
    assert became(diary, "Attack Location") == ["left out"]
    assert "Anna" not in " ".join([*decided(diary), *diary.problems["value"]])


def test_medicines_keep_how_they_worked_and_their_counts() -> None:
    diary = _read(
        _page(
            [
                _row(
                    1, "1/13/26 08:06", "06h 00m",
                    medicine="<div><b>Helpful</b> - 2x Ibuprofen 400mg</div>"
                    "<div><b>Somewhat helpful</b> - 1x Maxalt</div>",
                )
            ]
        )
    )  # fmt: skip
    doses = diary.doses.set_index("treatment")
    assert doses.loc["ibuprofen", "as_written"] == "2x Ibuprofen 400mg (helpful)"
    assert doses.loc["ibuprofen", "amount"] == 400
    assert "(somewhat helpful)" in str(doses.loc["rizatriptan", "as_written"])
    assert "Sleep (unhelpful)" in set(doses["as_written"])


def test_no_medication_and_no_relief_are_none() -> None:
    rows = [
        _row(k + 1, f"{d.month}/{d.day}/{d:%y} 08:06", "06h 00m",
             medicine="<div> No medication </div>", relief="<div> No relief </div>")
        for k, d in enumerate(ATTACKS)
    ]  # fmt: skip
    diary = _read(_page(rows))
    assert medicine_days(diary) == 0
    assert set(diary.doses["treatment"]) <= {"none"}


def test_menstruation_is_a_factor_of_its_own_and_places_have_their_side() -> None:
    rows = [
        _row(k + 1, f"{d.month}/{d.day}/{d:%y} 08:06", "06h 00m", left="", right="Temple, Eye")
        for k, d in enumerate(ATTACKS)
    ]
    diary = _read(_page(rows))
    assert {"Menstruation", "Potential Triggers"} <= set(factors(diary))
    assert set(diary.entries["Potential Triggers"]) == {"Alcohol; Stress"}
    assert set(diary.entries["side"]) == {"right"}
    assert set(diary.entries["location"]) == {"temple; eye"}


def test_the_period_above_tells_the_order_of_dates() -> None:
    rows = [_row(1, "2/1/26 08:06", "06h 00m"), _row(2, "3/2/26 08:06", "06h 00m")]
    diary = _read(_page(rows, period="15/1/26 - 29/3/26"))
    assert [str(day.date()) for day in diary.entries["date"]] == ["2026-01-02", "2026-02-03"]


def test_notes_stay_notes_and_nothing_of_the_page_is_run() -> None:
    rows = [
        _row(k + 1, f"{d.month}/{d.day}/{d:%y} 08:06", "06h 00m",
             notes="Dec 11: took <b>this</b><script>1</script>\nrang Anna &amp; slept")
        for k, d in enumerate(ATTACKS)
    ]  # fmt: skip
    diary = _read(_page(rows))
    assert set(diary.entries["notes"]) == {"Dec 11: took this\nrang Anna & slept"}
    assert diary.rows_kept == 24


def test_a_page_in_a_zip_is_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("report.html", (FILES / "migraine_buddy_page.html").read_bytes())
    diary = read_diary(packed.getvalue())
    assert diary.reading.format == f"{NAME}, packed with zip"
    assert diary.rows_kept == 24


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>Migraine Buddy</body></html>",
        b"<html>Migraine Buddy<table>" + b"<td>" * 5000,
        b"<html>Migraine Buddy" + b"<table><tr><td>1" * 5000,
        b"<html>Migraine Buddy<tr>" + b"<td>1" * 12,
        b"<!doctype html><!-- healint <tr><td>1",
    ],
)
def test_a_page_without_attacks_is_refused_in_words(page: bytes) -> None:
    with pytest.raises(DiaryError):
        read_diary(page)


def test_any_other_page_is_no_report() -> None:
    with pytest.raises(DiaryError, match="web page"):
        read_diary(b"<html><body><table><tr><td>1</td></tr></table></body></html>")


@pytest.mark.parametrize("last", ["", ">", "-->"])
@pytest.mark.parametrize("mark", ["<!--", "<![", "<![CDATA[", "<!", "<?", "</", "</a ", "<a "])
def test_a_page_full_of_what_is_never_closed_is_read_in_one_go(mark: str, last: str) -> None:
    # Python's reader takes the square of its length, half a minute for these, or gives up.
    rows = page_rows("<table><tr><td>5</td></tr>" + mark * 20_000 + last)
    assert rows[0].cells == ["5"]


def test_remarks_and_declarations_are_passed_over_and_lines_stay() -> None:
    text = "<!doctype html>\n<!-- <td>no</td>\n --><table>\n<tr><td>a<![if !x]>b</td></tr></table>"
    (row,) = page_rows(text)
    assert (row.line, row.cells) == (4, ["ab"])
