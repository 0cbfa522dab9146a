"""Problems hold English words, and beside them what they were written from."""

from __future__ import annotations

from hdiary.diary import DiaryError, Problems
from hdiary.read.decisions import Decisions
from hdiary.words import Phrase, load_words, phrase

LISTED = phrase("reason.only_listed")
TOLD = "only headaches are listed"


def test_a_phrase_is_written_in_english_and_said_again_in_german() -> None:
    found = Problems()
    found.add("x", column="Pain", value="(not shown)", lines=[2], expected=LISTED)
    assert found.frame()["expected"].tolist() == [TOLD]
    error = DiaryError(found.frame(), phrases=found.phrases)
    assert str(error).splitlines()[1] == f'  line 2, column "Pain": "(not shown)"; expected {TOLD}.'
    assert error.tell(load_words("de", "screen")).splitlines() == [
        "Dieses Tagebuch wurde nicht gelesen: 1 Problem.",
        "  Zeile 2, Spalte „Pain“: „(nicht gezeigt)“; erwartet: "
        "es sind nur Kopfschmerzen aufgeschrieben.",
    ]


def test_one_setting_that_answers_two_questions_is_said_again_whole() -> None:
    found = Problems()
    found.suggest(LISTED, dates="dmy")
    found.suggest(LISTED, dates="dmy")
    found.suggest(phrase("reason.answered"), dates="dmy")
    found.suggest("As it was written.", dates="dmy")
    (one,) = found.suggested
    assert one.why == f"{TOLD} answered As it was written."
    assert load_words("de").told(one.why, found.phrases) == (
        "es sind nur Kopfschmerzen aufgeschrieben beantwortet As it was written."
    )


def test_a_decision_about_columns_gives_their_names_to_its_phrase() -> None:
    decisions = Decisions()
    decisions.columns(["A", "B"], "factor", Phrase("diary.problem.expected", (("what", "x"),)))
    assert decisions.made[0].words == "expected x"
    assert dict(decisions.phrases["expected x"].values)["headers"] == ("A", "B")
    assert load_words("en").quotes(("A", "B", "C", "D", "E")) == '"A", "B", "C" and 2 others'
    assert load_words("de").quotes(("A", "B", "C", "D", "E")) == "„A“, „B“, „C“ und 2 weitere"
