"""Word files, PDFs and Outlook messages made byte by byte for the tests."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD

Streams = dict[str, "bytes | Streams"]


def word_xml(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    return f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()


def word_file(document: bytes, **others: bytes) -> bytes:
    """Return a .docx of this body; other entries are named with « __ » for « / » and « _dot_ » for « . »."""
    entries = {"[Content_Types].xml": b"<Types/>", "word/document.xml": document}
    entries |= {name.replace("__", "/").replace("_dot_", "."): content for name, content in others.items()}
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in entries.items():
            # dated 1980 each time: the same words give the same bytes
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def pdf_file(text: str, pages: int = 1, extra: str = "") -> bytes:
    """Return a PDF with the same line on every page; `extra` goes into its catalog."""
    drawn = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode("cp1252")
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode(),
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        *(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>"
            for _ in range(pages)
        ),
    ]
    made, places = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)


def properties(header: int, texts: dict[int, str], instants: dict[int, int], contents: dict[int, bytes]) -> Streams:
    """Return the streams of a message or an attachment: Unicode texts, instants (FILETIME) and bytes by number."""
    entries, streams = bytearray(header), Streams()
    for number, text in texts.items():
        content = text.encode("utf-16-le")
        entries += struct.pack("<HHIII", 0x001F, number, 6, len(content) + 2, 0)
        streams[f"__substg1.0_{number:04X}001F"] = content
    for number, instant in instants.items():
        entries += struct.pack("<HHIQ", 0x0040, number, 6, instant)
    for number, content in contents.items():
        entries += struct.pack("<HHIII", 0x0102, number, 6, len(content), 0)
        streams[f"__substg1.0_{number:04X}0102"] = content
    streams["__properties_version1.0"] = bytes(entries)
    return streams


def file_time(seconds: int) -> int:
    """Return an instant as Windows counts it, from seconds since 1970."""
    return (seconds + 11_644_473_600) * 10_000_000


def compound_file(root: Streams) -> bytes:
    """Return a compound file (MS-CFB, sectors of 512 bytes) that holds these storages and streams."""
    entries: list[list[int]] = [[5, FREE, END, FREE, 0]]
    names = ["Root Entry"]
    chains, small_chains = list[int](), list[int]()
    body, small = bytearray(), bytearray()

    def chained(chain: list[int], into: bytearray, content: bytes, size: int) -> int:
        start, count = len(chain), -(-len(content) // size)
        chain.extend([*range(start + 1, start + count), END])
        into.extend(content.ljust(count * size, b"\0"))
        return start

    def add(streams: Streams, parent: int) -> None:
        previous = FREE
        for name, content in streams.items():
            place = len(entries)
            entries.append([2 if isinstance(content, bytes) else 1, FREE, END, FREE, 0])
            names.append(name)
            entries[parent if previous == FREE else previous][1 if previous == FREE else 3] = place
            previous = place
            if not isinstance(content, bytes):
                add(content, place)
            elif content:
                is_small = len(content) < 4096
                start = chained(small_chains, small, content, 64) if is_small else chained(chains, body, content, 512)
                entries[place][2], entries[place][4] = start, len(content)

    add(root, 0)
    entries[0][2], entries[0][4] = chained(chains, body, bytes(small), 512), len(small)
    table = struct.pack(f"<{len(small_chains)}I", *small_chains)
    table = table.ljust(-(-len(table) // 512) * 512, b"\xff")
    small_table = chained(chains, body, table, 512)
    directory = b"".join(
        (written := name.encode("utf-16-le")).ljust(64, b"\0")
        + struct.pack(
            "<HBBIII16sIQQIQ", len(written) + 2, kind, 1, FREE, sibling, child, bytes(16), 0, 0, 0, first, size
        )
        for name, (kind, child, first, sibling, size) in zip(names, entries, strict=True)
    )
    directory_start = chained(chains, body, directory, 512)
    fat_length = 1
    while len(chains) + fat_length > fat_length * 128:
        fat_length += 1
    places = range(len(chains), len(chains) + fat_length)
    fat = [*chains, *([FAT] * fat_length)]
    fat += [FREE] * (fat_length * 128 - len(fat))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_length,
        directory_start, 0, 4096, small_table, len(table) // 512, END, 0, places[0],
    )  # fmt: skip
    header += struct.pack(f"<{fat_length - 1}I", *places[1:]).ljust(432, b"\xff")
    return header + bytes(body) + struct.pack(f"<{len(fat)}I", *fat)
