"""What may be decided of a line of a point élu, each with the key that chooses it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.decisions import Outcome, ReviewItem, ReviewItemKind

translate = QCoreApplication.translate

_SHORT = 3
"""A name shorter than that is said « Option A »."""


@dataclass(frozen=True)
class Choice:
    """One thing that may be decided: its key, its words, what it is; an option without a name is to be written."""

    key: str
    words: str
    outcome: Outcome
    option: str = ""
    explained: str = ""


def choices_of(item: ReviewItem) -> tuple[Choice, ...]:
    """Return what may be decided of a line, in the order shown."""
    if item.item_kind is ReviewItemKind.request:
        return (
            Choice("P", translate("Requests", "Participe"), Outcome.attend),
            Choice("R", translate("Requests", "Représenté"), Outcome.represented),
            Choice("D", translate("Requests", "Décline"), Outcome.declined),
            Choice("M", translate("Requests", "Message"), Outcome.message),
            Choice("A", translate("Requests", "Attend"), Outcome.wait),
        )
    if item.item_kind is ReviewItemKind.arbitration:
        return _with_keys(
            (
                *_options(item),
                _Wished("ATW", translate("Requests", "Attend"), Outcome.wait),
                _Wished("DRX", translate("Requests", "Refuse"), Outcome.declined),
                _Wished("NVZ", translate("Requests", "Noté"), Outcome.noted),
            )
        )
    return (
        Choice("N", translate("Requests", "Noté"), Outcome.noted),
        Choice("A", translate("Requests", "Attend"), Outcome.wait),
    )


class _Wished(NamedTuple):
    """A choice with the keys it would like, the best first."""

    keys: str
    words: str
    outcome: Outcome
    option: str = ""
    explained: str = ""


def _options(item: ReviewItem) -> list[_Wished]:
    """Return the options; without any, what is decided is to be written."""
    if not item.options:
        return [_Wished("O", translate("Requests", "Décide…"), Outcome.option)]
    named = translate("Requests", "Option {name}")
    return [
        _Wished(
            option.name[:1].upper(),
            named.format(name=option.name) if len(option.name) < _SHORT else option.name,
            Outcome.option,
            option.name,
            option.text,
        )
        for option in item.options
    ]


def _with_keys(wished: Sequence[_Wished]) -> tuple[Choice, ...]:
    """Return the choices, each with the first key it would like that no other has taken, else its place."""
    found: list[Choice] = []
    for one in wished:
        taken = {choice.key for choice in found}
        key = next((key for key in one.keys if key.isalpha() and key not in taken), str(len(found) + 1))
        found.append(Choice(key, one.words, one.outcome, one.option, one.explained))
    return tuple(found)
