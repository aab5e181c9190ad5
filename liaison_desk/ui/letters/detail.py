"""A letter read beside the list: what it is, what is due, what can be done, its text, pieces and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_desk.domain.letter_reading import Remark
from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.records import Kind, Reference, Sheet
from liaison_desk.domain.threads import SenderLetters
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.circuit_panel import CircuitPanel
from liaison_desk.ui.letters.clocks_card import ClocksCard
from liaison_desk.ui.letters.dates_strip import cells_of
from liaison_desk.ui.letters.detail_verbs import DetailVerbs
from liaison_desk.ui.letters.dispatch_verbs import DispatchVerbs
from liaison_desk.ui.letters.links import correspondent_of, link_lines
from liaison_desk.ui.letters.phrases import headline_look, route_sentence
from liaison_desk.ui.letters.piece_verbs import PieceVerbs
from liaison_desk.ui.letters.pieces_panel import PiecesPanel
from liaison_desk.ui.letters.remarks_banner import RemarksBanner
from liaison_desk.ui.letters.sender_letters import SenderLettersPanel
from liaison_desk.ui.letters.thread_panel import ThreadPanel
from liaison_desk.ui.letters.verbs import LetterVerbs
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.cautions import CautionBanner
from liaison_desk.ui.widgets.chip import Chip
from liaison_desk.ui.widgets.dates_strip import DatesStrip
from liaison_desk.ui.widgets.dress import dressed, row, scrolled, text
from liaison_desk.ui.widgets.links_panel import LinksPanel
from liaison_desk.ui.widgets.messages import Banner
from liaison_desk.ui.widgets.stale_banner import StaleBanner

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_SHOWN_AT_FIRST = 3000
_SIDES = 64


class LetterDetail(Card):
    """Shows one letter.

    `edit_requested` gives its id, `opened` that of an answer just begun, `task_requested` values of a task.
    """

    edit_requested = Signal(str)
    opened = Signal(str)
    task_requested = Signal(object)

    def __init__(self, session: Session, verbs: LetterVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=0)
        self._session = session
        self._sheet: Sheet[LetterFields] | None = None
        self.chip = Chip()
        self._number = text("", "muted")
        self._title = text("", "title", wrap=True)
        self._route = text("", "muted", wrap=True)
        self.cautions = CautionBanner()
        self._dates = DatesStrip()
        self.banner = Banner()
        self.dispatch = DispatchVerbs(session, self, self.banner)
        self.verbs = DetailVerbs(verbs, self.dispatch)
        self.circuit = CircuitPanel(session)
        self.sender_letters = SenderLettersPanel()
        self.clocks = ClocksCard(session)
        self.remarks = RemarksBanner()
        self.stale = StaleBanner(session)
        self._text = text("", wrap=True)
        self._whole = button(self.tr("Afficher tout le texte"), self._show_whole_text, compact=True, quiet=True)
        self._quote = Card(role="quote", margins=0)
        self.pieces = PiecesPanel()
        self._piece_verbs = PieceVerbs(session, self)
        self.exchanges = ThreadPanel(session)
        self._links_title = SectionTitle(self.tr("Liens"))
        self.links = LinksPanel()
        self._lay_out()
        self._connect()

    def show_letter(self, identifier: str) -> None:
        """Show a letter; raises NotFound."""
        sheet = self._session.desk.letters.sheet(identifier)
        again = self._sheet is not None and self._sheet.reference == sheet.reference
        self._sheet = sheet
        fields, day = sheet.fields, today(self._session.desk.clock)
        self.chip.set_look(headline_look(fields, day))
        self._number.setText(sheet.number)
        self._title.setText(fields.subject)
        self._show_route()
        self.cautions.show_cautions(self._session.desk.cautions.of_letter(fields))
        self._dates.show_cells(cells_of(fields, self._session.desk.settings.office(), day))
        self.verbs.show_letter(sheet)
        self.sender_letters.show_letters(self._of_sender(sheet))
        self.clocks.show_letter(sheet)
        self.circuit.show_letter(sheet)
        self._show_text(fields.body)
        self.remarks.show_remarks(self._remarks(sheet))
        self.stale.show_paper(sheet.reference)
        self.pieces.show_pieces(sheet.pieces)
        self.exchanges.show_letter(sheet.reference.id)
        lines = link_lines(sheet, self._session.desk, day)
        self._links_title.set_remark(str(len(lines)) if lines else "")
        self.links.show_links(lines)
        if not again:
            self.banner.clear()
            self._scroll.verticalScrollBar().setValue(0)

    def sheet(self) -> Sheet[LetterFields] | None:
        """Return the letter shown."""
        return self._sheet

    def _lay_out(self) -> None:
        for label in (self._title, self._route, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setAccessibleName(self.tr("Texte du courrier"))
        self._quote.body.setContentsMargins(4, 0, 0, 0)
        self._quote.body.addWidget(self._text)
        self._quote.body.addLayout(row(self._whole, None))
        inner = dressed(QWidget(), role="plain")
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(12)
        body.addLayout(row(self.chip, None, self._number))
        head = (self._title, self._route, self.cautions, self._dates, self.verbs, self.banner, self.sender_letters)
        for widget in (*head, self.clocks, self.circuit, self.stale, self.remarks, self._quote, self.pieces):
            body.addWidget(widget)
        body.addWidget(self.exchanges)
        body.addWidget(self._links_title)
        body.addWidget(self.links)
        body.addStretch(1)
        self._scroll = scrolled(inner)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(self._scroll)

    def _connect(self) -> None:
        self.verbs.edit_requested.connect(self.edit_requested)
        self.verbs.opened.connect(self.opened)
        self.verbs.task_requested.connect(self.task_requested)
        self.sender_letters.open_requested.connect(self._session.open_requested)
        self.exchanges.open_requested.connect(self._session.open_requested)
        self.links.open_requested.connect(self._session.open_requested)
        self.circuit.signed.connect(self.verbs.send_button.setFocus)  # what comes next is one key away
        self.pieces.open_requested.connect(self._piece_verbs.open)
        self.pieces.save_requested.connect(self._piece_verbs.save_as)
        self.pieces.add_requested.connect(self._on_add_piece)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_route()

    def _show_route(self) -> None:
        """Say who wrote; the number stands beside the chip when there is room, before the sender otherwise."""
        if self._sheet is None:
            return
        beside = self.chip.sizeHint().width() + self._number.sizeHint().width() + _SIDES <= self.width()
        self._number.setVisible(beside)
        words = self._route_words(self._sheet)
        self._route.setText(words if beside or not self._sheet.number else f"{self._sheet.number} · {words}")

    def _route_words(self, sheet: Sheet[LetterFields]) -> str:
        fields = sheet.fields
        title = ""
        if fields.correspondent_id:
            day = fields.received_on or fields.signed_on
            title = self._session.desk.protocol.forms_of(fields.correspondent_id, day).office_title
        return route_sentence(fields, correspondent_of(sheet), title, today(self._session.desk.clock))

    def _show_text(self, words: str) -> None:
        self._quote.setVisible(bool(words))
        self._whole.setVisible(len(words) > _SHOWN_AT_FIRST)
        self._text.setText(words if len(words) <= _SHOWN_AT_FIRST else f"{words[:_SHOWN_AT_FIRST]}…")

    def _show_whole_text(self) -> None:
        if self._sheet is not None:
            self._text.setText(self._sheet.fields.body)
            self._whole.hide()
            self._text.setFocus()

    def _remarks(self, sheet: Sheet[LetterFields]) -> tuple[Remark, ...]:
        """Return what is to be looked at before a letter that goes out is signed."""
        waits = sheet.fields.mail_register is MailRegister.outgoing and not sheet.number and sheet.fields.state.is_open
        return self._session.desk.letter_check.of(sheet.reference.id) if waits else ()

    def _of_sender(self, sheet: Sheet[LetterFields]) -> SenderLetters:
        """Return what else the sender has there, as long as the letter is to be dealt with."""
        if not sheet.fields.state.is_open:
            return SenderLetters()
        return self._session.desk.threads.of_sender(sheet.fields, sheet.reference.id)

    def _on_add_piece(self) -> None:
        if self._sheet is not None:
            self._piece_verbs.add(Reference(Kind.letter, self._sheet.reference.id))
