"""Find first names that are ordinary words ("hope", "mark", "will") where a person is spoken of."""

import re
from collections.abc import Iterator

from typing_extensions import override

from assistant.domain import IdentifierKind
from assistant.phi.completing import SURE_WORD
from assistant.phi.lexicon import entries
from assistant.phi.recognizers.finder import Find, Finder
from assistant.phi.recognizers.relative_name import RELATIVES
from assistant.phi.recognizers.traits import traits_of

_ACTS = (
    r"(?:said|says|told|tells|asked|asks|thinks|wants|wanted|called|calls|cried|cries|ate|eats|slept|fell|threw|throws|"
    r"started|stopped|takes|took|goes|went|got|gets|needs|lost|wont|won't|didnt|didn't|doesnt|doesn't|hasnt|hasn't|cant|"
    r"can't|had|has|wakes|woke|vomited|puked|keeps|kept|refuses|refused|sleeps|swears|knows|hates|loves|from\s(?:(?-i:[A-Z])|work|church|billing|hr|hospice|the)|was\s(?:diagnosed|told|seen|put)|and\si)"
)
_BE = r"(?:\sis|\swas|\shas|\shad|\ssays|\ssaid|\swill|\swants|\sgot|\sand\si|\swho|\sturn(?:s|ed)|\sneeds|\sstarted|\sgoes|\sdoes|'s)"


class WordNameRecognizer(Finder):
    """Beside a relative, after "i'm", or before what only people do; a capital is not needed."""

    kind = IdentifierKind.NAME

    @override
    def load(self) -> None:
        """Compile the patterns around the list of such names."""
        self._names = frozenset(word for part, word in entries("first_names") if part == _WORDS)
        name = r"(?P<id>[^\W\d_]+)"
        near = rf"(?:my|our|his|her|their|the)\s(?:\w+\s)?{RELATIVES}"
        self._patterns = [
            re.compile(pattern, re.IGNORECASE)
            for pattern in (
                rf"\b{near},?\s(?-i:(?=[A-Z][a-z])){name}\b",
                rf"\b{near},?\s{name}(?=\s?[,.!?)]|{_BE}\b|\s\d|$)",
                rf"(?:^|[.!?,;\n]\s?|\b(?:told|and|for|with|asked|tell|from|to)\s){name},?\s(?:is\s|being\s)?{near}\b",
                rf"\b(?:i'?m|i\sam|this\sis|it'?s|name\sis|name's|named|call(?:s|ed)?\sme|hi|hello|hey)\s{name}(?=\s?[,.!]|\sand\b|\shere\b|\sagain\b|\sbut\b|\n|$)",
                rf"(?:^|[.!?\n]\s?|\b(?:so|and|but|then|because|cause|when|since|that|now)\s){name}\s{_ACTS}\b",
                rf"\b(?:tell|told|asked|ask|call|text)\s{name}\s(?:and|that|about|what|to|i|we|he|she)\b",
                rf"\b(?:coach|aunt|auntie|uncle|cousin|sister|brother|nurse|pastor)\s{name}\b(?=\s(?:said|says|told|is|was|and|thinks)\b|[,.!?]|$)",
                rf"\b{name}(?:'s)?\s(?:his|her|my|our)\s(?:nurse|wife|husband|son|daughter|mom|dad|sister|brother)\b",
                rf"(?:^|[.!?\n]\s?){name},?\s(?:age\s|aged\s)?\d{{1,2}}\b(?!\s?(?:in|of|out|to|percent|%|mg|days?|weeks?|months?|times|ml|x\b))",
                rf"(?:^|[.!?\n]\s?){name},\s(?-i:(?=[A-Z][a-z]))",
                rf"(?:^|[.!?\n]\s?)(?-i:(?=[A-Z])){name}'s\s(?!(?:a|the|not|so|my|been|going|in|on|it)\b)[a-z]",
            )
        ]

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Search only texts that hold such a name."""
        if traits_of(text).words.isdisjoint(self._names):
            return
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                if match["id"].lower() in self._names:
                    yield *match.span("id"), SURE_WORD


_WORDS = "names that are words"
