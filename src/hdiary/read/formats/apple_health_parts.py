"""The elements of an Apple Health export, one after the other, without keeping any of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from hdiary.diary import Problems
from hdiary.read.context import Context
from hdiary.read.no_table import refuse
from hdiary.read.stream import Stream
from hdiary.words import phrase

Attributes = dict[str, str]
Take = Callable[[Attributes, int], None]
"""Takes the attributes of an element, and the line on which it stands."""
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,2000}(?:\[.{0,100000}?\]\s*)?>", re.DOTALL)
_MISPLACED = bytes(set(range(32)) - {9, 10, 13})
_NUMBERED = re.compile(rb"&#(x0*(?:[0-8bcBCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));")
"""Control characters, which newer telephones write, and which no XML may hold."""
WORKOUT = "Workout"
TAKEN = frozenset({"Record", WORKOUT})
_MOST_KINDS = 10_000
_LONGEST_TAG = 4_000_000


def walk(stream: Stream, taking: Callable[[str], Take | None], context: Context) -> int:
    """Give each record and workout to whoever takes its kind; tells how many there were."""
    found = context.found
    parser = expat.ParserCreate("UTF-8")
    parser.ordered_attributes = True
    takers: dict[str, Take | None] = {}
    elements = 0

    def start(name: str, told: list[str]) -> None:
        nonlocal elements
        if name not in TAKEN or not told:
            return
        elements += 1
        kind = told[1] if told[0] == "type" else _kind(name, told)
        try:
            taker = takers[kind]
        except KeyError:
            taker = taking(kind)
            if len(takers) < _MOST_KINDS:
                takers[kind] = taker
        if taker is not None:
            taker(dict(zip(told[::2], told[1::2], strict=True)), parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EntityDeclHandler = lambda *_: _refuse_entities(found)
    try:
        for piece in _clean(_counted(stream, context), found):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        words = phrase("read.formats.apple_health.damaged")
        refuse(found, "damaged", phrase("read.formats.apple_health.whole"), words)
    return elements


def _kind(name: str, told: list[str]) -> str:
    """Give the kind of a record whose attributes stand in another order."""
    return (
        WORKOUT
        if name == WORKOUT
        else dict(zip(told[::2], told[1::2], strict=True)).get("type", "")
    )


def _counted(stream: Stream, context: Context) -> Iterator[bytes]:
    """Give the pieces, and tell how far the reading is."""
    done = 0
    for piece in stream.pieces(context.found):
        done += len(piece)
        if context.progress is not None and stream.size:
            context.progress(min(done, stream.size), stream.size)
        yield piece


def _clean(pieces: Iterator[bytes], found: Problems) -> Iterator[bytes]:
    """Take off what no parser accepts: newer document types, control and broken characters."""
    # Cut where an element ends, so that nothing to be cleaned lies across two pieces.
    rest, first = b"", True
    for piece in pieces:
        cut = piece.rfind(b">") + 1
        if cut == 0:
            rest += piece
            _guard_tag(rest, found)
            continue
        whole, rest = rest + piece[:cut], piece[cut:]
        if first:
            whole, first = _without_doctype(whole, found), False
        yield _readable(whole)
    yield _readable(_without_doctype(rest, found) if first else rest)


def _readable(piece: bytes) -> bytes:
    piece = piece.translate(None, delete=_MISPLACED)
    if b"&#" in piece:
        piece = _NUMBERED.sub(b"", piece)
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        return piece.decode("utf-8", errors="replace").encode("utf-8")
    return piece


def _without_doctype(head: bytes, found: Problems) -> bytes:
    """Take the document type off; lines stay where they are."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    match = _DOCTYPE.search(head)
    if match is None:
        return head
    if b"<!ENTITY" in match[0]:
        _refuse_entities(found)
    lines = b"\n" * match[0].count(b"\n")
    return head[: match.start()] + lines + head[match.end() :]


def _refuse_entities(found: Problems) -> None:
    words = phrase("read.formats.apple_health.entities")
    refuse(found, "entities", phrase("read.formats.apple_health.whole"), words)


def _guard_tag(rest: bytes, found: Problems) -> None:
    if len(rest) > _LONGEST_TAG:
        words = phrase("read.formats.apple_health.damaged")
        refuse(found, "damaged", phrase("read.formats.apple_health.whole"), words)
