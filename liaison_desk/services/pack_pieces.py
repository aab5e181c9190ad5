"""From the items of a pack to its pieces: documents composed from records, files read apart, dividers."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from liaison_desk.documents.attached import AttachedFile, Box, read_attached, read_attached_files
from liaison_desk.documents.attached_trimming import cut_to, written_parts
from liaison_desk.documents.model import Document
from liaison_desk.documents.office_suite import CONVERTED, converted_to_pdf
from liaison_desk.documents.pack import Missing, PackPiece
from liaison_desk.domain.french import full_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.packs import PackItem, PackItemKind
from liaison_desk.domain.records import Kind, Piece, Reference
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.domain.typography import french
from liaison_desk.errors import NotFound, UserError
from liaison_desk.store import pieces
from liaison_desk.store.database import Database

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk

Composers = Mapping[PackItemKind, Callable[[str], tuple[str, Document]]]
"""What composes each kind of piece from the id of its record: its nature, in words, and the document."""

_PDF = "application/pdf"
_BY_ENDING = {
    ".pdf": _PDF,
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    **{ending: media_type for media_type, ending in CONVERTED.items()},
}
_MOST_KEPT = 48 * 1024**2
"""Bytes of files already read, kept for the next preview."""


_SHEETS = {
    PackItemKind.trip_sheet: (Kind.engagement, SheetForm.trip_sheet),
    PackItemKind.trip_file: (Kind.engagement, SheetForm.trip_file),
    PackItemKind.run_sheet: (Kind.engagement, SheetForm.run_sheet),
    PackItemKind.protocol: (Kind.engagement, SheetForm.protocol),
    PackItemKind.agenda: (Kind.meeting, SheetForm.official_agenda),
    PackItemKind.minutes: (Kind.meeting, SheetForm.minutes),
    PackItemKind.booklet: (Kind.sitting, SheetForm.booklet),
}


def composers_of(desk: Desk) -> Composers:
    """Return what composes the pieces of an office."""

    def briefing(identifier: str) -> tuple[str, Document]:
        fields = desk.briefings.sheet(identifier).fields
        return label(fields.briefing_kind), desk.compositions.note(fields, identifier)

    def letter(identifier: str) -> tuple[str, Document]:
        sheet = desk.letters.sheet(identifier)
        nature = f"{label(PackItemKind.letter)} {sheet.number}".strip()
        return nature, desk.compositions.letter(sheet.fields, sheet.number)

    def sheet(item_kind: PackItemKind) -> Callable[[str], tuple[str, Document]]:
        kind, form = _SHEETS[item_kind]
        return lambda identifier: (label(item_kind), desk.sheets.compose(Reference(kind, identifier), form))

    made = {item_kind: sheet(item_kind) for item_kind in _SHEETS}
    return {**made, PackItemKind.briefing: briefing, PackItemKind.letter: letter}


NAMED_BY_THEIR_FORM = frozenset(
    {PackItemKind.trip_file, PackItemKind.trip_sheet, PackItemKind.run_sheet, PackItemKind.protocol}
)
"""Pieces about one engagement: its title would not tell them apart."""


class PackPieces:
    """Makes pieces; what cannot be had becomes a divider that says why."""

    def __init__(self, database: Database, composers: Composers, scratch: Path) -> None:
        self._database = database
        self._composers = composers
        self._scratch = scratch
        self._read: OrderedDict[str, AttachedFile | UserError] = OrderedDict()
        self._written: dict[str, tuple[Box, ...]] = {}

    def pieces(self, items: Sequence[PackItem], *, trim: bool = False) -> Generator[str, None, list[PackPiece]]:
        """Return the pieces items stand for, yielding the name of each as it is made; files are read together.

        With `trim`, pages of files lose their blank margins.
        """
        yield "Fichiers joints"
        self._read_files(items)
        made: list[PackPiece] = []
        for item in items:
            yield item.title or label(item.item_kind)
            piece = self.piece(item)
            made.append(self._trimmed(piece) if trim else piece)
        return made

    def piece(self, item: PackItem) -> PackPiece:
        """Return the piece an item stands for."""
        try:
            return self._found(item)
        except NotFound:
            return _missing(item, "Cette pièce n'existe plus : elle a été supprimée.")
        except UserError as error:
            return _missing(item, error.sentence)

    def _read_files(self, items: Sequence[PackItem]) -> None:
        """Read the PDF and pictures not read yet; why one has no pages is told when its turn comes."""
        found = [self._content(item) for item in items if item.item_kind is PackItemKind.attachment]
        files = {
            piece.sha256: (content, media_type_of(piece))
            for piece, content in filter(None, found)
            if piece.sha256 not in self._read and media_type_of(piece) not in CONVERTED and is_printable(piece)
        }
        for digest, read in zip(files, read_attached_files(list(files.values())), strict=True):
            self._read[digest] = read

    def _found(self, item: PackItem) -> PackPiece:
        if item.item_kind is PackItemKind.divider:
            return _missing(item, "Pièce attendue")
        if item.item_kind is PackItemKind.attachment:
            return self._attachment(item)
        nature, document = self._composers[item.item_kind](item.record_id or "")
        title = document.title
        if item.item_kind in NAMED_BY_THEIR_FORM:
            title, nature = nature, title
        return PackPiece(item.key, french(item.title) or title, nature, document)

    def _attachment(self, item: PackItem) -> PackPiece:
        found = self._content(item)
        if found is None:
            raise NotFound("pièce", item.piece_id or "")
        piece, content = found
        title = french(item.title) or Path(piece.file_name).stem
        return PackPiece(item.key, title, f"Fichier joint : {piece.file_name}", self._pages(piece, content))

    def _trimmed(self, piece: PackPiece) -> PackPiece:
        file = piece.content
        if not isinstance(file, AttachedFile):
            return piece
        mark = hashlib.sha256(file.pdf).hexdigest()
        if mark not in self._written:
            self._written[mark] = written_parts(file)
        return replace(piece, content=cut_to(file, self._written[mark]))

    def _content(self, item: PackItem) -> tuple[Piece, bytes] | None:
        with self._database.reading() as session:
            return pieces.piece_content(session, item.piece_id or "")

    def _pages(self, piece: Piece, content: bytes) -> AttachedFile:
        if piece.sha256 not in self._read:
            media_type = media_type_of(piece)
            if not is_printable(piece):
                raise UserError(
                    "not_printable",
                    f"« {piece.file_name} » ne se met pas en pages : imprimez-le à part ou joignez un PDF.",
                )
            if media_type in CONVERTED:
                content, media_type = converted_to_pdf(content, media_type, self._scratch), _PDF
            self._read[piece.sha256] = read_attached(content, media_type)
        self._read.move_to_end(piece.sha256)
        read = self._read[piece.sha256]
        while len(self._read) > 1 and sum(_size(one) for one in self._read.values()) > _MOST_KEPT:
            self._read.popitem(last=False)
        if isinstance(read, UserError):
            raise read
        return read


def _size(read: AttachedFile | UserError) -> int:
    return len(read.pdf) if isinstance(read, AttachedFile) else 0


def media_type_of(piece: Piece) -> str:
    """Return what a file is: as it was said to be, else as its name ends."""
    if piece.media_type in _BY_ENDING.values():
        return piece.media_type
    return _BY_ENDING.get(Path(piece.file_name).suffix.lower(), piece.media_type)


def is_printable(piece: Piece) -> bool:
    """Tell whether a file can be put in pages here."""
    return media_type_of(piece) in _BY_ENDING.values()


def _missing(item: PackItem, reason: str) -> PackPiece:
    due = f"{full_date(item.due_on)}, {'après-midi' if item.due_afternoon else 'matin'}" if item.due_on else ""
    title = french(item.title) or label(item.item_kind)
    return PackPiece(item.key, title, "Pièce manquante", Missing(reason, item.owner, due))
