"""A page as one self-contained HTML document."""

from __future__ import annotations

from itertools import groupby

from hdiary.report.parts import Page, Section


def render_html(page: Page) -> str:
    """Draw a page as HTML; every text is escaped."""
    return fill_template("page.html.j2", page=page, groups=group_sections(page.sections))


def fill_template(name: str, **values: object) -> str:
    """Fill one of the HTML templates; every text is escaped, and what is missing is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("hdiary.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name).render(**values)


def group_sections(sections: tuple[Section, ...]) -> list[list[Section]]:
    """Put sections that stand side by side together, two by two."""
    groups: list[list[Section]] = []
    for half, run in groupby(sections, key=lambda section: section.kind == "half"):
        many = list(run)
        size = 2 if half else 1
        groups += [many[at : at + size] for at in range(0, len(many), size)]
    return groups
