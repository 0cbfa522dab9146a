"""A file of comma-separated values: under a name that says so, compressed where it ends in .gz."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable
from pathlib import Path

from hdiary.words import phrase
from hdiary.write.files import WriteError, check_target, encode_text, save_bytes

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")
_OTHER_KINDS = {*_WORKBOOKS, ".pdf", ".html", ".htm", ".json", ".zip", ".png", ".svg", ".parquet"}
"""Endings of files that are something else: a program would open them as that, and fail."""


def check_csv_target(
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Refuse a target that may not be written, or whose name says that it is no CSV file."""
    named = Path(path)
    kind = (named.with_suffix("") if _is_compressed(path) else named).suffix.lower()
    if kind in _OTHER_KINDS:
        better = named.with_name(named.name.split(".")[0] + ".csv")
        raise WriteError(
            phrase("write.not_csv", file=os.fspath(path), kind=kind, better=str(better))
        )
    check_target(path, force=force, not_over=not_over)


def save_csv(
    path: str | os.PathLike[str],
    text: str | Iterable[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    r"""Write a CSV file, wholly or not at all (see `save_bytes`).

    Parameters
    ----------
    path
        Where to; a name that ends in ``.gz`` is compressed.
    text
        The lines, as one text or in blocks.
    force
        Whether a file that is there may be replaced.
    not_over
        Files that must not be replaced even then: the inputs.

    Raises
    ------
    WriteError
        If the file cannot or may not be written, or its name says that it is no CSV file.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_csv(Path(folder) / "table.csv.gz", "a,b\n")
    ...     gzip.decompress((Path(folder) / "table.csv.gz").read_bytes())
    b'a,b\n'
    """
    kept_apart = list(not_over)
    check_csv_target(path, force=force, not_over=kept_apart)
    blocks = [text] if isinstance(text, str) else text
    data = b"".join(encode_text(block, path=path) for block in blocks)
    if _is_compressed(path):
        data = gzip.compress(data, mtime=0)
    save_bytes(path, data, force=force, not_over=kept_apart)


def _is_compressed(path: str | os.PathLike[str]) -> bool:
    return Path(path).suffix.lower() == ".gz"
