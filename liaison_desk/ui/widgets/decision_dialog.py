"""A decision that needs one more thing: a reason, somebody, a moment."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.editor import Editor


class DecisionDialog(QDialog):
    """One field and one verb; nothing happens while the field means nothing.

    `missing` is said when it is empty; an empty sentence lets it be empty.
    """

    def __init__(
        self,
        title: str,
        explained: str,
        field: tuple[str, Editor],
        verb: tuple[str, Callable[[object], object]],
        missing: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = field[1]
        self._told = verb[1]
        self._missing = missing
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        label = text(field[0], "label")
        self.editor.name(field[0], required=bool(missing))
        label.setBuddy(self.editor.input())
        self._problem = text("", "problem", wrap=True)
        self._problem.hide()
        self.verb_button = button(verb[0], self.accept, primary=True)
        self.verb_button.setDefault(True)
        back = button(self.tr("Ne rien changer"), self.reject)
        self.setLayout(
            column(
                text(title, "heading", wrap=True),
                text(explained, "muted", wrap=True),
                label,
                self.editor,
                self._problem,
                row(None, back, self.verb_button),
                spacing=10,
                margins=20,
            )
        )
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.editor.input().setFocus()

    def accept(self) -> None:
        """Do it when the field says something."""
        try:
            value = self.editor.value()
        except ValueError as error:
            self._say(str(error))
            return
        if not value and self._missing:
            self._say(self._missing)
            return
        super().accept()
        self._told(value)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence[:1].upper() + sentence[1:])
        self._problem.show()
        self.editor.mark_invalid(sentence)
        self.editor.input().setFocus()
