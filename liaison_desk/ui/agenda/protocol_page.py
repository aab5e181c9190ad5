"""« Protocole » of one engagement: who comes before whom, what is said first, where they sit, whom to warn."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from liaison_desk.domain.attendance_words import attendance_words
from liaison_desk.domain.engagements import Attendance, EngagementFields, EngagementKind
from liaison_desk.domain.french import period
from liaison_desk.domain.pieces_expected import ExpectedPiece
from liaison_desk.domain.protocol_order import ProtocolPlace
from liaison_desk.domain.readiness import PieceState
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.domain.sheets import SheetForm
from liaison_desk.files import export_file_name
from liaison_desk.reference_data import municipalities
from liaison_desk.services.series import date_shown, sheet_key
from liaison_desk.ui.agenda.papers import leaving
from liaison_desk.ui.agenda.protocol_edits import ProtocolEdits
from liaison_desk.ui.agenda.protocol_list import ProtocolList
from liaison_desk.ui.agenda.protocol_rows import OFFICIAL, PersonRow
from liaison_desk.ui.agenda.protocol_seating import ProtocolSeating
from liaison_desk.ui.agenda.protocol_warn import ProtocolWarn
from liaison_desk.ui.agenda.protocol_words import ProtocolWords
from liaison_desk.ui.freshness import Freshness
from liaison_desk.ui.papers import Compose, Papers
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import Tone
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button, menu_button
from liaison_desk.ui.widgets.card import Card, ElidedLabel
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.panes import panes

_SPLITTER = "agenda/protocol"
_BOTH_FROM = 1000
_PUBLIC_CEREMONIES = frozenset({EngagementKind.ceremony, EngagementKind.inauguration})
"""Kinds the decree binds; for others its order is one of courtesy (domain reference §2.2, P10)."""


class ProtocolPage(QWidget):
    """`left` asks to go back to the agenda."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._order: tuple[ProtocolPlace, ...] = ()
        self.edits = ProtocolEdits(session, self)
        self._build()
        self._lay_out()
        self._connect()

    def show_sheet(self, sheet: Sheet[EngagementFields]) -> None:
        """Show the protocol of an engagement."""
        self.edits.sheet = sheet
        self._fill()
        self.people.view.select_first()

    def shown_key(self) -> str:
        """Return what tells the engagement shown from any other."""
        return sheet_key(self.edits.sheet) if self.edits.sheet else ""

    def focus_first(self) -> None:
        """Point at the order."""
        self.people.view.setFocus()

    def _build(self) -> None:
        self.banner = Banner()
        self._papers = Papers(self._session, self, self.banner)
        menu = QMenu(self)
        self.paper_button = menu_button(self.tr("Fiche de protocole"), menu)
        menu.addAction(self.tr("Imprimer…"), self._print)
        menu.addAction(self.tr("Word…"), partial(self._ask, "docx"))
        menu.addAction(self.tr("PDF…"), partial(self._ask, "pdf"))
        self._back = button(self.tr("Agenda"), self.left.emit, compact=True, meaning="back")
        self._title = ElidedLabel("", "title")
        self._when = text("", "muted", wrap=True)
        self.warning = Banner()
        self.people = ProtocolList()
        self.words = ProtocolWords()
        self.seating = ProtocolSeating(self._session, self.banner, self)
        self.warn = ProtocolWarn()
        tabs = (
            ("words", self.tr("Paroles")),
            ("seating", self.tr("Placement")),
            ("warn", self.tr("À prévenir")),
        )
        self.tabs = SegmentedTabs(tabs, self.tr("Ce que le protocole demande"))
        self._stack = QStackedWidget()
        self._parts: dict[str, QWidget] = {"words": self.words, "seating": self.seating, "warn": self.warn}

    def _lay_out(self) -> None:
        for part in self._parts.values():
            self._stack.addWidget(part)
        side = Card()
        side.body.addLayout(row(self.tabs, None))
        side.body.addWidget(self._stack, 1)
        split = panes(_SPLITTER, (self.people, 600, 380, 3), (side, 480, 330, 2))
        head = row(self._back, column(self._title, self._when, spacing=0), self.paper_button, spacing=16)
        head.setStretch(1, 1)
        layout = column(head, self.warning, self.banner, split, spacing=12)
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_part)
        edits = self.edits
        edits.changed.connect(self._refresh)
        self.people.place_requested.connect(edits.ask_place)
        self.people.back_requested.connect(edits.give_back)
        self.people.attendance_chosen.connect(edits.note_attendance)
        self.people.speaking_chosen.connect(edits.note_speaking)
        self.people.represented_chosen.connect(edits.note_represented)
        self.people.view.opened.connect(self._on_opened)
        self.words.insert_requested.connect(lambda: edits.insert_greeting(self.words.greeting.text()))
        self.words.host_first_chosen.connect(self._show_words)
        self.warn.open_requested.connect(self._session.open_requested)
        self.warn.done_requested.connect(self._on_warned)
        leaving = QShortcut(QKeySequence("Esc"), self, self.left.emit)
        leaving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        kinds = (Kind.engagement, Kind.partner, Kind.task)
        self._freshness = Freshness(self._session, self, kinds, self._refresh, is_stale=False)

    def show_part(self, part: str) -> None:
        """Show the words, the seats or whom to warn beside the order."""
        self.tabs.choose(part)
        self._stack.setCurrentWidget(self._parts[part])
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def regions(self) -> list[QWidget]:
        """Return the parts F6 goes through."""
        return [part for part in (self.people, self._stack) if part.isVisible()]

    def _make_room(self) -> None:
        """Give the seats the whole page when it is narrow."""
        self.people.setVisible(self.width() >= _BOTH_FROM or self.tabs.current() != "seating")

    def _fill(self) -> None:
        sheet = self.edits.sheet
        if sheet is None:
            return
        fields, protocol = sheet.fields, self._session.desk.protocol
        commune = municipalities().name_of(fields.municipality)
        when = period(fields.starts_at, fields.ends_at, fields.all_day)
        self._title.setText(self.tr("Protocole : {title}").format(title=fields.title))
        bound = "" if fields.engagement_kind in _PUBLIC_CEREMONIES else self.tr("ordre de courtoisie (art. 1)")
        self._when.setText(" · ".join(filter(None, (when[:1].upper() + when[1:], fields.place, commune, bound))))
        if sentence := protocol.warning(fields):
            self.warning.say(sentence, Tone.amber)
        else:
            self.warning.clear()
        self._order = protocol.order(fields)
        self.people.show_people(self._rows(sheet))
        self.words.host_first.setVisible(bool(fields.host_id) and not fields.government_ceremony)
        self._show_words()
        self.seating.show_order(sheet, self._order)
        self.warn.show_people(protocol.to_warn(fields), self._warned_piece(sheet))

    def _rows(self, sheet: Sheet[EngagementFields]) -> list[PersonRow]:
        known = {one.partner_id: one for one in sheet.fields.participants}
        rows: list[PersonRow] = []
        for place in self._order:
            one = known.pop(place.partner_id, None)
            attendance = one.attendance if one else Attendance.expected
            identifier = place.partner_id or OFFICIAL
            whom, interim = (one.represents_id or "", one.is_interim) if one else ("", False)
            rows.append(
                PersonRow(identifier, place.name, place.title, place, attendance, "", place.speaks, whom, interim)
            )
        names = {link.id: link.label for link in sheet.links}
        absent = [one for one in known.values() if one.partner_id in names]
        return rows + [
            PersonRow(
                one.partner_id,
                names[one.partner_id],
                one.office,
                None,
                one.attendance,
                attendance_words(one.attendance, self._session.desk.partners.sheet(one.partner_id).fields),
                one.speaks,
            )
            for one in absent
        ]

    def _show_words(self) -> None:
        sheet = self.edits.sheet
        if sheet is None:
            return
        fields, protocol = sheet.fields, self._session.desk.protocol
        greeting = protocol.greeting(fields, host_first=self.words.host_first.isChecked())
        self.words.show_words(greeting, protocol.speakers(fields), protocol.speaking_remarks(fields))

    def _warned_piece(self, sheet: Sheet[EngagementFields]) -> PieceState | None:
        starts_at = sheet.fields.starts_at if date_shown(sheet) else None
        pieces = self._session.desk.readiness.of(sheet.reference.id, starts_at).pieces
        return next((state for state in pieces if state.piece is ExpectedPiece.warned), None)

    def _refresh(self) -> None:
        if self.edits.read():
            self._fill()
        else:
            self.left.emit()

    def _on_opened(self, person: PersonRow) -> None:
        if person.partner_id:
            self._session.open_requested.emit(Reference(Kind.partner, person.partner_id))

    def _print(self) -> None:
        if self.edits.sheet is not None:
            sheet = self.edits.sheet
            of = leaving(SheetForm.protocol, sheet)
            self._papers.print(self.tr("Fiche de protocole"), self.composing(sheet.fields), of)

    def _ask(self, ending: str) -> None:
        if self.edits.sheet is not None:
            sheet = self.edits.sheet
            name = export_file_name(sheet.fields.day, "protocole", sheet.fields.title, ending)
            self._papers.ask_file(name, self.composing(sheet.fields), leaving(SheetForm.protocol, sheet))

    def composing(self, fields: EngagementFields) -> Compose:
        """Return what composes the protocol sheet."""
        compositions = self._session.desk.compositions
        return lambda: compositions.protocol_sheet(fields)

    def _on_warned(self, task_id: str) -> None:
        self._session.attempt(lambda: self._session.desk.tasks.done(task_id), self.tr("Tous sont prévenus"))
