"""What a decision needs beside its key: who represents, what is decided, why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.ui.widgets.dress import row
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.partner_field import PartnerField, Suggestion
from liaison_desk.ui.widgets.text_edits import LineEditor

_WIDTH = 220


class EntryFields(QWidget):
    """Fields shown only when they are needed. `edited` while one types, `left` when one leaves, `filled` on Enter."""

    edited = Signal()
    left = Signal()
    filled = Signal()

    def __init__(self, representative: PartnerField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.representative = representative
        self.answer = LineEditor(placeholder=self.tr("Ce qui est décidé"))
        self.reason = LineEditor()
        self._needs_reason = False
        self._all: dict[str, tuple[Editor, QWidget]] = {
            "representative_id": (self.representative, self.representative.line),
            "chosen_option": (self.answer, self.answer.line),
            "reason": (self.reason, self.reason.line),
        }
        self.answer.name(self.tr("Ce qui est décidé"), required=True)
        self.representative.name(self.tr("Qui représente l'élu"), required=True)
        self.setLayout(row(*(editor for editor, _line in self._all.values()), None, spacing=12))
        for editor, _line in self._all.values():
            editor.setFixedWidth(_WIDTH)
            editor.hide()
            editor.edited.connect(self.edited)
            editor.left.connect(self._on_left)
        for line in (self.representative.line, self.answer.line):
            line.returnPressed.connect(self._on_return)
        self.reason.line.returnPressed.connect(self.filled)

    def show_values(self, representative_id: str | None, answer: str, reason: str) -> None:
        """Show what was entered before."""
        self.representative.set_value(representative_id)
        self.answer.set_value(answer)
        self.reason.set_value(reason)

    def ask_representative(self, asked: bool, proposed: Suggestion | None) -> None:
        """Ask who represents the official, the one proposed unless somebody is named."""
        if asked and proposed and not self.representative.typed():
            self.representative.hold(proposed.id, proposed.label)
        self.representative.setVisible(asked)
        if asked:
            self.representative.line.selectAll()

    def ask_answer(self, asked: bool) -> None:
        """Ask what is decided, where no option was written."""
        self.answer.setVisible(asked)

    def ask_reason(self, asked: bool, *, needed: bool) -> None:
        """Ask why; it may be left out unless it is needed."""
        self._needs_reason = needed
        self.reason.setVisible(asked or needed)
        self.reason.line.setPlaceholderText(self.tr("Motif") if needed else self.tr("Précision (facultative)"))
        self.reason.name(self.tr("Motif") if needed else self.tr("Précision"), required=needed)

    def is_asking(self) -> bool:
        """Tell whether any field is shown."""
        return any(not editor.isHidden() for editor, _line in self._all.values())

    def first_needed(self) -> QWidget | None:
        """Return the first field that must be filled."""
        if not self.representative.isHidden():
            return self.representative.line
        if not self.answer.isHidden():
            return self.answer.line
        return self.reason.line if self._needs_reason else None

    def representative_id(self) -> str | None:
        """Return who represents, None when nobody is asked for; raises ValueError for a name nobody holds."""
        return None if self.representative.isHidden() else self.representative.value()

    def answer_words(self) -> str:
        """Return what is decided, empty when it is not asked."""
        return "" if self.answer.isHidden() else self.answer.value()

    def reason_words(self) -> str:
        """Return why, empty when it is not asked."""
        return "" if self.reason.isHidden() else self.reason.value()

    def mark(self, field: str, sentence: str) -> QWidget | None:
        """Show that a field of the line is wrong, or that none is, and return it."""
        for name, (editor, _line) in self._all.items():
            editor.mark_invalid(sentence if name == field else "")
        if field == "reason":  # to change what was decided asks for one, whatever the change is
            self.ask_reason(True, needed=True)
        return self._all[field][1] if field in self._all else None

    def _on_left(self) -> None:
        for line in (self.answer.line, self.reason.line):
            if not line.hasFocus():
                line.setCursorPosition(0)  # how the words left behind begin
        self.left.emit()

    def _on_return(self) -> None:
        if self._needs_reason:
            self.reason.line.setFocus()
        else:
            self.filled.emit()
