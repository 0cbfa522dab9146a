"""What only the typed entries can tell of a table's shape: blanks, changes, scales, weekdays."""
