"""Tables of many people for a paper: who they are, and what was found."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import hdiary
from hdiary.cohort import Cohort, CohortAnswer, TableOne, open_cohort, table_one
from hdiary.simulate import simulate_diaries

PEOPLE = pd.DataFrame(
    {"arm": ["a", "a", "b", "b"], "age": [30, 40, 50, 70], "sex": ["f", "m", "f", "f"]}
)


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    path = tmp_path_factory.mktemp("diaries") / "diaries.csv"
    simulate_diaries(8, 90, seed=4).entries.to_csv(path, index=False)
    return open_cohort(path)


@pytest.fixture(scope="module")
def answer(cohort: Cohort) -> CohortAnswer:
    return cohort.ask("relief")


@pytest.fixture
def one() -> TableOne:
    return table_one(PEOPLE)


class TestTableOne:
    def test_it_stands_in_markdown_as_on_the_screen(self, one: TableOne) -> None:
        head, _, people, age, *_ = one.to_markdown().splitlines()
        assert [cell.strip() for cell in head.split("|")[3:-1]] == [
            "told as", "missing", "all", "a", "b"
        ]  # fmt: skip
        assert people.split("|")[5].strip() == "4"
        assert [cell.strip() for cell in age.split("|")[1:4]] == ["age", "", "mean (SD)"]
        assert "47.5 (17.1)" in age

    def test_its_caption_says_who_is_in_it_and_what_is_left_out(self) -> None:
        days = pd.to_datetime(["2026-01-01"] * 4)
        text = table_one(PEOPLE.assign(begun=days)).to_latex(label="tab:one")
        assert "\\caption{Who the people of each arm are. 4 people: 2 in " in text
        assert "is not described: it holds dates or times." in text
        assert "3 (75.0)" in text
        assert "people (\\%)" in text

    def test_it_speaks_german(self, one: TableOne) -> None:
        assert "47,5 (17,1)" in one.to_markdown(language="de")

    def test_columns_are_chosen_by_their_names(self, one: TableOne) -> None:
        assert len(one.to_markdown(columns=["variable", "overall"]).splitlines()[0].split("|")) == 4
        with pytest.raises(ValueError, match="there is no column 'c' in this table; choose from"):
            one.to_markdown(columns=["c"])


class TestCohortAnswer:
    def test_an_average_person_is_told_where_something_is_pooled(
        self, answer: CohortAnswer
    ) -> None:
        head, _, *rows = answer.to_markdown().splitlines()
        assert [cell.strip() for cell in head.split("|")[1:-1]] == [
            "treatment", "number", "people", "estimate", "from", "to", "p", "verdict"
        ]  # fmt: skip
        assert len(rows) == len(answer.pooled)
        assert "fall beyond what was expected" in rows[0]

    def test_numbers_are_given_in_full_where_that_is_asked_for(self, answer: CohortAnswer) -> None:
        told = answer.to_markdown(columns=["estimate"], digits="full")
        known = answer.pooled["estimate"].dropna()
        assert len(known)
        assert all(repr(float(value)) in told for value in known)

    def test_its_caption_says_how_many_people_were_asked(self, answer: CohortAnswer) -> None:
        assert "\\caption{relief: an average person. 8 people.}" in answer.to_latex()

    def test_how_often_what_was_found_is_told_where_nothing_is_pooled(self, cohort: Cohort) -> None:
        answer = cohort.ask("next")
        assert answer.pooled.empty
        head, _, *rows = answer.to_markdown().splitlines()
        assert [cell.strip() for cell in head.split("|")[1:-1]] == ["verdict", "how many"]
        assert len(rows) == len(answer.counts)

    def test_it_speaks_german(self, answer: CohortAnswer) -> None:
        assert "| Behandlung" in answer.to_markdown(language="de")


def test_every_answer_of_many_people_has_a_table_for_a_paper() -> None:
    for name in ("CohortAnswer", "EndpointsResult"):
        assert hasattr(getattr(hdiary, name), "to_latex")


def test_the_folder_of_an_answer_is_left_as_it_was(answer: CohortAnswer) -> None:
    before = sorted(path.name for path in Path(answer.folder).iterdir())
    answer.to_latex()
    assert sorted(path.name for path in Path(answer.folder).iterdir()) == before
