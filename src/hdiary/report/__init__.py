"""One page for the visit, one sheet for a trial: self-contained HTML or tagged PDF out."""

from hdiary.report.page import make_page, make_pdf
from hdiary.report.sheet import make_sheet, make_sheet_pdf
from hdiary.words import list_languages

__all__ = ["list_languages", "make_page", "make_pdf", "make_sheet", "make_sheet_pdf"]
