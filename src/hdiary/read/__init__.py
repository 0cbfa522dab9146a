"""How a diary gets in: from bytes to a checked Diary, with every problem told at once."""

from hdiary.read.reader import read_diary
from hdiary.read.reading import Reading

__all__ = ["Reading", "read_diary"]
