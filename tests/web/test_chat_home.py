import json
import tomllib
from pathlib import Path

from assistant.settings import Settings
from web.chat_home import allowed_origins, prepare_chat_home


def prepared(home: Path) -> dict[str, dict[str, object]]:
    prepare_chat_home(home, origins=["http://b.test", "http://a.test"], emergency_phone="112")
    return tomllib.loads((home / ".chainlit" / "config.toml").read_text())


def test_the_configuration_is_hardened(tmp_path: Path) -> None:
    config = prepared(tmp_path)

    assert config["project"]["allow_origins"] == ["http://a.test", "http://b.test"]
    assert config["project"]["transports"] == ["websocket"]
    features = config["features"]
    for switch in ("unsafe_allow_html", "edit_message", "allow_thread_sharing", "favorites"):
        assert features[switch] is False
    for part in ("audio", "mcp"):
        assert features[part] == {"enabled": False}


def test_the_emergency_number_stands_in_the_words(tmp_path: Path) -> None:
    prepared(tmp_path)
    words = (tmp_path / ".chainlit" / "translations" / "en-US.json").read_text()

    assert "EMERGENCY_PHONE" not in words
    assert json.loads(words)


def test_every_card_has_its_element(tmp_path: Path) -> None:
    prepared(tmp_path)
    elements = {path.stem for path in (tmp_path / "public" / "elements").glob("*.jsx")}

    assert elements >= {"EmergencyCard", "FactChips", "MemoryCard"}


def test_a_second_start_makes_the_home_anew(tmp_path: Path) -> None:
    prepared(tmp_path)
    (tmp_path / ".chainlit" / "config.toml").write_text("changed by hand")

    assert prepared(tmp_path)["project"]


def test_the_chats_own_pages_and_those_a_clinic_names_are_allowed() -> None:
    settings = Settings(
        port=8001, public_url="https://chat.test/", allowed_origins=["https://clinic.test"]
    )

    assert allowed_origins(settings) == [
        "http://127.0.0.1:8001",
        "http://localhost:8001",
        "https://chat.test",
        "https://clinic.test",
    ]
