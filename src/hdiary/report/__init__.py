"""One page for the visit: a diary in, self-contained HTML out."""

from hdiary.report.page import make_page

__all__ = ["make_page"]
