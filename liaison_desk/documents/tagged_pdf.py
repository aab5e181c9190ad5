"""Tagged PDFs joined into one that keeps their tags, written as it goes: memory does not grow with the pages."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

import pikepdf

_CATALOG, _PAGES, _TAGS, _DOCUMENT, _PARENTS, _METADATA, _INFORMATION = range(1, 8)
_TOGETHER = 200
"""Objects compressed at once."""
_FREE, _PLAIN, _COMPRESSED = range(3)
_SHARED_IDS = frozenset({"/Headers", "/ID"})
_PARENT_KEYS = frozenset({"/StructParent", "/StructParents"})


class TaggedPdf:
    """One PDF/UA-1 to which others are added one after the other (ISO 32000-1, 7.5.7, 7.5.8 and 14.7).

    Only what typst writes is expected: a flat list of parents of marked content, and no form.
    """

    def __init__(self, stream: BinaryIO, title: str, author: str, language: str) -> None:
        self._out = stream
        self._said = (title, author, language)
        self._places: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 65_535)}
        self._last = _INFORMATION
        self._waiting: list[tuple[int, bytes]] = []
        self._streams: dict[bytes, int] = {}
        self._pages: list[int] = []
        self._top: list[int] = []
        self._parents: list[bytes] = []
        self._ids: list[tuple[bytes, int]] = []
        self._roles: dict[str, bytes] = {}
        self._parts = 0
        self._next_parent = 0
        self._position = 0
        self._put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def add(self, content: bytes) -> None:
        """Add the pages of a tagged PDF, and its tags."""
        self._parts += 1
        with pikepdf.open(io.BytesIO(content)) as part:
            tags: Any = part.Root.StructTreeRoot
            copy = _Copy(self, {part.Root.Pages.objgen: _PAGES, tags.objgen: _DOCUMENT})
            self._pages += [copy.number_of(page.obj) for page in part.pages]
            for element in _listed(tags.K):
                element.S = pikepdf.Name.Div  # the whole is the one document
                self._top.append(copy.number_of(element))
            parents = list(tags.ParentTree.Nums)
            for key, value in zip(parents[::2], parents[1::2], strict=True):
                self._parents.append(b"%d %b" % (int(key) + self._next_parent, copy.written(value)))
            for name, role in tags.get("/RoleMap", pikepdf.Dictionary()).items():
                self._roles[name] = copy.written(role)
            copy.finish()
            self._next_parent += int(tags.ParentTreeNextKey)

    def finish(self) -> None:
        """Write what tells where everything is."""
        title, author, language = self._said
        self._object(
            _CATALOG,
            {
                "/Type": b"/Catalog",
                "/Pages": _reference(_PAGES),
                "/StructTreeRoot": _reference(_TAGS),
                "/MarkInfo": b"<</Marked true/Suspects false>>",
                "/Lang": _text(language),
                "/ViewerPreferences": b"<</DisplayDocTitle true/Direction/L2R>>",
                "/Metadata": _reference(_METADATA),
            },
        )
        kids = _list(_reference(page) for page in self._pages)
        self._object(_PAGES, {"/Type": b"/Pages", "/Count": b"%d" % len(self._pages), "/Kids": kids})
        tags = {
            "/Type": b"/StructTreeRoot",
            "/K": _list([_reference(_DOCUMENT)]),
            "/ParentTree": _reference(_PARENTS),
            "/ParentTreeNextKey": b"%d" % self._next_parent,
        }
        if self._roles:
            tags["/RoleMap"] = _dictionary(self._roles)
        if self._ids:
            names = (part for name, number in sorted(self._ids) for part in (_string(name), _reference(number)))
            tags["/IDTree"] = _dictionary({"/Names": _list(names)})
        self._object(_TAGS, tags)
        kids = _list(_reference(element) for element in self._top)
        whole = {"/Type": b"/StructElem", "/S": b"/Document", "/P": _reference(_TAGS), "/K": kids}
        self._object(_DOCUMENT, whole)
        self._object(_PARENTS, {"/Nums": _list(self._parents)})
        self._object(_INFORMATION, {"/Title": _text(title), "/Author": _text(author)})
        self._flush()
        told = _metadata(title, author, language).encode()
        self._plain(_METADATA, _stream({"/Type": b"/Metadata", "/Subtype": b"/XML"}, told))
        self._write_places()

    def new_number(self) -> int:
        """Return the number of an object to come."""
        self._last += 1
        return self._last

    def put(self, number: int, content: bytes) -> None:
        """Write an object that is not a stream."""
        self._waiting.append((number, content))
        if len(self._waiting) == _TOGETHER:
            self._flush()

    def put_stream(self, values: Mapping[str, bytes], content: bytes) -> int:
        """Write a stream, once however often it comes, and return its number."""
        written = _stream(values, content)
        mark = hashlib.sha256(written).digest()
        if mark not in self._streams:
            self._streams[mark] = self.new_number()
            self._plain(self._streams[mark], written)
        return self._streams[mark]

    def own_id(self, name: bytes) -> bytes:
        """Return the name of an element of the part being added, apart from those of the other parts."""
        return b"%d-%b" % (self._parts, name)

    def name(self, name: bytes, number: int) -> None:
        """Note the name of an element."""
        self._ids.append((name, number))

    def own_parent(self, key: int) -> int:
        """Return the key of the parents of marked content of the part being added, apart from the other parts."""
        return key + self._next_parent

    def _object(self, number: int, values: Mapping[str, bytes]) -> None:
        self.put(number, _dictionary(values))

    def _plain(self, number: int, content: bytes) -> None:
        self._places[number] = (_PLAIN, self._position, 0)
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def _flush(self) -> None:
        """Write the objects that wait as one compressed stream."""
        if not self._waiting:
            return
        holder, start = self.new_number(), 0
        starts: list[bytes] = []
        for rank, (number, content) in enumerate(self._waiting):
            self._places[number] = (_COMPRESSED, holder, rank)
            starts.append(b"%d %d" % (number, start))
            start += len(content) + 1
        head = b" ".join(starts) + b"\n"
        packed = zlib.compress(head + b"\n".join(content for _number, content in self._waiting))
        counts = {"/N": b"%d" % len(starts), "/First": b"%d" % len(head)}
        self._waiting.clear()
        self._plain(holder, _stream({"/Type": b"/ObjStm", "/Filter": b"/FlateDecode", **counts}, packed))

    def _write_places(self) -> None:
        number, start = self.new_number(), self._position
        self._places[number] = (_PLAIN, start, 0)
        rows = (self._places[one] for one in range(self._last + 1))
        table = b"".join(kind.to_bytes(1) + where.to_bytes(6) + rank.to_bytes(2) for kind, where, rank in rows)
        values = {
            "/Type": b"/XRef",
            "/Size": b"%d" % (self._last + 1),
            "/W": b"[1 6 2]",
            "/Filter": b"/FlateDecode",
            "/Root": _reference(_CATALOG),
            "/Info": _reference(_INFORMATION),
        }
        self._plain(number, _stream(values, zlib.compress(table)))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)

    def _put(self, content: bytes) -> None:
        self._position += self._out.write(content)


class _Copy:
    """Writes the objects of one PDF into another, each once, under numbers of its own."""

    def __init__(self, whole: TaggedPdf, numbers: dict[tuple[int, int], int]) -> None:
        self._whole = whole
        self._numbers = numbers
        self._left: list[tuple[int, Any]] = []

    def number_of(self, found: Any) -> int:
        """Return the number of an object, which is written by and by."""
        if found.objgen not in self._numbers:
            if isinstance(found, pikepdf.Stream):
                values = {name: self.written(value) for name, value in found.stream_dict.items() if name != "/Length"}
                self._numbers[found.objgen] = self._whole.put_stream(values, found.read_raw_bytes())
            else:
                self._numbers[found.objgen] = self._whole.new_number()
                self._left.append((self._numbers[found.objgen], found))
        return self._numbers[found.objgen]

    def finish(self) -> None:
        """Write every object that is named and not yet written."""
        while self._left:
            number, found = self._left.pop()
            self._whole.put(number, self._content(found))
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/StructElem" and "/ID" in found:
                self._whole.name(self._whole.own_id(bytes(found.ID)), number)

    def written(self, value: Any) -> bytes:
        """Return a value as it is written: an object by its number, anything else itself."""
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            return _reference(self.number_of(value))
        return self._content(value)

    def _content(self, value: Any) -> bytes:
        if isinstance(value, pikepdf.Dictionary):
            return _dictionary({name: self._entry(name, one) for name, one in value.items()})
        if isinstance(value, pikepdf.Array):
            return _list(self.written(one) for one in value)
        if isinstance(value, pikepdf.Object):
            return value.unparse()
        if isinstance(value, bool):
            return b"true" if value else b"false"
        return b"null" if value is None else f"{value:f}".encode() if not isinstance(value, int) else b"%d" % value

    def _entry(self, name: str, value: Any) -> bytes:
        if name in _PARENT_KEYS:
            return b"%d" % self._whole.own_parent(int(value))
        if name in _SHARED_IDS and isinstance(value, pikepdf.String):
            return _string(self._whole.own_id(bytes(value)))
        if name in _SHARED_IDS and isinstance(value, pikepdf.Array):
            return _list(_string(self._whole.own_id(bytes(one))) for one in value)
        return self.written(value)


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number


def _dictionary(values: Mapping[str, bytes]) -> bytes:
    return b"<<%b>>" % b"".join(b"%b %b" % (_name(name), value) for name, value in values.items())


def _list(values: Iterable[bytes]) -> bytes:
    return b"[%b]" % b" ".join(values)


def _stream(values: Mapping[str, bytes], content: bytes) -> bytes:
    head = _dictionary({**values, "/Length": b"%d" % len(content)})
    return b"%b\nstream\n%b\nendstream" % (head, content)


def _name(name: str) -> bytes:
    return pikepdf.Name(name).unparse()


def _string(content: bytes) -> bytes:
    return b"<%b>" % content.hex().encode()


def _text(words: str) -> bytes:
    return pikepdf.String(words).unparse()


def _metadata(title: str, author: str, language: str) -> str:
    """Return what programs are told of the file (ISO 14289-1, 5 and 7.1)."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
