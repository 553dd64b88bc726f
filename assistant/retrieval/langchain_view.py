"""Shows Lantern's search to LangChain, so that chains of others can search the same library."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from langchain_core.callbacks import (
    AsyncCallbackManagerForRetrieverRun,
    CallbackManagerForRetrieverRun,
)
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.domain import FoundPassage, ScrubbedText


class LibraryRetriever(BaseRetriever):
    """A LangChain retriever over a `Retriever` of ours; questions are scrubbed on their way in.

    Use `ainvoke`: a store on a Weaviate server belongs to the event loop that opened it.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    store: Any
    """A `Retriever`; pydantic cannot check a protocol that is not made for it."""
    scrub: Callable[[str], Awaitable[ScrubbedText]]
    """Takes the identifiers out of a question."""
    limit: int = 6

    async def _aget_relevant_documents(
        self,
        query: str,
        *,
        run_manager: AsyncCallbackManagerForRetrieverRun,  # noqa: ARG002  # LangChain's signature
    ) -> list[LangChainDocument]:
        return await self._find(query)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  # LangChain's signature
    ) -> list[LangChainDocument]:
        return asyncio.run(self._find(query))

    async def _find(self, query: str) -> list[LangChainDocument]:
        found = await self.store.find_passages(await self.scrub(query), limit=self.limit)
        return [_document_of(one) for one in found]


def _document_of(found: FoundPassage) -> LangChainDocument:
    passage, document = found.passage, found.passage.document
    return LangChainDocument(
        id=passage.passage_id,
        page_content=passage.text,
        metadata={
            "heading": passage.heading,
            "section": passage.section,
            "document_id": document.document_id,
            "title": document.title,
            "edition": document.edition,
            "licence": document.licence,
            "sources": [source.url for source in document.sources if source.url],
            "score": found.score,
        },
    )
