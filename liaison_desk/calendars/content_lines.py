"""From the bytes of a calendar file to its components, whatever its encoding and line ends, within fixed limits."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from liaison_desk.errors import UserError

MAXIMUM_BYTES = 10_000_000
_MAXIMUM_LINES = 400_000
_MAXIMUM_COMPONENTS = 50_000
_MAXIMUM_DEPTH = 12
_MAXIMUM_TEXT = 200_000
_KEPT = frozenset({"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"})
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*[;:]")
_REPEATED_RETURN = re.compile(rb"(?<!\r)\r+\n")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"B\0E\0", "utf-16-le"),
    (b"\0B\0E", "utf-16-be"),
)


@dataclass(frozen=True)
class Line:
    """One content line, unfolded, with its name in capitals and the number of the line of the file it begins on."""

    number: int
    name: str
    text: str


@dataclass
class Component:
    """A component between its BEGIN and its END: the lines asked for, and the components inside it."""

    name: str
    number: int
    lines: list[Line] = field(default_factory=list[Line])
    children: list[Component] = field(default_factory=list["Component"])
    unreadable: list[int] = field(default_factory=list[int])
    is_closed: bool = False

    def line(self, name: str) -> Line | None:
        """Return the first line of that name."""
        return next((line for line in self.lines if line.name == name), None)


def read_components(content: bytes, wanted: frozenset[str]) -> tuple[Component, dict[str, int]]:
    """Return a nameless root over the components of a file, and how many of each other kind were passed over.

    Only lines whose name is wanted are kept. Raises UserError when it is no calendar, or beyond the limits.
    """
    if len(content) > MAXIMUM_BYTES:
        raise UserError("calendar_too_large", "Ce calendrier dépasse 10 Mo : demandez une période plus courte.")
    lines = _unfolded(_in_utf8(content))
    first = next((text for _, text in lines if text.strip()), b"")
    if not first.strip().upper().startswith(b"BEGIN:"):
        raise UserError(
            "not_a_calendar", "Ce fichier n'est pas un calendrier (.ics) : vérifiez le fichier ou demandez-en un autre."
        )
    return _Scan(wanted).run(lines)


def _in_utf8(content: bytes) -> bytes:
    """Return the content in UTF-8 when it is plainly in UTF-16 or UTF-32, unchanged otherwise."""
    content = content.lstrip(b"\r\n\t ") if not content.startswith(b"\0") else content
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).lstrip("\ufeff").encode()
            except UnicodeError:
                raise _unreadable_encoding() from None
    return content


def _unfolded(content: bytes) -> list[tuple[int, bytes]]:
    """Return numbered content lines, put together again as bytes: a fold may cut a character in two."""
    if b"\n" in content:
        content = _REPEATED_RETURN.sub(b"\n", content).replace(b"\r", b"")
    else:
        content = content.replace(b"\r", b"\n")
    gathered: list[tuple[int, list[bytes]]] = []
    if content.count(b"\n") > _MAXIMUM_LINES:
        raise UserError("calendar_too_large", "Ce calendrier a trop de lignes : demandez une période plus courte.")
    for number, line in enumerate(content.split(b"\n"), start=1):
        if line[:1] in (b" ", b"\t") and gathered:
            gathered[-1][1].append(line[1:])
        elif line:
            gathered.append((number, [line]))
    return [(number, b"".join(parts)) for number, parts in gathered]


def _decoded(line: bytes) -> str:
    """Return a line as text: UTF-8, else Windows-1252, line by line because some files mix both."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        try:
            return line.decode("cp1252")
        except UnicodeDecodeError:
            raise _unreadable_encoding() from None


def _unreadable_encoding() -> UserError:
    return UserError(
        "calendar_encoding", "Les accents de ce calendrier sont illisibles : demandez un fichier enregistré en UTF-8."
    )


class _Scan:
    """One walk over the lines of a file."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self._root = Component("", 0)
        self._open = [self._root]
        self._count = 0
        self._passed_over: dict[str, int] = {}

    def run(self, lines: list[tuple[int, bytes]]) -> tuple[Component, dict[str, int]]:
        for number, content in lines:
            marker = content[:6].upper()
            if marker == b"BEGIN:":
                self._begin(_decoded(content[6:]).strip().upper(), number)
            elif marker[:4] == b"END:":
                self._end(_decoded(content[4:]).strip().upper())
            elif self._open[-1].name in _KEPT:
                self._keep(number, content)
        self._root.is_closed = len(self._open) == 1
        return self._root, self._passed_over

    def _begin(self, name: str, number: int) -> None:
        self._count += 1
        if self._count > _MAXIMUM_COMPONENTS or len(self._open) > _MAXIMUM_DEPTH:
            raise UserError(
                "calendar_too_complex", "Ce calendrier est anormalement compliqué : il n'a pas été lu par prudence."
            )
        component = Component(name, number)
        if name in _KEPT:
            self._open[-1].children.append(component)
        elif len(self._open) < 3:
            self._passed_over[name] = self._passed_over.get(name, 0) + 1
        self._open.append(component)

    def _end(self, name: str) -> None:
        """Close the innermost component of that name; those left open inside it stay marked so."""
        depth = next((depth for depth in range(len(self._open) - 1, 0, -1) if self._open[depth].name == name), 0)
        if depth:
            self._open[depth].is_closed = True
            del self._open[depth:]

    def _keep(self, number: int, content: bytes) -> None:
        """Keep a line that is wanted; names are plain ASCII, so that only wanted lines need decoding."""
        matched = _NAME.match(content[:80].decode("ascii", "replace"))
        if matched is None:
            self._open[-1].unreadable.append(number)
            return
        name = matched[1].upper()
        if name not in self._wanted:
            return
        if len(content) > _MAXIMUM_TEXT:
            self._open[-1].unreadable.append(number)
            return
        self._open[-1].lines.append(Line(number, name, _decoded(content)))
