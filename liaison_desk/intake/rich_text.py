"""Rich text of Outlook: unpacked (MS-OXRTFCP), then read as plain text, HTML it wraps left out (MS-OXRTFEX)."""

from __future__ import annotations

import re
import struct

_LONGEST = 2_000_000
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    + b"\r\n"
    + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_PACKED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
_SKIPPED = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "generator", "listtable",
    "listoverridetable", "rsidtbl", "themedata", "datastore", "fldinst",
})  # fmt: skip
_LINES = {"par": "\n", "line": "\n", "tab": "\t", "cell": "\t", "row": "\n", "sect": "\n", "page": "\n"}
_SIGNS = {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "endash": "–", "emdash": "—", "bullet": "•"}
_TOKEN = re.compile(
    rb"\\(?:'(?P<byte>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)",
)


def unpacked(content: bytes) -> bytes:
    """Return the rich text a compressed body holds, cut at two million bytes; nothing when it is none."""
    if len(content) < 16:
        return b""
    if content[8:12] == _PLAIN:
        return content[16 : 16 + _LONGEST]
    if content[8:12] != _PACKED:
        return b""
    size = min(struct.unpack_from("<I", content, 4)[0], _LONGEST)
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write, place = len(_DICTIONARY), 16
    made = bytearray()
    while len(made) < size and place < len(content):
        flags, place = content[place], place + 1
        for bit in range(8):
            copied = flags >> bit & 1
            if place + copied >= len(content):
                return bytes(made)
            start, length = 0, 1
            if copied:
                start, length = content[place] << 4 | content[place + 1] >> 4, (content[place + 1] & 15) + 2
                if start == write:
                    return bytes(made)
            for step in range(length):
                byte = window[(start + step) % _WINDOW] if copied else content[place]
                window[write] = byte
                write = (write + 1) % _WINDOW
                made.append(byte)
            place += 1 + copied
    return bytes(made[:size])


def text_of(rich: bytes) -> str:
    """Return the text a reader of rich text sees."""
    return _Reader().read(rich[:_LONGEST])


class _Reader:
    """One walk along the words of rich text; groups keep what is skipped and how many bytes stand in for a sign."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._skipped = False
        self._hidden = False
        self._to_jump = 0
        self._follow = 1
        self._groups: list[tuple[bool, bool, int]] = []

    def read(self, rich: bytes) -> str:
        """Return the text."""
        for token in _TOKEN.finditer(rich):
            if token["brace"] == b"{":
                self._groups.append((self._skipped, self._hidden, self._follow))
            elif token["brace"] and self._groups:
                self._skipped, self._hidden, self._follow = self._groups.pop()
            elif token["word"]:
                self._on_word(token["word"].decode().lower(), token["number"])
            elif token["byte"]:
                self._write(bytes([int(token["byte"], 16)]).decode("cp1252", "replace"))
            elif token["sign"]:
                self._on_sign(token["sign"])
            elif token["text"]:
                self._write(token["text"].decode("cp1252", "replace"))
        return "".join(self._written)

    def _on_word(self, word: str, number: bytes | None) -> None:
        if word in _SKIPPED:
            self._skipped = True
        elif word == "htmlrtf":
            self._hidden = number != b"0"
        elif word == "uc":
            self._follow = min(int(number or 1), 4)
        elif word == "u" and number:
            self._write(chr(int(number) % 0x10000))
            self._to_jump = self._follow
        elif word in _LINES or word in _SIGNS:
            self._write(_LINES.get(word) or _SIGNS[word])

    def _on_sign(self, sign: bytes) -> None:
        if sign == b"*":
            # a destination other readers may not know: what wraps HTML among them
            self._skipped = True
        elif sign == b"~":
            self._write("\u00a0")
        elif sign in {b"\\", b"{", b"}"}:
            self._write(sign.decode())
        elif sign in {b"\r", b"\n"}:
            self._write("\n")

    def _write(self, text: str) -> None:
        if self._to_jump and text != "\n":
            jumped = min(self._to_jump, len(text))
            self._to_jump -= jumped
            text = text[jumped:]
        if not (self._skipped or self._hidden):
            self._written.append(text)
