"""What may come before a headache, as arrays; shared by questions."""
