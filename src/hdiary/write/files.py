"""Files that are either written wholly or not at all, and never over something unasked."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from hdiary.aside import clear_stale, open_aside
from hdiary.vocabulary.paths import is_name, real_path, typed_path
from hdiary.vocabulary.pipes import TooLargeError, write_pipe
from hdiary.vocabulary.visible import visible
from hdiary.words import Phrase, Words, phrase, say_plain

_FULL = frozenset(
    getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)
)
"""How a system says that there is no room for more."""
_ON_WINDOWS = os.name == "nt"
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL"} | {f"{kind}{n}" for kind in ("COM", "LPT") for n in range(1, 10)}
)
"""Names that are devices there, with any ending."""


class WriteError(ValueError):
    """A file that was not written; the text says why and what to do next."""

    def __init__(self, told: str | Phrase) -> None:
        self.told = told
        super().__init__(visible(told) if isinstance(told, str) else say_plain(told))

    def tell(self, say: Words) -> str:
        """Say the same in a language."""
        return visible(self.told) if isinstance(self.told, str) else say(self.told)


def save_text(
    path: str | os.PathLike[str],
    text: str,
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Write a text file as UTF-8, wholly or not at all (see `save_bytes`).

    Parameters
    ----------
    path
        Where to.
    text
        What to write; line ends stay as they are.
    force
        Whether a file that is there may be replaced.
    not_over
        Files that must not be replaced even then: the inputs.

    Raises
    ------
    WriteError
        If the file cannot or may not be written.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_text(Path(folder) / "page.html", "<p>")
    ...     (Path(folder) / "page.html").read_text()
    '<p>'
    """
    data = encode_text(text, path=path)
    save_bytes(path, data, force=force, not_over=not_over)


def encode_text(text: str, *, path: str | os.PathLike[str]) -> bytes:
    """Give the bytes of a text as UTF-8 without a byte order mark."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise WriteError(phrase("write.half_character", file=os.fspath(path))) from error


def save_bytes(
    path: str | os.PathLike[str],
    data: bytes,
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Write a file, wholly or not at all.

    The bytes go to a temporary file in the same folder, are brought to the disk, and only then
    take the file's name: whoever looks sees the old file or the new one, never half of one.
    What comes from a diary, or is made to become one, is a health record, so a new file is for
    its owner's eyes only (mode 0600, where the system has modes).

    Parameters
    ----------
    path
        Where to; a link is followed.
    data
        What to write.
    force
        Whether a file that is there may be replaced; it then keeps its permissions.
    not_over
        Files that must not be replaced even with ``force``: the inputs. They are recognised
        under any name (links, ``..``, capitals on a disk that ignores them).

    Raises
    ------
    WriteError
        If the file is there and ``force`` is not given, is one of ``not_over``, is a folder,
        or if its folder is missing or cannot be written to.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_bytes(Path(folder) / "page.html", b"<p>")
    ...     save_bytes(Path(folder) / "page.html", b"<b>")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    hdiary.write.files.WriteError: ...page.html is already there. ...
    """
    named = typed_path(path)
    with told_in_words(named):
        target = real_path(named)
        check_target(named, force=force, not_over=not_over)
        if target.exists() and not target.is_file():
            write_pipe(target, data)  # a device or a pipe: there is nothing to replace
            return
        clear_stale(target.parent)
        _replace(named, target, data, force=force)


def check_target(
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    not_over: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Refuse a target that may not be written, before any work is done for it."""
    named = typed_path(path)
    with told_in_words(named):
        _check_target(named, force=force, not_over=list(not_over))


def check_name(named: Path) -> None:
    """Refuse what no file and no folder can be called."""
    if not is_name(named):
        raise WriteError(phrase("write.no_name", file=str(named)))


def _check_target(named: Path, *, force: bool, not_over: list[str | os.PathLike[str]]) -> None:
    check_name(named)
    device = named.name.partition(".")[0].strip().upper()
    if _ON_WINDOWS and device in _DEVICES:
        raise WriteError(phrase("write.reserved", file=str(named), name=device))
    if named.is_dir():
        raise WriteError(phrase("write.folder", file=str(named), example=str(named / "name")))
    for source in not_over:
        if _same_file(named, Path(source)):
            raise WriteError(phrase("write.input", file=str(named)))
    if os.path.lexists(named) and not force:
        raise _already_there(named)
    folder = real_path(named).parent
    if named.is_symlink() and real_path(named).is_symlink():
        raise WriteError(phrase("write.circle", file=str(named)))
    if not folder.is_dir():
        raise WriteError(phrase("write.no_folder", folder=str(folder)))


def _already_there(named: Path) -> WriteError:
    return WriteError(phrase("write.already_there", file=str(named)))


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of the two is not there yet
        return real_path(one) == real_path(other)


def _replace(named: Path, target: Path, data: bytes, *, force: bool) -> None:
    temporary, handle = open_aside(target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        if force or not _take_name(named, temporary, target):
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _take_name(named: Path, temporary: Path, target: Path) -> bool:
    """Give the file its name unless someone else took it meanwhile; False where links fail."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise _already_there(named) from None
    except (OSError, NotImplementedError, AttributeError):
        return False  # a disk without hard links; the check beforehand has to do
    return True


def is_full(error: OSError) -> bool:
    """Say whether there was no room for what was written (not: too much of what was read)."""
    return error.errno in _FULL and not isinstance(error, TooLargeError)


@contextlib.contextmanager
def told_in_words(named: Path) -> Iterator[None]:
    """Turn what the system says into what the person can do."""
    try:
        yield
    except PermissionError as error:
        raise WriteError(phrase("write.read_only", file=str(named))) from error
    except OSError as error:
        if is_full(error):
            full = phrase("write.full", file=str(named), reason=error.strerror or "")
            raise WriteError(full) from error
        reason = error.strerror or "the system refused"
        raise WriteError(phrase("write.refused", file=str(named), reason=reason)) from error
