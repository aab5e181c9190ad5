"""What stands in a half-filled letter: taken as it is for the draft and the preview, without judging it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.letters import Channel, LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.validation import changed
from liaison_desk.errors import InvalidFields
from liaison_desk.ui.forms.form import Form

_ENUMERATIONS = {
    "mail_register": MailRegister,
    "channel": Channel,
    "unit": Unit,
    "state": LetterState,
    "wording": Wording,
}


def typed_values(form: Form, names: Sequence[str]) -> dict[str, Any]:
    """Return the values that mean something now; those half typed are left out."""
    found: dict[str, Any] = {}
    for name in names:
        try:
            found[name] = form.editor(name).value()
        except ValueError:
            continue
    return found


def from_kept(kept: Mapping[str, Any], register: MailRegister) -> dict[str, Any]:
    """Return the values of a draft with their types; those that no longer mean anything are left out."""
    ground = LetterFields(mail_register=register, subject="—", received_on=date.min)
    found: dict[str, Any] = {}
    for name, value in kept.items():
        try:
            found[name] = getattr(changed(ground, {name: value}), name)
        except InvalidFields:
            continue
    return found


def as_fields(base: Mapping[str, Any], typed: Mapping[str, Any]) -> LetterFields:
    """Return a letter as it stands, unchecked: for the preview alone."""
    blank = LetterFields.model_construct()
    values: dict[str, Any] = {**blank.model_dump(), "subject": "", **base, **typed}
    for name, enumeration in _ENUMERATIONS.items():  # another page may give the text of a value
        values[name] = enumeration(values[name])
    if not values["subject"]:
        values["subject"] = "[à compléter : objet]"
    return LetterFields.model_construct(**values)
