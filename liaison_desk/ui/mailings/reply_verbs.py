"""What is done with the answers to a mailing: one key for each, reminders, the attendance sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from liaison_desk.domain.french import counted
from liaison_desk.domain.labels import label
from liaison_desk.domain.mailing_replies import COMING
from liaison_desk.domain.mailings import MailingFields, MailingReply, MailingState
from liaison_desk.domain.records import Kind, Reference
from liaison_desk.domain.sheets import LeavingSheet, SheetForm
from liaison_desk.domain.validation import changed
from liaison_desk.files import atomic_write, export_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.mailings.letter_dialog import LetterDialog, LinkedLetter
from liaison_desk.ui.mailings.representative_dialog import RepresentativeDialog
from liaison_desk.ui.papers import Papers, ask_where
from liaison_desk.ui.widgets.actions import new_action

if TYPE_CHECKING:
    from liaison_desk.ui.mailings.replies_view import RepliesView
    from liaison_desk.ui.session import Session

_KEYS = (
    (MailingReply.present, "P"),
    (MailingReply.represented, "R"),
    (MailingReply.excused, "E"),
    (MailingReply.none, "S"),
)
_MOST_GUESTS = 99


class ReplyVerbs:
    """The actions of the view of answers; they act on the recipients selected."""

    def __init__(self, session: Session, view: RepliesView) -> None:
        self._session = session
        self._view = view
        self.papers = Papers(session, view, view.banner)
        alone = Qt.ShortcutContext.WidgetShortcut
        self.answers = [
            new_action(
                view,
                f"&{label(reply)[:1].upper()}{label(reply)[1:]} ({key})",
                key,
                partial(self.answer, reply),
                alone,
            )
            for reply, key in _KEYS
        ]
        self.answers += [
            new_action(view, _words("Un accompagnant de plus (+)"), "+", partial(self.add_guests, 1), alone),
            new_action(view, _words("Un de moins (-)"), "-", partial(self.add_guests, -1), alone),
        ]
        self.link = new_action(view, _words("Lier un courrier reçu… (L)"), "L", self.link_letter, alone)
        self.open_partner = new_action(view, _words("Ouvrir la &fiche"), "", self._on_open_partner)
        self.reminders = QMenu(view)
        self._add(self.reminders, _words("Par courriel : un message prêt à envoyer (.eml)…"), self.remind_by_mail)
        self._add(self.reminders, _words("Par lettre : un autre publipostage"), self.remind_by_letter)
        self._add(self.reminders, _words("Noter la relance des personnes choisies"), self.note_reminder)
        self.attendance = QMenu(view)
        self._add(self.attendance, _words("Feuille d'émargement, Word…"), partial(self.write_attendance, "docx"))
        self._add(self.attendance, _words("Feuille d'émargement, PDF…"), partial(self.write_attendance, "pdf"))
        self._add(self.attendance, _words("Feuille d'émargement, Excel…"), partial(self.write_attendance, "xlsx"))
        self._add(self.attendance, _words("Imprimer…"), self.print_attendance)
        self.follow_up = QMenu(view)
        self.participants = self._add(
            self.follow_up, _words("En faire les participants de l'engagement"), self.to_participants
        )
        self.engagement = self._add(self.follow_up, _words("Ouvrir l'engagement"), self._on_open_engagement)
        self._add(self.follow_up, _words("Refaire les papiers…"), self._on_papers)
        self.close = self._add(self.follow_up, _words("Clore l'envoi"), self.close_mailing)

    def show_mailing(self, fields: MailingFields) -> None:
        """Offer what this mailing allows."""
        for action in (self.participants, self.engagement):
            action.setEnabled(fields.engagement_id is not None)
        is_closed = fields.state is MailingState.closed
        self.close.setText(_words("Rouvrir l'envoi") if is_closed else _words("Clore l'envoi"))

    def answer(self, reply: MailingReply) -> None:
        """Note an answer of those selected; for one who is represented, ask by whom."""
        rows = self._view.selected()
        if not rows:
            return
        if reply is MailingReply.represented and len(rows) == 1:
            self.ask_representative(rows[0].id, rows[0].addressed.name).open()
            return
        self._answered([row.id for row in rows], reply)

    def ask_representative(self, partner_id: str, name: str) -> RepresentativeDialog:
        """Return the dialog that asks who comes."""

        def told(identifier: str | None, typed: str) -> None:
            self._answered([partner_id], MailingReply.represented, typed, identifier)

        dialog = RepresentativeDialog(self._session, name, told, self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def link_letter(self) -> None:
        """Ask which letter received is the answer of somebody."""
        if self._view.everybody():
            dialog = self.letter_dialog()
            dialog.accepted.connect(lambda: self._linked(dialog.chosen))
            dialog.open()

    def letter_dialog(self) -> LetterDialog:
        """Return the dialog that asks which letter holds an answer."""
        received = self._session.desk.mailing_replies.reply_letters.received_for(self._mailing())
        everybody, rows = self._view.everybody(), self._view.selected()
        selected = rows[0].id if rows else everybody[0].id
        dialog = LetterDialog(self._session, received, everybody, selected, self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def add_guests(self, more: int) -> None:
        """Count more or fewer people who come along with those selected."""
        desk, mailing = self._session.desk, self._mailing()
        for one in self._view.selected():
            told = one.recipient
            guests = min(_MOST_GUESTS, max(0, told.guests + more))
            if guests != told.guests and told.reply in COMING:
                self._session.attempt(
                    lambda one=one, told=told, guests=guests: desk.mailing_replies.answer(
                        mailing,
                        [one.id],
                        told.reply,
                        represented_by=told.represented_by,
                        represented_by_id=told.represented_by_id,
                        guests=guests,
                        replied_on=told.replied_on,
                    )
                )

    def remind_by_mail(self) -> None:
        """Write a message to those who said nothing."""
        desk, mailing = self._session.desk, self._mailing()
        content = self._session.attempt(lambda: desk.mailing_replies.reminder_mail(mailing))
        if content is None:
            return
        name = self._file_name("relance", "eml")
        ask_where(self._view, name, _words("Message (*.eml)"), lambda target: self._write_mail(target, content))

    def remind_by_letter(self) -> None:
        """Begin a mailing of reminders."""
        desk, mailing = self._session.desk, self._mailing()
        made = self._session.attempt(
            lambda: desk.mailing_replies.reminder_letters(mailing), _words("Relance par lettre commencée")
        )
        if made:
            self._view.reminder_made.emit(made)

    def note_reminder(self) -> None:
        """Note that those selected were reminded."""
        desk, mailing = self._session.desk, self._mailing()
        ids = [row.id for row in self._view.selected()]
        if ids:
            self._session.attempt(lambda: desk.mailing_replies.reminded(mailing, ids), _words("Relance notée"))

    def write_attendance(self, ending: str) -> None:
        """Ask where to write the attendance sheet, then write it."""
        mailing, name = self._mailing(), self._file_name("emargement", ending)
        if ending == "xlsx":
            ask_where(
                self._view,
                name,
                _words("Classeur Excel (*.xlsx)"),
                lambda target: self._write_table(mailing, target),
            )
        else:
            self.papers.ask_sheet_file(name, _attendance_of(mailing))

    def print_attendance(self) -> None:
        """Print the attendance sheet."""
        self.papers.print_sheet(_words("Feuille d'émargement"), _attendance_of(self._mailing()))

    def to_participants(self) -> None:
        """Make those who answered participants of the engagement."""
        desk, mailing = self._session.desk, self._mailing()
        count = self._session.attempt(lambda: desk.mailing_replies.to_participants(mailing))
        if count is not None:
            words = counted(count, _words("participant mis à jour"), _words("participants mis à jour"))
            self._session.told.emit(words, True)

    def close_mailing(self) -> None:
        """Close a mailing, or open it again."""
        sheet = self._view.sheet()
        if sheet is None:
            return
        is_closed = sheet.fields.state is MailingState.closed
        fields = changed(sheet.fields, {"state": MailingState.made if is_closed else MailingState.closed})
        words = _words("Envoi rouvert") if is_closed else _words("Envoi clos")
        self._session.attempt(lambda: self._session.desk.mailings.edit(sheet.reference.id, fields), words)

    def _answered(self, ids: list[str], reply: MailingReply, typed: str = "", identifier: str | None = None) -> None:
        desk, mailing = self._session.desk, self._mailing()
        self._session.attempt(
            lambda: desk.mailing_replies.answer(mailing, ids, reply, represented_by=typed, represented_by_id=identifier)
        )

    def _linked(self, chosen: LinkedLetter | None) -> None:
        desk, mailing = self._session.desk, self._mailing()
        if chosen is not None:
            self._session.attempt(
                lambda: desk.mailing_replies.answer(
                    mailing,
                    [chosen.partner_id],
                    chosen.reply,
                    represented_by=chosen.represented_by,
                    represented_by_id=chosen.represented_by_id,
                    letter_id=chosen.letter_id,
                ),
                _words("Courrier lié : réponse notée"),
            )

    def _mailing(self) -> str:
        sheet = self._view.sheet()
        return sheet.reference.id if sheet else ""

    def _write_mail(self, target: Path, content: bytes) -> None:
        desk, mailing = self._session.desk, self._mailing()
        reminded = [one.partner_id for one in desk.mailing_replies.waiting(mailing) if one.fields and one.fields.email]

        def written() -> None:
            atomic_write(target, content)
            desk.mailing_replies.reminded(mailing, reminded)

        self._session.attempt(written)
        self.papers.say_written(target)

    def _write_table(self, mailing: str, target: Path) -> None:
        desk = self._session.desk

        def work() -> Path:
            desk.attendance.write_table(mailing, target)
            return target

        title = _words("Feuille d'émargement")
        self._session.runner.run(title, work, self.papers.say_written, self.papers.on_failed)

    def _file_name(self, kind: str, ending: str) -> str:
        sheet = self._view.sheet()
        subject = sheet.fields.subject if sheet else ""
        return export_file_name(today(self._session.desk.clock), kind, subject, ending)

    def _on_open_partner(self) -> None:
        if rows := self._view.selected():
            self._session.open_requested.emit(Reference(Kind.partner, rows[0].id))

    def _on_open_engagement(self) -> None:
        sheet = self._view.sheet()
        if sheet and sheet.fields.engagement_id:
            self._session.open_requested.emit(Reference(Kind.engagement, sheet.fields.engagement_id))

    def _on_papers(self) -> None:
        self._view.papers_requested.emit(self._view.sheet())

    def _add(self, menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: act())
        return action


def _attendance_of(mailing: str) -> LeavingSheet:
    return LeavingSheet(Reference(Kind.mailing, mailing), SheetForm.invitation_sheet)


def _words(words: str) -> str:
    return QCoreApplication.translate("Mailings", words)
