"""Files kept with records: found by their SHA-256, inside the encrypted store."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from sqlmodel import Session, col, select

from liaison_desk.domain.records import Piece, Reference
from liaison_desk.store.tables import PieceContent, PieceEntry


def add_piece(
    session: Session, owner: Reference, file_name: str, media_type: str, content: bytes, *, is_original: bool = False
) -> str:
    """Keep a file with a record and return its id; equal bytes are stored once."""
    digest = hashlib.sha256(content).hexdigest()
    if session.get(PieceContent, digest) is None:
        session.add(PieceContent(sha256=digest, content=content))
    position = len(pieces_of(session, owner.id))
    entry = PieceEntry(
        owner_id=owner.id,
        owner_kind=owner.kind,
        position=position,
        file_name=file_name,
        media_type=media_type,
        size=len(content),
        sha256=digest,
        is_original=is_original,
    )
    session.add(entry)
    session.flush()
    return entry.id


def pieces_of(session: Session, owner_id: str) -> tuple[Piece, ...]:
    """Return the files of a record in their order."""
    query = select(PieceEntry).where(PieceEntry.owner_id == owner_id).order_by(col(PieceEntry.position))
    return tuple(
        Piece(entry.id, entry.file_name, entry.media_type, entry.size, entry.sha256, entry.is_original)
        for entry in session.exec(query)
    )


def piece_content(session: Session, piece_id: str) -> tuple[Piece, bytes] | None:
    """Return a file and its bytes."""
    entry = session.get(PieceEntry, piece_id)
    content = session.get(PieceContent, entry.sha256) if entry else None
    if entry is None or content is None:
        return None
    piece = Piece(entry.id, entry.file_name, entry.media_type, entry.size, entry.sha256, entry.is_original)
    return piece, content.content


def damaged_pieces(session: Session) -> list[str]:
    """Return the names of the files whose bytes are missing or no longer match their hash."""
    damaged = {
        sha256
        for sha256, content in session.exec(select(PieceContent.sha256, PieceContent.content))
        if hashlib.sha256(content).hexdigest() != sha256
    }
    present = select(PieceContent.sha256)
    wrong = sa.or_(col(PieceEntry.sha256).in_(damaged), col(PieceEntry.sha256).not_in(present))
    return list(session.exec(select(PieceEntry.file_name).where(wrong)))
