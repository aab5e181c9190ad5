"""Archives put together from what is already compressed are archives like any other."""

from __future__ import annotations

import io
import zipfile

from liaison_desk.documents.archive import Archive


def test_what_was_put_in_comes_out() -> None:
    parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>" * 4000, "vide": b"", "é.txt": b"accent"}
    first = Archive().added({"[Content_Types].xml": b"<Types/>"})
    made = first.added({name: content for name, content in parts.items() if name != "[Content_Types].xml"}).written()
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts
        assert archive.namelist() == list(parts)


def test_the_same_parts_give_the_same_bytes() -> None:
    parts = {"a": b"un", "b": b"deux"}
    assert Archive().added(parts).written() == Archive().added(parts).written()
