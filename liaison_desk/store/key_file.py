"""The small readable file beside the database: what it is, which key opens it, how to recover that key."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from liaison_desk.errors import UserError
from liaison_desk.files import atomic_write

APPLICATION = "liaison-desk"
_FILE_FORMAT = 1
_KEY_LENGTH = 32
_RECOVERY_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No letter that looks like a digit: the key is copied from paper."""


@dataclass(frozen=True)
class WrappedKey:
    """The key of the office sealed under a secret a person holds (scrypt, then AES key wrap, RFC 3394)."""

    salt: str
    cost: int
    sealed: str


@dataclass(frozen=True)
class KeyFile:
    """What the key file says; nothing in it is secret by itself."""

    key_id: str
    key_check: str
    schema_version: int
    demonstration: bool = False
    keyring: str = ""
    recovery: WrappedKey | None = None
    passphrase: WrappedKey | None = None
    application: str = APPLICATION
    file_format: int = field(default=_FILE_FORMAT)


def new_key() -> bytes:
    """Return a fresh random key of 32 bytes."""
    return secrets.token_bytes(_KEY_LENGTH)


def new_key_id() -> str:
    """Return a name for a key, under which a keyring holds it."""
    return secrets.token_hex(8)


def new_recovery_key() -> str:
    """Return a key to print: eight groups of four letters and digits, 160 bits."""
    signs = [secrets.choice(_RECOVERY_ALPHABET) for _ in range(32)]
    return "-".join("".join(signs[start : start + 4]) for start in range(0, 32, 4))


def demonstration_key() -> bytes:
    """Return the key of the demonstration office: the same everywhere, for it protects invented data."""
    return hashlib.sha256(b"liaison-desk demonstration office").digest()


def key_check(key: bytes) -> str:
    """Return what tells the right key from a wrong one without revealing it."""
    return hmac.new(key, b"liaison-desk key check", hashlib.sha256).hexdigest()


def wrap(key: bytes, secret: str) -> WrappedKey:
    """Seal a key under a secret."""
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    salt, cost = secrets.token_bytes(16), 2**15
    sealed = aes_key_wrap(_stretched(secret, salt, cost), key)
    return WrappedKey(base64.b64encode(salt).decode(), cost, base64.b64encode(sealed).decode())


def unwrap(wrapped: WrappedKey, secret: str) -> bytes | None:
    """Return the sealed key, or None when the secret is not the right one."""
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    stretched = _stretched(secret, base64.b64decode(wrapped.salt), wrapped.cost)
    try:
        return aes_key_unwrap(stretched, base64.b64decode(wrapped.sealed))
    except InvalidUnwrap:
        return None


def _stretched(secret: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(secret.encode(), salt=salt, n=cost, r=8, p=1, maxmem=256 * cost * 8, dklen=_KEY_LENGTH)


def normal_recovery_key(typed: str) -> str:
    """Return a recovery key as it was made, whatever the case and separators it is typed with."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def read_key_file(path: Path) -> KeyFile:
    """Read a key file; raises UserError when it is missing, damaged, not ours or of a later format."""
    try:
        values: Any = json.loads(path.read_bytes())
        if values.get("application") != APPLICATION:
            raise UserError("not_an_office", f"Le fichier « {path.name} » n'est pas celui d'un bureau Liaison Desk.")
        if values["file_format"] > _FILE_FORMAT:
            raise newer_version()
        wraps: dict[str, Any] = {
            name: WrappedKey(**values[name]) if values.get(name) else None for name in ("recovery", "passphrase")
        }
        return KeyFile(**{**values, **wraps})
    except FileNotFoundError:
        raise UserError(
            "key_file_missing",
            f"Le fichier « {path.name} », qui dit quelle clé ouvre les données, manque : restaurez une sauvegarde.",
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UserError(
            "key_file_damaged", f"Le fichier « {path.name} » est endommagé : restaurez une sauvegarde."
        ) from None


def write_key_file(path: Path, key_file: KeyFile) -> None:
    """Write the key file in one go."""
    atomic_write(path, json.dumps(asdict(key_file), indent=1, sort_keys=True).encode())


def newer_version() -> UserError:
    """Return the refusal of data written by a later version of the program."""
    return UserError(
        "newer_schema",
        "Ces données ont été écrites par une version plus récente de Liaison Desk : mettez le programme à jour.",
    )
