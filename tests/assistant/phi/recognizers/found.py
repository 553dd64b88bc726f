"""What a recognizer finds in a text, as words."""

from assistant.phi.recognizers.finder import Finder
from assistant.phi.spans import FoundSpan, merge_spans, trim_span


def found(recognizer: Finder, text: str) -> list[str]:
    spans = (
        FoundSpan(start=start, end=end, kind=recognizer.kind, certainty=certainty)
        for start, end, certainty in recognizer.find(text)
    )
    trimmed = [span for each in merge_spans(spans) if (span := trim_span(each, text))]
    return [text[span.start : span.end] for span in trimmed]
