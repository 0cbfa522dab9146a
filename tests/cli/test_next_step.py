"""What is asked about a file comes with the command line that answers it, tried beforehand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from hdiary.cli import options
from hdiary.read import declared

AMBIGUOUS = "date,pain\n02/03/2026,4\n03/03/2026,0\n"
MESSY = (
    "Datum;Schmerz (0-10);Notizen\n02/03/2026;4;quarrel with Marguerite\n03/03/2026;0;\n"
    "04/03/2026;12;\n05/03/2026;3;\n"
)
WORDS = "Tag,Schmerz\n2026-03-01,stark\n2026-03-02,kein\n2026-03-03,leicht\n"
MARKS = "Date,Migraine,Triptan\n" + "".join(
    f"2026-03-{day:02d},{'x,x' if day % 3 == 0 else ','}\n" for day in range(1, 29)
)
UNRATED = "Date,Start,End\n2026-03-01,08:00,10:00\n2026-03-04,09:00,12:00\n"
FIVES = "date,pain\n" + "".join(f"2026-03-{day:02d},{day % 6}\n" for day in range(1, 29))
SMALL = "date,pain\n" + "".join(f"2026-03-{day:02d},{day % 4}\n" for day in range(1, 29))


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Write a file into the folder of now, and give its name as one types it."""
    monkeypatch.chdir(tmp_path)

    def written(text: str, name: str = "my diary.csv") -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


def lines_to_copy(out: str) -> list[str]:
    return [line.strip() for line in out.splitlines() if line.startswith("    hdiary check ")]


@pytest.mark.parametrize(
    ("text", "headaches", "clear"),
    [
        (AMBIGUOUS, 1, 1), (MESSY, 3, 1), (WORDS, 2, 1), (MARKS, 9, 19), (UNRATED, 2, 0),
        (FIVES, 24, 4), (SMALL, 21, 7),
    ],
    ids=["dates", "messy", "words", "marks", "unrated", "fives", "small"],
)  # fmt: skip
def test_following_the_first_suggestion_ends_within_four_steps(
    run: Any, write: Any, text: str, headaches: int, clear: int
) -> None:
    name = write(text)
    given: list[str] = []
    for _ in range(5):
        found = run("check", name, "--json", *given).json
        if not found["suggested"]:
            break
        given += found["suggested"][0]["options"]
    assert found["suggested"] == []
    assert found["refused"] is False
    days = found["diary"]
    assert (days["headache_days"], days["clear_days"]) == (headaches, clear)


def test_a_refusal_tells_each_way_with_what_comes_of_it(run: Any, write: Any) -> None:
    (first, second) = run("check", write(AMBIGUOUS), "--json").json["suggested"]
    assert first == {
        "why": "Dates are day, month, year.",
        "options": ["--dates", "dmy"],
        "outcome": "1 headache day and 1 clear day",
    }
    assert second["options"] == ["--dates", "mdy"]


@pytest.mark.slow
def test_there_is_a_list_even_where_nothing_is_suggested(run: Any, diary: Path) -> None:
    assert run("check", diary, "--json").json["suggested"] == []
    assert run("check", "-", "--json", stdin=b"a,b\n1,2\n").json["suggested"] == []


def test_the_words_show_command_lines_that_can_be_copied(run: Any, write: Any) -> None:
    name = write(MESSY)
    ran = run("check", name, "--dates", "dmy")
    best, last = lines_to_copy(ran.out)
    assert shlex.split(best) == [
        "hdiary", "check", name, "--dates", "dmy", "--accept", "blanks",
    ]  # fmt: skip
    assert shlex.split(last)[-1] == "--skip-bad-rows"
    assert "1 of them with a headache: 1 row of 4 left out" in " ".join(ran.out.split())
    assert "Marguerite" not in ran.out + ran.err
    assert run(*shlex.split(best)[1:]).code == 0


def test_headers_with_signs_of_the_shell_survive_the_copying(run: Any, write: Any) -> None:
    name = write('Tag;Wie $stark\'s; "jetzt"?\n2026-03-01;4;\n2026-03-02;0;\n', "it's.csv")
    ran = run("check", name)
    for line in lines_to_copy(ran.out):
        assert "There is no" not in run(*shlex.split(line)[1:]).err


def test_check_begins_with_what_the_table_was_taken_for(run: Any, write: Any) -> None:
    name = write(MARKS)
    ran = run("check", name, "--scale", "yes-no", "--blank", "none")
    told = ran.out.split("What was recognised")[0]
    assert told.strip().startswith("What this table is")
    assert 'A blank in "Migraine" means: no headache' in told
    assert "if not: --rows headache" in told
    reading = run("check", name, "--scale", "yes-no", "--blank", "none", "--json").json["reading"]
    assert reading["rows_joined"] == 0
    assert {"rows", "blank"} <= {one["name"] for one in reading["decisions"]}


def test_a_column_can_be_left_out(run: Any, diary: Path) -> None:
    columns = run("check", diary, "--column", "ignore=Stress", "--json").json["reading"]["columns"]
    assert [c["became"] for c in columns if c["column"] == "Stress"] == ["left out"]


@pytest.mark.parametrize("command", ["burden", "convert", "report", "lab"])
def test_a_refusal_ends_with_what_to_try_next(run: Any, write: Any, command: str) -> None:
    name = write(AMBIGUOUS)
    target = {"convert": ["-o", "-"], "report": ["-o", "-"]}.get(command, [])
    ran = run(command, name, *target)
    assert ran.code == 1
    last = ran.err.strip().splitlines()[-1]
    assert last == "If that is true, try next: hdiary check 'my diary.csv' --dates dmy"


def test_a_question_as_json_has_the_suggestions_too(run: Any, write: Any) -> None:
    found = run("burden", write(AMBIGUOUS), "--json").json
    assert found["refused"] is True
    assert found["suggested"][0]["options"] == ["--dates", "dmy"]


def test_a_question_about_a_diary_that_was_read_is_one_line(run: Any, write: Any) -> None:
    ran = run("burden", write(SMALL))
    assert ran.code == 0
    (line,) = [line for line in ran.err.splitlines() if line.startswith("Only you know")]
    assert line.endswith("hdiary check 'my diary.csv' --scale 0-3")


def test_the_choices_are_those_of_the_reader() -> None:
    assert options.ROWS == declared.ROWS
    assert options.BLANKS == declared.BLANKS
    assert options.LISTS == declared.LISTS
    assert options.ACCEPTED == declared.ACCEPTED


@pytest.mark.parametrize(
    "given",
    [
        ("--rows", "week"), ("--blank", "no"), ("--month", "March"), ("--zone", "Atlantis"),
        ("--lists", "dots"), ("--divide-by", "7"), ("--accept", "all"),
    ],
)  # fmt: skip
def test_what_is_no_choice_is_wrong_usage(run: Any, diary: Path, given: tuple[str, str]) -> None:
    ran = run("check", diary, *given)
    assert ran.code == 2
    assert given[0] in ran.err


def test_the_options_reach_the_reader_and_the_notebooks(run: Any, diary: Path) -> None:
    given = [
        "--rows", "day", "--blank", "not-said", "--accept", "nearest", "--accept", "blanks",
        "--zone", "Europe/Berlin", "--lists", "comma", "--divide-by", "1", "--as-is",
    ]  # fmt: skip
    assert run("lab", diary, "--no-start", *given).code == 0
    text = (diary.parent / "export-notebooks" / "00_start_here.ipynb").read_text()
    assert "'rows': 'day', 'blank': 'not-said', 'accept': ('nearest', 'blanks')" in text
    assert "'zone': 'Europe/Berlin', 'lists': 'comma', 'divide_by': 1" in text
    assert "'remembered': False" in text


def test_help_tells_what_is_the_commands_own_first(run: Any) -> None:
    told = run("burden", "--help").out
    assert told.index("--json") < told.index("How the file is to be read") < told.index("--scale")
    assert "Keep these options" not in told
    assert "Keep these options" in run("check", "--help").out


def test_help_explains_how_a_file_is_read_once(run: Any) -> None:
    told, explained = (" ".join(run(name, "--help").out.split()) for name in ("burden", "check"))
    assert "Whether 3/4 is 3 April" in explained
    assert "Whether 3/4 is 3 April" not in told
    assert '"hdiary check --help" explains each' in told


@pytest.mark.parametrize("name", ["burden", "report", "convert", "lab", "join", "map", "endpoints"])
def test_every_option_that_is_only_named_is_explained_by_check(run: Any, name: str) -> None:
    part = run(name, "--help").out.partition("How the file is to be read:")[2].partition('"')[0]
    named = set(re.findall(r"--[a-z-]+", part))
    explained = run("check", "--help").out
    assert {"--scale", "--dates", "--column", "--zone"} <= named
    assert [option for option in named if f"\n  {option} " not in explained] == []


def test_what_is_suggested_leads_to_saying_it_once(run: Any, write: Any) -> None:
    ran = run("check", write(AMBIGUOUS))
    told = " ".join(ran.out.partition("What only you know")[2].split())
    assert told.index("with --remember at its end") < told.index("--dates dmy")


def test_what_was_said_is_remembered_by_the_line_that_is_shown(run: Any, write: Any) -> None:
    name = write(AMBIGUOUS)
    ran = run("check", name, "--dates", "dmy")
    assert "Said once is enough" in ran.out
    (line,) = lines_to_copy(ran.out)
    assert shlex.split(line)[-1] == "--remember"
    kept = run(*shlex.split(line)[1:])
    assert kept.code == 0
    assert "Said once" not in kept.out
    assert run("burden", name).code == 0
    assert "Said once" not in run("check", name).out


def test_what_has_no_place_to_be_remembered_is_not_led_there(run: Any) -> None:
    ran = run("check", "-", stdin=AMBIGUOUS.encode())
    assert "--dates dmy" in ran.out
    assert "--remember" not in ran.out + run("check", "-", "--dates", "dmy", stdin=b"x").out
