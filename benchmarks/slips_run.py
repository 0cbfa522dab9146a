"""One case of `slips.py`: a folder with good files, one command in it, and what must hold."""

from __future__ import annotations

import contextlib
import csv
import gc
import importlib
import os
import pkgutil
import re
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "data" / "sample"
SECRET = "Wilhelmina"
"""A name in a note of the diary: no command shows it unasked."""
MOST_CPU, MOST_SECONDS = 12.0, 40.0
GOOD = {0, 1, 2}
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_PYTHON = re.compile(
    r"Traceback|bug in hdiary|Fehler in hdiary|[A-Z][a-z]+Warning\b|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}"
)
_BINARY = ("-o -", "-o /dev/")
_ANY_TIME = {"COLUMNS", "TERM", "FORCE_COLOR", "CLICOLOR_FORCE", "PATH"}
"""What is asked of a computer only while a command runs; the rest is asked as Python begins."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A command line, and what is odd about it."""

    slip: str
    words: tuple[str, ...]
    prepare: Callable[[Path], None] | None = None  # Changes the folder it runs in
    env: dict[str, str | None] = field(default_factory=dict)
    shell: str = ""  # What stands behind the command in a shell, such as ``>&-``
    codes: frozenset[int] = frozenset(GOOD)
    unprivileged: bool = False  # Run by a user who may not read everything
    may_change: bool = False  # The command is told to write over what is there


def make_world(folder: Path) -> Path:
    """Make a folder of small, good files."""
    folder.mkdir(parents=True)
    lines = (SAMPLE / "diary.csv").read_text(encoding="utf-8").splitlines()
    note = lines[0].split(",").index("notes")
    rows = list(csv.reader(lines[1:70]))
    for row in rows[:20]:
        row[note] = f"{SECRET} was here"
    with (folder / "diary.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([lines[0].split(","), *rows])
    cohort = (SAMPLE / "cohort.csv").read_text(encoding="utf-8").splitlines()
    few = [line for line in cohort[1:] if line[:3] <= "P12"]
    (folder / "cohort.csv").write_text("\n".join([cohort[0], *few]) + "\n", encoding="utf-8")
    for name in ("people.csv", "measures.csv"):
        shutil.copyfile(SAMPLE / "facts" / name, folder / name)
    days = [row[0] for row in rows]
    watch = "".join(f"{day},{4000 + 37 * i}\n" for i, day in enumerate(days))
    (folder / "watch.csv").write_text(f"date,steps\n{watch}", encoding="utf-8")
    (folder / "map.toml").write_text('dates = "ymd"\n', encoding="utf-8")
    (folder / "map.toml").unlink()
    for line in (
        "map diary.csv -o map.toml",
        "cohort pack cohort.csv -o packed",
        "trial plan --arm walking --arm none --length 4 --start 2026-01-05 --seed 1 -o trial",
        "deidentify diary.csv -o shared.csv --key key.txt",
    ):
        if _in_fork(Case(slip="none", words=tuple(line.split())), folder)[0]:
            raise RuntimeError(line)
    shutil.rmtree(folder / "hdiary-keys", ignore_errors=True)
    (folder / "shared.csv").unlink()
    return folder


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def run(case: Case, world: Path, folder: Path, *, fresh: bool = False) -> tuple[list[str], str]:
    """Run a case in a folder of its own; what was not well, and what was said."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(world, folder)
    if case.prepare is not None:
        case.prepare(folder)
    before = _snapshot(folder)
    fork = not fresh and not is_costly(case)
    began = time.monotonic()
    code, cpu, out, err = (_in_fork if fork else _in_shell)(case, folder)
    faults = _judge(case, code, cpu, out + err, out)
    if code not in {0, 141} and code > 0 and not err.strip() and "2>" not in case.shell:
        faults += ["no word on why"] if not out.strip() else []
    if time.monotonic() - began > MOST_SECONDS:
        faults.append("hangs")
    if not case.may_change:
        after = _snapshot(folder)
        faults += [f"changed {name}" for name in before if before[name] != after.get(name)]
        faults += [f"left {name}" for name in after if ".hdiary-" in name and ".tmp" in name]
    return faults, f"exit {code} {out[-300:]} | {err}"


def is_costly(case: Case) -> bool:
    """Say whether a case needs a Python of its own: what it asks is told to none that runs."""
    return not case.env.keys() <= _ANY_TIME


def _judge(case: Case, code: int, cpu: float, told: str, out: str) -> list[str]:
    faults = []
    if code not in case.codes:
        faults.append(f"exit {code}")
    if cpu > MOST_CPU:
        faults.append(f"{cpu:.0f} s of the processor")
    data = out if any(sign in " ".join(case.words) for sign in _BINARY) else ""
    words = told.replace(data, "") if data else told
    if found := _PYTHON.search(words):
        faults.append(f"says {found.group()}")
    if found := OBEYED.search(words.replace("\r\n", "\n")):
        faults.append(f"a terminal obeys {found.group()!r}")
    if SECRET in words:
        faults.append("shows a note")
    return faults


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 65))
    resource.setrlimit(resource.RLIMIT_AS, (6_000_000_000, 6_000_000_000))


def load_everything() -> None:
    """Load all of hdiary, so that a copy of this process need not."""
    import hdiary

    names = [module.name for module in pkgutil.walk_packages(hdiary.__path__, "hdiary.")]
    _load(name for name in names if "__main__" not in name)


def load_what_is_used(lines: Iterable[Sequence[str]], world: Path, folder: Path) -> None:
    """Load what good lines bring in as they run; nothing that they keep in mind."""
    for words in lines:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(world, folder)
        _in_fork(Case(slip="none", words=tuple(words)), folder, loaded=folder / "loaded")
        with contextlib.suppress(FileNotFoundError):  # One that took too long
            _load((folder / "loaded").read_text(encoding="utf-8").splitlines())
    gc.collect()
    gc.freeze()


def _load(names: Iterable[str]) -> None:
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _in_fork(
    case: Case, folder: Path, *, loaded: Path | None = None
) -> tuple[int, float, str, str]:
    """Run in a copy of this process, which has everything loaded already."""
    files = [folder.parent / "said-out", folder.parent / "said-err"]
    number = os.fork()
    if not number:
        code = 99
        try:
            _go_into(folder, case, files)
            code = _as_a_process(list(case.words))
            if loaded is not None:
                loaded.write_text("\n".join([*sys.modules]), encoding="utf-8")
        except BaseException as error:
            os.write(2, f"Traceback {error!r}".encode(errors="replace"))
        finally:
            os._exit(code)
    _, status, used = _wait(number)
    said = [path.read_bytes().decode("utf-8", "surrogateescape") for path in files]
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, said[0], said[1]


def _as_a_process(words: list[str]) -> int:
    """Run a command and end as Python does, which says so where a stream takes nothing."""
    from hdiary.cli import main

    code = main(words)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            code = 120
    return code


def _go_into(folder: Path, case: Case, files: Sequence[Path]) -> None:
    """Make this process what a shell would have begun: its folder, user, limits and streams."""
    places = [os.open(path, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o666) for path in files]
    for number, place in enumerate([os.open(os.devnull, os.O_RDONLY), *places]):
        os.dup2(place, number)
    os.chdir(folder)
    for key, value in {"HOME": str(folder), **case.env}.items():
        os.environ.pop(key, None)
        if value is not None:
            os.environ[key] = value
    _turn_streams(case.shell)
    # As Python makes them: those of this process know of another file behind the same number,
    # in which one can go back, as in no pipe.
    for name, number in (("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is not None:
            stream = open(number, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
    _limit()
    _become_nobody(case)


def _become_nobody(case: Case) -> None:
    if case.unprivileged:
        os.setgid(65534)
        os.setuid(65534)


def _turn_streams(shell: str) -> None:
    """Close streams, fill them, or let nobody read them, as what stands behind a command says."""
    names = ("stdin", "stdout", "stderr")
    for sign, number in (("<&-", 0), (">&-", 1), ("2>&-", 2)):
        if sign in shell.split():
            os.close(number)
            setattr(sys, names[number], None)
            setattr(sys, f"__{names[number]}__", None)
    for sign, number in ((">/dev/full", 1), ("2>/dev/full", 2)):
        if sign in shell.split():
            os.dup2(os.open("/dev/full", os.O_WRONLY), number)
    if shell.startswith("|"):
        reader = subprocess.Popen(  # The end of the pipe that this process keeps is closed with it
            shell[1:].split(), stdin=subprocess.PIPE, stdout=1, bufsize=0
        )
        assert reader.stdin is not None
        os.dup2(reader.stdin.fileno(), 1)
        reader.stdin.close()


def _wait(number: int) -> tuple[int, int, resource.struct_rusage]:
    """Wait for a process as long as a person would, then end it."""
    fd = os.pidfd_open(number)
    try:
        if not select.select([fd], [], [], MOST_SECONDS + 1)[0]:
            os.kill(number, signal.SIGKILL)
        return os.wait4(number, 0)
    finally:
        os.close(fd)


def _in_shell(case: Case, folder: Path) -> tuple[int, float, str, str]:
    """Run as a person does, by a shell."""
    env = {
        k: v for k, v in (os.environ | {"HOME": str(folder)} | case.env).items() if v is not None
    }
    files = [folder.parent / "said-out", folder.parent / "said-err"]
    with files[0].open("wb") as out, files[1].open("wb") as err:
        child = subprocess.Popen(
            ["bash", "-o", "pipefail", "-c", f'"$0" -m hdiary "$@" {case.shell}', sys.executable,
             *case.words],
            stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=folder, env=env,
            preexec_fn=lambda: (_limit(), _become_nobody(case)),
        )  # fmt: skip
        _, status, used = _wait(child.pid)
        child.returncode = os.waitstatus_to_exitcode(status)
    said = [path.read_bytes().decode("utf-8", "surrogateescape") for path in files]
    return child.returncode, used.ru_utime + used.ru_stime, said[0], said[1]
