"""How well messages are read: questions with their right readings, what was read, figures, and comparisons."""
