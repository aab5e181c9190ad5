"""Texts the office keeps ready: its own wordings of letters, and paragraphs inserted by name."""

from __future__ import annotations

from pydantic import field_validator

from liaison_desk.domain.fields import Fields, Line, Text
from liaison_desk.domain.letters import Wording
from liaison_desk.domain.wording_fields import as_stored, text_problem


class OwnWording(Fields):
    """The office's own text for a wording, which wins over the shipped one."""

    wording: Wording
    text: Text

    @field_validator("text")
    @classmethod
    def _is_usable(cls, value: str) -> str:
        return _checked(value)


class StandardParagraph(Fields):
    """A paragraph kept by theme, inserted in a letter or a note by its name."""

    name: Line
    theme: Line = ""
    text: Text

    @field_validator("name")
    @classmethod
    def _has_a_name(cls, value: str) -> str:
        if not value:
            raise ValueError("donnez un nom au paragraphe")
        return value

    @field_validator("text")
    @classmethod
    def _is_usable(cls, value: str) -> str:
        return _checked(value)


def _checked(text: str) -> str:
    stored = as_stored(text)
    if problem := text_problem(stored):
        raise ValueError(problem)
    return stored
