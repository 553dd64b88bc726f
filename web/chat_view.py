"""What a turn looks like in Chainlit: the same for a live turn and a resumed one."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import MappingProxyType

from chainlit.element import ElementDict
from chainlit.step import StepDict
from chainlit.types import ThreadDict

from assistant.domain import Answer, AnswerKind, Citation, Fact
from memory.conversations import ConversationView, TurnView
from memory.fact_history import PastFact
from web.cards import card_of, telephones_as_text
from web.library_pages import passage_path, sources_lines
from web.markdown import keep_colons
from web.record_sources import record_sources

ASSISTANT = "Lantern"
NO_NOTES: Mapping[str, str] = MappingProxyType({})
CHAT = "/chat"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatView:
    """Turns answers and conversations into what Chainlit shows."""

    describe: Callable[[Fact], str]
    origin: str
    """Sources are fetched from here, also by a widget on another page."""

    def text(self, answer: Answer) -> str:
        """Return the Markdown of an answer, with its sources below."""
        text = telephones_as_text(answer.text)
        if answer.kind is AnswerKind.MEMORY and answer.facts:
            text = text.partition("\n\n")[0]  # the card below shows the facts
        body = text.removesuffix(answer.asks).rstrip()
        parts = [body, sources_lines(answer.citations, self.origin), answer.asks]
        return keep_colons("\n\n".join(part for part in parts if part))

    @property
    def pages(self) -> str:
        """Where a person's own pages are, also for a widget on another page."""
        return f"{self.origin}{CHAT}"

    def elements(
        self,
        answer: Answer,
        message_id: str,
        conversation_id: str,
        past: Sequence[PastFact] = (),
    ) -> list[ElementDict]:
        """Return the sources and the card that belong to an answer."""
        base = ElementDict(threadId=conversation_id, forId=message_id)
        elements = [self._source(citation, base) for citation in answer.citations]
        card = card_of(answer, self.describe, past=past, pages=self.pages)
        if card is not None:
            elements.append(self._card(*card, base))
        if answer.quotes:
            quoted = self._card("RecordSources", record_sources(answer.quotes, self.pages), base)
            elements.append(ElementDict(**{**quoted, "id": f"{message_id}-records"}))
        return elements

    def said(self, conversation_id: str, text: str) -> StepDict:
        """Return something that is said and belongs to no turn."""
        now = datetime.now(UTC).isoformat()
        return StepDict(
            id=str(uuid.uuid4()),
            threadId=conversation_id,
            createdAt=now,
            start=now,
            metadata={},
            type="assistant_message",
            name=ASSISTANT,
            output=keep_colons(text),
        )

    def card_below(self, said: StepDict, name: str, props: dict[str, object]) -> ElementDict:
        """Return a card that stands below it."""
        return self._card(name, props, ElementDict(threadId=said["threadId"], forId=said["id"]))

    def _source(self, citation: Citation, base: ElementDict) -> ElementDict:
        """The element's name is the mark in the text: Chainlit makes the mark open it."""
        return ElementDict(
            **base,
            id=f"{base['forId']}-{citation.number}",
            type="text",
            name=f"[{citation.number}]",
            display="side",
            mime="text/markdown",
            url=f"{self.origin}{passage_path(citation.passage_id, citation.edition)}",
        )

    def _card(self, name: str, props: dict[str, object], base: ElementDict) -> ElementDict:
        return ElementDict(
            **base,
            id=f"{base['forId']}-card",
            type="custom",
            name=name,
            display="inline",
            mime="application/json",
            # Never fetched; without an address Chainlit would write the values to disk.
            url=f"{self.origin}/health",
            props=props,
        )

    def thread(
        self,
        identifier: str,
        user_id: str,
        view: ConversationView,
        past: Sequence[PastFact],
        notes: Mapping[str, str] = NO_NOTES,
    ) -> ThreadDict:
        """Return a conversation as Chainlit's thread.

        Memory cards show what is known now; `notes` are said below answers, by turn.
        """
        facts = tuple(one.known for one in past if one.until is None)
        steps: list[StepDict] = []
        elements: list[ElementDict] = []
        for turn in view.turns:
            steps += self._steps(view.conversation_id, turn, notes.get(turn.turn_id, ""))
            if turn.answer is not None:
                remembers = turn.answer.kind is AnswerKind.MEMORY
                answer = replace(turn.answer, facts=facts) if remembers else turn.answer
                elements += self.elements(answer, turn.turn_id, view.conversation_id, past)
        return ThreadDict(
            id=view.conversation_id,
            createdAt=view.updated_at.isoformat(),
            name=view.title,
            userId=user_id,
            userIdentifier=identifier,
            tags=[],
            metadata={},
            steps=steps,
            elements=elements,
        )

    def _steps(self, conversation_id: str, turn: TurnView, note: str) -> list[StepDict]:
        """Return the question, the run (thumbs hang on it) and the answer."""
        asked = turn.created_at.isoformat()
        base = StepDict(threadId=conversation_id, createdAt=asked, start=asked, metadata={})
        question = StepDict(
            **base, id=turn.client_key, type="user_message", name="You", output=turn.question
        )
        if turn.answer is None:
            return [question]
        run_id = turn.run_id or f"{turn.turn_id}-run"
        run = StepDict(
            **base, id=run_id, parentId=turn.client_key, type="run", name="on_message", output=""
        )
        if turn.feedback is not None:
            run["feedback"] = {
                "forId": run_id,
                "id": f"{turn.turn_id}-feedback",
                "value": 1 if turn.feedback else 0,
                "comment": None,
            }
        answer = StepDict(
            **base,
            id=turn.turn_id,
            parentId=run_id,
            type="assistant_message",
            name=ASSISTANT,
            output="\n\n".join(filter(None, [self.text(turn.answer), note])),
        )
        return [question, run, answer]
