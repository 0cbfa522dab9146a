"""How people's facts get in: from a table of one row a person to checked People."""

from hdiary.read.people.reader import read_people

__all__ = ["read_people"]
