"""A file that is read from its beginning, piece by piece, without keeping it."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, NoReturn, cast

from hdiary.diary import Problems
from hdiary.read.no_table import refuse
from hdiary.vocabulary import pipes
from hdiary.words import phrase

# What zipfile and the unpackers below it raise on broken archives: bz2 says OSError, wrong
# offsets ValueError.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, EOFError,
    OSError, ValueError, OverflowError,
)  # fmt: skip
HEAD = 200_000
"""So much of the beginning tells what kind of file it is [bytes]."""
LARGEST_FILE = 4_000_000_000
LARGEST_UNPACKED = 2_000_000_000
LARGEST_STREAMED = 40_000_000_000
SUSPICIOUS_UNPACKED = 20_000_000
SUSPICIOUS_RATIO = 200
_PIECE = 1 << 18


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Stream:
    """A file, or what is packed in one, opened as often as it is asked for."""

    open: Callable[[], AbstractContextManager[IO[bytes]]]
    size: int = 0  # How many bytes it says that it has; 0 where that is not known
    packing: str = ""  # How it is packed: ``""``, ``"gzip"`` or ``"zip"``
    packed: int = 0  # How many bytes it is packed in; 0 where it is not packed

    def head(self, found: Problems) -> bytes:
        """Give the beginning."""
        return next(self._pieces(found, HEAD, most=LARGEST_STREAMED), b"")

    def pieces(self, found: Problems) -> Iterator[bytes]:
        """Give one piece after the other, of a file of nearly any size."""
        return self._pieces(found, _PIECE, most=LARGEST_STREAMED)

    def whole(self, found: Problems) -> bytes:
        """Give all bytes, of a file that fits into the memory of a computer."""
        if not self.packing and self.size > LARGEST_FILE:
            refuse(found, "too large", phrase("read.file.at_most"), phrase("read.file.split"))
        most = LARGEST_UNPACKED if self.packing else LARGEST_FILE
        if self.packing:
            guard_size(self.size, self.packed, found, most=most)
            # Unpacked once for its size: what is refused is never held.
            for _ in self._pieces(found, _PIECE, most=most):
                pass
        return b"".join(self._pieces(found, 1 << 24, most=most))

    def _pieces(self, found: Problems, size: int, *, most: int) -> Iterator[bytes]:
        done = 0
        try:
            with self.open() as file:
                while piece := file.read(size):
                    done += len(piece)
                    guard_size(done, self.packed, found, most=most)
                    yield piece
        except DAMAGED as error:
            self._refuse_damaged(error, found)
        except RuntimeError:
            refuse(found, "encrypted", phrase("read.file.no_password"), phrase("read.file.unpack"))

    def _refuse_damaged(self, error: Exception, found: Problems) -> NoReturn:
        if self.packing == "zip":
            refuse(found, "damaged", phrase("read.file.whole_zip"), phrase("read.file.zip_damaged"))
        if self.packing == "gzip":
            cut = isinstance(error, EOFError)
            words = phrase("read.file.cut_off" if cut else "read.file.copy_again")
            refuse(found, "damaged", phrase("read.file.whole_gzip"), words)
        refuse_unopened(error, found)


def guard_size(size: int, packed: int, found: Problems, *, most: int) -> None:
    """Refuse what unpacks to far more than any diary; ``packed`` is 0 where it is not packed."""
    bomb = packed and size > SUSPICIOUS_UNPACKED and size > SUSPICIOUS_RATIO * packed
    if size > most or bomb:
        refuse(
            found,
            "unpacks too large",
            phrase("read.file.ordinary_size"),
            phrase("read.file.too_large", size=size / 1e6),
        )


def refuse_unopened(error: Exception, found: Problems) -> NoReturn:
    """Refuse a file that the computer does not open, with its reason."""
    why = getattr(error, "strerror", None) or phrase("read.file.not_opened")
    advice = phrase("read.file.computer_says", why=why)
    if isinstance(error, PermissionError):
        advice = phrase("read.file.held", why=why)
    refuse(found, "cannot open", phrase("read.file.that_opens"), advice)


def of_bytes(data: bytes) -> Stream:
    """Read bytes as a file is read."""
    return Stream(open=lambda: io.BytesIO(data), size=len(data))


def of_path(path: Path) -> Stream:
    """Read a file of this computer."""
    if not pipes.is_regular(path):
        return of_bytes(pipes.read_file(path))  # A pipe can be read once only.
    return Stream(open=lambda: path.open("rb"), size=path.stat().st_size)


def of_gzip(outer: Stream) -> Stream:
    """Read what is packed with gzip, also where several packed files stand behind each other."""

    @contextmanager
    def unpacked() -> Iterator[IO[bytes]]:
        with outer.open() as file, gzip.GzipFile(fileobj=file) as inner:
            yield cast(IO[bytes], inner)

    return Stream(open=unpacked, packing="gzip", packed=outer.size)


def of_member(outer: Stream, member: zipfile.ZipInfo) -> Stream:
    """Read one file of a zip."""

    @contextmanager
    def unpacked() -> Iterator[IO[bytes]]:
        with (
            outer.open() as file,
            zipfile.ZipFile(file) as archive,
            archive.open(member) as inner,
        ):
            yield inner

    return Stream(
        open=unpacked,
        size=member.file_size,
        packing="zip",
        packed=max(member.compress_size, 1),
    )


def of_members(outer: Stream, members: list[zipfile.ZipInfo], found: Problems) -> Stream:
    """Read one file of a zip, or several as if each began where the one before it ends."""
    if len(members) == 1:
        return of_member(outer, members[0])
    data = b"\n".join(of_member(outer, one).whole(found) for one in members)
    return replace(of_bytes(data), packing="zip")
