"""The keyring of the system: where the key of the office sleeps; the only importer of keyring."""

from __future__ import annotations

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked

from liaison_desk.errors import UserError

_SERVICE = "liaison-desk"


def store_key(key_id: str, key: bytes) -> str:
    """Keep the key of an office and return the name of the keyring that holds it.

    The key is written, read back and compared. Raises UserError when no trustworthy keyring keeps it.
    """
    backend = _trusted_backend()
    service = f"{_SERVICE}/{key_id}"  # one service a secret: Windows renames entries that share one
    try:
        backend.set_password(service, "key", key.hex())  # pyright: ignore[reportUnknownMemberType]  # keyring wraps it
        kept = backend.get_password(service, "key")
    except KeyringLocked as error:
        raise _locked() from error
    except KeyringError as error:
        raise _unavailable() from error
    if kept != key.hex():
        raise _unavailable()
    return type(backend).__module__


def fetch_key(key_id: str) -> bytes | None:
    """Return the key of an office, or None when the keyring does not hold it.

    Raises UserError when the keyring is locked or missing.
    """
    backend = _trusted_backend()
    try:
        kept = backend.get_password(f"{_SERVICE}/{key_id}", "key")
    except KeyringLocked as error:
        raise _locked() from error
    except KeyringError as error:
        raise _unavailable() from error
    try:
        return bytes.fromhex(kept) if kept else None
    except ValueError:
        return None


def is_available() -> bool:
    """Tell whether a keyring that can be trusted is there."""
    try:
        _trusted_backend()
    except UserError:
        return False
    return True


def _trusted_backend() -> KeyringBackend:
    """Return the keyring to use; null, failing and plain-text ones are refused (safety reference §0.11)."""
    backend = keyring.get_keyring()
    candidates = list(backend.backends) if isinstance(backend, ChainerBackend) else [backend]
    for candidate in candidates:
        module = type(candidate).__module__
        if module.startswith("keyring.backends.") and not module.endswith((".null", ".fail")) and _works(candidate):
            if hasattr(candidate, "persist"):  # Windows: this machine only, the key must not roam with a profile
                setattr(candidate, "persist", "local machine")  # noqa: B010  # an attribute of one backend only
            return candidate
    raise _unavailable()


def _works(candidate: KeyringBackend) -> bool:
    try:
        return float(candidate.priority) >= 1
    except (RuntimeError, TypeError):
        return False


def _unavailable() -> UserError:
    return UserError(
        "keyring_unavailable",
        "Aucun trousseau de clés sûr n'est disponible sur ce poste : choisissez une phrase de passe.",
    )


def _locked() -> UserError:
    return UserError("keyring_locked", "Le trousseau de clés est verrouillé : déverrouillez-le, puis réessayez.")
