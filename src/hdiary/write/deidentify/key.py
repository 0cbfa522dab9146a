"""The secret key: from it follow each person's code and by how much their dates are shifted."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from dataclasses import dataclass, field

from hdiary.diary import need_kind, need_path
from hdiary.vocabulary.paths import typed_path
from hdiary.vocabulary.pipes import TooLargeError, read_file
from hdiary.words import phrase
from hdiary.write.files import WriteError, check_target, save_text

_BYTES = 32
_MARK = "hdiary-key-1"
_LINE = re.compile(rf"^{_MARK} ([0-9a-f]{{{2 * _BYTES}}})$", re.MULTILINE)
_LONGEST_FILE = 4096
_ABOUT = (
    "# The secret key of diaries that hdiary has de-identified.",
    "# Whoever has it and knows a person's identifier can find them again in what was written.",
    "# Keep it apart from the diaries, and never pass it on with them.",
)


@dataclass(frozen=True, slots=True)
class Key:
    """A secret key for `hdiary.deidentify`; it never shows itself.

    Parameters
    ----------
    secret
        32 bytes that nobody can guess; make them with `make_key`.
    """

    secret: bytes = field(repr=False)
    mark: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.secret, bytes) or len(self.secret) != _BYTES:
            raise WriteError(phrase("deidentify.error.no_key", bytes=_BYTES))
        object.__setattr__(self, "mark", self.digest("mark", "")[:4].hex())

    def digest(self, purpose: str, text: str) -> bytes:
        """Give the keyed hash (HMAC-SHA256) of a text, another one for each purpose."""
        message = f"hdiary {purpose}\0{text}".encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, message, hashlib.sha256).digest()


def make_key() -> Key:
    """Make a new secret key that nobody can guess.

    Returns
    -------
    Key
        Another one at every call.

    Examples
    --------
    >>> make_key() == make_key()
    False
    """
    return Key(secrets.token_bytes(_BYTES))


def read_key(path: str | os.PathLike[str]) -> Key:
    """Read a key that `save_key` wrote.

    Parameters
    ----------
    path
        Where it is.

    Returns
    -------
    Key
        The same key.

    Raises
    ------
    WriteError
        If there is no such file, or no key in it.
    """
    need_path(path, "read_key")
    named = typed_path(path)
    try:
        text = read_file(named, most=_LONGEST_FILE).decode("utf-8", "replace")
    except TooLargeError:
        raise WriteError(phrase("deidentify.error.not_a_key", file=str(named))) from None
    except OSError as error:
        raise WriteError(phrase("deidentify.error.key_not_read", file=str(named))) from error
    found = _LINE.findall(text.replace("\r\n", "\n"))
    if len(found) != 1:
        raise WriteError(phrase("deidentify.error.not_a_key", file=str(named)))
    return Key(bytes.fromhex(found[0]))


def save_key(key: Key, path: str | os.PathLike[str]) -> None:
    r"""Write a key to a new file that only its owner may read; never over another file.

    Parameters
    ----------
    key
        The key.
    path
        Where to; keep it apart from what was de-identified with it.

    Raises
    ------
    WriteError
        If something is there, or the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> key = make_key()
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_key(key, Path(folder) / "study.key")
    ...     read_key(Path(folder) / "study.key") == key
    True
    """
    need_kind("key", key, Key, "hdiary.make_key() or hdiary.read_key(path)", needed=True)
    need_path(path, "save_key")
    check_target(path)
    text = "\n".join([*_ABOUT, f"{_MARK} {key.secret.hex()}", ""])
    save_text(path, text)
