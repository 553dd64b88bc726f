"""Lets a chat model make a follow-up stand alone; where it fails or invents, the rules do."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, SystemMessage
from langchain_core.runnables import RunnableConfig

from assistant.domain import ScrubbedText
from assistant.errors import ConfigurationError
from assistant.retrieval.follow_ups.follow_up import RuleFollowUps
from assistant.retrieval.follow_ups.readings import Lean
from assistant.retrieval.language.words import stop_words, words_of

PROMPT_FILE = Path(__file__).parents[2] / "prompts" / "standalone_question.md"
LONGEST = 300
"""Characters; more than that is no question."""
# The rewritten question must not leave the graph by its message stream.
_QUIETLY: RunnableConfig = {"tags": ["nostream"], "run_name": "standalone_question"}
_PARTS = re.compile(r"\A---\nversion: \d+\n---\n# Rules\n(.*?)\n# Message\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The prompt file: rules that never change, and a message to fill."""

    rules: str
    message: Template


class ModelFollowUps:
    """Asks a LangChain chat model, only where a question may lean on the one before it."""

    def __init__(
        self, model: BaseChatModel, rules: RuleFollowUps, *, timeout_seconds: float
    ) -> None:
        self._model = model
        self._rules = rules
        self._timeout_seconds = timeout_seconds

    def lean(self, question: str) -> Lean:
        """Say what the rules say."""
        return self._rules.lean(question)

    def lacks_cancer(self, question: str) -> bool:
        """Say what the rules say."""
        return self._rules.lacks_cancer(question)

    async def standalone(self, question: ScrubbedText, earlier: Sequence[ScrubbedText]) -> str:
        """Return the model's wording if it says nothing new; else what the rules make of it."""
        if not earlier or self.lean(question) is Lean.ALONE:
            return question
        written = await self._ask(question, earlier)
        if written and _says_nothing_new(written, [*earlier, question]):
            return written
        return self._rules.completed(question, earlier)

    async def _ask(self, question: str, earlier: Sequence[str]) -> str:
        prompt = load_prompt()
        lines = "\n".join(f"- {_one_line(one)}" for one in earlier)
        message = prompt.message.substitute(earlier=lines, question=_one_line(question))
        messages = [SystemMessage(prompt.rules), HumanMessage(message)]
        try:
            async with asyncio.timeout(self._timeout_seconds):
                chunks = self._model.astream(messages, config=_QUIETLY)
                written = "".join([str(chunk.text) async for chunk in chunks])
        except Exception:  # noqa: BLE001  # each provider has its own errors; the rules take over
            return ""
        return _one_line(written)


@cache
def load_prompt(path: Path = PROMPT_FILE) -> Prompt:
    """Return the prompt in `path`, or raise `ConfigurationError`."""
    parts = _PARTS.match(path.read_text(encoding="utf-8"))
    message = Template(parts[2].strip() if parts else "")
    if parts is None or set(message.get_identifiers()) != {"earlier", "question"}:
        form = 'It needs "# Rules" and "# Message" with $earlier and $question.'
        raise ConfigurationError(f"{path.name} is faulty.", [form])
    return Prompt(rules=parts[1].strip(), message=message)


def _says_nothing_new(written: str, sources: Sequence[str]) -> bool:
    """Say whether every word that says something stands in the questions themselves."""
    known = {word for text in sources for word in words_of(text)} | stop_words()
    return len(written) <= LONGEST and all(_is_known(word, known) for word in words_of(written))


def _is_known(word: str, known: set[str]) -> bool:
    return word in known or any(form in known for form in (word.removesuffix("s"), f"{word}s"))


def _one_line(text: str) -> str:
    return " ".join(text.split())
