"""What does it look like: side, places, time of day, weekday and length."""
