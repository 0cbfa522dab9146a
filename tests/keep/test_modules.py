"""The page's own modules, tested by Node's test runner in several time zones."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hdiary.keep.drugs import list_beside, list_drugs, list_limits
from hdiary.vocabulary.treatments import parse_treatment, split_treatments
from hdiary.write.choices import COMMON_TREATMENTS

HERE = Path(__file__).parent
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="needs Node.js to run the page's modules")
MODULES = ("model", "rows", "csv", "merge", "count", "looking", "odd-names")
OF_CLOCKS = ("time", "due", "model", "rows")
TOLD = {"drugs": list_drugs(), "limits": list_limits(), "beside": list_beside()}
TREATMENTS = (
    *(HERE / "taken.txt").read_text(encoding="utf-8").splitlines(),
    *COMMON_TREATMENTS, "Ibuprofen 400mg", "2 x ibuprofen 400 mg", "1 Tablette Thomapyrin",
    "ASS 500 mg", "ASS 100 mg", "Aspirin 100 mg", "Dolormin extra", "Novalgin 30 Tropfen",
    "Paracetamol 500 mg + Codein 30 mg", "Ibuprofen und Wärme",
    "Sumatriptan 50 mg; Naproxen 500 mg",
    "Naratriptan 2,5 mg", "Wärme 20 min", "Übungen am Schreibtisch", "nichts", "kein Ibuprofen",
    "massage", "Tee", "rimegepant 75 mg", "tilidin 50 mg", "caffeine", "MAXALT 10 mg",
    "½ Tablette Imigran",
)  # fmt: skip


def run(script: list[str], zone: str = "Europe/Berlin", given: str = "") -> str:
    assert NODE is not None
    done = subprocess.run(
        [NODE, *script],
        env={**os.environ, "TZ": zone},
        input=given,
        capture_output=True,
        text=True,
        cwd=HERE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", MODULES)
def test_module(name: str) -> None:
    run(["--test", f"app/{name}.test.mjs"])


@pytest.mark.slow
@pytest.mark.parametrize("zone", ["Europe/Berlin", "UTC", "America/St_Johns", "Pacific/Auckland"])
def test_clocks_of_a_zone(zone: str) -> None:
    run(["--test", *(f"app/{name}.test.mjs" for name in OF_CLOCKS)], zone)


def test_medicine_is_of_the_class_that_hdiary_gives() -> None:
    found = json.loads(
        run(["app/tell_classes.mjs"], given=json.dumps({"told": TOLD, "treatments": TREATMENTS}))
    )
    wrong = {}
    for text in TREATMENTS:
        read = [parse_treatment(item) for item in split_treatments(text)]
        wanted = {one.treatment_class for one in read if one.acute}
        if set(found[text]) != wanted:
            wrong[text] = (found[text], wanted)
    assert not wrong
