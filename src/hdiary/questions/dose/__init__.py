"""Does more of it go with fewer headaches: the dose of the last weeks and the next day."""
