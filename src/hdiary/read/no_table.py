"""Files that are no table: how they are known, and what to do with them instead."""

from __future__ import annotations

from typing import NoReturn

from hdiary.diary import Problems
from hdiary.words import Phrase, phrase

_EXPECTED = phrase("read.file.diary")
_SEEN, _BLANK = 2000, b" \t\r\n\x00\xef\xbb\xbf"
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"SQLite format 3", "database"),
    (b"PAR1", "parquet"),
    (b"7z\xbc\xaf", "seven_zip"),
    (b"Rar!", "rar"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"{\\rtf", "rich_text"),
)
_MARKUP = (
    (b"<!doctype html", "web_page"),
    (b"<html", "web_page"),
    (b"<head", "web_page"),
    (b"<body", "web_page"),
    (b"<table", "web_page"),
    (b"<?xml", "xml"),
    (b"{", "json"),
    (b"[{", "json"),
)


def refuse(found: Problems, code: str, expected: Phrase, suggestion: Phrase) -> NoReturn:
    """Refuse a file at the door."""
    found.add(code, expected=expected, suggestion=suggestion)
    raise found.as_error()


def refuse_empty(found: Problems) -> NoReturn:
    """Refuse a file without content."""
    refuse(found, "empty", _EXPECTED, phrase("read.file.empty"))


def refuse_no_table(data: bytes, found: Problems) -> NoReturn:
    """Refuse a file that is empty, or known to be something else than a table."""
    kind = kind_of(data)
    if not kind:
        refuse_empty(found)
    refuse(found, "not a table", _EXPECTED, phrase(f"read.file.{kind}"))


def kind_of(data: bytes) -> str | None:
    """Say what some bytes are that are no table, empty for nothing; None for what may be text."""
    if not data[:_SEEN].strip(_BLANK) and not data.strip(_BLANK):
        return ""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:_SEEN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((kind for mark, kind in _MARKUP if head.startswith(mark)), None)
