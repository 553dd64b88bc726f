"""Removes identifiers with Presidio's analyzer, own recognizers and no model from the network."""

import asyncio
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from presidio_analyzer import EntityRecognizer, RecognizerRegistry, RecognizerResult

from assistant.domain import IdentifierKind, IdentifierSpan, Scrubbed, ScrubbedText
from assistant.errors import ScrubbingError
from assistant.phi.blank_engine import LANGUAGE, BlankNlpEngine, make_silent_engine
from assistant.phi.completing import complete_spans
from assistant.phi.dates import describe_date
from assistant.phi.kept import KeptText
from assistant.phi.known import MetNames, recognizer_of
from assistant.phi.normalizing import NormalizedText, normalize, strip_unstorable
from assistant.phi.placeholders import AGE_PLACEHOLDER, PLACEHOLDER, Ledger, Ledgers
from assistant.phi.quick_engine import QuickAnalyzerEngine
from assistant.phi.recognizers import make_recognizers
from assistant.phi.seen_texts import SeenTexts
from assistant.phi.spans import FoundSpan, outside
from assistant.phi.tagger import MODEL

_KINDS: Final = {kind.value: kind for kind in IdentifierKind}
_GIVES_WAY_BELOW = 0.6
_TIMEOUT_SECONDS = 5.0
_YEAR_BESIDE = re.compile(r",?\s(?:of\s|in\s)?(?:19|20)\d\d\b")


class OperatingPoint(StrEnum):
    """How doubtful a name may be and still go."""

    BALANCED = "balanced"
    """For text that a model or a person reads on."""
    RECALL = "recall"
    """For storage and the staff's view: rather one word too many."""


_LEAST: Final = {OperatingPoint.BALANCED: 0.1, OperatingPoint.RECALL: 0.04}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spans:
    """The identifiers of a text at both operating points."""

    balanced: list[IdentifierSpan]
    recall: list[IdentifierSpan]


class PresidioScrubber:
    """A `Scrubber`; nothing is returned unless every step went well and in time."""

    def __init__(
        self,
        engine: QuickAnalyzerEngine,
        *,
        longest_message: int,
        today: Callable[[], date],
        timeout_seconds: float = _TIMEOUT_SECONDS,
        deployed: bool = False,
    ) -> None:
        """`deployed`: the engine has recognizers of the deployment, which Presidio runs itself."""
        self._engine = engine
        self._deployed = deployed
        self._longest_message = longest_message
        self._today = today
        self._timeout_seconds = timeout_seconds
        self._kept = KeptText()
        self._ledgers = Ledgers()
        self._returned = SeenTexts()
        self._clean = SeenTexts()
        """Texts in which nothing was found, as long as nobody's names were looked for in them."""

    async def scrub(
        self,
        text: str,
        *,
        conversation_id: str | None = None,
        known: Sequence[str] = (),
        numbers: str = "",
    ) -> Scrubbed:
        """Replace identifiers; those met earlier in the conversation count as known."""
        ledger = self._ledgers.of(conversation_id)
        ledger.resume(numbers)
        ledger.notice(text)
        if not known and self._returned.holds(text):
            return Scrubbed(text=ScrubbedText(text), numbers=ledger.written())
        looks_for_more = bool(known) or ledger.has_names() or self._deployed
        if not looks_for_more and self._clean.holds(text):
            return Scrubbed(text=ScrubbedText(text), numbers=ledger.written())
        spans = await self._in_time(text, known, ledger)
        scrubbed = self._replace(text, spans.balanced, ledger)
        if not looks_for_more and not spans.recall and scrubbed == text:
            self._clean.add(text)
        differs = spans.recall != spans.balanced
        kept = self._replace(text, spans.recall, ledger, sure=spans.balanced) if differs else None
        for one in filter(None, (scrubbed if spans.balanced else None, kept)):
            self._returned.add(one)
        return Scrubbed(
            text=scrubbed, spans=tuple(spans.balanced), kept=kept, numbers=ledger.written()
        )

    def spans_of(
        self,
        text: str,
        *,
        known: Sequence[str] = (),
        point: OperatingPoint = OperatingPoint.BALANCED,
    ) -> list[IdentifierSpan]:
        """Return the identifiers in order, in characters of the text as typed.

        Raises ScrubbingError for a text that is too long, a failing recognizer or a time-out.
        """
        spans = self._spans(text, known, Ledger())
        return spans.recall if point is OperatingPoint.RECALL else spans.balanced

    async def _in_time(self, text: str, known: Sequence[str], ledger: Ledger) -> _Spans:
        """A deployment's recognizer may hang: it runs in a thread that is not waited for too long."""
        if not self._deployed:
            return self._spans(text, known, ledger)
        try:
            async with asyncio.timeout(self._timeout_seconds):
                return await asyncio.to_thread(self._spans, text, known, ledger)
        except TimeoutError:
            raise ScrubbingError(f"scrubbing took longer than {self._timeout_seconds} s") from None

    def _spans(self, text: str, known: Sequence[str], ledger: Ledger) -> _Spans:
        if len(text) > self._longest_message:
            raise ScrubbingError(
                f"the text has {len(text)} characters, more than {self._longest_message}"
            )
        stop = self._stopwatch()
        try:
            spans = self._find(normalize(text), _recognizers_of(known, ledger), stop)
            stop()
        except ScrubbingError:
            raise
        except Exception as error:  # noqa: BLE001  # whatever fails, unscrubbed text must not pass
            raise ScrubbingError(f"a recognizer failed: {type(error).__name__}") from None
        return spans

    def _stopwatch(self) -> Callable[[], None]:
        """Return a function that raises once the time is up; asked before each recognizer."""
        end = time.monotonic() + self._timeout_seconds

        def stop() -> None:
            if time.monotonic() > end:
                raise ScrubbingError(f"scrubbing took longer than {self._timeout_seconds} s")

        return stop

    def _find(
        self,
        normalized: NormalizedText,
        more: Sequence[EntityRecognizer],
        stop: Callable[[], None],
    ) -> _Spans:
        text = normalized.text
        results = (
            self._engine.analyze(text, LANGUAGE, ad_hoc_recognizers=list(more))
            if self._deployed
            else self._engine.find(text, more=more, before_each=stop)
        )
        placeholders = [found.span() for found in PLACEHOLDER.finditer(text)]
        found = outside([_as_found(result) for result in results], placeholders)
        surely = [span for span in found if span.certainty >= _LEAST[OperatingPoint.BALANCED]]
        balanced = self._complete(surely, normalized)
        same = len(surely) == len(found)
        return _Spans(
            balanced=balanced, recall=balanced if same else self._complete(found, normalized)
        )

    def _complete(
        self, found: Sequence[FoundSpan], normalized: NormalizedText
    ) -> list[IdentifierSpan]:
        text = normalized.text
        complete = complete_spans(self._without_kept(found, text), text)
        return [_as_typed(span, normalized) for span in complete]

    def _without_kept(self, found: Sequence[FoundSpan], text: str) -> list[FoundSpan]:
        sure = [span for span in found if span.certainty >= _GIVES_WAY_BELOW]
        doubtful = [span for span in found if span.certainty < _GIVES_WAY_BELOW]
        return sure + outside(doubtful, self._kept.find(text)) if doubtful else sure

    def _replace(
        self,
        text: str,
        spans: Sequence[IdentifierSpan],
        ledger: Ledger,
        *,
        sure: Sequence[IdentifierSpan] | None = None,
    ) -> ScrubbedText:
        pieces: list[str] = []
        position = 0
        for span in spans:
            doubtful = sure is not None and span not in sure
            placeholder = self._placeholder(text, span, ledger, doubtful=doubtful)
            pieces += [text[position : span.start], placeholder]
            position = span.end
        return ScrubbedText(strip_unstorable("".join([*pieces, text[position:]])))

    def _placeholder(
        self, text: str, span: IdentifierSpan, ledger: Ledger, *, doubtful: bool
    ) -> str:
        identifier, kind = text[span.start : span.end], span.kind
        if kind is IdentifierKind.AGE_OVER_89:
            return AGE_PLACEHOLDER
        if kind is IdentifierKind.DATE:
            year = _YEAR_BESIDE.match(text, span.end)
            written = identifier + year.group() if year else identifier
            near = describe_date(normalize(written).text, today=self._today())
            return f"[DATE, {near}]" if near else "[DATE]"
        return f"[{kind.value}_{ledger.number(kind, identifier, doubtful=doubtful)}]"


def utc_today() -> date:
    """Return the day in UTC."""
    return datetime.now(UTC).date()


def load_scrubber(
    *,
    longest_message: int = 8000,
    more_recognizers: Sequence[EntityRecognizer] = (),
    today: Callable[[], date] = utc_today,
    timeout_seconds: float = _TIMEOUT_SECONDS,
    model: Path = MODEL,
) -> PresidioScrubber:
    """Build the scrubber; `more_recognizers` are a deployment's own, and their finds are added."""
    own = make_recognizers(
        least=_LEAST[OperatingPoint.RECALL], sure=_LEAST[OperatingPoint.BALANCED], model=model
    )
    engine = QuickAnalyzerEngine(
        registry=RecognizerRegistry(recognizers=[*own, *more_recognizers]),
        nlp_engine=BlankNlpEngine() if more_recognizers else make_silent_engine(),
    )
    return PresidioScrubber(
        engine,
        longest_message=longest_message,
        today=today,
        timeout_seconds=timeout_seconds,
        deployed=bool(more_recognizers),
    )


def _recognizers_of(known: Sequence[str], ledger: Ledger) -> list[EntityRecognizer]:
    more: list[EntityRecognizer] = [recognizer_of(tuple(known))] if known else []
    return [*more, MetNames(ledger)] if ledger.has_names() else more


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
