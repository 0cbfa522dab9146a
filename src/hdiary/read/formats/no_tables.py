"""Files of entries that are no tables: calendars and JSON."""

from __future__ import annotations

from hdiary.read.formats.format import FileFormat
from hdiary.read.formats.ics import is_ics, read_ics
from hdiary.read.formats.json_list import is_json, read_json
from hdiary.read.formats.migralog import is_migralog, read_migralog
from hdiary.words import phrase

NO_TABLES: tuple[FileFormat, ...] = (
    FileFormat(
        name="iCalendar",
        recognise=is_ics,
        read=read_ics,
        left_out=phrase("read.formats.ics.left_out"),
        zipped=(".ics", ".ical"),
        stacks=True,
    ),
    FileFormat(
        name="MigraLog",
        recognise=is_migralog,
        read=read_migralog,
        left_out=phrase("read.formats.migralog.left_out"),
        weighed=(".json",),
    ),
    FileFormat(
        name="JSON",
        recognise=lambda data: is_json(data) and not is_migralog(data),
        read=read_json,
        left_out=phrase("read.formats.left_out.json"),
        weighed=(".json", ".jsonl", ".ndjson"),
    ),
)
