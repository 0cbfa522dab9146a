"""The field's words: sides, places, postures, activities, treatments, scales and columns.

Standard library only. Import the module that is needed; none of them reads a table before the
first word is looked up.
"""
