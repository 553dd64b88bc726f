"""Removes identifiers with Presidio's analyzer, own recognizers and no model from the network."""

import re
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry, RecognizerResult

from assistant.domain import IdentifierKind, IdentifierSpan, Scrubbed, ScrubbedText
from assistant.errors import ScrubbingError
from assistant.phi.blank_engine import LANGUAGE, BlankNlpEngine, make_silent_engine
from assistant.phi.completing import complete_spans
from assistant.phi.dates import describe_date
from assistant.phi.kept import KeptText
from assistant.phi.known import KnownRecognizer
from assistant.phi.normalizing import NormalizedText, normalize, strip_unstorable
from assistant.phi.placeholders import AGE_PLACEHOLDER, PLACEHOLDER, Ledger, Ledgers
from assistant.phi.quick_engine import QuickAnalyzerEngine
from assistant.phi.recognizers import make_recognizers
from assistant.phi.seen_texts import SeenTexts
from assistant.phi.spans import FoundSpan, outside
from assistant.phi.tagger import MODEL

_KINDS: Final = {kind.value: kind for kind in IdentifierKind}
_GIVES_WAY_BELOW = 0.6
_TIMEOUT_SECONDS = 10.0
_YEAR_BESIDE = re.compile(r",?\s(?:of\s|in\s)?(?:19|20)\d\d\b")


_LEAST: Final = {"balanced": 0.2, "recall": 0.08}


class OperatingPoint(StrEnum):
    """How doubtful a name may be and still go."""

    BALANCED = "balanced"
    """For text that a model or a person reads on."""
    RECALL = "recall"
    """For storage and the staff's view: rather one word too many."""


class PresidioScrubber:
    """A `Scrubber`; nothing is returned unless every step went well and in time."""

    def __init__(
        self,
        engine: AnalyzerEngine,
        *,
        longest_message: int,
        today: Callable[[], date],
        timeout_seconds: float = _TIMEOUT_SECONDS,
        reads_words: bool = True,
    ) -> None:
        self._engine = engine
        # Our own recognizers cut words themselves; only a deployment's may need spaCy's.
        self._artifacts = None if reads_words else engine.nlp_engine.process_text("", LANGUAGE)
        self._longest_message = longest_message
        self._today = today
        self._timeout_seconds = timeout_seconds
        self._kept = KeptText()
        self._ledgers = Ledgers()
        self._returned = SeenTexts()

    async def scrub(
        self, text: str, *, conversation_id: str | None = None, known: Sequence[str] = ()
    ) -> Scrubbed:
        """Replace identifiers; those met earlier in the conversation count as known."""
        ledger = self._ledgers.of(conversation_id)
        ledger.notice(text)
        if not known and self._returned.holds(text):
            return Scrubbed(text=ScrubbedText(text))
        spans = self.spans_of(text, known=[*known, *ledger.names()])
        scrubbed = self._replace(text, spans, ledger)
        if spans:
            self._returned.add(scrubbed)
        return Scrubbed(text=scrubbed, spans=tuple(spans))

    def resume(self, conversation_id: str, texts: Iterable[str]) -> None:
        """Give no number again that earlier texts of the conversation carry, as after a restart."""
        ledger = self._ledgers.of(conversation_id)
        for text in texts:
            ledger.notice(text)

    def spans_of(self, text: str, *, known: Sequence[str] = ()) -> list[IdentifierSpan]:
        """Return the identifiers in order, in characters of the text as typed.

        Raises ScrubbingError for a text that is too long, a failing recognizer or a time-out.
        """
        if len(text) > self._longest_message:
            raise ScrubbingError(
                f"the text has {len(text)} characters, more than {self._longest_message}"
            )
        started = time.monotonic()
        try:
            spans = self._find(normalize(text), known)
        except Exception as error:  # noqa: BLE001  # whatever fails, unscrubbed text must not pass
            raise ScrubbingError(f"a recognizer failed: {type(error).__name__}") from None
        if time.monotonic() - started > self._timeout_seconds:
            raise ScrubbingError(f"scrubbing took longer than {self._timeout_seconds} s")
        return spans

    def _find(self, normalized: NormalizedText, known: Sequence[str]) -> list[IdentifierSpan]:
        text = normalized.text
        results = self._engine.analyze(
            text,
            LANGUAGE,
            ad_hoc_recognizers=[KnownRecognizer(known)] if known else None,
            nlp_artifacts=self._artifacts,
        )
        placeholders = [found.span() for found in PLACEHOLDER.finditer(text)]
        found = outside([_as_found(result) for result in results], placeholders)
        complete = complete_spans(self._without_kept(found, text), text)
        return [_as_typed(span, normalized) for span in complete]

    def _without_kept(self, found: Sequence[FoundSpan], text: str) -> list[FoundSpan]:
        sure = [span for span in found if span.certainty >= _GIVES_WAY_BELOW]
        doubtful = [span for span in found if span.certainty < _GIVES_WAY_BELOW]
        return sure + outside(doubtful, self._kept.find(text)) if doubtful else sure

    def _replace(self, text: str, spans: Sequence[IdentifierSpan], ledger: Ledger) -> ScrubbedText:
        pieces: list[str] = []
        position = 0
        for span in spans:
            placeholder = self._placeholder(text, span, ledger)
            pieces += [text[position : span.start], placeholder]
            position = span.end
        return ScrubbedText(strip_unstorable("".join([*pieces, text[position:]])))

    def _placeholder(self, text: str, span: IdentifierSpan, ledger: Ledger) -> str:
        identifier, kind = text[span.start : span.end], span.kind
        if kind is IdentifierKind.AGE_OVER_89:
            return AGE_PLACEHOLDER
        if kind is IdentifierKind.DATE:
            year = _YEAR_BESIDE.match(text, span.end)
            written = identifier + year.group() if year else identifier
            near = describe_date(normalize(written).text, today=self._today())
            return f"[DATE, {near}]" if near else "[DATE]"
        return f"[{kind.value}_{ledger.number(kind, identifier)}]"


def utc_today() -> date:
    """Return the day in UTC."""
    return datetime.now(UTC).date()


def load_scrubber(
    *,
    longest_message: int = 8000,
    more_recognizers: Sequence[EntityRecognizer] = (),
    today: Callable[[], date] = utc_today,
    point: OperatingPoint = OperatingPoint.BALANCED,
    model: Path = MODEL,
) -> PresidioScrubber:
    """Build the scrubber; `more_recognizers` are a deployment's own, and their finds are added."""
    engine = QuickAnalyzerEngine(
        registry=RecognizerRegistry(
            recognizers=[*make_recognizers(least=_LEAST[point], model=model), *more_recognizers]
        ),
        nlp_engine=BlankNlpEngine() if more_recognizers else make_silent_engine(),
    )
    return PresidioScrubber(
        engine,
        longest_message=longest_message,
        today=today,
        reads_words=bool(more_recognizers),
    )


def _as_found(result: RecognizerResult) -> FoundSpan:
    return FoundSpan(
        start=result.start,
        end=result.end,
        kind=_KINDS.get(result.entity_type, IdentifierKind.OTHER_ID),
        certainty=result.score,
    )


def _as_typed(span: FoundSpan, normalized: NormalizedText) -> IdentifierSpan:
    start, end = normalized.as_typed(span.start, span.end)
    return IdentifierSpan(start=start, end=end, kind=span.kind)
