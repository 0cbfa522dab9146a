"""What helps within hours: each treatment against the same pain without it."""
