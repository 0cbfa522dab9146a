"""What changes its course over weeks: the time before something began, and after."""
