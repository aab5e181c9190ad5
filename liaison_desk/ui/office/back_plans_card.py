"""Where the back-plans are, on the page of settings."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison_desk.domain.labels import label
from liaison_desk.ui.office.back_plans_dialog import BackPlansDialog
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.buttons import button
from liaison_desk.ui.widgets.card import Card
from liaison_desk.ui.widgets.dress import row, text


class BackPlansCard(Card):
    """Says which kinds of engagement have steps of their own, and whether reports have."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.body.addWidget(text(self.tr("Rétroplannings"), "heading"))
        self._state = text("", "muted", wrap=True)
        self.body.addWidget(self._state)
        self.open_button = button(self.tr("Modifier les étapes…"), self.open, compact=True, meaning="edit")
        self.body.addLayout(row(self.open_button, None))
        self.refresh()

    def refresh(self) -> None:
        """Name the kinds whose steps were changed."""
        changed = [label(one.engagement_kind) for one in self._session.desk.settings.office().back_plans]
        words = self.tr("Étapes changées : {kinds}.").format(kinds=", ".join(changed).lower())
        shipped = self.tr("Les étapes de chaque type d'engagement et des rapports en séance, celles d'origine.")
        self._state.setText(words if changed else shipped)

    def open(self) -> None:
        """Open the steps."""
        BackPlansDialog(self._session, self.window()).open()
