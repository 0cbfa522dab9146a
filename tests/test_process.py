"""A process is told apart from all that had or will have its number."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from hdiary import process
from hdiary.process import UNKNOWN, find_owner, has_ended


def test_this_one_goes_on() -> None:
    assert find_owner() == find_owner(os.getpid())
    assert has_ended(find_owner()) is False


def test_one_that_ended_has_ended_also_while_nobody_asked_how() -> None:
    run = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    owner = find_owner(run.pid)
    assert has_ended(owner) is False
    run.kill()
    os.waitid(os.P_PID, run.pid, os.WEXITED | os.WNOWAIT)
    assert has_ended(owner) is True
    run.communicate()
    assert has_ended(owner) is True


def test_a_later_one_of_the_same_number_is_another() -> None:
    mine = find_owner()
    if mine.began == UNKNOWN:
        pytest.skip("this computer does not say when a process began")
    assert has_ended(replace(mine, began=mine.began - 1)) is True


def test_of_another_computer_nothing_is_known_and_so_it_goes_on() -> None:
    assert has_ended(replace(find_owner(), computer="0" * 8, number=2**30)) is False


def test_before_the_computer_was_started_anew_numbers_meant_others() -> None:
    assert has_ended(replace(find_owner(), boot="0" * 8)) is None


def test_without_a_list_of_processes_it_is_asked_whether_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    owner = find_owner(ended.pid)
    monkeypatch.setattr(process, "_text", lambda path: "")
    monkeypatch.setitem(sys.modules, "psutil", None)
    for remembered in (process._computer, process._boot):
        monkeypatch.setattr(process, remembered.__name__, lambda: "0" * 8)
    if os.name == "posix":
        assert find_owner().began == UNKNOWN
        assert has_ended(find_owner()) is False
        assert has_ended(replace(owner, computer="0" * 8, boot="0" * 8)) is True
    monkeypatch.setattr(os, "name", "nt")
    told = has_ended(find_owner())
    monkeypatch.undo()
    assert told is None
