"""Making, opening and restoring an office: where its key comes from."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from liaison_desk.errors import UserError
from liaison_desk.services.clock import Clock, local_now, today
from liaison_desk.services.file_batches import finish_interrupted
from liaison_desk.store import backup
from liaison_desk.store import key_file as keys
from liaison_desk.store.key_file import KeyFile
from liaison_desk.store.mailings import is_made
from liaison_desk.store.office_folder import OfficeFolder, OpenOffice, create_office, open_office

AskSecret = Callable[[KeyFile], str | None]
"""Asks the person for the passphrase or the recovery key; None when nobody can be asked."""


def keyring_is_available() -> bool:
    """Tell whether a keyring of the system can hold the key of an office."""
    from liaison_desk import vault

    return vault.is_available()


def new_recovery_key() -> str:
    """Return a recovery key that can be printed before the office it will open is made."""
    return keys.new_recovery_key()


def create(folder: Path, passphrase: str | None, recovery_key: str = "") -> tuple[OpenOffice, str]:
    """Make an office and return it with its recovery key, to be printed and shown this once.

    Its key goes to the keyring of the system, or under the passphrase when one is given; `recovery_key` is one made
    before by `new_recovery_key`. Raises UserError when there is neither keyring nor passphrase.
    """
    key, key_id, recovery = keys.new_key(), keys.new_key_id(), recovery_key or keys.new_recovery_key()
    key_file = KeyFile(key_id, keys.key_check(key), schema_version=0, recovery=keys.wrap(key, recovery))
    if OfficeFolder(folder).exists():
        raise UserError("office_exists", f"Un bureau existe déjà dans le dossier « {folder} ».")
    if passphrase:
        key_file = replace(key_file, passphrase=keys.wrap(key, passphrase))
    else:
        from liaison_desk import vault

        key_file = replace(key_file, keyring=vault.store_key(key_id, key))
    return create_office(OfficeFolder(folder), key, key_file), recovery


def create_demonstration(folder: Path) -> OpenOffice:
    """Make an empty demonstration office, whose key is no secret."""
    key = keys.demonstration_key()
    key_file = KeyFile(keys.new_key_id(), keys.key_check(key), schema_version=0, demonstration=True)
    return create_office(OfficeFolder(folder), key, key_file)


def open_existing(folder: Path, ask: AskSecret, clock: Clock) -> OpenOffice:
    """Open an office; raises UserError with a sentence of its own for each thing that can be wrong."""
    upgraded: list[OfficeFolder] = []

    def _before_upgrade(office_folder: OfficeFolder, key: bytes) -> None:
        _backup_before_upgrade(office_folder, key, clock)
        upgraded.append(office_folder)

    opened = open_office(OfficeFolder(folder), lambda key_file: find_key(key_file, ask), _before_upgrade)
    if upgraded:
        _note_facts(opened, clock)
    finish_interrupted(folder, lambda mailing_id: is_made(opened.database, mailing_id))
    return opened


def restore(folder: Path, file: Path, ask: AskSecret, clock: Clock) -> None:
    """Put an office back as a backup holds it; what was there is set aside."""
    backup.restore_backup(OfficeFolder(folder), file, lambda key_file: find_key(key_file, ask), local_now(clock))


def find_key(key_file: KeyFile, ask: AskSecret) -> bytes:
    """Return the key of an office: from the keyring, else unsealed by what the person answers."""
    if key_file.demonstration:
        return keys.demonstration_key()
    trouble: UserError | None = None
    if key_file.keyring:
        from liaison_desk import vault

        try:
            key = vault.fetch_key(key_file.key_id)
            if key is not None and keys.key_check(key) == key_file.key_check:
                return key
        except UserError as error:
            trouble = error
    secret = ask(key_file)
    if secret is None:
        raise trouble or UserError(
            "key_needed",
            "La clé de ce bureau n'est pas dans le trousseau : donnez la phrase de passe ou la clé de secours.",
        )
    key = _unsealed(key_file, secret)
    if key is None:
        raise UserError("wrong_key", "Ce n'est pas la bonne clé : vérifiez la phrase de passe ou la clé de secours.")
    if key_file.keyring and keys.key_check(key) == key_file.key_check:
        _put_back_in_keyring(key_file, key)
    return key


def _put_back_in_keyring(key_file: KeyFile, key: bytes) -> None:
    """Have the keyring hold again the key it had lost; where it cannot, the secret is asked for again next time."""
    from liaison_desk import vault

    with contextlib.suppress(UserError):
        vault.store_key(key_file.key_id, key)


def _unsealed(key_file: KeyFile, secret: str) -> bytes | None:
    key = keys.unwrap(key_file.passphrase, secret) if key_file.passphrase else None
    if key is None and key_file.recovery:
        key = keys.unwrap(key_file.recovery, keys.normal_recovery_key(secret))
    return key


def _backup_before_upgrade(folder: OfficeFolder, key: bytes, clock: Clock) -> None:
    backup.make_backup(folder, key, local_now(clock))


def _note_facts(opened: OpenOffice, clock: Clock) -> None:
    """Note the facts used by the papers that were written before any was noted."""
    from liaison_desk.services.fact_keeping import catch_up

    with opened.database.writing() as session:
        catch_up(session, today(clock))
