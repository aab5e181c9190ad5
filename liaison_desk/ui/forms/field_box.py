"""One field of a form: label above, editor, hint or problem under it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison_desk.ui.forms.layout import Entry
from liaison_desk.ui.widgets.dress import column, text
from liaison_desk.ui.widgets.editor import Editor
from liaison_desk.ui.widgets.messages import announce
from liaison_desk.ui.widgets.text_edits import CheckEditor


class FieldBox(QWidget):
    """Knows its editor and says what is wrong with it."""

    def __init__(self, entry: Entry, editor: Editor, required: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = text(entry.hint, "hint", wrap=True)
        if not entry.hint:
            self._hint.hide()
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        editor.name(entry.label, required)
        layout = column(editor, self._hint, self._problem, spacing=4)
        if not isinstance(editor, CheckEditor):
            label = text(f"{entry.label} *" if required else entry.label, "label")
            label.setToolTip(self.tr("À remplir") if required else "")
            label.setBuddy(editor.input())
            layout.insertWidget(0, label)
        self.setLayout(layout)

    def say(self, sentence: str) -> None:
        """Show what is wrong, or nothing."""
        capital = sentence[:1].upper() + sentence[1:]
        if capital == self._problem.text():
            return
        self._problem.setText(capital)
        self._problem.setVisible(bool(sentence))
        self.editor.mark_invalid(capital)
        if sentence:
            announce(self.editor.input(), capital)
