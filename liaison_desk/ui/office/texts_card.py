"""Where the ready-made texts of letters are, on the page of settings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted
from liaison_desk.ui.office.texts_dialog import TextsDialog
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import row, text


class TextsCard(Card):
    """Says how many texts are the office's own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.body.addWidget(text(self.tr("Modèles de texte"), "heading"))
        self._state = text("", "muted", wrap=True)
        self.body.addWidget(self._state)
        self.open_button = button(self.tr("Modifier les textes…"), self.open, compact=True, meaning="edit")
        self.body.addLayout(row(self.open_button, None))
        self.refresh()

    def refresh(self) -> None:
        """Count the texts changed and the paragraphs kept."""
        office = self._session.desk.settings.office()
        own = counted(len(office.own_wordings), self.tr("modèle modifié"), self.tr("modèles modifiés"))
        kept = counted(len(office.paragraphs), self.tr("paragraphe type"), self.tr("paragraphes types"))
        self._state.setText(self.tr("Lettres et réponses : {own}, {kept}.").format(own=own, kept=kept))

    def open(self) -> None:
        """Open the texts."""
        dialog = TextsDialog(self._session, self.window())
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self, _result: int) -> None:
        self.refresh()
