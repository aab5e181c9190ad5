"""How values of the domain lie in columns."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlmodel import Field

from liaison_desk.domain.fields import Fields


class ListOf(sa.types.TypeDecorator[list[Any]]):
    """A list of Fields, kept as JSON and read back as Fields."""

    impl = sa.JSON
    cache_ok = True

    def __init__(self, item: type[Fields]) -> None:
        super().__init__()
        self.item = item

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        """Return what is stored."""
        return [
            entry.model_dump(mode="json", exclude_defaults=True) if isinstance(entry, Fields) else entry
            for entry in value or ()
        ]

    def process_result_value(self, value: Any, dialect: Dialect) -> list[Any]:
        """Return what was stored, as Fields."""
        return [self.item.model_validate(entry) for entry in value or ()]


class OneOf(sa.types.TypeDecorator[Any]):
    """One set of Fields or none, kept as JSON and read back as Fields."""

    impl = sa.JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, item: type[Fields]) -> None:
        super().__init__()
        self.item = item

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> Any:
        """Return what is stored."""
        return value.model_dump(mode="json") if isinstance(value, Fields) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return what was stored, as Fields."""
        return None if value is None else self.item.model_validate(value)


class ValuesOf(sa.types.TypeDecorator[list[Any]]):
    """A list of members of an enumeration, kept as JSON."""

    impl = sa.JSON
    cache_ok = True

    def __init__(self, members: type[StrEnum]) -> None:
        super().__init__()
        self.members = members

    def process_bind_param(self, value: Sequence[Any] | None, dialect: Dialect) -> Any:
        """Return what is stored."""
        return [str(member) for member in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> list[Any]:
        """Return what was stored, as members."""
        return [self.members(member) for member in value or ()]


def list_of(item: type[Fields]) -> Any:
    """Declare a column that holds a list of Fields."""
    return Field(default_factory=list, sa_column=sa.Column(ListOf(item)))


def json_list() -> Any:
    """Declare a column that holds a list of plain values."""
    return Field(default_factory=list, sa_column=sa.Column(sa.JSON))


def store_enumerations_by_value(metadata: sa.MetaData) -> None:
    """Make every enumeration column hold the value of its members, as a plain text that can grow."""
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, sa.Enum) and column.type.enum_class is not None:
                members: type[StrEnum] = column.type.enum_class  # pyright: ignore[reportAssignmentType]  # ours are all StrEnum
                column.type = sa.Enum(
                    members, values_callable=_values, native_enum=False, create_constraint=False, length=40
                )


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]
