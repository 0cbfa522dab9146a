"""How totals of questionnaires get in: one row a filling-in, beside a diary."""

from hdiary.read.measures.reader import read_measures

__all__ = ["read_measures"]
