"""A pack as one Word document: the office's own pieces one after the other, dividers for what others made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from liaison_desk.documents.attached import AttachedFile
from liaison_desk.documents.model import (
    Block,
    Document,
    DocumentHeader,
    Fact,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    TemplateName,
    plain,
)
from liaison_desk.documents.pack import Missing, Pack, PackPiece

_DEEPEST = 3


def pack_as_document(pack: Pack) -> Document:
    """Return a pack as one document: what it is, its pieces listed, then each on a page of its own."""
    blocks: list[Block] = [*_cover(pack), _contents(pack)]
    for rank, piece in enumerate(pack.pieces, 1):
        blocks += [PageBreak(), Heading(plain(f"{rank}. {piece.title}")), *_piece(piece)]
    header = DocumentHeader(kind=pack.cover.kind, subtitle=pack.cover.occasion)
    return Document(pack.title, TemplateName.note, tuple(blocks), header, pack.page_size, pack.type_size)


def _cover(pack: Pack) -> Iterator[Block]:
    if pack.cover.facts:
        yield Facts(tuple(Fact(name, plain(value)) for name, value in pack.cover.facts), "Dossier")
    missing = [piece.title for piece in pack.pieces if isinstance(piece.content, Missing)]
    if missing:
        yield Paragraph(plain(f"Il manque : {' ; '.join(missing)}."), ParagraphStyle.notice)


def _contents(pack: Pack) -> Table:
    rows = tuple(
        (plain(str(rank)), plain(piece.title), plain(piece.nature)) for rank, piece in enumerate(pack.pieces, 1)
    )
    return Table((plain("N°"), plain("Pièce"), plain("Nature")), rows, (1, 8, 4), "Sommaire")


def _piece(piece: PackPiece) -> Iterator[Block]:
    match piece.content:
        case Document() as document:
            yield from _head(document)
            for block in document.blocks:
                yield replace(block, level=min(block.level + 1, _DEEPEST)) if isinstance(block, Heading) else block
        case AttachedFile() as file:
            pages = f"{len(file.pages)} pages" if len(file.pages) > 1 else "une page"
            yield Paragraph(plain(f"Fichier joint ({pages}), à imprimer à part."), ParagraphStyle.notice)
        case Missing() as missing:
            told = " · ".join(filter(None, (missing.reason, missing.owner, missing.due)))
            yield Paragraph(plain(told), ParagraphStyle.notice)


def _head(document: Document) -> Iterator[Block]:
    """Yield what stands above the text of a piece."""
    header = document.header
    if document.is_draft:
        yield Paragraph((Run("PROJET", bold=True),), ParagraphStyle.notice)
    told = " · ".join(filter(None, (header.kind, header.subtitle, header.reference)))
    if told:
        yield Paragraph(plain(told), ParagraphStyle.caption)
    if header.inside_address:
        yield Paragraph(plain("\n".join(header.inside_address)))
    if header.place_and_date:
        yield Paragraph(plain(header.place_and_date))
