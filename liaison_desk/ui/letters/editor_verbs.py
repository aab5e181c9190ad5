"""The actions of the editor: save, write to Word or PDF, print, sign."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from liaison_desk.domain.letters import LetterFields, MailRegister
from liaison_desk.files import export_file_name
from liaison_desk.services.clock import today
from liaison_desk.ui.letters.editor import LetterEditor
from liaison_desk.ui.letters.insert_text import insert_text_dialog
from liaison_desk.ui.papers import Compose, Papers
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import action_button

if TYPE_CHECKING:
    from liaison_desk.ui.session import Session


class EditorVerbs(QObject):
    """Puts the buttons in the title line of the editor and its keys on the editor."""

    def __init__(self, session: Session, editor: LetterEditor) -> None:
        super().__init__(editor)
        self._desk = session.desk
        self._editor = editor
        self.papers = Papers(session, editor, editor.frame.banner)
        self.give_up = self._made(self.tr("A&bandonner"), "", editor.give_up)
        self.word = self._made(self.tr("&Word…"), "Ctrl+Shift+W", lambda: self._write("docx"))
        self.pdf = self._made(self.tr("PD&F…"), "Ctrl+Shift+F", lambda: self._write("pdf"))
        self.texts = self._made(self.tr("Insérer un te&xte…"), "Ctrl+Shift+I", self.choose_text)
        self.print = self._made(self.tr("&Imprimer…"), "Ctrl+P", self._print)
        self.sign = self._made(self.tr("Si&gner"), "Ctrl+Shift+G", editor.sign)
        self.save = self._made(self.tr("Enregi&strer"), "Ctrl+S", editor.save)
        self.save_and_next = self._made(self.tr("Enregistrer et suivan&t"), "Ctrl+Return", editor.save_and_next)
        self.leave = self._made(self.tr("&Retour au registre"), "Esc", editor.leave)
        self.sign.setToolTip(self.tr("Signer : le courrier prend le prochain numéro de départ"))
        for action in (self.give_up, self.word, self.pdf, self.print, self.sign):
            editor.frame.buttons.addWidget(action_button(action))
        editor.frame.buttons.addWidget(action_button(self.save, primary=True))
        editor.frame.body.add_tool(action_button(self.texts))
        editor.state_changed.connect(self._on_state_changed)

    def file_name(self, ending: str) -> str:
        """Return the name proposed (domain reference §3.6): no name of a person in it."""
        fields = self._fields()
        return export_file_name(fields.signed_on or today(self._desk.clock), "courrier", fields.subject, ending)

    def choose_text(self) -> None:
        """Offer the standard paragraphs and the earlier letters that may serve again."""
        if not self._editor.frame.body.text.isReadOnly():
            insert_text_dialog(self._desk, self._editor).open()

    def composing(self) -> Compose:
        """Return what composes the letter as it stands."""
        fields, number = self._editor.current()
        return lambda: self._desk.compositions.letter(fields, number)

    def _made(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = new_action(self._editor, words, keys, act)
        self._editor.addAction(action)
        return action

    def _write(self, ending: str) -> None:
        self.papers.ask_file(self.file_name(ending), self.composing())

    def _print(self) -> None:
        self.papers.print(self._fields().subject, self.composing())

    def _fields(self) -> LetterFields:
        return self._editor.current()[0]

    def _on_state_changed(self) -> None:
        outgoing = self._editor.register is MailRegister.outgoing
        for action in (self.word, self.pdf, self.print, self.texts):
            action.setVisible(outgoing)
        self.give_up.setVisible(self._editor.is_modified())
        self.sign.setVisible(outgoing and not self._editor.number)
