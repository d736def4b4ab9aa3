"""Checks of meaning, one kind a file: each yields problems and never stops at the first."""
