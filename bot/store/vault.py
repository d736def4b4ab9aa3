"""The key of the database: what only has to be recognised is hashed, what has to be used again is sealed."""

import base64
import hashlib
import hmac
import secrets
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from bot.errors import StoreError


class Vault:
    """Hashes and seals with one key file; whoever deletes the file makes all of it unreadable."""

    def __init__(self, file: Path) -> None:
        """Read or make the key file (32 random bytes, readable by its owner only)."""
        self._key = _key(file)
        # Another key than the hashes', so that neither tells anything about the other.
        sealing = hmac.new(self._key, b"sealing", hashlib.sha256).digest()
        self._fernet = Fernet(base64.urlsafe_b64encode(sealing))

    def hashed(self, text: str) -> str:
        """Return HMAC-SHA-256 of a text, in hexadecimal digits."""
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()

    def sealed(self, text: str) -> bytes:
        """Return a text sealed with Fernet (AES-128-CBC and HMAC-SHA-256)."""
        return self._fernet.encrypt(text.encode())

    def opened(self, sealed: bytes) -> str:
        """Return what was sealed. Raises StoreError if it was sealed with another key."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            raise StoreError(
                "The key file does not fit the database. Put the right chat.key back, or delete both."
            ) from None


def _key(file: Path) -> bytes:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_bytes(secrets.token_bytes(32))
    return file.read_bytes()
