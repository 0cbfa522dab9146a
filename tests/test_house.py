"""The house stands as DESIGN describes it: who may import whom, and what no file may hold."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import hdiary
from hdiary.words import load_words

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "hdiary"

# A room imports rooms of earlier groups, and of its own group only itself.
ROOMS: tuple[tuple[str, ...], ...] = (
    ("vocabulary",),
    ("words",),
    ("stats",),
    ("diary",),
    ("read", "write", "simulate"),
    ("questions",),
    ("trials",),
    ("cohort",),
    ("plots",),
    ("report", "widgets"),
    ("keep",),
    ("cli",),
)
ORDER = {room: place for place, group in enumerate(ROOMS) for room in group}
KNOWS_NO_ROOM = {"vocabulary", "stats"}
ONLY_IN = {
    "matplotlib": {"plots"},
    "scipy": {"stats"},
    "statsmodels": {"stats"},
    "jinja2": {"report"},
    "markupsafe": {"report"},
    "typst": {"report"},
    "rcssmin": {"keep"},
    "rjsmin": {"keep"},
    "click": {"cli"},
    "joblib": {"cohort"},
    "dask": {"cohort"},
    "tableone": {"cohort"},
    "distributed": {"cohort"},
    "pyarrow": {"cohort", "read", "write"},
    "ipywidgets": {"widgets"},
    "anywidget": {"widgets"},
    "openpyxl": {"read", "write"},
    "defusedxml": {"read"},
}
NO_NUMBERS = {"numpy", "pandas"}
NUMBERLESS = {"vocabulary", "words", "cli", ""}


def names_in_words(table: Mapping[str, Any]) -> set[str]:
    """Give every key of a language's tables."""
    inner = [value for value in table.values() if isinstance(value, Mapping)]
    return set(table).union(*map(names_in_words, inner))


QUESTION_ROOMS = sorted((PACKAGE / "questions").glob("*/ask.py"))
STEPS = {"__init__", "ask", "rules", "units", "measure", "judge", "table", "frames", "rows", "tell"}
STEPS |= {"pool"}
"""What files of a question's room are called, so that a stranger finds their way."""
OWN_NOUNS = {
    "burden": {"windows", "trend", "lines", "tell_trend"},
    "pattern": {"features", "sides", "times"},
    "triggers": {"joint", "strips", "people", "naive", "columns", "courses", "reach"}
    | {"tell_factor", "tell_pooled", "apart", "looks", "saying", "suspects"}
    | {"night", "earlier", "onsets", "order", "ordered"}
    | {"within", "windows", "lacking", "tell_order"},
    "relief": {"moments", "after", "design", "contrasts", "pairs", "tell_pairs"},
    "change": {"starts", "days", "fit", "placebo", "checks", "soonest", "spell"},
    "next": {"found", "person", "steps", "choose", "writing", "ratings", "alone", "suspects"}
    | {"unwritten"}
    | {"headaches", "periods", "power"},
}
"""What only one question has."""
SIBLINGS = {
    # treatments is no sibling: it lays the answers of relief, change and dose side by side; nor is
    # next, which asks what they left open.
    "questions": {path.parent.name for path in QUESTION_ROOMS} - {"treatments", "next"},
    "plots": {
        path.stem
        for path in (PACKAGE / "plots").glob("*.py")
        if "\ndef plot_" in path.read_text(encoding="utf-8")
    },
}
ASKING = {"questions", "treatments", "next"} | SIBLINGS["questions"]
"""Who may know a question: the room's door, the list of them, the questions themselves."""
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
LONGEST_FUNCTION = 60
MOST_IMPORT_LINES = 16
MOST_PARAMETERS = 7
# The kinds of arrays have one home; stats, which knows no room, has its own.
HOMES_OF_ALIASES = {"hdiary.stats.arrays", "hdiary.diary.arrays"}
SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}$", re.MULTILINE)
NEXT_SENTENCE = re.compile(r"[.!?][)\"']*\s+[A-Z]")

SPEAKING_ROOMS = {"questions", "trials", "plots", "report", "widgets", "keep"}
"""Rooms whose every sentence stands among the words of a language."""
THREE_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.]? +[^\W\d_]+[,;:.]? +[^\W\d_]{2,}")
MARKUP = ("<", "#", ".", "\n.", "from ", "import ")
"""How strings begin that are code or markup."""
REASONS = re.compile(r"(?:\w+_)?reason")
TEXT_TESTS = {
    *("startswith", "endswith", "contains", "removeprefix", "removesuffix", "partition"),
    *("rpartition", "split", "replace", "find", "index", "fullmatch", "search", "match"),
}
NAMES = names_in_words(load_words("en").strings)
"""Names that words are looked up by, such as those of places."""
REGISTRY = re.compile(r"https?://[^ ]*/(simple|packages)/")


def room_of(module: str) -> str:
    """Give the room of ``hdiary.room.module``; the package itself is ``""``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ORDER else ""


def imported(tree: ast.AST) -> Iterator[tuple[str, int, bool]]:
    """Give each imported module, its line, and whether it is imported as the file loads."""
    nested = {
        id(node)
        for scope in ast.walk(tree)
        if isinstance(scope, (ast.FunctionDef, ast.AsyncFunctionDef)) or _for_types(scope)
        for node in ast.walk(scope)
    }
    for node in ast.walk(tree):
        at_once = id(node) not in nested
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno, at_once
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield "relative", node.lineno, at_once
                continue
            base = node.module or ""
            yield base, node.lineno, at_once
            if base.split(".")[0] == "hdiary":
                for name in node.names:
                    yield f"{base}.{name.name}", node.lineno, at_once


def _for_types(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )


def broken_rules(module: str, source: str) -> list[str]:
    """Say which rules of the house a module breaks.

    ``module`` is its dotted name, such as ``hdiary.read.dates``.
    """
    tree = ast.parse(source)
    room = room_of(module)
    own = (module.split(".")[2:3] or [module.split(".")[-1]])[0]
    found: list[str] = []
    for name, line, at_once in imported(tree):
        top = name.split(".")[0]
        if name == "relative":
            found.append(f"line {line}: a relative import")
        elif top == "hdiary":
            found += [f"line {line}: {rule}" for rule in _of_rooms(room, own, name, at_once)]
        elif top in ONLY_IN and room not in ONLY_IN[top]:
            found.append(f"line {line}: {top} belongs in {', '.join(sorted(ONLY_IN[top]))} only")
        elif top in NO_NUMBERS and at_once and room in NUMBERLESS:
            found.append(f"line {line}: {top} is imported before it is needed")
        elif top in NETWORK:
            found.append(f"line {line}: {top} opens the network")
    return found + [f"line {line}: {rule}" for line, rule in _of_statements(tree, room)]


def _of_rooms(room: str, own: str, name: str, at_once: bool) -> Iterator[str]:
    other = room_of(name)
    private = [part for part in name.split(".")[2:] if _is_private(part)]
    if other != room and private:
        yield f"{name} is private: {private[0]} stays in {other}"
        return
    if room == "":
        if other and at_once and own != "__main__":
            yield f"the package brings in {other} before it is asked for"
        return
    if other in {"", room}:
        if other and room in SIBLINGS:
            parts = name.split(".")
            sibling = parts[2] if len(parts) > 2 else ""
            if own in SIBLINGS[room] and sibling in SIBLINGS[room] - {own}:
                yield f"{room}.{own} imports its sibling {sibling}"
            elif room == "questions" and own not in ASKING and sibling in SIBLINGS[room]:
                yield f"{own} serves every question and imports one: {sibling}"
        return
    if room in KNOWS_NO_ROOM:
        yield f"{room} imports {other}"
    elif ORDER[other] >= ORDER[room]:
        yield f"{room} imports {other}, which is not an earlier room"


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def _of_statements(tree: ast.AST, room: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            yield node.lineno, "assert"
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            if _body_lines(node) > LONGEST_FUNCTION:
                yield node.lineno, f"{node.name} has more than {LONGEST_FUNCTION} lines"
        elif isinstance(node, ast.ExceptHandler) and node.type is None:
            yield node.lineno, "a bare except"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "print":
                yield node.lineno, "print"
        elif (
            isinstance(node, (ast.Attribute, ast.Name))
            and (getattr(node, "attr", None) or getattr(node, "id", None)) == "rcParams"
            and isinstance(getattr(node, "ctx", None), ast.Load)
            and _is_changed(node, tree)
        ):
            yield node.lineno, "rcParams are changed for everybody"


def _body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _is_changed(params: ast.AST, tree: ast.AST) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and node.value is params:
            return isinstance(node.ctx, (ast.Store, ast.Del))
        if isinstance(node, ast.Attribute) and node.value is params:
            return node.attr in {"update", "setdefault"}
    return False


def import_lines(tree: ast.AST) -> int:
    """Count the lines of all import statements of a file, those inside functions too."""
    return sum(
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    )


def listed_for_types(tree: ast.Module) -> int:
    """Count the lines of imports that a door which brings its names in late has for types only."""
    late = any(
        isinstance(node, ast.FunctionDef) and node.name == "__getattr__" for node in tree.body
    )
    blocks = [node for node in tree.body if _for_types(node)]
    return sum(map(import_lines, blocks)) if late else 0


def many_parameters(tree: ast.AST, doors: set[str]) -> list[str]:
    """Name the functions of a file that ask for too many things.

    What a user calls by name, a door or a command of click, may have more settings that are
    given by keyword: each is an option of its own, and to bundle them would only hide them.
    """
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and _parameters(node, by_name=node.name in doors or _is_command(node)) > MOST_PARAMETERS
    ]


def _parameters(node: ast.FunctionDef | ast.AsyncFunctionDef, *, by_name: bool) -> int:
    positional = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args)]
    own = positional[:1] in (["self"], ["cls"])
    return len(positional) - own + (0 if by_name else len(node.args.kwonlyargs))


def _is_command(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    calls = [d for d in node.decorator_list if isinstance(d, ast.Call)]
    return any(ast.unparse(call.func) in {"click.command", "click.group"} for call in calls)


def long_words(tree: ast.Module, reached: set[str]) -> list[str]:
    """Name what stands inside a room and has more than one sentence as its documentation.

    Reached are the names in an ``__all__``, with their methods. A data class may list its
    fields, a method of estimation cites its source, and the words of a command are its help.
    """
    found = []
    for owner, node in _documented(tree):
        inside = owner not in reached and not (
            isinstance(node, ast.FunctionDef) and _is_command(node)
        )
        if inside and not _is_one_sentence(ast.get_docstring(node) or "", node):
            found.append(node.name)
    return found


def _documented(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    """Give each function and class with the name at the top of the file that it belongs to."""
    for top in tree.body:
        for node in ast.walk(top):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                yield getattr(top, "name", ""), node


def _is_one_sentence(words: str, node: ast.FunctionDef | ast.ClassDef) -> bool:
    allowed = {"Attributes", "Parameters"} if isinstance(node, ast.ClassDef) else set()
    head = SECTION.split(words)[0].strip()
    sections = set(SECTION.findall(words))
    return "doi:" in words or (
        sections <= allowed and "\n\n" not in head and not NEXT_SENTENCE.search(head)
    )


def aliases(tree: ast.Module) -> list[str]:
    """Name the kinds of arrays that a file declares for itself."""
    declared = [
        node
        for node in tree.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        and isinstance(node.value, ast.Subscript)
        and ast.unparse(node.value.value).split(".")[-1] in {"NDArray", "ndarray"}
    ]
    return [
        ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
        for node in declared
    ]


def circles(sources: dict[str, str]) -> set[tuple[str, ...]]:
    """Give the files that import each other in a circle, however late and if only for types."""
    imports = {
        module: {
            # What is no file of its own is a name in the file before its last dot.
            name if name in sources else name.rpartition(".")[0]
            for name in _named_in_full(ast.parse(source))
        }
        & (set(sources) - {module})
        for module, source in sources.items()
    }
    reach = {module: _reached_from(module, imports) for module in imports}
    together = {
        module: tuple(sorted(other for other in reach[module] if module in reach[other]))
        for module in imports
    }
    return {circle for circle in together.values() if len(circle) > 1}


def _named_in_full(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _reached_from(module: str, imports: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [module]
    while ahead:
        new = imports[ahead.pop()] - found
        found |= new
        ahead += new
    return found


def modules() -> list[tuple[str, Path]]:
    """Give every module of the package with its dotted name."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        found.append((name, path))
    return found


def files_in_git() -> list[Path]:
    """Give the files that git keeps or would keep; all others where there is no git."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("this copy is not a git checkout, so what is in git is not known")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: str(value)[-40:])
def test_a_module_keeps_the_rules_of_the_house(module: str, path: Path) -> None:
    assert broken_rules(module, path.read_text(encoding="utf-8")) == []


def wrong_names(room: str, names: set[str]) -> set[str]:
    """Give the file names that a question's room may not have."""
    return names - STEPS - OWN_NOUNS.get(room, set())


@pytest.mark.parametrize("ask", QUESTION_ROOMS, ids=lambda path: path.parent.name)
def test_a_questions_room_holds_only_closed_names(ask: Path) -> None:
    assert wrong_names(ask.parent.name, {path.stem for path in ask.parent.glob("*.py")}) == set()


def test_a_wrong_name_in_a_questions_room_is_found() -> None:
    assert len(QUESTION_ROOMS) > 5
    assert wrong_names("change", {"ask", "starts", "verdicts"}) == {"verdicts"}
    assert wrong_names("relief", {"ask", "starts"}) == {"starts"}


def sentences(tree: ast.Module) -> list[str]:
    """Give the strings of three words or more that a file says itself; errors may."""
    skip = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for part in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skip |= {id(value) for value in node.values}
            text = "".join(
                str(value.value) if isinstance(value, ast.Constant) else "0"
                for value in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        named = text in NAMES
        said = id(node) not in skip and not text.startswith(MARKUP) and not named
        if said and THREE_WORDS.search(text):
            found.append(text)
    return found


def is_reason(node: ast.AST) -> bool:
    """Say whether something is a reason of a table, or text made of one."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return bool(REASONS.fullmatch(str(node.slice.value)))
    if isinstance(node, ast.Attribute):
        # The key of a reason's phrase, and its values, are what is to be asked.
        return node.attr not in {"key", "value"} and is_reason(node.value)
    if isinstance(node, ast.Call):
        inner = [*node.args, *([node.func] if isinstance(node.func, ast.Attribute) else [])]
        name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
        return name in {"str", "astype", "to_numpy", "tolist"} and any(map(is_reason, inner))
    return isinstance(node, ast.Name) and node.id == "reason"


def text_tests(tree: ast.Module) -> list[int]:
    """Give the lines on which a file asks what words a reason has."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
            # A phrase beside a phrase is fine; a cell of a table is a text.
            cells = any(is_reason(p) and not isinstance(p, ast.Name) for p in parts)
            texts = any(
                (isinstance(p, ast.Name) and cells)
                or (isinstance(p, ast.Constant) and isinstance(p.value, str) and p.value)
                for p in parts
                if not is_reason(p)
            )
            if any(map(is_reason, parts)) and texts:
                found.append(node.lineno)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            asked = (
                node.func.value if not node.args or is_reason(node.func.value) else node.args[-1]
            )
            of = asked.value if isinstance(asked, ast.Attribute) and asked.attr == "str" else asked
            if node.func.attr in TEXT_TESTS and is_reason(of):
                found.append(node.lineno)
    return found


def trees() -> dict[str, ast.Module]:
    """Give every module of the package as it was parsed."""
    return {module: ast.parse(path.read_text(encoding="utf-8")) for module, path in modules()}


def names_in_all(tree: ast.Module) -> set[str]:
    """Give the names in the ``__all__`` of a file, if it has one."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value)) if isinstance(node.value, ast.List) else set()
    return set()


def test_no_files_import_each_other_in_a_circle() -> None:
    sources = {module: path.read_text(encoding="utf-8") for module, path in modules()}
    assert circles(sources) == set()


def test_a_file_imports_few_things() -> None:
    # The package itself, and a door that brings everything in late, only list what is behind
    # them, for those who check types.
    counted = {
        module: import_lines(tree) - listed_for_types(tree)
        for module, tree in trees().items()
        if module != "hdiary"
    }
    crowded = {module for module, lines in counted.items() if lines > MOST_IMPORT_LINES}
    assert crowded == set()


def test_a_function_asks_for_few_things() -> None:
    parsed = trees()
    doors = set(hdiary.__all__)
    found = {f"{m}.{name}" for m, tree in parsed.items() for name in many_parameters(tree, doors)}
    assert found == set()


def test_what_stands_inside_has_one_sentence() -> None:
    parsed = trees()
    found = set()
    for module, tree in parsed.items():
        room = ".".join(module.split(".")[:2])
        reached = set(hdiary.__all__) | names_in_all(parsed[room])
        found |= {f"{module}.{name}" for name in long_words(tree, reached)}
    assert found == set()


def test_speaking_rooms_say_nothing_themselves() -> None:
    found = {
        f"{module}: {text}"
        for module, tree in trees().items()
        if room_of(module) in SPEAKING_ROOMS
        for text in sentences(tree)
    }
    assert found == set()


def test_nobody_asks_for_the_words_of_a_reason() -> None:
    found = {f"{module}:{line}" for module, tree in trees().items() for line in text_tests(tree)}
    assert found == set()


def test_kinds_of_arrays_have_one_home() -> None:
    elsewhere = {m for m, tree in trees().items() if m not in HOMES_OF_ALIASES and aliases(tree)}
    assert elsewhere == set()


@pytest.mark.parametrize(
    ("sources", "circle"),
    [
        ({"hdiary.a": "import hdiary.b", "hdiary.b": "import hdiary.a"}, ("hdiary.a", "hdiary.b")),
        (
            {
                "hdiary.a": "from hdiary import b",
                "hdiary.b": "def f():\n    from hdiary.c import g",
                "hdiary.c": "if TYPE_CHECKING:\n    from hdiary.a import h",
            },
            ("hdiary.a", "hdiary.b", "hdiary.c"),
        ),
    ],
)
def test_a_circle_is_found(sources: dict[str, str], circle: tuple[str, ...]) -> None:
    assert circles(sources) == {circle}


def test_files_that_share_a_third_are_no_circle() -> None:
    shared = {"hdiary.a": "import hdiary.b\nimport hdiary.c", "hdiary.b": "from hdiary import c"}
    assert circles({**shared, "hdiary.c": "import numpy"}) == set()


def test_too_many_import_lines_are_found() -> None:
    seventeen = "from hdiary.x import (\n" + "    a,\n" * 10 + ")\n" + "import y\n" * 3
    late = "def f():\n    from z import b\n    from z import c\n"
    assert import_lines(ast.parse(seventeen + late)) == 17
    assert import_lines(ast.parse("import a\n\nx = 1\n")) == 1


def test_too_many_parameters_are_found() -> None:
    seven = "a, b, c, d, *, e, f, g"
    assert many_parameters(ast.parse(f"def x({seven}, h): pass"), set()) == ["x"]
    assert many_parameters(ast.parse("def door(a, b, c, d, e, f, g, h): pass"), {"door"}) == [
        "door"
    ]
    kept = (
        f"def x({seven}): pass",
        f"class C:\n    def x(self, {seven}): pass",
        f"def door({seven}, h): pass",
        f"@click.command(name='x')\ndef command({seven}, h): pass",
    )
    assert [many_parameters(ast.parse(source), {"door"}) for source in kept] == [[], [], [], []]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('def f():\n    """Do it. Then do more."""', ["f"]),
        ('def f():\n    """Do it.\n\n    More of it.\n    """', ["f"]),
        ('def f():\n    """Do it.\n\n    Returns\n    -------\n    int\n    """', ["f"]),
        ('class C:\n    """A thing. And more."""', ["C"]),
        ('class C:\n    def f(self):\n        """Do it! Now."""', ["f"]),
        ('def f():\n    """Do it: this (and that), in 1.5 h."""', []),
        ('class C:\n    """A thing.\n\n    Attributes\n    ----------\n    a\n    """', []),
        ('def door():\n    """Do it.\n\n    Returns\n    -------\n    int\n    """', []),
        ('@click.command()\ndef f():\n    """Do it.\n\n    Examples: f\n    """', []),
        ("def f():\n    pass", []),
    ],
)
def test_more_than_one_sentence_is_found(source: str, found: list[str]) -> None:
    assert long_words(ast.parse(source), {"door"}) == found


def test_a_sentence_in_a_speaking_room_is_found() -> None:
    said = 'x = "the pain fell"\ny = f"{n} of them fell by {m}"\n'
    assert len(sentences(ast.parse(said))) == 2
    kept = (
        '"""A file that is documented well."""\n'
        'raise ValueError("give one of these three")\n'
        'x = say("relief.fell_by", n=1)\n'
        'y = "little or"\nz = "<p>these are marked up</p>"\n'
    )
    assert sentences(ast.parse(kept)) == []


@pytest.mark.parametrize(
    ("source", "many"),
    [
        ('row["reason"] == "only headaches are listed"', 1),
        ('table["weeks_reason"] != ONLY_LISTED', 1),
        ('"scale" in str(row["reason"])', 1),
        ('table["reason"].str.startswith("no ")', 1),
        ('str(row["hours_reason"]).removeprefix("fewer than ")', 1),
        ('re.search("no day", row["reason"])', 1),
        ('"scale" in reason', 1),
        ('result.why(row["reason"]).key == "reason.only_listed"', 0),
        ('say(result.why(row["reason"]))', 0),
        ('row["verdict"] == NOT_ENOUGH', 0),
        ("reason != ANSWERED", 0),
        ('row["reason"] is None', 0),
    ],
)
def test_a_test_of_a_reasons_words_is_found(source: str, many: int) -> None:
    assert len(text_tests(ast.parse(source))) == many


def test_a_kind_of_array_outside_its_home_is_found() -> None:
    assert aliases(ast.parse("Floats = npt.NDArray[np.float64]")) == ["Floats"]
    assert aliases(ast.parse("Days: TypeAlias = np.ndarray[Any]")) == ["Days"]
    kept = "from hdiary.diary.arrays import Floats\nCodes = dict[str, int]\nx = f(npt.NDArray[int])"
    assert aliases(ast.parse(kept)) == []


def test_there_are_modules_to_check() -> None:
    names = [name for name, _ in modules()]
    assert len(names) > 30
    assert {room_of(name) for name in names} >= set(ORDER)


@pytest.mark.parametrize(
    ("module", "source", "words"),
    [
        ("hdiary.diary.days", "from hdiary.read import read_diary", "not an earlier room"),
        ("hdiary.diary.days", "def f():\n    import hdiary.cli.app", "not an earlier room"),
        ("hdiary.read.dates", "from hdiary.write import save_text", "not an earlier room"),
        ("hdiary.write.table", "from hdiary import read", "not an earlier room"),
        ("hdiary.stats.trend", "from hdiary.vocabulary.words import yes_no", "stats imports"),
        ("hdiary.vocabulary.sides", "import hdiary.stats", "vocabulary imports"),
        ("hdiary.vocabulary.sides", "import pandas as pd", "before it is needed"),
        ("hdiary.cli.check", "import numpy", "before it is needed"),
        (
            "hdiary.questions.pattern.ask",
            "from hdiary.questions.burden.ask import burden",
            "sibling",
        ),
        ("hdiary.questions.pattern.ask", "from hdiary.questions import burden", "sibling"),
        (
            "hdiary.questions.answer",
            "from hdiary.questions.burden.ask import burden",
            "serves every question",
        ),
        ("hdiary.plots.clock", "import hdiary.plots.calendar", "sibling"),
        ("hdiary.report.page", "import matplotlib.pyplot as plt", "matplotlib belongs"),
        ("hdiary.questions.burden.ask", "from scipy import stats", "scipy belongs"),
        ("hdiary.questions.burden.ask", "import statsmodels.api", "statsmodels belongs"),
        ("hdiary.cli.report", "import jinja2", "jinja2 belongs"),
        ("hdiary.read.dates", "import click", "click belongs"),
        ("hdiary.stats.many", "from joblib import Parallel", "joblib belongs"),
        ("hdiary.report.page", "import openpyxl", "openpyxl belongs"),
        ("hdiary.read.source", "from urllib.request import urlopen", "opens the network"),
        ("hdiary.read.source", "from . import dates", "relative"),
        ("hdiary", "from hdiary.diary import Diary", "before it is asked for"),
        ("hdiary.diary.days", "assert True", "assert"),
        ("hdiary.diary.days", "print('x')", "print"),
        ("hdiary.diary.days", "def f():\n" + "    x = 1\n" * 61, "more than 60 lines"),
        ("hdiary.diary.days", "try:\n    pass\nexcept:\n    pass", "bare except"),
        ("hdiary.plots.style", "rcParams['font.size'] = 8", "rcParams"),
        ("hdiary.plots.style", "matplotlib.rcParams.update(x)", "rcParams"),
        ("hdiary.read.words", "from hdiary.vocabulary._split import split_items", "private"),
        ("hdiary.read.words", "from hdiary.vocabulary.places import _FILLERS", "private"),
        ("hdiary.read.words", "from hdiary.vocabulary import _split", "private"),
        ("hdiary.cli.check", "def f():\n    import hdiary.write._files", "private"),
    ],
)
def test_a_broken_rule_is_found(module: str, source: str, words: str) -> None:
    found = broken_rules(module, source)
    assert found
    assert words in found[0]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("hdiary.cli.check", "def f():\n    import pandas"),
        ("hdiary.cli.check", "if TYPE_CHECKING:\n    from pandas import DataFrame"),
        ("hdiary.questions.burden.ask", "from hdiary.stats.trend import fit\nimport pandas as pd"),
        ("hdiary.questions.burden.ask", "from hdiary.questions.answer import Answer"),
        ("hdiary.plots.style", "size = matplotlib.rcParams['font.size']"),
        ("hdiary", "if TYPE_CHECKING:\n    from hdiary.diary import Diary"),
        ("hdiary.__main__", "from hdiary.cli import main"),
        ("hdiary.vocabulary.sides", "from hdiary.vocabulary._split import split_items"),
        ("hdiary.cli.app", "from hdiary import __version__"),
    ],
)
def test_a_kept_rule_is_not_reported(module: str, source: str) -> None:
    assert broken_rules(module, source) == []


def test_importing_hdiary_brings_in_nothing_heavy() -> None:
    script = "import hdiary, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"pandas", "numpy", "matplotlib", "scipy", "click"} & set(run.stdout.split())


def test_help_brings_in_nothing_heavy() -> None:
    script = (
        "import sys, hdiary.cli; code = hdiary.cli.main(['--help']);"
        "print('MODULES', *sorted({m.split('.')[0] for m in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    brought = set(run.stdout.partition("MODULES")[2].split())
    assert "click" in brought
    assert not {"pandas", "numpy", "matplotlib", "scipy", "openpyxl", "jinja2"} & brought


def test_no_file_names_a_package_registry() -> None:
    naming = []
    for path in files_in_git():
        text = path.read_text(encoding="utf-8", errors="ignore")
        naming += [f"{path.name}: {m[0]}" for m in REGISTRY.finditer(text)]
    assert naming == []


def test_a_registry_would_be_found() -> None:
    assert REGISTRY.search("--index-url https://mirror.example/" + "simple/ numpy")


def test_no_lock_file_is_kept() -> None:
    assert [p.name for p in files_in_git() if p.name in {"uv.lock", "pylock.toml"}] == []


def test_no_diary_is_kept_outside_the_sample_and_the_tests() -> None:
    allowed = (ROOT / "data" / "sample", ROOT / "tests", PACKAGE, ROOT / "benchmarks")
    kept = [p for p in files_in_git() if p.suffix in {".csv", ".xlsx"}]
    assert [p.name for p in kept if not any(p.is_relative_to(place) for place in allowed)] == []


def outputs_in(notebook: str) -> int:
    """Count the cells of a notebook that carry results of a run."""
    cells = json.loads(notebook)["cells"]
    return sum(bool(cell.get("outputs") or cell.get("execution_count")) for cell in cells)


def test_notebooks_carry_no_outputs() -> None:
    notebooks = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert [n.name for n in notebooks if outputs_in(n.read_text(encoding="utf-8"))] == []


def test_a_notebook_with_an_output_would_be_found() -> None:
    cell = {"cell_type": "code", "outputs": [{"output_type": "stream"}], "execution_count": 1}
    assert outputs_in(json.dumps({"cells": [cell, {"cell_type": "markdown"}]})) == 1


CLOCKS = {"time", "perf_counter", "monotonic", "process_time", "thread_time", "clock_gettime"}


def clocks_in(source: str) -> list[str]:
    """Name the clocks that a test could measure with; to wait (`time.sleep`) is none."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [
                n.name for n in node.names if n.name in {"timeit", "resource", "pytest_benchmark"}
            ]
            found += [f"time as {n.asname}" for n in node.names if n.name == "time" and n.asname]
        elif isinstance(node, ast.ImportFrom) and node.module in {"time", "timeit", "resource"}:
            found += [n.name for n in node.names if n.name != "sleep"]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            clock = node.attr.removesuffix("_ns")
            found += [node.attr] if node.value.id == "time" and clock in CLOCKS else []
    return found


def test_no_test_measures_time() -> None:
    # Whether a computer is busy is no property of the code: what is slow is seen by its steps.
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert len(tests) > 100
    found = {path.name: clocks_in(path.read_text(encoding="utf-8")) for path in tests}
    assert {name: clocks for name, clocks in found.items() if clocks} == {}


@pytest.mark.parametrize(
    ("source", "clocks"),
    [
        ("import time\nbegun = time.perf_counter()", ["perf_counter"]),
        ("import time\nend = time.monotonic_ns()", ["monotonic_ns"]),
        ("from time import process_time", ["process_time"]),
        ("import time as t", ["time as t"]),
        ("import timeit", ["timeit"]),
        ("import resource", ["resource"]),
        ("import time\ntime.sleep(0.1)", []),
        ("from time import sleep", []),
        ("run.wait(timeout=60)", []),
    ],
)
def test_a_clock_would_be_found(source: str, clocks: list[str]) -> None:
    assert clocks_in(source) == clocks
