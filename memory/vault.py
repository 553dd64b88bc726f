"""Encrypt people's text at rest: a key per patient, wrapped by the deployment's key."""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from assistant.errors import ConfigurationError, MemoryStoreError

KEY_BYTES = 32
NONCE_BYTES = 12


class Vault:
    """Seals text with AES-GCM, bound to its table, column and row, so that rows cannot be swapped."""

    def __init__(self, deployment_key: bytes) -> None:
        if len(deployment_key) != KEY_BYTES:
            raise ConfigurationError(
                "The encryption key is not usable.", [f"it must be {KEY_BYTES} bytes long"]
            )
        self._deployment = AESGCM(deployment_key)

    def new_patient_key(self, patient_id: str) -> bytes:
        """Return a new wrapped key for a patient."""
        return _seal(self._deployment, secrets.token_bytes(KEY_BYTES), f"patient|{patient_id}")

    def seal(self, key: "PatientKey", where: str, text: str) -> bytes:
        """Encrypt `text` for the place `where` ("turn.sealed_question|<row id>")."""
        return _seal(self._open_key(key), text.encode(), where)

    def unseal(self, key: "PatientKey", where: str, sealed: bytes) -> str:
        """Decrypt what `seal` made for the same place, or raise `MemoryStoreError`."""
        return _unseal(self._open_key(key), sealed, where).decode()

    def digest(self, key: "PatientKey", text: str) -> str:
        """Return a keyed digest: equal texts of one patient are found without being readable."""
        secret = self._patient_secret(key)
        return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()

    def _open_key(self, key: "PatientKey") -> AESGCM:
        return AESGCM(self._patient_secret(key))

    def _patient_secret(self, key: "PatientKey") -> bytes:
        if key.wrapped is None:
            raise MemoryStoreError(f"patient {key.patient_id} was erased: no key, no text")
        return _unseal(self._deployment, key.wrapped, f"patient|{key.patient_id}")


class PatientKey:
    """A patient's wrapped key, as stored; None once the patient was erased."""

    __slots__ = ("patient_id", "wrapped")

    def __init__(self, patient_id: str, wrapped: bytes | None) -> None:
        self.patient_id = patient_id
        self.wrapped = wrapped


def _seal(box: AESGCM, content: bytes, where: str) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + box.encrypt(nonce, content, where.encode())


def _unseal(box: AESGCM, sealed: bytes, where: str) -> bytes:
    try:
        return box.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], where.encode())
    except InvalidTag:
        raise MemoryStoreError(
            f"stored text does not belong to {where}, or the key is wrong"
        ) from None


def load_deployment_key(configured: str, key_file: Path) -> bytes:
    """Return the deployment's key: from the settings, else from a file made on first run."""
    if configured:
        return _decode(configured, "LANTERN_ENCRYPTION_KEY")
    if not key_file.exists():
        _write_new_key(key_file)
    return _decode(key_file.read_text(), key_file.name)


def _write_new_key(key_file: Path) -> None:
    key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode())


def _decode(text: str, name: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        raise ConfigurationError(
            "The encryption key is not usable.", [f"{name} is not base64"]
        ) from None


def derived_secret(deployment_key: bytes, purpose: str) -> bytes:
    """Return a secret for one purpose, so that no secret serves two."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(deployment_key)
