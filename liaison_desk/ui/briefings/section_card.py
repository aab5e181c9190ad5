"""The section being written: its heading and what goes there, its text, its options or its fields, its decision."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.note_checks import NOT_APPLICABLE
from liaison_desk.domain.note_forms import NoteSection, Particular
from liaison_desk.domain.speeches import word_count
from liaison_desk.ui.briefings.decision_box import DecisionBox
from liaison_desk.ui.briefings.options_pane import OptionsPane
from liaison_desk.ui.briefings.particulars_form import ParticularsForm
from liaison_desk.ui.session import Session
from liaison_desk.ui.theme.tokens import GRID
from liaison_desk.ui.widgets.buttons import button, icon_button
from liaison_desk.ui.widgets.card import Card, SectionTitle
from liaison_desk.ui.widgets.dress import column, scrolled, text
from liaison_desk.ui.widgets.markdown_editor import MarkdownEditor

_DECIDED = frozenset({Particular.decision, Particular.answer_box})
_DRAWN = _DECIDED | {Particular.options}
"""What is printed in a section without anything being written there."""


class SectionCard(Card):
    """The middle of the page. `typed` while one writes, `figure_requested` when one wants to insert a figure."""

    typed = Signal()
    options_typed = Signal()
    particulars_typed = Signal()
    figure_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = NoteSection("")
        self._frozen = False
        self.heading = SectionTitle("")
        self._hint = text("", "hint", wrap=True)
        self.editor = MarkdownEditor(plain=True, lines=4)
        self.figure_button = icon_button("figure", self.tr("Chiffre clé (Ctrl+Maj+F)"), self.figure_requested.emit)
        self.editor.add_tool(self.figure_button)
        self.options = OptionsPane()
        self.decision = DecisionBox()
        self.particulars = ParticularsForm(session)
        written = QWidget()
        self._before = button(self.tr("Ajouter un texte"), self._on_before, compact=True, quiet=True)
        self._before.setToolTip(self.tr("Écrire un texte avant ce qui est imprimé ici"))
        self.heading.add_action(self._before)
        self.not_applicable = button(self.tr("Sans objet"), self._on_not_applicable, compact=True, quiet=True)
        self.not_applicable.setToolTip(self.tr("Dire que cette partie n'a pas lieu d'être dans cette note"))
        self.heading.add_action(self.not_applicable)
        self._scroll = scrolled(self.options)
        layout = column(self._scroll, self.decision, self.editor, spacing=GRID)
        layout.addStretch(0)
        layout.setStretch(0, 3)
        layout.setStretch(2, 2)
        written.setLayout(layout)
        self._stack = QStackedWidget()
        self._stack.addWidget(written)
        self._stack.addWidget(self.particulars)
        self.body.setSpacing(GRID)
        self.body.addWidget(self.heading)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._stack, 1)
        self.editor.edited.connect(self._on_typed)
        self.options.typed.connect(self.options_typed)
        self.particulars.typed.connect(self.particulars_typed)

    def show_section(self, section: NoteSection, body: str) -> None:
        """Show one section to be written."""
        self._section = section
        self.heading.set_title(section.heading)
        self._say_hint(section.hint)
        self.editor.name(self.tr("Texte de la section « {heading} »").format(heading=section.heading))
        self.editor.set_value(body)
        is_drawn = section.particular in _DRAWN
        self._scroll.setVisible(section.particular is Particular.options)
        self.editor.setVisible(not is_drawn or bool(body))
        self._before.setVisible(is_drawn and not body)
        self.decision.setVisible(section.particular in _DECIDED)
        self._stack.setCurrentIndex(0)
        self._say_length()

    def show_particulars(self) -> None:
        """Show the fields of the form."""
        self._section = NoteSection("")
        self.heading.set_title(self.tr("Renseignements"))
        self.heading.set_remark("")
        self._before.hide()
        self.not_applicable.hide()
        self._say_hint(self.tr("Imprimés en tête de la note."))
        self._stack.setCurrentWidget(self.particulars)

    def keep_focus(self, change: Callable[[], object]) -> None:
        """Do something that shows other fields; the keyboard stays here when it was here."""
        focused = QApplication.focusWidget()
        here = focused is not None and self._stack.isAncestorOf(focused)
        change()
        if here:
            self.focus_text()

    def focus_text(self) -> None:
        """Bring the keyboard to what is written here."""
        if self._stack.currentWidget() is self.particulars:
            self.particulars.focus_first()
        elif not self.editor.isHidden():
            self.editor.text.setFocus()
        elif self._section.particular is Particular.options:
            self.options.list.setFocus()
        else:
            self.decision.button_shown().setFocus()

    def insert(self, words: str) -> None:
        """Put words where the cursor is in the text."""
        self._on_before()
        self.editor.insert(words)

    def point_at(self, words: str) -> None:
        """Select some words of the text."""
        cursor = self.editor.text.document().find(words)
        if not cursor.isNull():
            self.editor.text.setTextCursor(cursor)

    def freeze(self, frozen: bool) -> None:
        """Let everything be read only, or written."""
        self._frozen = frozen
        self.not_applicable.setVisible(self._may_be_not_applicable())
        self.editor.freeze(frozen)
        self.figure_button.setEnabled(not frozen)
        self.options.freeze(frozen)
        self.particulars.freeze(frozen)

    def _on_not_applicable(self) -> None:
        self.editor.set_value(NOT_APPLICABLE)
        self._on_typed()
        self.editor.text.setFocus()

    def _on_before(self) -> None:
        self._before.hide()
        self.editor.show()
        self.editor.text.setFocus()

    def _say_hint(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _on_typed(self) -> None:
        self._say_length()
        self.typed.emit()

    def _say_length(self) -> None:
        body = self.editor.value()
        words = word_count(body) if self._section.is_written(body) else 0
        self.heading.set_remark("" if self.editor.isHidden() else counted(words, self.tr("mot")))
        self.not_applicable.setVisible(self._may_be_not_applicable())

    def _may_be_not_applicable(self) -> bool:
        """Tell whether a section the note is not complete without is still empty."""
        section = self._section
        is_asked = section.required and section.particular not in _DRAWN and not self._frozen
        return is_asked and not section.is_written(self.editor.value())
