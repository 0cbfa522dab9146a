"""Answers over several people, shared by the questions: one row per thing, and each person's own.

The files in reading order: ``rules`` (what a question says of its rows), ``pool`` (rows in, pooled
rows out), ``people`` (each person's estimate drawn towards the group's), ``tell`` (in words).
"""
