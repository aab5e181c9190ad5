"""Zip archives that share most of their entries, put together from what is already compressed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _DEFLATED, _NAME_IN_UTF8 = 20, 8, 0x800
_SAME_DAY = 0x21  # 1 January 1980, midnight: the same content gives the same bytes


@dataclass(frozen=True)
class Archive:
    """Entries ready to be written, in the two forms a zip file has them (PKWARE APPNOTE 4.3)."""

    entries: bytes = b""
    directory: bytes = b""
    count: int = 0

    def added(self, parts: Mapping[str, bytes]) -> Archive:
        """Return an archive that holds more files, whose names are new to it."""
        entries, directory, place = [self.entries], [self.directory], len(self.entries)
        for name, content in parts.items():
            encoded = name.encode()
            squeezing = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
            squeezed = squeezing.compress(content) + squeezing.flush()
            flags = 0 if name.isascii() else _NAME_IN_UTF8
            facts = (flags, _DEFLATED, 0, _SAME_DAY, zlib.crc32(content), len(squeezed), len(content), len(encoded), 0)
            entry = _LOCAL.pack(b"PK\x03\x04", _VERSION, *facts) + encoded + squeezed
            directory += [_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *facts, 0, 0, 0, 0, place), encoded]
            entries.append(entry)
            place += len(entry)
        return Archive(b"".join(entries), b"".join(directory), self.count + len(parts))

    def written(self) -> bytes:
        """Return the bytes of the zip file."""
        sizes = (self.count, self.count, len(self.directory), len(self.entries), 0)
        return self.entries + self.directory + _END.pack(b"PK\x05\x06", 0, 0, *sizes)
