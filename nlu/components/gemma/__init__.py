"""Gemma 3 270M as an encoder: read from its package, changed a little for messages like these, run in eight bits."""
