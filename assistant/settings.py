"""Settings: the only module that reads the environment."""

import os
import re
from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.domain import SitePolicy
from assistant.errors import ConfigurationError

ROOT = Path(__file__).parents[1]


class Settings(BaseSettings):
    """Values a clinic may change without touching code; each is `LANTERN_<NAME>`."""

    model_config = SettingsConfigDict(env_file=".env", env_prefix="LANTERN_", extra="ignore")

    data_dir: Path = Path("var")
    """Database, search index and key file live here; created on first run, mode 700."""
    database_url: str = ""
    """Empty: SQLite in `data_dir`. PostgreSQL: `postgresql+psycopg://...`; SQLite: `sqlite:///...`."""
    encryption_key: SecretStr = SecretStr("")
    """Base64 of 32 bytes. Empty: a key file in `data_dir`, made on first run, mode 600."""
    library_dir: Path = ROOT / "library"

    weaviate_url: str = ""
    """Empty: the embedded index. Several nodes of one cluster: their addresses with commas between."""
    weaviate_api_key: SecretStr = SecretStr("")
    weaviate_replicas: int = Field(default=1, ge=1, le=7)
    """How many nodes hold each passage; 3 survives the loss of one node of three."""
    embedder: str = "wordllama"
    """`wordllama`, `minilm`, `minilm:<folder of its weights>`, or a provider of LangChain: `provider:model`."""
    embedder_base_url: str = ""
    embedder_key: SecretStr = SecretStr("")

    chat_model: str = ""
    """`provider:model`. Empty: no chat model; a stray provider key never turns one on."""
    chat_model_base_url: str = ""
    chat_model_key: SecretStr = SecretStr("")
    chat_model_timeout_seconds: float = Field(default=30, gt=0)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str = ""
    """Where people reach the service; empty: http://localhost:<port>."""
    allowed_origins: list[str] = []
    """Further web pages that may embed the widget."""

    site_name: str = "Lantern"
    emergency_phone: str = "911"
    crisis_phone: str = "988"
    poison_phone: str = "1-800-222-1222"
    care_team_phone: str = ""
    fever_celsius: float = Field(default=38.0, ge=37.5, le=39)
    language: str = "en"

    keep_original_records: bool = False
    """True: the file of a record that a person confirms is kept too, encrypted. False: it is gone once read."""
    record_timeout_seconds: float = Field(default=180, gt=0)
    """A record that takes longer to read is refused."""
    recognizers: list[str] = []
    """Presidio recognizers of your own, each "package.module:ClassName"; what they find goes too."""

    longest_message: int = Field(default=8000, ge=500)
    """Characters; a longer message is refused with a clear sentence."""
    turn_timeout_seconds: float = Field(default=60, gt=0)
    passages_per_answer: int = Field(default=6, ge=1, le=20)

    @property
    def origin(self) -> str:
        """The service's own web origin."""
        return self.public_url.rstrip("/") or f"http://localhost:{self.port}"

    @property
    def sqlalchemy_url(self) -> str:
        """The database to open."""
        return self.database_url or f"sqlite:///{self.data_dir / 'lantern.db'}"

    @property
    def site_policy(self) -> SitePolicy:
        """Whom to call here, and from which temperature on."""
        return SitePolicy(
            emergency_phone=self.emergency_phone,
            crisis_phone=self.crisis_phone,
            poison_phone=self.poison_phone,
            care_team_phone=self.care_team_phone,
            fever_celsius=self.fever_celsius,
            language=self.language,
            uses_chat_model=bool(self.chat_model),
        )


@cache
def settings() -> Settings:
    """Read the environment once, on first use; raises `ConfigurationError` with all faults."""
    try:
        return Settings()
    except ValidationError as error:
        faults = [f"LANTERN_{str(one['loc'][0]).upper()}: {one['msg']}" for one in error.errors()]
        raise ConfigurationError("The settings cannot be used.", faults) from None


def export_for_chainlit(*, home: Path, secret: str) -> None:
    """Hand Chainlit its home and its secret; it reads both from the environment when imported."""
    os.environ["CHAINLIT_APP_ROOT"] = str(home)
    os.environ["CHAINLIT_AUTH_SECRET"] = secret


_SECRET = re.compile(
    r"^LANTERN_|KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIAL|_URL$|_DSN$", re.IGNORECASE
)


def environment_without_secrets() -> dict[str, str]:
    """Return the environment for a process that reads what strangers sent: it needs no key, and none of our settings."""
    return {name: value for name, value in os.environ.items() if not _SECRET.search(name)}
