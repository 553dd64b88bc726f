"""Text is bound to its place and to its patient's key; without the key it is gone."""

import base64
import stat
from pathlib import Path

import pytest

from assistant.errors import ConfigurationError, MemoryStoreError
from memory.vault import KEY_BYTES, PatientKey, Vault, derived_secret, load_deployment_key

KEY = bytes(range(KEY_BYTES))


@pytest.fixture
def vault() -> Vault:
    return Vault(KEY)


@pytest.fixture
def key(vault: Vault) -> PatientKey:
    return PatientKey("p1", vault.new_patient_key("p1"))


def test_what_is_sealed_can_be_read_again(vault: Vault, key: PatientKey) -> None:
    assert vault.unseal(key, "turn|1", vault.seal(key, "turn|1", "metastatic")) == "metastatic"


def test_rows_cannot_be_swapped(vault: Vault, key: PatientKey) -> None:
    sealed = vault.seal(key, "turn|1", "metastatic")

    with pytest.raises(MemoryStoreError, match="does not belong"):
        vault.unseal(key, "turn|2", sealed)


def test_equal_texts_are_sealed_differently(vault: Vault, key: PatientKey) -> None:
    assert vault.seal(key, "turn|1", "same") != vault.seal(key, "turn|1", "same")


def test_one_patients_key_does_not_open_anothers_text(vault: Vault, key: PatientKey) -> None:
    other = PatientKey("p2", vault.new_patient_key("p2"))

    with pytest.raises(MemoryStoreError):
        vault.unseal(other, "turn|1", vault.seal(key, "turn|1", "metastatic"))


def test_an_erased_patient_cannot_be_read(vault: Vault) -> None:
    with pytest.raises(MemoryStoreError, match="erased"):
        vault.seal(PatientKey("p1", None), "turn|1", "metastatic")


def test_a_digest_says_equal_without_being_readable(vault: Vault, key: PatientKey) -> None:
    assert vault.digest(key, "drug|ribociclib") == vault.digest(key, "drug|ribociclib")
    assert "ribociclib" not in vault.digest(key, "drug|ribociclib")


def test_the_key_file_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "data" / "lantern.key"

    first, second = load_deployment_key("", file), load_deployment_key("", file)

    assert first == second
    assert stat.S_IMODE(file.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR


def test_a_configured_key_comes_before_the_file(tmp_path: Path) -> None:
    configured = base64.b64encode(KEY).decode()

    assert load_deployment_key(configured, tmp_path / "lantern.key") == KEY
    assert not (tmp_path / "lantern.key").exists()


@pytest.mark.parametrize("configured", ["not base64!", base64.b64encode(b"short").decode()])
def test_an_unusable_key_is_refused_at_start(configured: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="not usable"):
        Vault(load_deployment_key(configured, tmp_path / "lantern.key"))


def test_no_secret_serves_two_purposes() -> None:
    assert derived_secret(KEY, "cookies") != derived_secret(KEY, "chat")
