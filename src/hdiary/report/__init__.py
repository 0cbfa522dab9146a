"""One page for the visit: a diary in, self-contained HTML or tagged PDF out."""

from hdiary.report.page import make_page, make_pdf
from hdiary.words import list_languages

__all__ = ["list_languages", "make_page", "make_pdf"]
