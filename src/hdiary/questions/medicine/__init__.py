"""Days with acute medicine beside their limits; shared by questions."""
