"""Say how many small faults, put into a module one at a time, its own tests find.

    python benchmarks/mutants.py                                      # every module of mutants.toml
    python benchmarks/mutants.py --over src/hdiary/stats/transition.py --show
    python benchmarks/mutants.py --over 'src/hdiary/stats/*.py' --sample 60 --seed 7

The faults are mutmut's (`pip install -e '.[dev,mutants]'`). Those that no test can tell from the
code stand in `mutants.toml`, each with a reason; they count neither way. Work is done on a copy,
below ``--work``. Exits with 1 if a module stays below ``--least`` per cent.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "benchmarks" / "mutants.toml"
COPIED = ("src", "tests", "data", "notebooks", "benchmarks", "docs")
KILLED = {"killed", "timeout", "segfault"}
"""A fault that never ends, or ends the process, is found too."""


@dataclass(frozen=True)
class Mutant:
    """A small fault in one line of a module, and what became of it."""

    name: str
    fate: str
    change: str  # ``was => is``


def ask(module: str, rules: dict[str, Any], chosen: argparse.Namespace) -> list[Mutant]:
    """Make the mutants of a module, run its tests over a sample of them, and give their fates."""
    from mutmut.configuration import reset_config
    from mutmut.mutation.diff_apply import get_diff_for_mutant
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.stats import status_by_exit_code
    from mutmut.utils.format_utils import get_mutant_name

    place = _lay_out(chosen.work, module, find_tests(module, rules))
    os.chdir(place)
    reset_config()
    path = Path(module)
    made = mutate_file_contents(module, path.read_text(encoding="utf-8")).mutant_names
    names = [get_mutant_name(path, name) for name in made if "__mutmut_orig" not in name]
    names = [name for name in names if fnmatch.fnmatch(name, chosen.only)]
    if chosen.sample and len(names) > chosen.sample:
        names = sorted(random.Random(f"{chosen.seed} {module}").sample(names, chosen.sample))
    if not names:
        return []
    command = [str(Path(sys.executable).with_name("mutmut")), "run", "--max-children"]
    done = subprocess.run(
        [*command, str(chosen.children), *names], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{module}: mutmut could not run\n{done.stdout[-3000:]}{done.stderr}")
    meta = json.loads((place / "mutants" / f"{module}.meta").read_text(encoding="utf-8"))
    codes = meta["exit_code_by_key"]
    return [
        Mutant(
            name, status_by_exit_code[codes[name]], say_change(get_diff_for_mutant(name, path=path))
        )
        for name in names
    ]


def _lay_out(work: Path, module: str, tests: list[str]) -> Path:
    """Make a folder in which mutmut sees the code, the tests and its own settings."""
    place = work / module.removeprefix("src/hdiary/").removesuffix(".py").replace("/", ".")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for folder in COPIED:
        (place / folder).symlink_to(ROOT / folder, target_is_directory=True)
    for file in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile"):
        (place / file).symlink_to(ROOT / file)
    own = [
        "[tool.mutmut]",
        'source_paths = ["src"]',
        f"only_mutate = [{json.dumps(module)}]",
        f"pytest_add_cli_args_test_selection = {json.dumps(tests)}",
        'pytest_add_cli_args = ["-p", "no:cacheprovider", "-m", "not slow and not browser", '
        # A Python of its own does not see the copy.
        '"-k", "not waits_until_it_is_needed"]',
        "timeout_constant = 3.0",
        "timeout_multiplier = 4.0",
        f"also_copy = {json.dumps([*COPIED, 'README.md', 'CHANGELOG.md'])}",
        "use_git_change_detection = false",
    ]
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (place / "pyproject.toml").write_text(text + "\n" + "\n".join(own) + "\n", encoding="utf-8")
    return place


def find_tests(module: str, rules: dict[str, Any]) -> list[str]:
    """Give the tests that mirror a module, by the first rule that names it."""
    path = Path(module)
    for rule in rules["over"]:
        if any(fnmatch.fnmatch(module, pattern) for pattern in rule["modules"]):
            names = [test.format(name=path.stem, room=path.parent.name) for test in rule["tests"]]
            there = [test for test in names if (ROOT / test).exists()]
            return there or list(rule.get("otherwise", ["tests"]))
    raise SystemExit(f"{module}: no rule of {RULES.name} names it, or its tests. Add one.")


def say_change(diff: str) -> str:
    """Give the changed lines of a diff, as ``was => is``."""
    lines = [line for line in diff.splitlines() if not line.startswith(("---", "+++"))]
    halves = ["".join(f" {line[1:].strip()}" for line in lines if line[:1] == s) for s in "-+"]
    return " => ".join(half.strip() for half in halves)


def find_reason(mutant: Mutant, rules: dict[str, Any]) -> str:
    """Say why no test can tell a mutant from the code; empty where one could."""
    where = mutant.name.partition("__mutmut_")[0].removeprefix("hdiary.")
    where = re.sub(r"\.x(?:_|ǁ)", ".", where).replace("ǁ", ".")
    for kind in rules["kind"]:
        if re.search(kind.get("where", ""), where) and re.search(kind["change"], mutant.change):
            return str(kind["why"])
    return ""


def tell(module: str, mutants: list[Mutant], rules: dict[str, Any], *, show: bool) -> float:
    """Print a module's row, and those that live; gives the share that was found [%]."""
    alive = [m for m in mutants if m.fate not in KILLED]
    equal = [m for m in alive if find_reason(m, rules)]
    asked = len(mutants) - len(equal)
    killed = len(mutants) - len(alive)
    share = 100 * killed / asked if asked else 100.0
    short = module.removeprefix("src/hdiary/")
    print(f"{short:40}{len(mutants):7}{killed:7}{asked - killed:7}{len(equal):7}{share:7.1f}")
    for mutant in alive if show else []:
        if mutant not in equal:
            print(f"    {mutant.name.rpartition('.')[2]} ({mutant.fate})\n        {mutant.change}")
    sys.stdout.flush()
    return share


def main() -> int:
    """Ask every module, and print a row for each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--over", nargs="*", default=[], help="modules, or patterns of them")
    parser.add_argument("--only", default="*", help="a pattern of mutants' names")
    parser.add_argument("--sample", type=int, default=0, help="at most so many of each; 0 is all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, default=85.0, help="per cent of each module")
    parser.add_argument("--children", type=int, default=1, help="processes at once")
    parser.add_argument("--show", action="store_true", help="show those that live")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "mutants")
    chosen = parser.parse_args()
    chosen.work = chosen.work.resolve()
    rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
    patterns = chosen.over or [p for rule in rules["over"] for p in rule["modules"]]
    found = (sorted(ROOT.glob(pattern)) for pattern in patterns)
    # What a package takes in is no code of its own, and has no test that mirrors it.
    modules = dict.fromkeys(
        path.relative_to(ROOT).as_posix()
        for paths in found
        for path in paths
        if path.name != "__init__.py"
    )
    print(f"{'module':40}{'asked':>7}{'killed':>7}{'alive':>7}{'equal':>7}{'%':>7}")
    low = []
    for module in modules:
        share = tell(module, ask(module, rules, chosen), rules, show=chosen.show)
        low += [module] if share < chosen.least else []
    return int(bool(low))


if __name__ == "__main__":
    sys.exit(main())
