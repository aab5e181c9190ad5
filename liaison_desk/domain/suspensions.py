"""Pieces asked of whoever wrote: what stops the clock of a request (CRPA L114-5)."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from liaison_desk.domain.fields import Fields, Line, OptionalDate


class Suspension(Fields):
    """Pieces asked on a day, with a day to send them by; `received_on` when all have come."""

    asked_on: date
    limit_on: date
    received_on: OptionalDate = None
    pieces: list[Line] = Field(default_factory=list)

    @model_validator(mode="after")
    def _dates_follow(self) -> Suspension:
        if self.limit_on < self.asked_on:
            raise ValueError("limit_on: la date limite vient après la demande de pièces")
        if self.received_on and self.received_on < self.asked_on:
            raise ValueError("received_on: les pièces arrivent après leur demande")
        return self

    @property
    def until(self) -> date:
        """The day a clock that rejects starts again: when the pieces came, the limit at the latest."""
        return min(self.received_on or self.limit_on, self.limit_on)
