"""What was read in the file of a report to the council: proposed to the officer, recorded only when confirmed.

Plain dataclasses, because the process that reads the file starts often and must start fast.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date

LONGEST_EXCERPT = 4_000


@dataclass(frozen=True)
class ReadAmount:
    """An amount in euros, as a decimal number with a point, and the words that say what it is."""

    label: str
    amount: str


@dataclass(frozen=True)
class ReportReading:
    """Everything read in one report; empty where the text does not say. `warnings` are French sentences.

    `text` is searched for the organisations the office knows; `requested` is what the body is asked to do.
    """

    source_name: str
    source_sha256: str
    media_type: str
    number: str = ""
    committee: str = ""
    direction: str = ""
    rapporteur: str = ""
    title: str = ""
    unit: str = ""
    sitting_on: date | None = None
    requested: str = ""
    context: str = ""
    amounts: tuple[ReadAmount, ...] = ()
    text: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def not_read(self) -> tuple[str, ...]:
        """Names of what the text does not say (French)."""
        known = (
            ("le numéro", self.number),
            ("la commission", self.committee),
            ("la direction", self.direction),
            ("l'objet", self.title),
            ("les montants", self.amounts),
        )
        return tuple(name for name, value in known if not value)

    def to_json(self) -> str:
        """Return the reading as one line of JSON, in ASCII."""
        return json.dumps(asdict(self), default=_plain)

    @staticmethod
    def from_json(content: str | bytes) -> ReportReading:
        """Return the reading written by `to_json`; raises ValueError when it is anything else."""
        # only the program needs pydantic here, never the process that reads files
        from pydantic import TypeAdapter, ValidationError

        try:
            return TypeAdapter(ReportReading).validate_json(content)
        except ValidationError:
            # the original error quotes what it was given
            raise ValueError("not a reading") from None


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
