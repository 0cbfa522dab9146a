"""How a diary gets in: from bytes to a checked Diary, with every problem told at once."""

from hdiary.read.beside import Joined, join
from hdiary.read.mapping.columns import MapColumn
from hdiary.read.mapping.propose import DiaryMap, propose_map
from hdiary.read.reader import read_diary
from hdiary.read.reading import Reading

__all__ = ["DiaryMap", "Joined", "MapColumn", "Reading", "join", "propose_map", "read_diary"]
