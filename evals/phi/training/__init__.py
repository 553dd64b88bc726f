"""Makes the messages the tagger is trained on."""
