"""The text of Word files (.docx), read as a stream and no further than the bounds below.

An archive that swells (safety reference §2 case 29) is left where the bounds are met; a document type, which no Word
file has, stops the reading (case 30); nothing linked from elsewhere is followed, no macro nor object is opened
(case 35).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO
from xml.parsers import expat

_MOST_ENTRIES = 5_000
_MOST_BYTES = 40_000_000
_MOST_CHARACTERS = 300_000
_MOST_ELEMENTS = 600_000
_CHUNK = 64 * 1024
_BODY = "word/document.xml"
_HEADS, _FOOTS = re.compile(r"word/header\d{0,3}\.xml"), re.compile(r"word/footer\d{0,3}\.xml")
_LEFT_OUT = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_AFTER = {"p": "\n", "tr": "\n", "tc": "\t"}
_ODD = "Ce document Word est construit de façon anormale : aucun texte lu, seul l'original est gardé."
_PARTLY = "Ce document Word est trop volumineux : seul le début de son texte a été lu."
_MACROS = "Ce document contient des macros : ne les activez pas."
_OBJECTS = "Ce document contient des objets d'un autre programme : ils n'ont pas été lus, ne les ouvrez pas."
_OUTSIDE = "Ce document appelle un modèle ou une image d'un autre endroit : rien n'a été chargé."


@dataclass
class PaperText:
    """What could be read of a document: its text, and what the officer must know (French sentences)."""

    text: str = ""
    warnings: list[str] = field(default_factory=list[str])


class _TooMuch(Exception):
    """A bound was met: what was read so far is kept."""


class _NotWord(Exception):
    """Something no Word file holds."""


def read_word(content: bytes) -> PaperText:
    """Return the text of a Word file: what stands at the head of pages, the body, what stands at their foot."""
    archive = _archive(content)
    paper = PaperText()
    if archive is None:
        paper.warnings.append(_ODD)
        return paper
    names = archive.namelist()
    heads, feet = ([name for name in names if one.fullmatch(name)][:3] for one in (_HEADS, _FOOTS))
    reader = _Reader()
    try:
        for name in (*heads, _BODY, *feet):
            reader.read(lambda name=name: archive.open(name))
    except _TooMuch:
        paper.warnings.append(_PARTLY)
    except (_NotWord, expat.ExpatError, zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError):
        paper.warnings.append(_ODD if not reader.has_text() else _PARTLY)
    paper.text = reader.text()
    paper.warnings += _dangers(archive, names)
    return paper


def _archive(content: bytes) -> zipfile.ZipFile | None:
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    return archive if _BODY in names and len(names) <= _MOST_ENTRIES else None


def _dangers(archive: zipfile.ZipFile, names: list[str]) -> list[str]:
    lowered = [name.lower() for name in names]
    found = [_MACROS] if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in lowered) else []
    if any(name.startswith(("word/embeddings/", "word/activex/")) for name in lowered):
        found.append(_OBJECTS)
    for name in ("word/_rels/settings.xml.rels", "word/_rels/document.xml.rels"):
        if name in names and _calls_outside(archive, name):
            found.append(_OUTSIDE)
            break
    return found


def _calls_outside(archive: zipfile.ZipFile, name: str) -> bool:
    """Tell whether something other than a link to click is asked for from elsewhere."""
    try:
        with archive.open(name) as entry:
            written = entry.read(_CHUNK * 4)
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError):
        return False
    relations = re.findall(rb"<Relationship\b[^<>]{0,4000}>", written)
    return any(b'"External"' in each and b"/hyperlink" not in each for each in relations)


class _Reader:
    """Writes the text of parts one after the other, counting what it costs."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._characters = self._elements = self._bytes = 0
        self._left_out = 0
        self._in_text = False

    def has_text(self) -> bool:
        """Tell whether anything was read."""
        return any(piece.strip() for piece in self._written)

    def text(self) -> str:
        """Return what was read."""
        return "".join(self._written)

    def read(self, opened: Callable[[], IO[bytes]]) -> None:
        """Read one part; raises _TooMuch, _NotWord, and what archives and their XML raise when broken."""
        self._left_out, self._in_text = 0, False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._on_document_type
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_characters
        with opened() as part:
            while chunk := part.read(_CHUNK):
                self._bytes += len(chunk)
                if self._bytes > _MOST_BYTES:
                    raise _TooMuch
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        self._written.append("\n")

    def _on_document_type(self, *_declared: object) -> None:
        raise _NotWord

    def _on_start(self, name: str, _attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise _TooMuch
        tag = name.rpartition(" ")[2]
        if self._left_out or tag in _LEFT_OUT:
            self._left_out += 1
        elif tag == "t":
            self._in_text = True
        elif tag in _SIGNS:
            self._written.append(_SIGNS[tag])

    def _on_end(self, name: str) -> None:
        if self._left_out:
            self._left_out -= 1
            return
        tag = name.rpartition(" ")[2]
        self._in_text = False
        if tag in _AFTER:
            self._written.append(_AFTER[tag])

    def _on_characters(self, data: str) -> None:
        if self._left_out or not self._in_text:
            return
        self._characters += len(data)
        if self._characters > _MOST_CHARACTERS:
            raise _TooMuch
        self._written.append(data)
