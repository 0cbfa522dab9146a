"""The page's modules as one script, and what is left out of it."""

from __future__ import annotations

import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from hdiary.keep.joined import join_modules, wrap_module

APP = Path(str(files("hdiary.keep") / "app"))
NAMES = {"a.js": "$a", "b.js": "$b", "vendor/preact.mjs": "$p"}


def test_each_module_keeps_its_names_to_itself() -> None:
    b = wrap_module(
        "b.js", "const own = 1;\nexport const one = own;\nexport function two() {}", NAMES
    )
    assert b.startswith("const $b=(()=>{const own=1;")
    assert b.endswith("return{one,two};})();")
    a = wrap_module("a.js", 'import { one, two as 2 } from "./b.js";\none;', NAMES)
    assert a == "const $a=(()=>{const{one,two:2}=$b;one;return{};})();"


@pytest.mark.parametrize(
    ("source", "given"),
    [
        ("export const x = 1;", "x"),
        ("export class X {}", "X"),
        ("export async function f() {}", "f"),
        ("export function* g() {}", "g"),
        ("const y = 1;\nexport { y };", "y"),
        ("const y = 1;\nexport { y as z };", "z:y"),
        ("export const x = 1;\nconst y = 2;\nexport {\n  y,\n};", "y,x"),
    ],
)
def test_what_a_module_gives_away_is_found(source: str, given: str) -> None:
    wrapped = wrap_module("a.js", source, NAMES)
    assert f"return{{{given}}};" in wrapped
    assert "export" not in wrapped


def test_a_module_may_be_brought_in_for_what_it_does() -> None:
    assert wrap_module("a.js", 'import "./b.js";\nf();', NAMES).startswith("const $a=(()=>{f();")


@pytest.mark.parametrize(
    "source",
    [
        "export default 1;",
        "export let x = 1;",
        'export * from "./b.js";',
        'import b from "./b.js";',
        'import * as b from "./b.js";',
        'const b = await import("./b.js");',
        'const x = "</script>";',
        'const x = "<!-- not";',
    ],
)
def test_what_one_script_cannot_hold_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"a\.js cannot be joined"):
        wrap_module("a.js", source, NAMES)


def test_every_module_comes_after_what_it_needs_and_once() -> None:
    script = join_modules("main.js")
    places = [script.index(f"const $module{n}") for n in range(script.count("const $module"))]
    assert places == sorted(places)
    for n, place in enumerate(places):
        end = places[n + 1] if n + 1 < len(places) else len(script)
        used = {m for m in range(len(places)) if f"=$module{m};" in script[place:end]}
        assert all(m < n for m in used)


def test_every_module_of_the_folder_is_in_some_page() -> None:
    joined = join_modules("installed.js")
    assert joined.count("const $module") == len([*APP.glob("*.js"), *APP.glob("vendor/*.mjs")]) - 1
    assert "self.registration" in (APP / "worker.js").read_text(encoding="utf-8")


def test_comments_and_gaps_are_left_out_and_texts_stay(tmp_path: Path) -> None:
    source = 'const a = "b  // c"; // why\nexport function d() {\n  return /e  f/.test(a);\n}'
    script = wrap_module("x.js", source, {"x.js": "$x"})
    assert "why" not in script
    assert '"b  // c"' in script and "/e  f/" in script
    assert len(script) < len(source) + 40


def test_the_page_is_a_script_that_node_reads(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; on Debian: apt-get install nodejs")
    for name in ("main.js", "installed.js"):
        path = tmp_path / f"{Path(name).stem}.mjs"
        path.write_text(join_modules(name), encoding="utf-8")
        ran = subprocess.run([node, "--check", path], capture_output=True, text=True, check=False)
        assert ran.stderr == ""
        assert ran.returncode == 0
