"""The slips of `slips.py`: each kind gives its cases."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from slips_run import Case

QUESTIONS = ("burden", "pattern", "triggers", "relief", "change", "dose", "treatments", "next")
PICTURED = ("burden", "pattern", "triggers", "relief", "change", "treatments")
LINES = tuple(
    line.split()
    for line in (
        "check diary.csv",
        "check diary.csv --json",
        "check diary.csv --problems-csv @out.csv",
        "check cohort.csv --people people.csv",
        "check diary.csv --map map.toml",
        "map diary.csv -o @out.toml",
        "convert diary.csv -o @out.csv",
        "convert diary.csv -o @out.xlsx --dictionary",
        "join diary.csv watch.csv -o @out.csv",
        "deidentify diary.csv --key key.txt -o @out.csv",
        *(f"{name} diary.csv" for name in QUESTIONS),
        *(f"{name} diary.csv --csv @out.csv" for name in QUESTIONS),
        *(f"{name} diary.csv --plot @out.png" for name in PICTURED),
        "burden cohort.csv --people people.csv --where arm=booklet",
        "endpoints cohort.csv --people people.csv --anchor randomised -o @out.csv",
        "compare cohort.csv --people people.csv --anchor randomised -o @out",
        "cohort pack cohort.csv -o @folder",
        "cohort ask burden packed --jobs 1 -o @folder",
        "report diary.csv --measures measures.csv --plan trial/trial.toml -o @out.html",
        "report diary.csv -o @out.pdf",
        "trial plan diary.csv --arm heat --arm none --length 4 --start 2026-06-01 -o @folder",
        "trial next --plan trial/trial.toml",
        "trial look diary.csv --plan trial/trial.toml",
        "trial analyse diary.csv --plan trial/trial.toml --ended --csv @out.csv",
        "trial simulate --plan trial/trial.toml -o @out.csv",
        "simulate --days 40 -o @out.csv --truth @truth.csv",
        "template -o @out.html --factors coffee",
        "template -o @out.xlsx",
        "template -o @out.csv",
        "template -o @out.pdf",
        "template -o @folder --web-app",
        "lab diary.csv --into @folder --no-start",
    )
)
"""Good lines; ``@`` marks what is written."""
READ = ("diary.csv", "cohort.csv", "people.csv", "map.toml", "watch.csv", "packed",
        "measures.csv", "trial/trial.toml", "key.txt")  # fmt: skip


def _plain(line: list[str]) -> tuple[str, ...]:
    return tuple(word.removeprefix("@") for word in line)


def _places(line: list[str]) -> Iterator[int]:
    """Give where a line names a file."""
    return (n for n, word in enumerate(line) if word.startswith("@") or word in READ)


def _with(line: list[str], place: int, name: str) -> tuple[str, ...]:
    """Put a name in a place of a line; an argument stands behind ``--`` where it must."""
    words = list(_plain(line))
    words[place] = name
    return tuple(words)


# --- names ---

NAMES = {
    "nobody's folder": "~nobody-at-all/x.csv",
    "nobody's folder alone": "~nobody-at-all",
    "a circle of links": "loop.csv",
    "within a circle": "loop.csv/x.csv",
    "a link to nothing": "gone.csv",
    "a link into no folder": "astray.csv",
    "the end of a text": "a\0b.csv",
    "two lines": "a\nb.csv",
    "a colour": "look\x1b[31m\x07alike2.csv",
    "a link of a terminal": "\x1b]8;;x\x1b\\l.csv",
    "one sign of control": "\x9b31mq.csv",
    "turned order": "\u202evsc.exe",
    "half a character": "a\udcffb.csv",
    "a long name": f"{'a' * 300}.csv",
    "a long path": f"x{'/a' * 2500}.csv",
    "a folder": "folder",
    "a folder with an ending": "folder.csv",
    "in a file": "people.csv/x.csv",
    "in no folder": "no/such/x.csv",
    "nothing": "",
    "a blank": " ",
    "a dot": ".",
    "the root": "/",
    "a wildcard": "*.csv",
    "an address": "https://example.org/diary.csv",
    "of another system": "C:\\Users\\x\\diary.csv",
    "a variable": "$HOME/x.csv",
    "quotes": "\"diary.csv'",
    "markup": "[red]x[/red].csv",
    "braces": "{x}{0}%s%(x)s.csv",
    "no ending": "whatever",
    "another ending": "x.docx",
    "only an ending": ".csv",
}


def _odd_names(folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "folder.csv").mkdir()
    (folder / "loop.csv").symlink_to("loop.csv")
    (folder / "gone.csv").symlink_to("nowhere")
    (folder / "astray.csv").symlink_to("no/such/x.csv")


def names() -> Iterator[Case]:
    """Give every place of every line each name that nobody means."""
    for line in LINES:
        for place in _places(line):
            for slip, name in NAMES.items():
                if slip == "the root" and line[place] in {"@folder", "@out"}:
                    continue  # Whoever may write there would find the files there
                yield Case(slip=slip, words=_with(line, place, name), prepare=_odd_names)
    for command in ("app", "lab"):
        for slip, name in NAMES.items():
            if slip not in {"nothing", "a folder", "quotes"}:  # These open, and wait
                yield Case(slip=slip, words=(command, "--no-browser", name), prepare=_odd_names)


# --- files that are none ---


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    os.mkfifo(folder / "pipe.csv")


def _closed(folder: Path) -> None:
    """Leave files that the user of the run may not read, in a folder that they may."""
    os.chown(folder, 65534, 65534)
    (folder / "shut.csv").write_text("date,pain\n2026-01-01,3\n", encoding="utf-8")
    (folder / "shut.csv").chmod(0)
    (folder / "shut").mkdir(mode=0o700)
    (folder / "shut" / "x.csv").write_text("date,pain\n2026-01-01,3\n", encoding="utf-8")
    (folder / "bare").mkdir(mode=0o755)
    (folder / "bare" / "x.csv").write_text("date,pain\n2026-01-01,3\n", encoding="utf-8")


def _empty(folder: Path) -> None:
    (folder / "empty.csv").write_bytes(b"")
    (folder / "blank.csv").write_bytes(b"\n \n\t\n")
    (folder / "zeros.csv").write_bytes(bytes(5_000))
    (folder / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    (folder / "marks.csv").write_bytes(b"\xff\xfe")
    (folder / "cut.csv").write_bytes(gzip.compress(b"date,pain\n2026-01-01,3\n" * 50)[:-20])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../x\x1b[31m.csv", "date,pain\n2026-01-01,3\n")
    (folder / "up.csv").write_bytes(packed.getvalue())


def files() -> Iterator[Case]:
    """Give every place of every line what is no file, no readable one, or of another kind."""
    for line in LINES:
        for place in _places(line):
            written = line[place].startswith("@")
            devices = ("/dev/full", "/dev/null", "/dev/tty") if written else (
                "/dev/zero", "/dev/null", "/dev/random", "/dev/full", "/dev/tty", "/proc/self/mem",
            )  # fmt: skip
            for name in devices:
                yield Case(slip=name, words=_with(line, place, name))
            for name in ("pipe.csv",):
                yield Case(slip=name, words=_with(line, place, name), prepare=_pipe)
                if written and "@" in "".join(line):
                    forced = (*_with(line, place, name), "--force")
                    if line[0] != "lab":
                        yield Case(slip=f"{name} by force", words=forced, prepare=_pipe)
            for name in ("shut.csv", "shut/x.csv", "bare/y.csv"):
                yield Case(
                    slip=name, words=_with(line, place, name), prepare=_closed, unprivileged=True
                )
            if not written:
                for name in ("empty.csv", "blank.csv", "zeros.csv", "picture.csv", "marks.csv",
                             "cut.csv", "up.csv", "diary.csv", "people.csv", "trial/trial.toml",
                             "map.toml", "packed", "key.txt"):  # fmt: skip
                    if name != line[place]:
                        yield Case(slip=name, words=_with(line, place, name), prepare=_empty)


# --- streams ---


def streams() -> Iterator[Case]:
    """Close what is printed to, or let nobody read it."""
    printing = [list(_plain(line)) for line in LINES if "@" not in "".join(line)]
    printing += [
        [word if not word.startswith("@") or "/" in word else "-" for word in line]
        for line in LINES
        if any(word in {"@out.csv", "@out.html"} for word in line) and "template" not in line
    ]
    printing += [["template", "-o", "-"], ["--help"], ["--version"], ["report", "--help"],
                 ["trial", "plan", "--arm", "a", "--arm", "none", "--dry-run", "-o", "x"],
                 ["no-such"], ["burden", "no-such.csv"]]  # fmt: skip
    ends = frozenset({0, 1, 2, 141})
    for words in printing:
        for shell in (">&-", "| head -1", "| true", ">/dev/full", "2>&-", "<&-", ">&- 2>&-",
                      "2>/dev/full", ">/dev/full 2>/dev/full"):  # fmt: skip
            yield Case(slip=shell, words=tuple(words), shell=shell, codes=ends)


# --- places ---

PLACES: dict[str, dict[str, str | None]] = {
    "one column": {"COLUMNS": "1"},
    "no column": {"COLUMNS": "0"},
    "columns of words": {"COLUMNS": "abc"},
    "very many columns": {"COLUMNS": "99999999999999999999"},
    "fewer than none": {"COLUMNS": "-5"},
    "no home": {"HOME": None, "USERPROFILE": None},
    "a home that is not there": {"HOME": "/nonexistent/home"},
    "a home that is a file": {"HOME": "/etc/passwd"},
    "a home that is empty": {"HOME": ""},
    "no place for what is temporary": {"TMPDIR": "/nonexistent/tmp"},
    "temporary in a device": {"TMPDIR": "/dev/null"},
    "the C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a locale of nobody": {"LC_ALL": "xx_XX.UTF-8", "LANG": "nonsense"},
    "ASCII": {"PYTHONIOENCODING": "ascii"},
    "an old page of letters": {"PYTHONIOENCODING": "cp437"},
    "a language of nobody": {"LANGUAGE": "tlh", "LANG": "de_DE.UTF-8"},
    "a dumb terminal": {"TERM": "dumb", "FORCE_COLOR": "1"},
    "no terminal": {"TERM": None, "PATH": "/usr/bin:/bin"},
    "colours by force": {"TERM": "nonsense", "CLICOLOR_FORCE": "1"},
    "a zone of nobody": {"TZ": "Mars/Olympus"},
    "matplotlib elsewhere": {"MPLCONFIGDIR": "/nonexistent/mpl", "MPLBACKEND": "TkAgg"},
    "matplotlib of nobody": {"MPLBACKEND": "nonsense"},
    "warnings shown": {"PYTHONWARNINGS": "default"},
    "all warnings": {"PYTHONWARNINGS": "always", "PYTHONDEVMODE": "0"},
}


def places() -> Iterator[Case]:
    """Run every line on computers that are set up oddly."""
    for line in LINES:
        for slip, env in PLACES.items():
            yield Case(slip=slip, words=_plain(line), env=dict(env))


# --- settings ---

_TYPES = ("0", "-1", "1e400", "nan", "true", '""', '"x"', '"\\u001b[31m\\u0007"', '"~nobody/x"',
          "[]", "[[]]", '[1, "x"]', "{}", "{ a = 1 }", "2026-01-05", "1979-05-27T07:32:00Z",
          "07:32:00", "9999-12-31", "9223372036854775808", '"' + "x" * 100_000 + '"',
          '["\\u0000"]', '{ "\\u001b[31m" = "\\u009b1m" }')  # fmt: skip
_KEYS = ("scale", "dates", "rows", "blank", "headache", "month", "zone", "lists", "encoding",
         "delimiter", "sheet", "each_file", "divide_by", "accept", "skip_bad_rows",
         "clear_between", "columns", "headers", "people", "same", "language",
         "unknown")  # fmt: skip
DAMAGED = {
    "binary": bytes(range(256)) * 8,
    "zeros": bytes(4_000),
    "a key of 1 MB": b'"' + b"k" * 1_000_000 + b'" = 1\n',
    "a text of 10 MB": b'scale = "' + b"9" * 10_000_000 + b'"\n',
    "deep lists": b"columns = " + b"[" * 50_000 + b"]" * 50_000 + b"\n",
    "deep tables": b"columns = " + b"{a=" * 5_000 + b"1" + b"}" * 5_000 + b"\n",
    "deep dots": b"a." * 20_000 + b"b = 1\n",
    "deep headings": b"[" + b"a." * 20_000 + b"b]\n",
    "many keys": b"".join(b"k%d = 1\n" % n for n in range(60_000)),
    "a key twice": b'scale = "0-10"\nscale = "0-100"\n',
    "UTF-16": 'scale = "0-10"\n'.encode("utf-16"),
    "a line that ends nowhere": b'scale = "0-10',
    "control": b'scale = "\x1b[31m"\n\x07 = 1\n',
    "an escape for a key": b'"\\u001b]0;x\\u0007" = "\\u001b[31m"\n',
    "half a character": b'scale = "\xff\xfe"\n',
    "a lone surrogate": b'scale = "\\ud800"\n',
    "turned order": '"\u202egpj" = "\u202egpj"\n'.encode(),
    "JSON": b'{"scale": "0-10"}',
}
_MARK = b"# Remembered by hdiary: how to read diary.csv.\n"


def _put(name: str, data: bytes) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        (folder / name).write_bytes(data)

    return prepare


def settings() -> Iterator[Case]:
    """Damage what is remembered beside a diary, and a map."""
    typed = {
        f"{key} = {value[:40]}": f"{key} = {value}\n".encode() for key in _KEYS for value in _TYPES
    }
    for slip, data in typed.items():
        yield Case(slip=slip, words=("check", "diary.csv"), prepare=_beside(data))
        yield Case(slip=slip, words=("map", "diary.csv", "--map", "map.toml"),
                   prepare=_put("map.toml", data))  # fmt: skip
    for slip, data in DAMAGED.items():
        for line in LINES:
            if "diary.csv" in line:
                yield Case(slip=slip, words=_plain(line), prepare=_beside(data))
        for words in ("check diary.csv --remember", "check diary.csv --as-is", "app diary.csv"):
            if words.startswith("app") and slip == "JSON":
                continue
            yield Case(slip=slip, words=tuple(words.split()), prepare=_beside(data),
                       may_change=True) if not words.startswith("app") else Case(
                slip=slip, words=("map", "diary.csv", "--map", "map.toml"),
                prepare=_put("map.toml", data))  # fmt: skip


def _beside(data: bytes) -> Callable[[Path], None]:
    return _put("diary.csv.hdiary.toml", _MARK + data)


# --- plans ---


def plans() -> Iterator[Case]:
    """Damage a plan: every key with values of every type, and the file as a whole."""
    for line in LINES:
        if "trial/trial.toml" not in line:
            continue
        for slip, data in DAMAGED.items():
            yield Case(slip=slip, words=_plain(line), prepare=_put("trial/trial.toml", data))
        for key in _PLAN_KEYS:
            for value in _TYPES:
                yield Case(slip=f"{key} = {value[:40]}", words=_plain(line),
                           prepare=_swap(key, value))  # fmt: skip


_PLAN_KEYS = ("hdiary", "design", "arms", "outcome", "start", "seed", "periods", "length",
              "washout", "settle", "block", "baseline", "starts", "digest", "order", "schedule",
              "patients", "look", "effect", "trend", "sealed", "unknown")  # fmt: skip


def _swap(key: str, value: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        path = folder / "trial" / "trial.toml"
        kept = path.read_text(encoding="utf-8").splitlines()
        lines = [line for line in kept if not line.startswith(f"{key} =")]
        at = next((n for n, line in enumerate(kept) if line.startswith(f"{key} =")), 0)
        lines.insert(at, f"{key} = {value}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    return prepare


# --- tables ---

_CELLS = ("", " ", "nan", "inf", "1e999", "-0", "P01", "P99", "=1+1", "\x1b[31mred", "\0",
          "9999-12-31", "0000-00-00", "x" * 50_000, "Wilhelmina", '"', "\u202e", "1;2",
          "9" * 400, "f" * 3)  # fmt: skip
_TABLES: dict[str, bytes] = {
    "empty": b"",
    "only a heading": b"patient,arm,age\n",
    "no patient": b"who knows,arm\nP01,a\nP02,b\n",
    "twice the same heading": b"patient,arm,arm\nP01,a,b\nP02,b,a\n",
    "twice the same person": b"patient,arm\nP01,a\nP01,b\n",
    "nobody of the diary": b"patient,arm\nX,a\nY,b\n",
    "ragged": b"patient,arm\nP01\nP02,a,b,c,d\n",
    "binary": bytes(range(256)) * 8,
    "a zip cut": b"PK\x03\x04" + bytes(60),
    "many columns": b"patient,"
    + b",".join(b"c%d" % n for n in range(3_000))
    + b"\nP01"
    + b",1" * 3_000
    + b"\n",
    "many people": b"patient,arm\n" + b"".join(b"X%d,a\n" % n for n in range(30_000)),
    "quotes": b'patient,arm\n"P01,a\nP02,b\n',
    "UTF-16": "patient,arm\nP01,a\nP02,b\n".encode("utf-16"),
    "escapes in a heading": b"patient,arm,\x1b[31mage\x07\nP01,a,3\nP02,b,4\n",
}


def tables() -> Iterator[Case]:
    """Damage tables of people, of totals, and what is joined."""
    lines = [line for line in LINES if {"people.csv", "measures.csv", "watch.csv"} & {*line}]
    for line in lines:
        for name in {"people.csv", "measures.csv", "watch.csv"} & {*line}:
            for slip, data in _TABLES.items():
                yield Case(slip=slip, words=_plain(line), prepare=_put(name, data))
            for column in range(3):
                for cell in _CELLS:
                    yield Case(slip=f"column {column}: {cell[:20]!r}", words=_plain(line),
                               prepare=_cell(name, column, cell))  # fmt: skip


def _cell(name: str, column: int, cell: str) -> Callable[[Path], None]:
    def prepare(folder: Path) -> None:
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        for n in (0, 1, 3):
            if n < len(lines):
                cells = lines[n].split(",")
                if column < len(cells) and (n or cell):
                    cells[column] = cell
                lines[n] = ",".join(cells)
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")

    return prepare


KINDS: dict[str, Callable[[], Iterator[Case]]] = {
    "names": names,
    "files": files,
    "streams": streams,
    "places": places,
    "settings": settings,
    "plans": plans,
    "tables": tables,
}
