"""What would settle most for this person: entries, suspects, an experiment."""
