"""One Word template: whose it is, what is wrong with it, what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from liaison_desk.services.templates import TemplateState
from liaison_desk.ui.theme.tokens import GRID, Tone
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.chip import Chip, ChipLook
from liaison_desk.ui.widgets.dress import row, text
from liaison_desk.ui.widgets.flow_layout import FlowLayout


class TemplateCard(Card):
    """`chosen`, `open_asked` and `restore_asked` carry the name of the template."""

    chosen = Signal(str)
    open_asked = Signal(str)
    restore_asked = Signal(str)

    def __init__(self, state: TemplateState, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=12)
        self._name = state.name
        self.setAccessibleName(title)
        self.chip = Chip()
        self._problem = text("", "problem", wrap=True)
        self.show_button = button(self.tr("Aperçu"), self._on_show, compact=True, meaning="pdf")
        self.open_button = button("", self._on_open, compact=True, meaning="open")
        self.restore_button = button(self.tr("Revenir au modèle d'origine"), self._on_restore, compact=True, quiet=True)
        for one in (self.show_button, self.open_button, self.restore_button):
            one.setAccessibleDescription(title)
        head = row(text(title, "strong", wrap=True), self.chip)
        head.setStretch(0, 1)
        feet = FlowLayout()
        for one in (self.show_button, self.open_button, self.restore_button):
            feet.addWidget(one)
        self.body.setSpacing(GRID)
        self.body.addLayout(head)
        self.body.addWidget(self._problem)
        self.body.addLayout(feet)
        self.show_state(state)

    def show_state(self, state: TemplateState) -> None:
        """Show a template as it is now."""
        look = ChipLook(self.tr("votre copie"), Tone.blue, "edit") if state.is_own else ChipLook(self.tr("d'origine"))
        if state.refusal:
            look = ChipLook(self.tr("refusé"), Tone.red, "alert")
        self.chip.set_look(look)
        self._problem.setText(state.refusal)
        self._problem.setVisible(bool(state.refusal))
        is_own = state.is_own
        self.open_button.setText(self.tr("Ouvrir dans Word") if is_own else self.tr("Ouvrir une copie dans Word"))
        self.restore_button.setVisible(is_own)
        self.show_button.setEnabled(not state.refusal)

    def refusal(self) -> str:
        """Return what is wrong with it."""
        return self._problem.text()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.show_button.isEnabled():
            self.chosen.emit(self._name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_button.setFocus()

    def _on_show(self) -> None:
        self.chosen.emit(self._name)

    def _on_open(self) -> None:
        self.open_asked.emit(self._name)

    def _on_restore(self) -> None:
        self.restore_asked.emit(self._name)
