"""A diary for others: who it is of, when and where, taken out as far as hdiary can see them."""

from hdiary.write.deidentify.ask import deidentify
from hdiary.write.deidentify.key import Key, make_key, read_key, save_key
from hdiary.write.deidentify.result import Deidentified

__all__ = ["Deidentified", "Key", "deidentify", "make_key", "read_key", "save_key"]
