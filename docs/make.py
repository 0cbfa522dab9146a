"""Make the site: python docs/make.py [FOLDER] (build/docs if left out).

It stages the pages, runs the notebooks and the sample's pictures, and ends badly on any warning:
a broken link, a notebook that fails, a name that cannot be told. It needs no network.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from generator.finish import finish_pages
from generator.notebooks import mend_links
from generator.stage import ROOT, stage


def _quiet_kernels(folder: Path) -> Path:
    """Let kernels begin without anybody's own start-up files, and say nothing but errors."""
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    settings = json.dumps({"IPKernelApp": {"log_level": 40}})
    (profile / "ipython_kernel_config.json").write_text(settings, encoding="utf-8")
    return folder


def main(folder: Path) -> int:
    """Make the site in a folder, and say where it is."""
    from sphinx.cmd.build import build_main

    sources = folder.with_name(f"{folder.name}-sources")
    stage(sources)
    finish_pages(sources)
    # Notebooks run with the hdiary that lies here.
    path = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(path)
    aside = folder.with_name(f"{folder.name}-aside")
    os.environ["IPYTHONDIR"] = str(_quiet_kernels(aside / "ipython"))
    strict = ["-q", "-W", "--keep-going", "-E", "-a"]
    places = ["-c", str(ROOT / "docs"), "-d", str(aside), str(sources), str(folder)]
    ended = build_main([*strict, *places])
    mend_links(folder / "notebooks")
    if not ended:
        print(f"The site begins at {folder / 'index.html'}")
    return ended


if __name__ == "__main__":
    asked = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "docs"
    sys.exit(main(asked.resolve()))
