"""What the windows are called in which something may come before a headache."""

NIGHT_BEFORE = "night before"
EARLIER = "earlier the same day"
