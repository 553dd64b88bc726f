"""Make Markdown safe for Chainlit, which takes ":word" for a directive and drops it."""

import re

# Links, bare addresses and code keep their colons; escaping there would break them.
_KEEP = re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S+|<[^>\s]+>")
_COLON_BEFORE_WORD = re.compile(r":(?=[A-Za-z])")


def keep_colons(text: str) -> str:
    """Escape colons that Chainlit would read as directives: "HER2:positive" stays whole."""
    pieces, end = [], 0
    for kept in _KEEP.finditer(text):
        pieces += [_COLON_BEFORE_WORD.sub(r"\\:", text[end : kept.start()]), kept.group()]
        end = kept.end()
    return "".join([*pieces, _COLON_BEFORE_WORD.sub(r"\\:", text[end:])])
