"""What a passage gains beside the words and the meaning it shares with a question."""

TOPIC = 0.2
"""For a document whose very topic is what the question is about."""
OWN_SETTING = 0.05
"""For a document on the setting the person is in, early or spread; as much less for the other one."""
TAKEN_DRUG = 0.15
"""For a document on a medicine the person takes, when the question names none."""
OWN_CANCER = 0.08
"""For a document on the very cancer, over one on any cancer."""
PASSAGES_PER_DOCUMENT = 2
JUDGED = 3
"""One of so many best passages must be about the question, else the library holds nothing."""
WEIGHED = 40
"""So many passages are weighed one by one; the best of them are returned."""
