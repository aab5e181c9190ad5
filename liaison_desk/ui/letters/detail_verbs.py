"""The buttons of a letter read: answer, change, close, and what is seldom done behind « Plus »."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from liaison_desk.domain.fields import Unit
from liaison_desk.domain.labels import label
from liaison_desk.domain.letters import LetterFields, LetterState, MailRegister, Wording
from liaison_desk.domain.records import Sheet
from liaison_desk.ui.letters.dispatch_verbs import DispatchVerbs
from liaison_desk.ui.letters.menus import add_choice, units_menu
from liaison_desk.ui.letters.verbs import LetterVerbs, states_for
from liaison_desk.ui.widgets.buttons import button, menu_button
from liaison_desk.ui.widgets.flow_layout import FlowLayout
from liaison_desk.ui.widgets.reason_dialog import ReasonDialog, ReasonWords

_ANSWERS = (
    Wording.blank,
    Wording.reply_letter,
    Wording.holding_reply,
    Wording.approval_letter,
    Wording.refusal_letter,
    Wording.referral_letter,
    Wording.acceptance,
    Wording.decline,
    Wording.representation,
    Wording.message,
    Wording.waiting,
    Wording.acknowledgement,
    Wording.legal_acknowledgement,
    Wording.registration_receipt,
    Wording.thank_you,
)


class DetailVerbs(QWidget):
    """One primary action, the others beside it.

    `edit_requested` gives the letter, `opened` an answer just begun, `task_requested` the values of a task about it.
    """

    edit_requested = Signal(str)
    opened = Signal(str)
    task_requested = Signal(object)

    def __init__(self, verbs: LetterVerbs, dispatch: DispatchVerbs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self.dispatch = dispatch
        self._id = ""
        self._named = ""
        self._unit = Unit.both
        self._flagged = False
        self.answer_menu = QMenu(self)
        for wording in _ANSWERS:
            add_choice(self.answer_menu, label(wording), lambda wording=wording: self.answer(wording))
        self.state_menu = QMenu(self)
        self.more_menu = QMenu(self)
        self.answer_button = menu_button(self.tr("Répondre"), self.answer_menu, primary=True)
        self.send_menu = QMenu(self)
        self.paper_menu = QMenu(self)
        self.send_button = menu_button(self.tr("Envoyer"), self.send_menu, primary=True)
        self.paper_button = menu_button(self.tr("Imprimer"), self.paper_menu)
        self.write_button = button(self.tr("Écrire"), self.edit, primary=True, compact=True)
        self.open_button = button(self.tr("Ouvrir"), self.edit, compact=True)
        self.edit_button = button(self.tr("Modifier"), self.edit, compact=True)
        self.close_button = button(self.tr("Clore"), self.close_letter, compact=True)
        self._lay_out()

    def show_letter(self, sheet: Sheet[LetterFields]) -> None:
        """Offer what can be done with a letter."""
        fields = sheet.fields
        self._id, self._named, self._flagged = sheet.reference.id, sheet.number or fields.subject, fields.flagged
        self._unit = fields.unit
        incoming = fields.mail_register is MailRegister.incoming
        cancelled = fields.state is LetterState.cancelled
        self.answer_button.setVisible(incoming and not cancelled)
        self.dispatch.show_letter(sheet)
        self.send_button.setVisible(fields.state is LetterState.signed)
        self.write_button.setVisible(not incoming and not sheet.number)
        self.open_button.setVisible(not incoming and bool(sheet.number))
        self.paper_button.setVisible(not incoming)
        self._slip.setVisible(incoming and not cancelled)
        self.edit_button.setVisible(incoming)
        self.close_button.setVisible(incoming and fields.state.is_open)
        self.state_menu.clear()
        for state in states_for(fields.mail_register, numbered=bool(sheet.number)):
            if state is not fields.state:
                add_choice(self.state_menu, label(state), lambda state=state: self._set_state(state))
        self._flag.setText(self.tr("Ne plus &signaler") if fields.flagged else self.tr("&Signaler"))
        self._cancel.setVisible(bool(sheet.number) and not cancelled)

    def answer(self, wording: Wording) -> None:
        """Start the answer and open it."""
        begun = self._verbs.answer(self._id, wording)
        if begun is not None:
            self.opened.emit(begun)

    def edit(self) -> None:
        """Open the letter for writing."""
        if self._id:
            self.edit_requested.emit(self._id)

    def start_task(self) -> None:
        """Ask for a task about the letter."""
        if self._id:
            self.task_requested.emit({"letter_id": self._id, "unit": self._unit})

    def close_letter(self) -> None:
        """Say that nothing more is to be done."""
        if self._id:
            self._verbs.set_state([self._id], LetterState.closed)

    def ask_reason(self) -> None:
        """Ask why the letter is cancelled, then cancel it."""
        identifier = self._id
        explained = self.tr("{letter} : le numéro reste au registre avec ce motif, il n'est jamais réutilisé.")
        dialog = ReasonDialog(
            ReasonWords(
                self.tr("Pourquoi annuler ce courrier ?"),
                explained.format(letter=self._named),
                self.tr("Annuler ce courrier"),
                self.tr("Le garder"),
                self.tr("Indiquez le motif : doublon, erreur d'enregistrement, retrait…"),
            ),
            lambda reason: self._verbs.set_state([identifier], LetterState.cancelled, reason),
            self,
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def delete(self) -> None:
        """Put the letter in the bin."""
        if self._id:
            self._verbs.delete([self._id])

    def _lay_out(self) -> None:
        unit_menu = units_menu(self, lambda unit: self._verbs.assign([self._id], unit))
        self._flag = self.more_menu.addAction("", lambda: self._verbs.flag(self._id, not self._flagged))
        self.more_menu.addAction(self.tr("Nouvelle &tâche liée"), self.start_task)
        self._slip = self.more_menu.addAction(self.tr("S&oit-transmis…"), lambda: self.answer(Wording.forwarding_slip))
        self.more_menu.addSeparator()
        self._cancel = self.more_menu.addAction(self.tr("&Annuler le courrier…"), self.ask_reason)
        self.more_menu.addAction(self.tr("Mettre à la &corbeille"), self.delete)
        add_choice(self.send_menu, self.tr("Sur &papier"), self.dispatch.send_on_paper)
        add_choice(self.send_menu, self.tr("Par &courriel…"), self.dispatch.ask_email_file)
        add_choice(self.send_menu, self.tr("Remis en &main propre…"), self.dispatch.ask_receiver)
        add_choice(self.paper_menu, self.tr("&Imprimer…"), self.dispatch.print)
        add_choice(self.paper_menu, self.tr("&Word…"), lambda: self.dispatch.write("docx"))
        add_choice(self.paper_menu, self.tr("PD&F…"), lambda: self.dispatch.write("pdf"))
        line = FlowLayout(self)
        state, unit = menu_button(self.tr("État"), self.state_menu), menu_button(self.tr("Attribuer"), unit_menu)
        more = menu_button(self.tr("Plus"), self.more_menu)
        first = (self.answer_button, self.send_button, self.write_button, self.open_button, self.edit_button)
        for widget in (*first, self.paper_button, state, unit, self.close_button, more):
            line.addWidget(widget)

    def _set_state(self, state: LetterState) -> None:
        self._verbs.set_state([self._id], state)
