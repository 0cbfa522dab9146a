"""What does each treatment do within hours, and what over weeks."""
