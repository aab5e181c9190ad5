"""The list of mailings."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from liaison_desk.domain.french import counted
from liaison_desk.domain.lists import MailingRow
from liaison_desk.services.clock import today
from liaison_desk.ui.kept_places import keep_columns
from liaison_desk.ui.lists.filter_line import FilterLine
from liaison_desk.ui.lists.rows_list import RowsList
from liaison_desk.ui.lists.rows_model import RowsModel
from liaison_desk.ui.mailings.looks import mailing_columns
from liaison_desk.ui.session import Session
from liaison_desk.ui.widgets.actions import new_action
from liaison_desk.ui.widgets.buttons import SegmentedTabs, button
from liaison_desk.ui.widgets.dress import column, row, text
from liaison_desk.ui.widgets.messages import EmptyState


class MailingsList(QWidget):
    """`opened` gives the id of a mailing; `create_requested` when one wants a new one."""

    opened = Signal(str)
    create_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model: RowsModel[MailingRow] = RowsModel(mailing_columns(self._today), session.desk.mailings, self)
        start = (self.tr("Commencer un publipostage…"), self.create_requested.emit)
        purpose = self.tr(
            "Un même texte pour beaucoup de destinataires : invitations, vœux, convocations, et les réponses."
        )
        self.list = RowsList(
            self.model,
            self.tr("Publipostages"),
            EmptyState("outgoing", self.tr("Aucun envoi pour l'instant"), purpose, start),
            EmptyState("search", self.tr("Aucun envoi ne correspond"), self.tr("Revenez à « Tous ».")),
        )
        self.view = self.list.view
        self.filters = SegmentedTabs(
            (("", self.tr("Tous")), ("in_progress", self.tr("En cours")), ("closed", self.tr("Clos"))),
            self.tr("Vues"),
            filters=True,
        )
        self.filter_line = FilterLine()
        self._count = text("", "muted")
        alone = Qt.ShortcutContext.WidgetShortcut
        self.delete_action = new_action(self, self.tr("&Supprimer"), "Del", self._on_delete, alone)
        self.view.addAction(self.delete_action)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list again."""
        self.model.refresh()
        if self.view.current() is None:
            self.view.select_first()

    def _lay_out(self) -> None:
        new = button(
            self.tr("Nouveau publipostage…"), self.create_requested.emit, primary=True, compact=True, meaning="add"
        )
        bar = row(self.filters, self.filter_line, None, self._count, new)
        bar.setStretch(1, 2)
        keep_columns(self.view.header, "mailings/columns")
        layout = column(bar, self.list, spacing=14)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.model.modelReset.connect(self._on_counted)
        self.filters.chosen.connect(self._on_filter)
        self.filter_line.asked.connect(self._on_words)
        self.filter_line.down_pressed.connect(self.view.setFocus)
        self.view.opened.connect(self._on_opened)

    def _on_counted(self) -> None:
        self._count.setText(counted(self.model.rowCount(), self.tr("envoi")))

    def _on_filter(self, key: str) -> None:
        self.view.ask(saved_filter=key)

    def _on_words(self, words: str) -> None:
        self.view.ask(text=words)

    def _on_opened(self, shown: MailingRow) -> None:
        self.opened.emit(shown.id)

    def _on_delete(self) -> None:
        for shown in self.view.selected():
            sentence = self.tr("« {subject} » à la corbeille").format(subject=shown.subject)
            self._session.attempt(lambda shown=shown: self._session.desk.mailings.delete(shown.id), sentence)

    def _today(self) -> date:
        return today(self._session.desk.clock)
