"""Find names after words that may as well be followed by anything: "i'm", "this is", "with"."""

from collections.abc import Iterator

from typing_extensions import override

from assistant.phi.recognizers.finder import Find
from assistant.phi.recognizers.name_recognizer import NameRecognizer
from assistant.phi.vocabulary import bare, is_name, word_ranks


class SpeakingNameRecognizer(NameRecognizer):
    """Only listed names and words no dictionary knows are taken for a name here."""

    triggers = frozenset(["i", "im", "m", "this", "it", "its", "here", "with", "cc"])
    sure = False
    certainty = 0.85
    cues = (
        r"(?:i'?m|i\sam|this\sis|it'?s|its|here\sis|with|cc)\s(?=\w+\s?(?:[,.!-]|$|\band\b|\bhere\b|[A-Z]))",
    )

    @override
    def find(self, text: str) -> Iterator[Find]:
        """Yield the names whose first word is no ordinary one."""
        for start, end, certainty in super().find(text):
            first = bare(text[start:end].split()[0].strip(".,"))
            if is_name(first) or first not in word_ranks():
                yield start, end, certainty
