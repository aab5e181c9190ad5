"""What is said of passages that no longer hold: counts, chips, changes in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from liaison_desk.domain.fact_uses import StaleFact, StalePassage
from liaison_desk.domain.french import counted
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.chip import ChipLook


def count_words(number: int) -> str:
    """Return « 2 passages périmés »."""
    return counted(number, _words("passage périmé"), _words("passages périmés"))


def stale_look(number: int, *, short: bool = False) -> ChipLook:
    """Return the chip of a paper that says what no longer holds."""
    words = counted(number, _words("périmé"), _words("périmés")) if short else count_words(number)
    return ChipLook(words, Tone.amber, "alert")


def change_words(fact: StaleFact) -> str:
    """Return what a point was and what it is: « début : 10 h 30, à présent 11 h »."""
    said = " ".join(fact.said.split())
    if fact.now:
        return _words("{point} : {said}, à présent {now}").format(point=fact.label.lower(), said=said, now=fact.now)
    return _words("{point} : {said} ne tient plus").format(point=fact.label.lower(), said=said)


def full_change_words(fact: StaleFact) -> str:
    """Return the same with the record it is of: « Fête de la ville, début : … »."""
    words = change_words(fact)
    return f"{fact.subject}, {words}" if fact.subject else words[:1].upper() + words[1:]


def changes_words(passages: Sequence[StalePassage]) -> str:
    """Return what changed, each point once."""
    return " ; ".join(dict.fromkeys(change_words(fact) for passage in passages for fact in passage.facts))


def _words(words: str) -> str:
    return QCoreApplication.translate("StaleWords", words)
