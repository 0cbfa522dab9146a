"""Every format that is read, in the one list of `registry.py`: files, and the tables of apps."""
