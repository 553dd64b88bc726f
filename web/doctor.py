"""Say what is configured, reachable and missing, in words."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.chat.chat_model import load_chat_model
from assistant.errors import ConfigurationError, LanternError
from assistant.retrieval.retriever import Retriever
from assistant.settings import Settings
from memory.memory import Memory, prepare
from web.records.confinement import may_be_read, readable
from web.records.reading import what_reading_gives_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    good: bool
    text: str


async def examine(settings: Settings, memory: Memory, retriever: Retriever) -> list[Finding]:
    """Look at everything an operator may have to mend."""
    return [
        await _database(settings, memory),
        await _library(settings, retriever),
        _chat_model(settings),
        _weaviate(settings),
        _key(settings),
        _care_team(settings),
        await _reading(settings),
        _optional("tesseract", "scanned records can be read", "scanned records cannot be read"),
    ]


async def _database(settings: Settings, memory: Memory) -> Finding:
    kind = settings.sqlalchemy_url.partition(":")[0]
    try:
        await prepare(memory)
        await memory.people.find("guest:doctor")
    except (LanternError, OSError) as error:
        return Finding(good=False, text=f"Database ({kind}): does not answer. {error}")
    return Finding(good=True, text=f"Database ({kind}): answers, and its tables are up to date.")


async def _library(settings: Settings, retriever: Retriever) -> Finding:
    documents = sorted(settings.library_dir.glob("*.md"))
    if not documents:
        text = f"Library: no documents in {settings.library_dir}. Every question would be declined."
        return Finding(good=False, text=text)
    try:
        passages = await retriever.sections_of(documents[0].stem)
    except LanternError as error:
        return Finding(good=False, text=f"Library: cannot be searched. {error}")
    if not passages:
        text = "Library: the index is older than the documents. Run `lantern ingest`."
        return Finding(good=False, text=text)
    return Finding(good=True, text=f"Library: {len(documents)} documents, searched here.")


def _chat_model(settings: Settings) -> Finding:
    if not settings.chat_model:
        text = "Chat model: none. Answers are composed from the library alone; nothing leaves here."
        return Finding(good=True, text=text)
    try:
        load_chat_model(settings)
    except ConfigurationError as error:
        return Finding(good=False, text=f"Chat model: {error}")
    text = f"Chat model: {settings.chat_model}. Scrubbed questions are sent to it."
    return Finding(good=True, text=text)


def _weaviate(settings: Settings) -> Finding:
    if not settings.weaviate_url:
        return Finding(good=True, text="Weaviate: not configured; the embedded index is used.")
    # The client takes a second to import, which only this finding needs.
    from assistant.retrieval.weaviate.health import weaviate_state  # noqa: PLC0415

    key = settings.weaviate_api_key.get_secret_value()
    try:
        good, text = weaviate_state(settings.weaviate_url, api_key=key)
    except ConfigurationError as error:
        return Finding(good=False, text=f"Weaviate: {error}")
    return Finding(good=good, text=f"Weaviate at {settings.weaviate_url}: {text}")


def _key(settings: Settings) -> Finding:
    if settings.encryption_key.get_secret_value():
        return Finding(good=True, text="Encryption key: from the settings.")
    text = (
        f"Encryption key: the file {settings.data_dir / 'lantern.key'}. Keep a copy in a safe place; "
        "without it nothing that was stored can be read."
    )
    return Finding(good=True, text=text)


def _care_team(settings: Settings) -> Finding:
    if settings.care_team_phone:
        return Finding(good=True, text=f"Care team's line: {settings.care_team_phone}.")
    text = (
        "Care team's line: not set. Emergency answers name it in words only. "
        "Set LANTERN_CARE_TEAM_PHONE to the number that is answered day and night."
    )
    return Finding(good=True, text=text)


async def _reading(settings: Settings) -> Finding:
    """Say what the process that reads records cannot reach on this machine."""
    given_up, allowed = await what_reading_gives_up(), readable()
    inside = [one for one in (settings.data_dir, Path(".env")) if may_be_read(one, allowed)]
    if given_up.files and inside:
        text = (
            f"Records: the process that reads them can reach {inside[0]}. Move it out of {allowed}."
        )
        return Finding(good=False, text=text)
    kept = [
        name
        for name, gone in (("the network", given_up.network), ("the data folder", given_up.files))
        if not gone
    ]
    if not kept:
        text = "Records: read in a process that reaches neither the network nor the data folder."
        return Finding(good=True, text=text)
    text = (
        f"Records: this system does not let the process that reads them give up {' and '.join(kept)}. "
        "It has limits of memory and time, and is given no key. Linux 5.13 or newer with Landlock, and "
        "user namespaces, take the rest away."
    )
    return Finding(good=True, text=text)


def _optional(program: str, present: str, absent: str) -> Finding:
    found = shutil.which(program) is not None
    return Finding(
        good=True, text=f"{program}: {present if found else 'not installed; ' + absent}."
    )
