"""Fill the prompt that asks a chat model for an answer."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from assistant.answering.grounded.personal import reading_of
from assistant.answering.wording.fact_words import say_origin
from assistant.answering.writer import AnswerRequest
from assistant.domain import Passage
from assistant.errors import ConfigurationError

PROMPT_FILE = Path(__file__).parents[2] / "prompts" / "write_answer.md"
PLACEHOLDERS = {"passages", "facts", "recent", "question"}
RECENT_QUESTIONS = 3
_PARTS = re.compile(r"\A---\nversion: (\d+)\n---\n# Rules\n(.*?)\n# Message\n(.*)\Z", re.DOTALL)
_NOTHING = "(none)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """The prompt file: rules that never change, and a message to fill."""

    version: int
    rules: str
    message: Template


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledPrompt:
    """What is sent to a model, and what its numbers stand for."""

    rules: str
    message: str
    passages: tuple[Passage, ...]
    """The passage of number n is at n - 1."""


@cache
def load_prompt(path: Path = PROMPT_FILE) -> Prompt:
    """Return the prompt in `path`, or raise `ConfigurationError`."""
    parts = _PARTS.match(path.read_text(encoding="utf-8"))
    if parts is None:
        form = 'It needs "version: <number>" in front matter, "# Rules" and "# Message".'
        raise ConfigurationError(f"{path.name} is faulty.", [form])
    message = Template(parts[3].strip())
    named = set(message.get_identifiers())
    faults = [f"${name} is missing" for name in sorted(PLACEHOLDERS - named)]
    faults += [f"${name} is unknown" for name in sorted(named - PLACEHOLDERS)]
    if faults:
        raise ConfigurationError(f"{path.name} is faulty.", faults)
    return Prompt(version=int(parts[1]), rules=parts[2].strip(), message=message)


def fill_prompt(request: AnswerRequest) -> FilledPrompt:
    """Return the prompt for `request`: scrubbed text and passages only, the stable part first."""
    prompt = load_prompt()
    passages = _passages_of(request)
    reading = reading_of(request)
    facts = [f"- {say_origin([known], reading)}" for known in request.facts]
    recent = [f"- {_one_line(question)}" for question in request.recent[-RECENT_QUESTIONS:]]
    message = prompt.message.substitute(
        passages="\n\n".join(_numbered(n, one) for n, one in enumerate(passages, 1)),
        facts="\n".join(facts) or _NOTHING,
        recent="\n".join(recent) or _NOTHING,
        question=_one_line(request.question),
    )
    return FilledPrompt(rules=prompt.rules, message=message, passages=passages)


def _passages_of(request: AnswerRequest) -> tuple[Passage, ...]:
    """Return the found passages, and all of the first document: it holds the parts that frame them."""
    found = [one.passage for one in request.found]
    first = request.sections.get(found[0].document.document_id, ()) if found else ()
    by_id = {passage.passage_id: passage for passage in [*found, *first]}
    return tuple(by_id.values())


def _numbered(number: int, passage: Passage) -> str:
    return f"[{number}] {passage.heading} - {passage.section}\n{passage.text}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
