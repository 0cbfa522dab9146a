"""Exports of watches and telephones: many small files of records, told as values of a day."""
