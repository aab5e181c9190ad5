"""Adding a piece to a pack: what is tied to it first, then any note or letter, a file, a divider."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMenu, QWidget

from liaison_desk.domain.packs import PackFields, PackItem, PackItemKind
from liaison_desk.domain.records import Kind
from liaison_desk.errors import UserError
from liaison_desk.ui.record_choices import RecordChoices
from liaison_desk.ui.record_form import parsers
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.date_edits import DateEdit
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.partner_field import PartnerField

Told = Callable[[PackItem], object]

_MOST = 16
_LARGEST_FILE = 60 * 1024**2
_RECORDS = {
    PackItemKind.briefing: Kind.briefing,
    PackItemKind.letter: Kind.letter,
    PackItemKind.trip_file: Kind.engagement,
    PackItemKind.trip_sheet: Kind.engagement,
    PackItemKind.run_sheet: Kind.engagement,
    PackItemKind.protocol: Kind.engagement,
    PackItemKind.agenda: Kind.meeting,
    PackItemKind.minutes: Kind.meeting,
    PackItemKind.booklet: Kind.sitting,
}


class AddPiece:
    """Fills the menu of what can be added, and asks what is not known yet."""

    def __init__(self, session: Session, window: QWidget, told: Told) -> None:
        self._session = session
        self._window = window
        self._told = told

    def fill(self, menu: QMenu, fields: PackFields, attach: Callable[[Path], object]) -> None:
        """Fill the menu for a pack."""
        menu.clear()
        tr = self._window.tr
        for item, name in self._session.desk.pack_proposals.to_add(fields)[:_MOST]:
            self._entry(menu, name.replace("&", "&&"), lambda item=item: self._told(item))
        if not menu.isEmpty():
            menu.addSeparator()
        self._entry(menu, tr("&Note…"), lambda: self.ask_record(PackItemKind.briefing))
        self._entry(menu, tr("&Courrier…"), lambda: self.ask_record(PackItemKind.letter))
        self._entry(menu, tr("&Dossier de déplacement…"), lambda: self.ask_record(PackItemKind.trip_file))
        self._entry(menu, tr("&Ordre du jour d'une réunion…"), lambda: self.ask_record(PackItemKind.agenda))
        self._entry(menu, tr("&Livret d'une séance…"), lambda: self.ask_record(PackItemKind.booklet))
        menu.addSeparator()
        self._entry(menu, tr("&Fichier (PDF, image, Word)…"), lambda: self.ask_file(attach))
        self._entry(menu, tr("&Intercalaire : pièce attendue…"), self.ask_divider)

    def ask_record(self, item_kind: PackItemKind) -> RecordDialog:
        """Ask which note or letter."""
        dialog = RecordDialog(RecordChoices(self._session), item_kind, self._told, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_divider(self) -> DividerDialog:
        """Ask what is expected, from whom and when."""
        dialog = DividerDialog(self._session, self._told, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_file(self, attach: Callable[[Path], object]) -> QFileDialog:
        """Ask which file of the machine."""
        tr = self._window.tr
        kinds = tr(
            "Ce qui se met en pages (*.pdf *.jpg *.jpeg *.png *.gif *.webp *.docx *.doc *.odt *.rtf *.xlsx *.pptx)"
        )
        dialog = QFileDialog(self._window, tr("Ajouter un fichier"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(_attach, attach))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _entry(self, menu: QMenu, words: str, act: Callable[[], object]) -> None:
        menu.addAction(words).triggered.connect(lambda _checked=False: act())


def content_of(path: Path) -> bytes:
    """Return the bytes of a file to attach; raises UserError."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise UserError("file_too_large", f"« {path.name} » dépasse 60 Mo : gardez-en les pages utiles.")
        return path.read_bytes()
    except OSError:
        raise UserError("file_unreadable", f"« {path.name} » ne peut pas être lu : vérifiez où il est.") from None


def _attach(attach: Callable[[Path], object], name: str) -> None:
    attach(Path(name))


class _AskingDialog(QDialog):
    def __init__(self, title: str, told: Told, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._told = told
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        self.add_button = button(self.tr("Ajouter au dossier"), self.accept, primary=True)
        self.add_button.setDefault(True)
        self._foot = row(None, button(self.tr("Fermer"), self.reject), self.add_button)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)

    def refuse(self, words: str) -> None:
        """Say what is missing."""
        self._problem.setText(words)
        self._problem.show()


class RecordDialog(_AskingDialog):
    """Which note, which letter."""

    def __init__(self, choices: RecordChoices, item_kind: PackItemKind, told: Told, parent: QWidget | None) -> None:
        super().__init__(parent.tr("Ajouter une pièce") if parent else "", told, parent)
        self._item_kind = item_kind
        self.field = _field(choices, _RECORDS[item_kind])
        label = text(self.tr("&Pièce"), "label")
        label.setBuddy(self.field.line)
        self.setLayout(column(label, self.field, self._problem, self._foot, spacing=10, margins=20))
        self.field.line.setFocus()

    def accept(self) -> None:
        identifier = self.field.picked()
        if not identifier:
            self.refuse(self.tr("Choisissez dans la liste qui s'ouvre quand vous tapez."))
            return
        super().accept()
        self._told(PackItem(item_kind=self._item_kind, record_kind=_RECORDS[self._item_kind], record_id=identifier))


class DividerDialog(_AskingDialog):
    """What is expected, from whom, for when."""

    def __init__(self, session: Session, told: Told, parent: QWidget | None) -> None:
        super().__init__(parent.tr("Garder la place d'une pièce attendue") if parent else "", told, parent)
        self.title = QLineEdit()
        self.owner = QLineEdit()
        self.due: Editor = DateEdit(parsers(session))
        lines: list[QWidget] = []
        for words, field, heard in (
            (self.tr("&Pièce attendue"), self.title, self.title),
            (self.tr("&Due par"), self.owner, self.owner),
            (self.tr("P&our le"), self.due, self.due.input()),
        ):
            label = text(words, "label")
            label.setBuddy(heard)
            lines += [label, field]
        self.setLayout(column(*lines, self._problem, self._foot, spacing=8, margins=20))
        self.title.setFocus()

    def accept(self) -> None:
        title = self.title.text().strip()
        try:
            due = self.due.value()
        except ValueError as error:
            self.refuse(str(error))
            return
        if not title:
            self.refuse(self.tr("Dites quelle pièce est attendue."))
            return
        super().accept()
        owner = self.owner.text().strip()
        self._told(PackItem(item_kind=PackItemKind.divider, title=title, owner=owner, due_on=due))


def _field(choices: RecordChoices, kind: Kind) -> PartnerField:
    makers = {
        Kind.briefing: choices.briefing_field,
        Kind.letter: choices.letter_field,
        Kind.engagement: choices.engagement_field,
        Kind.meeting: choices.meeting_field,
        Kind.sitting: choices.sitting_field,
    }
    return makers[kind]()
