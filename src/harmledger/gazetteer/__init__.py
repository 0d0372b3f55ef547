"""From names to places."""
