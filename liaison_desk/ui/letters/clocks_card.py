"""The time limits of a letter that came in: each date, what is left, why; and the verbs that move them on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QWidget

from liaison_desk.domain.labels import label
from liaison_desk.domain.letter_clocks import DutyKind, DutyState, LetterClocks
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister
from liaison_desk.domain.presence import Presence
from liaison_desk.domain.records import Sheet
from liaison_desk.domain.request_regimes import RequestKind
from liaison_desk.services.clock import local_now, today
from liaison_desk.ui.letters.clock_dialogs import ForwardDialog, PiecesDialog
from liaison_desk.ui.letters.duty_row import DutyRow
from liaison_desk.ui.letters.menus import add_choice
from liaison_desk.ui.widgets.buttons import button, menu_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.dress import column, empty, row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session

_PRESSING = frozenset({DutyState.to_do, DutyState.late, DutyState.waiting, DutyState.arisen})
_ALWAYS = frozenset({DutyKind.implicit_decision})
_SELDOM = frozenset({DutyKind.charter})
_SHOWN_FIRST = 2


class ClocksCard(Card):
    """Shows the next dates to act on and the implicit decision, the others behind « Toutes les dates »."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=12)
        self._session = session
        self._id = ""
        self._rows: list[DutyRow] = []
        self._shows_all = False
        self.setAccessibleName(self.tr("Délais"))
        self._title = SectionTitle(self.tr("Délais"))
        self._kind_menu = QMenu(self)
        for kind in RequestKind:
            add_choice(self._kind_menu, label(kind), lambda kind=kind: self._qualify(kind))
        self.kind_button = menu_button(self.tr("Nature"), self._kind_menu)
        self._title.add_action(self.kind_button)
        self._kind = text("", "muted", wrap=True)
        self._lines = column(spacing=4)
        self.show_all = button("", self._turn, compact=True, quiet=True)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons)
        self.confirm = self._verb(self.tr("Confirmer la nature"), self._confirm)
        self.receipt = self._verb(
            self.tr("Accusé d'enregistrement envoyé"),
            lambda: self._do(self._session.desk.letter_clocks.receipt_sent, self.tr("Accusé d'enregistrement noté")),
        )
        self.acknowledgement = self._verb(
            self.tr("Accusé de réception envoyé"),
            lambda: self._do(self._session.desk.letter_clocks.acknowledged, self.tr("Accusé de réception noté")),
        )
        self.extension = self._verb(
            self.tr("Prolongation annoncée"),
            lambda: self._do(
                self._session.desk.letter_clocks.extension_told, self.tr("Prolongation de deux mois notée")
            ),
        )
        self.pieces_received = self._verb(
            self.tr("Pièces reçues"),
            lambda: self._do(self._session.desk.letter_clocks.pieces_received, self.tr("Pièces reçues : délai repris")),
        )
        self.told = self._verb(
            self.tr("Auteur avisé"),
            lambda: self._do(self._session.desk.letter_clocks.applicant_told, self.tr("Auteur avisé")),
        )
        self.pieces_asked = self._verb(self.tr("Pièces demandées…"), self._ask_pieces)
        self.forward = self._verb(self.tr("Transmis à…"), self._ask_authority)
        self.body.addWidget(self._title)
        self.body.addWidget(self._kind)
        self.body.addLayout(self._lines)
        self.body.addLayout(row(self.show_all, None))
        self.body.addWidget(self._buttons)
        self._clocks: LetterClocks | None = None

    def show_letter(self, sheet: Sheet[LetterFields]) -> None:
        """Show the dates of a letter; nothing for one that goes out or was cancelled."""
        fields = sheet.fields
        shown = fields.mail_register is MailRegister.incoming and fields.state is not LetterState.cancelled
        self.setVisible(shown)
        if not shown:
            return
        if self._id != sheet.reference.id:
            self._id, self._shows_all = sheet.reference.id, False
        clocks = self._session.desk.letter_clocks.of(self._id)
        if clocks != self._clocks:  # what is open stays open when nothing changed
            self._clocks = clocks
            self._fill(clocks)
        self._offer(clocks, fields)

    def rows(self) -> list[DutyRow]:
        """Return the dates, shown or folded away."""
        return list(self._rows)

    def _fill(self, clocks: LetterClocks) -> None:
        self._kind.setText(self._kind_words(clocks))
        empty(self._lines)
        desk = self._session.desk
        day, now = today(desk.clock), local_now(desk.clock)
        presence = Presence.of(desk.settings.office())
        duties = sorted(clocks.duties, key=lambda one: one.due or date.max)
        self._rows = [DutyRow(one, presence.time_until(now, one.due) if one.due else "", day) for one in duties]
        for line in self._rows:
            self._lines.addWidget(line)
        for remark in clocks.remarks:
            self._lines.addWidget(text(remark, "problem", wrap=True))
        self._fold()

    def _fold(self) -> None:
        folded, pressing = 0, 0
        for line in self._rows:
            duty = line.duty
            presses = duty.state in _PRESSING and duty.kind not in _SELDOM
            pressing += presses
            first = duty.kind in _ALWAYS or (presses and pressing <= _SHOWN_FIRST)
            line.setVisible(first or self._shows_all)
            folded += not first
        self.show_all.setVisible(bool(folded))
        self.show_all.setText(
            self.tr("Moins de dates") if self._shows_all else self.tr("Toutes les dates ({count})").format(count=folded)
        )

    def _turn(self) -> None:
        self._shows_all = not self._shows_all
        self._fold()

    def _kind_words(self, clocks: LetterClocks) -> str:
        if clocks.kind is None or clocks.regime is None:
            return ""
        words = f"{label(clocks.kind)} · {label(clocks.regime.effect)}"
        if clocks.is_confirmed:
            return self.tr("{kind} · décidé par {name}").format(kind=words, name=clocks.decided_by)
        return self.tr("{kind} · proposé, à confirmer").format(kind=words)

    def _offer(self, clocks: LetterClocks, fields: LetterFields) -> None:
        owed = {one.kind for one in clocks.duties if one.state in (DutyState.to_do, DutyState.late, DutyState.waiting)}
        opened = fields.state.is_open
        self.confirm.setVisible(not clocks.is_confirmed)
        self.receipt.setVisible(DutyKind.registration_receipt in owed)
        self.acknowledgement.setVisible(DutyKind.acknowledgement in owed)
        is_gdpr = clocks.is_confirmed and clocks.kind is RequestKind.gdpr_request
        self.extension.setVisible(opened and is_gdpr and fields.extension_told_on is None)
        self.pieces_received.setVisible(DutyKind.pieces in owed)
        self.told.setVisible(DutyKind.forwarding_notice in owed)
        self.pieces_asked.setVisible(opened and clocks.legal is not None)
        self.forward.setVisible(opened and fields.forwarded_on is None)

    def _verb(self, words: str, act: Callable[[], object]) -> QPushButton:
        made = button(words, act, compact=True)
        self._flow.addWidget(made)
        return made

    def _qualify(self, kind: RequestKind) -> None:
        clocks, identifier = self._session.desk.letter_clocks, self._id
        self._session.attempt(lambda: clocks.qualify(identifier, kind), self.tr("Nature de la demande décidée"))

    def _confirm(self) -> None:
        if self._clocks is not None and self._clocks.kind is not None:
            self._qualify(self._clocks.kind)

    def _do(self, verb: Callable[[str], object], sentence: str) -> None:
        identifier = self._id
        self._session.attempt(lambda: verb(identifier), sentence)

    def _ask_pieces(self) -> None:
        clocks, identifier = self._session.desk.letter_clocks, self._id
        self._open(
            PiecesDialog(
                today(self._session.desk.clock),
                lambda pieces, limit: self._session.attempt(
                    lambda: clocks.pieces_asked(identifier, pieces, limit), self.tr("Pièces demandées : délai arrêté")
                ),
                self,
            )
        )

    def _ask_authority(self) -> None:
        clocks, identifier = self._session.desk.letter_clocks, self._id
        day = today(self._session.desk.clock)
        self._open(
            ForwardDialog(
                lambda to, is_told: self._session.attempt(
                    lambda: clocks.forward(identifier, to, day, day if is_told else None),
                    self.tr("Transmis à {authority}").format(authority=to),
                ),
                self,
            )
        )

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
