"""Names under which the components pass their results along in a Rasa message."""

LANGUAGE = "language"  # in the parse result: {"name": "ar", "confidence": 0.98}
CLEAN = "clean_text"  # readable normal form, Arabizi in Arabic script: for the encoder
FOLDED = "folded_text"  # spellings folded together: for n-grams
SKELETON = "skeleton_text"  # consonants in a key shared by Arabic script and Arabizi
SERVICE = "service"  # in the parse result: {"name": "dental_care", "confidence": ...}
SERVICE_RANKING = "service_ranking"
NO_SERVICE = "none"
DANGERS = ("emergency", "protection", "distress")  # intents that are answered before anything else
INTENT_OPINION = "intent_opinion"  # [{label: probability} of each tuned encoder]
SERVICE_OPINION = "service_opinion"
DISTORTED = "distorted"  # True on training messages that the Augmenter made
