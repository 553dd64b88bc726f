"""Let a chat model write the draft, sentence by sentence, from passages alone."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, HumanMessage, SystemMessage
from langchain_core.runnables import RunnableConfig

from assistant.answering.chat.draft_parser import DraftParser
from assistant.answering.chat.prompt import FilledPrompt, fill_prompt
from assistant.answering.writer import AnswerRequest
from assistant.domain import DraftBlock
from assistant.errors import ChatModelError

# Unchecked tokens must not leave the graph by its message stream.
_QUIETLY: RunnableConfig = {"tags": ["nostream"], "run_name": "write_answer"}
_REASON_KEYS = ("finish_reason", "stop_reason", "done_reason")
_CUT_REASONS = {"length", "max_tokens", "MAX_TOKENS", "content_filter", "SAFETY"}


class ChatModelWriter:
    """Writes with a LangChain chat model; what it writes is a draft until it is checked."""

    def __init__(self, model: BaseChatModel, *, timeout_seconds: float) -> None:
        """`timeout_seconds` is the most the whole draft may take."""
        self._model = model
        self._timeout_seconds = timeout_seconds

    async def write(self, request: AnswerRequest) -> AsyncIterator[DraftBlock]:
        """Yield each sentence or item once it is complete; marks are passage ids.

        Raises `ChatModelError` when the model fails, is too slow, is cut off, or says that the
        passages don't answer; an unfinished sentence is never yielded.
        """
        prompt = fill_prompt(request)
        parser = DraftParser(passage_ids=[one.passage_id for one in prompt.passages])
        reason = ""
        async with aclosing(self._stream(prompt)) as chunks:
            async for chunk in chunks:
                reason = _stop_reason(chunk) or reason
                for block in parser.feed(str(chunk.text)):
                    yield block
        if reason in _CUT_REASONS or (not reason and parser.is_unfinished):
            raise ChatModelError("The chat model's answer was cut off.")
        for block in parser.finish():
            yield block
        if not parser.answered:
            raise ChatModelError("The chat model found no answer in the passages.")

    async def _stream(self, prompt: FilledPrompt) -> AsyncGenerator[AIMessageChunk, None]:
        """Yield the chunks as they come, for as long as there is time."""
        deadline = asyncio.get_running_loop().time() + self._timeout_seconds
        messages = [SystemMessage(prompt.rules), HumanMessage(prompt.message)]
        chunks = self._model.astream(messages, config=_QUIETLY)
        try:
            while True:
                async with asyncio.timeout_at(deadline):
                    chunk = await anext(chunks)
                yield chunk
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            seconds = self._timeout_seconds
            raise ChatModelError(f"The chat model took more than {seconds:g} s.") from error
        except Exception as error:
            # Each provider has its own errors; whatever it is, the grounded writer takes over.
            raise ChatModelError(f"The chat model failed: {type(error).__name__}.") from error


def _stop_reason(chunk: AIMessageChunk) -> str:
    """Return why the model stopped, if this chunk says so; providers name it differently."""
    found = (chunk.response_metadata.get(key) for key in _REASON_KEYS)
    return str(next(filter(None, found), ""))
