"""Signs without a width are no part of a word, but where a script needs them."""

from __future__ import annotations

import pytest

from hdiary.read import read_diary
from hdiary.vocabulary.text import without_unseen

LEFT_TO_RIGHT, NO_WIDTH, BOM, SOFT = "\u200e", "\u200b", "\ufeff", "\u00ad"
ISOLATED = "\u2068{}\u2069"


@pytest.mark.parametrize("sign", [LEFT_TO_RIGHT, "\u200f", NO_WIDTH, BOM, SOFT, "\u2060"])
def test_a_sign_without_a_width_is_taken_out(sign: str) -> None:
    assert without_unseen(f"{sign}01.03{sign}.2026{sign}") == "01.03.2026"


@pytest.mark.parametrize(
    "text",
    [
        "\u0633\u0631\u200f\u062f\u0631\u062f",  # Arabic letters
        "\u0645\u06cc\u200c\u0634\u0648\u062f",  # Persian, spelt with a joiner
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "Kopfweh \u00fcber dem Auge",
    ],
)
def test_what_words_are_spelt_with_stays(text: str) -> None:
    assert without_unseen(text) == text


def test_dates_copied_from_a_window_and_cells_from_a_chat_are_read() -> None:
    diary = read_diary(
        f"{BOM}{BOM}date,{NO_WIDTH}pain,side{SOFT},treatment\n"
        f"{LEFT_TO_RIGHT}13.03.2026,{NO_WIDTH}3,le{SOFT}ft,{ISOLATED.format('ibuprofen')}\n"
        f"14.03.2026,0{BOM},,\n".encode()
    )
    entries = diary.entries
    assert entries["pain"].tolist() == [3, 0]
    assert entries["side"].tolist()[0] == "left"
    assert entries["treatment"].tolist()[0] == "ibuprofen"


def test_two_texts_that_look_alike_are_one_word() -> None:
    rows = "".join(f"2026-03-{k:02},{k % 3},{NO_WIDTH * (k % 2)}running\n" for k in range(1, 21))
    diary = read_diary(f"date,pain,activity\n{rows}".encode())
    assert set(diary.entries["activity"].dropna()) == {"running"}
