"""Maps: what every column of a file is, and what only the person can say of it, to be changed."""
