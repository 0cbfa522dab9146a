"""Apple Health's export: the headaches that were noted in it, with the values of their days."""

from __future__ import annotations

import re

from hdiary.read.context import Context
from hdiary.read.formats.apple_health_records import gather
from hdiary.read.formats.apple_health_table import each_once, lay_out_attacks
from hdiary.read.formats.format import FileFormat, Raw
from hdiary.read.no_table import refuse
from hdiary.read.stream import Stream, of_bytes
from hdiary.words import phrase

_PROLOGUE = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_BEGINS = re.compile(rb"<!DOCTYPE\s+HealthData\b|<([A-Za-z][\w.:-]*)")
_BLANK = b"\xef\xbb\xbf \t\r\n"


def is_apple_health(data: bytes) -> bool:
    """Say whether some bytes are the ``export.xml`` of Apple Health."""
    head = data[:20_000]
    if not head.lstrip(_BLANK).startswith((b"<?xml", b"<!", b"<HealthData")):
        return False
    begins = _BEGINS.search(_PROLOGUE.sub(b"", head))
    return begins is not None and begins[1] in (None, b"HealthData")


def read_apple_health(data: bytes, context: Context) -> Raw:
    """Read the headaches of an export that is in memory."""
    return stream_apple_health(of_bytes(data), context)


def stream_apple_health(stream: Stream, context: Context) -> Raw:
    """Read the headaches of an export; ``NotPresent`` is a clear day, a severity stays a word."""
    records, _ = gather(stream, context)
    found = context.found
    if not records.attacks:
        refuse(
            found,
            "no headaches",
            phrase("read.formats.apple_health.headaches"),
            phrase("read.formats.apple_health.none_noted"),
        )
    context.decisions.add("rows", "headache", phrase("read.formats.apple_health.rows"))
    if records.told["severity"]:
        found.warn(
            "severity",
            expected=phrase("read.formats.apple_health.severities"),
            suggestion=phrase("read.formats.apple_health.unknown", n=records.told["severity"]),
        )
    attacks = each_once(records.attacks)
    joined = len(records.attacks) - len(attacks)
    if joined:
        words = phrase("read.formats.apple_health.once", n=joined)
        context.decisions.add("rows joined", joined, words)
    return Raw(table=lay_out_attacks(attacks, records, context), joined=joined)


APPLE_HEALTH = FileFormat(
    name="Apple Health export",
    recognise=is_apple_health,
    read=read_apple_health,
    stream=stream_apple_health,
    left_out=phrase("read.formats.left_out.apple_health"),
    zipped=(".xml",),
)
