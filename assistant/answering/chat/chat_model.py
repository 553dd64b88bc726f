"""Build the chat model that the settings name, or none."""

import importlib.util
import ipaddress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from langchain_core.language_models import BaseChatModel

from assistant.answering.language.data_files import DataShape, read_data
from assistant.errors import ConfigurationError
from assistant.settings import Settings

CHAT_PROVIDERS_FILE = Path(__file__).with_name("chat_providers.yaml")
MAX_RETRIES = 1
NO_KEY = "none"
"""Local servers ask for a key in form only."""


class Provider(DataShape):
    """What a provider of chat models needs."""

    package: str
    needs_key: bool
    arguments: dict[str, str]
    fixed: dict[str, float | int | bool | str]


class Providers(DataShape):
    """The shape of the data file."""

    providers: dict[str, Provider]


@cache
def known_providers() -> dict[str, Provider]:
    """Read the data file once, on first use."""
    return read_data(CHAT_PROVIDERS_FILE, Providers).providers


def load_chat_model(settings: Settings) -> BaseChatModel | None:
    """Return the model that `settings.chat_model` names, or None when it names none.

    Raises `ConfigurationError` when something it needs is missing. Only Lantern's own settings count:
    a provider's key that happens to be in the environment turns nothing on.
    """
    named = settings.chat_model.strip()
    if not named:
        return None
    provider_name, _, model_name = named.partition(":")
    provider = known_providers().get(provider_name)
    faults = _faults(provider, model_name, settings)
    if provider is None or faults:
        raise ConfigurationError(f'LANTERN_CHAT_MODEL="{named}" cannot be used.', faults)
    return _build(provider_name, model_name, provider, settings)


def is_local(url: str) -> bool:
    """Tell whether `url` leads to this machine, a private network, or a bare host name."""
    host = urlsplit(url).hostname or ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost" or (bool(host) and "." not in host)
    return address.is_loopback or address.is_private


def _faults(provider: Provider | None, model_name: str, settings: Settings) -> list[str]:
    if provider is None:
        known = ", ".join(known_providers())
        return [f"The form is provider:model, and the providers known are {known}."]
    faults = []
    if not model_name.strip():
        faults.append("No model is named after the colon.")
    if importlib.util.find_spec(provider.package) is None:
        name = provider.package.replace("_", "-")
        faults.append(f'The package "{name}" is missing. Install it beside Lantern.')
    has_key = bool(settings.chat_model_key.get_secret_value())
    if provider.needs_key and not has_key and not is_local(settings.chat_model_base_url):
        faults.append("LANTERN_CHAT_MODEL_KEY is not set.")
    return faults


def _build(
    provider_name: str, model_name: str, provider: Provider, settings: Settings
) -> BaseChatModel:
    key = settings.chat_model_key.get_secret_value() or (NO_KEY if provider.needs_key else "")
    values = {
        "key": key,
        "base_url": settings.chat_model_base_url,
        "timeout": settings.chat_model_timeout_seconds,
        "retries": MAX_RETRIES,
    }
    arguments = {
        provider.arguments[one]: v for one, v in values.items() if one in provider.arguments
    }
    given: dict[str, Any] = {name: value for name, value in arguments.items() if value != ""}
    # Rarely needed, and slow to import: a Lantern without a model starts without it.
    from langchain.chat_models import init_chat_model  # noqa: PLC0415

    model: BaseChatModel = init_chat_model(
        model_name, model_provider=provider_name, **{**provider.fixed, **given}
    )
    return model
