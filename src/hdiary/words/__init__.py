"""Everything that is said to a person, once: one file for each language, and how it is said."""

from hdiary.words.catalogue import Words, load_words, say_plain, write_plain
from hdiary.words.phrase import Phrase, phrase
from hdiary.words.tables import list_languages

__all__ = ["Phrase", "Words", "list_languages", "load_words", "phrase", "say_plain", "write_plain"]
