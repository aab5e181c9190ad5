"""The ground all field declarations stand on."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, NaiveDatetime, StringConstraints
from sqlmodel import SQLModel

from liaison_desk.domain.contacts import normal_email, normal_phone

Line = Annotated[str, StringConstraints(max_length=500)]
"""One line of text."""

Text = Annotated[str, StringConstraints(max_length=200_000)]
"""Free text, paragraphs allowed."""

Phone = Annotated[str, AfterValidator(normal_phone)]
"""A telephone number, kept as E.164 (« +33148958900 »)."""

Email = Annotated[str, AfterValidator(normal_email)]
"""One e-mail address, domain in lower case."""


class Unit(StrEnum):
    """The delegation a record belongs to."""

    djva = "DJVA"
    deci = "DECI"
    both = "BOTH"


class Fields(SQLModel):
    """What a person may type about one record; a value that is wrong is never echoed in an error."""

    model_config = ConfigDict(  # pyright: ignore[reportAssignmentType]  # SQLModel narrows the type of its own configuration
        extra="forbid",
        hide_input_in_errors=True,
        str_strip_whitespace=True,
        validate_assignment=False,
        defer_build=True,
    )


def _no_empty_date(value: Any) -> Any:
    return None if value == "" else value


OptionalDate = Annotated[date | None, BeforeValidator(_no_empty_date)]
OptionalDateTime = Annotated[NaiveDatetime | None, BeforeValidator(_no_empty_date)]
OptionalTime = Annotated[time | None, BeforeValidator(_no_empty_date)]
OptionalId = Annotated[str | None, BeforeValidator(_no_empty_date)]
