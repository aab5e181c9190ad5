"""The actions of the editor: save, write to Word or PDF, print, sign."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence

from liaison_desk.domain.letters import MailRegister
from liaison_desk.ui.letters.action_button import ActionButton
from liaison_desk.ui.letters.editor import LetterEditor
from liaison_desk.ui.letters.paper_verbs import PaperVerbs
from liaison_desk.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class EditorVerbs(QObject):
    """Puts the buttons in the title line of the editor and its keys on the editor."""

    def __init__(self, session: Session, editor: LetterEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.paper = PaperVerbs(session, editor)
        self.paper.written.connect(self._on_written)
        self.give_up = self._made(self.tr("A&bandonner"), "", editor.give_up)
        self.word = self._made(self.tr("&Word…"), "Ctrl+Shift+W", lambda: self._write("docx"))
        self.pdf = self._made(self.tr("PD&F…"), "Ctrl+Shift+F", lambda: self._write("pdf"))
        self.print = self._made(self.tr("&Imprimer…"), "Ctrl+P", lambda: self.paper.print(*editor.current()))
        self.sign = self._made(self.tr("Si&gner"), "Ctrl+Shift+G", editor.sign)
        self.save = self._made(self.tr("Enregi&strer"), "Ctrl+S", editor.save)
        self.save_and_next = self._made(self.tr("Enregistrer et suivan&t"), "Ctrl+Return", editor.save_and_next)
        self.leave = self._made(self.tr("&Retour au registre"), "Esc", editor.leave)
        self.sign.setToolTip(self.tr("Signer : le courrier prend le prochain numéro de départ"))
        for action in (self.give_up, self.word, self.pdf, self.print, self.sign):
            editor.frame.buttons.addWidget(ActionButton(action))
        editor.frame.buttons.addWidget(ActionButton(self.save, primary=True))
        editor.state_changed.connect(self._on_state_changed)

    def _made(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self._editor)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        self._editor.addAction(action)
        return action

    def _write(self, ending: str) -> None:
        self.paper.ask_and_write(*self._editor.current(), ending)

    def _on_state_changed(self) -> None:
        outgoing = self._editor.register is MailRegister.outgoing
        for action in (self.word, self.pdf, self.print):
            action.setVisible(outgoing)
        self.give_up.setVisible(self._editor.is_modified())
        self.sign.setVisible(outgoing and not self._editor.number)

    def _on_written(self, path: Path) -> None:
        opening = QAction(self.tr("Ouvrir"), self)
        opening.triggered.connect(lambda _checked=False: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        words = self.tr("Écrit : {name}, dans {folder}").format(name=path.name, folder=path.parent)
        self._editor.frame.banner.say(words, Tone.green, opening)
