"""Which chat model the settings turn on."""

import pytest

from assistant.answering.chat.chat_model import is_local, known_providers, load_chat_model
from assistant.errors import ConfigurationError
from assistant.settings import Settings


@pytest.mark.parametrize("named", ["", "  "])
def test_no_model_is_named_so_there_is_none(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "stray")

    assert load_chat_model(Settings(chat_model=named)) is None


def test_a_local_server_needs_no_key() -> None:
    settings = Settings(chat_model="openai:qwen", chat_model_base_url="http://127.0.0.1:8080/v1")

    assert load_chat_model(settings) is not None


@pytest.mark.parametrize(
    ("named", "key", "url", "faults"),
    [
        ("openai:gpt", "", "", ["LANTERN_CHAT_MODEL_KEY"]),
        ("openai:gpt", "", "https://models.example.org/v1", ["LANTERN_CHAT_MODEL_KEY"]),
        ("gpt", "key", "", ["provider:model"]),
        ("acme:gpt", "key", "", ["provider:model"]),
        ("openai:", "key", "", ["No model"]),
        ("anthropic:", "", "", ["No model", "langchain-anthropic", "LANTERN_CHAT_MODEL_KEY"]),
    ],
)
def test_half_a_configuration_is_refused_with_all_its_faults(
    named: str, key: str, url: str, faults: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "stray")
    settings = Settings(chat_model=named, chat_model_key=key, chat_model_base_url=url)

    with pytest.raises(ConfigurationError) as refused:
        load_chat_model(settings)

    assert len(refused.value.faults) == len(faults)
    assert all(part in fault for part, fault in zip(faults, refused.value.faults, strict=True))


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost:8000/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://192.168.1.4:11434", True),
        ("http://ollama:11434", True),
        ("https://api.example.com/v1", False),
        ("http://8.8.8.8/v1", False),
        ("", False),
    ],
)
def test_a_local_address_is_told_from_one_outside(url: str, local: bool) -> None:
    assert is_local(url) is local


def test_every_known_provider_takes_our_settings() -> None:
    assert all("base_url" in one.arguments for one in known_providers().values())
