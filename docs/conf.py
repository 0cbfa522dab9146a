"""How Sphinx builds the site from the pages that docs/generator has staged; see `make docs`."""

from __future__ import annotations

import re
from typing import Any

project = "hdiary"
author = "The hdiary authors"
copyright = "The hdiary authors, MIT licence"
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["**.ipynb_checkpoints", "data/**"]
# A list of pages takes what there is; a link to a page that is not there fails the build.
# Measured tables stand under headings a size smaller (`####` below `##`), and short names such as
# `n` are attributes of several answers.
suppress_warnings = ["toc.empty_glob", "myst.header", "ref.python"]

myst_enable_extensions = []
myst_heading_anchors = 4
myst_number_code_blocks = []

# Notebooks are run on every build, and one that fails, fails it.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_output_stderr = "show"
# No script of a content network: what the hand moves is shown in JupyterLab only.
nb_ipywidgets_js = {}
nb_mime_priority_overrides = [("html", "application/vnd.jupyter.widget-view+json", None)]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 60
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False

html_theme = "furo"
html_title = "hdiary"
html_static_path = ["site"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
# Pages opened from a folder may not read each other, so the search shows titles only.
html_show_search_summary = False
html_use_index = True
html_theme_options = {"navigation_with_keys": False}
pygments_style = "friendly"
pygments_dark_style = "monokai"


def leave_out_frames(app: Any, what: str, name: str, *rest: Any) -> tuple[str, None] | None:
    """Leave out how an answer is made: nobody makes one by hand, and its frames are told below."""
    signature = str(rest[2] or "")
    return ("", None) if what == "class" and "DataFrame" in signature else None


def link_pages(app: Any, what: str, name: str, *rest: Any) -> None:
    """Let a page that a docstring names by its file be a link."""
    lines = rest[2]
    lines[:] = [re.sub(r"`{1,2}docs/([\w-]+)\.md`{1,2}", r":doc:`/\1`", line) for line in lines]


def setup(app: Any) -> None:
    """Tell Sphinx."""
    app.connect("autodoc-process-docstring", link_pages)
    app.connect("autodoc-process-signature", leave_out_frames)
