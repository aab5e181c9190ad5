"""What an Outlook file (.msg, MS-OXMSG) holds under each number, read without trusting any of it.

The only module that knows the library; it raises KeyError, IndexError, struct.error and others on hostile files, so
that every value is read for itself and one that cannot be read is missing.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime

from oxmsg import Message
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from liaison_desk.intake.plain import decoded

_HEADER_OF_EMBEDDED = 24
_HEADER_OF_ATTACHMENT = 8
_ATTACHED_STORAGE = "__substg1.0_3701000D"
_NAMED = "__nameid_version1.0"
_NAMED_ENTRIES = "__substg1.0_00030102"
_FIRST_NAMED = 0x8000


class Drawer:
    """The properties of a message or of an attachment, by number (MS-OXPROPS)."""

    def __init__(self, storage: Storage, properties: Properties, named: dict[int, int]) -> None:
        self._storage = storage
        self._properties = properties
        self._named = named

    def text(self, *numbers: int) -> str:
        """Return the first text kept under one of these numbers, else nothing."""
        for number in numbers:
            try:
                found = self._properties.str_prop_value(number)
            except Exception:  # the library fails in many ways
                continue
            if found:
                return found.replace("\0", "")
        return ""

    def content(self, number: int) -> bytes:
        """Return the bytes kept under a number, else nothing."""
        try:
            return self._properties.binary_prop_value(number) or b""
        except Exception:  # the library fails in many ways
            return b""

    def html(self, number: int) -> str:
        """Return HTML kept under a number, as bytes in the charset of the message or as text."""
        content = self.content(number)
        if not content:
            return self.text(number)
        try:
            charset = self._properties.body_encoding
        except Exception:  # the library fails in many ways
            charset = ""
        return decoded(content, charset)[0]

    def instant(self, *numbers: int) -> datetime | None:
        """Return the first instant (UTC) of this age kept under one of these numbers."""
        for number in numbers:
            try:
                found = self._properties.date_prop_value(number)
                moment = found.astimezone(UTC) if found else None
            except Exception:  # the library fails in many ways
                continue
            if moment and 1990 <= moment.year < 2100:
                return moment
        return None

    def number(self, number: int) -> int:
        """Return the integer kept under a number, else 0."""
        try:
            return int(self._properties.int_prop_value(number) or 0)
        except Exception:  # the library fails in many ways
            return 0

    def named(self, identifier: int) -> int:
        """Return under which number a property of calendars is kept in this file; 0 when it has none."""
        return self._named.get(identifier, 0)

    def attachments(self) -> Iterator[Drawer]:
        """Yield the attachments, in order."""
        for storage in self._storage.iter_attachment_storages():
            yield Drawer(storage, Properties(storage, _HEADER_OF_ATTACHMENT), {})

    def embedded(self) -> Drawer | None:
        """Return the message an attachment is, if it is one."""
        for storage in self._storage.storages:
            if storage.name == _ATTACHED_STORAGE:
                return Drawer(storage, Properties(storage, _HEADER_OF_EMBEDDED), {})
        return None


def opened(content: bytes) -> Drawer | None:
    """Return what an Outlook message holds, or nothing when the bytes are none."""
    try:
        message = Message.load(content)
        storage: Storage = message._storage  # pyright: ignore[reportPrivateUsage, reportAssignmentType]  # noqa: SLF001  # no other way to embedded messages
        storage.properties_stream_bytes  # noqa: B018  # raises when this is another file of Office
        return Drawer(storage, message.properties, _named_properties(storage))
    except MemoryError:
        raise
    except Exception:  # the library fails in many ways
        return None


def _named_properties(root: Storage) -> dict[int, int]:
    """Return under which numbers the properties named by a number are kept (MS-OXMSG §2.2.3)."""
    found: dict[int, int] = {}
    for storage in root.storages:
        for stream in storage.streams if storage.name == _NAMED else ():
            if stream.name == _NAMED_ENTRIES:
                whole = len(stream.bytes_) // 8 * 8
                for identifier, kind, place in struct.iter_unpack("<IHH", stream.bytes_[:whole]):
                    if not kind & 1:
                        found.setdefault(identifier, _FIRST_NAMED + place)
    return found
