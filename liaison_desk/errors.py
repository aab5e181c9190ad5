"""What can go wrong that a person can mend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one field: a glossary name and one French sentence."""

    field: str
    sentence: str


class UserError(Exception):
    """A failure the person can mend; its text is one French sentence that says what to do."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class InvalidFields(UserError):
    """Fields that cannot be saved as they are, with every problem at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "invalid_fields",
            " ; ".join(f"{problem.field} : {problem.sentence}" for problem in self.problems),
        )

    def within(self, place: str) -> InvalidFields:
        """Return the same problems, those of one line among several."""
        return InvalidFields([Problem(f"{place}.{problem.field}", problem.sentence) for problem in self.problems])


class NotFound(UserError):
    """A record that does not exist, or no longer does; `listed` is the kind whose list gives the identifiers."""

    def __init__(self, kind: str, identifier: str, hint: str = "", *, listed: str = "") -> None:
        told = f" : {hint}" if hint else ""
        super().__init__("not_found", f"Aucune fiche « {kind} » ne porte l'identifiant « {identifier[:40]} »{told}.")
        self.listed = listed


class StaleVersion(UserError):
    """A record changed by somebody else since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "stale_version",
            "Cette fiche a été modifiée entre-temps : rouvrez-la avant d'enregistrer vos changements.",
        )
