"""Say whether something is denied, cleared or only feared, by the words around it."""

import re

RULED_OUT = re.compile(
    r"(?<!\S)(?:no|not|never|without|ruled out|rule out|ruling out|negative for|free of|clear of|denies|no evidence of|no sign of|no signs of|do not have|does not have|is not|was not|not have)(?: (?!but|only|just)\S+){0,3} ?$"
)
CLEARED = re.compile(
    r"^ (?:was|were|is|are|has been|have been|scan was|scan is|came back|looks?|all|turned out(?: to be)?(?: just| only| a| an)?|ended up(?: being)?) ?(?:all )?(?:clear|clean|cysts?|hemangiomas?|pneumonia|inflammation|scar tissue|nothing|ruled out|negative|benign|fine|ok|normal|not cancer)"
)
FEARED = re.compile(
    r"(?<!\S)(?:if|might|could|may|whether|afraid of|scared of|fear of|fear|worried about|worry about|risk of|prevent|screening for|screen for|check for|possible|suspected|suspicious for|chance of|get|getting|develop|concerned about|concern for|about to have|about to get|feeling of|like|sounds like|watching for|what if|maybe|in case)(?: \S+){0,3} ?$"
)


def is_denied(before: str, after: str = "") -> bool:
    """Say whether what stands between the two texts is not so, or not known to be."""
    denied = RULED_OUT.search(before) or CLEARED.match(after)
    return denied is not None or FEARED.search(before) is not None
