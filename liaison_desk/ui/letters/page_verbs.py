"""The actions of the page, for its buttons, its keys and the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction

from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.domain.records import Sheet
from liaison_desk.ui.letters.views import Tab
from liaison_desk.ui.widgets.actions import new_action

if TYPE_CHECKING:
    from liaison_desk.ui.letters.page import LettersPage


class PageVerbs(QObject):
    """Actions that work on the letter read; hidden while one is being written."""

    def __init__(self, page: LettersPage) -> None:
        super().__init__(page)
        self._page = page
        self._reading: list[QAction] = []
        self.import_files = self._made(self.tr("&Importer…"), "", page.import_requested.emit)
        self.import_files.setToolTip(self.tr("Choisir des messages ou des invitations (ou les déposer sur la fenêtre)"))
        self.new = self._made("", "", page.create)
        self.answer = self._made(self.tr("&Répondre…"), "Ctrl+R", self._open_answers)
        self.edit = self._made(self.tr("&Modifier le courrier"), "F2", page.detail.verbs.edit)
        self.close = self._made(self.tr("&Clore le courrier"), "Ctrl+Shift+K", page.detail.verbs.close_letter)
        self.filter = self._made(self.tr("&Filtrer la liste"), "Ctrl+F", page.register.focus_filter)
        view = page.register.list.view
        alone = Qt.ShortcutContext.WidgetShortcut
        delete = new_action(view, self.tr("Mettre à la corbeille"), "Del", self._delete, alone)
        view.addActions([self.answer, self.edit, self.close, delete])
        self.show_tab(Tab.incoming)
        self.follow(None)

    def show_tab(self, tab: Tab) -> None:
        """Name the new letter after the register shown."""
        incoming = tab.register is MailRegister.incoming
        self.new.setText(self.tr("&Enregistrer un courrier…") if incoming else self.tr("&Écrire un courrier…"))

    def show_mode(self, *, writing: bool) -> None:
        """Offer what makes sense while a letter is read, or while one is written."""
        for action in self._reading:
            action.setVisible(not writing)

    def follow(self, sheet: Sheet[LetterFields] | None) -> None:
        """Offer what can be done with the letter read."""
        incoming = sheet is not None and sheet.fields.mail_register is MailRegister.incoming
        self.edit.setEnabled(sheet is not None)
        self.answer.setEnabled(incoming)
        self.close.setEnabled(incoming and sheet is not None and sheet.fields.state.is_open)

    def _made(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = new_action(self._page, words, keys, act)
        self._reading.append(action)
        self._page.addAction(action)
        return action

    def _open_answers(self) -> None:
        at = self._page.detail.verbs.answer_button
        menu = self._page.detail.verbs.answer_menu
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))
        menu.setActiveAction(menu.actions()[0])

    def _delete(self) -> None:
        rows = self._page.register.selected()
        if rows:
            self._page.letter_verbs.delete([one.id for one in rows])
