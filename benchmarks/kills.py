"""Kill every command at random moments, and fill its disks: nothing is torn, nothing is left.

    python benchmarks/kills.py                     # 40 kills and 10 full disks
    python benchmarks/kills.py --kills 200 --seed 7 --only report

Each run has a folder, a home and a temporary folder of its own, and a diary whose notes hold a
word that occurs nowhere else. Only hdiary's own process is killed, as the system does it (SIGKILL),
at a moment drawn by lot within the time that an undisturbed run took. Then the file that was there
before must be as it was, or be what the undisturbed run wrote; and after the next command in that
folder nothing of the diary may be anywhere but in the diary and in what was asked for. A disk is
filled by mounting a small one (for which one has to be root) over the folder, the temporary folder
or the home.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

WORD = "Quittengelee"
OLD = b"the old file"
ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "sample"
PATIENCE = 60
NEXT = ("check", "diary.csv")
Known = tuple[dict[str, bytes], dict[str, bytes], float]
"""What stands there before and after a run that nobody kills, and how long that takes."""


@dataclass(frozen=True, slots=True)
class Task:
    """A command, what it writes, and what is asked next."""

    name: str
    words: tuple[str, ...]
    target: str  # A file, or a folder of files; empty for a server
    next: tuple[str, ...] = NEXT
    again: bool = False  # Whether an unfinished folder may stay until the same is asked again


def _task(name: str, *words: str, target: str) -> Task:
    return Task(name, (*words, "-o", target, "--force"), target)


TASKS = (
    _task("convert CSV", "convert", "big.csv", target="new.csv"),
    _task("convert .gz", "convert", "big.csv", target="new.csv.gz"),
    _task("convert Parquet", "convert", "big.csv", target="new.parquet"),
    _task("report HTML", "report", "diary.csv", target="page.html"),
    _task("report PDF", "report", "diary.csv", target="page.pdf"),
    Task("plot", ("burden", "diary.csv", "--plot", "burden.svg", "--force"), "burden.svg"),
    _task("template HTML", "template", target="empty.html"),
    _task("template XLSX", "template", "--first-day", "2026-03-01", target="empty.xlsx"),
    _task("template PDF", "template", "--month", "2026-03", target="empty.pdf"),
    Task("template web app", ("template", "--web-app", "-o", "web", "--force"), "web",
         ("template", "--web-app", "-o", "web")),
    Task("trial plan", ("trial", "plan", "--arm", "heat", "--arm", "none", "--start", "2026-01-05",
                        "--seed", "1", "-o", "plan", "--force"), "plan",
         ("trial", "next", "--plan", "plan/trial.toml")),
    _task("join", "join", "diary.csv", "weather.csv", target="both.csv"),
    _task("deidentify", "deidentify", "diary.csv", "--key", "study.key", target="shared.csv"),
    _task("cohort pack", "cohort", "pack", "cohort.csv", target="packed"),
    Task("cohort ask", ("cohort", "ask", "burden", "cohort.csv", "-o", "answer", "--jobs", "1"),
         "answer", ("cohort", "ask", "burden", "cohort.csv", "-o", "answer", "--jobs", "1"), True),
    Task("lab", ("lab", "diary.csv", "--no-browser"), ""),
    Task("app", ("app", "diary.csv", "--no-browser"), ""),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where one run works."""

    base: Path

    @property
    def work(self) -> Path:
        """The folder of the diary."""
        return self.base / "work"

    @property
    def others(self) -> tuple[Path, Path]:
        """The home, and the folder for temporary files."""
        return self.base / "home", self.base / "tmp"

    def environment(self) -> dict[str, str]:
        """Give what a run sees."""
        home, temporary = self.others
        kept = {
            n: v for n, v in os.environ.items() if not n.startswith(("XDG_", "JUPYTER", "IPYTHON"))
        }
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary))
        return {**kept, **places, "HOME": str(home), "PYTHONPATH": str(ROOT / "src"), "CI": "1"}

    def start(self, words: Sequence[str], out: Path) -> subprocess.Popen[bytes]:
        """Begin a command."""
        with out.open("wb") as file:
            return subprocess.Popen(
                [sys.executable, "-m", "hdiary", *words], cwd=self.work, env=self.environment(),
                stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True,
            )  # fmt: skip

    def run(self, words: Sequence[str]) -> tuple[int, str]:
        """Give how a command ends, and what it says."""
        out = self.base / "said"
        with self.start(words, out) as process:
            try:
                code = process.wait(timeout=10 * PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                code = process.wait()
        return code, out.read_text(encoding="utf-8", errors="replace")


@contextlib.contextmanager
def a_place(diaries: Path) -> Iterator[Place]:
    """Give a place for one run."""
    with tempfile.TemporaryDirectory(prefix="kills-", ignore_cleanup_errors=True) as base:
        place = Place(Path(base))
        shutil.copytree(diaries, place.work)
        for folder in place.others:
            folder.mkdir()
        yield place


def make_diaries(folder: Path) -> None:
    """Make diaries whose notes hold the word."""
    folder.mkdir()
    for name in ("diary", "cohort"):
        head, *rows = (SAMPLE / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        with_notes = [f"{head},remark", *(f"{row},{WORD} {n}" for n, row in enumerate(rows))]
        (folder / f"{name}.csv").write_text("\n".join(with_notes) + "\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "hdiary", "simulate", "-o", folder / "made.csv", "--days", "400",
         "--patients", "40", "--seed", "1"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=True, capture_output=True,
    )  # fmt: skip
    head, *rows = (folder / "made.csv").read_text(encoding="utf-8").splitlines()
    big = [f"{head},remark", *(f"{row},{WORD} {n}" for n, row in enumerate(rows))]
    (folder / "big.csv").write_text("\n".join(big) + "\n", encoding="utf-8")
    (folder / "made.csv").unlink()
    days = [f"2026-{month:02d}-{day:02d},{day % 9}" for month in (1, 2, 3) for day in range(1, 28)]
    (folder / "weather.csv").write_text("\n".join(["date,pressure", *days]), encoding="utf-8")


def content(path: Path) -> dict[str, bytes]:
    """Give every file of a target by its name; none where nothing is there."""
    if path.is_dir():
        return {
            str(one.relative_to(path)): one.read_bytes()
            for one in sorted(path.rglob("*"))
            if one.is_file() and not re.search(r"(^|/)\.hdiary-", str(one.relative_to(path)))
        }
    return {"": path.read_bytes()} if path.exists() else {}


def everything(place: Place) -> dict[str, bytes]:
    """Give every file of a place."""
    return {
        str(one.relative_to(place.base)): one.read_bytes()
        for one in sorted(place.base.rglob("*"))
        if one.is_file() and one.name != "said"
    }


def prepare(place: Place, task: Task, old: dict[str, bytes]) -> None:
    """Lay out what stood there before, as far as the command can replace it."""
    for name, data in old.items():
        path = place.work / task.target / name if name else place.work / task.target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def whole(found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    """Say whether every file is the old one or the new one."""
    return all(data in (old.get(name), new.get(name)) for name, data in found.items())


def left(place: Place, before: dict[str, bytes], task: Task) -> list[str]:
    """Give what of the diary is where nobody asked for it, and whatever is in temporary folders."""
    wrong = []
    for name, data in everything(place).items():
        asked = task.target and name.startswith(f"work/{task.target}") and "/.hdiary-" not in name
        if name in before or asked or "-notebooks/" in name:
            continue
        if name.startswith("tmp/") or WORD.encode() in data or "/.hdiary-" in name:
            wrong.append(name)
    return wrong


def undisturbed(diaries: Path, task: Task) -> Known:
    """Give what stands there before and after an undisturbed run, and how long it takes [s]."""
    with a_place(diaries) as place:
        if task.name == "cohort pack":
            place.run(("cohort", "pack", "cohort.csv", "-o", "packed", "--people-per-part", "10"))
        if task.name == "deidentify":
            place.run(task.words)
            shutil.copy(place.work / "study.key", diaries)
        known = task.target in {"web", "plan", "answer", "packed", ""}
        old = content(place.work / task.target) if known and task.target else {"": OLD}
        old = old if task.target else {}
        prepare(place, task, old)
        began = time.monotonic()
        code, said = place.run(task.words)
        if code:
            raise SystemExit(f"{task.name} ended with {code}: {said}")
        new = content(place.work / task.target)
        lasted = time.monotonic() - began
    if task.target in {"web", "plan"}:
        old = {name: OLD for name in new if not name.startswith("diary")}
    return old, new, lasted


def kill_once(diaries: Path, task: Task, known: Known, lot: random.Random) -> tuple[str, list[str]]:
    """Kill a command once; give what became of the target, and what is wrong."""
    old, new, lasted = known
    with a_place(diaries) as place:
        prepare(place, task, old)
        before = everything(place)
        began = place.start(task.words, place.base / "said")
        time.sleep(lot.uniform(0.15, 1.0) * lasted)
        began.send_signal(signal.SIGKILL)
        ended = began.wait()
        found = content(place.work / task.target)
        state = "old" if found == old else "new" if found == new else "on the way"
        torn = [] if whole(found, old, new) or task.again else ["torn"]
        code, said = place.run(task.next)
        if "Traceback" in said or code == 70:
            torn.append(f"the next command: {said[-200:]}")
        if task.again and content(place.work / task.target) != new:
            torn.append("not gone on with")
        found = content(place.work / task.target)
        if task.target in {"web", "plan"} and found not in (old, new):
            torn.append("neither all old nor all new")
        return f"{state} ({ended})", torn + left(place, before, task)


def kill_server(diaries: Path, task: Task, lot: random.Random) -> tuple[str, list[str]]:
    """Kill hdiary while its server runs; both server and kernels must end by themselves."""
    import psutil

    with a_place(diaries) as place:
        before = everything(place)
        process = place.start(task.words, place.base / "said")
        # Half of them while it starts, half of them while it is used.
        early, after = lot.random() < 0.5, lot.uniform(1, 20)
        visited, ends = False, time.monotonic() + (after if early else 2 * PATIENCE)
        children: dict[int, psutil.Process] = {}
        while time.monotonic() < ends and process.poll() is None:
            with contextlib.suppress(psutil.Error):
                found = psutil.Process(process.pid).children(recursive=True)
                children |= {one.pid: one for one in found}
            said = (place.base / "said").read_text(errors="replace")
            address = re.search(r"http://127\S+", said)
            if address and not visited:
                visited, ends = True, min(ends, time.monotonic() + after)
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(address[0], timeout=20).read()
            time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
        process.wait()
        last = time.monotonic() + PATIENCE
        alive = list(children.values())
        while alive and time.monotonic() < last:
            alive = [one for one in alive if one.is_running() and one.status() != "zombie"]
            time.sleep(0.2)
        wrong = [f"still runs: {one.name()}" for one in alive]
        for one in alive:
            one.kill()
        by_itself = not any(name.startswith("tmp/") for name in everything(place))
        place.run(task.next)
        state = "left nothing" if by_itself else "cleared by the next"
        return f"{len(children)} children, {state}", wrong + left(place, before, task)


def fill_once(diaries: Path, task: Task, which: str, known: Known) -> tuple[str, list[str]]:
    """Run a command on a disk without room; give how it ended, and what is wrong."""
    old, new, _ = known
    with a_place(diaries) as place:
        prepare(place, task, old)
        home, temporary = place.others
        at = {"folder": place.work, "temporary": temporary, "home": home}[which]
        kept = place.base / "kept"
        if which == "folder":
            at.rename(kept)
            at.mkdir()
        # Files of a small disk take whole pages; one stays free, so that something can be begun.
        files = [one.stat().st_size for one in kept.rglob("*") if one.is_file()]
        size = sum(files) + 4096 * (len(files) + 16)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "hdiary", at], check=True)
        try:
            if which == "folder":
                shutil.copytree(kept, at, dirs_exist_ok=True)
            shutil.rmtree(kept, ignore_errors=True)
            with contextlib.suppress(OSError), (at / "filler").open("wb", buffering=0) as filler:
                while filler.write(bytes(4096)):
                    pass
            os.truncate(at / "filler", max((at / "filler").stat().st_size - 4096, 0))
            before = everything(place)
            code, said = place.run(task.words)
            found = content(place.work / task.target) if task.target else old
            wrong = [] if whole(found, old, new) or (task.again and code) else ["torn"]
            told = "full" in said or "No space left" in said
            if code == 70 or "Traceback" in said or (code and not told):
                wrong.append(f"said {said.strip()[-300:]!r}")
            if code and not task.again and found != old:
                wrong.append("old file not whole")
            state = f"exit {code}, {'told' if told else 'done' if not code else 'not told'}"
            if code and not task.again:
                wrong += left(place, before, task)
            return state, wrong
        finally:
            subprocess.run(["umount", "-l", at], check=False)


FULL = (
    ("convert CSV", "folder"), ("convert Parquet", "folder"), ("report HTML", "folder"),
    ("report PDF", "folder"), ("template XLSX", "folder"), ("trial plan", "folder"),
    ("template web app", "folder"), ("cohort pack", "folder"), ("cohort ask", "folder"),
    ("cohort ask", "temporary"), ("template XLSX", "temporary"), ("report PDF", "home"),
    ("lab", "temporary"),
)  # fmt: skip


def main() -> int:
    """Kill, fill, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--no-disks", action="store_true")
    asked = parser.parse_args()
    tasks = [t for t in TASKS if not asked.only or any(o in t.name for o in asked.only)]
    lot, failed = random.Random(asked.seed), 0
    with tempfile.TemporaryDirectory(prefix="kills-") as base:
        diaries = Path(base) / "diaries"
        make_diaries(diaries)
        known: dict[str, Known] = {}
        runs = [("kill", tasks[n % len(tasks)], "") for n in range(asked.kills)]
        if not asked.no_disks:
            by_name = {task.name: task for task in tasks}
            runs += [("disk", by_name[name], where) for name, where in FULL if name in by_name]
        print("| what | command | how it ended | wrong |\n|---|---|---|---|")
        for kind, task, where in runs:
            if task.name not in known:
                known[task.name] = undisturbed(diaries, task) if task.target else ({}, {}, 0.0)
            if kind == "disk":
                ended, wrong = fill_once(diaries, task, where, known[task.name])
            elif task.target:
                ended, wrong = kill_once(diaries, task, known[task.name], lot)
            else:
                ended, wrong = kill_server(diaries, task, lot)
            failed += bool(wrong)
            print(
                f"| {kind} {where} | {task.name} | {ended} | {'; '.join(wrong) or '-'} |",
                flush=True,
            )
    print(f"\n{len(runs)} runs, {failed} with something wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
