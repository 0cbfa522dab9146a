"""What the person says is one is one: a word, a column; and what disagrees is told, not chosen."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hdiary import read_diary
from hdiary.diary import Diary, DiaryError
from hdiary.read import propose_map
from hdiary.read.advice import merge_settings
from hdiary.read.remember import remember_text, remembered_path, settings_to_remember
from hdiary.read.same import as_groups, merge_same, stands_for
from hdiary.vocabulary.text import fold
from hdiary.write import diary_csv

TEXT = """date,pain,activity,posture,treatment,location,Food,Stress,stress level
2026-01-01,3,office (desk); driving,bent,phyiso 30 min,left tempel,Cheese,3,
2026-01-02,0,screen corner,,physio; ibuprofen 400 mg,,cheese,,4
2026-01-03,7,desk work,bent over,KG,neck,kaese,3,5
2026-01-04,0,gardening,,none,,wine,3,"3,0"
"""
ONE: dict[str, list[str]] = {
    "desk work": ["office (desk)", "screen corner"],
    "bending": ["bent", "bent over"],
    "physio": ["phyiso", "KG"],
    "temple": ["left tempel"],
    "cheese": ["kaese"],
    "Stress": ["stress level"],
}


def read(text: str = TEXT, **settings: Any) -> Diary:
    return read_diary(io.StringIO(text), **settings)


def column(diary: Diary, name: str) -> list[Any]:
    return diary.entries[name].astype(object).where(diary.entries[name].notna(), None).tolist()


def told(diary: Diary, code: str) -> list[tuple[Any, ...]]:
    of_code = diary.problems[diary.problems["code"] == code]
    return list(of_code[["line", "value"]].itertuples(index=False, name=None))


def test_nothing_is_joined_unless_it_is_said() -> None:
    diary = read()
    assert column(diary, "activity")[:2] == ["office (desk); driving", "screen corner"]
    assert column(diary, "Food") == ["Cheese", "cheese", "kaese", "wine"]
    assert "same" not in diary.settings


def test_words_of_lists_are_written_in_one_word() -> None:
    diary = read(same=ONE)
    assert column(diary, "activity") == [
        "desk work; driving",
        "desk work",
        "desk work",
        "gardening",
    ]
    assert column(diary, "posture") == ["bending", None, "bending", None]


def test_an_amount_and_a_side_stay() -> None:
    diary = read(same=ONE)
    assert column(diary, "treatment") == [
        "physio 30 min", "physio; ibuprofen 400 mg", "physio", "none",
    ]  # fmt: skip
    assert (column(diary, "location")[0], column(diary, "side")[0]) == ("temple", "left")


def test_words_of_a_factor_are_one_in_whatever_letters() -> None:
    assert column(read(same=ONE), "Food") == ["cheese", "cheese", "cheese", "wine"]


def test_two_columns_are_one_and_what_disagrees_is_blank_and_told() -> None:
    diary = read(same=ONE)
    assert "stress level" not in diary.entries
    assert column(diary, "Stress") == [3.0, 4.0, None, 3.0]
    assert told(diary, "columns differ") == [(4, "3 / 5")]
    assert told(read(), "columns differ") == []


def test_yes_in_one_tick_column_and_x_in_another_agree() -> None:
    text = (
        "date,pain,Sauna,sauna (evening)\n"
        "2026-01-01,1,yes,x\n2026-01-02,0,no,\n2026-01-03,2,no,yes\n"
    )
    diary = read(text, same={"Sauna": ["sauna (evening)"]})
    assert column(diary, "Sauna") == [True, False, None]
    assert told(diary, "columns differ") == [(4, "no / yes")]


def test_a_column_may_get_a_name_that_none_has() -> None:
    diary = read(same={"strain": ["Stress", "stress level"]})
    assert list(diary.factors["factor"]) == ["Food", "strain"]
    columns = diary.reading.columns.set_index("column")["how"]
    assert columns["strain"] == "taken as one by hand"
    assert columns["Stress"] == columns["stress level"] == 'one with "strain"'


def test_what_is_one_is_said_and_stands_in_the_settings() -> None:
    diary = read(same=ONE)
    words = [one.words for one in diary.reading.decisions if one.name == "same"]
    assert words[0] == (
        'By hand taken as one: "office (desk)" and "screen corner" are "desk work".'
    )
    assert len(words) == len(ONE)
    assert diary.settings["same"] == ONE


def test_a_spelling_that_is_nowhere_is_told_with_what_may_be_meant() -> None:
    diary = read(same={"physio": ["phyisoo", "xylophone"]})
    assert [value for _, value in told(diary, "same")] == ["phyisoo", "xylophone"]
    hints = diary.problems.loc[diary.problems["code"] == "same", "suggestion"].tolist()
    assert hints == ['Did you mean "phyiso"?', "Nothing in this diary is written so."]


def test_a_part_of_the_diary_is_no_spelling() -> None:
    diary = read("date,pain,ache today\n2026-01-01,1,5\n", same={"neck pain": ["ache today"]})
    assert "ache today" in diary.entries
    hint = diary.problems.loc[diary.problems["code"] == "same", "suggestion"].iloc[0]
    assert '--column neck_pain="ache today"' in hint


def test_what_was_converted_reads_as_the_same_diary() -> None:
    diary = read(same=ONE)
    again = read(diary_csv(diary))
    assert again.equals(diary)
    assert read(diary_csv(diary), same=ONE).equals(diary)


def test_it_is_remembered_beside_the_file_and_holds_for_the_next(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(TEXT, encoding="utf-8")
    diary = read_diary(file, same=ONE)
    kept = settings_to_remember(diary, {"same": ONE})
    text = remember_text(kept, headers=diary.reading.headers, name=file.name)
    remembered_path(file).write_text(text, encoding="utf-8")
    again = read_diary(file)
    assert again.equals(diary)
    assert again.reading.decisions[0].words.endswith(": 6 words with other spellings.")
    # Next month, some of the words are not there: no reason to warn.
    file.write_text("".join(TEXT.splitlines(keepends=True)[:2]), encoding="utf-8")
    assert told(read_diary(file), "same") == []
    alone = read_diary(file, same={"physio": []})
    assert column(alone, "treatment") == ["phyiso 30 min"]
    assert column(read_diary(file, remembered=False), "activity") == ["office (desk); driving"]


def test_a_map_holds_it(tmp_path: Path) -> None:
    file, kept = tmp_path / "mine.csv", tmp_path / "mine.map.toml"
    file.write_text(TEXT, encoding="utf-8")
    kept.write_text(propose_map(file, same=ONE).toml(), encoding="utf-8")
    assert read_diary(file, map=kept).equals(read_diary(file, same=ONE))


def test_it_holds_for_every_file_of_a_folder(tmp_path: Path) -> None:
    for month, word in ((1, "screen corner"), (2, "office")):
        rows = "".join(f"2026-0{month}-{day:02},{day % 3},{word}\n" for day in range(1, 9))
        (tmp_path / f"{month}.csv").write_text("date,pain,activity\n" + rows, encoding="utf-8")
    diary = read_diary(tmp_path, same={"desk work": ["screen corner", "office"]})
    assert set(column(diary, "activity")) == {"desk work"}
    assert told(diary, "same") == []


@pytest.mark.parametrize(
    ("same", "words"),
    [
        (["desk"], "a word and its other spellings"),
        ({"a": 3}, "a word and its other spellings"),
        ({"a": [3]}, "a word and its other spellings"),
        ({"": ["a"]}, "one word or name"),
        ({"-": ["a"]}, "one word or name"),
        ({"a; b": ["c"]}, "one word or name"),
        ({"a": ["c"], "b": ["C"]}, 'it was said to be "a" and "b"'),
        ({"a": ["b"], "b": ["a"]}, "these stand for each other"),
    ],
)
def test_what_cannot_be_one_is_refused_in_words(same: Any, words: str) -> None:
    with pytest.raises(DiaryError, match=words):
        read(same=same)


@pytest.mark.parametrize("word", ["none", "None", "-", "?", "nothing", "keine", "nichts", "rien",
    "unbekannt", "n/a", "not said", "なし", "nothing special"])  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_words_that_say_nothing_stand_for_nothing(word: str, turned: bool) -> None:
    with pytest.raises(DiaryError):
        as_groups({"ibuprofen": [word]} if turned else {word: ["ibuprofen"]})


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("ibuprofen", "ice"), ("ibuprofen", "naproxen"), ("Dolormin", "Wärme"), ("ice", "heat"),
        ("rest", "ibuprofen"), ("physio", "massage"), ("neck", "forehead"), ("Schläfe", "Nacken"),
    ],
)  # fmt: skip
def test_two_things_that_are_known_apart_are_refused_with_what_to_do(word: str, other: str) -> None:
    with pytest.raises(DiaryError, match=f'"{other}" and "{word}" are two things to hdiary'):
        as_groups({word: [other]})


@pytest.mark.parametrize(
    ("word", "other"),
    [("ibuprofen", "Nurofen"), ("physio", "KG"), ("rest", "nap"), ("neck", "nape"),
     ("desk work", "driving"), ("exercise", "gym")],
)  # fmt: skip
def test_names_of_one_thing_and_what_has_no_sharp_edges_may_be_one(word: str, other: str) -> None:
    assert as_groups({word: [other]}) == {word: (other,)}


@pytest.mark.parametrize("word", ["ibuprofen 400 mg", "400 mg", "2 ibuprofen", "physio 30 min"])
def test_an_amount_in_the_word_would_invent_doses(word: str) -> None:
    with pytest.raises(DiaryError, match="each entry keeps its own amount"):
        as_groups({word: ["xyz"]})


def test_numbers_are_no_spellings() -> None:
    rows = "".join(f"2026-01-{day:02},1,{day % 6},{4 if day % 2 else 5}\n" for day in range(1, 29))
    text = "date,pain,stress,nights\n" + rows
    same = {"5": ["4"]}
    diary = read(text, same=same)
    assert column(diary, "stress") == column(read(text), "stress")
    assert column(diary, "nights") == column(read(text), "nights")
    (hint,) = diary.problems.loc[diary.problems["code"] == "same", "suggestion"]
    assert hint == "Numbers are left as they are; mend them in the file."


def test_a_number_in_words_among_numbers_may_be_named() -> None:
    rows = "".join(f"2026-01-{day:02},1,{day}\n" for day in range(1, 9))
    text = f"date,pain,cups\n{rows}2026-01-09,1,a few\n"
    assert column(read(text, same={"3": ["a few"]}), "cups")[-1] == 3


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("desk = 3", '"desk work" = ["office (desk)"]'),
        ("desk = [3]", '"desk work" = ["office (desk)"]'),
        ('a = ["b"]\nb = ["a"]', "these stand for each other"),
        ('none = ["ibuprofen"]', "words that say something"),
        ('a = ["c"]\nb = ["c"]', 'it was said to be "a" and "b"'),
    ],
)
def test_what_is_wrong_in_the_file_is_said(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(TEXT, encoding="utf-8")
    text = f"# Remembered by hdiary\n[same]\n{line}\n"
    remembered_path(file).write_text(text, encoding="utf-8")
    with pytest.raises(DiaryError) as refused:
        read_diary(file)
    told = str(refused.value)
    assert words in told
    assert "{" not in told


def test_a_spelling_alone_need_not_stand_in_a_list() -> None:
    assert as_groups({"physio": "KG"}) == {"physio": ("KG",)}


def test_a_word_may_lead_to_a_word() -> None:
    found = stands_for(as_groups({"b": ["c"], "a": ["b"]}))
    assert found == {"a": "a", "b": "a", "c": "a"}


def test_what_is_said_later_counts() -> None:
    before = {"rest": ("nap", "sofa"), "gym": ("weights",)}
    assert merge_same(before, {"sleep": ["nap"], "gym": []}) == {
        "rest": ("sofa",),
        "sleep": ("nap",),
    } | {"gym": ()}
    merged = merge_settings({"same": before}, {"same": {"Rest": ["bed"]}})
    assert merged["same"]["rest"] == ("nap", "sofa", "bed")


words = st.sampled_from(["desk", "Desk work", "office", "physio", "Phyiso", "kg", "tea"])


@given(st.dictionaries(words, st.lists(words, max_size=3), max_size=4))
def test_every_spelling_ends_at_one_word_or_the_groups_are_refused(same: dict[str, Any]) -> None:
    try:
        groups = as_groups(same)
    except DiaryError:
        return
    found = stands_for(groups)
    assert all(found[fold(word)] == word for word in found.values())
    assert set(found) == {fold(one) for word, others in groups.items() for one in (word, *others)}


def test_a_long_way_from_spelling_to_word_is_walked_once() -> None:
    chain = {f"word {n + 1}": [f"word {n}"] for n in range(2_000)}
    assert stands_for(as_groups(chain))["word 0"] == "word 2000"


def test_a_long_circle_is_told() -> None:
    circle = {f"word {(n + 1) % 2_000}": [f"word {n}"] for n in range(2_000)}
    with pytest.raises(DiaryError, match="stand for each other"):
        as_groups(circle)


def test_of_very_many_spellings_none_is_taken() -> None:
    with pytest.raises(DiaryError, match="at most 5000 words and spellings"):
        as_groups({f"word {n}": [f"wrod {n}"] for n in range(3_000)})
