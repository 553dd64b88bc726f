"""Chainlit's home folder, made anew at each start: configuration, translations, public files.

Chainlit reads its configuration from a folder and writes uploads into it, so it gets one in the
data folder; what goes in is kept here, in `web/chainlit`.
"""

import shutil
from collections.abc import Collection
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.settings import ROOT, Settings

_SOURCE = Path(__file__).parent / "chainlit"


def prepare_chat_home(home: Path, *, origins: Collection[str], emergency_phone: str) -> None:
    """Fill `home`; must run before Chainlit is imported, which reads it once."""
    (home / ".chainlit" / "translations").mkdir(parents=True, exist_ok=True)
    template = Environment(
        loader=FileSystemLoader(_SOURCE),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701  # TOML, not HTML
    ).get_template("config.toml.j2")
    config = template.render(origins=sorted(origins))
    (home / ".chainlit" / "config.toml").write_text(config)
    words = (_SOURCE / "translations" / "en-US.json").read_text()
    translation = words.replace("EMERGENCY_PHONE", emergency_phone)
    (home / ".chainlit" / "translations" / "en-US.json").write_text(translation)
    shutil.copytree(_SOURCE / "public", home / "public", dirs_exist_ok=True)
    for name in ("chainlit.md", "chainlit_en-US.md"):
        shutil.copyfile(ROOT / "chainlit.md", home / name)


def allowed_origins(settings: Settings) -> list[str]:
    """Return the pages that may talk to the chat: its own, and those a clinic names."""
    local = [f"http://{host}:{settings.port}" for host in ("localhost", "127.0.0.1")]
    return sorted({settings.origin, *local, *settings.allowed_origins})
