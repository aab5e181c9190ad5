"""What a pack is usually made of, for an engagement, a sitting, a meeting, a partner or a theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from liaison_desk.domain.briefings import OUT_OF_USE
from liaison_desk.domain.french import short_date
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterState, MailRegister
from liaison_desk.domain.packs import PackFields, PackItem, PackItemKind
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.preparation import MEETINGS
from liaison_desk.domain.readiness import PieceState
from liaison_desk.domain.records import Kind, Link, Piece, Reference
from liaison_desk.errors import NotFound, UserError
from liaison_desk.services.pack_pieces import NAMED_BY_THEIR_FORM, is_printable
from liaison_desk.store.packs import last_pack_of

if TYPE_CHECKING:
    from liaison_desk.services.desk import Desk

_MOST_NOTES = 20
_MOST_FILES = 30
_PAPERS = frozenset(
    {ExpectedPiece.briefing, ExpectedPiece.talking_points, ExpectedPiece.contribution, ExpectedPiece.answer}
)
"""Pieces whose place a divider holds: the others are points of the trip file, which says itself what it lacks."""


@dataclass(frozen=True)
class PieceName:
    """How a piece is called, what it is, and whether a divider holds its place."""

    title: str
    nature: str
    is_missing: bool = False


class PackProposals:
    """Reads the records around what a pack is about."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def propose(self, about: Reference) -> PackFields:
        """Return a pack about a record, its usual pieces in order; nothing is recorded. Raises NotFound, UserError."""
        makers = {
            Kind.engagement: self._of_engagement,
            Kind.sitting: self._of_sitting,
            Kind.meeting: self._of_meeting,
            Kind.partner: self._of_partner,
            Kind.briefing: self._of_note,
        }
        if about.kind not in makers:
            raise UserError(
                "no_pack_of_this", "Un dossier se compose pour un engagement, une séance, une réunion ou un partenaire."
            )
        return makers[about.kind](about.id)

    def propose_theme(self, theme: str) -> PackFields:
        """Return a pack about a theme: the notes that speak of it."""
        found = self._desk.search.find(theme, _MOST_NOTES)
        items = [_record(PackItemKind.briefing, Kind.briefing, one.id) for one in found if one.kind is Kind.briefing]
        return PackFields(title=theme, theme=theme, items=items)

    def begin(self, about: Reference) -> str:
        """Record the pack proposed for a record, and return its id."""
        return self._desk.packs.add(self.propose(about))

    def pack_of(self, about: Reference) -> str | None:
        """Return the id of the last pack about a record; None when there is none."""
        with self._desk.office.database.reading() as session:
            return last_pack_of(session, about)

    def to_add(self, fields: PackFields) -> list[tuple[PackItem, str]]:
        """Return what can be added, with its name: what is tied to what the pack is about, not yet in it."""
        held = {item.key for item in fields.items}
        found: dict[str, tuple[PackItem, str]] = {}
        for reference in _subjects(fields):
            for item, name in self._around(reference):
                if item.key not in held:
                    found.setdefault(item.key, (item, name))
        return list(found.values())

    def names(self, fields: PackFields) -> list[PieceName]:
        """Return how each piece of a pack is called, without composing any."""
        return [self._name(item) for item in fields.items]

    def _name(self, item: PackItem) -> PieceName:
        nature = label(item.item_kind)
        if item.item_kind is PackItemKind.divider:
            due = f"{short_date(item.due_on)}, {_half(item)}" if item.due_on else ""
            return PieceName(item.title or nature, " · ".join(filter(None, (item.owner, due))), True)
        if item.item_kind is PackItemKind.attachment or not item.record_kind or not item.record_id:
            return PieceName(item.title or nature, nature)
        try:
            called = self._desk.records(item.record_kind).sheet(item.record_id).label
        except NotFound:
            return PieceName(item.title or nature, "supprimée depuis", True)
        if item.item_kind in NAMED_BY_THEIR_FORM:
            nature, called = called, nature
        return PieceName(item.title or called, nature)

    def _of_engagement(self, identifier: str) -> PackFields:
        sheet = self._desk.engagements.sheet(identifier)
        items = [item for item, _name in self._around(sheet.reference) if item.item_kind in _USUAL[Kind.engagement]]
        if sheet.fields.engagement_kind in MEETINGS:
            items = [one for one in items if one.item_kind is not PackItemKind.trip_file]
        items += [_divider(piece) for piece in self._desk.readiness.of(sheet.reference.id).missing if _is_paper(piece)]
        return PackFields(
            title=sheet.fields.title, engagement_id=sheet.reference.id, unit=sheet.fields.unit, items=items
        )

    def _of_sitting(self, identifier: str) -> PackFields:
        sheet = self._desk.sittings.sheet(identifier)
        items = [item for item, _name in self._around(sheet.reference)]
        return PackFields(title=sheet.fields.title, sitting_id=sheet.reference.id, items=items)

    def _of_meeting(self, identifier: str) -> PackFields:
        sheet = self._desk.meetings.sheet(identifier)
        items = [
            item
            for item, _name in self._around(sheet.reference)
            if not (item.item_kind is PackItemKind.minutes and item.record_id == sheet.reference.id)
        ]
        return PackFields(title=sheet.fields.title, meeting_id=sheet.reference.id, unit=sheet.fields.unit, items=items)

    def _of_partner(self, identifier: str) -> PackFields:
        sheet = self._desk.partners.sheet(identifier)
        items = [item for item, _name in self._around(sheet.reference)]
        return PackFields(title=sheet.label, partner_id=sheet.reference.id, items=items)

    def _of_note(self, identifier: str) -> PackFields:
        sheet = self._desk.briefings.sheet(identifier)
        own = _record(PackItemKind.briefing, Kind.briefing, sheet.reference.id)
        files = [item for item, _name in _files(sheet.reference, sheet.pieces)]
        title = sheet.fields.title
        return PackFields(title=title, theme=title, unit=sheet.fields.unit, items=[own, *files])

    def _around(self, reference: Reference) -> Iterator[tuple[PackItem, str]]:
        """Yield the pieces there are around a record, in the order they are read, with their names."""
        sheet = self._desk.records(reference.kind).sheet(reference.id)
        for item_kind in _OWN.get(reference.kind, ()):
            yield _record(item_kind, reference.kind, sheet.reference.id), label(item_kind)
        by_kind: dict[Kind, list[Link]] = {}
        for link in sheet.links:
            by_kind.setdefault(link.kind, []).append(link)
        for link in by_kind.get(Kind.meeting, ()):
            is_former = link.role == "previous"
            item_kind = PackItemKind.minutes if is_former else PackItemKind.agenda
            yield _record(item_kind, Kind.meeting, link.id), f"{label(item_kind)} : {link.label}"
        for link in _once(by_kind.get(Kind.briefing, ())):
            if self._desk.briefings.sheet(link.id).fields.state not in OUT_OF_USE:
                yield _record(PackItemKind.briefing, Kind.briefing, link.id), link.label
        for link in _once(by_kind.get(Kind.letter, ())):
            yield from self._letter(link)
        yield from _files(sheet.reference, sheet.pieces)
        for link in _once(by_kind.get(Kind.council_report, ()))[:_MOST_FILES]:
            report = self._desk.council_reports.sheet(link.id)
            yield from _files(report.reference, report.pieces)

    def _letter(self, link: Link) -> Iterator[tuple[PackItem, str]]:
        """Yield a letter: composed when the office wrote it, else the files it came with."""
        sheet = self._desk.letters.sheet(link.id)
        if sheet.fields.state is LetterState.cancelled:
            return
        if sheet.fields.mail_register is MailRegister.outgoing:
            yield _record(PackItemKind.letter, Kind.letter, link.id), link.label
        yield from _files(sheet.reference, sheet.pieces)


_OWN = {
    Kind.engagement: (PackItemKind.trip_file, PackItemKind.trip_sheet, PackItemKind.run_sheet, PackItemKind.protocol),
    Kind.sitting: (PackItemKind.booklet,),
    Kind.meeting: (PackItemKind.agenda, PackItemKind.minutes),
}
"""What the office composes from a record of each kind."""

_USUAL = {
    Kind.engagement: frozenset(PackItemKind) - {PackItemKind.trip_sheet, PackItemKind.run_sheet, PackItemKind.protocol}
}
"""The trip file holds the sheet, the programme and the order of precedence."""


def _subjects(fields: PackFields) -> list[Reference]:
    named = (
        (Kind.engagement, fields.engagement_id),
        (Kind.sitting, fields.sitting_id),
        (Kind.meeting, fields.meeting_id),
        (Kind.partner, fields.partner_id),
    )
    return [Reference(kind, identifier) for kind, identifier in named if identifier]


def _once(links: Sequence[Link]) -> list[Link]:
    return list({link.id: link for link in links}.values())


def _record(item_kind: PackItemKind, kind: Kind, identifier: str) -> PackItem:
    return PackItem(item_kind=item_kind, record_kind=kind, record_id=identifier)


def _files(owner: Reference, pieces: Sequence[Piece]) -> Iterator[tuple[PackItem, str]]:
    """Yield the files kept with a record that can be printed."""
    for piece in pieces[:_MOST_FILES]:
        if is_printable(piece):
            item = PackItem(
                item_kind=PackItemKind.attachment,
                title=Path(piece.file_name).stem,
                record_kind=owner.kind,
                record_id=owner.id,
                piece_id=piece.id,
            )
            yield item, piece.file_name


def _is_paper(piece: PieceState) -> bool:
    return piece.piece in _PAPERS


def _half(item: PackItem) -> str:
    return "après-midi" if item.due_afternoon else "matin"


def _divider(piece: PieceState) -> PackItem:
    """Return what holds the place of a piece expected: what, who owes it, by which half-day."""
    return PackItem(
        item_kind=PackItemKind.divider,
        title=piece.label,
        owner=piece.owner_name,
        due_on=piece.due.day if piece.due else None,
        due_afternoon=piece.due.afternoon if piece.due else False,
    )
