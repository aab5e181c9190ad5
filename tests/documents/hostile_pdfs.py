"""PDF made to harm, each in its own way; nothing in them is real."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

MARK = "ZZHOSTILE"


def plain_pdf(
    words: str = "Convention signée",
    *,
    rotate: int = 0,
    size: tuple[int, int] = (595, 842),
    typeface: str = "Helvetica",
) -> bytes:
    """Return a page of text in a typeface that is only named."""
    return _saved(_with_text(words, rotate, size, typeface))


def encrypted() -> bytes:
    """Return a PDF that asks for a password."""
    return _saved(_with_text("secret"), encryption=pikepdf.Encryption(owner="a", user="b"))


def script_at_opening() -> bytes:
    """Return a PDF that runs a program when it opens."""
    pdf = _with_text("x")
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=MARK)
    return _saved(pdf)


def script_spelled_otherwise() -> bytes:
    """Return a PDF whose program is named with signs written as numbers."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Java#53cript/J#53(x)>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    objects = (catalogue, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page)
    body = b"".join(b"%d 0 obj%bendobj\n" % (rank, one) for rank, one in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>"


def script_by_name() -> bytes:
    """Return a PDF with a program in its catalogue."""
    pdf = _with_text("x")
    script = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=MARK))
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
    return _saved(pdf)


def script_on_page() -> bytes:
    """Return a PDF whose page runs a program when it is shown."""
    pdf = _with_text("x")
    pdf.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=MARK))
    return _saved(pdf)


def launching() -> bytes:
    """Return a PDF with links that start a program and open a site."""
    pdf, links = _with_text("Un lien"), []
    for action in (
        pikepdf.Dictionary(S=pikepdf.Name.Launch, F=MARK),
        pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"http://{MARK}.example"),
    ):
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 200, 200], A=action)
        links.append(pdf.make_indirect(note))
    pdf.pages[0].obj.Annots = pikepdf.Array(links)
    return _saved(pdf)


def with_files() -> bytes:
    """Return a PDF that carries another file, and data beside its drawing."""
    pdf = _with_text("Un fichier caché")
    pdf.attachments["caché.exe"] = pikepdf.AttachedFileSpec(pdf, MARK.encode(), filename="caché.exe")
    form = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1])
    form.PieceInfo = pikepdf.Dictionary(Secret=pdf.make_stream(MARK.encode()))
    form.AF = pikepdf.Array([pdf.make_stream(MARK.encode())])
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(A=form, F=form)
    return _saved(pdf)


def looping() -> bytes:
    """Return a PDF whose pages are their own parents."""
    body = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
    return body + b"trailer<</Root 1 0 R>>"


def drawing_itself() -> bytes:
    """Return a PDF whose drawing draws itself."""
    pdf = _with_text("x")
    form = pdf.make_stream(b"/Fx Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Fx=form))
    pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Fx=form)
    pdf.pages[0].Contents = pdf.make_stream(b"/Fx Do")
    return _saved(pdf)


def too_long() -> bytes:
    """Return a PDF of more pages than a pack takes."""
    pdf = pikepdf.new()
    for _ in range(401):
        pdf.add_blank_page(page_size=(100, 100))
    return _saved(pdf)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "encrypted": (encrypted, "attached_locked"),
    "script at opening": (script_at_opening, "attached_scripts"),
    "script spelled otherwise": (script_spelled_otherwise, "attached_scripts"),
    "script by name": (script_by_name, "attached_scripts"),
    "script on page": (script_on_page, "attached_scripts"),
    "looping": (looping, "attached_damaged"),
    "too long": (too_long, "attached_too_large"),
    "empty": (lambda: b"", "attached_damaged"),
    "no pdf": (lambda: b"%PDF-1.7 rien", "attached_damaged"),
    "cut": (lambda: plain_pdf()[:60], "attached_damaged"),
    "no page": (lambda: _saved(pikepdf.new()), "attached_damaged"),
}


def _with_text(
    words: str, rotate: int = 0, size: tuple[int, int] = (595, 842), typeface: str = "Helvetica"
) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=size)
    page = pdf.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/{typeface}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )  # fmt: skip
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(b"BT /F 24 Tf 72 %d Td (" % (size[1] - 90) + words.encode("cp1252") + b") Tj ET")
    if rotate:
        page.obj.Rotate = rotate
    return pdf


def _saved(pdf: pikepdf.Pdf, encryption: pikepdf.Encryption | bool = False) -> bytes:
    out = io.BytesIO()
    pdf.save(out, encryption=encryption)
    return out.getvalue()
